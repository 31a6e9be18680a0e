//! Figures and dates as the engine needs them: where they stand, how they read in English, what they count. They are
//! read by `figures`, as everywhere else, so that no figure is translated in two ways.

use crate::figures;
use crate::model::{FigureValue, Unit};

/// How a figure behaves in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A count or measure; `true` if it is one.
    Count(bool),
    /// Money or per cent: complete by itself.
    Amount,
    /// `21st`.
    Ordinal,
    /// A day, with or without its year.
    Day,
    /// A month or a year.
    Period,
    /// A time of day.
    Clock,
    /// A score or the like: printed as it is.
    Other,
}

/// The English of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) english: String,
    pub(crate) sort: Sort,
}

/// A figure at its byte offsets.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) reading: Reading,
}

/// Finds the figures and dates, in order and without overlaps. Dates without a year are printed without one.
pub(crate) fn scan(text: &str, _year: Option<i32>) -> Vec<Found> {
    let scan = figures::indonesian::scan(text, None);
    let mut out: Vec<Found> = Vec::with_capacity(scan.figures.len() + scan.dates.len());
    for raw in scan.figures.iter().filter(|f| !f.implied) {
        let words = text.get(raw.range.clone()).unwrap_or_default();
        // A number that opens with a zero is a name of something: a telephone, a code.
        let code = words.starts_with('0') && words.len() > 1 && words.bytes().all(|b| b.is_ascii_digit());
        let english = if code { words.to_owned() } else { figures::to_english(raw, text) };
        let single = matches!(&raw.value, FigureValue::Number(n) if *n == rust_decimal::Decimal::ONE);
        let sort = match (&raw.value, &raw.unit) {
            (FigureValue::Clock { .. }, _) => Sort::Clock,
            (FigureValue::Score(_), _) => Sort::Other,
            (_, Unit::Ordinal) => Sort::Ordinal,
            (_, Unit::Currency(_) | Unit::Percent) => Sort::Amount,
            _ => Sort::Count(single),
        };
        out.push(Found { start: raw.range.start, end: raw.range.end, reading: Reading { english, sort } });
    }
    for raw in &scan.dates {
        let english = figures::date_to_english(raw, text);
        let sort = if raw.value.day.is_some() || raw.weekday.is_some() { Sort::Day } else { Sort::Period };
        out.push(Found { start: raw.range.start, end: raw.range.end, reading: Reading { english, sort } });
    }
    out.sort_by_key(|f| (f.start, std::cmp::Reverse(f.end)));
    let mut end = 0;
    out.retain(|f| {
        // `5th`: digits glued to letters are no figure of ours to respell.
        let glued =
            text[..f.end].ends_with(|c: char| c.is_ascii_digit()) && text[f.end..].starts_with(char::is_alphabetic);
        let free = f.start >= end && f.end > f.start && !glued;
        if free {
            end = f.end;
        }
        free
    });
    out
}
