//! What a phrase starts with: words for people and bodies, words of no list that have the form of one, parts of texts.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::cues::names_speaker;
use super::phrase::{Reader, SLOT};

impl Reader<'_> {
    /// `pemukul asal Kuba`: a noun for whoever does something, of no list.
    #[inline]
    pub(super) fn comes_from(&self, i: usize) -> bool {
        let unknown = self.token(i).is_some_and(|t| t.shape == Shape::Lower && t.flags.is_empty());
        let from = unknown && self.reads(i + 1, "asal") && self.token(i + 2).is_some_and(Token::is_capital);
        from && self.is_doer(i, &["pe"])
    }

    /// Whether the word at `i` begins with one of `prefixes` and has the form of one for whoever does something
    /// (`penangkap`, not `pengumuman`).
    pub(super) fn is_doer(&self, i: usize, prefixes: &[&str]) -> bool {
        self.token(i).filter(|t| t.shape == Shape::Lower).is_some_and(|t| {
            let word = &self.text[t.start()..t.end()];
            prefixes.iter().any(|prefix| word.starts_with(prefix)) && word.len() > 5 && !word.ends_with("an")
        })
    }

    /// `Pasal terakhir kesepakatan itu`: the text of which the words at `head` name a part.
    pub(super) fn whole_text(&self, head: usize) -> usize {
        if !self.is(head, Flags::PART) {
            return head;
        }
        let text = (head + 1..head + 4).find(|&k| {
            let says = Flags::SAY.or(Flags::JUDGE).or(Flags::WRITE);
            let plain = |i: usize| matches!(self.tokens[i].shape, Shape::Lower | Shape::Number) && !self.is(i, says);
            self.is(k, Flags::DOCUMENT) && (head + 1..k).all(plain)
        });
        text.unwrap_or(head)
    }
}

/// Whether a phrase that means somebody can start with this token: nearly no small word can.
#[inline]
pub(super) fn can_start(token: &Token) -> bool {
    let noun = Flags::FIRST.or(Flags::INDEFINITE).or(Flags::DOCUMENT).or(Flags::SIGN).or(Flags::DEGREE);
    match token.shape {
        Shape::Mark(_) | SLOT => false,
        Shape::Lower => token.is(noun) || names_speaker(token),
        _ => true,
    }
}
