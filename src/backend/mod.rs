//! The protocols: one file each, pure functions that encode a request and decode a reply. [`PROTOCOLS`] is the one
//! table; whatever must know them all reads it.

pub mod answer;
mod openai;

use crate::model::{Ask, Backend, BackendKind, Codec, Content, Fault, FaultClass, HttpReply, Outcome};

/// One row of the table of protocols.
#[derive(Debug)]
pub struct Protocol {
    /// The kind that the configuration names.
    pub kind: BackendKind,
    /// Its name there.
    pub name: &'static str,
    /// How to speak it; none where nothing is sent.
    pub codec: Option<Codec>,
}

/// Every protocol.
pub static PROTOCOLS: &[Protocol] = &[
    Protocol {
        kind: BackendKind::OpenAi,
        name: "openai",
        codec: Some(Codec { encode: openai::encode, decode: |b, a, r| settled(a, openai::decode(b, a, r)) }),
    },
    Protocol { kind: BackendKind::Offline, name: "offline", codec: None },
];

/// How to speak to backends of that kind; none for the built-in engine.
#[must_use]
pub fn codec(kind: BackendKind) -> Option<&'static Codec> {
    PROTOCOLS.iter().find(|p| p.kind == kind)?.codec.as_ref()
}

/// What every chat protocol has in common after its own decoding: reasoning removed, and an answer without the JSON
/// object that was asked for is a refusal or a malformed reply, so that it is asked again and never cached.
fn settled(ask: &Ask, outcome: Outcome) -> Outcome {
    let Ask::Chat { max_output_tokens, .. } = ask else { return outcome };
    let Outcome::Answer { content: Content::Text(text), usage } = outcome else { return outcome };
    let text = answer::without_reasoning(&text);
    // Token count equal to the limit is the only evidence of truncation that some servers leave (llama.cpp Responses).
    let cut = usage.output_tokens.is_some_and(|n| n >= u64::from(*max_output_tokens));
    match answer::json_object(&text, &[]) {
        Some(_) if !cut => Outcome::Answer { content: Content::Text(text), usage },
        _ if cut => Outcome::Truncated { partial: text, usage },
        _ if answer::reads_as_refusal(&text) => Outcome::Refused { reason: answer::short(&text), usage },
        _ => Outcome::Fault(Fault {
            class: FaultClass::Malformed,
            message: if text.is_empty() {
                "answered nothing".into()
            } else {
                "did not answer with a JSON object".into()
            },
            wait: None,
        }),
    }
}

/// What a machine-translation service takes in one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLimits {
    /// Texts.
    pub texts: usize,
    /// Code points of all texts together.
    pub characters: usize,
}

/// The limits of a machine-translation protocol; generous ones for the others.
#[must_use]
pub fn text_limits(_kind: BackendKind) -> TextLimits {
    TextLimits { texts: 50, characters: 5_000 }
}

/// A backend that is not a language model and has nothing to send to: the built-in engine.
#[must_use]
pub fn is_offline(backend: &Backend) -> bool {
    backend.kind == BackendKind::Offline
}

/// A reply of a server that speaks no JSON at all where it should, as a fault.
fn malformed(reply: &HttpReply) -> Fault {
    let html = reply.body.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<');
    let what = if html { "a web page" } else { "something that is not the protocol's JSON" };
    Fault { class: FaultClass::Malformed, message: format!("answered {what} with status {}", reply.status), wait: None }
}

/// The error for an ask that a protocol cannot carry.
fn not_spoken(backend: &Backend, what: &str) -> crate::Error {
    crate::Error::Config {
        message: format!("backend {} does not do {what}", backend.name),
        hint: Some("choose another with --translator or --summarizer; `ringkas backends` lists them".into()),
    }
}

/// Phrases with which servers say that a request does not fit the context window (the list that LiteLLM keeps in
/// `exception_mapping_utils.py`, with Anthropic's and Ollama's own).
const OVERFLOWS: &[&str] = &[
    "context_length_exceeded",
    "exceed context limit",
    "maximum context length",
    "model's maximum context limit",
    "longer than the model's context length",
    "input tokens exceed the configured limit",
    "exceeds the available context size",
    "exceeds the maximum number of tokens allowed",
    "maximum input length is",
    "prompt is too long",
    "prompt is longer than the context length",
    "exceed_context_size_error",
];

/// An overflow of the context window, where an error body says so, with the numbers it tells.
fn overflow(error: &serde_json::Value, text: &str) -> Option<Outcome> {
    let says = |s: &str| OVERFLOWS.iter().any(|o| s.contains(o));
    let coded = |m: &str| error[m].as_str().is_some_and(says);
    if !(says(text) || coded("code") || coded("type")) {
        return None;
    }
    let mut numbers =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u64>().ok()).filter(|n| *n >= 64);
    let limit = error["n_ctx"].as_u64().or_else(|| numbers.next());
    let requested = error["n_prompt_tokens"].as_u64().or_else(|| numbers.next());
    // llama.cpp names the request first, the others the window.
    let (limit, requested) = match (limit, requested) {
        (Some(l), Some(r)) if l > r => (Some(r), Some(l)),
        other => other,
    };
    Some(Outcome::Overflow { limit, requested })
}
