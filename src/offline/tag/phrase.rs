//! Phrases of the lexicon in the text, and the sense that the neighbours choose.

use std::borrow::Cow;

use super::super::lexicon::{Pos, Sense};
use super::super::tokens::{Kind, Token};
use super::super::words::{self, Reading, Voice};
use super::{Tag, Tagger, Unit, unit_is};
use crate::indonesian::affixes::{self, Clitic};

impl Tagger<'_> {
    /// The longest phrase that starts here, with its sense resolved.
    pub(super) fn phrase(&self, at: usize, before: &[Unit]) -> Option<(Reading, usize)> {
        let token = &self.tokens[at];
        let mut best: Option<(Reading, usize)> = None;
        let mut consider = |first: &str, voice: Voice| {
            for entry in self.lexicon.phrases(first) {
                if entry.pos == Pos::Adv
                    && first == "yang"
                    && before.last().is_some_and(|u| matches!(u.tag, Tag::Lex(_)))
                {
                    // `pesan yang jelas`: an attribute.
                    continue;
                }
                if entry.pos == Pos::Adv && before.last().is_some_and(|u| unit_is(u, "num")) {
                    // `dua tahun sebelumnya`: the phrase `tahun sebelumnya` is not meant.
                    continue;
                }
                if let Some((len, clitic)) = self.matches(entry.id, at)
                    && best.as_ref().is_none_or(|(_, l)| len > *l)
                {
                    let voice = match (entry.pos, voice) {
                        (Pos::Verb, Voice::Plain)
                            if entry.flags.has("t") && !first.starts_with("me") && !first.starts_with("ber") =>
                        {
                            Voice::Bare
                        }
                        (Pos::Verb, Voice::Plain) => Voice::Active,
                        (_, v) => v,
                    };
                    best = Some((Reading { voice, clitic, ..Reading::new(entry) }, len));
                }
            }
        };
        if token.capital() {
            consider(token.text, Voice::Plain);
        }
        consider(&token.lower, Voice::Plain);
        if let Some(base) = affixes::reduplicated(&token.lower) {
            consider(base, Voice::Plain);
        }
        for (stem, voice) in words::verb_stems(&token.lower) {
            if voice != Voice::Ter {
                consider(&stem, voice);
            }
        }
        let (mut reading, len) = best?;
        if len > 1 && self.overlaps(at + len - 1) {
            return None;
        }
        let nominal = [Pos::Noun, Pos::Name, Pos::Pron, Pos::Quant, Pos::Num, Pos::Adj, Pos::Verb, Pos::Rel, Pos::Ord];
        let figure =
            self.tokens.get(at + len).is_some_and(|t| matches!(t.kind, Kind::Figure(_) | Kind::Open | Kind::Opaque));
        if reading.pos == Pos::Prep
            && reading.en.ends_with(" of")
            && !figure
            && (!self.may(at + len, &nominal) || self.may(at + len, &[Pos::Adj]))
        {
            // `di bagian utara`: the noun in the phrase has its own modifier.
            return None;
        }
        if affixes::reduplicated(&token.lower).is_some_and(|base| reading.id.split(' ').next() == Some(base)) {
            reading.plural = true;
        }
        if let Some(sense) = self.sense(&reading.id.clone(), at, len, before, Some(reading.pos)) {
            reading.en = Cow::Borrowed(sense.en);
            reading.flags = sense.flags;
        }
        Some((reading, len))
    }

    /// The last word of a phrase opens another that says where (`duduk di` and `di atas`): that one is meant.
    fn overlaps(&self, last: usize) -> bool {
        self.lexicon
            .phrases(&self.tokens[last].lower)
            .any(|e| e.pos == Pos::Prep && self.matches(e.id, last).is_some_and(|(len, _)| len > 1))
    }

    /// Does the phrase stand here? Its length in tokens and a clitic on its last word.
    pub(super) fn matches(&self, id: &str, at: usize) -> Option<(usize, Option<Clitic>)> {
        let mut len = 1;
        let mut clitic = None;
        for (index, word) in id.split(' ').enumerate().skip(1) {
            let token = self.tokens.get(at + index)?;
            if clitic.is_some() || !matches!(token.kind, Kind::Word) {
                return None;
            }
            len = index + 1;
            if token.lower == word || token.text == word {
                continue;
            }
            let (rest, c) = affixes::without_clitic(&token.lower)?;
            if rest != word {
                return None;
            }
            clitic = Some(c);
        }
        Some((len, clitic))
    }

    /// The first sense row that holds here.
    pub(super) fn sense(&self, id: &str, at: usize, len: usize, before: &[Unit], pos: Option<Pos>) -> Option<&Sense> {
        self.lexicon
            .senses(id)
            .iter()
            .filter(|s| pos.is_none_or(|p| p == s.pos))
            .find(|s| s.condition.split(' ').all(|c| self.holds(c, at, len, before)))
    }

    pub(super) fn holds(&self, condition: &str, at: usize, len: usize, before: &[Unit]) -> bool {
        let Some((key, values)) = condition.split_once('=') else { return false };
        let next = self.tokens.get(at + len);
        let mut values = values.split('|');
        match key {
            "next" => next.is_some_and(|t| values.any(|v| self.is_word(at + len, t, v))),
            "prev" => at > 0 && values.any(|v| self.is_word(at - 1, &self.tokens[at - 1], v)),
            "near" => values.any(|v| self.sentence(at).any(|i| i != at && self.is_word(i, &self.tokens[i], v))),
            "nextpos" => next.is_some_and(|_| values.any(|v| self.pos_at(at + len, v))),
            "prevpos" => before.last().is_some_and(|u| values.any(|v| unit_is(u, v))),
            _ => false,
        }
    }

    pub(super) fn sentence(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let start = (0..at).rev().find(|&i| self.tokens[i].ends_sentence()).map_or(0, |i| i + 1);
        let end = (at..self.tokens.len()).find(|&i| self.tokens[i].ends_sentence()).unwrap_or(self.tokens.len());
        start..end
    }

    pub(super) fn is_word(&self, index: usize, token: &Token<'_>, word: &str) -> bool {
        token.lower == word || token.text == word || self.table[index].iter().any(|r| r.id == word)
    }

    pub(super) fn pos_at(&self, at: usize, name: &str) -> bool {
        match &self.tokens[at].kind {
            Kind::Figure(_) => name == "num",
            Kind::Word => {
                let token = &self.tokens[at];
                if name == "name" {
                    return token.capital();
                }
                let Some(pos) = Pos::parse(name) else { return false };
                self.table[at].first().is_some_and(|r| r.pos == pos)
            }
            _ => false,
        }
    }
}
