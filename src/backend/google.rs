//! Google Cloud Translation, v2 (a key) and v3 (a project and an OAuth token; the only one with glossaries).

use serde::Deserialize;
use serde_json::json;

use super::faults;
use crate::model::{Ask, Auth, Backend, Content, FaultClass, HttpReply, HttpRequest, Outcome, Usage};

fn v3(backend: &Backend) -> bool {
    backend.dialect.version.as_deref() == Some("v3")
}

/// Encodes one batch. Errors: the ask is for a language model, or v3 has no project.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Texts { texts, markup, .. } = ask else { return Err(super::not_spoken(backend, "chat")) };
    if v3(backend) {
        return encode_v3(backend, texts, *markup);
    }
    // The format is always said: the default is HTML, which mangles plain text.
    let format = if *markup { "html" } else { "text" };
    let body = json!({"q": texts, "source": "id", "target": "en", "format": format});
    // The key travels in a header, not in the address, where it would end up in logs.
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "x-goog-api-key", prefix: "", key: key.clone() },
        None => Auth::None,
    };
    Ok(HttpRequest {
        url: format!("{}/language/translate/v2", backend.base_url),
        headers: Vec::new(),
        auth,
        body,
        weight: 1,
    })
}

fn encode_v3(backend: &Backend, texts: &[String], markup: bool) -> crate::Result<HttpRequest> {
    let Some(project) = &backend.dialect.project else {
        return Err(crate::Error::Config {
            message: format!("backend {} needs a project for version v3", backend.name),
            hint: Some(format!("set `project` under [backends.{}]", backend.name)),
        });
    };
    let location = backend.dialect.region.as_deref().unwrap_or("global");
    let parent = format!("projects/{project}/locations/{location}");
    let mime = if markup { "text/html" } else { "text/plain" };
    let mut body = json!({"contents": texts, "mimeType": mime, "sourceLanguageCode": "id", "targetLanguageCode": "en"});
    if let Some(glossary) = &backend.dialect.glossary_id {
        body["glossaryConfig"] = json!({"glossary": format!("{parent}/glossaries/{glossary}"), "ignoreCase": true});
    }
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "authorization", prefix: "Bearer ", key: key.clone() },
        None => Auth::None,
    };
    Ok(HttpRequest {
        url: format!("{}/v3/{parent}:translateText", backend.base_url),
        headers: Vec::new(),
        auth,
        body,
        weight: 1,
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Reply {
    data: Option<Data>,
    #[serde(default, deserialize_with = "super::nullable")]
    translations: Vec<Translation>,
    #[serde(default, deserialize_with = "super::nullable")]
    glossary_translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Data {
    #[serde(default, deserialize_with = "super::nullable")]
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Translation {
    translated_text: Option<String>,
}

/// Says what a reply means.
pub(super) fn decode(_backend: &Backend, ask: &Ask, reply: &HttpReply) -> Outcome {
    let Ask::Texts { texts, markup, .. } = ask else { return faults::malformed(reply) };
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    // With a glossary the plain translations are there too, without it: they are not what was asked for.
    let list = match parsed.data {
        Some(data) => data.translations,
        None if !parsed.glossary_translations.is_empty() => parsed.glossary_translations,
        None => parsed.translations,
    };
    let got: Vec<String> = list.into_iter().filter_map(|t| t.translated_text).collect();
    if got.len() != texts.len() {
        return faults::unexpected("answered with another number of texts", Usage::default());
    }
    let plain = |t: String| if *markup { super::unescaped(&t) } else { t };
    let usage = Usage { characters: Some(super::characters(texts)), ..Usage::default() };
    Outcome::Answer { content: Content::Texts(got.into_iter().map(plain).collect()), usage }
}

/// Quota errors come with status 403: some pass within a minute, some only at midnight.
fn failed(reply: &HttpReply) -> Outcome {
    let told = faults::told(reply);
    let all = told.error.to_string().to_lowercase();
    match told.status {
        403 | 429 if all.contains("dailylimit") || all.contains("daily limit") => {
            faults::fault(FaultClass::Quota, &told)
        }
        403 if all.contains("ratelimitexceeded") || all.contains("rate limit") => {
            faults::fault(FaultClass::RateLimit, &told)
        }
        400 if all.contains("api_key_invalid") || all.contains("api key not valid") => {
            faults::fault(FaultClass::Auth, &told)
        }
        400 if all.contains("too long") || all.contains("too many text segments") || all.contains("too large") => {
            Outcome::Overflow { limit: None, requested: None, usage: Usage::default() }
        }
        _ => faults::outcome(&told),
    }
}
