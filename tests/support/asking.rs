//! Asking a simulated server through the network layer alone.

use std::future::Future;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use ringkas::backend::codec;
use ringkas::model::{Ask, Backend, BackendKind, Content, Outcome};
use ringkas::net::{Answered, Client, Options, Planned};
use ringkas::{Error, Result};
use serde_json::json;

use super::model::completion;
use super::server::{Reply, Request, Server};

/// What every test ask is planned to cost.
pub const PLANNED: Planned = Planned { input_tokens: 100, output_tokens: 50 };

/// Options with waits of a millisecond and nothing kept.
pub fn options() -> Options {
    Options {
        first_wait: Duration::from_millis(1),
        max_wait: Duration::from_secs(1),
        timeout_per_call: Duration::from_secs(30),
        ..Options::default()
    }
}

/// The same with a cache.
pub fn keeping(directory: &Path) -> Options {
    Options { cache: Some(directory.to_owned()), ..options() }
}

pub fn client(options: &Options) -> Client {
    Client::new(options).expect("a client")
}

/// An OpenAI-compatible backend at that server.
pub fn backend(server: &Server) -> Backend {
    super::backends::backend(BackendKind::OpenAi, &server.url())
}

/// An ask that the server can tell by its text.
pub fn chat(text: &str) -> Ask {
    Ask::Chat {
        system: "Do.".into(),
        form: String::new(),
        user: json!({"task": text}).to_string(),
        schema: None,
        max_output_tokens: 500,
    }
}

/// The text of an ask as it came in.
pub fn asked(request: &Request) -> String {
    super::model::asked(&request.json())["task"].as_str().expect("a text").to_owned()
}

/// An answer that repeats the text of the ask, at a cost of 100 and 50 tokens.
pub fn echo(request: &Request) -> Reply {
    Reply::json(&completion(&json!({"echo": asked(request)}).to_string(), "stop"))
}

/// Some answer.
pub fn fine() -> Reply {
    Reply::json(&completion("{\"echo\":\"fine\"}", "stop"))
}

/// An error in OpenAI's form.
pub fn error(status: u16, code: &str, message: &str) -> Reply {
    Reply::error(status, &json!({"error": {"message": message, "type": code, "param": null, "code": code}}))
}

/// Asks, in a runtime that is there already.
pub async fn ask(client: &Client, backend: &Backend, text: &str) -> Result<Answered> {
    let codec = codec(backend.kind).expect("a codec");
    client.ask(backend, codec, &chat(text), PLANNED).await
}

/// Asks and goes away once the server says that the request has come: what is asked for is then still in flight.
pub async fn leave(client: &Client, backend: &Backend, text: &str, has_come: Receiver<()>) {
    let came = tokio::task::spawn_blocking(move || has_come.recv());
    tokio::select! {
        biased;
        early = ask(client, backend, text) => panic!("{early:?}"),
        came = came => came.expect("a thread").expect("the request"),
    }
}

/// Runs a future on a runtime of one thread, as the command does.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(future)
}

/// One ask with a client of its own.
pub fn once(options: &Options, server: &Server, text: &str) -> Result<Answered> {
    let (client, backend) = (client(options), backend(server));
    run(ask(&client, &backend, text))
}

/// The text of an answer.
#[track_caller]
pub fn text(answered: &Answered) -> &str {
    match &answered.outcome {
        Outcome::Answer { content: Content::Text(text), .. } => text,
        other => panic!("no answer: {other:?}"),
    }
}

/// The whole of an error as a user could see it.
#[track_caller]
pub fn shown<T: std::fmt::Debug>(result: Result<T>) -> (Error, String) {
    let error = result.expect_err("an error");
    let text = format!("error: {error}\nhint: {}", error.hint().unwrap_or_default());
    (error, text)
}
