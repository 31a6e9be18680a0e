//! Whether the English stops early or runs in circles.

use std::collections::HashMap;

use super::words::{count, words};
use super::{Pair, Scope};
use crate::model::{CheckKind, Finding, Severity};

/// Source words from which a length is judged.
const ENOUGH: usize = 12;
/// English words to a source word: an ordinary translation has 0.9 to 1.5.
const SHORT: f64 = 0.62;
/// Below this, something is missing for certain.
const CUT: f64 = 0.45;
/// Where the end of the sentence is missing too.
const UNFINISHED: f64 = 0.8;
/// A group of words that comes this often is a loop.
const LOOP: usize = 5;

/// Findings on the length of a pair's English.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if pair.scope == Scope::Whole {
        findings.extend(cut(pair).map(|f| pair.place(f)));
    }
    findings.extend(turning(pair).map(|f| pair.place(f)));
    findings
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in a paragraph")]
fn cut(pair: &Pair<'_>) -> Option<Finding> {
    let (source, english) = (count(pair.source), count(pair.english));
    if source < ENOUGH {
        return None;
    }
    let ratio = english as f64 / source as f64;
    let unfinished = ends(pair.source) && !ends(pair.english);
    let severity = match () {
        () if ratio < CUT || (ratio < SHORT && unfinished) => Severity::Error,
        () if ratio < SHORT || (ratio < UNFINISHED && unfinished) => Severity::Warning,
        () => return None,
    };
    let message = format!("the English has {english} words for {source} of the source");
    Some(Finding::new(CheckKind::Length, severity, message))
}

/// Whether a text ends as a sentence does.
fn ends(text: &str) -> bool {
    let text =
        text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»'));
    text.ends_with(['.', '?', '!', '…', ':', ';'])
}

/// The same four words over and over, far more often than the source says anything twice.
fn turning(pair: &Pair<'_>) -> Option<Finding> {
    let (english, often) = repeated(pair.english)?;
    let source = repeated(pair.source).map_or(1, |(_, n)| n);
    (often >= LOOP && often > 2 * source).then(|| {
        let message = format!("the English repeats {english:?} {often} times");
        Finding::new(CheckKind::Length, Severity::Error, message).with_english(english)
    })
}

/// The group of four words that a text repeats most.
fn repeated(text: &str) -> Option<(String, usize)> {
    let list: Vec<&str> = words(text).map(|(_, w)| w).collect();
    let mut seen: HashMap<&[&str], usize> = HashMap::new();
    for group in list.windows(4) {
        *seen.entry(group).or_default() += 1;
    }
    let (group, often) = seen.into_iter().max_by(|a, b| (a.1, b.0).cmp(&(b.1, a.0)))?;
    Some((group.join(" "), often))
}
