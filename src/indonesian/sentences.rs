//! Sentence boundaries of Indonesian news. A stop ends a sentence where a capital, a figure or an opening mark follows,
//! unless the word before it is an abbreviation, an initial or a list marker; a quotation that a lower-case cue follows
//! (`"Siapa?" kata Budi`) goes on. One pass, no allocation but the result.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What may follow the dot of an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A name or a number: never a boundary.
    Leads,
    /// Behind a name or at the end of a list: a boundary before a capital, unless a bracket or its kin follows.
    MayEnd,
    /// Leads a figure; before anything else it is a word like any other (`hal. 5`, `banyak hal.`).
    LeadsFigure,
}

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let rows = include_str!("data/abbreviations.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).map(|(word, class)| (word, class_of(class))).collect()
});

fn class_of(name: &str) -> Class {
    match name {
        "degree" | "end" => Class::MayEnd,
        "number" => Class::LeadsFigure,
        _ => Class::Leads,
    }
}

/// Words that open sentences far more often than names; data shared with nothing else.
static OPENERS: LazyLock<std::collections::HashSet<&'static str>> =
    LazyLock::new(|| include_str!("data/openers.tsv").lines().filter(|l| !l.starts_with('#')).collect());

static LETTERED: LazyLock<std::collections::HashSet<&'static str>> =
    LazyLock::new(|| include_str!("data/lettered.tsv").lines().filter(|l| !l.starts_with('#')).collect());

/// Byte ranges of the sentences of `text`, in order, without the white space between them. They hold every character
/// of the text that is not white space.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut start = text.len() - text.trim_start().len();
    let mut at = start;
    while at < bytes.len() {
        // The ellipsis is E2 80 A6; every other stop is one byte.
        let stop = matches!(bytes[at], b'.' | b'?' | b'!') || bytes[at..].starts_with("…".as_bytes());
        if !stop {
            at += 1;
            continue;
        }
        let end = after_stops(text, at);
        if let Some(next) = boundary(text, start, at, end) {
            out.push(start..end);
            start = next;
        }
        at = end.max(at + 1);
    }
    let end = text.trim_end().len();
    if start < end {
        out.push(start..end);
    }
    out
}

/// Where the stops and the closing marks behind them end.
fn after_stops(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let stops = rest.len() - rest.trim_start_matches(['.', '?', '!', '…']).len();
    let tail = &rest[stops..];
    let closers = tail.trim_start_matches(['"', '”', '“', '’', '\'', '»', ')', ']', '!', '?']);
    at + rest.len() - closers.len()
}

/// The start of the next sentence, if one ends with the stops at `at..end`.
fn boundary(text: &str, start: usize, at: usize, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let next = rest.trim_start();
    if next.is_empty() || next.len() == rest.len() {
        return None;
    }
    let first = next
        .trim_start_matches(['"', '“', '”', '‘', '’', '\'', '(', '[', '«', '-', '–', '—', '•', ' '])
        .chars()
        .next()?;
    if !(first.is_uppercase() || first.is_numeric()) {
        return None;
    }
    let single_dot = text[at..].starts_with('.') && !text[at + 1..].starts_with(['.', '?', '!']);
    let marked = end > at + 1;
    if single_dot && !marked && !dot_ends(text, start, at, next) {
        return None;
    }
    Some(end + rest.len() - next.len())
}

/// Whether a single dot at `at`, with white space and a capital or figure behind it, ends a sentence.
fn dot_ends(text: &str, start: usize, at: usize, next: &str) -> bool {
    let before = &text[start..at];
    let token_start =
        before.rfind(char::is_whitespace).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let word = before[token_start..].trim_start_matches(['(', '[', '"', '“', '‘', '\'', '-', '/']);
    let lead = before[..token_start].trim_end();
    let previous = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
    // A list marker opens the sentence that it numbers.
    let marker = word.len() <= 3
        && (word.bytes().all(|b| b.is_ascii_digit())
            || (word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase())));
    if lead.is_empty() && marker {
        return false;
    }
    let mut chars = word.chars();
    let (first, second) = (chars.next(), chars.next());
    let follows = next.split(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    if let (Some(letter), None) = (first, second)
        && letter.is_uppercase()
    {
        return letter_ends(letter, previous, follows);
    }
    if let Some(class) = ABBREVIATIONS.get(word) {
        return match class {
            // `A.S.` and its kin may end a sentence; what opens the next one tells.
            Class::Leads => word.contains('.') && OPENERS.contains(follows.to_lowercase().as_str()),
            Class::MayEnd => {
                next.starts_with(char::is_uppercase) && !ABBREVIATIONS.contains_key(follows.trim_end_matches('.'))
            }
            Class::LeadsFigure => !next.starts_with(char::is_numeric) && !roman(follows),
        };
    }
    // Initials written together: `A.H. Nasution`; a name ends like any word.
    second != Some('.') || !word.split('.').all(|p| p.chars().count() == 1 && p.chars().all(char::is_uppercase))
}

/// Whether a word is a Roman numeral.
fn roman(word: &str) -> bool {
    let word = word.split('.').next().unwrap_or_default();
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M'))
}

/// Whether a single capital with a dot ends a sentence: as a label (`hepatitis B.`, `2 C.`) or a Roman numeral behind a
/// name (`Pakubuwono X. Setelah …`), not as an initial (`M. Nuh`).
fn letter_ends(letter: char, previous: &str, follows: &str) -> bool {
    let word = previous.trim_start_matches(['(', '"', '“']).to_lowercase();
    if LETTERED.contains(word.as_str()) || word.ends_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    matches!(letter, 'I' | 'V' | 'X') && OPENERS.contains(follows.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::split;

    fn parts(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn stops_that_end_a_sentence() {
        for (text, n) in [
            ("Ia pergi. Budi pulang.", 2),
            ("\"Siapa?\" kata Budi. Ia diam.", 2),
            ("\"Kami siap.\" Budi pulang.", 2),
            ("Prof. Dr. H. Burhan Noor dan M. Nuh hadir.", 1),
            ("A.H. Nasution wafat. R.A. Kartini juga.", 2),
            ("Ia terkena hepatitis B. Dokter merawatnya.", 2),
            ("Perang Dunia II. Setelah itu damai.", 2),
            ("Paku Buwono X. Ia raja.", 2),
            ("Harganya Rp 5.000. Mahal.", 2),
            ("Situs Kompas.com memuat Pasal 1.2 pada 14.30 WIB.", 1),
            ("1. Beli beras", 1),
            ("Budi, S.H. Ia hadir.", 2),
            ("Ia ... tidak tahu... Lalu pergi.", 2),
            ("Jl. Pramuka No. 17, Bekasi.", 1),
        ] {
            assert_eq!(parts(text).len(), n, "{:?}", parts(text));
        }
    }
}
