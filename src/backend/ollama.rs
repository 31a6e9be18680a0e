//! Ollama's own API. Its OpenAI form cuts a long prompt without a word; this one can be told not to.

use serde::Deserialize;
use serde_json::{Value, json};

use super::faults;
use crate::model::{
    Ask, Auth, Backend, Content, FaultClass, HttpReply, HttpRequest, Outcome, Reasoning, Structure, Usage,
};

/// Encodes one request. Errors: the ask is for machine translation, which this protocol does not speak.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Chat { system, form, user, schema, max_output_tokens } = ask else {
        return Err(super::not_spoken(backend, "machine translation of single texts"));
    };
    // The default window is 4096 on most machines, whatever the model could do.
    let mut options = json!({"num_ctx": backend.context_tokens, "num_predict": max_output_tokens});
    if let Some(temperature) = backend.dialect.temperature {
        options["temperature"] = json!(temperature);
    }
    let with_schema = backend.dialect.structure == Structure::JsonSchema && schema.is_some();
    let system = super::instructions(system, form, with_schema);
    let mut body = json!({
        "model": backend.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "stream": false,
        "truncate": false,
        "shift": false,
        "options": options,
    });
    match (backend.dialect.structure, schema) {
        (Structure::JsonSchema, Some(schema)) => body["format"] = schema.json.clone(),
        (Structure::JsonObject, Some(_)) => body["format"] = json!("json"),
        _ => {}
    }
    match backend.dialect.reasoning {
        Reasoning::Default => {}
        Reasoning::Off | Reasoning::Template => body["think"] = json!(false),
        Reasoning::Minimal => body["think"] = json!("low"),
        other => body["think"] = json!(other.effort()),
    }
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "authorization", prefix: "Bearer ", key: key.clone() },
        None => Auth::None,
    };
    Ok(HttpRequest { url: format!("{}/api/chat", backend.base_url), headers: Vec::new(), auth, body, weight: 1 })
}

#[derive(Deserialize)]
struct Reply {
    message: Option<Message>,
    #[serde(default, deserialize_with = "super::nullable")]
    done: bool,
    done_reason: Option<String>,
    prompt_eval_count: Option<u64>,
    eval_count: Option<u64>,
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default, deserialize_with = "super::nullable")]
    content: String,
}

/// Says what a reply means.
pub(super) fn decode(backend: &Backend, _ask: &Ask, reply: &HttpReply) -> Outcome {
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    if parsed.error.is_some() {
        return failed(reply);
    }
    let usage = Usage { input_tokens: parsed.prompt_eval_count, output_tokens: parsed.eval_count, characters: None };
    let Some(message) = parsed.message else { return faults::unexpected("answered without a message", usage) };
    // A prompt that fills the window to the last token has been cut by a server that does not know `truncate`.
    if usage.input_tokens.is_some_and(|n| n >= u64::from(backend.context_tokens)) {
        return Outcome::Overflow {
            limit: Some(u64::from(backend.context_tokens)),
            requested: usage.input_tokens,
            usage,
        };
    }
    match parsed.done_reason.as_deref() {
        Some("stop") if parsed.done => Outcome::Answer { content: Content::Text(message.content), usage },
        Some("length") => Outcome::Truncated { partial: message.content, usage },
        Some(other) => faults::unknown_stop(other, usage),
        None => faults::unexpected("answered without a reason to stop", usage),
    }
}

fn failed(reply: &HttpReply) -> Outcome {
    let told = faults::told(reply);
    match told.status {
        404 => faults::fault(FaultClass::Request, &told),
        499 => faults::fault(FaultClass::Transient, &told),
        _ => faults::outcome(&told),
    }
}
