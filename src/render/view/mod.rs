//! What a person reads, laid out once as blocks; the formats only set them.

mod check;
mod facts;
mod inspect;
mod plan;
mod quotes;
mod summary;
mod translation;

use serde::Serialize;

use super::{Failure, Item, Options, View};
use crate::model::Severity;

/// Language of a piece of text, for HTML and screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Lang {
    /// English.
    En,
    /// Indonesian.
    Id,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Run {
    /// The text, no markup in it.
    pub(super) text: String,
    /// How it is set.
    pub(super) tone: Tone,
}

/// How a piece of a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Tone {
    /// As it is.
    Plain,
    /// Less important: citations, numbers, provenance.
    Faint,
    /// More important.
    Strong,
}

impl Run {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }

    pub(super) fn faint(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Faint }
    }

    pub(super) fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Strong }
    }
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "lowercase")]
pub(super) enum Block {
    /// The headline of an article.
    Title { text: String, lang: Lang },
    /// The heading of a part.
    Section { text: String },
    /// A paragraph.
    Text { runs: Vec<Run>, lang: Lang },
    /// A quotation with its speaker, and the original under it.
    Quote { text: String, lang: Lang, by: Vec<Run>, original: Option<String> },
    /// Lines that belong together.
    List { items: Vec<Vec<Run>> },
    /// A finding of a check.
    Finding { severity: Severity, text: String },
    /// A table; `right` says which columns hold numbers.
    Table { header: Vec<String>, right: Vec<bool>, rows: Vec<Vec<String>> },
}

/// The blocks of one article.
pub(super) fn blocks(item: Item<'_>, options: &Options) -> Vec<Block> {
    let report = match item {
        Item::Report(report) => report,
        Item::Failure(failure) => return failed(failure),
    };
    match options.view {
        View::Summary => summary::blocks(report, options),
        View::Translation => translation::blocks(report, options),
        View::Quotes => quotes::blocks(report, options),
        View::Inspect => inspect::blocks(report),
        View::Plan => plan::blocks(report),
        View::Check => check::blocks(report, options),
    }
}

fn failed(failure: &Failure) -> Vec<Block> {
    let id = failure.id.as_str().map_or_else(|| failure.id.to_string(), str::to_owned);
    let text = format!("{}: {}", failure.error.kind, failure.error.message);
    vec![Block::Title { text: id, lang: Lang::En }, Block::Finding { severity: Severity::Error, text }]
}
