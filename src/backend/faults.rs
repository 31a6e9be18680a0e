//! What a failed reply says, in the shapes that servers use (an object, a string, a flat body, a list of one), and what
//! to do about it. Protocols add their own exceptions before they fall back to this.

use std::time::Duration;

use serde_json::Value;

use super::answer::short;
use crate::model::{Fault, FaultClass, HttpReply, Outcome, Parameter, Usage};

/// An error as a server told it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// HTTP status, or the one inside the body where the reply itself says 200.
    pub status: u16,
    /// The server's code or type, lower-case; may be empty or a number.
    pub code: String,
    /// The server's message.
    pub text: String,
    /// The error member itself.
    pub error: Value,
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
    let word = |m: &str| error[m].as_str().map(str::to_lowercase).filter(|s| !s.is_empty());
    let number = error["code"].as_u64();
    let code =
        word("code").or_else(|| word("type")).or_else(|| word("status")).or_else(|| number.map(|n| n.to_string()));
    let code = code.unwrap_or_default();
    let inner =
        number.or_else(|| code.parse().ok()).and_then(|n| u16::try_from(n).ok()).filter(|n| (400..600).contains(n));
    let status = if reply.status >= 400 { reply.status } else { inner.unwrap_or(502) };
    Told { status, code, text, error }
}

/// What to do about it, for servers without manners of their own.
pub(super) fn outcome(told: &Told) -> Outcome {
    if let Some(overflow) = overflow(told) {
        return overflow;
    }
    if told.code == "content_filter" || told.code == "content_policy_violation" {
        return Outcome::Refused { reason: short(&told.text), usage: Usage::default() };
    }
    fault(class(told), told)
}

/// A fault of that class with the server's words and the wait that its body asks for.
pub(super) fn fault(class: FaultClass, told: &Told) -> Outcome {
    let text = short(&told.text);
    let message =
        if text.is_empty() { format!("status {}", told.status) } else { format!("status {}: {text}", told.status) };
    Outcome::Fault(Fault { class, message, wait: wait(told) })
}

fn class(told: &Told) -> FaultClass {
    let Told { status, code, text, .. } = told;
    let says = |s: &str| code.contains(s) || text.to_lowercase().contains(s);
    match status {
        403 if says("rate limit") => FaultClass::RateLimit,
        401 | 403 => FaultClass::Auth,
        402 => FaultClass::Quota,
        429 if says("insufficient_quota")
            || says("perday")
            || says("per day")
            || says("daily limit")
            || says("billing") =>
        {
            FaultClass::Quota
        }
        429 => FaultClass::RateLimit,
        400 | 422 if says("max_completion_tokens") || says("'max_tokens'") => {
            FaultClass::Unsupported(Parameter::TokenLimit)
        }
        400 | 422 if says("response_format") || says("json_schema") || says("output_config") => {
            FaultClass::Unsupported(Parameter::Structure)
        }
        400 | 422 if says("temperature") => FaultClass::Unsupported(Parameter::Temperature),
        408 | 409 | 425 | 498 | 500.. => FaultClass::Transient,
        _ => FaultClass::Request,
    }
}

/// How long a body asks to wait: Gemini's `RetryInfo`, OpenRouter's metadata, Groq's sentence.
fn wait(told: &Told) -> Option<Duration> {
    let details = told.error["details"].as_array().into_iter().flatten();
    let delay = details.filter_map(|d| d["retryDelay"].as_str()).find_map(|d| d.strip_suffix('s')?.parse::<f64>().ok());
    let metadata = told.error["metadata"]["retry_after_seconds"].as_f64();
    let sentence = told.text.split("try again in ").nth(1).and_then(|t| {
        let number: String = t.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let unit = t[number.len()..].chars().take_while(char::is_ascii_alphabetic).collect::<String>();
        let factor = match unit.as_str() {
            "ms" => 0.001,
            "s" => 1.0,
            "m" => 60.0,
            _ => return None,
        };
        number.trim_end_matches('.').parse::<f64>().ok().map(|n| n * factor)
    });
    let seconds = delay.or(metadata).or(sentence)?;
    Duration::try_from_secs_f64(seconds).ok()
}

/// Phrases with which servers say that a request does not fit the context window (the list that `LiteLLM` keeps in
/// `exception_mapping_utils.py`, with Anthropic's and Ollama's own).
const OVERFLOWS: &[&str] = &[
    "context_length_exceeded",
    "exceed context limit",
    "exceed_context_size_error",
    "exceeds the available context size",
    "exceeds the maximum number of tokens allowed",
    "input tokens exceed the configured limit",
    "longer than the context length",
    "longer than the model's context length",
    "maximum context length",
    "maximum input length is",
    "model's maximum context limit",
    "prompt is too long",
    "request_too_large",
];

/// An overflow of the context window, where an error says so, with the numbers it tells.
fn overflow(told: &Told) -> Option<Outcome> {
    let text = told.text.to_lowercase();
    let says = |s: &str| OVERFLOWS.iter().any(|o| s.contains(o));
    if told.status >= 500 || !(says(&text) || says(&told.code) || told.error["type"].as_str().is_some_and(says)) {
        return None;
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u64>().ok()).filter(|n| *n >= 64);
    let mut numbers = numbers.take(2);
    let (first, second) = (numbers.next(), numbers.next());
    // Some name the request first, some the window: the window is the smaller one, or it would have fitted.
    let (limit, requested) = match (first, second) {
        (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
        other => other,
    };
    let limit = told.error["n_ctx"].as_u64().or(limit);
    let requested = told.error["n_prompt_tokens"].as_u64().or(requested);
    Some(Outcome::Overflow { limit, requested })
}

/// A reply that is not what the protocol promises, although its status says success.
pub(super) fn malformed(reply: &HttpReply) -> Outcome {
    let first = reply.body.iter().find(|b| !b.is_ascii_whitespace());
    let what = match first {
        None => "an empty body",
        Some(b'<') => "a web page",
        Some(_) => "something that is not the protocol's JSON",
    };
    unexpected(&format!("answered {what} with status {}", reply.status))
}

/// A reply of the right form that holds no answer.
pub(super) fn unexpected(message: &str) -> Outcome {
    Outcome::Fault(Fault { class: FaultClass::Malformed, message: message.to_owned(), wait: None })
}

/// A stop that the protocol does not name: never success.
pub(super) fn unknown_stop(reason: &str) -> Outcome {
    unexpected(&format!("stopped for the unknown reason {:?}", short(reason)))
}
