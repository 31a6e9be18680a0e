//! Ten thousand paragraphs against a server that fails three requests in ten in every way: nothing lost, nothing
//! doubled, the same output as without faults.

use ringkas::model::{BackendKind, Report};
use ringkas::pipeline::{Strategy, Want};
use serde_json::{Value, json};

use crate::support::asking::options;
use crate::support::backends::backend;
use crate::support::model::{self, Quirk, completion};
use crate::support::pipeline::{job, long_article, run};
use crate::support::server::{Reply, Request, Server};

/// A reply with the fault of that number, none where the request is answered well.
fn fault(number: usize, request: &Request) -> Option<Reply> {
    let good = || completion(&model::says(&request.json(), Quirk::Perfect), "stop");
    let many = model::asked(&request.json())["paragraphs"].as_array().map_or(0, Vec::len) > 1;
    Some(match number {
        0 => Reply::error(429, &json!({"error": {"message": "slow down", "code": "rate_limit_exceeded"}}))
            .header("retry-after", "0"),
        1 => Reply::error(503, &json!({"error": "overloaded"})),
        2 => Reply::json(&good()).cut(),
        3 => Reply::hang_up(),
        4 => Reply::new(200, "text/html", "<html>Wait</html>"),
        5 => Reply::json(&json!({"choices": []})),
        6 => Reply::json(&json!({"choices": [{"finish_reason": "stop", "message": {"content": null}}]})),
        // What is cut off, refused or too long comes in halves; a single paragraph would be given up.
        7 if many => {
            let text = model::says(&request.json(), Quirk::Perfect);
            Reply::json(&completion(text.get(..text.len() / 2).unwrap_or("{"), "length"))
        }
        8 if many => {
            Reply::json(&json!({"choices": [{"finish_reason": "content_filter", "message": {"content": null}}]}))
        }
        9 if many => Reply::error(400, &json!({"error": {"code": "context_length_exceeded", "message": "too long"}})),
        _ => return None,
    })
}

/// A number that depends on nothing but the order of the requests, spread over all residues.
fn dice(request: &Request) -> usize {
    request.number.wrapping_mul(2_654_435_761) >> 7
}

/// A model that fails three requests in ten, in the first `ways` of the ways above.
fn failing(faulty: bool, ways: usize) -> Server {
    Server::start(move |request| {
        let dice = dice(request);
        let bad = (faulty && dice % 10 < 3).then(|| fault(dice / 10 % ways, request)).flatten();
        bad.unwrap_or_else(|| Reply::json(&completion(&model::says(&request.json(), Quirk::Perfect), "stop")))
    })
}

fn translated(faulty: bool, paragraphs: usize) -> Report {
    let server = failing(faulty, 10);
    let mut job = job(&server, Want::Translation, Strategy::Auto);
    job.translator.context_tokens = 2_500;
    let mut options = options();
    options.max_attempts = 40;
    run(long_article(paragraphs), &job, &options).expect("a translation")
}

#[test]
fn faults_change_nothing_in_the_result() {
    let (clean, faulty) = (translated(false, 10_000), translated(true, 10_000));
    assert_eq!(clean.paragraphs.len(), 10_001);
    assert!(clean.paragraphs.iter().all(|p| p.english.is_some()));
    for (a, b) in clean.paragraphs.iter().zip(&faulty.paragraphs) {
        assert_eq!(a, b);
    }
    assert_eq!(clean.quotes, faulty.quotes);
    assert_eq!(clean.findings, faulty.findings);
    assert!(faulty.usage.map(|u| u.requests) > clean.usage.map(|u| u.requests), "there were faults");
}

/// A summary of a long article in chunks, reduced. What splits a request would change the chunks, so that only faults
/// after which the same request is sent again are among these.
fn summarised(faulty: bool, strategy: Strategy) -> Report {
    let server = failing(faulty, 7);
    let mut job = job(&server, Want::Summary, strategy);
    job.translator.context_tokens = 4_000;
    job.summarizer.context_tokens = 4_000;
    let options = ringkas::net::Options { max_attempts: 40, ..options() };
    run(long_article(600), &job, &options).expect("a summary")
}

#[test]
fn faults_change_nothing_in_a_summary() {
    for strategy in [Strategy::Brief, Strategy::Full] {
        let (clean, faulty) = (summarised(false, strategy), summarised(true, strategy));
        assert!(clean.summary.is_some(), "{strategy:?}");
        assert_eq!((&clean.summary, &clean.quotes), (&faulty.summary, &faulty.quotes), "{strategy:?}");
        assert_eq!((clean.paragraphs, clean.findings), (faulty.paragraphs, faulty.findings), "{strategy:?}");
        assert!(faulty.usage.map(|u| u.requests) > clean.usage.map(|u| u.requests), "there were faults");
    }
}

/// The same by a machine-translation service.
fn served(faulty: bool, paragraphs: usize) -> Report {
    let server = Server::start(move |request| {
        let dice = dice(request);
        let texts = request.json()["q"].as_array().cloned().unwrap_or_default();
        let plain = |t: &str| model::english(&t.replace("<span translate=\"no\">", "").replace("</span>", ""));
        let english: Vec<String> = texts.iter().filter_map(Value::as_str).map(plain).collect();
        let good = Reply::json(&json!({"translatedText": english}));
        match (faulty && dice % 10 < 3).then_some(dice / 10 % 7) {
            Some(0) => Reply::error(429, &json!({"error": "Slowdown: 80 per 1 minute"})).header("retry-after", "0"),
            Some(1) => Reply::error(500, &json!({"error": "oops"})),
            Some(2) => good.cut(),
            Some(3) => Reply::hang_up(),
            Some(4) => Reply::new(200, "text/html", "<html>Wait</html>"),
            Some(5) => Reply::json(&json!({"translatedText": []})),
            Some(6) if texts.len() > 1 => {
                Reply::error(400, &json!({"error": "Invalid request: request (9000) exceeds text limit (5000)"}))
            }
            _ => good,
        }
    });
    let mut job = job(&server, Want::Summary, Strategy::Full);
    job.translator = backend(BackendKind::LibreTranslate, &server.url());
    job.summarizer = backend(BackendKind::Offline, &server.url());
    let options = ringkas::net::Options { max_attempts: 40, ..options() };
    run(long_article(paragraphs), &job, &options).expect("a translation")
}

#[test]
fn faults_of_a_service_change_nothing_in_the_result() {
    let (clean, faulty) = (served(false, 1_000), served(true, 1_000));
    assert!(clean.paragraphs.iter().all(|p| p.english.is_some()));
    assert!(clean.quotes.iter().all(|q| q.english.is_some()));
    assert_eq!((clean.paragraphs, clean.quotes), (faulty.paragraphs, faulty.quotes));
    assert_eq!((clean.summary, clean.findings), (faulty.summary, faulty.findings));
}
