//! What the built-in engine costs: its start, and an article of 800 words from Indonesian to an English summary.
//! `cargo bench --bench offline`.

use divan::Bencher;
use divan::counter::BytesCount;
use ringkas::model::Source;
use ringkas::offline::Engine;
use ringkas::{ingest, pipeline};

/// The command's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// An article of the project's own.
const ARTICLE: &str = include_str!("../examples/menlu-as-rusia.txt");
/// Words of the article that the bar speaks of.
const WORDS: usize = 800;

fn main() {
    divan::main();
}

/// Paragraphs of the article, over and over, until they have the words.
fn article() -> String {
    let mut words = 0;
    let paragraphs = ARTICLE.split("\n\n").cycle().take_while(|p| {
        let more = words < WORDS;
        words += p.split_whitespace().count();
        more
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[divan::bench]
fn start() -> Engine {
    Engine::new()
}

/// The bar is 15 ms after the start.
#[divan::bench]
fn paragraphs_of_800_words(bencher: Bencher) {
    let (engine, text) = (Engine::new(), article());
    let article = ingest::from_text(&text, Source::default());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| article.content().map(|p| engine.translate(&p.text).len()).sum::<usize>());
}

#[divan::bench]
fn analysis_of_800_words(bencher: Bencher) {
    let text = article();
    bencher.counter(BytesCount::of_str(&text)).bench(|| pipeline::inspect(ingest::from_text(&text, Source::default())));
}

/// One paragraph longer than anybody writes: the rate must not fall with its length.
#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn one_endless_paragraph(bencher: Bencher, size: usize) {
    let (engine, text) = (Engine::new(), "Harga beras naik dan warga mengeluh, ".repeat(size / 37));
    bencher.counter(BytesCount::of_str(&text)).bench(|| engine.translate(&text));
}
