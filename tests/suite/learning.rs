//! A model whose tokenizer is not public: what its answers say of their cost corrects the plan of the next job.

use ringkas::pipeline::{Strategy, Want};

use crate::support::asking::keeping;
use crate::support::model::{Quirk, completion, says};
use crate::support::pipeline::{job, long_article, run};
use crate::support::server::{Reply, Server};

#[test]
fn the_plan_comes_nearer_to_what_the_answers_say_they_cost() {
    let count = |text: &str| tiktoken_rs::o200k_base_singleton().encode_ordinary(text).len();
    // This model's tokens are shorter: three for every two.
    let server = Server::start(move |request| {
        let body = request.json();
        let mut reply = completion(&says(&body, Quirk::Perfect), "stop");
        let read: usize =
            (0..2).map(|n| count(body["messages"][n]["content"].as_str().expect("text"))).sum::<usize>() + 40;
        reply["usage"]["prompt_tokens"] = (read * 3 / 2).into();
        Reply::json(&reply)
    });
    let dir = tempfile::tempdir().expect("a directory");
    // How far the plan was below what was billed, in percent, job after job.
    let short = |paragraphs: usize| {
        let mut job = job(&server, Want::Summary, Strategy::Brief);
        for backend in [&mut job.translator, &mut job.summarizer] {
            backend.model = "unheard-of-7b".into();
        }
        let usage = run(long_article(paragraphs), &job, &keeping(dir.path())).expect("a summary").usage.expect("usage");
        usage.input_tokens.saturating_sub(usage.planned_input_tokens) * 100 / usage.input_tokens
    };
    let all: Vec<u64> = (3..15).map(short).collect();
    assert!(all[0] >= 25, "{all:?}");
    assert!(all.last().is_some_and(|last| *last <= 3), "{all:?}");
    assert!(all.windows(2).all(|pair| pair[1] <= pair[0] + 1), "it only gets better: {all:?}");
}
