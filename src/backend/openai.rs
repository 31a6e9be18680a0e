//! OpenAI chat completions and every server that speaks it (Azure OpenAI, vLLM, llama.cpp, LM Studio, OpenRouter,
//! Groq, DeepSeek). Only what is asked for is required of a reply: servers leave out all the rest.

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::short;
use crate::model::{
    Ask, Auth, Backend, Content, Fault, FaultClass, HttpReply, HttpRequest, Outcome, Parameter, Structure,
    TokenLimitField, Usage,
};

/// Encodes one chat request. Errors: the ask is for machine translation, which this protocol does not speak.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Chat { system, user, schema, max_output_tokens } = ask else {
        return Err(super::not_spoken(backend, "machine translation of single texts"));
    };
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
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "authorization", prefix: "Bearer ", key: key.clone() },
        None => Auth::None,
    };
    Ok(HttpRequest { url: format!("{}/chat/completions", backend.base_url), headers: Vec::new(), auth, body })
}

#[derive(Deserialize)]
struct Reply {
    #[serde(default)]
    choices: Vec<Choice>,
    usage: Option<ReplyUsage>,
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Choice {
    message: Option<Message>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct ReplyUsage {
    prompt_tokens: Option<u64>,
    completion_tokens: Option<u64>,
}

/// Says what a reply means.
pub(super) fn decode(_backend: &Backend, _ask: &Ask, reply: &HttpReply) -> Outcome {
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else {
        return Outcome::Fault(super::malformed(reply));
    };
    // Some routers report a failure of the model behind them with status 200.
    if parsed.error.as_ref().is_some_and(|e| !e.is_null()) {
        return failed(reply);
    }
    let usage = parsed.usage.map_or_else(Usage::default, |u| Usage {
        input_tokens: u.prompt_tokens,
        output_tokens: u.completion_tokens,
        characters: None,
    });
    let Some(choice) = parsed.choices.into_iter().next() else {
        return Outcome::Fault(Fault {
            class: FaultClass::Malformed,
            message: "answered without a choice".into(),
            wait: None,
        });
    };
    let message = choice.message.unwrap_or(Message { content: None, refusal: None });
    if let Some(reason) = message.refusal.filter(|r| !r.trim().is_empty()) {
        return Outcome::Refused { reason: short(&reason), usage };
    }
    let text = message.content.unwrap_or_default();
    match choice.finish_reason.as_deref() {
        Some("length") => Outcome::Truncated { partial: text, usage },
        Some("content_filter") => Outcome::Refused { reason: "stopped by the content filter".into(), usage },
        Some("stop") | None => Outcome::Answer { content: Content::Text(text), usage },
        Some(other) => Outcome::Fault(Fault {
            class: FaultClass::Malformed,
            message: format!("stopped for the unknown reason {:?}", short(other)),
            wait: None,
        }),
    }
}

/// A reply that reports an error, by its status and its body.
fn failed(reply: &HttpReply) -> Outcome {
    let body: Value = serde_json::from_slice(&reply.body).unwrap_or(Value::Null);
    let error = body.get("error").unwrap_or(&body);
    let text = error.as_str().or_else(|| error["message"].as_str()).unwrap_or_default();
    let code = error["code"].as_str().or_else(|| error["type"].as_str()).unwrap_or_default();
    // The status in the body counts where the reply itself says 200.
    let inner = error["code"].as_u64().and_then(|c| u16::try_from(c).ok()).or_else(|| code.parse().ok());
    let status = if reply.status >= 400 { reply.status } else { inner.filter(|s| *s >= 400).unwrap_or(502) };
    if let Some(overflow) = super::overflow(error, text) {
        return overflow;
    }
    let class = match status {
        401 | 403 => FaultClass::Auth,
        402 => FaultClass::Quota,
        429 if code.contains("insufficient_quota") || text.contains("insufficient_quota") => FaultClass::Quota,
        429 => FaultClass::RateLimit,
        400 if code == "content_filter" => return Outcome::Refused { reason: short(text), usage: Usage::default() },
        400 if code == "unsupported_parameter" || text.contains("max_completion_tokens") => {
            FaultClass::Unsupported(Parameter::TokenLimit)
        }
        400 | 422 if text.contains("response_format") => FaultClass::Unsupported(Parameter::Structure),
        400 | 422 if text.contains("temperature") => FaultClass::Unsupported(Parameter::Temperature),
        408 | 409 | 498 | 500.. => FaultClass::Transient,
        _ => FaultClass::Request,
    };
    let message =
        if text.is_empty() { format!("status {status}") } else { format!("status {status}: {}", short(text)) };
    Outcome::Fault(Fault { class, message, wait: None })
}
