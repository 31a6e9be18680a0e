//! Ranges say their unit once: `10-15 juta`, `antara 30 dan 43 persen`, `usia 17 sampai 25 tahun`.

use rust_decimal::Decimal;

use super::super::digits::scaled;
use super::super::lexicon::Sense;
use super::Reading;
use crate::model::{FigureValue, Unit};

/// How much of the second figure holds for the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    Nothing,
    Unit,
    UnitAndScale,
}

impl Reading<'_> {
    /// The token after the words or the dash at `i` that join the ends of a range.
    pub(super) fn joiner(&self, i: usize) -> Option<usize> {
        if self.t.is_dash(i) || self.t.sense(i) == Some(Sense::Join) {
            return Some(i + 1);
        }
        match (self.t.str(i), self.t.mark(i + 1), self.t.str(i + 2)) {
            ("s", Some('.'), "d") if self.t.is_mark(i + 3, '.') => Some(i + 4),
            ("s", Some('.' | '/'), "d") => Some(i + 3),
            _ => None,
        }
    }

    /// Hands units and scales back from the last figure of a range to those before it.
    pub(super) fn share(&mut self) {
        for k in (1..self.items.len()).rev() {
            let (first, second) = (&self.items[k - 1], &self.items[k]);
            let share = self.link(first.tokens, second.tokens);
            if share == Share::Nothing || second.figure.unit == Unit::Score || first.figure.unit == Unit::Score {
                continue;
            }
            if share == Share::UnitAndScale && second.figure.unit == Unit::None {
                // "Rp 5-10 juta" names its currency before the first end.
                if let (Unit::Currency(code), true) = (&first.figure.unit, self.is_signed(first.tokens.0)) {
                    let unit = Unit::Currency(code);
                    self.items[k].figure.unit = unit;
                }
            }
            let second = &self.items[k];
            let (unit, scale) = (second.figure.unit.clone(), second.scale);
            let second_bare = bare(&second.figure.value, scale);
            let words = second.figure.spelled;
            let first = &mut self.items[k - 1];
            let compatible = first.figure.unit == Unit::None || first.figure.unit == unit || unit == Unit::None;
            if !compatible || matches!(unit, Unit::Ordinal | Unit::Zone(_)) {
                continue;
            }
            let scalable = matches!(first.figure.unit, Unit::None | Unit::Currency(_));
            if share == Share::UnitAndScale
                && scalable
                && first.scale == 0
                && scale > 0
                && (words || !first.figure.spelled)
                && let (FigureValue::Number(n), Some(most)) = (&first.figure.value, second_bare)
            {
                let value = (*n <= most).then(|| scaled(*n, scale)).flatten();
                if let Some(value) = value {
                    let also = std::mem::replace(&mut first.figure.value, FigureValue::Number(value));
                    (first.figure.also, first.scale) = (Some(also), scale);
                }
            }
            if first.figure.unit == Unit::None
                && (share == Share::UnitAndScale || matches!(unit, Unit::Percent | Unit::Age))
            {
                first.figure.unit = unit;
            }
        }
    }

    /// Whether the figure from token `i` on starts with a currency sign.
    fn is_signed(&self, i: usize) -> bool {
        matches!(self.t.sense(i), Some(Sense::Sign(_)))
            || !self.t.is_word(i) && !self.t.is_number(i)
            || self.t.is_mark(i + 1, '$')
    }

    fn link(&self, first: (usize, usize), second: (usize, usize)) -> Share {
        let (from, to) = (first.1, second.0);
        if self.joiner(from) == Some(to) {
            return Share::UnitAndScale;
        }
        let margin = self.t.is_mark(from, '±') && to == from + 1
            || self.t.str(from) == "plus" && self.t.str(from + 1) == "minus" && to == from + 2;
        if margin {
            return Share::Unit;
        }
        if to != from + 1 {
            let listed = self.t.is_mark(from, ',') && to == from + 2 && self.t.sense(from + 1) == Some(Sense::And);
            return if listed { Share::Unit } else { Share::Nothing };
        }
        let before = first.0.checked_sub(1).and_then(|i| self.t.sense(i));
        match self.t.sense(from) {
            Some(Sense::Or) => Share::UnitAndScale,
            Some(Sense::And) if before == Some(Sense::Between) => Share::UnitAndScale,
            Some(Sense::To) if before == Some(Sense::From) => Share::UnitAndScale,
            Some(Sense::And) => Share::Unit,
            _ if self.t.is_mark(from, ',') => Share::Unit,
            _ => Share::Nothing,
        }
    }
}

/// The number before its scale word.
fn bare(value: &FigureValue, scale: u8) -> Option<Decimal> {
    match value {
        FigureValue::Number(n) => n.checked_div(Decimal::from(10u64.checked_pow(u32::from(scale))?)),
        _ => None,
    }
}
