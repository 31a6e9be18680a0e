//! Whether the words ahead lead to somebody's name, so that a description goes on up to it.

use crate::indonesian::persons::ROLE;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::extent::states;
use super::phrase::Reader;

impl Reader<'_> {
    /// `penjual jagung bakar bernama Sitti Aminah`, `petugas jaga Yuli Triatmoko`: plain words up to the name of somebody.
    pub(super) fn leads_to_name(&self, head: usize, from: usize) -> bool {
        if !self.tokens[head].is(ROLE) {
            return false;
        }
        let ends = Flags::STOP
            .or(Flags::PREPOSITION)
            .or(Flags::CONJUNCTION)
            .or(Flags::PRONOUN)
            .or(Flags::FIRST)
            .or(Flags::SOURCE)
            .or(Flags::DEMONSTRATIVE);
        for k in from..from + 12 {
            let Some(token) = self.token(k) else { return false };
            match token.shape {
                Shape::Capital if self.people.starts_name(token.key) => return true,
                // `tukang parkir Samsudin menghitung uang`
                Shape::Capital if k == from + 1 && self.tokens[from].flags.is_empty() && self.is_called(k) => {
                    return true;
                }
                // `pemegang saham ritel Hj. Suminah`
                Shape::Capital if token.is(Flags::ADDRESS) && self.mark(k + 1, '.') => {
                    return self.token(k + 2).is_some_and(Token::is_capital);
                }
                Shape::Capital | Shape::Acronym | Shape::Dotted if k > from => {}
                Shape::Mark('.') if self.abbreviated(k - 1) => {}
                Shape::Lower => {
                    let word = &self.text[token.start()..token.end()];
                    // `Di antara pengunjung tampak Hiroko Tanabe`
                    if matches!(word, "adalah" | "ialah") || token.is(Flags::PRESENTS) {
                        return false;
                    }
                    if matches!(word, "bernama" | "berinisial") {
                        return self.token(k + 1).is_some_and(Token::is_capital);
                    }
                    let at = matches!(word, "dari" | "pada" | "di" | "untuk")
                        && self.token(k + 1).is_some_and(Token::is_capital);
                    if self.is_verb(k) || (token.is(ends) || states(token)) && !at {
                        return false;
                    }
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether token `i` is somebody's only name.
    fn is_called(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let place = token.is(Flags::PLACE) || self.people.is_placed(token.key);
        let known = self.people.is_first(token.key) && token.flags.is_empty() && !place;
        known && self.token(i + 1).is_none_or(|t| matches!(t.shape, Shape::Lower | Shape::Mark(_)))
    }

    /// `Pusat Gempa Bumi dan Tsunami BMKG Damianus Wora`: capital words from `from` that end with the name of somebody.
    pub(super) fn runs_to_name(&self, from: usize) -> bool {
        let part =
            |k: usize| self.token(k).is_some_and(Token::is_capital) || self.mark(k, '.') && self.abbreviated(k - 1);
        let end = (from..from + 10).find(|&k| !part(k)).unwrap_or(from);
        end > from + 2 && self.people.name_at_end(&self.tokens[from..end]).is_some_and(|n| n > 0)
    }
}
