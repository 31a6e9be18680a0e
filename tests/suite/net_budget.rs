//! The ledger: nothing is sent that would break the budget, whatever is retried or truncated (promise P6).

use futures_util::future::join_all;
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
