//! A key leaves the process only in the request to the origin that it is configured for (promise P8).

use std::path::Path;

use proptest::prelude::{Strategy, any};
use proptest::test_runner::{Config, TestRunner};
use ringkas::model::{Auth, Backend, Codec, Content, HttpReply, HttpRequest, Outcome, Secret, Usage};
use ringkas::net::Options;
use ringkas::{Error, Result};
use serde_json::{Value, json};

use crate::support::asking::{
    PLANNED, ask, backend, chat, client, echo, fine, keeping, leave, once, options, run, shown,
};
use crate::support::backends::KEY;
use crate::support::model::completion;
use crate::support::server::{Reply, Server};

#[test]
fn the_key_goes_where_it_belongs() {
    let server = Server::start(echo);
    once(&options(), &server, "a").expect("an answer");
    let requests = server.requests();
    assert_eq!(requests[0].header("authorization"), Some(format!("Bearer {KEY}").as_str()));
    let rest = format!("{}{}", requests[0].path, String::from_utf8_lossy(&requests[0].body));
    assert!(!rest.contains(KEY));
}

#[test]
fn no_key_over_plain_http_but_on_loopback() {
    let (client, mut backend) = (client(&options()), backend(&Server::script(vec![fine()])));
    for host in ["example.invalid", "127.0.0.1.example.invalid", "10.0.0.1", "localhost.example.invalid"] {
        backend.base_url = format!("http://{host}/v1");
        let (error, said) = shown(run(ask(&client, &backend, "a")));
        assert!(matches!(error, Error::Backend { .. }), "{error:?}");
        assert!(said.contains("not sent over plain http") && said.contains("https://"), "{said}");
    }
    assert_eq!(client.usage().requests, 0);
}

#[test]
fn a_redirect_is_not_followed() {
    let target = Server::script(vec![fine()]);
    let server = Server::script(vec![Reply::new(307, "text/plain", "").header("location", &target.url())]);
    let (_, said) = shown(once(&options(), &server, "a"));
    assert!(said.contains("a redirect is not followed"), "{said}");
    assert_eq!(target.count(), 0);
}

#[test]
fn no_key_to_another_origin_than_the_configured_one() {
    #[expect(clippy::unnecessary_wraps, reason = "the signature of a codec")]
    fn encode(backend: &Backend, _: &ringkas::model::Ask) -> Result<HttpRequest> {
        let key = backend.key.clone().expect("a key");
        let auth = Auth::Header { name: "authorization", prefix: "Bearer ", key };
        Ok(HttpRequest { url: backend.model.clone(), headers: Vec::new(), auth, body: json!({}), weight: 1 })
    }
    fn decode(_: &Backend, _: &ringkas::model::Ask, _: &HttpReply) -> Outcome {
        Outcome::Answer { content: Content::Text("{}".into()), usage: Usage::default() }
    }
    let (here, there) = (Server::script(vec![fine()]), Server::script(vec![fine()]));
    let (client, mut backend) = (client(&options()), backend(&here));
    backend.model = there.url();
    let (_, said) =
        shown(run(client.ask(&backend, &Codec { encode, decode, glossary: |_, _| None }, &chat("a"), PLANNED)));
    assert!(said.contains("another origin"), "{said}");
    assert_eq!((here.count(), there.count()), (0, 0));
}

#[test]
fn a_key_that_is_a_body_member_reaches_the_server_alone() {
    #[expect(clippy::unnecessary_wraps, reason = "the signature of a codec")]
    fn encode(backend: &Backend, _: &ringkas::model::Ask) -> Result<HttpRequest> {
        let auth = Auth::BodyMember { name: "api_key", key: backend.key.clone().expect("a key") };
        Ok(HttpRequest { url: backend.base_url.clone(), headers: Vec::new(), auth, body: json!({"q": "x"}), weight: 1 })
    }
    fn decode(_: &Backend, _: &ringkas::model::Ask, reply: &HttpReply) -> Outcome {
        let content = Content::Text(String::from_utf8_lossy(&reply.body).into_owned());
        Outcome::Answer { content, usage: Usage::default() }
    }
    let dir = tempfile::tempdir().expect("a directory");
    let server = Server::start(|request| Reply::json(&request.json()));
    let traced = Options { trace: Some(dir.path().join("trace")), ..keeping(&dir.path().join("cache")) };
    let (client, backend) = (client(&traced), backend(&server));
    let answered = run(client.ask(&backend, &Codec { encode, decode, glossary: |_, _| None }, &chat("a"), PLANNED))
        .expect("an answer");
    assert_eq!(server.requests()[0].json()["api_key"], KEY);
    assert!(!format!("{answered:?}").contains(KEY));
    nowhere(dir.path(), KEY);
}

