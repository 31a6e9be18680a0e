//! What a phrase starts with: words for people and bodies, words of no list that have the form of one, parts of texts.

use crate::indonesian::persons::{self, ROLE};
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

    /// Whether the word before token `i` makes the name there one of no person: `bahasa Bugis` is a language, `Jl.
    /// Pangeran Antasari` a street.
    pub(super) fn follows_thing(&self, i: usize) -> bool {
        let kind = i > 0 && self.tokens[i - 1].shape == Shape::Lower && self.is(i - 1, Flags::KIND);
        let before = i.saturating_sub(1 + usize::from(i > 1 && self.mark(i - 1, '.')));
        kind || i > 0 && persons::opens_place(&self.tokens[before])
    }

    /// Whether the word at `head` can be the noun of a phrase that means somebody or a text; `newcomer` tells that it is a
    /// doer of no list.
    pub(super) fn can_be_head(&self, head: usize, newcomer: bool, indefinite: bool) -> bool {
        let token = &self.tokens[head];
        // `dr. Melati Anggraini`
        let doctor = token.shape == Shape::Lower
            && token.is(Flags::DEGREE)
            && self.mark(head + 1, '.')
            && self.token(head + 2).is_some_and(Token::is_capital);
        let noun = (names_speaker(token) || doctor || newcomer) && (!token.is(Flags::INDEFINITE) || token.is(ROLE));
        // `seorang tamu`: any noun after it is a person.
        let someone = indefinite && token.shape == Shape::Lower && token.flags.is_empty() && {
            self.text[self.tokens[head - 1].start()..self.tokens[head - 1].end()].eq_ignore_ascii_case("seorang")
        };
        // `belasan penangkap benih`
        let several =
            indefinite && token.flags.is_empty() && self.is_doer(head, &["pem", "pen"]) && self.is_plural(head - 1);
        noun || someone || several || token.is(Flags::DOCUMENT.or(Flags::SIGN))
    }

    /// Whether the noun at `head` is a thing after all, or a function word with a capital.
    pub(super) fn is_thing(&self, head: usize) -> bool {
        let token = &self.tokens[head];
        // `di pintu rumahnya`
        if token.nya && token.shape == Shape::Lower && token.is(Flags::INSTITUTION) && token.is(Flags::MODIFIER) {
            return true;
        }
        // `bekas pintu utama`: what is left of a thing.
        let former = self.text[token.start()..token.end()].eq_ignore_ascii_case("bekas");
        if former && self.token(head + 1).is_some_and(|t| t.shape == Shape::Lower && !t.is(ROLE)) {
            return true;
        }
        let plain = Flags::PREPOSITION.or(Flags::CONJUNCTION).or(Flags::SAY).or(Flags::SOURCE).or(Flags::CUE);
        // `Pesan yang beredar berbunyi`, `Pesan berantai itu`: the noun, not the cue of `Pesan dia, …`.
        let text = || {
            let plain = self.token(head + 1).is_some_and(|t| t.flags.is_empty());
            token.is(Flags::DOCUMENT) && (plain || self.closes(head + 1) || self.reads(head + 1, "yang"))
        };
        token.shape == Shape::Capital && token.is(plain) && !token.is(ROLE) && !text()
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
