//! Dates: `July 11, 2025`, `11 July 2025`, `Thursday (11/7/2025)`, `7/11/2025` with both readings.

use super::super::lexicon::Sense;
use super::super::scan::RawDate;
use super::Reading;
use crate::indonesian::calendar::is_day;
use crate::model::DateValue;

impl Reading<'_> {
    /// A month's name at token `i` with the days and the year after it.
    pub(super) fn month(&mut self, i: usize) -> Option<usize> {
        let (month, after) = self.month_at(i)?;
        let day = self.day_at(after).filter(|_| !self.is_mark_after_day(after));
        let Some((day, mut end)) = day.filter(|(d, _)| is_day(None, month, *d)) else {
            let year = self.year_at(after).map(|y| (y, after + 1)).or_else(|| self.year_of(after));
            let may = matches!(self.t.str(i), "May" | "March" | "Mar" | "Dec" | "Sep");
            let before = i.checked_sub(1).map_or("", |k| self.t.str(k));
            let cued = matches!(
                before,
                "in" | "of" | "since" | "until" | "by" | "late" | "early" | "mid" | "last" | "next" | "this"
            );
            if year.is_none() && ((may && !cued) || matches!(self.t.sense(i), Some(Sense::Abbr(_)))) {
                return None;
            }
            let (year, end) = year.map_or((None, after), |(y, end)| (Some(y), end));
            self.keep(i, end, DateValue { year, month: Some(month), day: None });
            return Some(end);
        };
        // "July 11-13, 2025", "July 11 and 13"
        let mut more = Vec::new();
        while let Some(next) = self.joined(end) {
            let Some((day, after)) = self.day_at(next).filter(|(d, _)| is_day(None, month, *d)) else { break };
            if self.t.is_mark(end, ',') && self.year_at(end + 1).is_some() {
                break;
            }
            more.push((next, day));
            end = after;
        }
        let (year, end) = self.year_of(end).map_or((None, end), |(y, end)| (Some(y), end));
        let date = |day| DateValue { year, month: Some(month), day: Some(day) };
        let first_end = more.first().map_or(end, |(k, _)| *k - 1);
        self.keep(i, first_end, date(day));
        let count = more.len();
        for (n, (first, day)) in more.into_iter().enumerate() {
            self.keep(first, if n + 1 == count { end } else { first + 1 }, date(day));
        }
        Some(end)
    }

    /// `11 July 2025`, `11-13 July`, `the 11th of July`.
    pub(super) fn day_first(&mut self, i: usize) -> Option<usize> {
        let (day, mut at) = self.day_at(i)?;
        let mut days = vec![(i, day)];
        while let Some(next) = self.joined(at) {
            let Some((day, after)) = self.day_at(next).filter(|_| days.len() < 6) else { break };
            days.push((next, day));
            at = after;
        }
        if self.t.str(at) == "of" {
            at += 1;
        }
        let (month, after) = self.month_at(at)?;
        if !days.iter().all(|(_, day)| is_day(None, month, *day)) {
            return None;
        }
        let (year, end) = self.year_of(after).map_or((None, after), |(y, end)| (Some(y), end));
        let count = days.len();
        for (n, (first, day)) in days.into_iter().enumerate() {
            let end = if n + 1 == count { end } else { first + 1 };
            self.keep(first, end, DateValue { year, month: Some(month), day: Some(day) });
        }
        Some(end)
    }

    /// A weekday that stands with a date in numbers: `Thursday (11/7/2025)`.
    pub(super) fn weekday(&mut self, i: usize) -> Option<usize> {
        let Some(Sense::Day(day)) = self.t.sense(i) else { return None };
        let open = usize::from(self.t.is_mark(i + 1, ',')) + usize::from(self.t.is_mark(i + 1, '('));
        let next = i + 1 + open;
        let count = self.dates.len();
        let end = match self.t.sense(next) {
            Some(Sense::Month(_) | Sense::Abbr(_)) => self.month(next)?,
            _ if self.t.is_number(next) => self.day_first(next).or_else(|| self.numeric(next, open > 0))?,
            _ => return None,
        };
        let end = end + usize::from(self.t.is_mark(i + 1, '(') && self.t.is_mark(end, ')'));
        let range = self.range(i, end);
        if let Some(date) = self.dates.get_mut(count) {
            (date.range.start, date.weekday) = (range.start, Some(day));
        }
        if let Some(date) = self.dates.last_mut() {
            date.range.end = range.end;
        }
        Some(end)
    }

    /// `7/11/2025`, `2025-07-11`, `11/7` in brackets.
    pub(super) fn numeric_date(&mut self, i: usize) -> Option<usize> {
        let bracket = i > 0 && self.t.is_mark(i - 1, '(');
        self.numeric(i, bracket)
    }

    fn numeric(&mut self, i: usize, told: bool) -> Option<usize> {
        let mark = self.t.mark(i + 1).filter(|c| matches!(c, '/' | '-'))?;
        let number = |k: usize| if self.t.is_number(k) { self.t.str(k).parse::<i32>().ok() } else { None };
        let (a, b) = (number(i)?, number(i + 2)?);
        let third = self.t.is_mark(i + 3, mark) && self.t.glued(i + 3) && self.t.glued(i + 4);
        let c = number(i + 4).filter(|_| third);
        let small = |n: i32| u8::try_from(n).ok();
        let value = |year, month: i32, day: i32| {
            let (month, day) = (small(month)?, small(day)?);
            is_day(year, month, day).then_some(DateValue { year, month: Some(month), day: Some(day) })
        };
        let (value, also, end) = match c {
            Some(c) if a >= 1000 => (value(Some(a), b, c), None, i + 5),
            Some(c) if c >= 1000 || (mark == '/' && self.t.str(i + 4).len() == 2) => {
                let year = Some(if c < 100 { 2000 + c } else { c });
                (value(year, b, a), value(year, a, b), i + 5)
            }
            None if told && mark == '/' => (value(None, b, a), value(None, a, b), i + 3),
            _ => return None,
        };
        let (value, also) = (value.or(also)?, also);
        self.keep(i, end, value);
        if let Some(date) = self.dates.last_mut() {
            date.also = also.filter(|d| *d != value);
        }
        Some(end)
    }

    fn month_at(&self, i: usize) -> Option<(u8, usize)> {
        match self.t.sense(i)? {
            Sense::Month(m) if self.t.is_capital(i) => Some((m, i + 1)),
            Sense::Abbr(m) if self.t.is_capital(i) => {
                Some((m, i + 1 + usize::from(self.t.is_mark(i + 1, '.') && self.t.glued(i + 1))))
            }
            _ => None,
        }
    }

    /// A day of a month, with its ordinal ending: the day and the token after it.
    fn day_at(&self, i: usize) -> Option<(u8, usize)> {
        if !self.t.is_number(i) || self.t.str(i).len() > 2 {
            return None;
        }
        let day = self.t.str(i).parse().ok().filter(|d| (1..=31).contains(d))?;
        let ending = self.t.glued(i + 1) && matches!(self.t.str(i + 1), "st" | "nd" | "rd" | "th");
        Some((day, i + 1 + usize::from(ending)))
    }

    /// `May 5 percent`, `March 3:30`: the number is no day.
    fn is_mark_after_day(&self, i: usize) -> bool {
        self.t.is_mark(i + 1, ':') || self.t.is_mark(i + 1, '%') || self.unit_after(i + 1).is_some()
    }

    fn joined(&self, i: usize) -> Option<usize> {
        let word = matches!(self.t.sense(i), Some(Sense::Join | Sense::And | Sense::Or));
        if word || self.t.is_dash(i) {
            return Some(i + 1);
        }
        if self.t.is_mark(i, ',') {
            return Some(i + 1 + usize::from(self.t.sense(i + 1) == Some(Sense::And)));
        }
        None
    }

    /// The year after a month or day, a comma or "of" before it allowed.
    fn year_of(&self, i: usize) -> Option<(i32, usize)> {
        let skip = usize::from(self.t.is_mark(i, ',') || self.t.str(i) == "of");
        self.year_at(i + skip).map(|y| (y, i + skip + 1))
    }

    fn year_at(&self, i: usize) -> Option<i32> {
        if !self.t.is_number(i) || self.t.str(i).len() != 4 {
            return None;
        }
        self.t.str(i).parse().ok().filter(|y| (1000..2200).contains(y))
    }

    fn keep(&mut self, first: usize, end: usize, value: DateValue) {
        let range = self.range(first, end);
        self.dates.push(RawDate::new(range, value));
    }
}
