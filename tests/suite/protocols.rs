//! Every protocol maps the replies that its servers are known to give to the same outcomes. Bodies are written in the
//! shapes of the vendors' specifications and of servers that were run.

use std::time::Duration;

use ringkas::backend::{PROTOCOLS, codec};
use ringkas::model::{Ask, Auth, Backend, BackendKind, Content, FaultClass, HttpReply, Outcome, Parameter, Usage};
use serde_json::{Value, json};

use crate::support::backends::{KEY, backend};

fn chat() -> Ask {
    Ask::Chat {
        system: "Do.".into(),
        form: String::new(),
        user: "{\"task\":\"brief\"}".into(),
        schema: None,
        max_output_tokens: 500,
    }
}

fn texts() -> Ask {
    Ask::Texts {
        texts: vec!["Satu &amp; <span translate=\"no\">[[q1]]</span>".into(), "Dua".into()],
        markup: true,
        context: Some("Judul".into()),
        glossary: Vec::new(),
    }
}

fn reply(status: u16, body: &Value) -> HttpReply {
    HttpReply { status, headers: Vec::new(), body: body.to_string().into_bytes() }
}

fn raw(status: u16, body: &str) -> HttpReply {
    HttpReply { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn decode(kind: BackendKind, reply: &HttpReply) -> Outcome {
    let ask = if kind.is_language_model() { chat() } else { texts() };
    let backend = backend(kind, "https://example.org/v1");
    (codec(kind).expect("a codec").decode)(&backend, &ask, reply)
}

fn encode(backend: &Backend, ask: &Ask) -> ringkas::model::HttpRequest {
    (codec(backend.kind).expect("a codec").encode)(backend, ask).expect("a request")
}

/// The kind of an outcome in one word.
fn word(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Answer { .. } => "answer".into(),
        Outcome::Truncated { .. } => "truncated".into(),
        Outcome::Refused { .. } => "refused".into(),
        Outcome::Overflow { .. } => "overflow".into(),
        Outcome::Fault(fault) => format!("{:?}", fault.class),
    }
}

#[track_caller]
fn expect(kind: BackendKind, cases: &[(HttpReply, &str)]) {
    for (reply, want) in cases {
        let got = decode(kind, reply);
        assert_eq!(
            word(&got),
            *want,
            "{kind:?} status {} body {}\n{got:?}",
            reply.status,
            String::from_utf8_lossy(&reply.body)
        );
    }
}

#[test]
fn openai_chat() {
    let choice = |finish: &str, content: Value| {
        json!({"choices": [{"finish_reason": finish, "message": {"role": "assistant", "content": content}}],
            "usage": {"prompt_tokens": 10, "completion_tokens": 5}})
    };
    let error = |e: Value| json!({ "error": e });
    expect(
        BackendKind::OpenAi,
        &[
            (reply(200, &choice("stop", json!("{\"a\":1}"))), "answer"),
            (raw(200, &format!("\n\n\n{}", choice("stop", json!("{}")))), "answer"),
            (reply(200, &choice("stop", json!("<think>x</think>{\"a\":1}"))), "answer"),
            (reply(200, &choice("length", json!("{\"a\":"))), "truncated"),
            (reply(200, &choice("content_filter", Value::Null)), "refused"),
            (reply(200, &choice("stop", json!("I'm sorry, but I can't help with that."))), "refused"),
            (reply(200, &choice("stop", Value::Null)), "Malformed"),
            (reply(200, &choice("stop", json!("no json here"))), "Malformed"),
            (reply(200, &choice("insufficient_system_resource", json!("{}"))), "Malformed"),
            (reply(200, &json!({"choices": []})), "Malformed"),
            (raw(200, "<html>Bad gateway</html>"), "Malformed"),
            (raw(200, "{\"choices\":[{\"mess"), "Malformed"),
            (raw(200, ""), "Malformed"),
            (reply(401, &error(json!({"message": "Incorrect API key", "code": "invalid_api_key"}))), "Auth"),
            (reply(404, &error(json!({"message": "no such model", "code": "model_not_found"}))), "Request"),
            (reply(429, &error(json!({"message": "slow down", "code": "rate_limit_exceeded"}))), "RateLimit"),
            (
                reply(429, &error(json!({"message": "You exceeded your current quota", "code": "insufficient_quota"}))),
                "Quota",
            ),
            (reply(402, &error(json!({"message": "Insufficient Balance"}))), "Quota"),
            (reply(500, &error(json!("plain string"))), "Transient"),
            (raw(503, "<html>down</html>"), "Transient"),
            // vLLM's older flat form, integer codes, OpenRouter's failure with status 200, llama.cpp's overflow.
            (
                reply(
                    400,
                    &json!({"object": "error", "message": "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens", "code": 400}),
                ),
                "overflow",
            ),
            (reply(200, &error(json!({"code": 502, "message": "upstream down"}))), "Transient"),
            (reply(200, &error(json!({"code": 429, "message": "limited"}))), "RateLimit"),
            (
                reply(
                    400,
                    &error(
                        json!({"code": 400, "message": "request (3019 tokens) exceeds the available context size (512 tokens), try increasing it", "type": "exceed_context_size_error", "n_prompt_tokens": 3019, "n_ctx": 512}),
                    ),
                ),
                "overflow",
            ),
            (
                reply(400, &error(json!({"message": "filtered", "code": "content_filter", "param": "prompt"}))),
                "refused",
            ),
            (
                reply(
                    200,
                    &json!({"choices": [{"finish_reason": "stop", "message": {"content": null, "refusal": "No."}}]}),
                ),
                "refused",
            ),
        ],
    );
    let unsupported = error(
        json!({"message": "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "code": "unsupported_parameter"}),
    );
    let Outcome::Fault(fault) = decode(BackendKind::OpenAi, &reply(400, &unsupported)) else { panic!("a fault") };
    assert_eq!(fault.class, FaultClass::Unsupported(Parameter::TokenLimit));
    // Output equal to the limit counts as truncated whatever the server says.
    let full = json!({"choices": [{"finish_reason": "stop", "message": {"content": "{}"}}], "usage": {"completion_tokens": 500}});
    expect(BackendKind::OpenAi, &[(reply(200, &full), "truncated")]);
}

#[test]
fn overflows_tell_their_numbers() {
    let body = json!({"error": {"message": "request (3019 tokens) exceeds the available context size (512 tokens)", "n_prompt_tokens": 3019, "n_ctx": 512}});
    assert_eq!(
        decode(BackendKind::OpenAi, &reply(400, &body)),
        Outcome::Overflow { limit: Some(512), requested: Some(3019), usage: Usage::default() }
    );
    let body = json!({"error": {"message": "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens"}});
    assert_eq!(
        decode(BackendKind::OpenAi, &reply(400, &body)),
        Outcome::Overflow { limit: Some(4096), requested: Some(5000), usage: Usage::default() }
    );
}

#[test]
fn openai_responses() {
    let message = |status: &str, text: &str, details: Value| {
        json!({"status": status, "incomplete_details": details, "error": null, "usage": {"input_tokens": 9, "output_tokens": 4},
            "output": [{"type": "reasoning", "content": [{"type": "reasoning_text", "text": "{\"secret\":1}"}]},
                {"type": "message", "content": [{"type": "output_text", "text": text}]}]})
    };
    expect(
        BackendKind::Responses,
        &[
            (reply(200, &message("completed", "{\"a\":1}", Value::Null)), "answer"),
            (reply(200, &message("incomplete", "{\"a\"", json!({"reason": "max_output_tokens"}))), "truncated"),
            (reply(200, &message("incomplete", "", json!({"reason": "content_filter"}))), "refused"),
            (
                reply(
                    200,
                    &json!({"status": "completed", "output": [{"type": "message", "content": [{"type": "refusal", "refusal": "No"}]}]}),
                ),
                "refused",
            ),
            (reply(200, &json!({"status": "completed", "output": []})), "Malformed"),
            (
                reply(200, &json!({"status": "failed", "error": {"code": "server_error", "message": "oops"}})),
                "Transient",
            ),
            (reply(200, &json!({"status": "queued", "output": []})), "Malformed"),
            (reply(401, &json!({"error": {"message": "bad key"}})), "Auth"),
            (raw(200, "not json"), "Malformed"),
        ],
    );
    let Outcome::Answer { content: Content::Text(text), .. } =
        decode(BackendKind::Responses, &reply(200, &message("completed", "{\"a\":1}", Value::Null)))
    else {
        panic!()
    };
    assert_eq!(text, "{\"a\":1}", "reasoning never reaches an answer");
}

#[test]
fn anthropic_messages() {
    let message = |stop: &str, text: &str| {
        json!({"type": "message", "stop_reason": stop, "usage": {"input_tokens": 5, "cache_read_input_tokens": 90, "cache_creation_input_tokens": 5, "output_tokens": 4},
            "content": [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": text}]})
    };
    let error = |kind: &str, text: &str| json!({"type": "error", "error": {"type": kind, "message": text}});
    expect(
        BackendKind::Anthropic,
        &[
            (reply(200, &message("end_turn", "{\"a\":1}")), "answer"),
            (reply(200, &message("max_tokens", "{")), "truncated"),
            (reply(200, &message("refusal", "")), "refused"),
            (reply(200, &message("model_context_window_exceeded", "{")), "overflow"),
            (reply(200, &message("pause_turn", "{}")), "Malformed"),
            (reply(401, &error("authentication_error", "invalid x-api-key")), "Auth"),
            (reply(402, &error("billing_error", "pay")), "Quota"),
            (reply(429, &error("rate_limit_error", "slow")), "RateLimit"),
            (reply(529, &error("overloaded_error", "Overloaded")), "Transient"),
            (
                reply(400, &error("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum")),
                "overflow",
            ),
            (raw(413, "<html>too large</html>"), "overflow"),
            (raw(200, "<html>"), "Malformed"),
        ],
    );
    let Outcome::Answer { usage, .. } = decode(BackendKind::Anthropic, &reply(200, &message("end_turn", "{}"))) else {
        panic!()
    };
    assert_eq!(usage.input_tokens, Some(100), "cached input is input");
}

#[test]
fn gemini_generate_content() {
    let candidate = |finish: &str, parts: Value| {
        json!({"candidates": [{"finishReason": finish, "content": {"role": "model", "parts": parts}}],
            "usageMetadata": {"promptTokenCount": 7, "candidatesTokenCount": 3, "thoughtsTokenCount": 20}})
    };
    let limited = |details: Value| json!([{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "quota", "details": details}}]);
    let retry = json!({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "45.837906927s"});
    let daily = json!({"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel"}]});
    expect(
        BackendKind::Gemini,
        &[
            (
                reply(
                    200,
                    &candidate(
                        "STOP",
                        json!([{"text": "thinking", "thought": true}, {"text": "{\"a\""}, {"text": ":1}"}]),
                    ),
                ),
                "answer",
            ),
            (reply(200, &candidate("MAX_TOKENS", json!([]))), "truncated"),
            (reply(200, &candidate("RECITATION", json!([]))), "refused"),
            (reply(200, &json!({"promptFeedback": {"blockReason": "SAFETY"}})), "refused"),
            (reply(200, &candidate("MALFORMED_FUNCTION_CALL", json!([]))), "Malformed"),
            (reply(200, &json!({"candidates": []})), "Malformed"),
            (reply(429, &limited(json!([retry.clone()]))), "RateLimit"),
            (reply(429, &limited(json!([retry.clone(), daily]))), "Quota"),
            (
                reply(
                    400,
                    &json!({"error": {"code": 400, "status": "INVALID_ARGUMENT", "message": "API key not valid."}}),
                ),
                "Auth",
            ),
            (
                reply(
                    400,
                    &json!({"error": {"code": 400, "message": "The input token count (40000) exceeds the maximum number of tokens allowed (32768)."}}),
                ),
                "overflow",
            ),
            (
                reply(503, &json!({"error": {"code": 503, "status": "UNAVAILABLE", "message": "overloaded"}})),
                "Transient",
            ),
        ],
    );
    let Outcome::Fault(fault) = decode(BackendKind::Gemini, &reply(429, &limited(json!([retry])))) else { panic!() };
    assert_eq!(fault.wait, Some(Duration::from_nanos(45_837_906_927)));
    let Outcome::Answer { usage, .. } =
        decode(BackendKind::Gemini, &reply(200, &candidate("STOP", json!([{"text": "{}"}]))))
    else {
        panic!()
    };
    assert_eq!(usage.output_tokens, Some(23), "thoughts are output");
}

#[test]
fn ollama_chat() {
    let done = |reason: &str, tokens: u64| json!({"message": {"role": "assistant", "content": "{}", "thinking": "hm"}, "done": true, "done_reason": reason, "prompt_eval_count": tokens, "eval_count": 3});
    expect(
        BackendKind::Ollama,
        &[
            (reply(200, &done("stop", 50)), "answer"),
            (reply(200, &done("length", 50)), "truncated"),
            // A prompt that fills the window has been cut silently.
            (reply(200, &done("stop", 128_000)), "overflow"),
            (reply(200, &done("load", 50)), "Malformed"),
            (reply(404, &json!({"error": "model \"x\" not found, try pulling it first"})), "Request"),
            (reply(503, &json!({"error": "server busy"})), "Transient"),
            (
                reply(
                    400,
                    &json!({"error": "the prompt is longer than the context length currently available to the model"}),
                ),
                "overflow",
            ),
            (raw(200, "{\"message\""), "Malformed"),
        ],
    );
    let request = encode(&backend(BackendKind::Ollama, "http://127.0.0.1:11434"), &chat());
    assert_eq!(request.body["truncate"], json!(false), "silent truncation is refused");
    assert_eq!(request.body["options"]["num_ctx"], json!(128_000));
}

#[test]
fn translation_services() {
    let both = ["One & [[q1]]", "Two"];
    let deepl = json!({"translations": [{"text": "One &amp; <x>[[q1]]</x>", "billed_characters": 12}, {"text": "Two", "billed_characters": 3}]});
    let google = json!({"data": {"translations": [{"translatedText": "One &amp; [[q1]]"}, {"translatedText": "Two"}]}});
    let v3 = json!({"translations": [{"translatedText": "wrong"}, {"translatedText": "wrong"}], "glossaryTranslations": [{"translatedText": "One &amp; [[q1]]"}, {"translatedText": "Two"}]});
    let azure = json!([{"translations": [{"text": "One &amp; [[q1]]", "to": "en"}]}, {"translations": [{"text": "Two", "to": "en"}]}]);
    let azure_new =
        json!({"value": [{"translations": [{"text": "One &amp; [[q1]]"}]}, {"translations": [{"text": "Two"}]}]});
    let libre = json!({"translatedText": ["One & [[q1]]", "Two"]});
    for (kind, body) in [
        (BackendKind::DeepL, deepl),
        (BackendKind::Google, google),
        (BackendKind::Google, v3),
        (BackendKind::Azure, azure),
        (BackendKind::Azure, azure_new),
        (BackendKind::LibreTranslate, libre),
    ] {
        let Outcome::Answer { content: Content::Texts(got), usage } = decode(kind, &reply(200, &body)) else {
            panic!("{kind:?}: {:?}", decode(kind, &reply(200, &body)))
        };
        assert_eq!(got, both, "{kind:?}");
        assert!(usage.characters.is_some(), "{kind:?}");
        expect(
            kind,
            &[
                (reply(200, &json!({})), "Malformed"),
                (raw(200, "<html>"), "Malformed"),
                (raw(500, "oops"), "Transient"),
            ],
        );
    }
    expect(
        BackendKind::LibreTranslate,
        &[
            (reply(200, &json!({"translatedText": ["\u{1f648}", "\u{1f648}"]})), "Malformed"),
            (reply(400, &json!({"error": "request (600) exceeds text limit (500)"})), "overflow"),
            (reply(400, &json!({"error": "Please contact the server operator to get an API key"})), "Auth"),
            (reply(403, &json!({"error": "Invalid API key"})), "Auth"),
            (reply(403, &json!({"error": "Too many request limits violations"})), "Quota"),
            (reply(429, &json!({"error": "Slowdown: 3 per 1 minute"})), "RateLimit"),
        ],
    );
    expect(
        BackendKind::DeepL,
        &[
            (raw(403, ""), "Auth"),
            (raw(456, ""), "Quota"),
            (raw(429, ""), "RateLimit"),
            (raw(529, ""), "RateLimit"),
            (raw(413, ""), "overflow"),
        ],
    );
    let reason = |r: &str| json!({"error": {"code": 403, "message": "quota", "errors": [{"reason": r}]}});
    expect(
        BackendKind::Google,
        &[
            (reply(403, &reason("userRateLimitExceeded")), "RateLimit"),
            (reply(403, &reason("dailyLimitExceeded")), "Quota"),
            (reply(403, &reason("forbidden")), "Auth"),
        ],
    );
    let coded = |c: u64| json!({"error": {"code": c, "message": "x"}});
    expect(
        BackendKind::Azure,
        &[
            (reply(403, &coded(403_001)), "Quota"),
            (reply(408, &coded(408_001)), "Transient"),
            (reply(400, &coded(400_077)), "overflow"),
            (reply(401, &coded(401_000)), "Auth"),
            (reply(429, &coded(429_001)), "RateLimit"),
        ],
    );
}

#[test]
fn the_key_is_only_where_the_transport_puts_it() {
    for protocol in PROTOCOLS.iter().filter(|p| p.codec.is_some()) {
        let backend = backend(protocol.kind, "https://example.org/v1");
        let ask = if protocol.kind.is_language_model() { chat() } else { texts() };
        let request = encode(&backend, &ask);
        let shown = format!("{request:?}");
        assert!(!shown.contains(KEY), "{}: {shown}", protocol.name);
        assert!(!matches!(request.auth, Auth::None), "{}", protocol.name);
        assert!(request.url.starts_with("https://example.org/v1/"), "{}", request.url);
    }
}

#[test]
fn a_protocol_refuses_what_it_cannot_carry() {
    for protocol in PROTOCOLS.iter().filter(|p| p.codec.is_some()) {
        let backend = backend(protocol.kind, "https://example.org");
        let wrong = if protocol.kind.is_language_model() { texts() } else { chat() };
        let error = (codec(protocol.kind).expect("a codec").encode)(&backend, &wrong).expect_err("not spoken");
        assert_eq!(error.exit_code(), 2, "{}", protocol.name);
    }
}
