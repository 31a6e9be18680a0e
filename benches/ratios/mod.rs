//! The two bars of the network layer as ratios, measured in one run because the machine is never the same twice: a batch
//! against a backend that takes 100 ms, beside the ideal; and requests a second against one that answers at once, beside
//! what `wrk` gets from the same server.

#![expect(clippy::print_stdout, clippy::cast_precision_loss, reason = "a benchmark prints ratios of small counts")]

mod server;

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use ringkas::net::{Client, Options};
use ringkas::offline::Engine;
use serde_json::{Map, Value, json};

pub(crate) use server::Server;

/// Requests in flight, as with `--jobs 32`.
const JOBS: usize = 32;
/// Articles of the batch: a multiple of [`JOBS`].
const ARTICLES: usize = 960;
/// What the backend takes for an answer.
const LATENCY: Duration = Duration::from_millis(100);
/// Requests of the other measurement.
const REQUESTS: usize = 20_000;

/// Measures and prints both; the best of three runs each, because others use the machine too.
pub(crate) fn report() {
    let ideal = LATENCY.as_secs_f64() * (ARTICLES / JOBS) as f64;
    let took = (0..3).map(|_| batch()).fold(f64::INFINITY, f64::min);
    println!(
        "batch of {ARTICLES} articles, {JOBS} jobs, 100 ms: {took:.2} s, {:.2} x the ideal {ideal:.2} s",
        took / ideal
    );
    let server = Server::start(Duration::ZERO, super::ANSWER.to_owned());
    let Some(wrk) = (0..3).filter_map(|_| wrk(&server)).reduce(f64::max) else {
        println!("wrk is not installed: request rates are not compared");
        return;
    };
    for (name, cached) in [("cache off", false), ("cache on", true)] {
        let rate = (0..3).map(|_| rate(&server, cached)).fold(0.0, f64::max);
        println!("{name}: {rate:.0} requests a second, {:.2} of wrk's {wrk:.0}", rate / wrk);
    }
}

/// Seconds that the command takes for the whole batch, its start included.
fn batch() -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/menlu-as-rusia.txt"));
    let text = text.expect("the example");
    let lines: String = (1..=ARTICLES)
        .map(|i| {
            json!({"id": i, "text": format!("{text}\n\nCatatan ini bernomor {i} dalam arsip kami tahun ini.")})
                .to_string()
                + "\n"
        })
        .collect();
    let input = folder.path().join("articles.ndjson");
    std::fs::write(&input, lines).expect("a file");
    let server = Server::start(LATENCY, briefed(&text));
    let arguments = ["batch", "-b", "openai", "-m", "gpt-4.1-mini", "--no-cache", "-q", "--jobs", "32", "--base-url"];
    let started = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_ringkas"))
        .args(arguments)
        .arg(server.url())
        .arg(&input)
        .env_clear()
        .envs([("HOME", folder.path().as_os_str()), ("OPENAI_API_KEY", "key".as_ref())])
        .output()
        .expect("it runs");
    let took = started.elapsed().as_secs_f64();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(server.count(), ARTICLES, "one request an article");
    took
}

/// A completion that briefs the example well, so that nothing has to be repaired.
fn briefed(text: &str) -> String {
    let article = ringkas::ingest::from_text(text, ringkas::model::Source::default());
    let analysis = ringkas::pipeline::analyse(&article);
    let engine = Engine::shared();
    let outermost = analysis.quotes.iter().filter(|q| q.within.is_none());
    let quotes: Map<String, Value> = outermost.map(|q| (q.id.to_string(), engine.translate(&q.text).into())).collect();
    let first = article.paragraphs.iter().find(|p| p.is_content() && p.id > 1).map_or(1, |p| p.id);
    let answer = json!({"headline": "A headline", "quotes": quotes,
        "sentences": [{"text": "The ministers met. The talks went on.", "paragraphs": [first]}]});
    json!({"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": answer.to_string()}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 50}})
    .to_string()
}

/// Requests a second that `wrk` gets, none where it is not installed.
fn wrk(server: &Server) -> Option<f64> {
    let mut script = tempfile::NamedTempFile::new().expect("a file");
    let request = (ringkas::backend::codec(ringkas::model::BackendKind::OpenAi)?.encode)(
        &super::backend(server.url()),
        &super::ask(0),
    );
    let body = request.expect("a request").body.to_string();
    let escaped = body.replace('\\', "\\\\").replace('\'', "\\'");
    writeln!(script, "wrk.method='POST'\nwrk.headers['content-type']='application/json'\nwrk.body='{escaped}'").ok()?;
    let mut command = Command::new("wrk");
    command.args(["-t1", "-c", &JOBS.to_string(), "-d2s", "-s"]).arg(script.path());
    command.arg(format!("{}/chat/completions", server.url()));
    let text = String::from_utf8(command.output().ok()?.stdout).ok()?;
    text.lines().find_map(|l| l.strip_prefix("Requests/sec:")?.trim().parse().ok())
}

/// Requests a second through the client, with an empty cache or none.
fn rate(server: &Server, cached: bool) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = cached.then(|| folder.path().to_owned());
    let client = Client::new(&Options { jobs: JOBS, cache, ..Options::default() }).expect("a client");
    let (backend, runtime) = (super::backend(server.url()), super::runtime());
    let asks: Vec<_> = (0..REQUESTS).map(super::ask).collect();
    let started = Instant::now();
    runtime.block_on(super::all(&client, &backend, &asks));
    REQUESTS as f64 / started.elapsed().as_secs_f64()
}
