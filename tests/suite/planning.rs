//! The plan against what is sent, stage by stage; and what makes a plan other than the article: what earlier answers
//! taught, a budget shared by several articles, a glossary.

use std::ops::Range;

use ringkas::job::Job;
use ringkas::model::{BackendKind, CheckKind, Reasoning};
use ringkas::net::Cache;
use ringkas::pipeline::{Strategy, Want, plan, plan_with};
use ringkas::plan::chunks::Chunker;
use ringkas::plan::prompts::Task;
use ringkas::plan::rounds::{Round, part_words};
use ringkas::plan::tokens::Counter;
use serde_json::{Value, json};
use tiktoken_rs::o200k_base_singleton;

use crate::support::asking::options;
use crate::support::backends::backend;
use crate::support::command::{World, example};
use crate::support::model::{Quirk, asked, completion, english, says};
use crate::support::pipeline::{article, job, long_article, quirky, run};
use crate::support::server::{Reply, Server};

/// Tokens of everything in a body that a model reads.
fn read_by_the_model(body: &Value) -> u64 {
    let count = |text: &str| o200k_base_singleton().encode_ordinary(text).len() as u64;
    let messages = body["messages"].as_array().expect("messages").iter();
    let messages: u64 = messages.map(|m| count(m["content"].as_str().expect("text")) + 3).sum();
    let schema = &body["response_format"]["json_schema"]["schema"];
    messages + 3 + if schema.is_null() { 0 } else { count(&schema.to_string()) }
}

/// The requests of a task, by what the user messages say, and the tokens that the model read in them.
fn sent(server: &Server, task: &str) -> Vec<u64> {
    let bodies = server.requests().into_iter().map(|r| r.json());
    bodies.filter(|b| asked(b)["task"] == task).map(|b| read_by_the_model(&b)).collect()
}

#[test]
fn the_plan_of_a_stage_is_what_is_sent() {
    for (want, task) in [(Want::Summary, "brief"), (Want::Translation, "translate"), (Want::Quotes, "translate")] {
        for (article, window) in [(article(), 128_000), (long_article(60), 3_000)] {
            let server = quirky(Quirk::Perfect);
            let mut job = job(&server, want, Strategy::Auto);
            (job.translator.context_tokens, job.summarizer.context_tokens) = (window, window);
            let planned = plan(article.clone(), &job).expect("a plan").plan.expect("a plan");
            run(article, &job, &options()).expect("a result");
            let sent = sent(&server, task);
            let (count, sent) = (sent.len() as u64, sent.iter().sum::<u64>());
            let stage = &planned.stages[0];
            assert_eq!((stage.stage.as_str(), stage.requests), (task, count));
            assert!(stage.input_tokens.abs_diff(sent) * 100 <= sent * 3, "planned {}, sent {sent}", stage.input_tokens);
        }
    }
}

/// English as long as the Indonesian: every paragraph comes back as it is.
fn unchanged() -> Server {
    Server::start(|request| {
        let body = request.json();
        let user = asked(&body);
        let said = match user["task"].as_str() {
            Some("translate") => json!({"paragraphs": user["paragraphs"]}).to_string(),
            _ => says(&body, Quirk::Perfect),
        };
        Reply::json(&completion(&said, "stop"))
    })
}

#[test]
fn the_plan_of_a_full_summary_is_what_is_sent() {
    for (article, window) in [(article(), 128_000), (long_article(60), 3_000), (long_article(400), 4_000)] {
        let server = unchanged();
        let mut job = job(&server, Want::Summary, Strategy::Full);
        (job.translator.context_tokens, job.summarizer.context_tokens) = (window, window);
        let planned = plan(article.clone(), &job).expect("a plan").plan.expect("a plan");
        run(article, &job, &options()).expect("a result");
        for (stage, task) in [(0, "translate"), (1, "summarize")] {
            let stage = &planned.stages[stage];
            assert_eq!(stage.stage, task);
            let all = sent(&server, task);
            // Reduce calls come after those of the stage.
            let sent = &all[..usize::try_from(stage.requests).expect("few")];
            let sum: u64 = sent.iter().sum();
            assert!(stage.input_tokens.abs_diff(sum) * 100 <= sum * 3, "{task}: {}, {sum}", stage.input_tokens);
        }
    }
}

