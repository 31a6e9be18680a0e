//! Whom a description with a demonstrative means (`perempuan 47 tahun itu`, `pemilik warung itu`, `klub tersebut`).

use crate::indonesian::first_names;
use crate::indonesian::keys::constant;
use crate::indonesian::wordclass::{self, Flags};
use crate::indonesian::words::Token;

use super::people::{MAIN, People, RECENT, Who};
use super::phrase::{Kind, Phrase};
use super::pointing::is_late;
use super::roles::{OFFICE_WORDS, head_key, office_words};
use super::traits::{age_told, gender, suits_age};

/// Nouns for a club.
const TEAM: [u64; 3] = [constant("klub"), constant("kesebelasan"), constant("skuad")];
/// Words after the noun for a text with which more is told of it.
const DETAILS: [u64; 4] = [constant("yang"), constant("bertanggal"), constant("tertanggal"), constant("bernomor")];

impl People {
    /// Whom a description with `itu` means. A description that says more than the head (`pemilik warung itu`) means the
    /// last one of whom all of it was said; an age means whoever has it; `perempuan itu` the one spoken of last.
    pub(super) fn points_back(
        &mut self,
        text: &str,
        tokens: &[Token],
        phrase: &Phrase,
        focus: Option<Who>,
    ) -> Option<Who> {
        let head = tokens[phrase.head];
        if is_late(&head) && self.late.is_some() {
            return self.late;
        }
        if head.is(Flags::ACCOUNT) {
            return self.last_account.or(focus);
        }
        let office = &tokens[phrase.head..phrase.all.end];
        if office.iter().any(|t| t.is(Flags::ACCOUNT)) && self.last_account.is_some() {
            return self.last_account; // `pengelola akun tersebut`
        }
        if head.is(Flags::INSTITUTION) && !head.is(Flags::PERSON) {
            return self.body_meant(text, head, focus);
        }
        if head.is(Flags::DOCUMENT) && !head.is(Flags::PERSON) {
            return self.text_meant(text, tokens, phrase, focus);
        }
        self.person_meant(text, tokens, phrase, focus)
    }

    /// Which body `dinas itu` means.
    fn body_meant(&mut self, text: &str, head: Token, focus: Option<Who>) -> Option<Who> {
        // `klub itu` of a club whose name says nothing of what it is.
        let unknown = |who: &Who| {
            let entity = &self.entities[*who];
            entity.kind == Some(Kind::Named) && entity.role.is_none() && entity.age.is_none() && entity.gender.is_none()
        };
        // `klub berjuluk "Gajah Hitam" itu`
        let team = TEAM.contains(&head.key);
        let club = |who: &Who| unknown(who) && self.is_personal(*who) && !self.is_proven(*who);
        let new = |who: &Who| unknown(who) && (team || !self.is_proven(*who));
        let named = focus.filter(new).or_else(|| self.recent.iter().copied().find(|who| team && club(who)));
        self.body_called(text, head).or(named).or(self.last_institution).or(focus)
    }

