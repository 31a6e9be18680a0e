//! A number that starts with digits or with a number word: what kind of figure it is, or that it is none.

use rust_decimal::prelude::ToPrimitive;

use super::super::cut::Kind;
use super::super::digits::{self, Notation};
use super::super::lexicon::Sense;
use super::super::scan::RawDate;
use super::quantity::Quantity;
use super::{Certainty, RUPIAH, Reading};
use crate::model::{DateValue, Unit};

impl Reading<'_> {
    /// Reads the number token at `i`.
    pub(super) fn number(&mut self, i: usize) -> usize {
        if let Some(end) = self.no_figure(i) {
            return end;
        }
        if let Some(end) = self.day_first(i).or_else(|| self.slashed(i)).or_else(|| self.dashed(i)) {
            return end;
        }
        if let Some(end) = self.bare_clock(i).or_else(|| self.score(i)) {
            return end;
        }
        let Some(mut q) = self.quantity(i) else { return i + 1 };
        if let Some(end) = self.year(i, &q) {
            return end;
        }
        self.settle_comma(&mut q);
        self.amount(i, q)
    }

    /// Reads the number word at `i`.
    pub(super) fn words(&mut self, i: usize) -> usize {
        let Some(q) = self.quantity(i) else { return i + 1 };
        if let Some(end) = self.idiom(i, q.end) {
            return end;
        }
        if self.is_name(i) {
            return q.end;
        }
        if let Some(end) = self.spelled_year(i, &q) {
            return end;
        }
        self.amount(i, q)
    }

    /// A quantity with the unit after it.
    fn amount(&mut self, i: usize, mut q: Quantity) -> usize {
        if let Some((end, unit)) = self.unit_after(q.end) {
            q.end = end;
            self.push(i, &q, unit);
        } else {
            let age = self.is_age(i, &q);
            let money = if age { Some(Certainty::No) } else { self.money_by_context(i, &q) };
            let unit = match money {
                _ if age => Unit::Age,
                None => Unit::Currency(RUPIAH),
                Some(_) => Unit::None,
            };
            self.push(i, &q, unit);
            if let (Some(item), Some(money)) = (self.items.last_mut(), money) {
                item.money = money;
            }
        }
        q.end
    }

    /// Per cent or a currency word at token `i`.
    fn unit_after(&self, i: usize) -> Option<(usize, Unit)> {
        match self.t.kind(i)? {
            Kind::Mark('%') | Kind::Word(Sense::Percent) => Some((i + 1, Unit::Percent)),
            Kind::Mark('€') => Some((i + 1, Unit::Currency("EUR"))),
            Kind::Word(_) => self.money_word(i).map(|(end, code)| (end, Unit::Currency(code))),
            _ => None,
        }
    }

    /// `1,127` without scale or per cent is more often a foreign thousand than three decimals, but `42,195 kilometer`.
    fn settle_comma(&self, q: &mut Quantity) {
        let english = q.digits.is_some_and(|d| !d.plain && d.also.is_some() && d.value.scale() == 3);
        if english
            && q.scale == 0
            && (self.t.sense(q.end) != Some(Sense::Metric) || self.t.str(q.end - 1).ends_with('0'))
            && self.unit_after(q.end).is_none()
            && let Some(also) = q.also.replace(q.value)
        {
            q.value = also;
        }
    }

    /// A four-digit year, or two of them joined by a dash.
    fn year(&mut self, i: usize, q: &Quantity) -> Option<usize> {
        let year = self.year_at(i)?;
        let hijri = self.hijri_mark(i + 1);
        let counted = self
            .t
            .sense(q.end)
            .is_some_and(|sense| sense.is_measure() || matches!(sense, Sense::Percent | Sense::Year));
        if hijri.is_none() && (q.scale > 0 || counted || self.unit_after(q.end).is_some()) {
            return None;
        }
        let end = if q.about { q.end } else { hijri.unwrap_or(i + 1) };
        let mut date =
            RawDate::new(self.t.start(i)..self.t.end(end - 1), DateValue { year: Some(year), ..DateValue::default() });
        date.decade = q.about;
        self.push_date(i, end, date);
        Some(self.second_year(end, year).unwrap_or(end))
    }

    /// The year at token `i`: four digits from 1500 to 2199, from 1000 where `tahun` goes before.
    pub(super) fn year_at(&self, i: usize) -> Option<i32> {
        if !self.t.is_number(i) {
            return None;
        }
        let digits = digits::read(self.t.str(i), Notation::Indonesian).filter(|d| d.count == 4)?;
        let year = i32::try_from(digits.small()?).ok()?;
        let told = self.t.sense_before(i) == Some(Sense::Year);
        let hijri = self.hijri_mark(i + 1).is_some();
        let first = if told || hijri { 1000 } else { 1500 };
        (first..2200).contains(&year).then_some(year)
    }

    /// `-06` of `2005-06`, `/24` of `2023/24`.
    fn second_year(&mut self, i: usize, year: i32) -> Option<usize> {
        let joined = (self.t.is_dash(i) || self.t.is_mark(i, '/')) && self.t.glued(i) && self.t.glued(i + 1);
        let short = digits::read(self.t.str(i + 1), Notation::Indonesian).filter(|d| joined && d.count == 2)?;
        let second = year - year % 100 + i32::try_from(short.small()?).ok()?;
        // "2025-07" is a month, "1950-53" a war.
        if second <= year || (second != year + 1 && second % 100 <= 12) {
            return None;
        }
        let value = DateValue { year: Some(second), ..DateValue::default() };
        self.push_date(i + 1, i + 2, RawDate::new(self.t.start(i + 1)..self.t.end(i + 1), value));
        Some(i + 2)
    }

    /// `H`, `Hijriah`, `M`, `Masehi` after a year: the token after it.
    pub(super) fn hijri_mark(&self, i: usize) -> Option<usize> {
        // `1447 H/2026 M`; a bare M is more often `miliar`.
        let slash = i.checked_sub(2).filter(|&k| self.t.is_mark(k, '/'));
        if self.t.str(i) == "M" && slash.is_some_and(|k| k > 0 && matches!(self.t.str(k - 1), "H" | "Hijriah")) {
            return Some(i + 1);
        }
        matches!(self.t.str(i), "H" | "Hijriah" | "Hijriyah" | "Hijriyyah" | "Masehi").then_some(i + 1)
    }

    /// `dua ribu sembilan` as a year.
    fn spelled_year(&mut self, i: usize, q: &Quantity) -> Option<usize> {
        let value = q.value.to_i32().filter(|v| (1901..2100).contains(v) && *v != 2000)?;
        let told = self.t.sense_before(i) == Some(Sense::Year);
        let alone = match self.t.sense(q.end) {
            None => true,
            Some(sense) => sense.is_function() || matches!(sense, Sense::Past | Sense::Future),
        };
        if q.scale != 3 || !(told || (alone && self.unit_after(q.end).is_none())) {
            return None;
        }
        let value = DateValue { year: Some(value), ..DateValue::default() };
        self.push_date(i, q.end, RawDate::new(self.t.start(i)..self.t.end(q.end - 1), value));
        Some(q.end)
    }
}
