//! The command line against a simulated server: keys, interruption, `backends test`, budgets.

use serde_json::json;

use crate::support::command::{World, example};
use crate::support::model::{Quirk, completion, says};
use crate::support::server::{Reply, Server};

fn model() -> Server {
    Server::start(|request| Reply::json(&completion(&says(&request.json(), Quirk::Perfect), "stop")))
}

#[test]
fn a_summary_by_a_model_and_the_key_only_in_its_header() {
    let (world, server) = (World::new(), model());
    world.file("a.txt", example());
    let url = format!("{}/v1", server.url());
    let arguments = ["-b", "openai", "--base-url", &url, "-vv", "--trace", "trace.ndjson", "-f", "json", "a.txt"];
    let done = world.with_env(&arguments, &[("OPENAI_API_KEY", "sk-very-secret")]).ok();
    assert_eq!(done.json()["articles"][0]["backend"]["summarizer"], "openai");
    assert!(done.json()["articles"][0]["summary"].as_array().is_some_and(|s| !s.is_empty()));
    let requests = server.requests();
    assert!(requests.iter().all(|r| r.header("authorization") == Some("Bearer sk-very-secret")), "{requests:?}");
    let trace = world.read("trace.ndjson");
    assert!(!trace.is_empty());
    for text in [&done.out, &done.err, &trace] {
        assert!(!text.contains("sk-very-secret"), "{text}");
    }
}

#[test]
fn a_missing_key_stops_before_anything_is_sent() {
    let world = World::new();
    world.file("a.txt", example());
    let done = world.run(&["-b", "openai", "a.txt"]).fails(2);
    assert!(done.err.contains("OPENAI_API_KEY"), "{done:?}");
    // No key is needed to plan, and a server on this machine may have none.
    world.run(&["plan", "-b", "openai", "a.txt"]).ok();
    let server = model();
    world.run(&["-b", "openai", "--base-url", &format!("{}/v1", server.url()), "a.txt"]).ok();
    assert!(server.requests().iter().all(|r| r.header("authorization").is_none()));
}

#[test]
fn a_key_may_come_from_a_program() {
    let (world, server) = (World::new(), model());
    world.file("a.txt", example());
    world.configuration(&format!(
        "backend = \"mine\"\n[backends.mine]\nkind = \"openai\"\nbase_url = \"{}/v1\"\nmodel = \"m\"\n\
         api_key_command = [\"echo\", \"from-a-program\"]\n",
        server.url()
    ));
    world.run(&["a.txt"]).ok();
    assert!(server.requests().iter().all(|r| r.header("authorization") == Some("Bearer from-a-program")));
    assert!(!world.run(&["config", "show"]).ok().out.contains("from-a-program"));
}

#[test]
fn a_job_over_the_budget_sends_nothing() {
    let (world, server) = (World::new(), model());
    world.file("a.txt", example());
    let url = format!("{}/v1", server.url());
    let done = world.run(&["-b", "openai", "--base-url", &url, "--budget", "50", "a.txt"]).fails(4);
    assert!(done.err.contains("--fit"), "{done:?}");
    assert_eq!(server.count(), 0);
}

/// The budget is for all articles together, and known before the first one is sent.
#[test]
fn a_budget_holds_for_several_inputs_together() {
    let (world, server) = (World::new(), model());
    world.file("a.txt", example());
    world.file("b.txt", example().replace("Rubio", "Rubino"));
    let url = format!("{}/v1", server.url());
    let plan = world.run(&["plan", "-b", "openai", "-f", "json", "a.txt", "b.txt"]).ok().json();
    let tokens = |n: usize| {
        let plan = &plan["articles"][n]["plan"];
        plan["input_tokens"].as_u64().expect("a number") + plan["output_tokens"].as_u64().expect("a number")
    };
    let short = (tokens(0) + tokens(1) - 1).to_string();
    let run = |budget: &str, inputs: &[&str]| {
        world.run(&[&["-b", "openai", "--base-url", &url, "--no-cache", "--budget", budget], inputs].concat())
    };
    let done = run(&short, &["a.txt", "b.txt"]).fails(4);
    assert!(done.err.contains("together, 1 more than"), "{done:?}");
    assert_eq!(server.count(), 0);
    run(&short, &["a.txt"]).ok();
    run(&(tokens(0) + tokens(1)).to_string(), &["a.txt", "b.txt"]).ok();
}

