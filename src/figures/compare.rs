//! Whether figures and dates of an Indonesian and an English text are the same by value, and a set of all values of a
//! text to look them up in.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::scan::{RawDate, RawFigure, Scan};
use crate::model::{DateValue, FigureValue, Unit};

/// Whether two figures have the same value and units that do not contradict each other.
#[must_use]
pub fn figures_agree(a: &RawFigure, b: &RawFigure) -> bool {
    let units = match (&a.unit, &b.unit) {
        (Unit::Currency(x), Unit::Currency(y)) => x == y,
        (Unit::Zone(x), Unit::Zone(y)) => x == y || x.is_empty() || y.is_empty(),
        _ => true,
    };
    units && readings(a).any(|x| readings(b).any(|y| x == y))
}

/// Whether two dates say the same as far as both say anything; nothing in common is no agreement.
#[must_use]
pub fn dates_agree(a: &RawDate, b: &RawDate) -> bool {
    let of = |d: &RawDate| std::iter::once(d.value).chain(d.also);
    of(a).any(|x| of(b).any(|y| values_agree(x, y)))
}

fn values_agree(a: DateValue, b: DateValue) -> bool {
    let same = |x: Option<i32>, y: Option<i32>| x.is_none() || y.is_none() || x == y;
    let small = |n: Option<u8>| n.map(i32::from);
    let common = (a.year.is_some() && b.year.is_some()) || (a.month.is_some() && b.month.is_some());
    common && same(a.year, b.year) && same(small(a.month), small(b.month)) && same(small(a.day), small(b.day))
}

fn readings(figure: &RawFigure) -> impl Iterator<Item = &FigureValue> {
    std::iter::once(&figure.value).chain(&figure.also)
}

/// All values that a text has, as figures, as parts of scores, times and dates, or by implication.
#[derive(Clone, Debug, Default)]
pub struct Values {
    numbers: HashSet<Decimal>,
    clocks: HashSet<(u8, u8)>,
    /// Numbers that stand with a currency, with it.
    money: HashSet<(Decimal, &'static str)>,
    /// Numbers that stand without one.
    counts: HashSet<Decimal>,
    scores: HashSet<Vec<u32>>,
}

impl Values {
    /// Gathers the values of what was read, and of `implied` numbers (`kedua`: 2).
    #[must_use]
    pub fn of(scan: &Scan, implied: &[Decimal]) -> Self {
        let mut values = Self::default();
        for figure in &scan.figures {
            for reading in readings(figure) {
                values.add(reading, &figure.unit);
            }
        }
        for date in scan.dates.iter().flat_map(|d| std::iter::once(d.value).chain(d.also)) {
            values.count(date.year.map(Decimal::from));
            values.count(date.year.map(|y| Decimal::from(y % 100)));
            values.count(date.month.map(Decimal::from));
            values.count(date.day.map(Decimal::from));
        }
        for number in implied {
            values.count(Some(*number));
        }
        values
    }

    fn count(&mut self, number: Option<Decimal>) {
        if let Some(number) = number.map(|n| n.normalize()) {
            self.numbers.insert(number);
            self.counts.insert(number);
        }
    }

    fn add(&mut self, value: &FigureValue, unit: &Unit) {
        match value {
            FigureValue::Number(n) => {
                let n = n.normalize();
                self.numbers.insert(n);
                match unit {
                    Unit::Currency(code) => _ = self.money.insert((n, code)),
                    _ => _ = self.counts.insert(n),
                }
            }
            FigureValue::Score(parts) => {
                self.scores.insert(parts.clone());
                for n in parts {
                    self.count(Some(Decimal::from(*n)));
                }
            }
            FigureValue::Clock { hour, minute } => {
                self.clocks.insert((*hour % 24, *minute));
                self.count(Some(Decimal::from(*hour)));
                self.count(Some(Decimal::from(*minute)));
                // 14.30 may be a number after all.
                let number = Decimal::try_new(i64::from(*hour) * 100 + i64::from(*minute), 2).ok();
                self.count(number);
            }
        }
    }

    /// Whether the value of a figure is among these, in any reading of it.
    #[must_use]
    pub fn has(&self, figure: &RawFigure) -> bool {
        readings(figure).any(|value| self.has_value(value))
    }

    fn has_value(&self, value: &FigureValue) -> bool {
        match value {
            FigureValue::Number(n) => self.has_number(*n),
            FigureValue::Score(parts) => {
                let turned: Vec<u32> = parts.iter().rev().copied().collect();
                self.scores.contains(parts)
                    || self.scores.contains(&turned)
                    || parts.iter().all(|n| self.has_number(Decimal::from(*n)))
            }
            FigureValue::Clock { hour, minute } => {
                self.clocks.contains(&(hour % 24, *minute))
                    || (*minute == 0
                        && (self.has_number(Decimal::from(*hour)) || self.has_number(Decimal::from((hour + 12) % 24))))
                    || Decimal::try_new(i64::from(*hour) * 100 + i64::from(*minute), 2)
                        .is_ok_and(|n| self.has_number(n))
            }
        }
    }

    /// Whether a number is among the values; a half and 50 per cent are the same.
    #[must_use]
    pub fn has_number(&self, n: Decimal) -> bool {
        let n = n.normalize();
        let hundred = Decimal::ONE_HUNDRED;
        let whole = |n: Decimal| n.checked_mul(hundred).map(|n| n.normalize());
        self.numbers.contains(&n)
            || (n < Decimal::ONE && whole(n).is_some_and(|n| self.numbers.contains(&n)))
            || (n <= hundred
                && n.checked_div(hundred).is_some_and(|n| self.numbers.contains(&n.normalize()) && n > Decimal::ZERO))
    }

    /// The currency that a number stands with here where the figure has another one.
    #[must_use]
    pub fn other_currency(&self, figure: &RawFigure) -> Option<&'static str> {
        let (FigureValue::Number(n), Unit::Currency(code)) = (&figure.value, &figure.unit) else { return None };
        let n = n.normalize();
        if self.counts.contains(&n) || self.money.contains(&(n, code)) {
            return None;
        }
        self.money.iter().find(|(m, _)| *m == n).map(|(_, other)| *other)
    }

    /// Whether the number is one of these rounded to as many digits as it has.
    #[must_use]
    pub fn has_rounded(&self, n: Decimal) -> bool {
        let n = n.normalize();
        let digits = n.mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
        let digits = u32::try_from(digits.max(1)).unwrap_or(1);
        self.numbers.iter().any(|v| *v != n && v.round_sf(digits).is_some_and(|r| r.normalize() == n) && digits > 1)
    }
}
