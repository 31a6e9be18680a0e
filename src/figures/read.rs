//! The figures and dates of a whole article: years that the article tells, and weekdays that disagree.

use super::indonesian;
use super::scan::{RawDate, Scan, When};
use crate::indonesian::calendar::{day_number, is_day, weekday};
use crate::model::{Article, CheckKind, DateMention, DateValue, Figure, Finding, Severity, TextIndex};

/// Finds the figures and dates of an article's content, in document order, with notes on weekdays that disagree with
/// their date. A date without a year gets the one nearest to the article's own date, where that is known.
#[must_use]
pub fn read(article: &Article) -> (Vec<Figure>, Vec<DateMention>, Vec<Finding>) {
    let mut readings: Vec<_> = article.content().map(|p| (p, indonesian::read(&p.text))).collect();
    let scores = readings.iter().any(|(_, reading)| reading.has_score());
    let scans: Vec<_> = readings.iter_mut().map(|(p, reading)| (*p, reading.finish(scores))).collect();
    let today = article.published.filter(|d| d.day.is_some()).or_else(|| own_date(scans.iter().map(|(_, s)| s)));
    let (mut figures, mut dates, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (paragraph, scan) in scans {
        let index = TextIndex::new(&paragraph.text);
        let words = |range: &std::ops::Range<usize>| paragraph.text[range.clone()].to_owned();
        for raw in scan.figures {
            let span = index.span(raw.range.start, raw.range.end);
            let text = words(&raw.range);
            figures.push(Figure { paragraph: paragraph.id, span, text, value: raw.value, unit: raw.unit });
        }
        for raw in scan.dates {
            let span = index.span(raw.range.start, raw.range.end);
            let text = words(&raw.range);
            let value = with_year(&raw, today);
            notes.extend(
                disagreement(&raw, value).map(|m| {
                    Finding::new(CheckKind::Date, Severity::Note, m).at(paragraph.id).with_source(text.clone())
                }),
            );
            dates.push(DateMention { paragraph: paragraph.id, span, text, value });
        }
    }
    (figures, dates, notes)
}

/// The day that the article is about: its first full date with a weekday, else its first full date.
fn own_date<'a>(scans: impl Iterator<Item = &'a Scan>) -> Option<DateValue> {
    let full = |d: &&RawDate| d.value.year.is_some() && d.value.day.is_some();
    let mut first = None;
    for date in scans.flat_map(|s| &s.dates).filter(full) {
        if date.weekday.is_some() {
            return Some(date.value);
        }
        first = first.or(Some(date.value));
    }
    first
}

/// The date with the year that brings it nearest to `today`, or to the side of it that the text names.
fn with_year(raw: &RawDate, today: Option<DateValue>) -> DateValue {
    let mut value = raw.value;
    let (Some(month), None, Some(today)) = (value.month, value.year, today) else { return value };
    let (Some(year), Some(this_month)) = (today.year, today.month) else { return value };
    if raw.when == When::Every {
        return value;
    }
    let now = day_number(year, this_month, today.day.unwrap_or(15));
    let distance = |y: i32| day_number(y, month, value.day.unwrap_or(15)) - now;
    let candidates =
        [year - 1, year, year + 1].into_iter().filter(|y| value.day.is_none_or(|d| is_day(Some(*y), month, d)));
    // A month without a day may be the current one, whatever side of it is named.
    let slack = if value.day.is_none() { 16 } else { 0 };
    value.year = match raw.when {
        When::Past => candidates.filter(|y| distance(*y) <= slack).max(),
        When::Future => candidates.filter(|y| distance(*y) >= -slack).min(),
        _ => candidates.min_by_key(|y| distance(*y).abs()),
    };
    value
}

/// What to say when the weekday is not that of the date.
fn disagreement(raw: &RawDate, value: DateValue) -> Option<String> {
    let (said, year, month, day) = (raw.weekday?, value.year?, value.month?, value.day?);
    // A year that was worked out is no ground to doubt the weekday.
    raw.value.year?;
    let real = weekday(year, month, day);
    (real != said).then(|| {
        format!("the source says {} but {value} was a {}", super::weekday_name(said), super::weekday_name(real))
    })
}
