//! Places in an order: `ke-80` and Roman numerals.

use rust_decimal::Decimal;

use super::super::digits::{self, Notation};
use super::super::lexicon::Sense;
use super::super::scan::RawFigure;
use super::{Certainty, Item, Reading};
use crate::indonesian::numerals;
use crate::model::{FigureValue, Unit};

impl Reading<'_> {
    /// `ke-80` at token `i`.
    pub(super) fn numbered(&mut self, i: usize) -> Option<usize> {
        if !self.t.str(i).eq_ignore_ascii_case("ke") || !self.t.is_dash(i + 1) || !self.t.glued(i + 1) {
            return None;
        }
        let text = self.t.str(i + 2);
        let value = match digits::read(text, Notation::Indonesian) {
            Some(digits) if self.t.is_number(i + 2) => digits.value,
            _ => Decimal::from(numerals::roman(text)?),
        };
        self.push_ordinal(i, i + 3, value);
        Some(i + 3)
    }

    /// A Roman numeral at token `i`: several letters after a word with a capital or a word that takes one, a single
    /// letter only after the latter.
    pub(super) fn roman(&mut self, i: usize) -> Option<usize> {
        let text = self.t.str(i);
        if !text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L')) || text.starts_with('L') || text == "XL" {
            return None;
        }
        let value = numerals::roman(text)?;
        // "I-IV" goes on after a dash, "(II)" in brackets, "II/2025" with a year.
        let before = match i.checked_sub(1)? {
            k if self.t.is_dash(k) && k > 0 => k - 1,
            k if self.t.is_mark(k, '(') && k > 0 => k - 1,
            k => k,
        };
        let cued = matches!(self.t.sense(before), Some(Sense::Roman | Sense::Score))
            || (self.t.is_dash(i - 1) && numerals::roman(self.t.str(before)).is_some());
        // `skala IV MMI`: the strength of an earthquake as it is felt.
        let felt = self.t.str(i + 1) == "MMI";
        let several = text.len() > 1 && (self.t.is_capital(before) || cued || before == 0 || felt);
        let sentence = self.t.glued(i + 1) && self.t.is_mark(i + 1, '\'');
        if !(cued || several) || sentence || self.t.glued(i) && !self.t.is_dash(i - 1) && !self.t.is_mark(i - 1, '(') {
            return None;
        }
        self.push_ordinal(i, i + 1, Decimal::from(value));
        Some(i + 1)
    }

    fn push_ordinal(&mut self, first: usize, end: usize, value: Decimal) {
        let range = self.t.start(first)..self.t.end(end - 1);
        let figure = RawFigure::new(range, FigureValue::Number(value.normalize()), Unit::Ordinal);
        self.items.push(Item { tokens: (first, end), figure, scale: 0, score: Certainty::No, money: Certainty::No });
    }
}
