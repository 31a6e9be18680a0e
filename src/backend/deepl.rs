//! DeepL: strict XML where tags are handled, so everything is escaped before and undone after; billed by characters.

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::short;
use super::{faults, terms};
use crate::model::{Ask, Auth, Backend, Content, FaultClass, HttpReply, HttpRequest, Outcome, Usage};

/// Encodes one batch, or the making of a glossary. Errors: the ask is for a language model.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let (path, body) = match ask {
        Ask::Texts { texts, markup, context, .. } => {
            ("/v2/translate", batch(backend, texts, *markup, context.as_deref()))
        }
        Ask::Glossary { name, terms } => {
            let dictionary = json!({"source_lang": "id", "target_lang": "en", "entries": terms::tsv(terms),
                "entries_format": "tsv"});
            ("/v3/glossaries", json!({"name": name, "dictionaries": [dictionary]}))
        }
        Ask::Chat { .. } => return Err(super::not_spoken(backend, "chat")),
    };
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "authorization", prefix: "DeepL-Auth-Key ", key: key.clone() },
        None => Auth::None,
    };
    Ok(HttpRequest { url: format!("{}{path}", backend.base_url), headers: Vec::new(), auth, body, weight: 1 })
}

/// The glossary that must be at the service: the user's terms, where any occurs and the configuration names none. It is
/// named by its content and stays there, so that the next run with the same terms uses it again.
pub(super) fn glossary(backend: &Backend, ask: &Ask) -> Option<Ask> {
    let Ask::Texts { texts, glossary, .. } = ask else { return None };
    let terms = terms::own(glossary);
    let needed = backend.dialect.glossary_id.is_none() && terms::any_in(texts, &terms);
    needed.then(|| Ask::Glossary { name: terms::name(&terms), terms })
}

fn batch(backend: &Backend, texts: &[String], markup: bool, context: Option<&str>) -> Value {
    let mut body = json!({"text": texts, "source_lang": "ID", "target_lang": "EN-US", "show_billed_characters": true});
    if markup {
        // `<span translate="no">` of the common form becomes an element whose content is ignored; the version is sent
        // because its default depends on the age of the account.
        let sent: Vec<String> = texts.iter().map(|t| t.replace(OPEN, "<x>").replace("</span>", "</x>")).collect();
        body["text"] = json!(sent);
        body["tag_handling"] = json!("xml");
        body["tag_handling_version"] = json!(backend.dialect.version.as_deref().unwrap_or("v2"));
        body["ignore_tags"] = json!(["x"]);
    }
    if let Some(context) = context {
        body["context"] = json!(context);
    }
    if let Some(glossary) = &backend.dialect.glossary_id {
        body["glossary_id"] = json!(glossary);
    }
    body
}

const OPEN: &str = "<span translate=\"no\">";

#[derive(Deserialize)]
struct Reply {
    #[serde(default, deserialize_with = "super::nullable")]
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Translation {
    text: Option<String>,
    billed_characters: Option<u64>,
}

/// Says what a reply means.
pub(super) fn decode(_backend: &Backend, ask: &Ask, reply: &HttpReply) -> Outcome {
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ask::Texts { texts, markup, .. } = ask else { return identifier(reply) };
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    let billed: Option<u64> = parsed.translations.iter().map(|t| t.billed_characters).sum();
    let got: Vec<String> = parsed.translations.into_iter().filter_map(|t| t.text).collect();
    if got.len() != texts.len() {
        return faults::unexpected("answered with another number of texts", Usage::default());
    }
    let plain = |t: String| if *markup { super::unescaped(&t.replace("<x>", "").replace("</x>", "")) } else { t };
    let usage = Usage { characters: billed.or_else(|| Some(super::characters(texts))), ..Usage::default() };
    Outcome::Answer { content: Content::Texts(got.into_iter().map(plain).collect()), usage }
}

/// What a glossary that has been made is known by.
fn identifier(reply: &HttpReply) -> Outcome {
    let parsed: Value = serde_json::from_slice(reply.body.trim_ascii()).unwrap_or_default();
    match parsed["glossary_id"].as_str() {
        Some(id) => Outcome::Answer { content: Content::Text(id.to_owned()), usage: Usage::default() },
        None => faults::malformed(reply),
    }
}

fn failed(reply: &HttpReply) -> Outcome {
    let told = faults::told(reply);
    match told.status {
        456 => faults::fault(FaultClass::Quota, &told),
        414 => Outcome::Overflow { limit: None, requested: None, usage: Usage::default() },
        // One text of the batch is at fault; which one is found by asking for fewer.
        400 if told.text.to_lowercase().contains("tag handling") => {
            Outcome::Refused { reason: short(&told.text), usage: Usage::default() }
        }
        // It says nothing of other requests: the glossary may have been deleted meanwhile.
        404 if told.text.to_lowercase().contains("glossary") => faults::fault(FaultClass::Rejected, &told),
        529 => faults::fault(FaultClass::RateLimit, &told),
        _ => faults::outcome(&told),
    }
}
