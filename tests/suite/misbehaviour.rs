//! A language model that misbehaves in every known way, against the promises: what cannot be repaired is a finding or a
//! clear error, never a silently wrong line.

use std::collections::BTreeSet;

use ringkas::model::{CheckKind, QuoteStatus, Report, Severity};
use ringkas::pipeline::{Strategy, Want};
use serde_json::{Value, json};

use crate::support::asking::options;
use crate::support::model::{self, QUIRKS, Quirk, completion};
use crate::support::pipeline::{article, job, long_article, quirky, run};
use crate::support::promises::assert_promises;
use crate::support::server::{Reply, Request, Server};

const BOTH: [Strategy; 2] = [Strategy::Brief, Strategy::Full];

fn summary(server: &Server, strategy: Strategy) -> ringkas::Result<Report> {
    run(article(), &job(server, Want::Summary, strategy), &options())
}

fn worst(report: &Report, check: CheckKind) -> Option<Severity> {
    report.findings.iter().filter(|f| f.check == check).map(|f| f.severity).max()
}

#[test]
fn the_promises_hold_whatever_the_model_says() {
    for quirk in QUIRKS {
        for strategy in BOTH {
            let server = quirky(*quirk);
            match summary(&server, strategy) {
                Ok(report) => assert_promises(&report, &article()),
                Err(error) => {
                    let unusable = error.to_string().contains("gave no sentence that can be used");
                    assert!(unusable, "{quirk:?} {strategy:?}: {error}");
                }
            }
        }
    }
}

#[test]
fn a_perfect_model_needs_no_repair() {
    for strategy in BOTH {
        let server = quirky(Quirk::Perfect);
        let report = summary(&server, strategy).expect("a summary");
        assert_eq!(server.count(), if strategy == Strategy::Brief { 1 } else { 2 });
        assert!(report.quotes.len() >= 5, "{:?}", report.quotes);
        assert!(report.quotes.iter().all(|q| q.status == QuoteStatus::Verified), "{:?}", report.quotes);
        assert!(report.quotes.iter().any(|q| q.in_summary == Some(true)));
        assert_eq!(worst(&report, CheckKind::Quote), None, "{:?}", report.findings);
    }
}

#[test]
fn wrapping_changes_nothing() {
    let perfect = summary(&quirky(Quirk::Perfect), Strategy::Brief).expect("a summary").summary;
    for quirk in [Quirk::Fenced, Quirk::Chatter, Quirk::Think] {
        let got = summary(&quirky(quirk), Strategy::Brief).expect("a summary").summary;
        assert_eq!(got, perfect, "{quirk:?}");
    }
}

#[test]
fn quotations_left_out_are_translated_by_themselves() {
    let report = summary(&quirky(Quirk::MissingTags), Strategy::Brief).expect("a summary");
    assert!(report.quotes.iter().filter(|q| q.quote.within.is_none()).all(|q| q.status == QuoteStatus::Repaired));
    let report = summary(&quirky(Quirk::MissingTags), Strategy::Full);
    if let Ok(report) = report {
        assert!(report.quotes.iter().filter(|q| q.quote.within.is_none()).all(|q| q.english.is_some()));
    }
}

#[test]
fn swapped_quotations_are_noticed() {
    let report = summary(&quirky(Quirk::SwappedIds), Strategy::Brief).expect("a summary");
    let perfect = summary(&quirky(Quirk::Perfect), Strategy::Brief).expect("a summary");
    for (got, right) in report.quotes.iter().zip(&perfect.quotes) {
        let noticed = got.status != QuoteStatus::Verified;
        assert!(got.english == right.english || noticed, "{} is silently wrong: {:?}", got.quote.id, got.english);
    }
}

#[test]
fn fabricated_quotations_never_reach_the_summary() {
    for strategy in BOTH {
        let report = summary(&quirky(Quirk::Fabricated), strategy).expect("a summary");
        let text: String = report.summary.iter().flatten().map(|s| s.text.as_str()).collect();
        assert!(!text.contains("never accept"), "{text}");
        assert_eq!(worst(&report, CheckKind::Quote), Some(Severity::Error), "{:?}", report.findings);
    }
}

#[test]
fn wrong_figures_are_found() {
    for strategy in BOTH {
        let report = summary(&quirky(Quirk::WrongFigures), strategy).expect("a summary");
        let figures = worst(&report, CheckKind::Figure).max(worst(&report, CheckKind::Date));
        assert_eq!(figures, Some(Severity::Error), "{strategy:?}: {:?}", report.findings);
    }
}