/// No file below that directory has those bytes.
#[track_caller]
fn nowhere(directory: &Path, key: &str) {
    for entry in std::fs::read_dir(directory).expect("a directory").flatten() {
        if entry.path().is_dir() {
            nowhere(&entry.path(), key);
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("a file");
        let found = bytes.windows(key.len()).any(|w| w == key.as_bytes());
        assert!(!found, "{} holds the key", entry.path().display());
    }
}

/// A reply that echoes the key in some place.
fn echoing(place: u8, key: &str) -> Reply {
    let status = [200, 400, 401, 403, 404, 422, 429, 500][usize::from(place) % 8];
    match place / 8 % 5 {
        0 => Reply::error(status, &json!({"error": {"message": format!("bad key {key}."), "code": key}})),
        1 => Reply::error(status, &json!({"error": format!("Bearer {key}")})),
        2 => Reply::new(status, "text/html", format!("<html>{key}</html>")).header("x-echo", key),
        3 => Reply::error(status, &completion(&json!({"a": key}).to_string(), "stop")).header("set-cookie", key),
        _ => Reply::error(status, &json!({key: [key], "error": {"message": key.replace('/', "\\/")}})),
    }
}

#[test]
fn whatever_a_server_echoes_the_key_is_in_no_error_answer_trace_or_cache() {
    let server = Server::start(|request| {
        let key = request.header("authorization").and_then(|a| a.strip_prefix("Bearer ")).expect("a key").to_owned();
        let place: u8 = crate::support::asking::asked(request).parse().expect("a number");
        echoing(place, &key)
    });
    let mut runner = TestRunner::new(Config { cases: 120, failure_persistence: None, ..Config::default() });
    let keys = "[!-~]{12,48}".prop_filter("no white space at the ends", |k| k.trim() == k);
    runner
        .run(&(keys, any::<u8>()), |(key, place)| {
            let dir = tempfile::tempdir().expect("a directory");
            let trace = dir.path().join("trace");
            let traced = Options { trace: Some(trace.clone()), max_attempts: 2, ..keeping(&dir.path().join("cache")) };
            let (client, mut backend) = (client(&traced), backend(&server));
            backend.key = Some(Secret::new(&key));
            let result = run(ask(&client, &backend, &place.to_string()));
            let visible = match &result {
                Ok(answered) => format!("{:?}", answered.outcome),
                Err(error) => format!("{error} {:?} {error:?}", error.hint()),
            };
            proptest::prop_assert!(!visible.contains(&key), "{visible}");
            let printed = format!("{client:?}{backend:?}");
            proptest::prop_assert!(!printed.contains(&key));
            drop(client);
            nowhere(dir.path(), &key);
            let lines = std::fs::read_to_string(&trace).expect("a trace");
            for line in lines.lines() {
                let exchange: Value = serde_json::from_str(line).expect("a line of JSON");
                proptest::prop_assert!(!strings(&exchange).contains(&key), "{exchange}");
            }
            Ok(())
        })
        .expect("no key anywhere");
}

/// Every string of a value, unescaped.
fn strings(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(strings).collect(),
        Value::Object(members) => members.iter().flat_map(|(k, v)| [k.clone(), strings(v)]).collect(),
        _ => String::new(),
    }
}

#[test]
fn a_trace_has_every_exchange() {
    let dir = tempfile::tempdir().expect("a directory");
    let trace = dir.path().join("trace.ndjson");
    let server = Server::script(vec![Reply::hang_up(), Reply::new(503, "text/plain", "busy"), fine()]);
    once(&Options { trace: Some(trace.clone()), ..options() }, &server, "a").expect("an answer");
    let lines = std::fs::read_to_string(&trace).expect("a trace");
    let lines: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0]["error"].is_string());
    assert_eq!((&lines[1]["reply"]["status"], &lines[1]["reply"]["body"]), (&json!(503), &json!("busy")));
    assert_eq!(lines[2]["attempt"], 3);
    assert_eq!(lines[2]["request"]["headers"]["authorization"], "Bearer [secret]");
    assert_eq!(lines[2]["request"]["body"]["model"], "gpt-4o-mini");
    assert!(lines[2]["reply"]["body"]["choices"].is_array());
}

#[test]
fn a_trace_has_what_was_given_up() {
    let dir = tempfile::tempdir().expect("a directory");
    let traced = Options {
        trace: Some(dir.path().join("trace")),
        deadline: Some(std::time::Duration::from_millis(100)),
        ..options()
    };
    let (_keep, never) = std::sync::mpsc::channel::<()>();
    let never = std::sync::Mutex::new(never);
    let server = Server::start(move |_| {
        let _ = never.lock().expect("a lock").recv();
        fine()
    });
    once(&traced, &server, "a").expect_err("the job's time is over");
    let line: Value =
        serde_json::from_str(&std::fs::read_to_string(dir.path().join("trace")).expect("a trace")).expect("one line");
    assert!(line["error"].as_str().is_some_and(|e| e.starts_with("given up")), "{line}");
}

#[test]
fn a_trace_has_pages_and_what_goes_on_alone() {
    let dir = tempfile::tempdir().expect("a directory");
    let trace = dir.path().join("trace.ndjson");
    let traced = Options { trace: Some(trace.clone()), ..keeping(&dir.path().join("cache")) };
    let (go_on, wait) = std::sync::mpsc::channel::<()>();
    let (tell, has_come) = std::sync::mpsc::channel();
    let held = std::sync::Mutex::new((tell, wait));
    let server = Server::start(move |request| {
        if request.method == "GET" {
            return Reply::new(200, "text/plain", "Halo");
        }
        let held = held.lock().expect("a lock");
        let _ = held.0.send(());
        let _ = held.1.recv();
        fine()
    });
    let (client, backend) = (client(&traced), backend(&server));
    let page = format!("{}/a.txt", server.url()).replace("http://", "http://reader:hunter2@");
    run(async {
        client.fetch(&page).await.expect("a page");
        leave(&client, &backend, "a", has_come).await;
        drop(go_on);
        client.settle(std::time::Duration::from_mins(1)).await;
    });
    let text = std::fs::read_to_string(&trace).expect("a trace");
    let lines: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert_eq!(lines[0]["page"], format!("{}/a.txt", server.url()));
    assert_eq!((&lines[0]["reply"]["status"], &lines[0]["reply"]["bytes"]), (&200.into(), &4.into()));
    assert_eq!(lines[1]["reply"]["status"], 200);
    assert!(!text.contains("hunter2") && !text.contains(KEY), "{text}");
}
