//! What servers of one protocol are told differently: how much to think, the form of the answer, the header of the key,
//! where a key belongs, what they cost.

use std::path::Path;
use std::sync::Arc;

use ringkas::backend::codec;
use ringkas::config::{Catalogue, File};
use ringkas::model::{Ask, Auth, Backend, BackendKind, HttpRequest, KeyHeader, Outcome, Reasoning, Schema, Structure};
use ringkas::net::Options;
use serde_json::{Value, json};

use crate::support::asking::{PLANNED, client, options, run};
use crate::support::backends::backend;
use crate::support::command::World;
use crate::support::model::completion;
use crate::support::server::{Reply, Server};

fn chat() -> Ask {
    let json = json!({"type": "object", "properties": {"a": {"type": "integer"}}});
    Ask::Chat {
        system: "Do.".into(),
        form: "{\"a\":1}".into(),
        user: "{\"task\":\"brief\"}".into(),
        schema: Some(Arc::new(Schema { name: "a".into(), json })),
        max_output_tokens: 32_000,
    }
}

fn encode(backend: &Backend, ask: &Ask) -> HttpRequest {
    (codec(backend.kind).expect("a codec").encode)(backend, ask).expect("a request")
}

fn resolved(toml: &str, name: &str) -> ringkas::Result<Backend> {
    let file = File::parse(toml, Path::new("config.toml")).expect("a configuration");
    Catalogue::new(file, None).expect("a catalogue").backend(name)
}

#[test]
fn models_are_told_to_think_in_the_words_of_their_protocol() {
    let cases = [
        (BackendKind::OpenAi, Reasoning::Minimal, "/reasoning_effort", json!("minimal")),
        (BackendKind::OpenAi, Reasoning::Off, "/reasoning_effort", json!("none")),
        (BackendKind::OpenAi, Reasoning::Template, "/chat_template_kwargs/enable_thinking", json!(false)),
        (BackendKind::Responses, Reasoning::Low, "/reasoning/effort", json!("low")),
        (BackendKind::Anthropic, Reasoning::Off, "/thinking/type", json!("disabled")),
        (BackendKind::Anthropic, Reasoning::Minimal, "/output_config/effort", json!("low")),
        (BackendKind::Gemini, Reasoning::Off, "/generationConfig/thinkingConfig/thinkingBudget", json!(0)),
        (BackendKind::Gemini, Reasoning::Minimal, "/generationConfig/thinkingConfig/thinkingBudget", json!(128)),
        (BackendKind::Gemini, Reasoning::High, "/generationConfig/thinkingConfig/thinkingLevel", json!("high")),
        (BackendKind::Ollama, Reasoning::Off, "/think", json!(false)),
        (BackendKind::Ollama, Reasoning::Medium, "/think", json!("medium")),
    ];
    for (kind, reasoning, place, want) in cases {
        let mut backend = backend(kind, "https://example.org/v1");
        assert_eq!(encode(&backend, &chat()).body.pointer(place), None, "{kind:?}: nothing is said by default");
        backend.dialect.reasoning = reasoning;
        let body = encode(&backend, &chat()).body;
        assert_eq!(body.pointer(place), Some(&want), "{kind:?} {reasoning:?}: {body}");
    }
    let claude = encode(&backend(BackendKind::Anthropic, "https://example.org/v1"), &chat()).body;
    assert_eq!(claude["max_tokens"], 21_333, "what takes longer than ten minutes must be streamed");
}