#[test]
fn with_strict_errors_in_the_result_are_a_failure() {
    let world = World::new();
    let server = Server::start(|request| Reply::json(&completion(&says(&request.json(), Quirk::Fabricated), "stop")));
    world.file("a.txt", example());
    let url = format!("{}/v1", server.url());
    let run = |more: &[&str]| world.run(&[&["-b", "openai", "--base-url", &url, "-f", "json", "a.txt"], more].concat());
    let done = run(&[]).ok();
    let findings = done.json()["articles"][0]["findings"].as_array().cloned().expect("findings");
    assert!(findings.iter().any(|f| f["severity"] == "error"), "{findings:?}");
    let strict = run(&["--strict"]);
    assert_eq!((strict.code, strict.json()["articles"].as_array().map(Vec::len)), (3, Some(1)), "{strict:?}");
}

#[test]
fn articles_are_fetched() {
    let world = World::new();
    let server = Server::start(|request| match request.path.as_str() {
        "/a.txt" => Reply::new(200, "text/plain; charset=utf-8", example()),
        _ => Reply::new(404, "text/plain", "no"),
    });
    let (good, bad) = (format!("{}/a.txt", server.url()), format!("{}/b.txt", server.url()));
    let done = world.run(&["inspect", "-f", "json", &good]).ok();
    assert_eq!(done.json()["articles"][0]["source"]["url"], good.as_str());
    let done = world.run(&["-q", "inspect", "-f", "ndjson", &bad, &good]);
    assert_eq!((done.code, done.lines().len()), (1, 1), "{done:?}");
    world.file("list.txt", format!("{good}\n{bad}\n"));
    let done = world.run(&["-q", "batch", "list.txt"]);
    let lines = done.lines();
    assert_eq!((done.code, lines.len()), (5, 2), "{done:?}");
    assert!(lines[0]["summary"].is_array() && lines[0]["id"] == good.as_str(), "{lines:?}");
    assert_eq!(lines[1]["error"]["kind"], "input");
}

#[test]
fn backends_can_be_tried() {
    let world = World::new();
    let server = Server::start(|_| Reply::json(&completion("{\"english\":\"Good morning\"}", "stop")));
    let url = format!("{}/v1", server.url());
    let done = world.run(&["backends", "test", "openai", "--base-url", &url]).ok();
    assert!(done.out.contains("works") && done.out.contains("Good morning"), "{done:?}");
    let done = world.run(&["backends", "test", "openai", "--base-url", &url, "-f", "json"]).ok();
    assert_eq!((&done.json()["answer"], &done.json()["model"]), (&json!("Good morning"), &json!("gpt-4.1-mini")));
    let refused = Server::start(|_| Reply::error(401, &json!({"error": {"message": "Incorrect API key"}})));
    let done = world.run(&["backends", "test", "openai", "--base-url", &format!("{}/v1", refused.url())]);
    assert_eq!(done.code, 1, "{done:?}");
}

/// The first request is held until the process has been interrupted.
#[cfg(unix)]
#[test]
fn an_interruption_ends_with_130_and_keeps_what_was_answered() {
    use std::sync::{Mutex, mpsc};
    let world = World::new();
    world.file("a.txt", example());
    let (asked_in, asked) = mpsc::channel();
    let (go_in, go) = mpsc::channel::<()>();
    let go = Mutex::new(go);
    let server = Server::start(move |request| {
        if request.number > 0 {
            let _ = asked_in.send(());
            let _ = go.lock().expect("lock").recv();
        }
        Reply::json(&completion(&says(&request.json(), Quirk::Perfect), "stop"))
    });
    let url = format!("{}/v1", server.url());
    world.file("b.txt", example().replace("Rubio", "Rubino"));
    let arguments = ["-b", "openai", "--base-url", &url, "--jobs", "1", "-f", "ndjson", "a.txt", "b.txt"];
    let child = world.command(&arguments).spawn().expect("it runs");
    asked.recv().expect("a second request");
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    let done = child.wait_with_output().expect("it ends");
    drop(go_in);
    assert_eq!(done.status.code(), Some(130), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(String::from_utf8_lossy(&done.stdout).lines().count(), 1);
    assert!(String::from_utf8_lossy(&done.stderr).starts_with("error: interrupted"));
}

/// With nothing under way and standard input open, there is only the interruption to end it.
#[cfg(unix)]
#[test]
fn a_batch_that_waits_for_input_can_be_interrupted() {
    use std::io::{BufRead, BufReader, Write};
    let (world, server) = (World::new(), model());
    let url = format!("{}/v1", server.url());
    let mut command = world.command(&["batch", "-q", "-b", "openai", "--base-url", &url, "-"]);
    let mut child = command.stdin(std::process::Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    writeln!(stdin, "{}", json!({"id": 1, "text": example()})).expect("written");
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    let mut line = String::new();
    out.read_line(&mut line).expect("an answer");
    assert!(line.contains("\"summary\""), "{line}");
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    drop(stdin);
}
