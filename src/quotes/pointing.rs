//! Descriptions that a demonstrative closes (`pria asal Medan itu`): how far they go.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::phrase::{Phrase, Reader, SLOT};
use super::scene::Scene;

impl Reader<'_> {
    /// `yang akrab disapa X itu`, `asal Kudus itu`: the tokens up to the demonstrative that closes a description.
    pub(super) fn back_reference(&self, from: usize) -> usize {
        // `Perempuan pertama yang menjadi penala di Desa Wirun itu`
        let clause = (from..(from + 3).min(self.tokens.len()))
            .take_while(|&k| self.tokens[k].shape == Shape::Lower && !self.is_verb(k))
            .any(|k| self.text[self.tokens[k].start()..].starts_with("yang "));
        let near = if clause { 24 } else { 9 };
        for k in from..(from + near).min(self.tokens.len()) {
            let token = &self.tokens[k];
            let says =
                !self.after_cue && k > from + 1 && token.shape == Shape::Lower && token.is(Flags::SAY.or(Flags::JUDGE));
            let word = &self.text[token.start()..token.end()];
            // `pria berkacamata itu`, `perempuan berusia 52 tahun itu`
            let describes =
                token.is(Flags::NAMING) || word.starts_with("ber") && !token.is(Flags::SAY) && k <= from + 1;
            // `Petinju 26 tahun berjuluk “Kerbau Malaka” tersebut`
            if token.shape == SLOT && !(k > from && self.is(k - 1, Flags::NAMING)) {
                return 0;
            }
            if near < 10 && self.is_verb(k) && !describes && !token.is(Flags::DEMONSTRATIVE) || says {
                return 0; // the predicate, not a part of the description
            }
            if token.mark(',') && self.is_place_between_commas(k) {
                continue; // `asal Wonogiri, Jawa Tengah, itu`
            }
            if matches!(token.shape, Shape::Mark(',' | '.' | '?' | '!' | ':' | ';')) {
                return 0;
            }
            if token.shape == Shape::Lower && token.is(Flags::DEMONSTRATIVE) && k > from {
                let ends = self.token(k + 1).is_none_or(|t| !t.is_capital());
                return if ends { k + 1 - from } else { 0 };
            }
        }
        0
    }

    /// Whether a demonstrative stands at token `i`.
    pub(super) fn closes(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::DEMONSTRATIVE))
    }

    /// `politisi asal Belu, Nusa Tenggara Timur, itu`: the demonstrative after a place between commas that opens at `k`.
    pub(super) fn placed_up_to(&self, k: usize) -> Option<usize> {
        let after = (k + 1..k + 6).find(|&i| !self.token(i).is_some_and(Token::is_capital))?;
        (after > k + 1 && self.mark(after, ',') && self.closes(after + 1)).then_some(after + 1)
    }

    /// Whether the comma at `k` opens or closes a place set between commas, before `itu` (`di Desa Wirun, Sukoharjo, Jawa
    /// Tengah, itu`).
    fn is_place_between_commas(&self, k: usize) -> bool {
        let mut comma = k;
        for _ in 0..3 {
            if self.closes(comma + 1) {
                return true;
            }
            let after = (comma + 1..comma + 5).find(|&i| !self.token(i).is_some_and(Token::is_capital));
            match after.filter(|&i| i > comma + 1 && self.mark(i, ',')) {
                Some(next) => comma = next,
                None => return false,
            }
        }
        self.closes(comma + 1)
    }
}

impl Scene<'_> {
    /// Whether a phrase is of somebody dead, as a word before it tells (`mendiang suaminya, Supardi`).
    pub(super) fn of_the_dead(&self, phrase: &Phrase) -> bool {
        self.tokens[phrase.all.start.saturating_sub(2)..phrase.all.start].iter().any(is_late)
    }
}

/// Whether it is `almarhum` or `almarhumah`: somebody whose death the article has told, where no name follows.
pub(super) fn is_late(token: &Token) -> bool {
    token.shape == Shape::Lower && token.is(Flags::ADDRESS) && token.is(Flags::MODIFIER)
}
