//! Machine-translation services: what they do not give is said, and a server that takes less than it should is obeyed.

use ringkas::model::{BackendKind, CheckKind, QuoteStatus, Report, Severity};
use ringkas::pipeline::{Job, Strategy, Want};
use serde_json::{Value, json};

use crate::support::asking::options;
use crate::support::backends::backend;
use crate::support::model::english;
use crate::support::pipeline::{article, job, run};
use crate::support::promises::assert_promises;
use crate::support::server::{Reply, Request, Server};

/// A job for a LibreTranslate server, the summary selected from the translation.
fn translating(server: &Server) -> Job {
    let mut job = job(server, Want::Summary, Strategy::Full);
    job.translator = backend(BackendKind::LibreTranslate, &server.url());
    job.summarizer = backend(BackendKind::Offline, &server.url());
    job
}

fn asked(request: &Request) -> Vec<String> {
    let body = request.json();
    let texts = body["q"].as_array().cloned().unwrap_or_default();
    texts.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// English as the server gives it: spans kept, the text between them translated.
fn translated(text: &str) -> String {
    let plain = text.replace("<span translate=\"no\">", "").replace("</span>", "");
    english(&plain)
}

fn outermost(report: &Report) -> impl Iterator<Item = &ringkas::model::LedgerEntry> {
    report.quotes.iter().filter(|q| q.quote.within.is_none())
}

#[test]
fn a_quotation_without_english_is_an_error() {
    let quotes = ringkas::pipeline::analyse(&article()).quotes;
    let quote = quotes.iter().find(|q| q.within.is_none()).expect("a quotation").text.clone();
    let unsaid = quote.clone();
    let server = Server::start(move |request| {
        let english: Vec<String> = asked(request)
            .iter()
            .map(|t| if t.starts_with(&unsaid) { String::from(" .") } else { translated(t) })
            .collect();
        let bogus = english.iter().any(|e| e == " .");
        if bogus && english.len() > 1 {
            return Reply::error(400, &json!({"error": "Invalid request: request (9000) exceeds text limit (5000)"}));
        }
        if bogus {
            return Reply::error(400, &json!({"error": "Invalid request: request (9000) exceeds text limit (5)"}));
        }
        Reply::json(&json!({"translatedText": english}))
    });
    let report = run(article(), &translating(&server), &options()).expect("a result");
    assert_promises(&report, &article());
    let lost: Vec<_> = outermost(&report).filter(|q| q.quote.text == quote).collect();
    assert!(!lost.is_empty(), "the example has such a quotation");
    for entry in lost {
        assert_eq!((entry.status, entry.english.as_deref()), (QuoteStatus::Missing, None), "{}", entry.quote.id);
        let at = Some(entry.quote.paragraph);
        let said = |f: &&ringkas::model::Finding| {
            f.check == CheckKind::Quote && f.severity == Severity::Error && f.paragraph == at
        };
        assert!(report.findings.iter().any(|f| said(&f)), "{:?}", report.findings);
    }
}

#[test]
fn a_text_over_the_servers_own_limit_is_cut_at_sentence_ends() {
    let server = Server::start(|request| {
        let texts = asked(request);
        let size: usize = texts.iter().map(|t| t.chars().count()).sum();
        if size > 300 {
            let message = format!("Invalid request: request ({size}) exceeds text limit (300)");
            return Reply::error(400, &json!({"error": message}));
        }
        Reply::json(&json!({"translatedText": texts.iter().map(|t| translated(t)).collect::<Vec<_>>()}))
    });
    let sentence = |i| format!("Warga nomor {i} menanam pohon di tepi sungai desa mereka pada hari itu. ");
    let text = format!("Warga Menanam Pohon\n\nWarga bekerja.\n\n{}\n", (101..120).map(sentence).collect::<String>());
    let article = ringkas::ingest::from_text(&text, ringkas::model::Source::default());
    let report = run(article.clone(), &translating(&server), &options()).expect("a result");
    assert_promises(&report, &article);
    let english = report.paragraphs[2].english.as_deref().unwrap_or_default();
    assert!((101..120).all(|i| english.contains(&i.to_string())), "{english}");
}
