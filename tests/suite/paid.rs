//! A budget that ends in the middle: what was paid for is printed, and what could not be bought is a finding.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ringkas::model::{Report, Severity};
use ringkas::pipeline::{Strategy, Want, plan};

use crate::support::asking::options;
use crate::support::model::{self, Quirk, completion};
use crate::support::pipeline::{article, job, run};
use crate::support::promises::assert_promises;
use crate::support::server::{Reply, Server};

/// The result of a job that its first answer uses up the whole budget of.
fn poor(want: Want, strategy: Strategy, quirk: Quirk) -> (ringkas::Result<Report>, usize) {
    let budget = Arc::new(AtomicU64::new(0));
    let told = Arc::clone(&budget);
    let server = Server::start(move |request| {
        let mut answer = completion(&model::says(&request.json(), quirk), "stop");
        answer["usage"]["prompt_tokens"] = (told.load(Ordering::SeqCst) - 100).into();
        Reply::json(&answer)
    });
    let mut job = job(&server, want, strategy);
    let planned = plan(article(), &job).expect("a plan").plan.expect("a plan");
    // Room for whatever a request may reserve.
    let most = (planned.input_tokens + planned.output_tokens) * 2;
    budget.store(most, Ordering::SeqCst);
    job.budget_tokens = Some(most);
    let options = ringkas::net::Options { budget_tokens: Some(most), ..options() };
    let result = run(article(), &job, &options);
    (result, server.count())
}

#[test]
fn a_repair_that_cannot_be_paid_does_not_throw_the_rest_away() {
    for (want, strategy, quirk) in [
        (Want::Summary, Strategy::Brief, Quirk::MissingTags),
        (Want::Summary, Strategy::Brief, Quirk::SwappedIds),
        (Want::Translation, Strategy::Auto, Quirk::DoubledTags),
        (Want::Summary, Strategy::Full, Quirk::DoubledTags),
    ] {
        let (result, sent) = poor(want, strategy, quirk);
        assert_eq!(sent, 1, "{quirk:?}: nothing is sent beyond the budget");
        let report = result.unwrap_or_else(|e| panic!("{strategy:?} {quirk:?}: {e}"));
        assert_promises(&report, &article());
        let said = report.findings.iter().any(|f| f.severity >= Severity::Warning && f.message.contains("budget"));
        assert!(said || quirk == Quirk::SwappedIds, "{quirk:?}: {:?}", report.findings);
    }
}

#[test]
fn a_translation_that_is_paid_for_gets_a_selected_summary() {
    let (result, sent) = poor(Want::Summary, Strategy::Full, Quirk::Perfect);
    let report = result.expect("a result");
    assert_eq!(sent, 1);
    assert_promises(&report, &article());
    assert!(report.summary.as_ref().is_some_and(|s| s.len() > 2), "{:?}", report.summary);
    let message = "sentences of the translation were selected instead of a summary";
    assert!(report.findings.iter().any(|f| f.message.contains(message)), "{:?}", report.findings);
}
