//! How fast an article is read, in bytes of article text a second on one core: every stage of `inspect`, the whole of it
//! down to NDJSON, and texts written to hurt, in two sizes each, whose rates must not differ.
//! `cargo bench --bench analysis`.

use std::io::{Write, sink};

use divan::Bencher;
use divan::counter::BytesCount;
use ringkas::indonesian::{sentences, words};
use ringkas::model::{Article, Report, Source};
use ringkas::render::{Format, Item, Options, View};
use ringkas::{figures, ingest, pipeline, quotes};

/// The command's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// An article of the project's own.
const ARTICLE: &str = include_str!("../examples/menlu-as-rusia.txt");
/// Articles in the text that the stages read.
const COPIES: usize = 400;

/// Patterns that a careless reader takes quadratic time for.
const HOSTILE: [&str; 15] = [
    "\"",
    "“",
    "”",
    "(",
    ".",
    "A",
    "1",
    "1.",
    "Budi ",
    "Dinas Perikanan ",
    "ia ",
    "\"a\" ",
    "\"kata ",
    "“Kata,” ujar Budi. ",
    "Rp1 juta atau ",
];
/// Sizes in bytes of a hostile text.
const SIZES: [usize; 2] = [250_000, 1_000_000];

fn main() {
    divan::main();
}

/// One long article.
fn text() -> String {
    ARTICLE.repeat(COPIES)
}

fn article(text: &str) -> Article {
    ingest::from_text(text, Source::default())
}

/// Measures one stage on the long article.
fn stage<R>(bencher: Bencher, work: impl Fn(&str, &Article) -> R + Sync) {
    let text = text();
    let article = article(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| work(&text, &article));
}

/// One article as the command prints it.
fn print(report: &Report, out: &mut dyn Write) {
    let format = Format::named("ndjson").expect("a format of that name");
    let mut renderer = (format.renderer)(Options::new(View::Inspect));
    renderer.item(out, Item::Report(report)).expect("a sink takes everything");
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn ingestion(bencher: Bencher) {
    stage(bencher, |text, _| article(text));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn sentence_ends(bencher: Bencher) {
    stage(bencher, |_, article| article.content().map(|p| sentences::split(&p.text).len()).sum::<usize>());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn words_of_names(bencher: Bencher) {
    stage(bencher, |_, article| article.content().map(|p| words::scan(&p.text).len()).sum::<usize>());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn names(bencher: Bencher) {
    stage(bencher, |_, article| figures::names::read(article, &figures::names::words(article)));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn quotations(bencher: Bencher) {
    let long = article(&text());
    let names = figures::names::read(&long, &figures::names::words(&long));
    stage(bencher, |_, article| quotes::read(article, &names, figures::names::words(article)));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn figures_and_dates(bencher: Bencher) {
    let long = article(&text());
    let words = figures::names::words(&long);
    stage(bencher, |_, article| figures::read(article, &words));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn serialisation(bencher: Bencher) {
    let report = pipeline::inspect(article(&text()));
    stage(bencher, |_, _| print(&report, &mut sink()));
}

/// The bar is 20 MB/s.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn one_long_article(bencher: Bencher) {
    let mut out = Vec::new();
    print(&pipeline::inspect(article(&text())), &mut out);
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        out.clear();
        print(&pipeline::inspect(article(&text)), &mut out);
    });
}

/// The same bar where each text is an article of its own.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn many_articles(bencher: Bencher) {
    let mut out = Vec::new();
    bencher.counter(BytesCount::new(ARTICLE.len() * COPIES)).bench_local(|| {
        out.clear();
        for _ in 0..COPIES {
            print(&pipeline::inspect(article(ARTICLE)), &mut out);
        }
    });
}

#[divan::bench(args = HOSTILE, consts = SIZES, sample_count = 3, sample_size = 1)]
fn hostile<const SIZE: usize>(bencher: Bencher, pattern: &str) {
    let text = format!("Judul berita\n\n{}", pattern.repeat(SIZE / pattern.len()));
    bencher.counter(BytesCount::of_str(&text)).bench(|| print(&pipeline::inspect(article(&text)), &mut sink()));
}
