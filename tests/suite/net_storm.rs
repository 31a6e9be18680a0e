//! Ten thousand asks against a server that fails three in ten in every way that passes: nothing is lost, nothing is
//! answered twice, and every answer is the one that the same ask gets from a server without faults.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use futures_util::{StreamExt, stream};
use ringkas::net::Options;
use serde_json::json;

use crate::support::asking::{ask, asked, backend, client, echo, error, fine, keeping, run, text};
use crate::support::model::completion;
use crate::support::server::{Reply, Server};

const ASKS: usize = 10_000;

fn fault(kind: usize) -> Reply {
    match kind % 10 {
        0 => error(500, "server_error", "oops"),
        1 => error(429, "rate_limit_exceeded", "slow down").header("retry-after", "0"),
        2 => error(429, "rate_limit_exceeded", "slow down").header("retry-after-ms", "0.1"),
        3 => error(503, "overloaded", "busy"),
        4 => error(408, "timeout", "late"),
        5 => fine().cut(),
        6 => Reply::hang_up(),
        7 => Reply::new(200, "text/html", "<html>Bad gateway</html>"),
        8 => Reply::json(&json!({"choices": []})),
        _ => Reply::json(&completion("", "stop")),
    }
}

/// A number that looks random, the same for the same ask and attempt.
fn dice(text: &str, attempt: usize) -> usize {
    text.bytes().fold(attempt.wrapping_mul(0x9e37_79b9), |n, b| (n ^ usize::from(b)).wrapping_mul(0x0100_0193)) >> 7
}

#[test]
fn three_in_ten_fail_and_nothing_is_lost_or_doubled() {
    let answered = Arc::new(Mutex::new(HashMap::<String, (usize, usize)>::new()));
    let log = Arc::clone(&answered);
    let server = Server::start(move |request| {
        let text = asked(request);
        let mut log = log.lock().expect("a lock");
        let (attempts, answers) = log.entry(text.clone()).or_default();
        *attempts += 1;
        let dice = dice(&text, *attempts);
        if dice % 10 < 3 {
            return fault(dice / 10);
        }
        *answers += 1;
        echo(request)
    });
    let directory = tempfile::tempdir().expect("a directory");
    let options = Options { jobs: 32, max_attempts: 25, ..keeping(directory.path()) };
    let (client, backend) = (client(&options), backend(&server));
    let texts: Vec<String> = (0..ASKS).map(|n| n.to_string()).collect();
    let answers: Vec<_> = run(stream::iter(texts.iter().map(|t| ask(&client, &backend, t))).buffered(500).collect());
    for (answer, asked) in answers.iter().zip(&texts) {
        let answer = answer.as_ref().expect("an answer in spite of the faults");
        assert_eq!(text(answer), json!({ "echo": asked }).to_string());
    }
    let log = answered.lock().expect("a lock");
    assert!(log.values().all(|(_, answers)| *answers == 1), "an ask was answered twice");
    let attempts: usize = log.values().map(|(attempts, _)| attempts).sum();
    assert!(attempts > ASKS * 13 / 10, "{attempts}");
    assert_eq!(usize::try_from(client.usage().requests), Ok(attempts));
}
