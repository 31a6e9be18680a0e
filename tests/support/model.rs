//! A simulated language model behind an OpenAI-compatible server: it translates with the built-in engine, so that its
//! answers are related to what it was asked, and misbehaves on demand in every way that real ones do.

use std::sync::LazyLock;

use ringkas::offline::Engine;
use serde_json::{Map, Value, json};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Ways to misbehave in what an answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// None: a perfect answer.
    Perfect,
    /// The JSON in a code fence.
    Fenced,
    /// Stray prose before and after, with braces in it.
    Chatter,
    /// A `<think>` block with a JSON object in it.
    Think,
    /// Every tag and every quotation by id left out.
    MissingTags,
    /// Every tag twice; every placeholder twice.
    DoubledTags,
    /// Tags and placeholders of quotations that do not exist.
    InventedTags,
    /// The quotation's words typed between marks instead of its placeholder.
    Retyped,
    /// Quotations that nobody said.
    Fabricated,
    /// Every figure changed.
    WrongFigures,
    /// The English of the quotations under each other's ids.
    SwappedIds,
    /// Citations of paragraph 999.
    Cites999,
    /// Single marks and term marks everywhere.
    Marks,
}

/// Every quirk.
pub const QUIRKS: &[Quirk] = &[
    Quirk::Perfect,
    Quirk::Fenced,
    Quirk::Chatter,
    Quirk::Think,
    Quirk::MissingTags,
    Quirk::DoubledTags,
    Quirk::InventedTags,
    Quirk::Retyped,
    Quirk::Fabricated,
    Quirk::WrongFigures,
    Quirk::SwappedIds,
    Quirk::Cites999,
    Quirk::Marks,
];

