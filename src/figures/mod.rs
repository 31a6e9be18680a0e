//! Figures, dates and names, read from Indonesian and from English into the same values.

pub mod names;

use crate::model::{Article, DateMention, Figure, Finding};

/// Finds the figures and dates of an article, in document order, with notes on weekdays that disagree with their date.
#[must_use]
pub fn read(_article: &Article) -> (Vec<Figure>, Vec<DateMention>, Vec<Finding>) {
    (Vec::new(), Vec::new(), Vec::new())
}

/// How a figure of the source reads in English. (Interface only; the readers replace it.)
#[must_use]
pub fn figure_in_english(figure: &Figure) -> String {
    figure.text.clone()
}

/// How a date of the source reads in English. (Interface only; the readers replace it.)
#[must_use]
pub fn date_in_english(date: &DateMention) -> String {
    date.text.clone()
}
