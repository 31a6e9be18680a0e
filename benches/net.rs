//! What the network layer costs: the ratios that it is held to, then a thousand requests, 32 in flight, against a server
//! that answers at once, beside the bare HTTP client on the same server. `cargo bench --bench net`.

mod ratios;

use std::time::Duration;

use divan::Bencher;
use futures_util::StreamExt;
use futures_util::stream::iter;
use ringkas::backend::codec;
use ringkas::model::{Ask, Backend, BackendKind, Dialect, KeyHeader, Reasoning, Structure, TokenLimitField};
use ringkas::net::{Client, Options, Planned};

/// The command's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const REQUESTS: usize = 1000;
const IN_FLIGHT: usize = 32;

fn main() {
    ratios::report();
    divan::main();
}

/// What the server answers to everything.
const ANSWER: &str = r#"{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{\"a\":1}"}}],"usage":{"prompt_tokens":100,"completion_tokens":50}}"#;

/// The address of a server that answers at once.
fn server() -> String {
    ratios::Server::start(Duration::ZERO, ANSWER.to_owned()).url()
}

fn backend(base_url: String) -> Backend {
    Backend {
        name: "simulated".into(),
        kind: BackendKind::OpenAi,
        base_url,
        model: "gpt-4o-mini".into(),
        key: None,
        key_source: None,
        context_tokens: 128_000,
        max_output_tokens: 4_096,
        requests_per_minute: None,
        tokens_per_minute: None,
        usd_per_million_input: None,
        usd_per_million_output: None,
        encoding: None,
        dialect: Dialect {
            token_limit: TokenLimitField::MaxTokens,
            structure: Structure::JsonSchema,
            temperature: Some(0.0),
            reasoning: Reasoning::Default,
            key_header: KeyHeader::Bearer,
            version: None,
            region: None,
            project: None,
            glossary_id: None,
        },
    }
}

fn ask(number: usize) -> Ask {
    let user = format!("{{\"task\":\"translate\",\"n\":{number},\"text\":\"{}\"}}", "Presiden berkata. ".repeat(40));
    Ask::Chat { system: "Translate.".into(), form: String::new(), user, schema: None, max_output_tokens: 500 }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// Asks everything, 32 at once.
async fn all(client: &Client, backend: &Backend, asks: &[Ask]) {
    let codec = codec(backend.kind).expect("a codec");
    let asking = |ask| async move { client.ask(backend, codec, ask, Planned::default()).await.expect("an answer") };
    iter(asks.iter().map(asking)).buffer_unordered(IN_FLIGHT).for_each(|_| async {}).await;
}

fn asks() -> Vec<Ask> {
    (0..REQUESTS).map(ask).collect()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn bare_client(bencher: Bencher) {
    let (backend, runtime, asks) = (backend(server()), runtime(), asks());
    let codec = codec(backend.kind).expect("a codec");
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().expect("a client");
    bencher.bench_local(|| {
        let sending = |ask| {
            let request = (codec.encode)(&backend, ask).expect("a request");
            let sending = client.post(request.url).json(&request.body).send();
            async { sending.await.expect("a reply").json::<serde_json::Value>().await.expect("JSON") }
        };
        runtime.block_on(iter(asks.iter().map(sending)).buffer_unordered(IN_FLIGHT).for_each(|_| async {}));
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn without_cache(bencher: Bencher) {
    let (backend, runtime, asks) = (backend(server()), runtime(), asks());
    let client = Client::new(&Options { jobs: IN_FLIGHT, ..Options::default() }).expect("a client");
    bencher.bench_local(|| runtime.block_on(all(&client, &backend, &asks)));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn with_an_empty_cache(bencher: Bencher) {
    let (backend, runtime, asks) = (backend(server()), runtime(), asks());
    bencher
        .with_inputs(|| {
            let directory = tempfile::tempdir().expect("a directory");
            let options = Options { jobs: IN_FLIGHT, cache: Some(directory.path().into()), ..Options::default() };
            let client = Client::new(&options).expect("a client");
            runtime.block_on(all(&client, &backend, &[ask(REQUESTS)]));
            (client, directory)
        })
        .bench_local_values(|(client, directory)| {
            runtime.block_on(all(&client, &backend, &asks));
            (client, directory)
        });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn with_a_full_cache(bencher: Bencher) {
    let (backend, runtime, asks) = (backend(server()), runtime(), asks());
    let directory = tempfile::tempdir().expect("a directory");
    let options = Options { jobs: IN_FLIGHT, cache: Some(directory.path().into()), ..Options::default() };
    let client = Client::new(&options).expect("a client");
    runtime.block_on(all(&client, &backend, &asks));
    bencher.bench_local(|| runtime.block_on(all(&client, &backend, &asks)));
}
