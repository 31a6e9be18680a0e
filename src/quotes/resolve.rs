//! Whom a phrase means: the fullest name that the article gives for `kata Lastri`, `ujar Pak RT`, `kata perempuan 47
//! tahun itu`, `kata perusahaan itu`, given who was spoken of last.

use crate::indonesian::keys::{constant, key};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{self, Token};

use super::kin::is_owned;
use super::people::{Entity, People, SAME_WORD, Who, name_words, span_text};
use super::phrase::{Kind, Phrase};
use super::roles::{OFFICE_WORDS, office_words, role_text};
use super::traits::{age_after, gender};

impl People {
    /// Whom a phrase means, given who was spoken of last.
    pub(super) fn resolve(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Option<Who> {
        let who = self.means(text, tokens, phrase, focus);
        if let Some(who) = who.filter(|&who| self.is_somebody(who)) {
            self.spoken_of(who);
            if phrase.kind != Kind::Pronoun {
                let told = tokens[phrase.all.clone()].iter().take_while(|t| !t.is(Flags::STOP)).find_map(gender);
                let entity = &mut self.entities[who];
                entity.gender = entity.gender.or(told);
            }
        }
        who
    }

    fn means(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Option<Who> {
        match phrase.kind {
            Kind::Pronoun => focus,
            Kind::First => None,
            Kind::Named => {
                let who = self.named(text, tokens, phrase);
                self.relates(tokens, phrase, who, focus);
                Some(who)
            }
            Kind::PointsBack => self.points_back(text, tokens, phrase, focus),
            Kind::Role if is_owned(tokens, phrase) => {
                let known = self.relative(&tokens[phrase.head], focus);
                known.or_else(|| Some(self.owned(text, tokens, phrase, focus)))
            }
            Kind::Institution => Some(self.institution(text, tokens, phrase)),
            Kind::Account => {
                let who = self.plain(text, tokens, phrase);
                // `Melalui akun X resminya, KBRI Tokyo mengumumkan`: it is the embassy that writes.
                let own = tokens.get(phrase.all.end).is_some_and(|t| t.nya && t.shape == words::Shape::Lower);
                self.last_account = Some(who).filter(|_| !own);
                Some(who)
            }
            Kind::Role if !phrase.indefinite => {
                // `ujar Pedanda` of Ida Pedanda Gede Manuaba
                let titled = |who: &Who| self.is_titled(*who, tokens[phrase.head].key);
                let single = phrase.all.len() == 1;
                let named = self.recent.iter().copied().find(|who| single && titled(who));
                let party = focus.filter(|&who| single && self.is_party(&tokens[phrase.head], who));
                self.by_role(text, tokens, phrase)
                    .or(named)
                    .or(party)
                    .or_else(|| Some(self.plain(text, tokens, phrase)))
            }
            Kind::Role | Kind::Group | Kind::Document => Some(self.plain(text, tokens, phrase)),
        }
    }

    fn named(&mut self, text: &str, tokens: &[Token], phrase: &Phrase) -> Who {
        let range = phrase.name.clone().unwrap_or(phrase.all.clone());
        let name = &tokens[range];
        let words = name_words(name);
        let acronym = name.len() == 1 && name[0].shape == words::Shape::Acronym;
        // `Pak RT` is the head of the RT.
        let office = || self.by_office_word(name[0].key).filter(|_| acronym && phrase.head < phrase.all.end - 1);
        let who = self.fullest(&words, acronym).filter(|&who| !acronym || self.is_proven(who)).or_else(office);
        let who = who.or_else(|| self.fullest(&words, acronym));
        let who = who.unwrap_or_else(|| self.person(span_text(text, name), name));
        let end = phrase.name.as_ref().map_or(phrase.all.end, |n| n.end);
        self.entities[who].age = self.entities[who].age.or_else(|| age_after(text, tokens, end));
        self.alias(tokens, phrase.all.end, who);
        self.entities[who].proven |= words.len() < self.entities[who].words.len();
        self.graduated(&tokens[phrase.all.start..end], who);
        if let Some(role) = phrase.role.clone() {
            let role = &tokens[role];
            let shown = role_text(text, role);
            // `kepala sekolah tempat Endang mengajar`: who teaches there is another.
            let clause =
                role.iter().position(|t| t.shape == words::Shape::Lower && &text[t.start()..t.end()] == "tempat");
            let words = office_words(&role[..clause.unwrap_or(role.len())]);
            let entity = &mut self.entities[who];
            if entity.role.as_ref().is_none_or(|r| r.len() < 6 && shown.len() > r.len()) && !shown.is_empty() {
                entity.role = Some(shown.to_owned());
            }
            entity.role_words.extend(words.into_iter().take(OFFICE_WORDS.saturating_sub(entity.role_words.len())));
            // `Saksi berikutnya, Ketua Kelompok Tani Sipakatau, Baharuddin Sewang`
            let first = &tokens[phrase.head];
            if phrase.head < phrase.role.as_ref().map_or(phrase.head, |r| r.start) && first.is(Flags::PERSON) {
                self.holds(who, first.key);
            }
            let kin = role.first().is_some_and(|t| t.is(Flags::KIN));
            let mut open = true;
            for (i, token) in role.iter().enumerate() {
                // The head, its short form in brackets (`Menteri Agama (Menag)`), and what it heads (`Ketua majelis hakim`).
                let second =
                    !kin && i < 5 && token.shape == words::Shape::Lower && !token.is(Flags::PARTY.or(Flags::KIN));
                if (open || second) && token.is(Flags::TITLE.or(Flags::PERSON)) {
                    self.heads(token.key, who);
                    open = false;
                }
                open |= token.mark('(') || token.mark('/');
            }
        }
        who
    }

    /// `Agus Harimurti Yudhoyono (AHY)`, `Khodijah alias Mak Ijah`: the other name is one of the same one.
    fn alias(&mut self, tokens: &[Token], at: usize, who: Who) {
        if tokens.get(at).is_some_and(|t| t.key == const { constant("alias") }) {
            let other = tokens[at + 1..].iter().take(4).take_while(|t| t.is_capital());
            let keys: Vec<u64> = other.filter(|t| t.key != 0).map(|t| t.key).collect();
            for key in keys {
                self.also(who, key);
            }
            return;
        }
        let Some([open, short, close]) = tokens.get(at..at + 3) else { return };
        if open.mark('(') && close.mark(')') && short.is_capital() && !short.is(Flags::PLACE.or(Flags::INSTITUTION)) {
            let list = self.by_word.entry(short.key).or_default();
            if list.len() < SAME_WORD && !list.contains(&who) {
                list.push(who);
                self.entities[who].words.push(short.key);
                self.entities[who].aliased = true;
            }
        }
    }

    /// Somebody by the words of the phrase alone.
    pub(super) fn plain(&mut self, text: &str, tokens: &[Token], phrase: &Phrase) -> Who {
        let mut shown = span_text(text, &tokens[phrase.head..phrase.all.end]);
        if phrase.next > phrase.all.end && text[..tokens[phrase.next - 1].end()].ends_with("Tbk.") {
            shown = &text[tokens[phrase.head].start()..tokens[phrase.next - 1].end()];
        }
        // `pendukungnya`: whose they are is told elsewhere.
        if tokens[phrase.head].nya && phrase.all.end == phrase.head + 1 && phrase.kind == Kind::Group {
            shown = shown.strip_suffix("nya").unwrap_or(shown);
        }
        let last = tokens[phrase.all.end - 1];
        if phrase.kind == Kind::Role && last.nya && last.flags.is_empty() && phrase.all.end > phrase.head + 1 {
            shown = shown.strip_suffix("nya").unwrap_or(shown);
        }
        // The name of an account is no word and has no key.
        let key_of = |t: &Token| if t.shape == words::Shape::Handle { key(&text[t.start()..t.end()]) } else { t.key };
        let words: Vec<u64> = tokens[phrase.head..phrase.all.end].iter().map(key_of).filter(|&k| k != 0).collect();
        // `mahasiswa` in general and `seorang mahasiswa` are two.
        let crowd = u64::from(phrase.kind == Kind::Group) << 32;
        let text_key = words.iter().fold(words.len() as u64 ^ crowd, |a, w| a.rotate_left(9) ^ w);
        if let Some(&who) = self.by_text.get(&text_key) {
            return who;
        }
        let who = self.add(Entity {
            name: shown.to_owned(),
            role_words: office_words(&tokens[phrase.head..phrase.all.end]),
            kind: Some(phrase.kind),
            indefinite: phrase.indefinite,
            ..Entity::default()
        });
        self.by_text.insert(text_key, who);
        self.heads(tokens[phrase.head].key, who);
        if phrase.kind == Kind::Institution && !self.is_bare(who) {
            self.last_institution = Some(who);
        }
        who
    }
}
