//! Paragraphs that are too long for one request go in parts, and none of them is lost (P5).

use ringkas::model::Source;
use ringkas::pipeline::{Strategy, Want};
use serde_json::json;

use crate::support::asking::options;
use crate::support::model::{self, Quirk, completion};
use crate::support::pipeline::{job, quirky, run};
use crate::support::promises::assert_promises;
use crate::support::server::{Reply, Server};

/// An article with two paragraphs of so many numbered sentences between short ones.
fn article(sentences: usize) -> ringkas::model::Article {
    let long = |from: usize| -> String {
        (from..from + sentences).map(|i| format!("Warga nomor {i} menanam pohon di tepi sungai desa. ")).collect()
    };
    let text = format!(
        "Warga Menanam Pohon\n\nWarga desa menanam pohon di tepi sungai.\n\n{}\n\nPohon itu tumbuh.\n\n{}\n\nSelesai sudah kerja itu.\n",
        long(101),
        long(501)
    );
    ringkas::ingest::from_text(&text, Source::default())
}

#[test]
fn every_part_of_a_long_paragraph_comes_back() {
    for sentences in [20, 45, 150] {
        let server = quirky(Quirk::Perfect);
        let mut job = job(&server, Want::Translation, Strategy::Auto);
        job.translator.context_tokens = 1_000;
        let report = run(article(sentences), &job, &options()).expect("a translation");
        assert_promises(&report, &article(sentences));
        let english: String = report.paragraphs.iter().filter_map(|p| p.english.as_deref()).collect();
        for i in (101..101 + sentences).chain(501..501 + sentences) {
            assert!(english.contains(&i.to_string()), "sentence {i} of {sentences} is lost");
        }
        for request in server.requests() {
            let asked = model::asked(&request.json());
            let mut ids: Vec<u64> =
                asked["paragraphs"].as_array().expect("paragraphs").iter().filter_map(|p| p["id"].as_u64()).collect();
            let all = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), all, "two parts of one paragraph in one request");
        }
    }
}

#[test]
fn a_part_that_does_not_come_back_is_said() {
    let server = Server::start(|request| {
        let body = request.json();
        let text = model::asked(&body)["paragraphs"].to_string();
        let answer = if text.contains("144") {
            json!({"paragraphs": []}).to_string()
        } else {
            model::says(&body, Quirk::Perfect)
        };
        Reply::json(&completion(&answer, "stop"))
    });
    let mut job = job(&server, Want::Translation, Strategy::Auto);
    job.translator.context_tokens = 1_000;
    let report = run(article(45), &job, &options()).expect("a translation");
    let long = &report.paragraphs[2];
    assert!(long.source.text.contains("144") && long.english.is_none(), "half a paragraph is no translation");
    assert!(report.omitted.iter().flatten().any(|o| o.paragraph == 3), "{:?}", report.omitted);
    assert!(report.paragraphs[4].english.as_ref().is_some_and(|e| e.contains("545")), "the others are there");
}

#[test]
fn no_request_outgrows_the_window_whatever_goes_with_it() {
    // Summaries of parts carry the English of their quotations beside the sentences.
    let server = quirky(Quirk::Perfect);
    let article = crate::support::pipeline::long_article(400);
    for strategy in [Strategy::Brief, Strategy::Full] {
        let mut job = job(&server, Want::Summary, strategy);
        (job.translator.context_tokens, job.summarizer.context_tokens) = (4_000, 4_000);
        let report = run(article.clone(), &job, &options()).expect("a summary");
        assert_promises(&report, &article);
    }
    for request in server.requests() {
        let body = request.json();
        let read: usize = ["system", "user"]
            .iter()
            .enumerate()
            .map(|(i, _)| {
                let text = body["messages"][i]["content"].as_str().expect("text");
                tiktoken_rs::o200k_base_singleton().encode_ordinary(text).len()
            })
            .sum();
        assert!(read < 3_900, "a request of {read} tokens for a window of 4,000");
    }
}

#[test]
fn an_answer_cut_at_the_limit_is_asked_for_with_the_highest_limit_once() {
    let server = Server::start(|request| {
        let body = request.json();
        let limit = body["max_tokens"].as_u64().expect("a limit");
        // A model that reasons for 3,000 tokens before it answers.
        let reason = if limit < 4_000 { "length" } else { "stop" };
        Reply::json(&completion(&model::says(&body, Quirk::Perfect), reason))
    });
    let article = crate::support::pipeline::article();
    let report = run(article.clone(), &job(&server, Want::Summary, Strategy::Brief), &options()).expect("a summary");
    assert_promises(&report, &article);
    assert_eq!(server.count(), 2, "once with the expected length, once with the most that the model gives");
}
