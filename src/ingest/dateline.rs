//! Datelines: `Jakarta, CNN Indonesia -- `, `JAKARTA, KOMPAS — `, `Mataram, NTB (ANTARA News) - `, `Liputan6.com, Jakarta `.
//! Recognised only at the start of the first paragraph of the text, and only with evidence: a medium, an agency in
//! brackets, a date, a place in capitals or a place that is known. Without it a dash is a dash (`Jakarta - Bandung`).

use std::collections::HashSet;
use std::sync::LazyLock;

use super::dates;

static MEDIA: LazyLock<HashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/media.tsv")));
static PLACES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/places.tsv")));

fn list(data: &'static str) -> HashSet<&'static str> {
    data.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Longest dateline before its dash, in bytes: a place with its province, an agency and a date.
const LONGEST: usize = 80;
/// Longest name of a place in words.
const PLACE_WORDS: usize = 3;
/// Endings of a medium that is named by its domain.
const DOMAINS: [&str; 8] = [".com", ".co", ".id", ".net", ".org", ".tv", ".news", ".info"];

/// Bytes of the dateline at the start of `text`, its dash and the spaces after it included.
#[must_use]
pub(super) fn length(text: &str) -> Option<usize> {
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let dashes = head.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—'));
    for (at, dash) in dashes {
        let after = text[at..].trim_start_matches(['-', '–', '—']);
        let spaced = text[..at].ends_with(' ') || after.starts_with(' ') || after.is_empty();
        if text[..at].ends_with(['-', '–', '—']) {
            continue;
        }
        // `JAKARTA, KOMPAS-Pemerintah`: without a space a hyphen needs a medium and a place before it.
        let glued = dash == '-' && !spaced;
        let (prefix, rest) = (text[..at].trim_end(), after.trim_start());
        if glued && !(prefix.contains(',') && evidence(prefix) == Some(Evidence::Source)) {
            continue;
        }
        if is_dateline(prefix, rest) {
            return Some(text.len() - rest.len());
        }
    }
    without_dash(text)
}

/// Whether `text` is a medium: listed, or named by its domain (`Suara.com`, `REPUBLIKA.CO.ID`).
#[must_use]
pub(super) fn is_medium(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let domain = !lower.contains(' ') && DOMAINS.iter().any(|end| lower.len() > end.len() && lower.ends_with(end));
    domain || MEDIA.contains(lower.as_str())
}

/// The date in a dateline of this paragraph, as bytes of it up to the dash.
#[must_use]
pub(super) fn date(dateline: &str) -> Option<crate::model::DateValue> {
    dates::find(dateline)
}

fn is_place(text: &str) -> bool {
    PLACES.contains(text.to_lowercase().as_str())
}

/// What speaks for a dateline, weaker to stronger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// Capitalised words that may be a place.
    Shape,
    /// A known place, or one in capitals.
    Place,
    /// A medium, an agency or a date.
    Source,
}

fn is_dateline(prefix: &str, rest: &str) -> bool {
    let Some(evidence) = evidence(prefix) else { return false };
    let Some(first) = rest.chars().next() else { return evidence >= Evidence::Place };
    if !(first.is_uppercase() || first.is_numeric() || matches!(first, '"' | '“' | '”' | '\'' | '‘' | '(' | '['))
    {
        return false;
    }
    match evidence {
        Evidence::Shape => false,
        Evidence::Place => !starts_with_place(rest),
        Evidence::Source => true,
    }
}

/// A second place after the dash: a route, not a dateline.
fn starts_with_place(rest: &str) -> bool {
    let ends = rest.match_indices(' ').map(|(at, _)| at).take(PLACE_WORDS);
    ends.map(|end| &rest[..end])
        .any(|place| is_place(place) && rest[place.len()..].trim_start().starts_with(char::is_lowercase))
}

fn evidence(prefix: &str) -> Option<Evidence> {
    let (prefix, bracket) = match prefix.strip_suffix(')').and_then(|p| p.rsplit_once('(')) {
        Some((before, inner)) => (before.trim_end(), Some(inner)),
        None => (prefix, None),
    };
    let mut best = match bracket {
        None => Evidence::Shape,
        Some(inner) if inner.split(['/', ',']).any(is_medium) || dates::find(inner).is_some() => Evidence::Source,
        Some(_) => return None,
    };
    if prefix.is_empty() {
        return None;
    }
    let parts: Vec<&str> = prefix.split([',', ';', '/']).map(str::trim).collect();
    if parts.len() > 4 {
        return None;
    }
    for part in parts {
        best = best.max(part_evidence(part)?);
    }
    Some(best)
}

/// What one of the parts between commas is; none where it cannot stand in a dateline.
fn part_evidence(part: &str) -> Option<Evidence> {
    if is_medium(part) || dates::find(part).is_some_and(|_| dates::is_only_date(part)) {
        return Some(Evidence::Source);
    }
    if is_place(part) {
        return Some(Evidence::Place);
    }
    let words: Vec<&str> = part.split(' ').collect();
    if words.len() > PLACE_WORDS + 1 || !words.iter().all(|w| is_capitalised(w)) {
        return None;
    }
    // `JAKARTA KOMPAS.com`: a place and a medium without a comma.
    if words.len() > 1 && is_medium(words[words.len() - 1]) {
        return Some(Evidence::Source);
    }
    let capitals = part.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && part.chars().all(|c| !c.is_lowercase())
        && words.len() <= PLACE_WORDS;
    Some(if capitals { Evidence::Place } else { Evidence::Shape })
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
}

/// Longest name of a medium at the start of a text, in bytes: before a comma, and in capitals before a stop.
const BEFORE_COMMA: usize = 30;
const BEFORE_STOP: usize = 12;

/// Where `mark` and a space first stand, no later than at byte `last`.
fn mark_within(text: &str, mark: &str, last: usize) -> Option<usize> {
    text[..text.floor_char_boundary(last + mark.len())].find(mark)
}

/// `Liputan6.com, Jakarta Presiden …` and `RMOL. Presiden …`.
fn without_dash(text: &str) -> Option<usize> {
    let comma = mark_within(text, ", ", BEFORE_COMMA).filter(|&at| is_medium(&text[..at]));
    if let Some(comma) = comma {
        let rest = &text[comma + 2..];
        let ends = rest.match_indices(' ').map(|(at, _)| at).take(PLACE_WORDS);
        let end =
            ends.filter(|&end| is_place(&rest[..end]) && rest[end + 1..].starts_with(char::is_uppercase)).last()?;
        return Some(comma + 2 + end + 1);
    }
    let stop = mark_within(text, ". ", BEFORE_STOP)?;
    let name = &text[..stop];
    let signed = name.len() >= 3 && name.chars().all(char::is_uppercase) && is_medium(name);
    (signed && text[stop + 2..].starts_with(char::is_uppercase)).then_some(stop + 2)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_dash_without_evidence_is_a_dash() {
        for text in [
            "Jakarta - Bandung kini bisa ditempuh dalam 40 menit.",
            "Kementerian PU-Pera membangun jembatan.",
            "Persib - Persija berakhir 2-1.",
            "Tiririca - yang berarti tukang mengeluh - menjadi sensasi.",
            "Prabowo - Gibran unggul dalam hitung cepat.",
            "Budi berjalan - lalu berhenti.",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
