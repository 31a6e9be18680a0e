//! Figures, dates and names, read from Indonesian and from English into the same values.

pub mod compare;
mod cut;
mod digits;
pub mod english;
pub mod indonesian;
mod lexicon;
pub mod names;
mod read;
mod scan;
mod sense;
mod tokens;
mod words;
mod write;
mod years;

pub use indonesian::implied;
pub use read::read;
pub use scan::{RawDate, RawFigure, Scan, When};
pub use write::{date_in_english, date_to_english, figure_in_english, to_english};

/// The English name of a weekday, 1 Monday to 7 Sunday.
#[must_use]
pub fn weekday_name(day: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES[usize::from(day.saturating_sub(1).min(6))]
}
