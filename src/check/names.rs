//! Whether the names of the English stand in the source. Names that the two languages spell differently are data; a
//! name is doubted only where the source has one that is gone.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::{count, set, words};
use super::{Pair, Scope, translatable};
use crate::model::{CheckKind, Finding, Severity};

/// English words with a capital that are translated, not copied.
static ENGLISH: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("data/capitals-english.txt")));
/// Indonesian words with a capital that are translated.
static INDONESIAN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("data/capitals-indonesian.txt")));

/// Findings on the names of a pair.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let source: HashSet<String> = words(pair.source).map(|(_, w)| fold(w)).collect();
    let english: HashSet<String> = words(pair.english).map(|(_, w)| fold(w)).collect();
    let mut findings = Vec::new();
    if !is_headline(pair.english) {
        let extra = capitals(pair.english)
            .find(|w| !translated(&ENGLISH, w) && !known(&fold(w), &source) && !translatable::is_english(&fold(w)));
        findings.extend(extra.map(|name| {
            let message = format!("the name {name:?} is not in the source");
            Finding::new(CheckKind::Name, Severity::Warning, message).with_english(name)
        }));
    }
    if pair.scope == Scope::Whole && !is_headline(pair.source) {
        let lost = capitals(pair.source).find(|w| {
            !translated(&INDONESIAN, w) && !known(&fold(w), &english) && !translatable::is_indonesian(&fold(w))
        });
        findings.extend(lost.map(|name| {
            let message = format!("the name {name:?} of the source is not in the English");
            Finding::new(CheckKind::Name, Severity::Warning, message).with_source(name)
        }));
    }
    findings.into_iter().map(|f| pair.place(f)).collect()
}

/// Whether most words have a capital, so that a capital tells nothing.
fn is_headline(text: &str) -> bool {
    let starts = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let capitals = words(text).filter(|(_, w)| starts(w)).count();
    capitals * 10 > count(text) * 6
}

/// Whether a word is one of those, in any of its parts ("North-South") and without endings.
fn translated(list: &HashSet<&'static str>, word: &str) -> bool {
    let folded = fold(word);
    list.contains(folded.as_str())
        || folded.strip_suffix('s').is_some_and(|w| list.contains(w))
        || folded.strip_suffix("nya").is_some_and(|w| list.contains(w))
}

/// Words of at least four letters with a capital inside a sentence.
fn capitals(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter(|(at, w)| inside(text, *at) && is_name(w)).map(|(_, w)| w)
}

fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    let letters = chars.clone().all(char::is_alphabetic) || word.contains(['\'', '’', '-']);
    chars.next().is_some_and(char::is_uppercase)
        && letters
        && chars.clone().count() >= 3
        && chars.any(char::is_lowercase)
}

/// Whether what goes before is part of the same sentence.
fn inside(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    let glued = before.len() == at;
    before.chars().next_back().is_some_and(|c| {
        // A dash between spaces ends a dateline.
        c.is_alphanumeric() || matches!(c, ',' | '(' | '&' | '/') || (c == '-' && glued)
    })
}

/// Lower case without possessives and plural endings.
fn fold(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    let stem = lower.strip_suffix("'s").unwrap_or(&lower);
    stem.trim_end_matches("'s").to_owned()
}

/// Whether a name stands among the words of the other text, in this or a like spelling.
fn known(name: &str, others: &HashSet<String>) -> bool {
    others.contains(name) || others.iter().any(|s| alike(name, s))
}

/// The same name in the spelling of another language: a common start of most of the shorter word, or nearly the same.
fn alike(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let shorter = a.len().min(b.len());
    (shorter >= 3 && common * 4 >= shorter * 3 && common >= 3)
        || (shorter >= 4 && a.len().abs_diff(b.len()) <= 2 && rapidfuzz::fuzz::ratio(a.chars(), b.chars()) >= 0.75)
}
