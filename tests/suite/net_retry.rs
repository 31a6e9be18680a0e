//! Faults on the wire: what is retried, what stops the run, what is said.

use std::sync::{Mutex, mpsc};
use std::time::{Duration, SystemTime};

use ringkas::Error;
use ringkas::model::Outcome;
use ringkas::net::{Answered, Options};
use serde_json::json;

use crate::support::asking::{ask, asked, backend, client, echo, error, fine, once, options, run, shown, text};
use crate::support::model::completion;
use crate::support::server::{Reply, Server};

/// After any of these the next sending gets the answer.
#[test]
fn passing_faults_are_retried() {
    let past = httpdate::fmt_http_date(SystemTime::now() - Duration::from_secs(100));
    let faults = [
        error(429, "rate_limit_exceeded", "slow down").header("retry-after", "0"),
        error(429, "rate_limit_exceeded", "slow down").header("retry-after", &past),
        error(429, "rate_limit_exceeded", "slow down").header("retry-after-ms", "1.5"),
        error(429, "rate_limit_exceeded", "slow down"),
        error(500, "server_error", "oops"),
        error(408, "timeout", "late"),
        error(529, "overloaded_error", "busy"),
        fine().cut(),
        Reply::hang_up(),
        Reply::new(200, "text/html", "<html><body>Log in</body></html>"),
        Reply::json(&json!({"choices": []})),
        Reply::json(&completion("", "stop")),
    ];
    for fault in faults {
        let server = Server::script(vec![fault.clone(), fine()]);
        let answered = once(&options(), &server, "a").unwrap_or_else(|e| panic!("{fault:?}: {e}"));
        assert_eq!(text(&answered), "{\"echo\":\"fine\"}");
        assert_eq!(server.count(), 2, "{fault:?}");
    }
}

#[test]
fn the_same_request_is_sent_again() {
    let server = Server::script(vec![error(500, "server_error", "oops"), fine()]);
    once(&options(), &server, "a").expect("an answer");
    let requests = server.requests();
    assert_eq!(requests[0].body, requests[1].body);
    assert_eq!(requests[0].header("authorization"), requests[1].header("authorization"));
}

#[test]
fn attempts_end_and_the_error_counts_them() {
    let server = Server::script(vec![error(503, "overloaded", "no capacity left")]);
    let options = Options { max_attempts: 4, ..options() };
    let (error, said) = shown(once(&options, &server, "a"));
    assert!(matches!(error, Error::Network { .. }), "{error:?}");
    assert!(said.contains("backend simulated: failed after 3 retries in "), "{said}");
    assert!(said.contains("no capacity left"), "{said}");
    assert_eq!(server.count(), 4);
}

#[test]
fn a_wrong_address_is_told_after_few_attempts() {
    let address = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.local_addr().expect("an address")
    };
    let (client, mut backend) = (client(&options()), backend(&Server::script(vec![fine()])));
    backend.base_url = format!("http://{address}");
    let (error, said) = shown(run(ask(&client, &backend, "a")));
    assert!(matches!(error, Error::Network { .. }));
    assert!(said.contains("failed after 3 retries") && said.contains("cannot connect: "), "{said}");
    let (_, said) = shown(run(ask(&client, &backend, "b")));
    assert!(said.contains("check that the server runs"), "the others need not find out by themselves: {said}");
}

#[test]
fn what_repeating_cannot_help_is_sent_once() {
    let cases = [
        (error(401, "invalid_api_key", "Incorrect API key provided"), "check the key in SIMULATED_API_KEY"),
        (error(429, "insufficient_quota", "You exceeded your current quota").header("retry-after", "0"), "top up"),
        (error(402, "payment", "no credits"), "top up"),
        (error(404, "model_not_found", "no such model"), "check model and base_url"),
        (Reply::new(307, "text/plain", "").header("location", "http://127.0.0.1:1/"), "check model and base_url"),
    ];
    for (reply, hint) in cases {
        let server = Server::script(vec![reply, fine()]);
        let (error, said) = shown(once(&options(), &server, "a"));
        assert!(matches!(error, Error::Backend { .. }), "{error:?}");
        assert!(said.contains(hint), "{said}");
        assert_eq!(server.count(), 1, "{said}");
    }
}

#[test]
fn a_server_can_forbid_to_try_again() {
    let server = Server::script(vec![error(503, "busy", "no").header("x-should-retry", "false"), fine()]);
    let (client, backend) = (client(&options()), backend(&server));
    let (error, said) = shown(run(ask(&client, &backend, "a")));
    assert!(matches!(error, Error::Network { .. }), "{said}");
    run(ask(&client, &backend, "b")).expect("that was about one request, not about the run");
    assert_eq!(server.count(), 2);
}

#[test]
fn a_server_can_ask_to_try_again_what_its_status_would_not_allow() {
    let server = Server::script(vec![error(400, "odd", "hiccup").header("x-should-retry", "true"), fine()]);
    once(&options(), &server, "a").expect("an answer at the second attempt");
    assert_eq!(server.count(), 2);
}

