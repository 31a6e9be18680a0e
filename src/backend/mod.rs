//! The protocols: one file each, pure functions that encode a request and decode a reply. [`PROTOCOLS`] is the one
//! table; whatever must know them all reads it.

pub mod answer;
mod anthropic;
mod azure;
mod deepl;
mod faults;
mod gemini;
mod google;
mod libretranslate;
mod ollama;
mod openai;
mod overflow;
mod responses;
mod terms;
mod waits;

use crate::model::{Ask, Backend, BackendKind, Codec, Content, Outcome};

/// One row of the table of protocols.
#[derive(Debug)]
pub struct Protocol {
    /// The kind that the configuration names.
    pub kind: BackendKind,
    /// Its name there.
    pub name: &'static str,
    /// How to speak it; none where nothing is sent.
    pub codec: Option<Codec>,
    /// What a request may hold, for machine-translation services.
    pub limits: TextLimits,
}

/// What a machine-translation service takes in one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLimits {
    /// Texts.
    pub texts: usize,
    /// Code points of all texts together, markup included.
    pub characters: usize,
}

/// A protocol of a language model.
macro_rules! chat {
    ($kind:ident, $name:literal, $module:ident) => {
        Protocol {
            kind: BackendKind::$kind,
            name: $name,
            codec: Some(Codec {
                encode: $module::encode,
                decode: |b, a, r| settled(a, $module::decode(b, a, r)),
                glossary: |_, _| None,
            }),
            limits: TextLimits { texts: 1, characters: usize::MAX },
        }
    };
}

/// A protocol of a machine-translation service with its limits.
macro_rules! texts {
    ($kind:ident, $name:literal, $module:ident, $texts:literal, $characters:literal) => {
        texts!($kind, $name, $module, $texts, $characters, |_, _| None)
    };
    ($kind:ident, $name:literal, $module:ident, $texts:literal, $characters:literal, $glossary:expr) => {
        Protocol {
            kind: BackendKind::$kind,
            name: $name,
            codec: Some(Codec { encode: $module::encode, decode: $module::decode, glossary: $glossary }),
            limits: TextLimits { texts: $texts, characters: $characters },
        }
    };
}

/// Every protocol.
///
/// Limits: DeepL takes 128 KiB a request ("Usage and limits") and 50 texts by old custom; Google v2 128 texts and
/// recommends 5,000 code points ("Quotas and limits"), v3 1,024 and 30,000; Azure 1,000 elements and 50,000 characters
/// ("Service limits"); LibreTranslate tells its own, and each text counts as a request against its rate.
pub static PROTOCOLS: &[Protocol] = &[
    chat!(OpenAi, "openai", openai),
    chat!(Responses, "responses", responses),
    chat!(Anthropic, "anthropic", anthropic),
    chat!(Gemini, "gemini", gemini),
    chat!(Ollama, "ollama", ollama),
    texts!(LibreTranslate, "libretranslate", libretranslate, 25, 5_000),
    texts!(DeepL, "deepl", deepl, 50, 30_000, deepl::glossary),
    texts!(Google, "google", google, 128, 5_000),
    texts!(Azure, "azure", azure, 1_000, 30_000),
    Protocol {
        kind: BackendKind::Offline,
        name: "offline",
        codec: None,
        limits: TextLimits { texts: usize::MAX, characters: usize::MAX },
    },
];

fn row(kind: BackendKind) -> Option<&'static Protocol> {
    PROTOCOLS.iter().find(|p| p.kind == kind)
}

/// How to speak to backends of that kind; none for the built-in engine.
#[must_use]
pub fn codec(kind: BackendKind) -> Option<&'static Codec> {
    row(kind)?.codec.as_ref()
}

/// What a request to a machine-translation service of that kind may hold.
#[must_use]
pub fn text_limits(kind: BackendKind) -> TextLimits {
    row(kind).map_or(TextLimits { texts: 1, characters: 5_000 }, |p| p.limits)
}

/// Whether a backend is the built-in engine, which has nothing to send to.
#[must_use]
pub fn is_offline(backend: &Backend) -> bool {
    backend.kind == BackendKind::Offline
}

/// What every chat protocol has in common after its own decoding: reasoning removed, and an answer without the JSON
/// object that was asked for is a refusal or a malformed reply, so that it is asked again and never cached.
fn settled(ask: &Ask, outcome: Outcome) -> Outcome {
    let Ask::Chat { schema, max_output_tokens, .. } = ask else { return outcome };
    let Outcome::Answer { content: Content::Text(text), usage } = outcome else { return outcome };
    let text = answer::without_reasoning(&text);
    // Token count equal to the limit is the only evidence of truncation that some servers leave (llama.cpp Responses).
    let cut = usage.output_tokens.is_some_and(|n| n >= u64::from(*max_output_tokens));
    // An object inside one that has lost its end is whole, too, but it is not the one that was asked for.
    let members = schema.as_ref().and_then(|s| s.json["properties"].as_object());
    let members: Vec<&str> = members.into_iter().flat_map(|m| m.keys()).map(String::as_str).collect();
    let found = answer::json_object(&text, &members).is_some();
    let broken_off = answer::breaks_off(&text) && (members.is_empty() || !found);
    match found {
        _ if cut || broken_off => Outcome::Truncated { partial: text, usage },
        true => Outcome::Answer { content: Content::Text(text), usage },
        false if answer::reads_as_refusal(&text) => Outcome::Refused { reason: answer::short(&text), usage },
        false if text.is_empty() => faults::unexpected("answered nothing", usage),
        false => faults::unexpected("did not answer with the JSON object that was asked for", usage),
    }
}

/// The system message: with the form of the answer where no schema says it.
fn instructions(system: &str, form: &str, with_schema: bool) -> String {
    if with_schema || form.is_empty() { system.to_owned() } else { format!("{system}\n{form}") }
}

/// A member that may be `null` where the protocol has a list, a text or a flag: the same as if it were missing.
fn nullable<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Default + serde::Deserialize<'de>,
{
    <Option<T> as serde::Deserialize>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// The error for an ask that a protocol cannot carry.
fn not_spoken(backend: &Backend, what: &str) -> crate::Error {
    crate::Error::Config {
        message: format!("backend {} does not do {what}", backend.name),
        hint: Some("choose another with --translator or --summarizer; `ringkas backends` lists them".into()),
    }
}

/// Code points of all texts: what services bill.
fn characters(texts: &[String]) -> u64 {
    texts.iter().map(|t| t.chars().count() as u64).sum()
}

/// Text without the entities that escaping put in, undone exactly once.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let entity = tail.find(';').filter(|e| *e <= 8).map(|end| (&tail[..end], end));
        let known = entity.and_then(|(name, end)| {
            let c = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => ' ',
                _ => {
                    let number = name.strip_prefix('#')?;
                    let code = match number.strip_prefix(['x', 'X']) {
                        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                        None => number.parse().ok()?,
                    };
                    char::from_u32(code)?
                }
            };
            Some((c, end))
        });
        if let Some((c, end)) = known {
            out.push(c);
            rest = &tail[end + 1..];
        } else {
            out.push('&');
            rest = tail;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn entities_are_undone_once() {
        assert_eq!(unescaped("a &amp;lt; b &#39;c&#x27; & d &unknown; &"), "a &lt; b 'c' & d &unknown; &");
    }
}
