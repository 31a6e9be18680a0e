//! Dates, always day before month: `Kamis (11/7/2025)`, `11-13 Juli 2025`, `Februari 2022`, `17-08-1945`.

use super::super::digits::{self, Notation};
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
            && before.value.year.is_none() && before.value.month.is_some() {
                let turns = before.value.month > date.value.month;
                before.value.year = date.value.year.map(|y| if turns { y - 1 } else { y });
            }
        self.dates.push(date);
        self.after_date = end;
    }

    fn when(&self, first: usize, end: usize) -> When {
        let cue = match first.checked_sub(1) {
            Some(k) if self.t.sense(k) == Some(Sense::DayCue) && k > 0 => k - 1,
            Some(k) => k,
            None => first,
        };
        match (self.t.sense(cue), self.t.sense(end)) {
            (Some(Sense::Each), _) => When::Every,
            (_, Some(Sense::Past)) => When::Past,
            (_, Some(Sense::Future)) => When::Future,
            _ => When::Near,
        }
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
        if let Some(date) = self.dates.last_mut() {
            date.range.end = last;
            if date.when == When::Near {
                date.when = match self.t.sense(end) {
                    Some(Sense::Past) => When::Past,
                    Some(Sense::Future) => When::Future,
                    _ => When::Near,
                };
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
            Sense::Hijri(_) => return self.hijri(i, at),
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
    fn hijri(&mut self, i: usize, month: usize) -> Option<usize> {
        let year = self.t.str(month + 1).parse().ok().filter(|y| (1..2000).contains(y));
        let Some(year) = year else { return Some(month + 1) };
        let end = self.hijri_mark(month + 2).unwrap_or(month + 2);
        let value = DateValue { year: Some(year), ..DateValue::default() };
        self.push_date(i, end, RawDate::new(self.t.start(i)..self.t.end(end - 1), value));
        Some(end)
    }

    /// The year after a month, and the token after it.
    fn year_after(&self, i: usize) -> (Option<i32>, usize) {
        let skip = match self.t.sense(i) {
            Some(Sense::Year) => 1,
            _ if self.t.is_mark(i, ',') => 1,
            _ => 0,
        };
        match self.year_at(i + skip) {
            Some(year) => (Some(year), self.hijri_mark(i + skip + 1).unwrap_or(i + skip + 1)),
            None => (None, i),
        }
    }

    fn day(&self, i: usize) -> Option<u8> {
        if !self.t.is_number(i) || self.t.str(i).len() > 2 {
            return None;
        }
        self.t.str(i).parse().ok().filter(|d| (1..=31).contains(d))
    }

    /// A month's name at token `i`, which no day went before.
    pub(super) fn month(&mut self, i: usize) -> Option<usize> {
        let Some(Sense::Month(month)) = self.t.sense(i) else { return None };
        let (year, end) = self.year_after(i + 1);
        let cued = matches!(self.t.sense_before(i), Some(Sense::MonthCue | Sense::Join))
            || matches!(
                i.checked_sub(1).map(|k| self.t.str(k)),
                Some("pada" | "sejak" | "awal" | "akhir" | "pertengahan" | "per")
            );
        let named = !self.t.is_capital(i)
            || (self.t.is_capital(i + 1) && !cued)
            || (i > 0 && self.t.is_capital(i - 1) && !cued);
        let joined = self.joiner(i + 1).is_some_and(|k| matches!(self.t.sense(k), Some(Sense::Month(_))));
        // "Mei" alone is a name as often as a month.
        if year.is_none()
            && !joined
            && (named || (month == 5 && !cued))
            && self.t.sense_before(i) != Some(Sense::MonthCue)
        {
            return None;
        }
        let value = DateValue { year, month: Some(month), day: None };
        self.push_date(i, end, RawDate::new(self.t.start(i)..self.t.end(end - 1), value));
        Some(end)
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
        if let Some(end) = self.slashed_date(i, (bracket && !article) || cue) {
            return Some(end);
        }
        if !self.t.is_mark(i + 1, '/') || !self.t.glued(i + 1) || !self.t.glued(i + 2) || self.t.is_mark(i + 3, '/') {
            return None;
        }
        self.fraction(i)
    }

    /// `d/m/yyyy`, and `d/m` where something says that it is a date; ranges of days included.
    fn slashed_date(&mut self, i: usize, told: bool) -> Option<usize> {
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
        // "30/6-2/7/2025"
        let next = self.joiner(end).filter(|k| self.t.is_number(*k) && self.t.is_mark(*k + 1, '/'));
        next.and_then(|k| self.slashed_date(k, told)).or(Some(end))
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
        let q = super::quantity::Quantity { end: i + 3, value, also: None, scale: 0, digits: Some(over), about: false };
        self.push(i, &q, crate::model::Unit::None);
        Some(i + 3)
    }
}

/// A full date, where it exists.
pub(super) fn civil(year: i32, month: u8, day: u8) -> Option<DateValue> {
    let real = (1000..2200).contains(&year) && is_day(Some(year), month, day);
    real.then_some(DateValue { year: Some(year), month: Some(month), day: Some(day) })
}
