//! Anthropic Messages: the system text beside the messages, answers in content blocks.

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::short;
use super::faults;
use crate::model::{
    Ask, Auth, Backend, Content, FaultClass, HttpReply, HttpRequest, Outcome, Reasoning, Structure, Usage,
};

/// The one version of the API (Claude API docs, "Versions").
const VERSION: &str = "2023-06-01";

/// Most output tokens of one answer that is not streamed: the API's own SDK takes more for ten minutes of work
/// (anthropic-sdk-python, `_base_client.py`: 3600 s × tokens / 128,000).
const MOST_OUTPUT: u32 = 21_333;

/// Encodes one request. Errors: the ask is for machine translation, which this protocol does not speak.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Chat { system, form, user, schema, max_output_tokens } = ask else {
        return Err(super::not_spoken(backend, "machine translation of single texts"));
    };
    let with_schema = backend.dialect.structure == Structure::JsonSchema && schema.is_some();
    let mut body = json!({
        "model": backend.model,
        "max_tokens": max_output_tokens.min(&MOST_OUTPUT),
        "system": super::instructions(system, form, with_schema),
        "messages": [{"role": "user", "content": user}],
    });
    if let Some(temperature) = backend.dialect.temperature {
        body["temperature"] = json!(temperature);
    }
    if let Some(schema) = schema.as_ref().filter(|_| with_schema) {
        body["output_config"] = json!({"format": {"type": "json_schema", "schema": schema.json}});
    }
    // Claude does not think unless it is told to; what it cannot take is the effort `none` or `minimal`.
    match backend.dialect.reasoning {
        Reasoning::Default | Reasoning::Template => {}
        Reasoning::Off => body["thinking"] = json!({"type": "disabled"}),
        Reasoning::Minimal => body["output_config"]["effort"] = json!("low"),
        other => body["output_config"]["effort"] = json!(other.effort()),
    }
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "x-api-key", prefix: "", key: key.clone() },
        None => Auth::None,
    };
    let headers = vec![("anthropic-version", VERSION.to_owned())];
    Ok(HttpRequest { url: format!("{}/messages", backend.base_url), headers, auth, body, weight: 1 })
}

#[derive(Deserialize)]
struct Reply {
    #[serde(default, deserialize_with = "super::nullable")]
    content: Vec<Block>,
    stop_reason: Option<String>,
    stop_details: Option<Value>,
    error: Option<Value>,
    usage: Option<ReplyUsage>,
}

#[derive(Deserialize)]
struct Block {
    #[serde(rename = "type", default, deserialize_with = "super::nullable")]
    kind: String,
    text: Option<String>,
}

#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "the names of the wire")]
struct ReplyUsage {
    input_tokens: Option<u64>,
    cache_creation_input_tokens: Option<u64>,
    cache_read_input_tokens: Option<u64>,
    output_tokens: Option<u64>,
}

/// Says what a reply means.
pub(super) fn decode(_backend: &Backend, _ask: &Ask, reply: &HttpReply) -> Outcome {
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    if parsed.error.is_some() {
        return failed(reply);
    }
    // The input is the sum of three members (`usage.py`: "Total input tokens is the summation of …").
    let usage = parsed.usage.map_or_else(Usage::default, |u| Usage {
        input_tokens: u
            .input_tokens
            .map(|n| n + u.cache_creation_input_tokens.unwrap_or(0) + u.cache_read_input_tokens.unwrap_or(0)),
        output_tokens: u.output_tokens,
        characters: None,
    });
    let text: String = parsed.content.iter().filter(|b| b.kind == "text").filter_map(|b| b.text.as_deref()).collect();
    match parsed.stop_reason.as_deref() {
        Some("end_turn" | "stop_sequence") => Outcome::Answer { content: Content::Text(text), usage },
        Some("max_tokens") => Outcome::Truncated { partial: text, usage },
        Some("model_context_window_exceeded") => {
            Outcome::Overflow { limit: None, requested: usage.input_tokens, usage }
        }
        Some("refusal") => {
            let why =
                parsed.stop_details.as_ref().and_then(|d| d["explanation"].as_str()).unwrap_or("declined to answer");
            Outcome::Refused { reason: short(why), usage }
        }
        Some(other) => faults::unknown_stop(other, usage),
        None => faults::unexpected("answered without a reason to stop", usage),
    }
}

fn failed(reply: &HttpReply) -> Outcome {
    let told = faults::told(reply);
    let kind = told.error["type"].as_str().unwrap_or_default();
    match (told.status, kind) {
        (_, "billing_error") => faults::fault(FaultClass::Quota, &told),
        (_, "overloaded_error" | "api_error" | "timeout_error") => faults::fault(FaultClass::Transient, &told),
        _ => faults::outcome(&told),
    }
}
