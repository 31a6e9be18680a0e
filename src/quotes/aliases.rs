//! Other names of the same one: nicknames, first names cut short, strangers whose name a later sentence gives.

use std::ops::Range;

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{self, Shape, Token};

use super::attribute::Attributor;
use super::cues;
use super::people::{Entity, MAIN, People, SAME_WORD, Who, named_key};
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

/// What a title has with a capital that is nobody: a place, a body, a book (`Kamus Terakhir`).
const THING: Flags = Flags::PLACE.or(Flags::INSTITUTION).or(Flags::WORK).or(Flags::DOCUMENT);

impl Attributor {
    /// `Lim Siu Fa (52), yang akrab disapa Amoi Fa`: other names of those whom the sentence names.
    pub(super) fn nicknames(&mut self, scene: &Scene<'_>, phrases: &[Phrase], end: usize) {
        let from = phrases.first().map_or(end, |p| p.all.start.min(end));
        if !scene.tokens[from..end].iter().any(|t| t.is(Flags::NICK)) {
            return; // nearly every sentence
        }
        // `gadis yang biasa disapa Ovi itu`
        for phrase in phrases.iter().filter(|p| p.kind == Kind::PointsBack && p.all.len() > 3) {
            let nick = phrase.all.clone().find(|&i| scene.tokens[i].is(Flags::NICK));
            if let Some((nick, who)) = nick.zip(self.resolve(scene, phrase)) {
                self.also_called(who, &scene.tokens[nick + 1..phrase.all.end]);
            }
        }
        for (i, phrase) in phrases.iter().enumerate().filter(|(_, p)| p.name.is_some()) {
            let next = phrases.get(i + 1).map_or(end, |p| p.all.start.max(phrase.all.end));
            let near = phrase.all.end..(phrase.all.end + 14).min(next.max(phrase.all.end)).min(end);
            let nick = near.into_iter().find(|&k| {
                let token = &scene.tokens[k];
                token.shape == Shape::Lower && token.is(Flags::NICK)
            });
            if let Some(nick) = nick
                && let Some(who) = self.resolve(scene, phrase)
            {
                self.also_called(who, &scene.tokens[nick + 1..end.min(nick + 8)]);
            }
        }
    }

    /// `Oti, begitu ia disapa, menjual es`: another name of the one spoken of.
    pub(super) fn so_called(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        let so = |i: &usize| scene.reads(*i, "begitu") || scene.reads(*i, "demikian");
        let Some(so) = (start + 2..end.min(start + 5)).find(so) else { return };
        let nick = (so + 1..end.min(so + 4)).any(|i| scene.tokens[i].is(Flags::NICK));
        let set_off = nick && matches!(scene.tokens[so - 1].shape, Shape::Mark(',' | '—' | '–' | '-' | '('));
        let phrase =
            scene.reader(&self.people).read(start).filter(|p| set_off && p.all.end == so - 1 && p.role.is_none());
        let who = self.one(scene.paragraph).or(self.protagonist).filter(|&who| self.people.is_personal(who));
        let nick = phrase.and_then(|p| self.resolve(scene, &p));
        if let Some((nick, who)) = nick.zip(who) {
            self.people.is_nick(nick, who);
        }
    }

    /// Adds the capital words that come first in `tokens` to somebody's names.
    pub(super) fn also_called(&mut self, who: Who, tokens: &[Token]) {
        let name = tokens.iter().skip_while(|t| t.shape == Shape::Lower).take_while(|t| t.is_capital());
        let name: Vec<u64> = name
            .filter(|t| t.key != 0)
            .inspect(|t| {
                if !t.is(Flags::ADDRESS) {
                    self.people.also(who, t.key);
                }
            })
            .map(|t| t.key)
            .collect();
        self.people.stands_for(&name, who);
    }

    /// `Tri Mujiono alias "Gendon"`, `Bimo "Bim-Bim" Sasongko`: words in marks by which somebody is called.
    pub(super) fn nickname(&mut self, scene: &Scene<'_>, start: usize, slot: usize, inner: &Range<usize>) {
        let near = slot.saturating_sub(4).max(start)..slot;
        let Some(nick) = near.into_iter().rev().find(|&i| scene.tokens[i].is(Flags::NICK)) else { return };
        let (phrases, _) = scene.phrases(&self.people, start, nick);
        let person = phrases.iter().rev().find(|p| matches!(p.kind, Kind::Named | Kind::Pronoun | Kind::PointsBack));
        let who = person.and_then(|p| self.resolve(scene, p)).or(self.focus);
        let from = cues::token_at(scene.all, inner.start);
        let to = cues::token_at(scene.all, inner.end);
        if let Some(who) = who {
            self.also_called(who, &scene.all[from..to]);
        }
    }
}

