//! The year of a date that names none: from the article's own day, the words around the date, and its weekday.

use super::indonesian;
use super::scan::{RawDate, When};
use crate::indonesian::calendar::{day_number, is_day, weekday};
use crate::model::{Article, DateValue, Paragraph};

/// Marks and words of a line about rights, in lower case.
const RIGHTS: [&str; 3] = ["©", "copyright", "hak cipta"];
/// A line about rights is not longer, in bytes.
const SHORT: usize = 200;
/// A verb tells the side of a date only so far, in days.
const FAR: i64 = 275;

/// The years of an article's dates.
#[derive(Debug)]
pub(super) struct Years {
    /// The article's own day, or as much of it as is known.
    today: Option<DateValue>,
    /// Whether the day is the article's own beyond doubt.
    sure: bool,
    /// The year that was told last, while the dates are gone through.
    last: Option<i32>,
}

impl Years {
    /// What an article with these dates tells about its own day.
    pub(super) fn new<'a>(article: &Article, dates: impl Iterator<Item = &'a RawDate> + Clone) -> Self {
        let known = |today| Self { today: Some(today), sure: true, last: None };
        let full = |d: &&RawDate| d.value.year.is_some() && d.value.day.is_some();
        let with_day = dates.clone().find(|d| full(d) && d.weekday.is_some()).map(|d| d.value);
        if let Some(today) = article.published.filter(|d| d.day.is_some()).or(with_day) {
            return known(today);
        }
        let rights = article.paragraphs.iter().filter_map(rights).max();
        if let Some(today) = by_weekday(dates.clone(), rights) {
            return known(today);
        }
        // What is to come is not the article's day ("akan jatuh tempo pada 20 Oktober 2028").
        let dates = dates.filter(|d| !matches!(d.when, When::Future | When::LikelyFuture));
        let latest = dates.clone().filter(full).filter_map(|d| d.value.year).max().max(rights);
        let recent = |d: &&RawDate| d.value.year.zip(latest).is_some_and(|(year, latest)| year + 2 >= latest);
        let first = dates.clone().filter(full).find(recent).map(|d| d.value);
        // "pada awal Agustus 2025", else the year of the rights.
        let months = dates.map(|d| d.value).filter(|v| v.year >= rights && v.month.is_some() && v.day.is_none());
        let month = months.filter(|v| v.year.is_some()).max_by_key(|v| (v.year, v.month));
        let year = rights.map(|year| DateValue { year: Some(year), ..DateValue::default() });
        Self { today: first.or(month).or(year), sure: false, last: None }
    }

    /// The dates of a paragraph with their years, as far as they can be told.
    pub(super) fn complete(&mut self, dates: &[RawDate]) -> Vec<DateValue> {
        let mut values: Vec<DateValue> = dates.iter().map(|raw| self.with_year(raw)).collect();
        // "Maret dan Mei lalu": the parts of a list or a range follow each other, as the one that says more tells.
        for k in (1..dates.len()).rev() {
            let (first, second) = (&dates[k - 1], &dates[k]);
            if !second.joined || first.when == When::Every || first.value.year.is_some() || second.value.year.is_some()
            {
                continue;
            }
            let (before, after) = (values[k - 1], values[k]);
            let turns = i32::from(before.month > after.month);
            if first.when != When::Near && second.when == When::Near {
                values[k].year = before.year.map(|y| y + turns);
            } else {
                values[k - 1].year = after.year.map(|y| y - turns);
            }
        }
        values
    }

    fn with_year(&mut self, raw: &RawDate) -> DateValue {
        let mut value = raw.value;
        if let (None, Some(month)) = (value.year, value.month) {
            value.year = self.year(raw).filter(|y| value.day.is_none_or(|d| is_day(Some(*y), month, d)));
        }
        self.last = value.year.or(self.last);
        value
    }

    fn year(&self, raw: &RawDate) -> Option<i32> {
        let today = self.today?;
        let year = today.year?;
        match (raw.when, today.month) {
            (When::Every, _) => None,
            (When::Same, _) => self.last.or(Some(year)),
            (When::Offset(n), _) => Some(year + i32::from(n)),
            (_, Some(month)) => self.nearest(raw, day_number(year, month, today.day.unwrap_or(15)), year),
            (_, None) => Some(year),
        }
    }

    /// The year that brings the date nearest to the day `now` in `year`, or to the side of it that the text names.
    fn nearest(&self, raw: &RawDate, now: i64, year: i32) -> Option<i32> {
        let (month, day) = (raw.value.month?, raw.value.day);
        let distance = |y: &i32| day_number(*y, month, day.unwrap_or(15)) - now;
        let real = |y: &i32| day.is_none_or(|d| is_day(Some(*y), month, d));
        let fits = |y: &i32| raw.weekday.is_none_or(|said| day.is_some_and(|d| weekday(*y, month, d) == said));
        let all: Vec<i32> = [year - 1, year, year + 1].into_iter().filter(real).collect();
        // A day that was guessed is held against the weekday.
        if !self.sure && raw.weekday.is_some() {
            return all.iter().find(|y| fits(y)).copied();
        }
        // A month without a day may be the current one, whatever side of it is named.
        let slack = if day.is_none() { 16 } else { 0 };
        let past = all.iter().filter(|y| distance(y) <= slack).max().copied();
        let future = all.iter().filter(|y| distance(y) >= -slack).min().copied();
        let near = |y: &i32| distance(y).abs() <= FAR;
        match raw.when {
            When::Past => past,
            When::Future => future,
            When::LikelyPast if past.as_ref().is_some_and(near) => past,
            When::LikelyFuture if future.as_ref().is_some_and(near) => future,
            _ => all.iter().min_by_key(|y| distance(y).abs()).copied(),
        }
    }
}

/// The year in a line about rights (`Copyright © ANTARA 2025`).
fn rights(paragraph: &Paragraph) -> Option<i32> {
    let text = &paragraph.text;
    if text.len() > SHORT {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let found = RIGHTS.iter().any(|mark| lower.contains(mark));
    found.then(|| indonesian::scan(text, None).dates.iter().filter_map(|d| d.value.year).max())?
}

/// The first day with a weekday and no year (`Minggu (26/10)`), in a year that the article names anywhere
/// (`Piala Asia 2025`) and in which the weekday is right: the latest of them.
fn by_weekday<'a>(dates: impl Iterator<Item = &'a RawDate> + Clone, rights: Option<i32>) -> Option<DateValue> {
    let mut named: Vec<i32> = dates.clone().filter_map(|d| d.value.year).chain(rights).collect();
    named.sort_unstable();
    named.dedup();
    let mut days = dates.filter(|d| d.value.year.is_none() && d.weekday.is_some());
    days.find_map(|date| {
        let (said, month, day) = (date.weekday?, date.value.month?, date.value.day?);
        let year = named.iter().rev().find(|y| is_day(Some(**y), month, day) && weekday(**y, month, day) == said)?;
        Some(DateValue { year: Some(*year), ..date.value })
    })
}
