//! Whole jobs against a simulated server.

use std::path::Path;

use ringkas::model::{Article, Report, Source};
use ringkas::net::{Client, Options};
use ringkas::pipeline::{self, Job, Strategy, Want};

use super::server::Server;
use super::{asking, model};

/// The article of the README.
pub fn article() -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/menlu-as-rusia.txt");
    ringkas::ingest::read_file(&path).expect("the example")
}

/// An article of so many paragraphs of our own, each with a quotation, a figure and a date.
pub fn long_article(paragraphs: usize) -> Article {
    let mut text = String::from("Warga Desa Sukamaju Bangun Jembatan\n\n");
    for i in 1..=paragraphs {
        text.push_str(&format!(
            "Kepala Desa Sukamaju, Rahmat Hidayat, mencatat {i}.500 warga ikut bekerja pada hari ke-{i}. \"Kami \
             membangun bagian nomor {i} bersama warga tanpa bantuan siapa pun,\" kata Rahmat, Senin (7/7/2025).\n\n"
        ));
    }
    ringkas::ingest::from_text(&text, Source::default())
}

/// A job for the simulated server.
pub fn job(server: &Server, want: Want, strategy: Strategy) -> Job {
    let backend = asking::backend(server);
    Job {
        translator: backend.clone(),
        summarizer: backend,
        want,
        words: 180,
        strategy,
        glossary: Vec::new(),
        fit: false,
        budget_tokens: None,
        max_cost_usd: None,
        bilingual: false,
    }
}

/// Runs a job to its end on a runtime of its own.
pub fn run(article: Article, job: &Job, options: &Options) -> ringkas::Result<Report> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = Client::new(options).expect("a client");
    runtime.block_on(pipeline::run(article, job, Some(&client), &|_| {}))
}

/// A server that answers every request perfectly but for a quirk.
pub fn quirky(quirk: model::Quirk) -> Server {
    use super::server::Reply;
    Server::start(move |request| Reply::json(&model::completion(&model::says(&request.json(), quirk), "stop")))
}
