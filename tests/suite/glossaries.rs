//! A user's glossary reaches translation services in the form that each takes.

use std::sync::Mutex;

use ringkas::model::{BackendKind, Report};
use ringkas::net::Options;
use ringkas::pipeline::{Job, Strategy, Want};
use serde_json::{Value, json};

use crate::support::asking::{keeping, options};
use crate::support::backends::backend;
use crate::support::pipeline::{article, job, long_article, run};
use crate::support::server::{Reply, Request, Server};
use crate::support::services::translated;

/// What DeepL answers to a new glossary (openapi.yaml, `/v3/glossaries`).
fn made(id: &str, request: &Request) -> Reply {
    let body = request.json();
    let dictionary = json!({"source_lang": "id", "target_lang": "en", "entry_count": 1});
    Reply::error(
        201,
        &json!({"glossary_id": id, "name": body["name"], "dictionaries": [dictionary],
        "creation_time": "2025-07-11T14:16:18.329Z"}),
    )
}

fn glossaries(server: &Server) -> Vec<Value> {
    server.requests().iter().filter(|r| r.path == "/v3/glossaries").map(Request::json).collect()
}

fn batches(server: &Server) -> Vec<Value> {
    server.requests().iter().filter(|r| r.path != "/v3/glossaries").map(Request::json).collect()
}

fn with_terms(server: &Server, kind: BackendKind, terms: &[(&str, &str)]) -> Job {
    let mut job = job(server, Want::Translation, Strategy::Auto);
    job.translator = backend(kind, &server.url());
    job.glossary = terms.iter().map(|(id, en)| ((*id).to_owned(), (*en).to_owned())).collect();
    job
}

fn translate(job: &Job, options: &Options, paragraphs: usize) -> Report {
    run(long_article(paragraphs), job, options).expect("a translation")
}

#[test]
fn deepl_keeps_the_terms_once_and_uses_them_by_their_identifier() {
    let server = Server::start(|request| match request.path.as_str() {
        "/v3/glossaries" => made("def3a26b-3e84", request),
        _ => translated(BackendKind::DeepL, request),
    });
    let dir = tempfile::tempdir().expect("a directory");
    let job = with_terms(&server, BackendKind::DeepL, &[("Kepala Desa", "Village Head"), ("pungli", "extortion")]);
    translate(&job, &keeping(dir.path()), 60);
    let kept = glossaries(&server);
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(kept[0]["name"].as_str().is_some_and(|n| n.starts_with("ringkas-")), "{kept:?}");
    let entries = &kept[0]["dictionaries"][0];
    assert_eq!(entries["entries"], "Kepala Desa\tVillage Head\npungli\textortion\n");
    assert_eq!((&entries["source_lang"], &entries["target_lang"]), (&json!("id"), &json!("en")));
    let sent = batches(&server);
    assert!(sent.len() > 1);
    for batch in &sent {
        let needs = batch["text"].to_string().contains("Kepala Desa");
        assert_eq!(batch["glossary_id"].as_str(), needs.then_some("def3a26b-3e84"), "{batch}");
    }
    // The same again costs nothing, another article no second glossary, other terms one of their own.
    translate(&job, &keeping(dir.path()), 60);
    assert_eq!(server.count(), sent.len() + 1);
    translate(&job, &keeping(dir.path()), 61);
    assert_eq!(glossaries(&server).len(), 1);
    let other = with_terms(&server, BackendKind::DeepL, &[("Kepala Desa", "Head of the Village")]);
    translate(&other, &keeping(dir.path()), 60);
    assert_eq!(glossaries(&server).len(), 2);
}

