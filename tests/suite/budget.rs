//! The plan before the sending: what it counts is what is sent (P6), and what does not fit is not begun.

use ringkas::forecast::encodings;
use ringkas::model::ParagraphKind;
use ringkas::net::Client;
use ringkas::pipeline::{self, Strategy, Want, plan};
use ringkas::plan::tokens::Loading;
use tiktoken_rs::o200k_base_singleton;

use crate::support::asking::{self, options};
use crate::support::model::Quirk;
use crate::support::pipeline::{article, job, long_article, quirky, run};
use crate::support::promises::assert_promises;

/// Tokens of everything in a body that a model reads: the messages, their frame and the schema.
fn read_by_the_model(body: &serde_json::Value) -> u64 {
    let count = |text: &str| o200k_base_singleton().encode_ordinary(text).len() as u64;
    let messages: u64 = body["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .map(|m| count(m["content"].as_str().expect("text")) + 3)
        .sum();
    let schema = body["response_format"]["json_schema"]["schema"]
        .as_object()
        .map_or(0, |s| count(&serde_json::to_string(s).expect("JSON")));
    messages + 3 + schema
}

#[test]
fn planned_tokens_are_those_of_the_bodies_sent() {
    for (want, strategy) in [
        (Want::Summary, Strategy::Brief),
        (Want::Summary, Strategy::Full),
        (Want::Translation, Strategy::Auto),
        (Want::Quotes, Strategy::Auto),
    ] {
        for (article, window) in [(article(), 128_000), (long_article(60), 3_000)] {
            let server = quirky(Quirk::Perfect);
            let mut job = job(&server, want, strategy);
            job.translator.context_tokens = window;
            job.summarizer.context_tokens = window;
            let report = run(article, &job, &options()).expect("a result");
            let sent: u64 = server.requests().iter().map(|r| read_by_the_model(&r.json())).sum();
            let planned = report.usage.expect("usage").planned_input_tokens;
            assert!(
                sent > 0 && planned.abs_diff(sent) * 100 <= sent * 3,
                "{want:?} {strategy:?}: planned {planned}, sent {sent}"
            );
        }
    }
}

/// An encoding takes longer to load than the first articles take to be sent.
#[test]
fn what_is_sent_while_its_encoding_is_being_loaded_is_counted_afterwards() {
    let server = quirky(Quirk::Perfect);
    let mut job = job(&server, Want::Summary, Strategy::Brief);
    for backend in [&mut job.translator, &mut job.summarizer] {
        // No other test counts with it.
        backend.encoding = Some("r50k_base".into());
    }
    let used = || {
        let client = Client::new(&options()).expect("a client");
        let report = asking::run(pipeline::run(article(), &job, Some(&client), &|_| ())).expect("a result");
        (report.usage.expect("usage"), client.usage())
    };
    let before = used();
    let first = server.count();
    let loading = encodings(&job);
    let meanwhile = std::thread::scope(|scope| {
        let used = scope.spawn(used);
        while server.count() == first {
            std::thread::yield_now();
        }
        assert!(!used.is_finished(), "the report waits for the count");
        loading.into_iter().for_each(Loading::load);
        used.join().expect("a result")
    });
    assert!(before.0.planned_input_tokens > 0);
    assert_eq!(meanwhile, before);
    let sent: Vec<_> = server.requests().iter().map(|r| r.body.clone()).collect();
    let (sent_before, sent_meanwhile) = sent.split_at(first);
    assert_eq!(sent_before, sent_meanwhile, "what is sent is the same");
}

#[test]
fn the_plan_of_a_whole_job_is_no_less_than_what_it_sends() {
    for (want, strategy) in
        [(Want::Summary, Strategy::Brief), (Want::Summary, Strategy::Full), (Want::Translation, Strategy::Auto)]
    {
        let server = quirky(Quirk::Perfect);
        let job = job(&server, want, strategy);
        let planned = plan(article(), &job).expect("a plan").plan.expect("a plan");
        assert_eq!(server.count(), 0, "planning sends nothing");
        run(article(), &job, &options()).expect("a result");
        let sent: u64 = server.requests().iter().map(|r| read_by_the_model(&r.json())).sum();
        assert!(planned.input_tokens >= sent, "{strategy:?}: planned {}, sent {sent}", planned.input_tokens);
        assert_eq!(planned.requests, server.count() as u64, "{strategy:?}");
    }
}

#[test]
fn what_does_not_fit_the_budget_is_not_begun() {
    let server = quirky(Quirk::Perfect);
    let mut job = job(&server, Want::Summary, Strategy::Brief);
    job.budget_tokens = Some(600);
    let error = run(article(), &job, &options()).expect_err("too much");
    assert_eq!(error.exit_code(), 4);
    assert!(error.to_string().contains("more than the budget of 600"), "{error}");
    job.budget_tokens = None;
    job.max_cost_usd = Some(0.000_001);
    assert_eq!(run(article(), &job, &options()).expect_err("too dear").exit_code(), 4);
    assert_eq!(server.count(), 0, "nothing was sent");
}

#[test]
fn fit_leaves_out_the_least_central_and_keeps_quotations_longest() {
    let server = quirky(Quirk::Perfect);
    let mut job = job(&server, Want::Summary, Strategy::Brief);
    let whole = plan(article(), &job).expect("a plan").plan.expect("a plan");
    let budget = (whole.input_tokens + whole.output_tokens) * 85 / 100;
    job.budget_tokens = Some(budget);
    job.fit = true;
    let mut options = options();
    options.budget_tokens = Some(budget);
    let report = run(article(), &job, &options).expect("it fits now");
    assert_promises(&report, &article());
    let left: Vec<u32> =
        report.omitted.iter().flatten().filter(|o| o.reason.contains("budget")).map(|o| o.paragraph).collect();
    assert!(!left.is_empty());
    let quoted = |id: u32| report.quotes.iter().any(|q| q.quote.paragraph == id);
    let plain: Vec<u32> = report
        .paragraphs
        .iter()
        .filter(|p| p.source.kind == ParagraphKind::Body && !quoted(p.source.id))
        .map(|p| p.source.id)
        .collect();
    if left.iter().any(|id| quoted(*id)) {
        assert!(
            plain.iter().skip(1).all(|id| left.contains(id)),
            "one with a quotation went before one without: {left:?}"
        );
    }
    let usage = report.usage.expect("usage");
    assert!(usage.planned_input_tokens <= budget);
}
