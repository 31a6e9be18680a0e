//! A number with its scale word, in digits (`1,5 juta`) or in words (`dua puluh lima ribu`).

use rust_decimal::Decimal;

use super::super::digits::{self, Digits, Notation, scaled};
use super::super::lexicon::Sense;
use super::super::words::Sum;
use super::{LEXICON, Reading};

/// A number as read, before its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity {
    /// Token after the last.
    pub(super) end: usize,
    /// Its value.
    pub(super) value: Decimal,
    /// Another value that it may have.
    pub(super) also: Option<Decimal>,
    /// Exponent of the scale word.
    pub(super) scale: u8,
    /// The digits, where it has some.
    pub(super) digits: Option<Digits>,
    /// `-an`.
    pub(super) about: bool,
}

impl Reading<'_> {
    /// The number that starts at token `i`.
    pub(super) fn quantity(&self, i: usize) -> Option<Quantity> {
        if self.t.is_number(i) { self.in_digits(i) } else { self.in_words(i) }
    }

    fn in_digits(&self, i: usize) -> Option<Quantity> {
        let read = digits::read(self.t.str(i), Notation::Indonesian)?;
        let mut q =
            Quantity { end: i + 1, value: read.value, also: read.also, scale: 0, digits: Some(read), about: false };
        if self.is_an(q.end) {
            (q.end, q.about) = (q.end + 2, true);
        }
        if let Some(exponent) = self.scale_at(q.end) {
            q.value = scaled(q.value, exponent)?;
            q.also = q.also.and_then(|v| scaled(v, exponent));
            (q.end, q.scale) = (q.end + 1, exponent);
            self.add_smaller(&mut q);
        }
        Some(q)
    }

    /// `-an`, glued.
    pub(super) fn is_an(&self, i: usize) -> bool {
        self.t.is_dash(i) && self.t.glued(i) && self.t.glued(i + 1) && self.t.str(i + 1) == "an"
    }

    fn scale_at(&self, i: usize) -> Option<u8> {
        match self.t.sense(i)? {
            Sense::Scale(exponent) => Some(exponent),
            _ => None,
        }
    }

    /// `1 juta 200 ribu`: a smaller scale after a larger one is added.
    fn add_smaller(&self, q: &mut Quantity) {
        while self.t.is_number(q.end) {
            let (Some(more), Some(exponent)) =
                (digits::read(self.t.str(q.end), Notation::Indonesian), self.scale_at(q.end + 1))
            else {
                return;
            };
            if exponent >= q.scale {
                return;
            }
            let Some(sum) = scaled(more.value, exponent).and_then(|v| q.value.checked_add(v)) else { return };
            (q.value, q.also, q.scale, q.end) = (sum, None, exponent, q.end + 2);
        }
    }

    /// A number in words from token `i` on.
    fn in_words(&self, i: usize) -> Option<Quantity> {
        let mut sum = Sum::default();
        let mut at = i;
        while let Some(sense) = self.t.sense(at) {
            if !sum.take(sense) {
                break;
            }
            at += 1;
        }
        // "tiga puluhan orang"
        let about = at > i && self.round(at).is_some_and(|sense| sum.take(sense));
        at += usize::from(about);
        let (mut value, mut scale) = sum.value()?;
        if let (Some(fraction), 1) = (self.fraction_in_words(value, at), at - i) {
            (value, at) = (fraction, at + 2);
        }
        if self.t.sense(at) == Some(Sense::Point)
            && at > i
            && let Some((decimals, end)) = self.decimals(at + 1)
        {
            (value, at) = (value.checked_add(decimals)?, end);
            if let Some(exponent) = self.scale_at(at) {
                (value, scale, at) = (scaled(value, exponent)?, exponent, at + 1);
            }
        }
        Some(Quantity { end: at, value, also: None, scale, digits: None, about })
    }

    /// The suffix word of a round number after others (`puluhan`, `ratusan`).
    fn round(&self, i: usize) -> Option<Sense> {
        let stem = self.t.str(i).strip_suffix("an").filter(|_| self.t.sense(i) == Some(Sense::Vague))?;
        Some(LEXICON.sense(stem)).filter(|sense| matches!(sense, Sense::Ten | Sense::Hundred))
    }

    /// `dua per tiga`: what the two words after the numerator make of it.
    fn fraction_in_words(&self, over: Decimal, i: usize) -> Option<Decimal> {
        let Some(Sense::Unit(under)) = self.t.sense(i + 1).filter(|_| self.t.str(i) == "per") else { return None };
        let under = Decimal::from(under);
        if over.is_zero() || over >= under { None } else { over.checked_div(under).map(|v| v.round_dp(4)) }
    }

    /// The digit words after `koma`.
    fn decimals(&self, from: usize) -> Option<(Decimal, usize)> {
        let (mut at, mut mantissa) = (from, 0i64);
        while let (Some(Sense::Unit(digit)), true) = (self.t.sense(at), at < from + 9) {
            mantissa = mantissa * 10 + i64::from(digit);
            at += 1;
        }
        let scale = u32::try_from(at - from).ok().filter(|n| *n > 0)?;
        Some((Decimal::try_new(mantissa, scale).ok()?, at))
    }
}
