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

/// The English name of a weekday, 1 Monday to 7 Sunday.
fn english_weekday(day: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES[usize::from(day.saturating_sub(1).min(6))]
}
