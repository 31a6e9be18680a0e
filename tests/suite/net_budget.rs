//! The ledger: nothing is sent that would break the budget, whatever is retried or truncated (promise P6).

use futures_util::future::join_all;
use proptest::test_runner::{Config, TestRunner};
use ringkas::Error;
use ringkas::model::{BackendKind, Outcome};
use ringkas::net::Options;
use serde_json::json;

use crate::support::asking::{ask, backend, client, echo, error, fine, once, options, run, shown};
use crate::support::model::completion;
use crate::support::server::{Reply, Request, Server};

// Every ask is planned to cost 150 tokens and costs 150.

#[test]
fn what_does_not_fit_is_not_sent() {
    let server = Server::start(echo);
    let (client, backend) = (client(&Options { budget_tokens: Some(400), ..options() }), backend(&server));
    let results = run(join_all(["a", "b", "c", "d"].map(|t| ask(&client, &backend, t))));
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 2);
    assert_eq!(server.count(), 2);
    let (error, said) = shown(run(ask(&client, &backend, "e")));
    assert!(matches!(error, Error::Budget { .. }));
    assert!(said.contains("the budget of 400 tokens has 100 left, and the next request needs 150"), "{said}");
    let usage = client.usage();
    assert_eq!((usage.requests, usage.input_tokens, usage.output_tokens), (2, 200, 100));
    assert_eq!(usage.planned_input_tokens, 200);
}

#[test]
fn errors_are_not_billed_but_wrong_answers_may_be() {
    let server = Server::script(vec![error(500, "server_error", "oops"), error(503, "busy", "no"), fine()]);
    once(&Options { budget_tokens: Some(150), ..options() }, &server, "a").expect("an answer");

    let server = Server::script(vec![Reply::new(200, "text/html", "<html>"), fine()]);
    let (error, _) = shown(once(&Options { budget_tokens: Some(299), ..options() }, &server, "a"));
    assert!(matches!(error, Error::Budget { .. }), "{error:?}");
    assert_eq!(server.count(), 1);

    // What was lost on its way may have been as long as it was allowed to be: 100 and 500.
    let server = Server::script(vec![fine().cut(), fine()]);
    once(&Options { budget_tokens: Some(750), ..options() }, &server, "a").expect("an answer");
    let server = Server::script(vec![fine().cut(), fine()]);
    assert!(once(&Options { budget_tokens: Some(749), ..options() }, &server, "a").is_err());
}

#[test]
fn an_answer_is_not_allowed_to_be_longer_than_the_budget() {
    // The plan expects 50 tokens, the ask would allow 500, the budget leaves 120.
    let server = Server::start(verbose);
    let (client, backend) = (client(&Options { budget_tokens: Some(220), ..options() }), backend(&server));
    let answered = run(ask(&client, &backend, "a")).expect("an outcome");
    assert!(matches!(answered.outcome, Outcome::Truncated { .. }), "{answered:?}");
    assert_eq!(server.requests()[0].json()["max_tokens"], 120);
    assert_eq!(client.usage().output_tokens, 120);
    // So is the price: 100 in at $0.4 and 100 out at $1.6 a million.
    let limited = Options { max_cost_usd: Some(0.0002), ..options() };
    assert!(matches!(once(&limited, &server, "b").expect("an outcome").outcome, Outcome::Truncated { .. }));
    assert_eq!(server.requests()[1].json()["max_tokens"], 100);
}

#[test]
fn a_model_that_reads_more_tokens_than_planned_is_reserved_more_for() {
    // It counts 150 where 100 were planned; from the second request on that is known.
    let server = Server::start(|request| {
        let mut body = completion(&json!({"echo": request.number}).to_string(), "stop");
        body["usage"]["prompt_tokens"] = 150.into();
        Reply::json(&body)
    });
    let (client, backend) = (client(&Options { budget_tokens: Some(590), ..options() }), backend(&server));
    let results = run(join_all(["a", "b", "c", "d"].map(|t| ask(&client, &backend, t))));
    let usage = client.usage();
    assert_eq!((results.iter().filter(|r| r.is_ok()).count(), usage.requests), (2, 2));
    assert!(usage.input_tokens + usage.output_tokens <= 590);
}

#[test]
fn an_overflow_that_was_billed_counts() {
    let reply = json!({"content": [{"type": "text", "text": "{"}], "stop_reason": "model_context_window_exceeded",
        "usage": {"input_tokens": 100, "output_tokens": 50}});
    let server = Server::script(vec![Reply::json(&reply)]);
    let (client, mut backend) = (client(&Options { budget_tokens: Some(299), ..options() }), backend(&server));
    backend.kind = BackendKind::Anthropic;
    let answered = run(ask(&client, &backend, "a")).expect("an outcome");
    assert!(matches!(answered.outcome, Outcome::Overflow { .. }), "{answered:?}");
    assert_eq!((client.usage().input_tokens, client.usage().output_tokens), (100, 50));
    assert!(matches!(run(ask(&client, &backend, "b")), Err(Error::Budget { .. })));
}

