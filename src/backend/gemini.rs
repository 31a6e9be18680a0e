//! Google Gemini, `generateContent`: parts in candidates, thoughts among them, waits in the error's body.

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
    let mut config = json!({"maxOutputTokens": max_output_tokens});
    if let Some(temperature) = backend.dialect.temperature {
        config["temperature"] = json!(temperature);
    }
    if backend.dialect.structure != Structure::None {
        config["responseMimeType"] = json!("application/json");
    }
    let schema = schema.as_ref().filter(|_| backend.dialect.structure == Structure::JsonSchema);
    if let Some(schema) = schema {
        config["responseJsonSchema"] = schema.json.clone();
    }
    if let Some(thinking) = thinking(backend.dialect.reasoning) {
        config["thinkingConfig"] = thinking;
    }
    let system = super::instructions(system, form, schema.is_some());
    let body = json!({
        "systemInstruction": {"parts": [{"text": system}]},
        "contents": [{"role": "user", "parts": [{"text": user}]}],
        "generationConfig": config,
    });
    // The key goes into a header: in the address it would end up in logs.
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "x-goog-api-key", prefix: "", key: key.clone() },
        None => Auth::None,
    };
    let url = format!("{}/models/{}:generateContent", backend.base_url, backend.model);
    Ok(HttpRequest { url, headers: Vec::new(), auth, body, weight: 1 })
}

/// How much it may think. Models before Gemini 3 take a budget in tokens (0 is off; 2.5 Pro takes no less than 128),
/// later ones a level (python-genai `types.py`, `ThinkingConfig`).
fn thinking(reasoning: Reasoning) -> Option<Value> {
    match reasoning {
        Reasoning::Default | Reasoning::Template => None,
        Reasoning::Off => Some(json!({"thinkingBudget": 0})),
        Reasoning::Minimal => Some(json!({"thinkingBudget": 128})),
        Reasoning::Low | Reasoning::Medium | Reasoning::High => Some(json!({"thinkingLevel": reasoning.effort()})),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Reply {
    #[serde(default, deserialize_with = "super::nullable")]
    candidates: Vec<Candidate>,
    prompt_feedback: Option<Value>,
    usage_metadata: Option<Metadata>,
    error: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Candidate {
    content: Option<Parts>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Parts {
    #[serde(default, deserialize_with = "super::nullable")]
    parts: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    text: Option<String>,
    #[serde(default, deserialize_with = "super::nullable")]
    thought: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names of the wire")]
struct Metadata {
    prompt_token_count: Option<u64>,
    candidates_token_count: Option<u64>,
    thoughts_token_count: Option<u64>,
}

/// Reasons to stop that mean a filter (python-genai `types.py`, `FinishReason`).
const FILTERS: &[&str] = &["SAFETY", "RECITATION", "LANGUAGE", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"];

/// Says what a reply means.
pub(super) fn decode(_backend: &Backend, _ask: &Ask, reply: &HttpReply) -> Outcome {
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    if parsed.error.is_some() {
        return failed(reply);
    }
    // Thoughts are not inside the candidates' count, and they are paid for.
    let usage = parsed.usage_metadata.map_or_else(Usage::default, |u| Usage {
        input_tokens: u.prompt_token_count,
        output_tokens: [u.candidates_token_count, u.thoughts_token_count].into_iter().flatten().reduce(|a, b| a + b),
        characters: None,
    });
    let Some(candidate) = parsed.candidates.into_iter().next() else {
        let reason = parsed.prompt_feedback.as_ref().and_then(|f| f["blockReason"].as_str());
        return match reason {
            Some(reason) => Outcome::Refused { reason: format!("blocked: {reason}"), usage },
            None => faults::unexpected("answered without a candidate", usage),
        };
    };
    let parts = candidate.content.map(|c| c.parts).unwrap_or_default();
    let text: String = parts.into_iter().filter(|p| !p.thought).filter_map(|p| p.text).collect();
    match candidate.finish_reason.as_deref() {
        Some("STOP") => Outcome::Answer { content: Content::Text(text), usage },
        Some("MAX_TOKENS") => Outcome::Truncated { partial: text, usage },
        Some(reason) if FILTERS.contains(&reason) => Outcome::Refused { reason: format!("blocked: {reason}"), usage },
        Some(other) => faults::unknown_stop(other, usage),
        None => faults::unexpected("answered without a reason to stop", usage),
    }
}

fn failed(reply: &HttpReply) -> Outcome {
    let told = faults::told(reply);
    let text = told.error.to_string();
    match told.status {
        // A daily quota is gone for the day, whatever the delay beside it says.
        429 if text.contains("PerDay") => faults::fault(FaultClass::Quota, &told),
        // An invalid key is a bad request here.
        400 if text.contains("API_KEY_INVALID") || told.text.contains("API key") => {
            faults::fault(FaultClass::Auth, &told)
        }
        _ => faults::outcome(&told),
    }
}
