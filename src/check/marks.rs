//! Whether quotation marks of the source were lost in the English, or words between marks made up.

use super::words::count;
use super::{Pair, Scope};
use crate::model::{CheckKind, Finding, Severity};

/// Words from which a passage in marks is more than a term.
const SPEECH: usize = 4;

/// Findings on the quotation marks of a pair.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let (source, english) = (quoted(pair.source), quoted(pair.english));
    let total = |list: &[&str]| list.iter().map(|q| count(q)).sum::<usize>();
    let longest = |list: &[&str]| list.iter().max_by_key(|q| count(q)).map_or(String::new(), |q| q.trim().to_owned());
    // Some texts use single marks for all quotations.
    let in_singles = english.is_empty() && singles(pair.english) >= source.len();
    let finding = if !english.is_empty() && !has_mark(pair.source) {
        let speech = count(&longest(&english)) >= SPEECH;
        let severity =
            if speech && marks(pair.english).is_multiple_of(2) { Severity::Error } else { Severity::Warning };
        let message = "the English quotes what the source does not";
        Finding::new(CheckKind::Quote, severity, message).with_english(longest(&english))
    } else if pair.scope == Scope::Whole && is_less(&source, &english) && !in_singles {
        let gone = english.is_empty() && marks(pair.english) == 0;
        let severity = if gone && total(&source) >= SPEECH { Severity::Error } else { Severity::Warning };
        let message = "the English quotes less than the source";
        Finding::new(CheckKind::Quote, severity, message).with_source(longest(&source))
    } else {
        return Vec::new();
    };
    vec![pair.place(finding)]
}

/// Whether fewer passages are in marks than in the source, or a good part of their words is gone.
fn is_less(source: &[&str], english: &[&str]) -> bool {
    let total = |list: &[&str]| list.iter().map(|q| count(q)).sum::<usize>();
    english.len() < source.len() || (total(source) >= SPEECH && total(english) * 2 < total(source))
}

/// How many double quotation marks a text has.
fn marks(text: &str) -> usize {
    text.chars().filter(|c| DOUBLE.contains(c)).count()
}

const DOUBLE: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Passages between double quotation marks of whatever form; a mark without a partner runs to the end.
fn quoted(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let odd = marks(text) % 2 == 1;
    let mut before = ' ';
    let mut parts = text.split(|c: char| {
        // Of an odd number of marks, the one after a digit is the sign for inches.
        let inches = odd && c == '"' && before.is_ascii_digit();
        before = c;
        DOUBLE.contains(&c) && !inches
    });
    parts.next();
    while let Some(inside) = parts.next() {
        if !inside.trim().is_empty() {
            out.push(inside);
        }
        parts.next();
    }
    out
}

/// Passages that open with a single mark.
fn singles(text: &str) -> usize {
    let mut before = ' ';
    text.chars()
        .filter(|c| {
            let opens = matches!(c, '‘' | '\'') && !before.is_alphanumeric();
            before = *c;
            opens
        })
        .count()
}

/// Whether there is any mark that may be a quotation mark, single ones included.
fn has_mark(text: &str) -> bool {
    quoted(text).len() + singles(text) > 0
}
