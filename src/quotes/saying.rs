//! Verbs and nouns of saying in a stretch of a sentence.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::cues;
use super::phrase::SLOT;
use super::scene::Scene;

impl Scene<'_> {
    /// The last verb or noun of saying between `from` and `to`.
    pub(super) fn verb_before(&self, from: usize, to: usize) -> Option<usize> {
        let verbs = Flags::SAY.or(Flags::JUDGE).or(Flags::WRITE);
        (from..to).rev().find(|&i| {
            let token = &self.tokens[i];
            token.shape != SLOT
                && token.shape != Shape::Acronym
                && (token.is(verbs) || token.is(Flags::CUE) && self.opens_speech(i))
        })
    }

    /// A bare cue before its words (`Kata Budi: "…"`, `seru dia, "…"`).
    pub(super) fn opens_speech(&self, i: usize) -> bool {
        let next = self.tokens.get(i + 1);
        self.tokens[i].nya
            || next.is_some_and(cues::names_speaker)
            || next.is_some_and(|t| matches!(t.shape, SLOT | Shape::Mark(':' | ',')))
    }

    /// `menurut` before the slot.
    pub(super) fn source(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|&i| self.tokens[i].is(Flags::SOURCE) && self.opens_speech(i))
    }

    /// `, kata Budi` after the slot, in the same sentence.
    pub(super) fn parenthesis(&self, from: usize, to: usize) -> Option<usize> {
        // `Yarmi Yulianti, demikian nama lengkapnya, adalah …`
        let name = |i: usize| self.tokens.get(i).is_some_and(|t| self.text[t.start()..t.end()].starts_with("nama"));
        // `Mbah Karto, demikian ia disapa, dikenal sebagai …`
        let called = |i: usize| (i + 1..i + 4).any(|k| self.tokens.get(k).is_some_and(|t| t.is(Flags::NICK)));
        (from + 1..to).find(|&i| {
            let token = &self.tokens[i];
            token.is(Flags::CUE.or(Flags::SOURCE))
                && token.shape == Shape::Lower
                && self.tokens[i - 1].mark(',')
                && !name(i + 1)
                && !((self.reads(i, "demikian") || self.reads(i, "begitu")) && called(i))
                && (token.nya || self.opens_speech(i))
        })
    }

    /// Words that may stand between `demikian` and the one who states (`moto baru`).
    pub(super) fn adjective(&self, i: usize) -> bool {
        matches!(
            self.lower(i).as_str(),
            "baru"
                | "resmi"
                | "tertulis"
                | "itu"
                | "dari"
                | "pihak"
                | "dikatakan"
                | "disampaikan"
                | "ditulis"
                | "peringatan"
                | "imbauan"
                | "himbauan"
                | "seruan"
        )
    }
}