/// The user message of a chat request, which must be exactly one JSON object.
pub fn asked(body: &Value) -> Value {
    let messages = body["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), 2, "one system and one user message");
    assert_eq!((messages[0]["role"].as_str(), messages[1]["role"].as_str()), (Some("system"), Some("user")));
    let user: Value = serde_json::from_str(messages[1]["content"].as_str().expect("text")).expect("one JSON object");
    assert!(user.is_object());
    user
}

/// The body of a chat completion that says `text`.
pub fn completion(text: &str, finish_reason: &str) -> Value {
    json!({"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "simulated",
        "choices": [{"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}})
}

/// What the model says to a request.
pub fn says(body: &Value, quirk: Quirk) -> String {
    let user = asked(body);
    let answer = match user["task"].as_str() {
        Some("translate") => translated(&user, quirk),
        Some("brief") => briefed(&user, quirk),
        Some("summarize") => summarized(&user, quirk),
        other => panic!("unknown task {other:?}"),
    };
    let mut text = answer.to_string();
    if quirk == Quirk::WrongFigures {
        text = wrong_figures(&answer).to_string();
    }
    match quirk {
        Quirk::Fenced => format!("```json\n{text}\n```"),
        Quirk::Chatter => format!("Sure, here is the {{JSON}} you asked for:\n\n{text}\n\nAnything else? {{}}"),
        Quirk::Think => format!("<think>I could say {{\"sentences\":[]}} but no.</think>\n{text}"),
        _ => text,
    }
}

/// English of a text without tags.
pub fn english(text: &str) -> String {
    ENGINE.translate(text)
}

/// The tagged quotations of a text: id and words.
fn tags(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("<q id=\"") {
        let tag = &rest[at + 7..];
        let id = tag[..tag.find('"').expect("id")].to_owned();
        let inner = &tag[tag.find('>').expect("tag") + 1..];
        let end = inner.find("</q>").expect("closing tag");
        out.push((id, inner[..end].to_owned()));
        rest = &inner[end..];
    }
    out
}

fn tagged_english(text: &str, quirk: Quirk) -> String {
    let mut masked = text.to_owned();
    let found = tags(text);
    for (id, inner) in &found {
        masked = masked.replace(&format!("<q id=\"{id}\">{inner}</q>"), &format!("[[{id}]]"));
    }
    let mut out = english(&masked);
    for (i, (id, inner)) in found.iter().enumerate() {
        let words = match quirk {
            Quirk::SwappedIds => english(&found[(i + 1) % found.len()].1),
            _ => english(inner),
        };
        let tag = match quirk {
            Quirk::MissingTags => words,
            Quirk::DoubledTags => format!("<q id=\"{id}\">{words}</q> <q id=\"{id}\">{words}</q>"),
            Quirk::InventedTags => format!("<q id=\"q77\">{words}</q>"),
            _ => format!("<q id=\"{id}\">{words}</q>"),
        };
        out = out.replace(&format!("[[{id}]]"), &tag);
    }
    if quirk == Quirk::Fabricated {
        out.push_str(" “We will never accept this under any circumstances,” he said.");
    }
    out
}

fn translated(user: &Value, quirk: Quirk) -> Value {
    let paragraphs = user["paragraphs"].as_array().expect("paragraphs").iter();
    let out: Vec<Value> = paragraphs
        .map(|p| json!({"id": p["id"], "text": tagged_english(p["text"].as_str().expect("text"), quirk)}))
        .collect();
    json!({"paragraphs": out})
}

fn briefed(user: &Value, quirk: Quirk) -> Value {
    let paragraphs = user["paragraphs"].as_array().expect("paragraphs");
    let all: Vec<(String, String, Value)> = paragraphs
        .iter()
        .flat_map(|p| tags(p["text"].as_str().expect("text")).into_iter().map(|(id, t)| (id, t, p["id"].clone())))
        .collect();
    let mut quotes = Map::new();
    for (i, (id, _, _)) in all.iter().enumerate() {
        let from = if quirk == Quirk::SwappedIds { &all[(i + 1) % all.len()].1 } else { &all[i].1 };
        let key = if quirk == Quirk::InventedTags { format!("q{}", 70 + i) } else { id.clone() };
        if quirk != Quirk::MissingTags {
            quotes.insert(key, english(from).into());
        }
    }
    let mut sentences: Vec<Value> = all
        .iter()
        .map(|(id, words, paragraph)| {
            let slot = match quirk {
                Quirk::Retyped => format!("“{}”", english(words)),
                Quirk::DoubledTags => format!("[[{id}]] and [[{id}]]"),
                Quirk::InventedTags => "[[q77]]".to_owned(),
                Quirk::Marks => format!("“[[{id}]]” and a 'so-called' “plan”"),
                _ => format!("[[{id}]]"),
            };
            let who = user["speakers"][id.as_str()].as_str().unwrap_or("The statement");
            let cite = if quirk == Quirk::Cites999 { json!([999]) } else { json!([paragraph]) };
            json!({"text": format!("{who} said: {slot}."), "paragraphs": cite})
        })
        .collect();
    for p in paragraphs.iter().filter(|p| tags(p["text"].as_str().unwrap_or_default()).is_empty()) {
        sentences.push(json!({"text": english(p["text"].as_str().expect("text")), "paragraphs": [p["id"]]}));
    }
    if quirk == Quirk::Fabricated {
        let text = "He added: “We will never accept this under any circumstances.”";
        sentences.push(json!({"text": text, "paragraphs": [paragraphs[0]["id"]]}));
    }
    json!({"headline": "Simulated “headline”", "quotes": quotes, "sentences": sentences})
}

fn summarized(user: &Value, quirk: Quirk) -> Value {
    let sentences: Vec<Value> = user["paragraphs"]
        .as_array()
        .expect("paragraphs")
        .iter()
        .map(|p| {
            let mut text = p["text"].as_str().expect("text").to_owned();
            for (id, quote) in user["quotes"].as_object().expect("quotes") {
                let slot = format!("[[{id}]]");
                text = match quirk {
                    Quirk::Retyped => text.replace(&slot, &format!("“{}”", quote["text"].as_str().expect("text"))),
                    Quirk::MissingTags => text.replace(&slot, "something"),
                    Quirk::DoubledTags => text.replace(&slot, &format!("{slot} and {slot}")),
                    Quirk::InventedTags => text.replace(&slot, "[[q77]]"),
                    _ => text,
                };
            }
            if quirk == Quirk::Fabricated && p["id"] == user["paragraphs"][1]["id"] {
                text.push_str(" “We will never accept this under any circumstances.”");
            }
            let cite = if quirk == Quirk::Cites999 { json!([999]) } else { json!([p["id"]]) };
            json!({"text": text, "paragraphs": cite})
        })
        .collect();
    json!({"headline": "Simulated headline", "sentences": sentences})
}

/// The answer with every digit of its texts changed, ids left alone.
fn wrong_figures(answer: &Value) -> Value {
    match answer {
        Value::Object(map) => map
            .iter()
            .map(|(k, v)| (k.clone(), if k == "text" { changed(v) } else { wrong_figures(v) }))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(list) => list.iter().map(wrong_figures).collect(),
        other => other.clone(),
    }
}

fn changed(text: &Value) -> Value {
    let mut inside = false;
    let change = |c: char| match c {
        '<' | '[' => {
            inside = true;
            c
        }
        '>' | ']' => {
            inside = false;
            c
        }
        '0'..='8' if !inside => char::from(c as u8 + 1),
        c => c,
    };
    text.as_str().map(|t| t.chars().map(change).collect::<String>()).into()
}
