//! Whether a negation was lost or gained. The two languages negate by different means, so only a text without any
//! negative word against one with a plain negation is reported.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::{set, words};
use super::{Pair, Scope};
use crate::model::{CheckKind, Finding, Severity};

static NEGATIVE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("data/negative-english.txt")));
static PREFIXES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| NEGATIVE.iter().filter_map(|w| w.strip_suffix('*')).collect());
static NEGATIF: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("data/negative-indonesian.txt")));

/// Words before and after a negation with which it denies nothing.
static PHRASES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("data/no-negation.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// Findings on the negations of a pair.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let lower = pair.english.to_lowercase();
    let english = words(&lower).filter(|(_, w)| is_negative(w)).count();
    let plain = words(&lower).find(|(_, w)| is_plain(w));
    let source = pair.source.to_lowercase();
    let list: Vec<&str> = words(&source).map(|(_, w)| w).collect();
    let negations: Vec<usize> = (0..list.len()).filter(|i| is_negation(&list, *i)).collect();
    let finding = if let (Some(first), 0, Scope::Whole) = (negations.first(), english, pair.scope) {
        let word = list[*first];
        let message = format!("the source negates with {word:?} and the English does not");
        Finding::new(CheckKind::Negation, Severity::Warning, message).with_source(word)
    } else if let (Some((_, word)), false) = (plain, list.iter().any(|w| is_negative_source(w))) {
        let message = format!("the English negates with {word:?} and the source does not");
        Finding::new(CheckKind::Negation, Severity::Warning, message).with_english(word)
    } else {
        return Vec::new();
    };
    vec![pair.place(finding)]
}

/// A word that denies, in whatever way.
fn is_negative(word: &str) -> bool {
    is_plain(word)
        || NEGATIVE.contains(word)
        || PREFIXES.iter().any(|p| word.starts_with(p))
        || (word.starts_with("un")
            && !["uni", "under", "until", "unto"].iter().any(|p| word.starts_with(p))
            && word != "uncle")
        || (word.ends_with("less") && word.len() > 6)
}

/// `not`, `never`, `…n't`.
fn is_plain(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n't") || word.ends_with("n’t")
}

/// A negation that English has to show: not one of the phrases that only look like one.
fn is_negation(list: &[&str], i: usize) -> bool {
    let next = list.get(i + 1).copied().unwrap_or_default();
    let before = i.checked_sub(1).map_or("", |k| list[k]);
    match list[i] {
        "tidak" | "tak" | "bukan" | "nggak" | "enggak" | "gak" | "tdk" => {
            let phrase = PHRASES.iter().any(|(a, b)| *a == before || *b == next);
            let doubled = before == "tidak" || next == "tidak";
            !phrase && !doubled
        }
        "belum" => !matches!(next, "lama" | "lagi" | "termasuk"),
        "jangan" => next != "jangan" && before != "jangan",
        _ => false,
    }
}

/// A word of the source that may stand behind an English negation.
fn is_negative_source(word: &str) -> bool {
    NEGATIF.contains(word) || word.starts_with("tak") || word.starts_with("ketidak") || word.starts_with("non")
}
