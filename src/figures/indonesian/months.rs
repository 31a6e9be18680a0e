//! Months without a day (`pada Mei lalu`, `paling lambat Agustus`), and what the words around a date say about its year.

use super::super::lexicon::Sense;
use super::super::scan::{RawDate, When};
use super::Reading;
use crate::model::DateValue;

/// The month that is a name as often as a month.
const MAY: u8 = 5;
/// How many words before a date may tell whether it is to come.
const REACH: usize = 8;

impl Reading<'_> {
    /// A month's name at token `i`, which no day went before.
    pub(super) fn month(&mut self, i: usize) -> Option<usize> {
        let Some(Sense::Month(month)) = self.t.sense(i) else { return None };
        let (year, end) = self.year_after(i + 1);
        if year.is_none() && !self.is_month(i, month) {
            return None;
        }
        let value = DateValue { year, month: Some(month), day: None };
        self.push_date(i, end, RawDate::new(self.t.start(i)..self.t.end(end - 1), value));
        Some(end)
    }

    /// Whether the name at token `i` is that of a month rather than of a person.
    fn is_month(&self, i: usize, month: u8) -> bool {
        let before = self.t.sense_before(i);
        let joined = self.joiner(i + 1).is_some_and(|k| matches!(self.t.sense(k), Some(Sense::Month(_))));
        if joined || before == Some(Sense::MonthCue) {
            return true;
        }
        let pair = self.t.sense(i + 1) == Some(Sense::And) && matches!(self.t.sense(i + 2), Some(Sense::Month(_)));
        let cued = matches!(
            before,
            Some(Sense::Join | Sense::Time | Sense::Since | Sense::Latest | Sense::Dated | Sense::Roman)
        ) || pair
            || self.ends_pair(i);
        let dated = self.t.is_capital(i)
            && (matches!(self.t.sense(i + 1), Some(Sense::Past | Sense::Future | Sense::Year))
                || self.t.str(i + 1) == "ini");
        // "Hingga", "Sejak" and their like start a sentence; other capitals start a name (`Sepuluh Nopember`).
        let small = before.is_some_and(|s| {
            s.is_function()
                || matches!(s, Sense::Join | Sense::From | Sense::To | Sense::And | Sense::Or | Sense::Between)
        });
        let name_before = i > 0 && self.t.is_capital(i - 1) && !small;
        let named = !self.t.is_capital(i) || self.t.is_capital(i + 1) || name_before;
        match month {
            _ if dated && (!name_before || self.starts_sentence(i - 1)) => true,
            MAY => cued && self.t.is_capital(i),
            _ => cued && self.t.is_capital(i) || !named,
        }
    }

    /// Whether token `i` is the first of its sentence.
    fn starts_sentence(&self, i: usize) -> bool {
        i == 0 || self.is_stop(i - 1)
    }

    /// Whether the month at token `i` is the second of two (`Maret dan Mei`).
    fn ends_pair(&self, i: usize) -> bool {
        let and = matches!(self.t.sense_before(i), Some(Sense::And | Sense::Or));
        and && self.after_date > 0
            && self.after_date + 1 == i
            && self.dates.last().is_some_and(|d| d.value.month.is_some())
    }

    /// Which year is meant by a date from token `first` to `end` that names none.
    pub(super) fn when(&self, first: usize, end: usize) -> When {
        let cue = self.cue(first);
        match (cue, self.t.sense(end)) {
            (Some(Sense::Each), _) | (_, Some(Sense::Each)) => When::Every,
            (_, Some(Sense::Year)) => self.relative_year(end + 1, 1).unwrap_or_else(|| self.likely(first, cue)),
            (_, Some(Sense::Past)) | (Some(Sense::Since), _) => When::Past,
            (_, Some(Sense::Future)) | (Some(Sense::Latest), _) => When::Future,
            _ => self.years_ago(end).unwrap_or_else(|| self.likely(first, cue)),
        }
    }

    /// The sense of the word that governs a date which starts at token `first`, past `awal`, `bulan`, `tanggal`, a
    /// weekday before its brackets.
    fn cue(&self, first: usize) -> Option<Sense> {
        let mut k = first.checked_sub(1)?;
        for _ in 0..3 {
            let skips = matches!(self.t.sense(k), Some(Sense::DayCue | Sense::MonthCue | Sense::Time | Sense::Day(_)));
            match k.checked_sub(1) {
                Some(next) if skips => k = next,
                _ => break,
            }
        }
        self.t.sense(k)
    }

    /// `lalu`, `ini`, `depan`, `itu` after `tahun`, or after a number of years.
    fn relative_year(&self, i: usize, years: i8) -> Option<When> {
        match (self.t.sense(i), self.t.str(i)) {
            (Some(Sense::Past), _) => Some(When::Offset(-years)),
            (Some(Sense::Future), _) => Some(When::Offset(years)),
            (_, "ini") => Some(When::Offset(0)),
            (_, "itu" | "tersebut") => Some(When::Same),
            (_, "yang") if self.t.str(i + 1) == "sama" => Some(When::Same),
            _ => None,
        }
    }

    /// `dua tahun lalu` at token `i`.
    fn years_ago(&self, i: usize) -> Option<When> {
        let count = self.quantity(i).filter(|q| self.t.sense(q.end) == Some(Sense::Year))?;
        let years = i8::try_from(count.value).ok().filter(|n| (1..=100).contains(n))?;
        self.relative_year(count.end + 1, years).filter(|when| matches!(when, When::Offset(n) if *n != 0))
    }

    /// What the words before a date say: the nearest of `akan`, `telah` and `setiap tahun`.
    fn likely(&self, first: usize, cue: Option<Sense>) -> When {
        let words = (first.saturating_sub(REACH)..first).rev();
        let each = |k: usize| {
            let period = self.t.is_number(k + 1) || matches!(self.t.sense(k + 1), Some(Sense::Year | Sense::MonthCue));
            self.t.sense(k) == Some(Sense::Each) && period
        };
        let says = |k: &usize| matches!(self.t.sense(*k), Some(Sense::Ahead | Sense::Done)) || each(*k);
        let said = words.take_while(|k| !self.is_stop(*k) && !self.t.is_mark(*k, ',')).find(says);
        match said.and_then(|k| self.t.sense(k)) {
            // "setiap tahun pada 15 Januari"
            Some(Sense::Each) => When::Every,
            Some(Sense::Ahead) => When::LikelyFuture,
            // "sudah diperpanjang hingga Juni"
            Some(_) if cue != Some(Sense::Join) => When::LikelyPast,
            _ => When::Near,
        }
    }
}
