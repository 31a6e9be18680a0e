//! LibreTranslate: the key in the body, limits by count and by characters, HTML that comes back unescaped once.

use serde::Deserialize;
use serde_json::{Value, json};

use super::faults;
use crate::model::{Ask, Auth, Backend, Content, FaultClass, HttpReply, HttpRequest, Outcome, Usage};

/// Encodes one batch. Errors: the ask is for a language model.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Texts { texts, markup, .. } = ask else { return Err(super::not_spoken(backend, "chat")) };
    let format = if *markup { "html" } else { "text" };
    // Each text of a batch counts against the rate as a request would (`app.py`, `request.req_cost`).
    let body = json!({"q": texts, "source": "id", "target": "en", "format": format, "alternatives": 0});
    // An `Authorization` header is ignored: the key is a member of the body.
    let auth = match &backend.key {
        Some(key) => Auth::BodyMember { name: "api_key", key: key.clone() },
        None => Auth::None,
    };
    Ok(HttpRequest {
        url: format!("{}/translate", backend.base_url),
        headers: Vec::new(),
        auth,
        body,
        weight: texts.len(),
    })
}

#[derive(Deserialize)]
struct Reply {
    #[serde(rename = "translatedText")]
    text: Option<Texts>,
    error: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Texts {
    Many(Vec<String>),
    One(String),
}

/// Says what a reply means.
pub(super) fn decode(_backend: &Backend, ask: &Ask, reply: &HttpReply) -> Outcome {
    let Ask::Texts { texts, .. } = ask else { return faults::malformed(reply) };
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ok(parsed) = serde_json::from_slice::<Reply>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    if parsed.error.is_some() {
        return failed(reply);
    }
    let got = match parsed.text {
        Some(Texts::Many(list)) => list,
        Some(Texts::One(text)) => vec![text],
        None => return faults::unexpected("answered without a translation", Usage::default()),
    };
    // A server that takes us for a robot answers with an emoji and status 200; one text of a batch for which the model
    // finds only marks must not spoil the others, and is given as empty.
    let worded = |text: &str| text.chars().any(char::is_alphanumeric);
    let robbed = |(english, source): (&String, &String)| worded(source) && !worded(english);
    if got.len() != texts.len() || (!got.is_empty() && got.iter().zip(texts).all(robbed)) {
        return faults::unexpected("answered with something that is not a translation", Usage::default());
    }
    let got: Vec<String> = got.iter().zip(texts).map(|p| if robbed(p) { String::new() } else { p.0.clone() }).collect();
    // The server has undone the entities of HTML already.
    Outcome::Answer {
        content: Content::Texts(got),
        usage: Usage { characters: Some(super::characters(texts)), ..Usage::default() },
    }
}

fn failed(reply: &HttpReply) -> Outcome {
    let told = faults::told(reply);
    let text = told.text.to_lowercase();
    match told.status {
        400 if text.contains("exceeds text limit") => {
            Outcome::Overflow { limit: None, requested: None, usage: Usage::default() }
        }
        400 | 403 if text.contains("api key") => faults::fault(FaultClass::Auth, &told),
        403 if text.contains("too many request limits") => faults::fault(FaultClass::Quota, &told),
        _ => faults::outcome(&told),
    }
}
