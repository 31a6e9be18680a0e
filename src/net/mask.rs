//! Takes keys out of text that others wrote: errors that echo them, traces, answers (promise P8).

use crate::model::{Auth, Backend, Content, Outcome, Secret};

/// What stands where a key stood.
const MASK: &str = "[secret]";

/// A key of fewer characters is a dummy for a local server (`none`, `ollama`); masking it in an answer would only
/// damage words.
const SHORTEST_REAL_KEY: usize = 12;

/// The secrets of one exchange in every spelling in which they could be echoed, longest first.
#[derive(Clone, Default)]
pub(super) struct Mask {
    spellings: Vec<String>,
    /// Whether a real key is among them.
    real: bool,
}

impl Mask {
    /// The secrets that a request to that backend carries.
    pub(super) fn of(backend: &Backend, auth: &Auth) -> Self {
        let mut mask = Self::default();
        let sent = match auth {
            Auth::None => None,
            Auth::Header { key, .. } | Auth::BodyMember { key, .. } => Some(key),
        };
        for key in backend.key.iter().chain(sent) {
            mask.add(key);
        }
        mask.spellings.sort_by_key(|s| std::cmp::Reverse(s.len()));
        mask.spellings.dedup();
        mask
    }

    fn add(&mut self, key: &Secret) {
        if key.is_empty() {
            return;
        }
        let key = key.expose();
        self.real |= key.chars().count() >= SHORTEST_REAL_KEY;
        let json = serde_json::Value::from(key).to_string();
        let percent: String = key
            .bytes()
            .map(|b| match b {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
                _ => format!("%{b:02X}"),
            })
            .collect();
        let inner = json.trim_matches('"').to_owned();
        self.spellings.extend([key.to_owned(), inner.replace('/', "\\/"), inner, percent.to_lowercase(), percent]);
    }

    /// The text without keys.
    pub(super) fn text(&self, text: &str) -> String {
        self.spellings.iter().fold(text.to_owned(), |text, key| {
            if text.contains(key.as_str()) { text.replace(key.as_str(), MASK) } else { text }
        })
    }

    /// An outcome without keys.
    pub(super) fn outcome(&self, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Fault(mut fault) => {
                fault.message = self.text(&fault.message);
                Outcome::Fault(fault)
            }
            Outcome::Answer { content, usage } if self.real => {
                let content = match content {
                    Content::Text(text) => Content::Text(self.text(&text)),
                    Content::Texts(texts) => Content::Texts(texts.iter().map(|t| self.text(t)).collect()),
                };
                Outcome::Answer { content, usage }
            }
            Outcome::Truncated { partial, usage } if self.real => {
                Outcome::Truncated { partial: self.text(&partial), usage }
            }
            Outcome::Refused { reason, usage } => Outcome::Refused { reason: self.text(&reason), usage },
            other => other,
        }
    }

    /// A JSON value without keys, in its strings and in its member names.
    pub(super) fn value(&self, value: serde_json::Value) -> serde_json::Value {
        use serde_json::Value;
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|v| self.value(v)).collect(),
            Value::Object(members) => members.into_iter().map(|(k, v)| (self.text(&k), self.value(v))).collect(),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_goes() {
        let mut mask = Mask::default();
        mask.add(&Secret::new("k/ey\"+ü12345"));
        for text in ["k/ey\"+ü12345", "k/ey\\\"+ü12345", "k\\/ey\\\"+ü12345", "k%2Fey%22%2B%C3%BC12345"] {
            assert_eq!(mask.text(&format!("a {text} b")), "a [secret] b");
        }
    }
}
