//! Dates in numbers alone, and other numbers with slashes: `11/7/2025`, `17-08-1945`, `2/3`.

use super::super::digits::{self, Notation};
use super::super::lexicon::Sense;
use super::super::scan::RawDate;
use super::Reading;
use super::quantity::Quantity;
use crate::indonesian::calendar::is_day;
use crate::model::{DateValue, Unit};

impl Reading<'_> {
    /// `17-08-1945`, `2025-07-11`, `17.08.1945`.
    pub(super) fn dashed(&mut self, i: usize) -> Option<usize> {
        let text = self.t.str(i);
        let (parts, end) = if text.matches('.').count() == 2 && !text.contains(',') {
            let mut parts = text.split('.');
            ([parts.next()?, parts.next()?, parts.next()?], i + 1)
        } else {
            let glued = (i + 1..i + 5).all(|k| self.t.glued(k));
            if !glued || !self.t.is_dash(i + 1) || !self.t.is_dash(i + 3) {
                return None;
            }
            ([text, self.t.str(i + 2), self.t.str(i + 4)], i + 5)
        };
        let [a, b, c] = parts;
        let (year, month, day) = match (a.len(), b.len(), c.len()) {
            (4, 2, 2) => (a, b, c),
            (1..=2, 1..=2, 4) => (c, b, a),
            _ => return None,
        };
        let value = civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        self.push_date(i, end, RawDate::new(self.t.start(i)..self.t.end(end - 1), value));
        Some(end)
    }

    /// Numbers with slashes: dates, years, fractions.
    pub(super) fn slashed(&mut self, i: usize) -> Option<usize> {
        let bracket = i > 0 && self.t.is_mark(i - 1, '(');
        let article = i > 1 && matches!(self.t.sense(i - 2), Some(Sense::Paragraph));
        let cue = matches!(self.t.sense_before(i), Some(Sense::DayCue | Sense::Part(_) | Sense::Past));
        // "Tepung terigu (1/2 kg)"
        let share = matches!(self.t.sense(i + 3), Some(sense) if sense.is_measure());
        if let Some(end) = self.slashed_date(i, (bracket && !article && !share) || cue) {
            return Some(end);
        }
        if !self.t.is_mark(i + 1, '/') || !self.t.glued(i + 1) || !self.t.glued(i + 2) || self.t.is_mark(i + 3, '/') {
            return None;
        }
        self.fraction(i)
    }

    /// `d/m/yyyy`, and `d/m` where something says that it is a date; ranges of days included.
    pub(super) fn slashed_date(&mut self, i: usize, told: bool) -> Option<usize> {
        let end = self.one_slashed(i, told)?;
        // "30/6-2/7/2025"
        let next = self.joiner(end).filter(|k| self.t.is_number(*k) && self.t.is_mark(*k + 1, '/'));
        next.and_then(|k| self.one_slashed(k, told)).or(Some(end))
    }

    fn one_slashed(&mut self, i: usize, told: bool) -> Option<usize> {
        let mut days = vec![(i, self.day(i)?)];
        let mut at = i + 1;
        while self.t.is_dash(at) && days.len() < 4 {
            days.push((at + 1, self.day(at + 1)?));
            at += 2;
        }
        if !self.t.is_mark(at, '/') || !self.t.glued(at) {
            return None;
        }
        let month = self.day(at + 1)?;
        let mut end = at + 2;
        let mut year = None;
        if self.t.is_mark(end, '/') && self.t.glued(end) {
            year = self.short_year(end + 1);
            year?;
            end += 2;
        }
        let turned = year.is_some() && month > 12;
        if (year.is_none() && !told) || self.t.is_mark(end, '/') {
            return None;
        }
        let last = days.len() - 1;
        let mut values = Vec::with_capacity(days.len());
        for (_, day) in &days {
            let (month, day) = if turned { (*day, month) } else { (month, *day) };
            values.push(is_day(year, month, day).then_some(DateValue { year, month: Some(month), day: Some(day) })?);
        }
        for (n, (first, _)) in days.into_iter().enumerate() {
            let end = if n == last { end } else { first + 1 };
            self.push_date(first, end, RawDate::new(self.t.start(first)..self.t.end(end - 1), values[n]));
        }
        Some(end)
    }

    fn short_year(&self, i: usize) -> Option<i32> {
        let text = self.t.str(i);
        match text.len() {
            4 => text.parse().ok().filter(|y| (1000..2200).contains(y)),
            2 => text.parse::<i32>().ok().map(|y| if y < 50 { 2000 + y } else { 1900 + y }),
            _ => None,
        }
    }

    /// `2/3`, `2024/2025`, `No. 1/1946`.
    fn fraction(&mut self, i: usize) -> Option<usize> {
        let read = |i: usize| digits::read(self.t.str(i), Notation::Indonesian).filter(|_| self.t.is_number(i));
        let (over, under) = (read(i)?, read(i + 2)?);
        if self.year_at(i).is_some() || self.year_at(i + 2).is_some() {
            return None;
        }
        let (a, b) = (over.small()?, under.small()?);
        if a == 0 || a >= b || b > 20 {
            return None;
        }
        let value = over.value.checked_div(under.value)?.round_dp(4);
        let q = Quantity { end: i + 3, value, also: None, scale: 0, digits: Some(over), about: false };
        self.push(i, &q, Unit::None);
        Some(i + 3)
    }
}

/// A full date, where it exists.
fn civil(year: i32, month: u8, day: u8) -> Option<DateValue> {
    let real = (1000..2200).contains(&year) && is_day(Some(year), month, day);
    real.then_some(DateValue { year: Some(year), month: Some(month), day: Some(day) })
}
