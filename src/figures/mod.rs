//! Figures, dates and names, read from Indonesian and from English into the same values.

mod digits;
pub mod indonesian;
mod lexicon;
pub mod names;
mod read;
mod scan;
mod tokens;

pub use read::read;
pub use scan::{RawDate, RawFigure, Scan, When};

use crate::model::{DateMention, Figure};

/// The English name of a weekday, 1 Monday to 7 Sunday.
fn english_weekday(day: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES[usize::from(day.saturating_sub(1).min(6))]
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
