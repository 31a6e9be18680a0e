//! Institutions: what `perusahaan`, `dinas itu` and an acronym mean, given those that the article names.

use crate::indonesian::keys;
use crate::indonesian::wordclass::{self, Flags};
use crate::indonesian::words::{self, Token};

use super::people::{MAIN, People, Who, named_key};
use super::phrase::{Kind, Phrase};
use super::roles::head_key;

impl People {
    pub(super) fn institution(&mut self, text: &str, tokens: &[Token], phrase: &Phrase) -> Who {
        let head = tokens[phrase.head];
        let short = phrase.all.end - phrase.head == 1;
        let noun = short && head.shape != words::Shape::Acronym;
        let known = self.body_called(text, head).filter(|_| short || phrase.name.is_none());
        let main = || self.main_institution().filter(|_| noun && !head.is(Flags::GROUP));
        let who = known.or_else(main).unwrap_or_else(|| self.plain(text, tokens, phrase));
        if !noun {
            self.heads(head.key, who);
        }
        self.entities[who].mentions += 1;
        if !self.is_bare(who) {
            self.last_institution = Some(who);
        }
        self.abbreviated(tokens, phrase, who);
        who
    }

    /// `Badan Meteorologi, Klimatologi, dan Geofisika (BMKG)`: the short name is the body's too.
    fn abbreviated(&mut self, tokens: &[Token], phrase: &Phrase, who: Who) {
        let Some([open, short, close]) = tokens.get(phrase.all.end..phrase.all.end + 3) else { return };
        let name = matches!(short.shape, words::Shape::Acronym | words::Shape::Capital) && !short.is(Flags::PLACE);
        if open.mark('(') && close.mark(')') && name && phrase.all.len() > 1 {
            self.heads(short.key, who);
            let taken = self.by_text.get(&named_key(&[short.key])).copied();
            if let Some(other) = taken.filter(|&other| other != who && self.entities[other].words.len() == 1) {
                self.entities[other].same = Some(who);
            }
        }
    }

    /// The institution that a common noun means: the last one whose name begins with it, the last company for
    /// `perusahaan`, the last body of the people for `organisasi`.
    pub(super) fn body_called(&mut self, text: &str, head: Token) -> Option<Who> {
        let list = self.by_head.get(&head_key(head.key));
        let named = list.and_then(|l| l.iter().rev().copied().find(|&who| !self.is_bare(who)));
        if named.is_some() {
            return named;
        }
        let kind = |t: &Token| [Flags::COMPANY, Flags::SOCIETY].into_iter().find(|&k| t.is(k));
        let own = self.body_named(&text[head.start()..head.end()]);
        if let Some(kind) = kind(&head).filter(|_| own.is_none()) {
            let alike = |&who: &Who| {
                let entity = &self.entities[who];
                let words = if entity.role_words.is_empty() { &entity.words } else { &entity.role_words };
                // `Manajemen PT Anoa Bahari Lines`
                words.iter().take(2).any(|&w| wordclass::flags(w).any(kind)) && !self.is_bare(who)
            };
            let latest = self.last_institution.filter(alike);
            let any = || (0..self.entities.len().min(MAIN)).rev().filter(|&w| self.is_body(w)).find(alike);
            if let Some(who) = latest.or_else(any) {
                return Some(who);
            }
        }
        let only = || kind(&head).and_then(|kind| self.only_body(kind));
        let name = own.or_else(only)?.to_owned();
        let tokens = words::scan(&name);
        let all = 0..tokens.len();
        let (kind, role, next) = (Kind::Institution, None, tokens.len());
        let phrase = Phrase { kind, head: 0, name: Some(all.clone()), role, all, next, indefinite: false };
        Some(self.plain(&name, &tokens, &phrase))
    }

    /// The institution that the article speaks of most, the first of several: what `perseroan` alone means.
    pub(super) fn main_institution(&self) -> Option<Who> {
        let mut main: Option<(usize, Who)> = None;
        for (who, entity) in self.entities.iter().take(MAIN).enumerate() {
            let more = main.is_none_or(|(most, _)| entity.mentions > most);
            if more && entity.kind == Some(Kind::Institution) && !self.is_bare(who) {
                main = Some((entity.mentions, who));
            }
        }
        main.map(|(_, who)| who)
    }

    /// The one institution of the article whose name begins with a word of this class; none of several.
    fn only_body(&self, kind: Flags) -> Option<&str> {
        let first = |b: &str| b.split(' ').next().is_some_and(|w| wordclass::flags(keys::key(w)).any(kind));
        let mut alike = self.bodies.iter().map(String::as_str).filter(|b| first(b));
        alike.next().filter(|_| alike.next().is_none())
    }

    /// The last institution whose name begins with this word.
    fn body_named(&self, word: &str) -> Option<&str> {
        let begins = |b: &&String| b.split(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(word));
        self.bodies.iter().rev().find(begins).map(String::as_str)
    }
}
