//! Reads the one JSON object that a language model was asked for out of whatever it wrote around it: reasoning blocks,
//! code fences, chatter before and after.

use serde::de::IgnoredAny;
use serde_json::Value;

/// The text without `<think>…</think>` blocks and their kin. An unclosed block takes everything after it; a closing
/// tag without an opening one (the template opened it) takes everything before it.
#[must_use]
pub fn without_reasoning(text: &str) -> String {
    let mut out = text.to_owned();
    if !text.contains('<') {
        return out;
    }
    for name in ["think", "thinking", "reasoning", "thought"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        while let Some(start) = out.find(&open) {
            let end = out[start..].find(&close).map_or(out.len(), |e| start + e + close.len());
            out.replace_range(start..end, "");
        }
        if let Some(end) = out.rfind(&close) {
            out.replace_range(..end + close.len(), "");
        }
    }
    out.trim().to_owned()
}

/// The JSON object of an answer: the whole text, else the last complete object in it that is not part of another and
/// has any of `members` (models sometimes repeat the question, or an example, before they answer).
#[must_use]
pub fn json_object(text: &str, members: &[&str]) -> Option<Value> {
    let fits =
        |v: &Value| v.as_object().is_some_and(|o| members.is_empty() || members.iter().any(|m| o.contains_key(*m)));
    let text = text.trim();
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        return Some(value).filter(fits);
    }
    let mut best = None;
    let mut at = 0;
    while let Some(open) = text[at..].find('{') {
        let start = at + open;
        let mut stream = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Value>();
        match stream.next() {
            Some(Ok(value)) => {
                at = start + stream.byte_offset();
                if fits(&value) {
                    best = Some(value);
                }
            }
            // What is inside an object that has lost its end may be whole, but it is not what was asked for.
            Some(Err(error)) if error.is_eof() => break,
            // A brace in prose.
            _ => at = start + 1,
        }
    }
    best
}

/// Whether a text ends in the middle of a JSON object.
#[must_use]
pub fn breaks_off(text: &str) -> bool {
    let mut at = 0;
    while let Some(open) = text[at..].find('{') {
        let start = at + open;
        let mut stream = serde_json::Deserializer::from_str(&text[start..]).into_iter::<IgnoredAny>();
        at = match stream.next() {
            Some(Ok(_)) => start + stream.byte_offset(),
            Some(Err(error)) if error.is_eof() => return true,
            _ => start + 1,
        };
    }
    false
}

/// Whether a text without JSON reads as a refusal and not as an accident.
#[must_use]
pub fn reads_as_refusal(text: &str) -> bool {
    let start: String = text.chars().take(240).collect::<String>().to_lowercase().replace('’', "'");
    let opening = [
        "i'm sorry",
        "i am sorry",
        "sorry,",
        "i can't",
        "i cannot",
        "i'm unable",
        "i am unable",
        "as an ai",
        "i won't",
        "maaf,",
    ];
    text.len() < 1200 && opening.iter().any(|o| start.contains(o))
}

/// The first words of a backend's message, for people: one line, at most 160 characters.
#[must_use]
pub fn short(text: &str) -> String {
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > 160 {
        line = line.chars().take(159).collect::<String>() + "…";
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_found_in_what_models_write_around_it() {
        let want = serde_json::json!({"sentences": []});
        for text in [
            r#"{"sentences":[]}"#,
            "```json\n{\"sentences\":[]}\n```",
            "Sure! Here is the summary:\n\n{\"sentences\": []}\n\nLet me know if {you} need more.",
            "{\"task\":\"brief\"} becomes {\"sentences\":[]}",
        ] {
            assert_eq!(json_object(text, &["sentences"]), Some(want.clone()), "{text}");
        }
        assert_eq!(json_object("{\"sentences\":[", &["sentences"]), None);
        assert_eq!(json_object("{\"paragraphs\":[]}", &["sentences"]), None);
        assert_eq!(json_object("{\"other\":[{\"sentences\":[]},", &["sentences"]), None);
        assert_eq!(json_object("no", &[]), None);
    }

    #[test]
    fn an_object_that_loses_its_end_is_noticed() {
        for text in ["{\"a\":", "Here {it} is: {\"a\":[{\"b\":1}", "```json\n{\"a\":\"x"] {
            assert!(breaks_off(text), "{text}");
        }
        for text in ["{\"a\":1}", "none", "{no} JSON", "```json\n{\"a\":1}\n```\nDone {}"] {
            assert!(!breaks_off(text), "{text}");
        }
    }

    #[test]
    fn reasoning_goes() {
        assert_eq!(without_reasoning("<think>{\"a\":1}</think>{\"b\":2}"), "{\"b\":2}");
        assert_eq!(without_reasoning("secret</think>\n{}"), "{}");
        assert_eq!(without_reasoning("<think>never closed {}"), "");
        assert_eq!(without_reasoning("plain"), "plain");
    }

    #[test]
    fn refusals_are_recognised() {
        assert!(reads_as_refusal("I’m sorry, but I can’t help with that."));
        assert!(!reads_as_refusal("Lavrov said he was sorry about the war, at length."));
    }
}