#[test]
fn models_that_think_are_told_to_think_as_little_as_they_can() {
    let reasoning = |name: &str, model: &str| {
        let toml = format!("[backends.{name}]\nmodel = \"{model}\"\n");
        resolved(&toml, name).expect("a backend").dialect.reasoning
    };
    assert_eq!(reasoning("openai", "gpt-5-mini-2025-08-07"), Reasoning::Minimal);
    assert_eq!(reasoning("openai", "o4-mini"), Reasoning::Low);
    assert_eq!(reasoning("openai", "gpt-4.1-mini"), Reasoning::Default);
    assert_eq!(reasoning("gemini", "gemini-2.5-flash"), Reasoning::Off);
    assert_eq!(reasoning("gemini", "gemini-2.5-pro"), Reasoning::Minimal);
    assert_eq!(reasoning("ollama", "qwen3:8b"), Reasoning::Off);
    assert_eq!(reasoning("vllm", "Qwen/Qwen3-8B"), Reasoning::Template);
    let own = "[backends.gemini]\nreasoning = \"high\"\n";
    assert_eq!(resolved(own, "gemini").expect("a backend").dialect.reasoning, Reasoning::High);
    let wrong = resolved("[backends.gemini]\nreasoning = \"of\"\n", "gemini").expect_err("no such value");
    assert!(wrong.to_string().contains("reasoning = \"of\" does not exist"), "{wrong}");
}

#[test]
fn a_server_that_cannot_be_told_how_much_to_think_is_asked_again_without_it() {
    let server = Server::start(|request| match request.json()["reasoning_effort"].as_str() {
        Some(_) => Reply::error(400, &json!({"error": {"message": "Unrecognized request argument: reasoning_effort"}})),
        None => Reply::json(&completion("{\"a\":1}", "stop")),
    });
    let mut backend = backend(BackendKind::OpenAi, &server.url());
    backend.dialect.reasoning = Reasoning::Minimal;
    let answered = run(client(&options()).ask(&backend, codec(backend.kind).expect("a codec"), &chat(), PLANNED));
    assert!(matches!(answered.expect("an answer").outcome, Outcome::Answer { .. }));
    assert_eq!(server.count(), 2);
}

/// The system message of a body, wherever the protocol has it.
fn system(body: &Value) -> &str {
    let places = ["/messages/0/content", "/instructions", "/system", "/systemInstruction/parts/0/text"];
    // Anthropic has a message at the first place, too, but it is the user's.
    let anthropic = body["system"].as_str();
    anthropic.or_else(|| places.iter().find_map(|p| body.pointer(p)?.as_str())).expect("a system message")
}

#[test]
fn the_form_of_the_answer_is_told_once_by_schema_or_by_words() {
    let kinds =
        [BackendKind::OpenAi, BackendKind::Responses, BackendKind::Anthropic, BackendKind::Gemini, BackendKind::Ollama];
    for kind in kinds {
        let mut backend = backend(kind, "https://example.org/v1");
        let body = encode(&backend, &chat()).body;
        assert_eq!(system(&body), "Do.", "{kind:?}");
        assert!(body.to_string().contains("properties"), "{kind:?}: {body}");
        for structure in [Structure::JsonObject, Structure::None] {
            backend.dialect.structure = structure;
            let body = encode(&backend, &chat()).body;
            assert_eq!(system(&body), "Do.\n{\"a\":1}", "{kind:?} {structure:?}");
            assert!(!body.to_string().contains("properties"), "{kind:?}: {body}");
        }
    }
}

#[test]
fn a_server_that_takes_no_schema_is_told_the_form() {
    let refusal = json!({"error": {"code": 400, "type": "invalid_request_error", "message":
        "Unable to generate parser for this template. JSON schema error at #: unrecognized type"}});
    let server = Server::start(move |request| match request.json()["response_format"]["type"].as_str() {
        Some("json_schema") => Reply::error(400, &refusal),
        _ => Reply::json(&completion("{\"a\":1}", "stop")),
    });
    let backend = backend(BackendKind::OpenAi, &server.url());
    run(client(&options()).ask(&backend, codec(backend.kind).expect("a codec"), &chat(), PLANNED)).expect("an answer");
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(system(&requests[0].json()), "Do.");
    assert_eq!(system(&requests[1].json()), "Do.\n{\"a\":1}");
}