#[test]
fn a_truncated_answer_is_asked_for_in_halves() {
    let server = Server::start(|request| {
        let body = request.json();
        let many = model::asked(&body)["paragraphs"].as_array().map_or(0, Vec::len) > 3;
        let text = model::says(&body, Quirk::Perfect);
        if many {
            Reply::json(&completion(&text[..text.len() / 2], "length"))
        } else {
            Reply::json(&completion(&text, "stop"))
        }
    });
    let report = run(article(), &job(&server, Want::Translation, Strategy::Auto), &options()).expect("a translation");
    assert_promises(&report, &article());
    assert!(report.paragraphs.iter().all(|p| p.english.is_some() || !p.source.is_content()), "all of it is there");
}

#[test]
fn an_overflow_is_split() {
    let server = Server::start(|request| {
        let body = request.json();
        if model::asked(&body)["paragraphs"].as_array().map_or(0, Vec::len) > 2 {
            let message = "This model's maximum context length is 512 tokens. However, you requested 3019 tokens";
            return Reply::error(400, &json!({"error": {"message": message, "code": "context_length_exceeded"}}));
        }
        Reply::json(&completion(&model::says(&body, Quirk::Perfect), "stop"))
    });
    for strategy in BOTH {
        let report = summary(&server, strategy).expect("a summary");
        assert_promises(&report, &article());
    }
}

#[test]
fn a_refusal_is_narrowed_down_to_its_paragraph() {
    let refused = 8_u64;
    let server = Server::start(move |request| {
        let body = request.json();
        let paragraphs = model::asked(&body)["paragraphs"].as_array().cloned().unwrap_or_default();
        if paragraphs.iter().any(|p| p["id"] == json!(refused)) {
            let message =
                json!({"choices": [{"finish_reason": "stop", "message": {"content": null, "refusal": "I cannot."}}]});
            return Reply::json(&message);
        }
        Reply::json(&completion(&model::says(&body, Quirk::Perfect), "stop"))
    });
    for strategy in BOTH {
        let report = summary(&server, strategy).expect("a summary");
        assert_promises(&report, &article());
        let omitted: BTreeSet<u32> =
            report.omitted.iter().flatten().filter(|o| o.reason.contains("refused")).map(|o| o.paragraph).collect();
        assert_eq!(omitted, BTreeSet::from([8]), "{strategy:?}: {:?}", report.omitted);
    }
}

/// A server whose first replies are `faults`, and which then answers well.
fn recovering(faults: Vec<Reply>) -> Server {
    Server::start(move |request: &Request| match faults.get(request.number) {
        Some(fault) => fault.clone(),
        None => Reply::json(&completion(&model::says(&request.json(), Quirk::Perfect), "stop")),
    })
}

#[test]
fn passing_faults_pass() {
    let busy = json!({"error": {"message": "slow down", "code": "rate_limit_exceeded"}});
    let whole = Reply::json(&completion("{\"headline\":\"x\"}", "stop"));
    let null: Value = json!({"choices": [{"finish_reason": "stop", "message": {"content": null}}]});
    let server = recovering(vec![
        Reply::error(429, &busy).header("retry-after", "0"),
        Reply::error(500, &json!({"error": "oops"})),
        whole.cut(),
        Reply::new(200, "text/html", "<html><body>Login</body></html>"),
        Reply::json(&json!({"choices": []})),
        Reply::json(&null),
        Reply::hang_up(),
    ]);
    let report = summary(&server, Strategy::Brief).expect("a summary");
    assert_promises(&report, &article());
    assert_eq!(server.count(), 8);
}

#[test]
fn a_wrong_key_stops_the_run_with_one_clear_sentence() {
    let server =
        Server::start(|_| Reply::error(401, &json!({"error": {"message": "Incorrect API key provided: sk-test"}})));
    let error = run(long_article(40), &job(&server, Want::Translation, Strategy::Auto), &options()).expect_err("no");
    assert_eq!(error.exit_code(), 1);
    assert!(error.hint().is_some_and(|h| h.contains("SIMULATED_API_KEY")), "{error} {:?}", error.hint());
    assert_eq!(server.count(), 1, "a wrong key is tried once");
}

#[test]
fn a_long_article_goes_in_chunks_and_keeps_its_citations() {
    let server = quirky(Quirk::Perfect);
    let article = long_article(60);
    for strategy in BOTH {
        let mut job = job(&server, Want::Summary, strategy);
        job.translator.context_tokens = 4_000;
        job.summarizer.context_tokens = 4_000;
        let report = run(article.clone(), &job, &options()).expect("a summary");
        assert_promises(&report, &article);
        let cited: BTreeSet<u32> = report.summary.iter().flatten().flat_map(|s| s.paragraphs.clone()).collect();
        assert!(cited.len() > 10, "{cited:?}");
    }
    let largest = server.requests().iter().map(|r| r.body.len()).max().unwrap_or_default();
    assert!(largest < 16_000, "a request of {largest} bytes does not fit 4,000 tokens");
}
