//! What has been paid for is never paid for twice (P7), whatever ends the first run.

use std::collections::BTreeMap;

use ringkas::pipeline::{Strategy, Want};
use serde_json::Value;

use crate::support::asking::keeping;
use crate::support::model::{self, Quirk, completion};
use crate::support::pipeline::{job, long_article, quirky, run};
use crate::support::server::{Reply, Request, Server};

fn bodies(requests: &[Request]) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for request in requests {
        *out.entry(String::from_utf8_lossy(&request.body).into_owned()).or_default() += 1;
    }
    out
}

#[test]
fn a_rerun_sends_nothing() {
    let directory = tempfile::tempdir().expect("a directory");
    let server = quirky(Quirk::DoubledTags);
    let job = job(&server, Want::Translation, Strategy::Auto);
    let first = run(long_article(12), &job, &keeping(directory.path())).expect("a translation");
    let sent = server.count();
    let second = run(long_article(12), &job, &keeping(directory.path())).expect("a translation");
    assert_eq!(server.count(), sent, "the second run sent something");
    assert_eq!(first.paragraphs, second.paragraphs);
    assert_eq!(second.usage.map(|u| u.requests), Some(0));
}

#[test]
fn a_run_that_fails_in_the_middle_goes_on_from_there() {
    let directory = tempfile::tempdir().expect("a directory");
    let good = |request: &Request| -> Reply {
        Reply::json(&completion(&model::says(&request.json(), Quirk::Perfect), "stop"))
    };
    let server = Server::start(move |request| {
        if request.number == 4 {
            let error: Value = serde_json::json!({"error": {"message": "pay", "code": "insufficient_quota"}});
            return Reply::error(429, &error);
        }
        good(request)
    });
    let mut job = job(&server, Want::Translation, Strategy::Auto);
    job.translator.context_tokens = 1_000;
    let mut options = keeping(directory.path());
    options.jobs = 1;
    run(long_article(40), &job, &options).expect_err("the quota ends the first run");
    let answered: Vec<Request> = server.requests().into_iter().filter(|r| r.number != 4).collect();
    run(long_article(40), &job, &options).expect("the second run ends well");
    let all = bodies(&server.requests());
    for body in bodies(&answered).keys() {
        assert_eq!(all[body], 1, "an answered request was sent again");
    }
}
