//! Every protocol, every way in which an exchange can end, over loopback through the client: the replies that servers
//! are known to give (`data/recorded/KIND.json`, in the shapes of specifications and of servers that were run) lead to
//! the same few things that the client does.

use std::collections::BTreeMap;
use std::sync::Arc;

use ringkas::backend::{PROTOCOLS, codec};
use ringkas::model::{Ask, BackendKind, Content, Outcome, Schema};
use ringkas::net::{Answered, Client};
use ringkas::{Error, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::asking::{PLANNED, client, options, run};
use crate::support::backends::backend;
use crate::support::server::{Reply, Server};

/// What every protocol must have a recorded reply for.
const CELLS: &[&str] = &[
    "auth",
    "bad request",
    "malformed body",
    "overflow",
    "overload",
    "rate limit",
    "refusal",
    "success",
    "truncation",
];

/// A reply and what the client makes of it.
#[derive(Clone, Debug, Deserialize)]
struct Recorded {
    /// `answer`, `truncated`, `refused`, `overflow`: that outcome, sent once. `again`: it is sent again. `alone`: an error
    /// for this ask, others go on. `stops`: an error for the run. `waits`: an error that says how long it asks to wait.
    expect: String,
    status: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// A text is sent as it is.
    body: Value,
    /// Which server it is, or what is special about it.
    #[expect(dead_code, reason = "for whoever reads the file or a failure")]
    note: Option<String>,
}

impl Recorded {
    fn reply(&self) -> Reply {
        let body = match &self.body {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let reply = Reply::new(self.status, "application/json", body);
        self.headers.iter().fold(reply, |reply, (name, value)| reply.header(name, value))
    }
}

fn recorded(name: &str) -> BTreeMap<String, Vec<Recorded>> {
    let path = format!("{}/tests/data/recorded/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// An ask that the recorded successes answer; `n` makes it another.
fn question(kind: BackendKind, n: u32) -> Ask {
    if kind.is_language_model() {
        let json = json!({"type": "object", "properties": {"a": {"type": "integer"}}});
        return Ask::Chat {
            system: "Do.".into(),
            form: "{\"a\":1}".into(),
            user: json!({ "task": n }).to_string(),
            schema: Some(Arc::new(Schema { name: "a".into(), json })),
            max_output_tokens: 500,
        };
    }
    Ask::Texts {
        texts: vec!["Satu &amp; <span translate=\"no\">[[q1]]</span>".into(), format!("Dua {n}")],
        markup: true,
        context: None,
        glossary: Vec::new(),
    }
}

fn ask(client: &Client, kind: BackendKind, server: &Server, n: u32) -> Result<Answered> {
    let codec = codec(kind).expect("a codec");
    run(client.ask(&backend(kind, &server.url()), codec, &question(kind, n), PLANNED))
}

/// What became of an ask, in the words of the recordings.
fn word(result: &Result<Answered>, sent: usize) -> &'static str {
    match result {
        Ok(answered) => match &answered.outcome {
            Outcome::Answer { .. } if sent == 2 => "again",
            Outcome::Answer { .. } => "answer",
            Outcome::Truncated { .. } => "truncated",
            Outcome::Refused { .. } => "refused",
            Outcome::Overflow { .. } => "overflow",
            Outcome::Fault(_) => "a fault, which is none",
        },
        Err(error) if error.to_string().contains("asks to wait") => "waits",
        Err(Error::Backend { .. }) => "error",
        Err(_) => "another error",
    }
}

fn check(kind: BackendKind, name: &str, cell: &str, recorded: &Recorded, fine: &Reply) {
    let what = format!("{name}, {cell}: {recorded:?}");
    let server = Server::script(vec![recorded.reply(), fine.clone()]);
    let client = client(&options());
    let result = ask(&client, kind, &server, 0);
    let (got, sent) = (word(&result, server.count()), server.count());
    let want = recorded.expect.as_str();
    if !matches!(want, "alone" | "stops") {
        assert_eq!((got, sent), (want, if want == "again" { 2 } else { 1 }), "{what}\n{result:?}");
        return;
    }
    assert_eq!((got, sent), ("error", 1), "{what}\n{result:?}");
    let other = ask(&client, kind, &server, 1);
    assert_eq!(
        (other.is_ok(), server.count()),
        if want == "alone" { (true, 2) } else { (false, 1) },
        "{what}\n{other:?}"
    );
}

#[test]
fn every_protocol_ends_every_exchange_as_it_should() {
    for protocol in PROTOCOLS.iter().filter(|p| p.codec.is_some()) {
        let table = recorded(protocol.name);
        let fine = table["success"][0].reply();
        for cell in CELLS {
            let row = table.get(*cell).filter(|row| !row.is_empty());
            for recorded in row.unwrap_or_else(|| panic!("{}: nothing recorded for {cell}", protocol.name)) {
                check(protocol.kind, protocol.name, cell, recorded, &fine);
            }
        }
        assert_eq!(table.len(), CELLS.len(), "{}: a cell that no other protocol has", protocol.name);
    }
}

#[test]
fn answers_are_clean_and_their_cost_is_told() {
    for protocol in PROTOCOLS.iter().filter(|p| p.codec.is_some()) {
        let fine = recorded(protocol.name)["success"][0].reply();
        let (server, client) = (Server::script(vec![fine]), client(&options()));
        let answered = ask(&client, protocol.kind, &server, 0).expect("an answer");
        let Outcome::Answer { content, .. } = answered.outcome else { panic!("no answer from {}", protocol.name) };
        match content {
            Content::Text(text) => assert_eq!(text, "{\"a\":1}", "{}: thoughts never reach an answer", protocol.name),
            Content::Texts(texts) => {
                let bare = texts[0].replace("<span translate=\"no\">", "").replace("</span>", "");
                assert_eq!((bare.as_str(), texts[1].as_str()), ("One & [[q1]]", "Two"), "{}", protocol.name);
            }
        }
        let usage = client.usage();
        assert!(usage.input_tokens + usage.characters > 0, "{}: {usage:?}", protocol.name);
        if protocol.kind.is_language_model() {
            assert!(usage.output_tokens > 0 && usage.usd.is_some(), "{}: {usage:?}", protocol.name);
        }
    }
}
