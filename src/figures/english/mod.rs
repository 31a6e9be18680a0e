//! Figures and dates in English, as translators and models write them, read into the same values as Indonesian ones.

mod amounts;
mod clocks;
mod dates;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use super::cut::Kind;
use super::lexicon::{Lexicon, Sense};
use super::scan::{RawDate, RawFigure, Scan};
use super::tokens::Tokens;
use crate::model::{FigureValue, Unit};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[include_str!("../data/english.tsv")]));

/// Reads the figures and dates of an English text. Dates without a year get `year_hint`; byte ranges are in order.
#[must_use]
pub fn scan(text: &str, year_hint: Option<i32>) -> Scan {
    let t = Tokens::new(text, &LEXICON);
    let mut reading = Reading { t, figures: Vec::new(), dates: Vec::new(), run: (0, false) };
    let mut at = 0;
    while at < reading.t.len() {
        at = reading.step(at).max(at + 1);
    }
    for date in &mut reading.dates {
        if date.value.month.is_some() {
            date.value.year = date.value.year.or(year_hint);
        }
    }
    Scan { figures: reading.figures, dates: reading.dates }
}

/// The weekdays that an English text names, as a set of bits (bit 1 Monday to bit 7 Sunday).
#[must_use]
pub fn weekdays(text: &str) -> u8 {
    let t = Tokens::new(text, &LEXICON);
    (0..t.len()).fold(0, |set, i| match t.sense(i) {
        Some(Sense::Day(day)) if t.is_capital(i) => set | 1 << day,
        _ => set,
    })
}

/// A text that is being walked over.
#[derive(Debug)]
struct Reading<'a> {
    t: Tokens<'a>,
    figures: Vec<RawFigure>,
    dates: Vec<RawDate>,
    /// End of the run without spaces that was judged last, and whether it is a document number.
    run: (usize, bool),
}

impl Reading<'_> {
    /// Reads what starts at token `i` and gives the token to go on from.
    fn step(&mut self, i: usize) -> usize {
        let Some(kind) = self.t.kind(i) else { return i + 1 };
        let next = match kind {
            Kind::Number => self.number(i),
            Kind::Mark('$' | '€' | '£' | '¥' | '₩' | '₹') => self.sign(i),
            Kind::Mark(_) => None,
            Kind::Word(sense) => match sense {
                Sense::Unit(_)
                | Sense::Whole(_)
                | Sense::Hundred
                | Sense::Scale(_)
                | Sense::Half
                | Sense::OneOver(_)
                | Sense::Ordinal(_) => self.number_words(i),
                Sense::Loose(n) => {
                    self.imply(i, i + 1, n.into());
                    None
                }
                Sense::Month(_) | Sense::Abbr(_) => self.month(i),
                Sense::Sign(_) => self.sign(i),
                Sense::Day(_) => self.weekday(i),
                Sense::Other => self.named_time(i).or_else(|| self.roman(i)),
                _ => None,
            },
        };
        next.unwrap_or(i + 1)
    }

    fn range(&self, first: usize, end: usize) -> Range<usize> {
        self.t.start(first)..self.t.end(end.max(first + 1) - 1)
    }

    /// A number that the text implies without demanding it.
    fn imply(&mut self, first: usize, end: usize, value: rust_decimal::Decimal) {
        let mut figure = RawFigure::new(self.range(first, end), FigureValue::Number(value), Unit::None);
        (figure.spelled, figure.implied) = (true, true);
        self.figures.push(figure);
    }

    /// A Roman numeral of two letters and more; "I" is a pronoun.
    fn roman(&mut self, i: usize) -> Option<usize> {
        let text = self.t.str(i);
        let roman = text.len() > 1 && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && i > 0;
        let value = crate::indonesian::numerals::roman(text).filter(|_| roman)?;
        let mut figure = RawFigure::new(self.range(i, i + 1), FigureValue::Number(value.into()), Unit::Ordinal);
        figure.spelled = true;
        self.figures.push(figure);
        Some(i + 1)
    }
}
