//! One line of NDJSON or of a list becomes one article to be read.

use std::ffi::OsStr;

use serde_json::Value;

use super::input::Input;
use super::sources::{Task, What};

/// What one line of a list or of NDJSON asks for.
pub(super) fn task(place: &str, line: &str) -> Task {
    let bad = |id: Value, problem: String| Task { id, what: What::Bad(place.to_owned(), problem) };
    if !line.starts_with('{') {
        let named = Input::new(OsStr::new(line));
        return match &named {
            Input::File(path) if !path.is_file() => {
                bad(Value::Null, "is neither a JSON object nor an address nor a file".to_owned())
            }
            _ => Task { id: named.name(), what: What::Input(named) },
        };
    }
    let mut object: serde_json::Map<String, Value> = match serde_json::from_str(line) {
        Ok(object) => object,
        Err(e) => return bad(Value::Null, format!("is not a JSON object: {e}")),
    };
    let id = object.shift_remove("id").unwrap_or_default();
    let mut given: Vec<(String, Value)> =
        object.into_iter().filter(|(key, _)| ["text", "html", "url", "path"].contains(&key.as_str())).collect();
    // A text or a page may say where it is from.
    let has_body = given.iter().any(|(key, _)| key == "text" || key == "html");
    let url = given.iter().position(|(key, _)| has_body && key == "url").map(|at| given.remove(at).1);
    let url = url.and_then(|url| url.as_str().map(str::to_owned));
    let (key, value) = match (given.pop(), given.is_empty()) {
        (None, _) => return bad(id, "has none of text, html, url and path".to_owned()),
        (Some(_), false) => return bad(id, "has more than one of text, html, url and path".to_owned()),
        (Some((key, Value::String(value))), true) => (key, value),
        (Some((key, _)), true) => return bad(id, format!("has a member {key} that is not a string")),
    };
    let what = match &*key {
        "text" => What::Text(value, url),
        "html" => What::Html(value, url),
        "url" => What::Input(Input::Url(value)),
        _ => What::Input(Input::File(value.into())),
    };
    Task { id, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: &str) -> Option<String> {
        match task("line 1", line).what {
            What::Bad(_, problem) => Some(problem),
            _ => None,
        }
    }

    #[test]
    fn a_line_names_exactly_one_article() {
        assert_eq!(problem(r#"{"id":1,"text":"Satu."}"#), None);
        assert_eq!(problem("https://example.org/a"), None);
        assert_eq!(problem(r#"{"id":1}"#).as_deref(), Some("has none of text, html, url and path"));
        assert_eq!(problem(r#"{"text":"a","url":"b"}"#), None);
        assert!(problem(r#"{"text":"a","path":"b"}"#).is_some());
        assert!(problem(r#"{"text":5}"#).is_some());
        assert!(problem("{").is_some());
        assert!(problem("[1]").is_some());
    }

    #[test]
    fn the_id_of_a_bad_line_is_kept() {
        assert_eq!(task("line 1", r#"{"id":"x"}"#).id, Value::from("x"));
    }
}
