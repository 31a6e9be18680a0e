//! Number words: `one hundred and ten thousand`, `two-thirds`, `half a million`, `twenty-first`.

use rust_decimal::Decimal;

use super::super::digits::scaled;
use super::super::lexicon::Sense;
use super::super::scan::RawFigure;
use super::super::words::Sum;
use super::Reading;
use super::amounts::Amount;
use crate::model::{FigureValue, Unit};

impl Reading<'_> {
    /// Number words at token `i`.
    pub(super) fn number_words(&mut self, i: usize) -> Option<usize> {
        if let Some(end) = self.ordinal_words(i) {
            return Some(end);
        }
        let amount = self.word_number(i)?;
        if let Some(end) = self.clock_words(i, &amount) {
            return Some(end);
        }
        let (end, unit) = self.unit_after(amount.end).unwrap_or((amount.end, Unit::None));
        // "one" is a pronoun as often as a number, "second" a moment.
        if amount.value == Decimal::ONE && unit == Unit::None {
            self.imply(i, end, Decimal::ONE);
        } else {
            self.push(i, end, &amount, unit);
        }
        Some(end)
    }

    /// The value of the number words from `i` on.
    pub(super) fn word_number(&self, i: usize) -> Option<Amount> {
        let first = self.t.sense(i)?;
        let plain = |end, value| Some(Amount { end, value, also: None, digits: None });
        match first {
            Sense::Half => return self.half(i),
            Sense::OneOver(n) => return plain(i + 1, Decimal::ONE.checked_div(n.into())?.round_dp(4)),
            _ => {}
        }
        let mut sum = Sum::default();
        // "a hundred", "a million", "several thousand"
        if matches!(first, Sense::Hundred | Sense::Scale(_)) {
            let one = i > 0 && matches!(self.t.str(i - 1), "a" | "A");
            if !one {
                return None;
            }
            sum.take(Sense::Unit(1));
        }
        let mut at = i;
        loop {
            let dash = usize::from(at > i && self.t.is_dash(at) && self.t.glued(at) && self.t.glued(at + 1));
            let mut next = at + dash;
            let big = at > i && matches!(self.t.sense(at - 1), Some(Sense::Hundred | Sense::Scale(_)));
            if big && self.t.sense(next) == Some(Sense::And) && self.continues(next + 1) {
                next += 1;
            }
            // "one-quarter", "one quarter"
            if let (Some(Sense::OneOver(n)), true) = (self.t.sense(next), at > i) {
                if !sum.take(Sense::Over(n)) {
                    break;
                }
                at = next + 1;
                continue;
            }
            let Some(sense) = self.t.sense(next).filter(|s| *s != Sense::Half) else { break };
            if !sum.take(sense) {
                break;
            }
            at = next + 1;
        }
        // "two and a half million"
        if self.t.sense(at) == Some(Sense::And)
            && self.t.str(at + 1) == "a"
            && self.t.sense(at + 2) == Some(Sense::Half)
        {
            sum.take(Sense::Half);
            at += 3;
            if let Some(scale @ Sense::Scale(_)) = self.t.sense(at) {
                at += usize::from(sum.take(scale));
            }
        }
        let (value, _) = sum.value()?;
        plain(at, value)
    }

    fn continues(&self, i: usize) -> bool {
        matches!(self.t.sense(i), Some(Sense::Unit(_) | Sense::Whole(_)))
    }

    /// `half`, `half a million`, `an hour and a half`.
    fn half(&self, i: usize) -> Option<Amount> {
        let half = Decimal::new(5, 1);
        if self.t.str(i + 1) == "a"
            && let Some(Sense::Scale(e)) = self.t.sense(i + 2)
        {
            return Some(Amount { end: i + 3, value: scaled(half, e)?, also: None, digits: None });
        }
        let and_a = i > 2 && self.t.str(i - 1) == "a" && self.t.sense(i - 2) == Some(Sense::And);
        let also = and_a.then(|| Decimal::new(15, 1));
        Some(Amount { end: i + 1, value: half, also, digits: None })
    }

    /// `third`, `twenty-first`; as a fraction also `two-thirds`, which has no ordinal in it.
    fn ordinal_words(&mut self, i: usize) -> Option<usize> {
        let mut tens = Decimal::ZERO;
        let mut at = i;
        if let Some(Sense::Whole(n)) = self.t.sense(i) {
            let next = i + 1 + usize::from(self.t.is_dash(i + 1) && self.t.glued(i + 1));
            if n >= 20 && matches!(self.t.sense(next), Some(Sense::Ordinal(1..=9))) {
                (tens, at) = (n.into(), next);
            }
        }
        // "one-third", "one fifth"
        if self.t.sense(i) == Some(Sense::Unit(1)) {
            let next = i + 1 + usize::from(self.t.is_dash(i + 1) && self.t.glued(i + 1));
            if let Some(Sense::Ordinal(n @ 3..=10)) = self.t.sense(next) {
                let value = Decimal::ONE.checked_div(n.into())?.round_dp(4);
                self.push(i, next + 1, &Amount { end: next + 1, value, also: None, digits: None }, Unit::None);
                return Some(next + 1);
            }
        }
        let Some(Sense::Ordinal(n)) = self.t.sense(at) else { return None };
        let value = tens.checked_add(n.into())?;
        let mut figure = RawFigure::new(self.range(i, at + 1), FigureValue::Number(value), Unit::Ordinal);
        figure.spelled = true;
        // "a third of" is a fraction.
        let fraction = Decimal::ONE.checked_div(n.into()).filter(|_| (3..=10).contains(&n) && tens.is_zero());
        figure.also = fraction.map(|v| FigureValue::Number(v.round_dp(4)));
        // "First", "second" say an order in talk, and are left to the language.
        figure.implied = n <= 3 && tens.is_zero();
        self.figures.push(figure);
        Some(at + 1)
    }
}
