//! What a stage asks of a backend, what goes over the wire, and what comes back. Plain data: `backend/` translates
//! between these types, `net/` moves them.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use super::Secret;

/// A JSON schema for structured output.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// `[A-Za-z0-9_-]`, at most 64 characters.
    pub name: String,
    /// The schema itself.
    pub json: serde_json::Value,
}

/// What a stage wants from a backend, in no protocol's terms.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// One system and one user message to a language model, one answer.
    Chat {
        /// The rendered prompt, without the form of the answer.
        system: String,
        /// The form of the answer in one line, which the encoder appends to `system` whenever it sends no schema; so the
        /// model is told the form once, also when its server turns out to know no schemas. May be empty.
        form: String,
        /// Exactly one JSON object.
        user: String,
        /// The form that the answer should have, as a schema; sent where the backend supports it.
        schema: Option<Arc<Schema>>,
        /// Upper bound of the answer in the model's tokens.
        max_output_tokens: u32,
    },
    /// Texts to a machine-translation service; the answer has as many.
    Texts {
        /// HTML fragments: escaped text with `<span translate="no">` around what must stay, when `markup`, else plain.
        texts: Vec<String>,
        /// Whether `texts` are HTML fragments.
        markup: bool,
        /// Text around that is neither translated nor billed, where the service takes it.
        context: Option<String>,
        /// Terms (Indonesian, English) to be used, where the service takes them.
        glossary: Vec<(String, String)>,
    },
    /// Terms to be kept at a service; the answer's text is the identifier under which it uses them.
    Glossary {
        /// A name that changes with the terms.
        name: String,
        /// Indonesian and English.
        terms: Vec<(String, String)>,
    },
}

impl Ask {
    /// The same with that output limit, where it is a language model's.
    #[must_use]
    pub fn limited(&self, limit: u32) -> Cow<'_, Self> {
        let mut ask = Cow::Borrowed(self);
        if matches!(self, Self::Chat { max_output_tokens, .. } if *max_output_tokens != limit)
            && let Self::Chat { max_output_tokens, .. } = ask.to_mut()
        {
            *max_output_tokens = limit;
        }
        ask
    }

    /// Most output tokens that the answer may have; none for machine translation.
    #[must_use]
    pub fn output_limit(&self) -> u32 {
        match self {
            Self::Chat { max_output_tokens, .. } => *max_output_tokens,
            Self::Texts { .. } | Self::Glossary { .. } => 0,
        }
    }
}

/// How a request proves who sends it. The secret is put in by the transport at the last moment.
#[derive(Clone, Debug, Default)]
pub enum Auth {
    /// No key.
    #[default]
    None,
    /// `name: prefix + key`, for instance `authorization: Bearer …`.
    Header {
        /// Lower-case header name.
        name: &'static str,
        /// What stands before the key, the space included.
        prefix: &'static str,
        /// The key.
        key: Secret,
    },
    /// A member of the JSON body (LibreTranslate's `api_key`).
    BodyMember {
        /// Member name.
        name: &'static str,
        /// The key.
        key: Secret,
    },
}

/// One HTTP request, always a POST with a JSON body, complete but for the key.
#[derive(Clone, Debug)]
pub struct HttpRequest {
    /// The whole address.
    pub url: String,
    /// Further headers, lower-case names; never the key.
    pub headers: Vec<(&'static str, String)>,
    /// How it is authenticated.
    pub auth: Auth,
    /// The JSON body, without the key.
    pub body: serde_json::Value,
    /// As how many requests the service counts it against its rate; one, but for LibreTranslate's batches.
    pub weight: usize,
}

/// One HTTP reply with its headers, whatever its status.
#[derive(Clone, Debug)]
pub struct HttpReply {
    /// Status code.
    pub status: u16,
    /// Lower-case names.
    pub headers: Vec<(String, String)>,
    /// The decoded body.
    pub body: Vec<u8>,
}

impl HttpReply {
    /// The first header of that lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// What an answer cost, as far as the backend says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Usage {
    /// Tokens read, cached ones included.
    pub input_tokens: Option<u64>,
    /// Tokens written, reasoning included.
    pub output_tokens: Option<u64>,
    /// Characters billed (machine translation).
    pub characters: Option<u64>,
}

/// The content of a complete answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// Text of a language model, reasoning removed.
    Text(String),
    /// Translations in the order of the texts asked for.
    Texts(Vec<String>),
}

/// What a reply means, the same for every protocol.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Complete and decodable; only this enters the cache.
    Answer {
        /// What was said.
        content: Content,
        /// What it cost.
        usage: Usage,
    },
    /// Cut off by the output limit.
    Truncated {
        /// What came before the cut.
        partial: String,
        /// What it cost.
        usage: Usage,
    },
    /// Refused by the model or a filter.
    Refused {
        /// The backend's words, shortened, never the article's.
        reason: String,
        /// What it cost.
        usage: Usage,
    },
    /// The request does not fit the context window.
    Overflow {
        /// The window, where the backend tells.
        limit: Option<u64>,
        /// Tokens asked for, where the backend tells.
        requested: Option<u64>,
        /// What it cost: some notice only while they write, and bill it.
        usage: Usage,
    },
    /// Anything else that went wrong.
    Fault(Fault),
}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What to do about it.
    pub class: FaultClass,
    /// One clause for the reader: the backend's message, shortened; never a key, never the article.
    pub message: String,
    /// How long the server asks to wait.
    pub wait: Option<Duration>,
    /// What it cost, where a reply that cannot be used tells.
    pub usage: Usage,
}

/// What to do about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultClass {
    /// The key is missing, wrong or lacks a right: stop the run.
    Auth,
    /// Money or a quota is used up: stop the run, never retry.
    Quota,
    /// Every request will fail alike (unknown model, wrong address): stop the run.
    Request,
    /// The server takes this request for wrong: no use to repeat it, but others may do.
    Rejected,
    /// A parameter is not supported under this name: encode again with the alternative, once.
    Unsupported(Parameter),
    /// Too many requests: wait and retry.
    RateLimit,
    /// Overloaded, broken connection, 5xx: back off and retry.
    Transient,
    /// The reply is not what the protocol promises (HTML, empty choices, cut body): retry.
    Malformed,
}

/// A request parameter that servers name or support differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parameter {
    /// `max_tokens` against `max_completion_tokens`.
    TokenLimit,
    /// `json_schema` against `json_object` against nothing.
    Structure,
    /// A temperature other than the default.
    Temperature,
    /// How much the model thinks before it answers.
    Reasoning,
}

/// A protocol as pure functions, so that `net` can move requests without knowing any protocol.
#[derive(Clone, Copy, Debug)]
pub struct Codec {
    /// Turns what a stage wants into one HTTP request. Errors: the backend's configuration cannot serve the ask.
    pub encode: fn(&super::Backend, &Ask) -> crate::Result<HttpRequest>,
    /// Says what a reply means.
    pub decode: fn(&super::Backend, &Ask, &HttpReply) -> Outcome,
    /// The glossary that the service must keep before it is asked that, where it takes terms by an identifier only.
    pub glossary: fn(&super::Backend, &Ask) -> Option<Ask>,
}
