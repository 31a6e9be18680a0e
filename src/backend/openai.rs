//! OpenAI chat completions and every server that speaks it (Azure OpenAI, vLLM, llama.cpp, LM Studio, OpenRouter,
//! Groq, DeepSeek). Only what is asked for is required of a reply: servers leave out all the rest.

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::short;
use super::faults;
use crate::model::{
    Ask, Auth, Backend, Content, HttpReply, HttpRequest, KeyHeader, Outcome, Reasoning, Structure, TokenLimitField,
    Usage,
};

/// Encodes one chat request. Errors: the ask is for machine translation, which this protocol does not speak.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Chat { system, form, user, schema, max_output_tokens } = ask else {
        return Err(super::not_spoken(backend, "machine translation of single texts"));
    };
    let with_schema = backend.dialect.structure == Structure::JsonSchema && schema.is_some();
    let system = super::instructions(system, form, with_schema);
    let mut body = json!({
        "model": backend.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
    });
    let limit = match backend.dialect.token_limit {
        TokenLimitField::MaxTokens => "max_tokens",
        TokenLimitField::MaxCompletionTokens => "max_completion_tokens",
    };
    body[limit] = json!(max_output_tokens);
    if let Some(temperature) = backend.dialect.temperature {
        body["temperature"] = json!(temperature);
    }
    match (backend.dialect.structure, schema) {
        (Structure::JsonSchema, Some(schema)) => {
            body["response_format"] = json!({"type": "json_schema",
                "json_schema": {"name": schema.name, "schema": schema.json, "strict": false}});
        }
        (Structure::JsonObject, Some(_)) => body["response_format"] = json!({"type": "json_object"}),
        _ => {}
    }
    match backend.dialect.reasoning {
        Reasoning::Template => body["chat_template_kwargs"] = json!({"enable_thinking": false}),
        reasoning => reasoning.effort().into_iter().for_each(|e| body["reasoning_effort"] = json!(e)),
    }
    Ok(HttpRequest { url: url(backend), headers: Vec::new(), auth: auth(backend), body, weight: 1 })
}

/// Azure's classic form needs the version as a query; everything else is `{base}/chat/completions`.
fn url(backend: &Backend) -> String {
    match &backend.dialect.version {
        Some(version) => format!("{}/chat/completions?api-version={version}", backend.base_url),
        None => format!("{}/chat/completions", backend.base_url),
    }
}

/// Azure takes the key in a header of its own, everybody else as a bearer token.
pub(super) fn auth(backend: &Backend) -> Auth {
    match &backend.key {
        None => Auth::None,
        Some(key) => match backend.dialect.key_header {
            KeyHeader::ApiKey => Auth::Header { name: "api-key", prefix: "", key: key.clone() },
            KeyHeader::Bearer => Auth::Header { name: "authorization", prefix: "Bearer ", key: key.clone() },
        },
    }
}

#[derive(Deserialize)]
struct Reply {
    #[serde(default, deserialize_with = "super::nullable")]
    choices: Vec<Choice>,
    usage: Option<ReplyUsage>,
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Choice {
    message: Option<Message>,
    finish_reason: Option<String>,
}

#[derive(Default, Deserialize)]
struct Message {
    content: Option<String>,
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct ReplyUsage {
    prompt_tokens: Option<u64>,
    completion_tokens: Option<u64>,
}

/// Says what a reply means. DeepSeek holds a slow connection open with blank lines before the body.
pub(super) fn decode(_backend: &Backend, _ask: &Ask, reply: &HttpReply) -> Outcome {
    if reply.status >= 400 {
        return faults::outcome(&faults::told(reply));
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else {
        return faults::malformed(reply);
    };
    // OpenRouter reports every failure after the model has started with status 200.
    if parsed.error.as_ref().is_some_and(|e| !e.is_null()) {
        return faults::outcome(&faults::told(reply));
    }
    let usage = parsed.usage.map_or_else(Usage::default, |u| Usage {
        input_tokens: u.prompt_tokens,
        output_tokens: u.completion_tokens,
        characters: None,
    });
    let Some(choice) = parsed.choices.into_iter().next() else {
        return faults::unexpected("answered without a choice", usage);
    };
    let message = choice.message.unwrap_or_default();
    if let Some(reason) = message.refusal.filter(|r| !r.trim().is_empty()) {
        return Outcome::Refused { reason: short(&reason), usage };
    }
    let text = message.content.unwrap_or_default();
    match choice.finish_reason.as_deref() {
        // Some leave the reason out: then the whole object that was asked for is the evidence.
        Some("stop") | None => Outcome::Answer { content: Content::Text(text), usage },
        Some("length") => Outcome::Truncated { partial: text, usage },
        Some("content_filter") => Outcome::Refused { reason: "stopped by the content filter".into(), usage },
        Some(other) => faults::unknown_stop(other, usage),
    }
}
