//! Whether the names of the English stand in the source. Names that the two languages spell differently are data; a
//! name is doubted only where the source has one that is gone.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::words::{set, words};
use super::{Pair, Scope};
use crate::model::{CheckKind, Finding, Severity};

/// English words with a capital that are translated, not copied.
static ENGLISH: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("data/capitals-english.txt")));

/// Findings on the names of a pair.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let source: HashMap<String, &str> = words(pair.source).map(|(_, w)| (fold(w), w)).collect();
    let english: HashSet<String> = words(pair.english).map(|(_, w)| fold(w)).collect();
    let unknown: Vec<&str> = capitals(pair.english)
        .filter(|w| !ENGLISH.contains(w.to_lowercase().as_str()) && !known(&fold(w), &source))
        .collect();
    let lost = capitals(pair.source).find(|w| {
        let folded = fold(w);
        folded.len() >= 4 && !ENGLISH.contains(w.to_lowercase().as_str()) && !english.iter().any(|e| alike(e, &folded))
    });
    let doubted = unknown.first().filter(|_| lost.is_some() || pair.scope == Scope::Summary);
    doubted
        .map(|name| {
            let message = format!("the name {name:?} is not in the source");
            let finding = Finding::new(CheckKind::Name, Severity::Warning, message).with_english(*name);
            pair.place(match lost {
                Some(lost) => finding.with_source(lost),
                None => finding,
            })
        })
        .into_iter()
        .collect()
}

/// Words of at least four letters with a capital inside a sentence.
fn capitals(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter(|(at, w)| inside(text, *at) && is_name(w)).map(|(_, w)| w)
}

fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.clone().count() >= 3 && chars.any(char::is_lowercase)
}

/// Whether what goes before is part of the same sentence.
fn inside(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '(' | '&' | '/'))
}

/// Lower case without possessives and plural endings.
fn fold(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    let stem = lower.strip_suffix("'s").unwrap_or(&lower);
    stem.trim_end_matches("'s").to_owned()
}

fn known(name: &str, source: &HashMap<String, &str>) -> bool {
    source.contains_key(name) || source.keys().any(|s| alike(name, s))
}

/// The same name in the spelling of another language: a common start of most of the shorter word, or nearly the same.
fn alike(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let shorter = a.len().min(b.len());
    (shorter >= 3 && common * 4 >= shorter * 3 && common >= 3)
        || (shorter >= 4 && rapidfuzz::fuzz::ratio(a.chars(), b.chars()) >= 0.75)
}