/// The simulated model summarizes every part in as many sentences as it was given: no summary gets shorter by itself.
#[test]
fn a_reduce_costs_no_more_than_was_planned() {
    for strategy in [Strategy::Brief, Strategy::Full] {
        for (paragraphs, window) in [(60, 3_000), (400, 4_000), (400, 1_500)] {
            let server = unchanged();
            let mut job = job(&server, Want::Summary, strategy);
            (job.translator.context_tokens, job.summarizer.context_tokens) = (window, window);
            let planned = plan(long_article(paragraphs), &job).expect("a plan").plan.expect("a plan");
            let report = run(long_article(paragraphs), &job, &options()).expect("a summary");
            assert_eq!(server.count() as u64, planned.requests, "{strategy:?} {paragraphs}");
            let reduce = planned.stages.iter().find(|s| s.stage == "reduce").expect("parts");
            let before: u64 = planned.stages.iter().take_while(|s| s.stage != "reduce").map(|s| s.requests).sum();
            let all: Vec<u64> = server.requests().iter().map(|r| read_by_the_model(&r.json())).collect();
            let sum: u64 = all[usize::try_from(before).expect("few")..].iter().sum();
            assert!(
                sum <= reduce.input_tokens,
                "{strategy:?} {paragraphs}: planned {}, sent {sum}",
                reduce.input_tokens
            );
            assert!(sum * 10 >= reduce.input_tokens * 7, "what fits is sent: planned {}, {sum}", reduce.input_tokens);
            let left_out = |f: &ringkas::model::Finding| f.message.contains("that were too long were left out");
            assert!(report.findings.iter().any(left_out), "{:?}", report.findings);
        }
    }
}

#[test]
fn rounds_end_and_every_request_of_one_fits() {
    for window in [600, 1_000, 4_096, 8_192, 128_000] {
        let mut backend = backend(BackendKind::OpenAi, "http://127.0.0.1:9");
        (backend.context_tokens, backend.max_output_tokens) = (window, 4_096);
        let counter = Counter::new("gpt-4o", None).expect("a counter");
        let chunker = Chunker { backend: &backend, counter, task: Task::Summarize };
        for words in [40, 180, 600] {
            let mut parts = 1_000;
            while parts > 1 {
                let round = Round::of(&chunker, words, parts);
                let runs: Vec<_> = round.runs().collect();
                assert_eq!(runs.iter().map(Range::len).sum::<usize>(), parts);
                let longest = runs.iter().map(Range::len).max().expect("a run") as u64;
                assert!(longest * round.most <= chunker.room(words), "{window}: {round:?}");
                assert!(runs.len() * 2 <= parts + 1, "{window}: {round:?}");
                assert_eq!(round.words, part_words(words, runs.len()));
                parts = runs.len();
            }
        }
    }
    assert_eq!([1, 2, 3, 6, 9, 100].map(|n| part_words(180, n)), [180, 180, 180, 90, 60, 60]);
    assert_eq!(part_words(40, 5), 40);
}

#[test]
fn the_characters_of_a_service_are_those_that_are_sent() {
    let server = Server::start(|request| {
        let texts = request.json()["q"].as_array().cloned().unwrap_or_default();
        let texts = texts.iter().filter_map(Value::as_str);
        let plain = |t: &str| english(&t.replace("<span translate=\"no\">", "").replace("</span>", ""));
        Reply::json(&json!({"translatedText": texts.map(plain).collect::<Vec<_>>()}))
    });
    let mut job = job(&server, Want::Translation, Strategy::Auto);
    job.translator = backend(BackendKind::LibreTranslate, &server.url());
    let planned = plan(long_article(60), &job).expect("a plan").plan.expect("a plan");
    run(long_article(60), &job, &options()).expect("a result");
    let sent: u64 = server
        .requests()
        .iter()
        .flat_map(|r| r.json()["q"].as_array().cloned().unwrap_or_default())
        .map(|t| t.as_str().map_or(0, |t| t.chars().count() as u64))
        .sum();
    assert!(server.count() > 3);
    assert_eq!((planned.stages[0].requests, planned.stages[0].characters), (server.count() as u64, sent));
}

