//! Whether the English of a quotation can be the English of that quotation: figures aside (they have a check of their
//! own), its content words are compared with a rough gist of the source, and with the gists of its neighbours, so that
//! swapped and made-up quotations stand out. A gist is rough, so only plain cases are reported.

use std::collections::BTreeSet;

use crate::model::QuoteId;

/// One quotation with a gist of its source and the English that came back.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// Which.
    pub id: QuoteId,
    /// Rough English of the source.
    pub gist: &'a str,
    /// What came back.
    pub english: &'a str,
}

/// Why the English of a quotation is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It reads like the English of another quotation.
    Swapped(QuoteId),
    /// It shares no content word with the gist.
    Unrelated,
}

/// Content words that a text must have before it is judged at all.
const ENOUGH: usize = 5;

/// How far apart two quotations may stand to be taken for swapped. Keeps the check linear in their number.
const NEAR: usize = 12;

/// Quotations whose English is not believed, in order.
#[must_use]
pub fn doubts(pairs: &[Pair<'_>]) -> Vec<(QuoteId, Doubt)> {
    let gists: Vec<BTreeSet<String>> = pairs.iter().map(|p| content(p.gist)).collect();
    let mut out = Vec::new();
    for (i, pair) in pairs.iter().enumerate() {
        let english = content(pair.english);
        let own = shared(&gists[i], &english);
        let near = i.saturating_sub(NEAR)..(i + NEAR + 1).min(pairs.len());
        let other = near.filter(|j| *j != i).max_by_key(|j| shared(&gists[*j], &english));
        if let Some(j) = other {
            // A third of the words of another quotation's gist and next to none of its own.
            let there = shared(&gists[j], &english);
            if there >= 2
                && there * 3 >= gists[j].len().min(english.len())
                && there >= 2 * own + 2
                && pair.english != pairs[j].english
            {
                out.push((pair.id, Doubt::Swapped(pairs[j].id)));
                continue;
            }
        }
        if own == 0 && gists[i].len() >= ENOUGH && english.len() >= ENOUGH {
            out.push((pair.id, Doubt::Unrelated));
        }
    }
    out
}

fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    a.intersection(b).count()
}

/// The content words of an English text, cut to five letters so that inflection does not matter; figures whole.
fn content(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() >= 4 || w.bytes().any(|b| b.is_ascii_digit()))
        .map(|w| w.to_lowercase().chars().take(5).collect::<String>())
        .filter(|w| !STOP.contains(&w.as_str()))
        .collect()
}

/// Function words of English, cut likewise.
const STOP: &[&str] = &[
    "about", "after", "also", "been", "being", "but", "could", "does", "from", "have", "into", "more", "most", "only",
    "other", "over", "said", "shoul", "some", "such", "than", "that", "their", "them", "then", "there", "these",
    "they", "this", "those", "very", "were", "what", "when", "where", "which", "while", "will", "with", "would",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_and_invented_quotations_stand_out() {
        let road = "We need to see road map ahead about how this conflict can end";
        let frank = "I have conducted conversation honest and important with Minister Lavrov";
        let pair = |id, gist, english| Pair { id: QuoteId(id), gist, english };
        let right = [
            pair(1, frank, "I had a frank and important conversation with Minister Lavrov"),
            pair(2, road, "We need to see a road map moving forward about how this conflict can conclude"),
        ];
        assert_eq!(doubts(&right), []);
        let swapped = [pair(1, frank, right[1].english), pair(2, road, right[0].english)];
        assert_eq!(
            doubts(&swapped),
            [(QuoteId(1), Doubt::Swapped(QuoteId(2))), (QuoteId(2), Doubt::Swapped(QuoteId(1)))]
        );
        let invented =
            [pair(1, frank, "Nothing whatsoever changed during yesterday evening"), pair(2, road, right[1].english)];
        assert_eq!(doubts(&invented), [(QuoteId(1), Doubt::Unrelated)]);
    }
}