    /// Which text `surat itu` means.
    fn text_meant(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Option<Who> {
        let head = tokens[phrase.head];
        let office = &tokens[phrase.head..phrase.all.end];
        // `demikian semboyan anyar perseroan yang diperkenalkan dalam acara tersebut`
        let body = office.iter().find(|t| t.is(Flags::INSTITUTION)).filter(|_| head.is(Flags::NAMING));
        if let Some(who) = body.and_then(|&t| self.body_called(text, t).or(self.last_institution)) {
            return Some(who);
        }
        let known = self.by_head.get(&head_key(head.key)).and_then(|l| l.last().copied());
        // `surat dakwaan itu` tells which text it is, `surat itu` does not.
        if known.is_none() && (head.is(Flags::REPORT) || phrase.all.len() >= 3) {
            // `Perjanjian yang diteken 38 kepala keluarga itu` is the agreement.
            // `Surat perjanjian bertanggal 12 Maret itu` is the letter.
            let that = tokens[phrase.head..phrase.all.end].iter().position(|t| DETAILS.contains(&t.key));
            let all = phrase.all.start..that.map_or(phrase.all.end - 1, |n| phrase.head + n);
            return Some(self.plain(text, tokens, &Phrase { kind: Kind::Document, all, ..phrase.clone() }));
        }
        known.or(focus)
    }

    /// Which human being `perempuan itu` means.
    fn person_meant(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Option<Who> {
        let head = tokens[phrase.head];
        let office = &tokens[phrase.head..phrase.all.end];
        let age = age_told(text, office);
        let person = focus.filter(|&who| self.is_somebody(who));
        if let Some(who) = self.of_age(age).or_else(|| self.described(office, person)).filter(|&w| self.can_be(w, age))
        {
            return Some(who);
        }
        // `perwira menengah itu` is somebody with a rank.
        let ranked = |who: &Who| self.entities[*who].role_words.iter().any(|&w| wordclass::flags(w).any(Flags::RANK));
        let officer = person.filter(|who| head.is(Flags::RANK) && !ranked(who));
        // `Mantan wakil wali kota itu` is no `seorang pengemudi`.
        let stranger = |who: &Who| self.entities[*who].kind == Some(Kind::Role) && self.entities[*who].indefinite;
        let office_told = office.len() > 2 && gender(&head).is_none() && office.iter().any(|t| t.is(Flags::TITLE));
        let named = |who: &Who| self.entities[*who].kind == Some(Kind::Named);
        let passed = person.filter(|who| office_told && stranger(who));
        let person = passed.and_then(|_| self.recent.iter().copied().find(named)).or(person);
        let person = officer.and_then(|_| self.recent.iter().copied().find(ranked)).or(person);
        let Some(who) = person else {
            let last = self.recent.first().copied().filter(|_| head.is(Flags::PERSON.or(Flags::TITLE)));
            return last.or(focus).or_else(|| Some(self.plain(text, tokens, phrase)));
        };
        let who = self.fitting(head, age, who);
        self.entities[who].age = self.entities[who].age.or(age);
        // `Peneliti utama BRIN itu` tells the office of the one spoken of.
        if head.is(Flags::TITLE) && office[1..].iter().any(Token::is_capital) {
            let words = office_words(office);
            let entity = &mut self.entities[who];
            let room = OFFICE_WORDS.saturating_sub(entity.role_words.len());
            entity.role_words.extend(words.into_iter().take(room));
            self.heads(head.key, who);
        }
        Some(who)
    }

    /// The last one of this age.
    fn of_age(&self, age: Option<u8>) -> Option<Who> {
        let fits = |who: &Who| self.entities[*who].age == age;
        age?;
        self.recent.iter().copied().find(fits).or_else(|| (0..self.entities.len().min(MAIN)).find(fits))
    }

    /// Whether somebody is not known to be of another age.
    fn can_be(&self, who: Who, age: Option<u8>) -> bool {
        age.is_none() || self.entities[who].age.is_none_or(|known| Some(known) == age)
    }

    /// The last one of whom the words of a description were said before.
    fn described(&self, office: &[Token], focus: Option<Who>) -> Option<Who> {
        let words = office_words(office);
        let (head, more) = words.split_first()?;
        let list = self.by_head.get(head)?;
        let said = |who: Who| {
            let entity = &self.entities[who];
            more.iter().filter(|w| entity.role_words.contains(w) || entity.words.contains(w)).count()
        };
        if let Some(who) = focus.filter(|who| list.contains(who)) {
            return Some(who);
        }
        let best = list.iter().copied().filter(|&who| !self.is_group(who)).max_by_key(|&who| {
            (said(who), self.recent.iter().position(|&r| r == who).map_or(0, |n| RECENT - n), who)
        })?;
        // `seorang ibu menulis, "…"` and then `balas ibu itu`
        let just = |who: &Who| {
            let entity = &self.entities[*who];
            // `ada ibu membawa ponsel anaknya` and then `ibu itu`
            let bare = entity.role_words.len() == 1 && entity.met > Some(self.paragraph);
            (entity.indefinite || bare) && entity.kind == Some(Kind::Role) && list.contains(who)
        };
        if let Some(who) = self.recent.iter().take(3).copied().find(just).filter(|_| more.is_empty()) {
            return Some(who);
        }
        let generic = office[0].is(Flags::MALE.or(Flags::FEMALE));
        let stranger = focus.is_some_and(|who| self.entities[who].kind == Some(Kind::Role));
        let whole = (more.is_empty() || stranger) && !generic || said(best) > 0;
        (whole || focus.is_none()).then_some(best)
    }

    /// Whether somebody is a woman, as a word of the text or else the first name tells.
    fn is_female(&self, who: Who) -> Option<bool> {
        let entity = &self.entities[who];
        let named = || first_names::is_female(entity.name.split(' ').next()?);
        entity.gender.or_else(|| if entity.kind == Some(Kind::Named) { named() } else { None })
    }

    /// `who`, or the last one spoken of whom neither a word for the other gender nor another age excludes.
    fn fitting(&self, head: Token, age: Option<u8>, who: Who) -> Who {
        let wanted = gender(&head);
        let fits = |who: &Who| {
            let suits = wanted.is_none() || self.is_female(*who).is_none_or(|g| Some(g) == wanted);
            suits && self.can_be(*who, age) && self.entities[*who].age.is_none_or(|years| suits_age(&head, years))
        };
        if fits(&who) {
            return who;
        }
        // `kakek itu`: rather one whose age is told than one of whom nothing is.
        let aged = |who: &Who| head.is(Flags::YOUNG.or(Flags::OLD)) && self.entities[*who].age.is_some() && fits(who);
        let last = || self.recent.iter().copied().find(fits);
        self.recent.iter().copied().find(aged).or_else(last).unwrap_or(who)
    }
}
