//! What a failed reply says, in the shapes that servers use (an object, a string, a flat body, a list of one), and what
//! to do about it. Protocols add their own exceptions before they fall back to this.

use serde_json::Value;

use super::answer::short;
use super::{overflow, waits};
use crate::model::{Fault, FaultClass, HttpReply, Outcome, Parameter, Usage};

/// An error as a server told it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// HTTP status, or the one inside the body where the reply itself says 200.
    pub status: u16,
    /// The server's code, type and status words, lower-case, between spaces: each server fills another of them
    /// (`LiteLLM` puts the HTTP status where OpenAI has `insufficient_quota`, and that into the type).
    pub codes: String,
    /// The server's message.
    pub text: String,
    /// The error member itself.
    pub error: Value,
    /// Whether a header asks to wait.
    pub waits: bool,
}

impl Told {
    /// Whether code or message says that, in any case of letters.
    fn says(&self, what: &str) -> bool {
        self.codes.contains(what) || self.text.to_lowercase().contains(what)
    }

    /// Whether one of the codes is exactly that.
    fn coded(&self, code: &str) -> bool {
        self.codes.split(' ').any(|c| c == code)
    }
}

/// Reads what a failed reply says.
pub(super) fn told(reply: &HttpReply) -> Told {
    let mut body: Value = serde_json::from_slice(reply.body.trim_ascii()).unwrap_or(Value::Null);
    if let Some(first) = body.as_array_mut().and_then(|l| l.first_mut()) {
        body = first.take();
    }
    let error = match body.get("error") {
        Some(e) if !e.is_null() => e.clone(),
        _ => body,
    };
    let text = ["message", "detail"].iter().find_map(|m| error[*m].as_str()).or_else(|| error.as_str());
    let text = text.unwrap_or_default().to_owned();
    let words = ["code", "type", "status"].iter().filter_map(|m| error[*m].as_str());
    let codes = words.map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    let number = error["code"].as_u64().or_else(|| error["code"].as_str()?.parse().ok());
    let inner = number.and_then(|n| u16::try_from(n).ok()).filter(|n| (400..600).contains(n));
    let status = if reply.status >= 400 { reply.status } else { inner.unwrap_or(502) };
    let waits = ["retry-after-ms", "retry-after"].iter().any(|h| reply.header(h).is_some());
    Told { status, codes, text, error, waits }
}

/// Codes that mean a refusal, whatever the status: of the prompt or of what was being written.
const REFUSALS: &[&str] = &["bio_policy", "content_filter", "content_policy_violation", "invalid_prompt"];

/// What to do about it, for servers without manners of their own.
pub(super) fn outcome(told: &Told) -> Outcome {
    if let Some(overflow) = overflow::of(told) {
        return overflow;
    }
    let moderated = told.status == 403
        && (told.says("moderation") || told.says("flagged") || told.error["metadata"]["reasons"].is_array());
    if moderated || REFUSALS.iter().any(|c| told.coded(c)) {
        return Outcome::Refused { reason: short(&told.text), usage: Usage::default() };
    }
    fault(class(told), told)
}

/// A fault of that class with the server's words and the wait that its body asks for.
pub(super) fn fault(class: FaultClass, told: &Told) -> Outcome {
    let text = short(&told.text);
    let message =
        if text.is_empty() { format!("status {}", told.status) } else { format!("status {}: {text}", told.status) };
    Outcome::Fault(Fault { class, message, wait: waits::asked(told), usage: Usage::default() })
}

fn class(told: &Told) -> FaultClass {
    // Inside a reply with status 200 the code is all there is.
    if quota_code(told) {
        return FaultClass::Quota;
    }
    if told.coded("rate_limit_exceeded") || told.coded("rate_limit_error") {
        return limited(told);
    }
    match told.status {
        403 if told.says("rate limit") => limited(told),
        401 | 403 => FaultClass::Auth,
        402 if told.waits || waits::asked(told).is_some() => FaultClass::RateLimit,
        402 => FaultClass::Quota,
        404 => FaultClass::Request,
        429 => limited(told),
        400 | 422 => unsupported(told).map_or(FaultClass::Rejected, FaultClass::Unsupported),
        408 | 409 | 425 | 498 | 499 | 500.. => FaultClass::Transient,
        _ => FaultClass::Rejected,
    }
}

/// Codes of an account that has run dry. A message alone says nothing of the kind: those about requests a minute, too,
/// speak of plan, quota and billing (Gemini, Groq, OpenAI's free tier).
fn quota_code(told: &Told) -> bool {
    told.codes.split(' ').any(|c| c == "insufficient_quota" || c.starts_with("billing_"))
}

/// Too many requests: of a minute, or of a day, which repeating does not help unless the server says when it does.
fn limited(told: &Told) -> FaultClass {
    let daily = ["perday", "per day", "per 1 day", "daily limit"].iter().any(|d| told.says(d));
    if daily && !told.waits && waits::asked(told).is_none() { FaultClass::Quota } else { FaultClass::RateLimit }
}

/// Words in which servers name a parameter that they do not know, or not in this form.
const PARAMETERS: &[(Parameter, &[&str])] = &[
    (Parameter::TokenLimit, &["max_completion_tokens", "'max_tokens'"]),
    (
        Parameter::Reasoning,
        &[
            "chat_template_kwargs",
            "does not support thinking",
            "reasoning.effort",
            "reasoning_effort",
            "thinking budget",
            "thinking level",
            "thinking_budget",
            "thinking_config",
            "thinking_level",
            "thinkingbudget",
            "thinkingconfig",
            "thinkinglevel",
        ],
    ),
    (
        Parameter::Structure,
        &[
            "generate parser",
            "json schema",
            "json_object",
            "json_schema",
            "output_config",
            "response_format",
            "response_json_schema",
            "response_schema",
            "responsejsonschema",
            "text.format",
        ],
    ),
    (Parameter::Temperature, &["temperature"]),
];

fn unsupported(told: &Told) -> Option<Parameter> {
    let named = |words: &[&str]| words.iter().any(|w| told.says(w));
    PARAMETERS.iter().find(|(_, words)| named(words)).map(|(parameter, _)| *parameter)
}

/// A reply that is not what the protocol promises, although its status says success.
pub(super) fn malformed(reply: &HttpReply) -> Outcome {
    let first = reply.body.iter().find(|b| !b.is_ascii_whitespace());
    let what = match first {
        None => "an empty body",
        Some(b'<') => "a web page",
        Some(_) => "something that is not the protocol's JSON",
    };
    unexpected(&format!("answered {what} with status {}", reply.status), Usage::default())
}

/// A reply of the right form that holds no answer.
pub(super) fn unexpected(message: &str, usage: Usage) -> Outcome {
    Outcome::Fault(Fault { class: FaultClass::Malformed, message: message.to_owned(), wait: None, usage })
}

/// A stop that the protocol does not name: never success.
pub(super) fn unknown_stop(reason: &str, usage: Usage) -> Outcome {
    unexpected(&format!("stopped for the unknown reason {:?}", short(reason)), usage)
}