impl Attributor {
    /// Whom the lede describes without a name (`Seorang pembatik di Tuban menolak pesanan`), once the article is read: the
    /// one whom the title names, where just one of those has said something.
    pub(super) fn settle_lede(&mut self) {
        let said = |who: &Who| self.drafts.iter().any(|d| !d.nested && d.who == Some(*who));
        let mut main = self.titled.iter().copied().filter(|who| said(who) || self.protagonist == Some(*who));
        let (Some(main), None) = (main.next(), main.next()) else { return };
        if self.people.is_proven(main) {
            for stranger in std::mem::take(&mut self.strangers) {
                self.people.is_same(stranger, main);
            }
        }
    }
}

impl People {
    /// `Mbah Sum` is Sumiyati, `Fathur` Fathurrahman: a short name that begins the first name of just one other.
    pub(super) fn shorten(&mut self) {
        let count = self.entities.len().min(MAIN);
        let first_name = |e: &Entity| e.name.split(' ').next().unwrap_or_default().to_lowercase();
        let first: Vec<String> = self.entities[..count].iter().map(first_name).collect();
        for short in 0..count {
            let &[key] = &self.entities[short].words[..] else { continue };
            let begins = |who: Who| who != short && self.entities[who].words.first() == Some(&key);
            if first[short].chars().count() < 3 || first[short].ends_with('.') || (0..count).any(begins) {
                continue;
            }
            let longer =
                |&who: &Who| first[who].len() > first[short].len() + 1 && first[who].starts_with(&first[short]);
            let mut all = (0..count).filter(longer);
            let Some(who) = all.next() else { continue };
            // `Sumiyati` and `Sumiyati Rahayu` are one, called by the first name.
            if all.all(|other| first[other] == first[who]) {
                let fullest = self.entities[who].words.first().and_then(|&w| self.fullest(&[w], false)).unwrap_or(who);
                self.also(fullest, key);
            }
        }
    }

    /// Adds a word by which somebody is called too.
    pub(super) fn also(&mut self, who: Who, key: u64) {
        let list = self.by_word.entry(key).or_default();
        if list.len() < SAME_WORD && !list.contains(&who) {
            list.push(who);
            self.entities[who].words.push(key);
        }
    }

    /// `Rohaye, yang lebih dikenal sebagai "Mak Roye"`: the name taken for another person's is one of `who`.
    fn stands_for(&mut self, name: &[u64], who: Who) {
        let other = self.by_text.get(&named_key(name)).copied();
        if let Some(other) = other.filter(|&other| other != who && name.len() > 1) {
            self.entities[other].same = Some(who);
        }
    }

    /// The one person whom a title names; none where it names several or nobody known by a fuller name.
    pub(super) fn in_title(&self, tokens: &[Token]) -> Option<Who> {
        let mut found = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            if !token.is_capital() || token.is(THING) {
                continue;
            }
            let Some(who) = self.fullest(&[token.key], false) else { continue };
            let entity = &self.entities[who];
            let called = entity.words.len() > 1
                && entity.words.first() == Some(&token.key)
                && token.shape == words::Shape::Capital
                && entity.kind == Some(Kind::Named);
            if !called {
                continue;
            }
            if found.is_some_and(|other| other != who) {
                return None;
            }
            found = Some(who);
            // `Ratna Dewi Sasongko`: her other names are nobody else's.
            at += tokens[at..].iter().take_while(|t| t.key != 0 && entity.words.contains(&t.key)).count();
        }
        found
    }

    /// Whom the words of a title may name, each once.
    pub(super) fn titled(&self, tokens: &[Token]) -> Vec<Who> {
        let words = tokens.iter().filter(|t| t.shape == Shape::Capital && !t.is(THING));
        let mut found: Vec<Who> = words.filter_map(|t| self.fullest(&[t.key], false)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Notes that a name is another one's nickname.
    fn is_nick(&mut self, nick: Who, who: Who) {
        if nick != who && self.entities[nick].words.len() <= 2 {
            self.entities[nick].same = Some(who);
        }
    }

    /// Notes that a stranger is somebody whom the article names.
    pub(super) fn is_same(&mut self, stranger: Who, who: Who) {
        let unnamed = matches!(self.entities[stranger].kind, Some(Kind::Role | Kind::PointsBack));
        if unnamed && stranger != who && self.entities[who].kind == Some(Kind::Named) {
            self.entities[stranger].same = Some(who);
        }
    }
}
