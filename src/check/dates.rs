//! Whether every date and weekday of the English stands in the Indonesian, and every date of the Indonesian in the
//! English (promise P4).

use super::{Pair, Scope};
use crate::figures::compare::{Values, dates_agree};
use crate::figures::{RawDate, Scan, english, implied, indonesian, weekday_name};
use crate::model::{CheckKind, Finding, Severity};

/// Findings on the dates of a pair.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let source = indonesian::scan(pair.source, None);
    let found = english::scan(pair.english, None);
    let there = Values::of(&source, &implied(pair.source));
    let here = Values::of(&found, &[]);
    let mut findings = Vec::new();
    for date in found.dates.iter().filter(|d| !is_in(d, &source, &there)) {
        let words = &pair.english[date.range.clone()];
        let known = date.value.day.is_some() || date.value.month.is_none();
        let severity = if known && !date.decade { Severity::Error } else { Severity::Warning };
        let message = format!("the date {words:?} is not in the source");
        findings.push(pair.place(Finding::new(CheckKind::Date, severity, message).with_english(words)));
    }
    if pair.scope == Scope::Whole {
        for date in source.dates.iter().filter(|d| !d.decade && !is_in(d, &found, &here)) {
            let words = &pair.source[date.range.clone()];
            let message = format!("the date {words:?} of the source is not in the English");
            findings.push(pair.place(Finding::new(CheckKind::Date, Severity::Warning, message).with_source(words)));
        }
    }
    findings.extend(weekdays(pair));
    findings
}

/// Whether a text has the date, or, for a year alone, its number.
fn is_in(date: &RawDate, scan: &Scan, values: &Values) -> bool {
    let number = |n: i32| values.has_number(n.into());
    scan.dates.iter().any(|other| dates_agree(date, other))
        || match date.value.year {
            Some(year) if date.value.month.is_none() => number(year) || (date.decade && number(year % 100)),
            // A month that the other text gives as a number of a date, or a day without its month.
            _ => false,
        }
}

/// A weekday of the English where the source has only others.
fn weekdays(pair: &Pair<'_>) -> Option<Finding> {
    let (there, here) = (indonesian::weekdays(pair.source), english::weekdays(pair.english));
    // "Malam Jumat" is Thursday night, and a day that no text names may follow from "the day before".
    if there == 0 || here & !there == 0 || there & !here == 0 || pair.source.to_lowercase().contains("malam ") {
        return None;
    }
    let extra = (1..=7).find(|day| here & !there & (1 << day) != 0)?;
    let message = format!("the weekday {} is not in the source", weekday_name(extra));
    Some(pair.place(Finding::new(CheckKind::Date, Severity::Error, message).with_english(weekday_name(extra))))
}
