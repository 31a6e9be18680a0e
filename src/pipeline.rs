//! The stages by name and in order; nothing else knows them all.

use crate::model::{Analysis, Article, Report};

/// Reads everything that the analysis can tell about an article: quotations, terms, figures, dates, names, notes.
/// Needs no backend, no tokenizer and no network.
#[must_use]
pub fn analyse(article: &Article) -> Analysis {
    let names = crate::figures::names::read(article);
    let (quotes, terms, mut notes) = crate::quotes::read(article, &names);
    let (figures, dates, more) = crate::figures::read(article);
    notes.extend(more);
    Analysis { quotes, terms, figures, dates, names, notes }
}

/// The report of `inspect`.
#[must_use]
pub fn inspect(article: Article) -> Report {
    let analysis = analyse(&article);
    Report::of(article, analysis)
}