#[test]
fn azure_takes_its_key_in_a_header_of_its_own() {
    let header = |toml: &str, name: &str| {
        let mut backend = resolved(toml, name).expect("a backend");
        backend.key = Some(ringkas::model::Secret::new("k"));
        match encode(&backend, &chat()).auth {
            Auth::Header { name, .. } => name,
            other => panic!("{other:?}"),
        }
    };
    let at = |url: &str| format!("base_url = \"{url}\"\nmodel = \"m\"\n");
    let azure = at("https://r.openai.azure.com/openai/v1");
    assert_eq!(header(&format!("[backends.azure-openai]\n{azure}"), "azure-openai"), "api-key");
    assert_eq!(header(&format!("[backends.mine]\nkind = \"openai\"\n{azure}"), "mine"), "api-key");
    // A name says nothing, and a gateway may want it either way.
    let gateway = at("https://gateway.example.org/v1");
    assert_eq!(header(&format!("[backends.azure-like]\nkind = \"openai\"\n{gateway}"), "azure-like"), "authorization");
    let chosen = format!("[backends.mine]\nkind = \"openai\"\nkey_header = \"api-key\"\n{gateway}");
    assert_eq!(header(&chosen, "mine"), "api-key");
    let mut classic = backend(BackendKind::OpenAi, "https://r.openai.azure.com/openai/deployments/d");
    classic.dialect.key_header = KeyHeader::ApiKey;
    classic.dialect.version = Some("2024-10-21".into());
    assert!(encode(&classic, &chat()).url.ends_with("/chat/completions?api-version=2024-10-21"));
}

#[test]
fn a_key_of_deepls_free_plan_goes_where_it_belongs() {
    let base = |key: &str, address: &str| {
        let toml = format!("[backends.deepl]\napi_key_command = [\"echo\", \"{key}\"]\n{address}");
        let file = File::parse(&toml, Path::new("config.toml")).expect("a configuration");
        let catalogue = Catalogue::new(file, None).expect("a catalogue");
        let mut backend = catalogue.backend("deepl").expect("a backend");
        catalogue.unlock(&mut backend).expect("a key");
        backend.base_url
    };
    assert_eq!(base("0123:fx", ""), "https://api-free.deepl.com");
    assert_eq!(base("0123", ""), "https://api.deepl.com");
    assert_eq!(base("0123:fx", "base_url = \"http://127.0.0.1:9\"\n"), "http://127.0.0.1:9");
}

#[test]
fn a_cost_limit_does_not_stand_in_the_way_of_servers_on_this_machine() {
    for name in ["llamacpp", "lmstudio", "ollama", "vllm"] {
        let backend = resolved(&format!("[backends.{name}]\nmodel = \"m\"\n"), name).expect("a backend");
        assert_eq!((backend.usd_per_million_input, backend.usd_per_million_output), (Some(0.0), Some(0.0)), "{name}");
    }
    let server = Server::script(vec![Reply::json(&completion("{\"a\":1}", "stop"))]);
    let mut local = resolved("[backends.vllm]\nmodel = \"m\"\n", "vllm").expect("a backend");
    local.base_url = server.url();
    let limited = Options { max_cost_usd: Some(0.0), ..options() };
    let codec = codec(local.kind).expect("a codec");
    run(client(&limited).ask(&local, codec, &chat(), PLANNED)).expect("it costs nothing");
}

#[test]
fn a_password_in_an_address_is_refused_and_not_repeated() {
    let world = World::new();
    world.file("a.txt", crate::support::command::example());
    let bad = "https://user:hunter2@example.org/v1";
    for arguments in
        [&["-b", "openai", "--base-url", bad, "a.txt"][..], &["plan", "-b", "openai", "--base-url", bad, "a.txt"]]
    {
        let done = world.with_env(arguments, &[("OPENAI_API_KEY", "sk-x")]).fails(2);
        assert!(done.err.contains("user name or a password") && !done.err.contains("hunter2"), "{done:?}");
    }
    world.configuration(&format!("[backends.mine]\nkind = \"openai\"\nmodel = \"m\"\nbase_url = \"{bad}\"\n"));
    let listed = world.run(&["backends"]).ok();
    assert!(listed.out.contains("mine") && !listed.out.contains("hunter2"), "{listed:?}");
    let shown = world.run(&["config", "show"]);
    assert!(!format!("{shown:?}").contains("hunter2"), "{shown:?}");
}