#[test]
fn an_error_about_one_request_does_not_stop_the_others() {
    let moderated =
        json!({"error": {"code": 403, "message": "Your input was flagged", "metadata": {"reasons": ["x"]}}});
    for reply in [error(400, "string_above_max_length", "too long"), Reply::error(403, &moderated)] {
        let server = Server::script(vec![reply, fine()]);
        let (client, backend) = (client(&options()), backend(&server));
        let first = run(ask(&client, &backend, "a"));
        assert!(!matches!(first, Ok(Answered { outcome: Outcome::Answer { .. }, .. })), "{first:?}");
        run(ask(&client, &backend, "b")).expect("an answer");
        assert_eq!(server.count(), 2);
    }
}

#[test]
fn a_request_that_hangs_is_sent_again_while_there_is_time() {
    let (keep, never) = mpsc::channel::<()>();
    let never = Mutex::new((keep, never));
    let server = Server::start(move |request| {
        if request.number == 0 {
            let _ = never.lock().expect("a lock").1.recv();
        }
        fine()
    });
    let patient = Options { timeout_per_call: Duration::from_secs(2), ..options() };
    once(&patient, &server, "a").expect("an answer at the second attempt");
    assert_eq!(server.count(), 2);
}

#[test]
fn one_who_is_turned_away_makes_all_wait() {
    // The first is told that there are too many, but not for how long: its own back-off holds for the others as well.
    let server = Server::start(|request| match request.number {
        0 => error(429, "rate_limit_exceeded", "slow down"),
        _ => echo(request),
    });
    let hour = Duration::from_hours(1);
    let slow = Options { jobs: 1, first_wait: hour, max_wait: hour, timeout_per_call: hour * 9, ..options() };
    let (client, limited) = (client(&slow), backend(&server));
    let other = ringkas::model::Backend { model: "another".into(), ..limited.clone() };
    run(async {
        tokio::select! {
            biased;
            _ = futures_util::future::join_all(["a", "b", "c"].map(|t| ask(&client, &limited, t))) => panic!("too early"),
            answered = ask(&client, &other, "d") => drop(answered.expect("it has limits of its own")),
        }
    });
    assert_eq!(server.count(), 2, "neither b nor c");
}

#[test]
fn a_missing_key_is_named() {
    let server = Server::script(vec![error(401, "invalid_api_key", "You didn't provide an API key")]);
    let (client, mut backend) = (client(&options()), backend(&server));
    backend.key = None;
    let (_, said) = shown(run(ask(&client, &backend, "a")));
    assert!(said.contains("set SIMULATED_API_KEY to your key"), "{said}");
}

#[test]
fn after_a_fatal_fault_queued_asks_are_not_sent() {
    let server = Server::script(vec![error(401, "invalid_api_key", "no")]);
    let (client, backend) = (client(&Options { jobs: 1, ..options() }), backend(&server));
    let results = run(async {
        let asks = ["a", "b", "c", "d"].map(|t| ask(&client, &backend, t));
        futures_util::future::join_all(asks).await
    });
    assert!(results.iter().all(|r| matches!(r, Err(Error::Backend { .. }))));
    assert_eq!(server.count(), 1);
}

#[test]
fn a_wait_above_the_limit_ends_the_run_and_is_told() {
    let server = Server::script(vec![error(429, "rate_limit_exceeded", "no room").header("retry-after", "7200")]);
    let (client, backend) = (client(&options()), backend(&server));
    let (_, said) = shown(run(ask(&client, &backend, "a")));
    assert!(said.contains("asks to wait 2 h 0 min"), "{said}");
    assert!(run(ask(&client, &backend, "b")).is_err());
    assert_eq!(server.count(), 1);
}

#[test]
fn a_pause_that_the_server_asks_for_holds_for_all_workers() {
    // The first reply asks for half a second; whoever had not been sent by then must not come before.
    let start = Mutex::new(None::<std::time::Instant>);
    let early = std::sync::Arc::new(Mutex::new(0));
    let seen = std::sync::Arc::clone(&early);
    let server = Server::start(move |request| {
        let mut start = start.lock().expect("a lock");
        if request.number == 0 {
            *start = Some(std::time::Instant::now());
            return error(429, "rate_limit_exceeded", "slow down").header("retry-after", "0.5");
        }
        if start.is_some_and(|s| s.elapsed() < Duration::from_millis(450)) {
            *seen.lock().expect("a lock") += 1;
        }
        echo(request)
    });
    let (client, backend) = (client(&Options { jobs: 1, ..options() }), backend(&server));
    run(async {
        let asks = ["a", "b", "c"].map(|t| ask(&client, &backend, t));
        futures_util::future::try_join_all(asks).await
    })
    .expect("answers");
    assert_eq!((*early.lock().expect("a lock"), server.count()), (0, 4));
}

