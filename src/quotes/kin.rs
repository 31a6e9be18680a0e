//! Relations: whose husband, mother or child somebody is (`Suaminya, Markus`), so that `istrinya` then leads back.

use crate::indonesian::wordclass::{Flags, key};
use crate::indonesian::words::Token;

use super::people::{People, Who};
use super::phrase::{Kind, Phrase};

/// Words of relations that are each other's inverse.
const INVERSE: [(&[&str], &[&str]); 2] = [
    (&["suami", "istri", "isteri"], &["suami", "istri", "isteri"]),
    (&["ibu", "ibunda", "ayah", "ayahanda", "bapak"], &["anak", "putra", "putri", "putera"]),
];

impl People {
    /// `Suaminya, Markus, …`, said of somebody by name: notes whose relation it is.
    pub(super) fn relates(&mut self, tokens: &[Token], phrase: &Phrase, who: Who, focus: Option<Who>) {
        let Some(word) = phrase.role.as_ref().map(|role| &tokens[role.start]).filter(|t| t.nya && t.is(Flags::KIN))
        else {
            return;
        };
        let owner = focus.filter(|&owner| owner != who && self.entities[owner].kind == Some(Kind::Named));
        self.entities[who].kin = owner.map(|owner| (owner, word.key)).or(self.entities[who].kin);
    }

    /// Whom a relation to somebody (`istrinya`) means, where the article has said who that is, either way round.
    pub(super) fn relative(&self, word: &Token, of: Option<Who>) -> Option<Who> {
        let of = of.filter(|_| word.nya && word.is(Flags::KIN))?;
        if let Some((owner, _)) = self.entities[of].kin.filter(|&(_, was)| is_inverse(was, word.key)) {
            return Some(owner);
        }
        self.recent.iter().copied().find(|&who| self.entities[who].kin == Some((of, word.key)))
    }
}

fn is_inverse(one: u64, other: u64) -> bool {
    let has = |words: &[&str], word: u64| words.iter().any(|w| key(w) == word);
    INVERSE.iter().any(|(a, b)| has(a, one) && has(b, other) || has(b, one) && has(a, other))
}
