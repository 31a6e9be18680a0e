//! How a sentence begins: datelines, introductions before its subject (`Di seberang jalan, …`), and whose view it gives.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::people::People;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

/// How far behind the first word of an introduction without a comma the subject may stand, in tokens.
const NEAR: usize = 8;

/// What a sentence starts with that gives somebody's view. The longer ones first.
const VIEWS: [&[&str]; 15] = [
    &["lain", "halnya", "dengan"],
    &["lain", "halnya", "bagi"],
    &["lain", "lagi", "dengan"],
    &["begitu", "pula", "dengan"],
    &["begitu", "juga", "dengan"],
    &["demikian", "pula", "dengan"],
    &["demikian", "juga", "dengan"],
    &["tidak", "demikian", "dengan"],
    &["tidak", "demikian", "bagi"],
    &["tidak", "begitu", "dengan"],
    &["tak", "demikian", "dengan"],
    &["begitu", "pula"],
    &["begitu", "juga"],
    &["di", "mata"],
    &["bagi"],
];

impl Scene<'_> {
    /// The token after a dateline (`TEMPO.CO, Surabaya -`) or a label (`T:`) at the start of a paragraph.
    pub(super) fn after_dateline(&self, start: usize, end: usize) -> usize {
        if start > 0 {
            return start;
        }
        if self.label().is_some() {
            return 2;
        }
        let near = end.min(14);
        let dash = (1..near).find(|&i| matches!(self.tokens[i].shape, Shape::Mark('-' | '–' | '—')));
        let Some(dash) = dash else { return start };
        let plain =
            self.tokens[..dash].iter().all(|t| t.is_capital() || matches!(t.shape, Shape::Mark(_) | Shape::Number));
        let twice = self.tokens.get(dash + 1).is_some_and(|t| t.mark('-'));
        if plain { dash + 1 + usize::from(twice) } else { start }
    }

    /// The token where the subject can begin at the earliest, after the introduction of a sentence that starts at `at` with
    /// a preposition or a verb.
    pub(super) fn after_introduction(&self, people: &People, at: usize, end: usize) -> usize {
        let reader = self.reader(people);
        let region = Flags::PLACE.or(Flags::MODIFIER);
        // `Di kolong rumah di Kampung Prailiu, Sumba Timur, Yustina …`
        let place = |p: &Phrase| {
            let chain = self.tokens.get(p.all.end + 1).is_some_and(|t| t.is_capital() && !t.is(Flags::DEGREE));
            // `Di Grobogan, Jawa Tengah, petani justru tersenyum`
            let region = p.kind == Kind::Named && self.tokens[p.all.clone()].iter().all(|t| t.is(region));
            region && self.tokens[p.all.start].is(Flags::PLACE)
                || chain && self.tokens[p.all.end].mark(',') && p.kind == Kind::Named && p.role.is_none()
        };
        let opens = |i: usize| reader.read(i + 1).is_some_and(|p| !place(&p));
        let comma = (at..end).find(|&i| self.tokens[i].mark(',') && opens(i));
        // `Di tempat yang sama Rosmini, pedagang bakso, …`
        let here = |k: &usize| {
            let closes = self.tokens[k - 1].is(Flags::DEMONSTRATIVE) || reader.reads(k - 1, "sama");
            let small = self.tokens[k - 1].shape == Shape::Lower && closes;
            small && reader.read(*k).is_some_and(|p| matches!(p.kind, Kind::Named | Kind::Role | Kind::Group))
        };
        let comma = (at + 2..end.min(at + NEAR)).find(here).map(|k| k - 1).or(comma);
        // `Di antara pengunjung tampak Hiroko Tanabe, mahasiswi asal Jepang`
        let comma = comma.filter(|&c| !self.tokens[at..c].iter().any(|t| t.is(Flags::PRESENTS)));
        comma.map_or(at, |c| c + 1)
    }

    /// The token after `Menurut dia,` where a sentence starts so at `at`.
    pub(super) fn after_source(&self, at: usize, end: usize) -> usize {
        let told = self.tokens[at].is(Flags::SOURCE) && !self.tokens[at].nya;
        (at + 1..end).take(NEAR).find(|&i| told && self.tokens[i].mark(',')).map_or(at, |comma| comma + 1)
    }

    /// How many words at `at` announce whose view the sentence gives (`Bagi Galih, …`, `Lain halnya dengan Rosmini, …`); 0
    /// where none do, or where no person follows up to a comma.
    pub(super) fn viewpoint(&self, people: &People, at: usize) -> usize {
        // As long as `di` and `bagi`: nearly no sentence starts so.
        if !matches!(self.tokens[at].end() - self.tokens[at].start(), 2 | 4..=8) {
            return 0;
        }
        let reads = |i: usize, word: &str| {
            self.tokens.get(i).is_some_and(|t| self.text[t.start()..t.end()].eq_ignore_ascii_case(word))
        };
        let initial = self.text.as_bytes()[self.tokens[at].start()].to_ascii_lowercase();
        let said = |words: &&&[&str]| {
            words[0].as_bytes()[0] == initial && words.iter().enumerate().all(|(i, word)| reads(at + i, word))
        };
        let Some(words) = VIEWS.iter().find(said).map(|words| words.len()) else { return 0 };
        let phrase = self.reader(people).read(at + words);
        let person = phrase.filter(|p| matches!(p.kind, Kind::Named | Kind::PointsBack | Kind::Pronoun));
        // `Begitu pula dengan Rosmini.`
        let ends = |t: &Token| t.mark(',') || t.is_stop() && words > 2;
        if person.is_some_and(|p| self.tokens.get(p.next).is_some_and(ends)) { words } else { 0 }
    }
}

/// A sentence-initial verb by its prefix (`Ditemui`, `Mendengar`).
pub(super) fn is_capital_verb(word: &str) -> bool {
    word.len() >= 6 && ["Me", "Di", "Ber", "Ter"].iter().any(|p| word.starts_with(p))
}
