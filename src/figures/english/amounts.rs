//! Numbers in digits with what stands around them: money, per cent, ordinals, ages, scores, decades.

use rust_decimal::Decimal;

use super::super::digits::{self, Digits, Notation, scaled};
use super::super::lexicon::Sense;
use super::super::scan::{RawDate, RawFigure};
use super::Reading;
use crate::model::{DateValue, FigureValue, Unit};

/// A number with its scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) also: Option<Decimal>,
    pub(super) digits: Option<Digits>,
}

impl Reading<'_> {
    /// The number token at `i`.
    pub(super) fn number(&mut self, i: usize) -> Option<usize> {
        if let Some(end) = self.document_number(i) {
            return Some(end);
        }
        if self.in_name(i) {
            return Some(i + 1);
        }
        if let Some(end) = self.day_first(i).or_else(|| self.numeric_date(i)).or_else(|| self.clock(i)) {
            return Some(end);
        }
        if let Some(end) = self.score(i).or_else(|| self.ordinal(i)).or_else(|| self.decade(i)) {
            return Some(end);
        }
        let amount = self.amount(i)?;
        if let Some(end) = self.year(i, &amount) {
            return Some(end);
        }
        let (end, unit) = self.unit_after(amount.end).unwrap_or((amount.end, Unit::None));
        let unit = if unit == Unit::None && self.is_age(i, amount.end) { Unit::Age } else { unit };
        self.push(i, end, &amount, unit);
        Some(end)
    }

    /// A run without spaces that has at least two slashes and a word: `34/PMK.10/2017`. Gives the token after it.
    fn document_number(&mut self, i: usize) -> Option<usize> {
        if i >= self.run.0 {
            let inside = |k: usize| !matches!(self.t.mark(k), Some(c) if !matches!(c, '/' | '.' | '-'));
            let mut first = i;
            while first > self.run.0 && self.t.glued(first) && inside(first - 1) {
                first -= 1;
            }
            let end = (i + 1..self.t.len()).find(|k| !self.t.glued(*k) || !inside(*k)).unwrap_or(self.t.len());
            let slashes = (first..end).filter(|k| self.t.is_mark(*k, '/')).count();
            self.run = (end, slashes >= 2 && (first..end).any(|k| self.t.is_word(k)));
        }
        self.run.1.then_some(self.run.0)
    }

    /// Digits glued to a name (`F-16`, `CO2`, `G20`).
    fn in_name(&self, i: usize) -> bool {
        if i == 0 || !self.t.glued(i) {
            return false;
        }
        let dashed =
            i > 1 && self.t.is_mark(i - 1, '-') && self.t.glued(i - 1) && self.t.sense(i - 2) == Some(Sense::Other);
        dashed && self.t.is_capital(i - 2) && self.t.str(i - 2).len() <= 5
    }

    /// A currency sign at token `i` with its amount.
    pub(super) fn sign(&mut self, i: usize) -> Option<usize> {
        let before = if i > 0 && self.t.glued(i) { self.t.str(i - 1) } else { "" };
        let (first, code) = match (self.t.sense(i), self.t.mark(i)) {
            (Some(Sense::Sign("IDR")), _) => (i, "IDR"),
            (Some(Sense::Sign(code)), _) if self.t.str(i).bytes().all(|b| b.is_ascii_uppercase()) => (i, code),
            (_, Some('$')) => match before {
                "US" => (i - 1, "USD"),
                "S" | "SG" => (i - 1, "SGD"),
                "A" | "AU" => (i - 1, "AUD"),
                "HK" => (i - 1, "HKD"),
                "NT" => (i - 1, "TWD"),
                "NZ" => (i - 1, "NZD"),
                "C" | "CA" => (i - 1, "CAD"),
                _ => (i, "USD"),
            },
            (_, Some('€')) => (i, "EUR"),
            (_, Some('£')) => (i, "GBP"),
            (_, Some('¥')) => (i, "JPY"),
            (_, Some('₩')) => (i, "KRW"),
            (_, Some('₹')) => (i, "INR"),
            _ => return None,
        };
        let skip = usize::from(self.t.is_mark(i + 1, '.') && self.t.glued(i + 1));
        let amount = self.amount(i + 1 + skip)?;
        self.push(first, amount.end, &amount, Unit::Currency(code));
        Some(amount.end)
    }

    /// The number at `i`, in digits or words, with its scale word.
    pub(super) fn amount(&self, i: usize) -> Option<Amount> {
        if !self.t.is_number(i) {
            return self.word_number(i);
        }
        let read = digits::read(self.t.str(i), Notation::English)?;
        let mut amount = Amount { end: i + 1, value: read.value, also: read.also, digits: Some(read) };
        let dash = usize::from(self.t.is_dash(i + 1) && self.t.glued(i + 1) && self.t.glued(i + 2));
        if self.t.is_word(i + 1) && self.t.str(i + 1) == "a" {
            return Some(amount);
        }
        let exponent = match (self.t.sense(i + 1 + dash), self.t.str(i + 1)) {
            (Some(Sense::Scale(e)), _) => e,
            (_, "m" | "M") if self.t.glued(i + 1) => 6,
            (_, "b" | "B") if self.t.glued(i + 1) => 9,
            (_, "k" | "K") if self.t.glued(i + 1) => 3,
            _ => return Some(amount),
        };
        amount.value = scaled(amount.value, exponent)?;
        amount.also = amount.also.and_then(|v| scaled(v, exponent));
        amount.end += 1 + dash;
        Some(amount)
    }

    /// Per cent or a currency word at token `i`.
    pub(super) fn unit_after(&self, i: usize) -> Option<(usize, Unit)> {
        if self.t.is_mark(i, '%') {
            return Some((i + 1, Unit::Percent));
        }
        let dash = usize::from(self.t.is_dash(i) && self.t.glued(i) && self.t.glued(i + 1));
        let i = i + dash;
        match self.t.sense(i)? {
            Sense::Percent => Some((i + 1, Unit::Percent)),
            Sense::Money(code) => Some((i + 1, Unit::Currency(code))),
            Sense::Dollar => Some((i + 1, Unit::Currency("USD"))),
            Sense::DollarOf(code) if self.t.sense(i + 1) == Some(Sense::Dollar) => Some((i + 2, Unit::Currency(code))),
            Sense::Pound if self.t.str(i + 1) == "sterling" => Some((i + 2, Unit::Currency("GBP"))),
            Sense::Other if self.t.str(i) == "per" && matches!(self.t.str(i + 1), "cent" | "cents") => {
                Some((i + 2, Unit::Percent))
            }
            _ => None,
        }
    }

    /// `8th`, `21st`.
    fn ordinal(&mut self, i: usize) -> Option<usize> {
        if !self.t.glued(i + 1) || !matches!(self.t.str(i + 1), "st" | "nd" | "rd" | "th") {
            return None;
        }
        let amount = Amount { end: i + 2, ..self.amount(i)? };
        self.push(i, i + 2, &amount, Unit::Ordinal);
        Some(i + 2)
    }

    /// `1990s`, `'70s`, `20s`.
    fn decade(&mut self, i: usize) -> Option<usize> {
        let s = match (self.t.str(i + 1), self.t.mark(i + 1)) {
            ("s", _) if self.t.glued(i + 1) => i + 2,
            (_, Some('\'' | '’')) if self.t.glued(i + 1) && self.t.glued(i + 2) && self.t.str(i + 2) == "s" => i + 3,
            _ => return None,
        };
        let read = digits::read(self.t.str(i), Notation::English).filter(|d| d.plain)?;
        if read.count == 4 {
            let year = i32::try_from(read.small()?).ok()?;
            let value = DateValue { year: Some(year), ..DateValue::default() };
            let mut date = RawDate::new(self.range(i, s), value);
            date.decade = true;
            self.dates.push(date);
        } else {
            let mut figure = RawFigure::new(self.range(i, s), FigureValue::Number(read.value), Unit::None);
            figure.about = true;
            self.figures.push(figure);
        }
        Some(s)
    }

    /// A four-digit number that is a year by its size and by what follows.
    fn year(&mut self, i: usize, amount: &Amount) -> Option<usize> {
        let digits = amount.digits.filter(|d| d.plain && d.count == 4 && amount.end == i + 1)?;
        let year = i32::try_from(digits.small()?).ok().filter(|y| (1500..2200).contains(y))?;
        if self.unit_after(i + 1).is_some() {
            return None;
        }
        let value = DateValue { year: Some(year), ..DateValue::default() };
        self.dates.push(RawDate::new(self.range(i, i + 1), value));
        // "2005-06", "2023/24"
        let joined =
            (self.t.is_dash(i + 1) || self.t.is_mark(i + 1, '/')) && self.t.glued(i + 1) && self.t.glued(i + 2);
        let short = digits::read(self.t.str(i + 2), Notation::English).filter(|d| joined && d.count == 2);
        let second = short.and_then(|d| d.small()).and_then(|n| i32::try_from(n).ok()).map(|n| year - year % 100 + n);
        if let Some(second) = second.filter(|s| *s > year && *s < year + 30) {
            let value = DateValue { year: Some(second), ..DateValue::default() };
            self.dates.push(RawDate::new(self.range(i + 2, i + 3), value));
            return Some(i + 3);
        }
        Some(i + 1)
    }

    /// `2-1`, `6-4`, also a range of numbers; a comparison takes both.
    fn score(&mut self, i: usize) -> Option<usize> {
        let part = |i: usize| {
            let digits = self.t.is_number(i).then(|| digits::read(self.t.str(i), Notation::English))??;
            digits.small().filter(|_| digits.count <= 3)
        };
        let mut parts = vec![part(i)?];
        let mut at = i + 1;
        while self.t.is_dash(at) && self.t.glued(at) && self.t.glued(at + 1) && parts.len() < 5 {
            let Some(next) = part(at + 1) else { break };
            parts.push(next);
            at += 2;
        }
        if parts.len() < 2 || self.unit_after(at).is_some() || matches!(self.t.sense(at), Some(Sense::Scale(_))) {
            return None;
        }
        self.figures.push(RawFigure::new(self.range(i, at), FigureValue::Score(parts), Unit::Score));
        Some(at)
    }

    /// `24-year-old`, `aged 24`, `24 years old`.
    fn is_age(&self, i: usize, end: usize) -> bool {
        let dashed = self.t.is_dash(end)
            && self.t.str(end + 1) == "year"
            && self.t.is_dash(end + 2)
            && self.t.str(end + 3).starts_with("old");
        let spaced = self.t.sense(end) == Some(Sense::Year) && self.t.str(end + 1) == "old";
        dashed || spaced || self.t.sense_before(i) == Some(Sense::Age)
    }

    pub(super) fn push(&mut self, first: usize, end: usize, amount: &Amount, unit: Unit) {
        let mut figure = RawFigure::new(self.range(first, end), FigureValue::Number(amount.value.normalize()), unit);
        figure.also = amount.also.map(|v| FigureValue::Number(v.normalize()));
        figure.spelled = amount.digits.is_none();
        self.figures.push(figure);
    }
}
