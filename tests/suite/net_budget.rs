//! The ledger: nothing is sent that would break the budget, whatever is retried or truncated (promise P6).

use futures_util::future::join_all;
use proptest::test_runner::{Config, TestRunner};
use ringkas::Error;
use ringkas::net::Options;

use crate::support::asking::{ask, backend, client, echo, error, fine, once, options, run, shown};
use crate::support::model::completion;
use crate::support::server::{Reply, Server};

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

    let server = Server::script(vec![fine().cut(), fine()]);
    once(&Options { budget_tokens: Some(300), ..options() }, &server, "a").expect("an answer");
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
    let faults: [fn() -> Reply; 7] = [
        fine,
        || error(500, "server_error", "oops"),
        || error(429, "rate_limit_exceeded", "slow down").header("retry-after", "0"),
        || fine().cut(),
        || Reply::new(200, "text/html", "<html>"),
        || Reply::json(&completion("{", "length")),
        Reply::hang_up,
    ];
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let replies = proptest::collection::vec(0..faults.len(), 1..30);
    runner
        .run(&(replies, 0_u64..3000, 1_usize..6), |(replies, budget, jobs)| {
            // A server bills what it has generated, whether or not that arrives.
            let bill = replies.iter().map(|n| if matches!(n, 1 | 2) { 0 } else { 150 }).collect::<Vec<u64>>();
            let server = Server::script(replies.iter().map(|n| faults[*n]()).collect());
            let limited = Options { jobs, budget_tokens: Some(budget), max_attempts: 3, ..options() };
            let (client, backend) = (client(&limited), backend(&server));
            let texts: Vec<String> = (0..12).map(|n| n.to_string()).collect();
            let results = run(join_all(texts.iter().map(|t| ask(&client, &backend, t))));
            let billed: u64 = (0..server.count()).map(|n| bill[n.min(bill.len() - 1)]).sum();
            proptest::prop_assert!(billed <= budget, "{billed} of {budget}");
            let refused = results.iter().any(|r| matches!(r, Err(Error::Budget { .. })));
            proptest::prop_assert!(!refused || billed + 150 > budget, "refused with {billed} of {budget}");
            Ok(())
        })
        .expect("the budget holds");
}
