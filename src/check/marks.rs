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
    let finding = if english.len() > source.len() && !has_mark(pair.source) {
        let longest = english.iter().max_by_key(|q| count(q)).copied().unwrap_or_default();
        let severity = if count(longest) >= SPEECH { Severity::Error } else { Severity::Warning };
        let message = "the English quotes what the source does not";
        Finding::new(CheckKind::Quote, severity, message).with_english(longest)
    } else if english.len() < source.len() && pair.scope == Scope::Whole && singles(pair.english) < source.len() {
        let longest = source.iter().max_by_key(|q| count(q)).copied().unwrap_or_default();
        let gone = english.is_empty() && !has_mark(pair.english);
        let severity = if gone && count(longest) >= SPEECH { Severity::Error } else { Severity::Warning };
        let message =
            format!("the source has {} passages in quotation marks, the English {}", source.len(), english.len());
        Finding::new(CheckKind::Quote, severity, message).with_source(longest)
    } else {
        return Vec::new();
    };
    vec![pair.place(finding)]
}

const DOUBLE: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Passages between double quotation marks of whatever form; a mark without a partner runs to the end.
fn quoted(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut parts = text.split(DOUBLE);
    parts.next();
    while let Some(inside) = parts.next() {
        if !inside.trim().is_empty() {
            out.push(inside);
        }
        parts.next();
    }
    out
}

/// Passages in single marks, which some texts use for all quotations.
fn singles(text: &str) -> usize {
    let mut before = ' ';
    text.chars()
        .filter(|c| {
            let opens = matches!(c, '‘' | '\'') && !before.is_alphanumeric();
            before = *c;
            opens || DOUBLE[..2].contains(c)
        })
        .count()
}

/// Whether there is any mark that may be a quotation mark, single ones included.
fn has_mark(text: &str) -> bool {
    quoted(text).len() + singles(text) > 0
}