#[test]
fn a_plan_counts_with_what_answers_taught() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache::open(folder.path());
    let server = quirky(Quirk::Perfect);
    let mut job = job(&server, Want::Summary, Strategy::Brief);
    job.summarizer.model = "house-model".into();
    let tokens = |cache| {
        let report = plan_with(article(), &job, cache).expect("a plan");
        report.plan.expect("a plan").input_tokens
    };
    let before = tokens(Some(&cache));
    assert_eq!(before, tokens(None));
    cache.put_factor("another-model", 2.0);
    assert_eq!(before, tokens(Some(&cache)), "models of no known family learn for themselves");
    cache.put_factor("house-model", 1.5);
    assert!(tokens(Some(&cache)) * 10 > before * 14);
}

#[test]
fn thoughts_have_room_beside_the_answer() {
    let of = |reasoning, most| {
        let server = quirky(Quirk::Perfect);
        let mut job = job(&server, Want::Summary, Strategy::Brief);
        (job.summarizer.dialect.reasoning, job.summarizer.max_output_tokens) = (reasoning, most);
        let planned = plan(article(), &job).expect("a plan").plan.expect("a plan");
        run(article(), &job, &options()).expect("a summary");
        (planned.stages[0].output_tokens, server.requests()[0].json()["max_tokens"].as_u64().expect("a limit"))
    };
    let (planned, limit) = of(Reasoning::Default, 64_000);
    for (reasoning, most, room) in [
        (Reasoning::Off, 64_000, 0),
        (Reasoning::Template, 64_000, 0),
        (Reasoning::Minimal, 64_000, 256),
        (Reasoning::Medium, 64_000, 8_192),
        // Half of what the model can write is for the answer, whatever it thinks.
        (Reasoning::High, 20_000, 10_000),
    ] {
        assert_eq!(of(reasoning, most), (planned + room, limit + room), "{reasoning:?}");
    }
}

#[test]
fn a_long_text_leaves_room_for_thoughts_in_every_request() {
    let server = quirky(Quirk::Perfect);
    let mut job = job(&server, Want::Translation, Strategy::Full);
    job.translator.max_output_tokens = 2_048;
    let planned = |job: &Job| plan(long_article(60), job).expect("a plan").plan.expect("a plan").stages[0].clone();
    let plain = planned(&job);
    job.translator.dialect.reasoning = Reasoning::Low;
    let thoughtful = planned(&job);
    assert!(thoughtful.requests > plain.requests, "{thoughtful:?}");
    assert!(thoughtful.output_tokens <= thoughtful.requests * 2_048);
    run(long_article(60), &job, &options()).expect("a translation");
    assert_eq!(server.count() as u64, thoughtful.requests);
}

#[test]
fn with_fit_several_articles_share_the_budget() {
    let world = World::new();
    let server = Server::start(|request| Reply::json(&completion(&says(&request.json(), Quirk::Perfect), "stop")));
    world.file("a.txt", example());
    world.file("b.txt", example().replace("Rubio", "Rubino"));
    let plan = world.run(&["plan", "-b", "openai", "-f", "json", "a.txt"]).ok().json();
    let tokens = |member: &str| plan["articles"][0]["plan"][member].as_u64().expect("a number");
    let budget = ((tokens("input_tokens") + tokens("output_tokens")) * 17 / 10).to_string();
    let url = format!("{}/v1", server.url());
    let arguments = ["-b", "openai", "--base-url", &url, "--no-cache", "--fit", "--budget", &budget, "-f", "json"];
    let done = world.run(&[&arguments[..], &["a.txt", "b.txt"]].concat()).ok().json();
    for article in done["articles"].as_array().expect("articles") {
        let omitted = article["omitted"].as_array().expect("a list");
        assert!(omitted.iter().any(|o| o["reason"].as_str().is_some_and(|r| r.contains("budget"))), "{omitted:?}");
    }
}

#[test]
fn an_unused_term_is_a_finding_in_a_brief() {
    let server = quirky(Quirk::Perfect);
    let mut job = job(&server, Want::Summary, Strategy::Brief);
    let words = article().content().map(|p| p.text.clone()).collect::<String>();
    assert!(words.contains("Menteri"));
    job.glossary = vec![("Menteri".to_owned(), "Grand Vizier".to_owned())];
    let report = run(article(), &job, &options()).expect("a summary");
    let unused = |f: &&ringkas::model::Finding| f.check == CheckKind::Name && f.message.contains("\"Menteri\"");
    assert!(report.findings.iter().any(|f| unused(&f)), "{:?}", report.findings);
}
