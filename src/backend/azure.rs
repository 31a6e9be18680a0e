//! Azure Translator, version 3.0 and the one of 2026-06-06, whose shape differs.

use std::time::Duration;

use serde_json::{Value, json};

use super::{faults, terms};
use crate::model::{Ask, Auth, Backend, Content, Fault, FaultClass, HttpReply, HttpRequest, Outcome, Usage};

fn version(backend: &Backend) -> &str {
    backend.dialect.version.as_deref().unwrap_or("3.0")
}

/// Encodes one batch. Errors: the ask is for a language model.
pub(super) fn encode(backend: &Backend, ask: &Ask) -> crate::Result<HttpRequest> {
    let Ask::Texts { texts, markup, glossary, .. } = ask else { return Err(super::not_spoken(backend, "chat")) };
    let html = *markup || dictionary(backend, texts, glossary);
    let (version, kind) = (version(backend), if html { "html" } else { "plain" });
    let base = &backend.base_url;
    let texts: Vec<String> = if dictionary(backend, texts, glossary) {
        let term = |id: &str, en: &str| format!("<mstrans:dictionary translation=\"{en}\">{id}</mstrans:dictionary>");
        let fragment = |t: &String| if *markup { t.clone() } else { terms::escaped(t) };
        texts.iter().map(|t| terms::marked(&fragment(t), glossary, term)).collect()
    } else {
        texts.clone()
    };
    let (url, body) = if version == "3.0" {
        let list: Value = texts.iter().map(|t| json!({"Text": t})).collect();
        (format!("{base}/translate?api-version=3.0&from=id&to=en&textType={kind}"), list)
    } else {
        let one = |t: &String| json!({"text": t, "language": "id", "textType": kind, "targets": [{"language": "en"}]});
        (
            format!("{base}/translate?api-version={version}"),
            json!({"inputs": texts.iter().map(one).collect::<Vec<_>>()}),
        )
    };
    // Without the region a regional key looks like a bad one.
    let headers = backend.dialect.region.iter().map(|r| ("ocp-apim-subscription-region", r.clone())).collect();
    let auth = match &backend.key {
        Some(key) => Auth::Header { name: "ocp-apim-subscription-key", prefix: "", key: key.clone() },
        None => Auth::None,
    };
    Ok(HttpRequest { url, headers, auth, body, weight: 1 })
}

/// Whether terms are marked in the texts ("Dynamic dictionary"): only version 3.0 is known to take them.
fn dictionary(backend: &Backend, texts: &[String], glossary: &[(String, String)]) -> bool {
    version(backend) == "3.0" && terms::any_in(texts, glossary)
}

/// Says what a reply means.
pub(super) fn decode(backend: &Backend, ask: &Ask, reply: &HttpReply) -> Outcome {
    let Ask::Texts { texts, markup, glossary, .. } = ask else { return faults::malformed(reply) };
    if reply.status >= 400 {
        return failed(reply);
    }
    let Ok(parsed) = serde_json::from_slice::<Value>(reply.body.trim_ascii()) else { return faults::malformed(reply) };
    let list = parsed.as_array().or_else(|| parsed["value"].as_array()).map_or(&[][..], Vec::as_slice);
    let got: Vec<&str> = list.iter().filter_map(|t| t["translations"][0]["text"].as_str()).collect();
    if got.len() != texts.len() {
        return faults::unexpected("answered with another number of texts", Usage::default());
    }
    let html = *markup || dictionary(backend, texts, glossary);
    let plain = |t: &str| if html { super::unescaped(t) } else { t.to_owned() };
    let billed = reply.header("x-metered-usage").and_then(|u| u.parse().ok());
    let usage = Usage { characters: billed.or_else(|| Some(super::characters(texts))), ..Usage::default() };
    Outcome::Answer { content: Content::Texts(got.into_iter().map(plain).collect()), usage }
}

/// The code has six digits, the status in front (azure-ai-docs, `status-response-codes.md`).
fn failed(reply: &HttpReply) -> Outcome {
    let told = faults::told(reply);
    let code = told.error["code"].as_u64().or_else(|| told.error["code"].as_str()?.parse().ok()).unwrap_or_default();
    match code {
        403_001 => faults::fault(FaultClass::Quota, &told),
        // A custom system is being prepared: ready in about a minute.
        408_001 => Outcome::Fault(Fault {
            class: FaultClass::Transient,
            message: "the custom system is being prepared".into(),
            wait: Some(Duration::from_mins(1)),
            usage: Usage::default(),
        }),
        400_050 | 400_072 | 400_077 => Outcome::Overflow { limit: None, requested: None, usage: Usage::default() },
        401_000..=401_999 => faults::fault(FaultClass::Auth, &told),
        _ => faults::outcome(&told),
    }
}