#[test]
fn a_glossary_that_was_deleted_is_made_again() {
    let alive = Mutex::new(0);
    let server = Server::start(move |request| {
        let mut alive = alive.lock().expect("a lock");
        if request.path == "/v3/glossaries" {
            *alive += 1;
            return made(&format!("number-{alive}"), request);
        }
        match request.json()["glossary_id"].as_str() {
            // The first one is gone when the second job comes.
            Some("number-1") if request.json()["text"].to_string().contains("ke-2.") => {
                Reply::error(404, &json!({"message": "Glossary not found"}))
            }
            _ => translated(BackendKind::DeepL, request),
        }
    });
    let dir = tempfile::tempdir().expect("a directory");
    let job = with_terms(&server, BackendKind::DeepL, &[("Kepala Desa", "Village Head")]);
    translate(&job, &keeping(dir.path()), 1);
    assert_eq!(glossaries(&server).len(), 1);
    let report = translate(&job, &keeping(dir.path()), 3);
    assert!(report.paragraphs.iter().all(|p| p.english.is_some()));
    assert_eq!(glossaries(&server).len(), 2);
    assert!(batches(&server).iter().any(|b| b["glossary_id"] == "number-2"));
}

#[test]
fn a_service_that_takes_no_glossary_still_translates() {
    for refusal in [400, 403, 404, 456] {
        let server = Server::start(move |request| match request.path.as_str() {
            "/v3/glossaries" => Reply::error(refusal, &json!({"message": "Maximum number of glossaries reached"})),
            _ => translated(BackendKind::DeepL, request),
        });
        let job = with_terms(&server, BackendKind::DeepL, &[("Kepala Desa", "Hamlet Mayor")]);
        let report = translate(&job, &options(), 3);
        assert!(report.paragraphs.iter().all(|p| p.english.is_some()), "{refusal}");
        assert!(batches(&server).iter().all(|b| b.get("glossary_id").is_none()));
        let unused = report.findings.iter().any(|f| f.message.contains("Kepala Desa"));
        assert!(unused, "what was not used is a finding");
    }
}

#[test]
fn no_glossary_is_left_behind_for_what_every_user_has() {
    let server = Server::start(|request| translated(BackendKind::DeepL, request));
    let mut job = with_terms(&server, BackendKind::DeepL, &[]);
    // Full of acronyms that go to a model with their English.
    let text = "Kasus Desa\n\nKPK menggelar OTT, polisi menulis BAP dan DPO. Korban PHK, ASN dan TNI naik haji; UMP dan BBM naik.";
    let acronyms = ringkas::ingest::from_text(text, ringkas::model::Source::default());
    for article in [article(), acronyms] {
        run(article, &job, &options()).expect("a translation");
    }
    job.translator.dialect.glossary_id = Some("configured".into());
    job.glossary = vec![("Menlu".into(), "Foreign Minister".into())];
    run(article(), &job, &options()).expect("a translation");
    assert!(glossaries(&server).is_empty());
    assert!(batches(&server).iter().any(|b| b["glossary_id"] == "configured"));
}

#[test]
fn azure_finds_the_terms_marked_in_the_text() {
    let server = Server::start(|request| {
        let strip = |t: &Value| {
            let text = t["Text"].as_str().expect("a text");
            // As the real one does: the translation in place of the marked term.
            let mut out = String::new();
            let mut rest = text;
            while let Some(at) = rest.find("<mstrans:dictionary translation=\"") {
                let inner = &rest[at + 33..];
                out.push_str(&rest[..at]);
                out.push_str(&inner[..inner.find('"').expect("a quote")]);
                rest = &inner[inner.find("</mstrans:dictionary>").expect("an end") + 21..];
            }
            json!({"translations": [{"text": out + rest, "to": "en"}]})
        };
        Reply::json(&request.json().as_array().expect("a list").iter().map(strip).collect())
    });
    let job = with_terms(&server, BackendKind::Azure, &[("Kepala Desa", "Village Head & Elder")]);
    let report = translate(&job, &options(), 3);
    let sent = server.requests();
    assert!(sent.iter().any(|r| r.path.contains("textType=html")), "{sent:?}");
    assert!(
        String::from_utf8_lossy(&sent[0].body).contains(
            "<mstrans:dictionary translation=\\\"Village Head &amp; Elder\\\">Kepala Desa</mstrans:dictionary>"
        )
    );
    let english: Vec<&str> = report.paragraphs.iter().filter_map(|p| p.english.as_deref()).collect();
    assert!(english.iter().any(|t| t.contains("Village Head & Elder Sukamaju")), "{english:?}");
}
