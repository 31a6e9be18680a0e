//! Dates, always day before month: `Kamis (11/7/2025)`, `11-13 Juli 2025`, `Februari 2022`, `17-08-1945`.

use super::super::cut::Kind;
use super::super::lexicon::Sense;
use super::super::scan::{RawDate, When};
use super::Reading;
use crate::indonesian::calendar::is_day;
use crate::model::DateValue;

impl Reading<'_> {
    /// Keeps a date that goes from token `first` to `end`; a date joined to it before gets its year.
    pub(super) fn push_date(&mut self, first: usize, end: usize, mut date: RawDate) {
        date.when = self.when(first, end);
        let joined = self.after_date > 0
            && (self.joiner(self.after_date) == Some(first)
                || (self.after_date + 1 == first
                    && matches!(self.t.sense(self.after_date), Some(Sense::And | Sense::Or))));
        if let (true, Some(before)) = (joined, self.dates.last_mut())
            && before.value.year.is_none()
            && before.value.month.is_some()
        {
            let turns = before.value.month > date.value.month;
            before.value.year = date.value.year.map(|y| if turns { y - 1 } else { y });
        }
        date.joined = joined && !self.dates.is_empty();
        self.dates.push(date);
        self.after_date = end;
    }

    /// A weekday at token `i` with the date that belongs to it.
    pub(super) fn weekday(&mut self, i: usize) -> Option<usize> {
        let mut at = i + 1;
        let mut several = false;
        let mut skipped = 0;
        while skipped < 6 {
            let two = self.joiner(at).or_else(|| (self.t.sense(at) == Some(Sense::And)).then_some(at + 1));
            if let Some(next) = two.filter(|k| matches!(self.t.sense(*k), Some(Sense::Day(_)))) {
                (at, several) = (next + 1, true);
            } else if self.t.is_mark(at, ',')
                || self.t.str(at) == "hari"
                || matches!(self.t.sense(at), Some(Sense::Part(_) | Sense::DayCue))
            {
                at += 1;
            } else {
                break;
            }
            skipped += 1;
        }
        let open = self.t.is_mark(at, '(');
        let start = at + usize::from(open);
        if !self.t.is_number(start) {
            return None;
        }
        let count = self.dates.len();
        self.after_date = 0;
        let mut end =
            self.day_first(start).or_else(|| self.slashed_date(start, true)).or_else(|| self.dashed(start))?;
        if self.dates.len() == count {
            return None;
        }
        if open && self.t.is_mark(end, ')') {
            end += 1;
        }
        let (first, last) = (self.t.start(i), self.t.end(end - 1));
        if let (Sense::Day(day), false) = (self.t.sense(i)?, several || self.dates.len() > count + 1) {
            self.dates[count].weekday = Some(day);
        }
        self.dates[count].range.start = first;
        let when = self.when(i, end);
        if let Some(date) = self.dates.last_mut() {
            date.range.end = last;
            if matches!(date.when, When::Near | When::LikelyPast | When::LikelyFuture) {
                date.when = when;
            }
        }
        self.after_date = end;
        Some(end)
    }

    /// Days and a month from token `i` on: `11 Juli 2025`, `11-13 Juli`, `3, 5, dan 7 Juli`.
    pub(super) fn day_first(&mut self, i: usize) -> Option<usize> {
        let mut days = vec![(i, self.day(i)?)];
        let mut at = i + 1;
        while days.len() < 8 {
            let Some(next) = self.next_day(at) else { break };
            let Some(day) = self.day(next) else { break };
            days.push((next, day));
            at = next + 1;
        }
        let (month, after) = match self.t.sense(at)? {
            Sense::Month(m) => (m, at + 1),
            Sense::Abbr(m) => (m, at + 1 + usize::from(self.t.is_mark(at + 1, '.') && self.year_at(at + 2).is_some())),
            Sense::Hijri(_) => return Some(self.hijri(i, at)),
            _ => return None,
        };
        if !days.iter().all(|(_, day)| is_day(None, month, *day)) {
            return None;
        }
        let (year, end) = self.year_after(after);
        let count = days.len();
        for (n, (first, day)) in days.into_iter().enumerate() {
            let end = if n + 1 == count { end } else { first + 1 };
            let value = DateValue { year, month: Some(month), day: Some(day) };
            self.push_date(first, end, RawDate::new(self.t.start(first)..self.t.end(end - 1), value));
        }
        Some(end)
    }

    /// Where the next day of a list starts.
    fn next_day(&self, i: usize) -> Option<usize> {
        if let Some(next) = self.joiner(i) {
            return Some(next);
        }
        let and = |i: usize| matches!(self.t.sense(i), Some(Sense::And | Sense::Or));
        match () {
            () if and(i) => Some(i + 1),
            () if self.t.is_mark(i, ',') && and(i + 1) => Some(i + 2),
            () if self.t.is_mark(i, ',') => Some(i + 1),
            () => None,
        }
    }

    /// A day of a Hijri month; only its year can be told.
    fn hijri(&mut self, i: usize, month: usize) -> usize {
        let year = self.t.str(month + 1).parse().ok().filter(|y| (1..2000).contains(y));
        let Some(year) = year else { return month + 1 };
        let end = self.hijri_mark(month + 2).unwrap_or(month + 2);
        let value = DateValue { year: Some(year), ..DateValue::default() };
        self.push_date(i, end, RawDate::new(self.t.start(i)..self.t.end(end - 1), value));
        end
    }

    /// The year after a month, and the token after it.
    pub(super) fn year_after(&self, i: usize) -> (Option<i32>, usize) {
        let skip = match self.t.sense(i) {
            Some(Sense::Year) => 1,
            _ if self.t.is_mark(i, ',') => 1,
            _ => 0,
        };
        match self.year_at(i + skip) {
            Some(year) => (Some(year), self.hijri_mark(i + skip + 1).unwrap_or(i + skip + 1)),
            None => (self.short_year_at(i), i + usize::from(self.short_year_at(i).is_some())),
        }
    }

    /// `98` of `Mei 98`: two digits that are no day, with nothing after them that they count.
    fn short_year_at(&self, i: usize) -> Option<i32> {
        let text = self.t.str(i);
        let year = text.parse::<i32>().ok().filter(|n| (45..100).contains(n) && text.len() == 2)?;
        let free = match self.t.kind(i + 1) {
            Some(Kind::Word(sense)) => sense.is_function() || matches!(sense, Sense::And | Sense::Past),
            Some(Kind::Mark(c)) => !matches!(c, '%' | '-' | '–'),
            Some(Kind::Number) => false,
            None => true,
        };
        free.then_some(1900 + year)
    }

    pub(super) fn day(&self, i: usize) -> Option<u8> {
        if !self.t.is_number(i) || self.t.str(i).len() > 2 {
            return None;
        }
        self.t.str(i).parse().ok().filter(|d| (1..=31).contains(d))
    }

    /// `Jul 2025`: a short month needs its year.
    pub(super) fn short_month(&mut self, i: usize) -> Option<usize> {
        let Some(Sense::Abbr(month)) = self.t.sense(i) else { return None };
        let after = i + 1 + usize::from(self.t.is_mark(i + 1, '.') && self.t.glued(i + 1));
        let year = self.year_at(after).filter(|_| self.t.is_capital(i))?;
        let value = DateValue { year: Some(year), month: Some(month), day: None };
        self.push_date(i, after + 1, RawDate::new(self.t.start(i)..self.t.end(after), value));
        Some(after + 1)
    }
}
