//! Whether the English is English, and only that: left-over Indonesian, refusals and chatter of a model.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Pair;
use super::words::{set, words};
use crate::model::{CheckKind, Finding, Severity};

static INDONESIAN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("data/indonesian-words.txt")));
static ENGLISH: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("data/english-words.txt")));
static CHATTER: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("data/chatter.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
});

/// Words that a sentence must have before its language is judged.
const ENOUGH: usize = 5;

/// Findings on the language of a pair's English.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let source: HashSet<String> = words(pair.source).map(|(_, w)| w.to_lowercase()).collect();
    if let Some(sentence) = sentences(pair.english).find(|s| is_indonesian(s) || is_copied(s, &source)) {
        let message = "a sentence was left in Indonesian";
        let finding = Finding::new(CheckKind::Language, Severity::Error, message).with_english(sentence.trim());
        findings.push(pair.place(finding));
    }
    let start = pair.english.trim_start_matches(['"', '“', '*', ' ']).to_lowercase().replace('’', "'");
    if let Some(words) = CHATTER.iter().find(|c| start.starts_with(**c)) {
        let message = "the English starts with a model's own words";
        let finding = Finding::new(CheckKind::Language, Severity::Error, message).with_english(*words);
        findings.push(pair.place(finding));
    }
    findings
}

/// Rough sentences: what stands between full stops, question and exclamation marks.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut ended = false;
    text.split_inclusive(move |c: char| {
        // A dot inside a number or an address ends nothing.
        let splits = c == '\n' || (ended && c.is_whitespace());
        ended = matches!(c, '.' | '?' | '!') || (ended && matches!(c, '"' | '”' | '’' | '\'' | ')'));
        splits
    })
}

/// Whether most words of a sentence that are no names are words of the source.
fn is_copied(sentence: &str, source: &HashSet<String>) -> bool {
    let plain = |w: &str| w.chars().count() >= 3 && w.chars().all(char::is_lowercase);
    let (mut all, mut copied) = (0usize, 0usize);
    for (_, word) in words(sentence).filter(|(_, w)| plain(w)) {
        all += 1;
        copied += usize::from(source.contains(word));
    }
    all >= 4 && copied * 4 >= all * 3
}

/// Whether a sentence has more function words of Indonesian than of English.
fn is_indonesian(sentence: &str) -> bool {
    let (mut id, mut en, mut all) = (0usize, 0usize, 0usize);
    let mut lower = String::new();
    for (_, word) in words(sentence) {
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        all += 1;
        id += usize::from(INDONESIAN.contains(lower.as_str()));
        en += usize::from(ENGLISH.contains(lower.as_str()));
    }
    all >= ENOUGH && id >= 2 && id > en
}
