//! Words around a full stop: abbreviations and what a stop after them means, words that start sentences, nouns of sections.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::data::{rows, words};

/// What a full stop after an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Before a name: ends a sentence only before a word that starts sentences (`pangkatnya Kombes. Ia …`).
    Title,
    /// After a name: ends a sentence only before a word that starts sentences.
    Degree,
    /// Before a number: does not end a sentence there.
    Number,
    /// Never ends a sentence.
    Middle,
    /// May end a sentence, unless a name goes on.
    End,
}

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    let class = |name| match name {
        "title" => Some(Abbreviation::Title),
        "degree" => Some(Abbreviation::Degree),
        "number" => Some(Abbreviation::Number),
        "middle" => Some(Abbreviation::Middle),
        "end" => Some(Abbreviation::End),
        _ => None,
    };
    rows(include_str!("data/abbreviations.tsv")).filter_map(|row| Some((row[0], class(*row.get(1)?)?))).collect()
});
static STARTERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("data/sentence_starters.tsv")).collect());
static SECTION_NOUNS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("data/section_nouns.tsv")).collect());

/// Longest word in bytes that is looked up; longer ones are in no list.
pub(super) const LONGEST_WORD: usize = 40;

/// What the stop after `word` (without it, case as written) means where it is an abbreviation.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word).copied()
}

/// Whether `token` (without a final stop, case as written) is an abbreviation that is written with a stop.
#[must_use]
pub fn is_abbreviation(token: &str) -> bool {
    token.len() <= LONGEST_WORD && ABBREVIATIONS.contains_key(token)
}

/// Whether `word` with a capital starts a sentence rather than a name (`Namun`, `Ia`, `Menurut`).
#[must_use]
pub fn starts_sentences(word: &str) -> bool {
    listed(&STARTERS, word)
}

/// Whether a single letter after `word` numbers a section (`ayat`).
pub(super) fn is_section_noun(word: &str) -> bool {
    listed(&SECTION_NOUNS, word)
}

fn listed(set: &HashSet<&'static str>, word: &str) -> bool {
    if word.is_empty() || word.len() > LONGEST_WORD {
        return false;
    }
    let mut lower = [0; LONGEST_WORD];
    lower[..word.len()].copy_from_slice(word.as_bytes());
    lower[..word.len()].make_ascii_lowercase();
    std::str::from_utf8(&lower[..word.len()]).is_ok_and(|w| set.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_read() {
        assert_eq!(ABBREVIATIONS.len(), words(include_str!("data/abbreviations.tsv")).count());
        assert!(is_abbreviation("Dr") && !is_abbreviation("Doktor"));
        assert!(starts_sentences("Namun") && !starts_sentences("Budi"));
    }
}
