//! Machine-translation services do whole jobs: within their limits, with a language model for the summary or without.

use ringkas::model::{BackendKind, QuoteStatus};
use ringkas::pipeline::{Strategy, Want};
use serde_json::json;

use crate::support::asking::options;
use crate::support::backends::backend;
use crate::support::command::{World, example};
use crate::support::model::{Quirk, says};
use crate::support::pipeline::{article, job, long_article, run};
use crate::support::promises::assert_promises;
use crate::support::server::{Reply, Server};
use crate::support::services::{SERVICES, service};

#[test]
fn a_long_article_is_translated_within_the_limits_of_every_service() {
    let article = long_article(120);
    for kind in SERVICES {
        let server = service(*kind);
        let mut job = job(&server, Want::Translation, Strategy::Auto);
        job.translator = backend(*kind, &server.url());
        let report = run(article.clone(), &job, &options()).expect("a translation");
        assert_promises(&report, &article);
        let lost = report.paragraphs.iter().filter(|p| p.english.is_none()).count();
        assert_eq!(lost, 0, "{kind:?}");
        assert!(report.quotes.iter().all(|q| q.status == QuoteStatus::Verified), "{kind:?}");
        let requests = server.count();
        assert!((2..=40).contains(&requests), "{kind:?}: {requests} requests");
        let usage = report.usage.expect("usage");
        assert!(usage.characters > 20_000 && usage.input_tokens == 0, "{kind:?}: {usage:?}");
    }
}

#[test]
fn a_translator_alone_gets_an_extractive_summary() {
    for kind in SERVICES {
        let server = service(*kind);
        let mut job = job(&server, Want::Summary, Strategy::Auto);
        job.translator = backend(*kind, &server.url());
        job.summarizer = backend(*kind, &server.url());
        let report = run(article(), &job, &options()).expect("a summary");
        assert_promises(&report, &article());
        assert!(report.summary.is_some_and(|s| !s.is_empty()), "{kind:?}");
    }
}

/// Ollama's own form of the simulated model.
fn ollama() -> Server {
    Server::start(|request| {
        let text = says(&request.json(), Quirk::Perfect);
        Reply::json(&json!({"model": "qwen3", "message": {"role": "assistant", "content": text}, "done": true,
            "done_reason": "stop", "prompt_eval_count": 400, "eval_count": 90}))
    })
}

#[test]
fn one_backend_translates_and_another_summarises() {
    let (world, deepl, ollama) = (World::new(), service(BackendKind::DeepL), ollama());
    world.file("a.txt", example());
    world.configuration(&format!(
        "[backends.deepl]\nbase_url = \"{}\"\n[backends.ollama]\nbase_url = \"{}\"\nmodel = \"qwen3\"\n",
        deepl.url(),
        ollama.url()
    ));
    let arguments = ["--translator", "deepl", "--summarizer", "ollama", "-f", "json", "a.txt"];
    let done = world.with_env(&arguments, &[("DEEPL_API_KEY", "deepl-key-0123456789")]).ok();
    let article = &done.json()["articles"][0];
    assert_eq!(article["backend"], json!({"translator": "deepl", "summarizer": "ollama", "model": "qwen3"}));
    assert!(article["summary"].as_array().is_some_and(|s| !s.is_empty()), "{article}");
    let quotes = article["quotes"].as_array().expect("quotes");
    assert!(!quotes.is_empty() && quotes.iter().all(|q| q["status"] == "verified"), "{quotes:?}");
    assert_eq!(article["usage"]["input_tokens"], json!(400 * ollama.count()));
    assert!(deepl.requests().iter().all(|r| r.header("authorization") == Some("DeepL-Auth-Key deepl-key-0123456789")));
    for request in ollama.requests() {
        assert_eq!(request.header("authorization"), None, "a key stays with its own backend");
        assert_eq!((request.path.as_str(), &request.json()["think"]), ("/api/chat", &json!(false)));
        let user: serde_json::Value =
            serde_json::from_str(request.json()["messages"][1]["content"].as_str().expect("text")).expect("JSON");
        assert_eq!(user["task"], "summarize", "the Indonesian goes to the translator only");
    }
}
