//! OpenAI Responses: one `instructions` string and one `input`, answers spread over `output[]` items.

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::short;
use super::{faults, openai};
use crate::model::{Ask, Backend, Content, HttpReply, HttpRequest, Outcome, Structure, Usage};

/// Least output limit that the API accepts (`openapi.json`, `CreateResponse`).
const LEAST_OUTPUT: u32 = 16;

/// Encodes one request. Errors: the ask is for machine translation, which this protocol does not speak.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Chat { system, form, user, schema, max_output_tokens } = ask else {
        return Err(super::not_spoken(backend, "machine translation of single texts"));
    };
    let with_schema = backend.dialect.structure == Structure::JsonSchema && schema.is_some();
    let mut body = json!({
        "model": backend.model,
        "instructions": super::instructions(system, form, with_schema),
        "input": user,
        "max_output_tokens": max_output_tokens.max(&LEAST_OUTPUT),
        // The default is true: the article would be kept at the service.
        "store": false,
    });
    if let Some(temperature) = backend.dialect.temperature {
        body["temperature"] = json!(temperature);
    }
    match (backend.dialect.structure, schema) {
        (Structure::JsonSchema, Some(schema)) => {
            body["text"] =
                json!({"format": {"type": "json_schema", "name": schema.name, "schema": schema.json, "strict": false}});
        }
        (Structure::JsonObject, Some(_)) => body["text"] = json!({"format": {"type": "json_object"}}),
        _ => {}
    }
    if let Some(effort) = backend.dialect.reasoning.effort() {
        body["reasoning"] = json!({ "effort": effort });
    }
    let url = format!("{}/responses", backend.base_url);
    Ok(HttpRequest { url, headers: Vec::new(), auth: openai::auth(backend), body, weight: 1 })
}

#[derive(Deserialize)]
struct Reply {
    status: Option<String>,
    #[serde(default, deserialize_with = "super::nullable")]
    output: Vec<Item>,
    incomplete_details: Option<Incomplete>,
    error: Option<Value>,
    usage: Option<ReplyUsage>,
}

#[derive(Deserialize)]
struct Incomplete {
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(rename = "type", default, deserialize_with = "super::nullable")]
    kind: String,
    #[serde(default, deserialize_with = "super::nullable")]
    content: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(rename = "type", default, deserialize_with = "super::nullable")]
    kind: String,
    text: Option<String>,
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct ReplyUsage {
    input_tokens: Option<u64>,
    output_tokens: Option<u64>,
}

/// Says what a reply means.
pub(super) fn decode(_backend: &Backend, _ask: &Ask, reply: &HttpReply) -> Outcome {
    if reply.status >= 400 {
        return faults::outcome(&faults::told(reply));
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    if parsed.error.as_ref().is_some_and(|e| !e.is_null()) {
        return faults::outcome(&faults::told(reply));
    }
    let usage = parsed.usage.map_or_else(Usage::default, |u| Usage {
        input_tokens: u.input_tokens,
        output_tokens: u.output_tokens,
        characters: None,
    });
    // The first item is often reasoning, never to be shown; only messages count.
    let parts: Vec<&Part> = parsed.output.iter().filter(|i| i.kind == "message").flat_map(|i| &i.content).collect();
    if let Some(reason) = parts.iter().find_map(|p| p.refusal.as_deref()) {
        return Outcome::Refused { reason: short(reason), usage };
    }
    let text: String = parts.iter().filter(|p| p.kind == "output_text").filter_map(|p| p.text.as_deref()).collect();
    let reason = parsed.incomplete_details.and_then(|d| d.reason);
    match (parsed.status.as_deref(), reason.as_deref()) {
        (Some("incomplete"), Some("content_filter")) => {
            Outcome::Refused { reason: "stopped by the content filter".into(), usage }
        }
        (Some("incomplete"), _) => Outcome::Truncated { partial: text, usage },
        (Some("completed") | None, _) if parts.is_empty() => faults::unexpected("answered without a message", usage),
        (Some("completed") | None, _) => Outcome::Answer { content: Content::Text(text), usage },
        (Some(other), _) => faults::unknown_stop(other, usage),
    }
}