#[test]
fn a_wrong_answer_that_tells_its_cost_counts_as_much() {
    let server = Server::script(vec![Reply::json(&completion("no JSON at all", "stop")), fine()]);
    let limited = Options { budget_tokens: Some(300), ..options() };
    let (client, backend) = (client(&limited), backend(&server));
    run(ask(&client, &backend, "a")).expect("an answer");
    let usage = client.usage();
    assert_eq!((usage.requests, usage.input_tokens, usage.output_tokens), (2, 200, 100));
}

/// What a server does about a request, and what it bills for it, by the output limit that was sent.
type Answering = fn(&Request) -> Reply;
type Bill = fn(u64) -> u64;

/// An answer that uses all that it may.
fn verbose(request: &Request) -> Reply {
    let mut body = completion("{\"echo\":\"at length\"}", "stop");
    body["usage"]["completion_tokens"] = request.json()["max_tokens"].clone();
    Reply::json(&body)
}

#[test]
fn truncated_and_refused_answers_count() {
    for reason in ["length", "content_filter"] {
        let server = Server::script(vec![Reply::json(&completion("{", reason))]);
        let (client, backend) = (client(&Options { budget_tokens: Some(200), ..options() }), backend(&server));
        run(ask(&client, &backend, "a")).expect("an outcome");
        assert_eq!(client.usage().output_tokens, 50);
        assert!(matches!(run(ask(&client, &backend, "b")), Err(Error::Budget { .. })));
    }
}

#[test]
fn a_cost_limit_holds_and_needs_prices() {
    // 100 tokens at $0.4 and 50 at $1.6 a million: $0.00012.
    let server = Server::start(echo);
    let (client, mut backend) = (client(&Options { max_cost_usd: Some(0.0002), ..options() }), backend(&server));
    run(ask(&client, &backend, "a")).expect("an answer");
    let spent = client.usage().usd.expect("prices are known");
    assert!((spent - 0.000_12).abs() < 1e-12, "{spent}");
    assert!(matches!(run(ask(&client, &backend, "b")), Err(Error::Budget { .. })));
    backend.usd_per_million_input = None;
    assert!(matches!(run(ask(&client, &backend, "c")), Err(Error::Config { .. })));
    assert_eq!(server.count(), 1);
}

#[test]
fn whatever_fails_no_more_is_billed_than_the_budget() {
    // Each with what the server bills for it: it does so for what it has generated, whether or not that arrives.
    let nothing = |_: u64| 0;
    let all = |limit: u64| 100 + limit;
    let faults: [(Answering, Bill); 8] = [
        (|_| fine(), |_| 150),
        (|_| error(500, "server_error", "oops"), nothing),
        (|_| error(429, "rate_limit_exceeded", "slow down").header("retry-after", "0"), nothing),
        (|_| fine().cut(), all),
        (|_| Reply::new(200, "text/html", "<html>"), all),
        (|_| Reply::json(&completion("{", "length")), |_| 150),
        (|_| Reply::hang_up(), all),
        (verbose, all),
    ];
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let replies = proptest::collection::vec(0..faults.len(), 1..30);
    runner
        .run(&(replies, 0_u64..5000, 1_usize..6), |(replies, budget, jobs)| {
            let script = replies.clone();
            let server = Server::start(move |r| faults[script[r.number.min(script.len() - 1)]].0(r));
            let limited = Options { jobs, budget_tokens: Some(budget), max_attempts: 3, ..options() };
            let (client, backend) = (client(&limited), backend(&server));
            let texts: Vec<String> = (0..12).map(|n| n.to_string()).collect();
            let results = run(join_all(texts.iter().map(|t| ask(&client, &backend, t))));
            let bill = |r: &Request| {
                let limit = r.json()["max_tokens"].as_u64().expect("a limit");
                faults[replies[r.number.min(replies.len() - 1)]].1(limit)
            };
            let billed: u64 = server.requests().iter().map(bill).sum();
            proptest::prop_assert!(billed <= budget, "{billed} of {budget}");
            let refused = results.iter().any(|r| matches!(r, Err(Error::Budget { .. })));
            proptest::prop_assert!(!refused || billed + 150 > budget, "refused with {billed} of {budget}");
            Ok(())
        })
        .expect("the budget holds");
}