#[test]
fn backing_off_leaves_the_permit_to_others() {
    let server = Server::start(|request| match asked(request).as_str() {
        "failing" => error(500, "server_error", "oops"),
        _ => echo(request),
    });
    let hour = Duration::from_hours(1);
    let slow = Options { jobs: 1, first_wait: hour, max_wait: hour, timeout_per_call: hour * 9, ..options() };
    let (client, backend) = (client(&slow), backend(&server));
    let answered = run(async {
        tokio::select! {
            biased;
            failing = ask(&client, &backend, "failing") => failing,
            other = ask(&client, &backend, "other") => other,
        }
    });
    assert_eq!(text(&answered.expect("the other's answer")), "{\"echo\":\"other\"}");
}

#[test]
fn an_answer_above_the_limit_is_refused() {
    let server = Server::script(vec![Reply::json(&completion(&"x".repeat(5000), "stop"))]);
    let (_, said) = shown(once(&Options { max_answer_bytes: 2000, ..options() }, &server, "a"));
    assert!(said.contains("sent more than 2000 bytes"), "{said}");
    assert_eq!(server.count(), 1);
}

#[test]
fn truncation_refusal_and_overflow_are_outcomes() {
    let overflow = error(400, "context_length_exceeded", "This model's maximum context length is 8192 tokens");
    for (reply, want) in [
        (Reply::json(&completion("{\"half", "length")), "truncated"),
        (Reply::json(&completion("", "content_filter")), "refused"),
        (overflow, "overflow"),
    ] {
        let server = Server::script(vec![reply]);
        let got = match once(&options(), &server, "a").expect("an outcome").outcome {
            Outcome::Truncated { .. } => "truncated",
            Outcome::Refused { .. } => "refused",
            Outcome::Overflow { limit: Some(8192), .. } => "overflow",
            other => panic!("{other:?}"),
        };
        assert_eq!((got, server.count()), (want, 1));
    }
}

#[test]
fn an_unsupported_parameter_is_changed_once_for_the_run() {
    let server = Server::start(|request| {
        if request.json()["max_tokens"].is_null() {
            echo(request)
        } else {
            error(400, "unsupported_parameter", "Use 'max_completion_tokens' instead.")
        }
    });
    let (client, backend) = (client(&options()), backend(&server));
    run(async {
        ask(&client, &backend, "a").await.expect("an answer");
        ask(&client, &backend, "b").await.expect("an answer");
    });
    assert_eq!(server.count(), 3);
}

#[test]
fn a_parameter_that_no_form_satisfies_ends_the_run() {
    let server = Server::script(vec![error(400, "unsupported_parameter", "Use 'max_completion_tokens' instead.")]);
    let (error, _) = shown(once(&options(), &server, "a"));
    assert!(matches!(error, Error::Backend { .. }), "{error:?}");
    assert_eq!(server.count(), 2);
}

/// A server that never answers, and says when it was asked.
fn silent() -> (Server, mpsc::Receiver<()>) {
    let (asked, was_asked) = mpsc::channel();
    let (keep, never) = mpsc::channel::<()>();
    let (asked, never) = (Mutex::new(asked), Mutex::new((keep, never)));
    let server = Server::start(move |_| {
        let _ = asked.lock().expect("a lock").send(());
        let _ = never.lock().expect("a lock").1.recv();
        fine()
    });
    (server, was_asked)
}

#[test]
fn time_limits_end_a_call_and_a_job() {
    let (server, _asked) = silent();
    let (error, said) =
        shown(once(&Options { timeout_per_call: Duration::from_millis(50), ..options() }, &server, "a"));
    assert!(matches!(error, Error::Network { .. }));
    assert!(said.contains("failed after 1 retry") && said.contains("did not answer within"), "{said}");
    let (error, said) = shown(once(&Options { deadline: Some(Duration::from_millis(50)), ..options() }, &server, "a"));
    assert!(matches!(error, Error::Network { .. }));
    assert!(said.contains("the job's time of 50ms is over"), "{said}");
}

#[test]
fn an_interruption_ends_what_is_under_way_and_what_comes() {
    let (server, was_asked) = silent();
    let (client, backend) = (client(&options()), backend(&server));
    std::thread::scope(|scope| {
        let client = &client;
        scope.spawn(move || {
            was_asked.recv().expect("a request");
            client.interrupt();
        });
        let result = run(ask(client, &backend, "a"));
        assert!(matches!(result, Err(Error::Interrupted)), "{result:?}");
    });
    assert!(matches!(run(ask(&client, &backend, "b")), Err(Error::Interrupted)));
    assert_eq!(server.count(), 1);
}

#[test]
fn requests_a_minute_are_held_for_each_backend_by_itself() {
    let server = Server::start(echo);
    let (client, unlimited) = (client(&options()), backend(&server));
    let limited =
        ringkas::model::Backend { requests_per_minute: Some(2), model: "limited".into(), ..unlimited.clone() };
    run(async {
        ask(&client, &limited, "a").await.expect("an answer");
        ask(&client, &limited, "b").await.expect("an answer");
        tokio::select! {
            biased;
            _ = ask(&client, &limited, "c") => panic!("a third request in the same minute"),
            other = ask(&client, &unlimited, "d") => drop(other.expect("an answer")),
        }
    });
    assert_eq!(server.count(), 3);
}
