//! Simulated machine-translation services: each takes requests in its own form, refuses what is over its limits as the
//! real one does, and gives every text back in English as far as the built-in engine knows it, markup untouched.

use ringkas::model::BackendKind;
use serde_json::{Value, json};

use super::model::english;
use super::server::{Reply, Request, Server};

/// The services.
pub const SERVICES: &[BackendKind] =
    &[BackendKind::DeepL, BackendKind::Google, BackendKind::Azure, BackendKind::LibreTranslate];

/// Starts one.
pub fn service(kind: BackendKind) -> Server {
    Server::start(move |request| translated(kind, request))
}

/// What the service makes of a request.
pub fn translated(kind: BackendKind, request: &Request) -> Reply {
    let (body, bytes) = (request.json(), request.body.len());
    match kind {
        BackendKind::DeepL => {
            let texts = strings(&body["text"]);
            if texts.len() > 50 || bytes > 128 * 1024 {
                return Reply::error(413, &json!({"message": "Request Entity Too Large"}));
            }
            let one =
                |t: &String| json!({"detected_source_language": "ID", "text": said(t), "billed_characters": count(t)});
            Reply::json(&json!({"translations": texts.iter().map(one).collect::<Vec<_>>()}))
        }
        BackendKind::Google => {
            let texts = strings(&body["q"]);
            if texts.len() > 128 || texts.iter().map(count).sum::<usize>() > 5_000 {
                return Reply::error(400, &json!({"error": {"code": 400, "message": "Text too long"}}));
            }
            let one = |t: &String| json!({"translatedText": said(t)});
            Reply::json(&json!({"data": {"translations": texts.iter().map(one).collect::<Vec<_>>()}}))
        }
        BackendKind::Azure => {
            let list = body.as_array().cloned().unwrap_or_default();
            let texts: Vec<String> = list.iter().map(|t| t["Text"].as_str().expect("a text").to_owned()).collect();
            if texts.len() > 1_000 || texts.iter().map(count).sum::<usize>() > 50_000 {
                return Reply::error(400, &json!({"error": {"code": 400_077, "message": "too large"}}));
            }
            let one = |t: &String| json!({"translations": [{"text": said(t), "to": "en"}]});
            Reply::json(&Value::Array(texts.iter().map(one).collect()))
        }
        _ => {
            let texts = strings(&body["q"]);
            if texts.len() > 25 || texts.iter().any(|t| count(t) > 5_000) {
                return Reply::error(
                    400,
                    &json!({"error": "Invalid request: request (6000) exceeds text limit (5000)"}),
                );
            }
            let one = |t: &String| said(t).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            Reply::json(&json!({"translatedText": texts.iter().map(one).collect::<Vec<_>>()}))
        }
    }
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|t| t.as_str().expect("a text").to_owned()).collect()
}

#[expect(clippy::ptr_arg, reason = "taken by map over strings")]
fn count(text: &String) -> usize {
    text.chars().count()
}

/// The English of a text; tags and what stands in protected ones stay as they are.
fn said(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(open) = rest.find('<') {
        out.push_str(&spoken(&rest[..open]));
        let close = ["</span>", "</x>"].iter().filter_map(|c| rest.find(c).map(|at| at + c.len())).min();
        let end = close.unwrap_or(rest.len());
        out.push_str(&rest[open..end]);
        rest = &rest[end..];
    }
    out + &spoken(rest)
}

fn spoken(text: &str) -> String {
    let words = text.trim();
    if words.is_empty() { text.to_owned() } else { text.replacen(words, &english(words), 1) }
}
