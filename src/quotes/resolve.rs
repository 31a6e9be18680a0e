//! Whom a phrase means: the fullest name that the article gives for `kata Lastri`, `ujar Pak RT`, `kata perempuan 47
//! tahun itu`, `kata perusahaan itu`, given who was spoken of last.

use crate::indonesian::first_names;
use crate::indonesian::wordclass::{self, Flags, key};
use crate::indonesian::words::{self, Token};

use super::people::{Entity, MAIN, People, RECENT, SAME_WORD, Who, name_words, span_text};
use super::phrase::{Kind, Phrase};
use super::roles::{OFFICE_WORDS, head_key, office_words, role_text};
use super::traits::{age_after, age_told, gender};

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
                self.by_role(text, tokens, phrase).or(named).or_else(|| Some(self.plain(text, tokens, phrase)))
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
            let clause = role.iter().position(|t| t.shape == words::Shape::Lower && &text[t.start..t.end] == "tempat");
            let words = office_words(&role[..clause.unwrap_or(role.len())]);
            let entity = &mut self.entities[who];
            if entity.role.as_ref().is_none_or(|r| r.len() < 6 && shown.len() > r.len()) && !shown.is_empty() {
                entity.role = Some(shown.to_owned());
            }
            entity.role_words.extend(words.into_iter().take(OFFICE_WORDS.saturating_sub(entity.role_words.len())));
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
        if tokens.get(at).is_some_and(|t| t.key == wordclass::key("alias")) {
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

    /// Whom a description with `itu` means. A description that says more than the head (`pemilik warung itu`) means the
    /// last one of whom all of it was said; an age means whoever has it; `perempuan itu` the one spoken of last.
    fn points_back(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Option<Who> {
        let head = tokens[phrase.head];
        if head.is(Flags::ADDRESS) && head.is(Flags::MODIFIER) && self.late.is_some() {
            return self.late; // `almarhum`
        }
        if head.is(Flags::ACCOUNT) {
            return self.last_account.or(focus);
        }
        let office = &tokens[phrase.head..phrase.all.end];
        if office.iter().any(|t| t.is(Flags::ACCOUNT)) && self.last_account.is_some() {
            return self.last_account; // `pengelola akun tersebut`
        }
        if head.is(Flags::INSTITUTION) && !head.is(Flags::PERSON) {
            // `klub itu` of a club whose name says nothing of what it is.
            let unknown = |who: &Who| {
                let entity = &self.entities[*who];
                entity.kind == Some(Kind::Named)
                    && entity.role.is_none()
                    && entity.age.is_none()
                    && entity.gender.is_none()
            };
            // `klub berjuluk "Gajah Hitam" itu`
            let team = ["klub", "kesebelasan", "skuad"].iter().any(|word| wordclass::key(word) == head.key);
            let club = |who: &Who| unknown(who) && self.is_personal(*who) && !self.is_proven(*who);
            let named = focus.filter(unknown).or_else(|| self.recent.iter().copied().find(|who| team && club(who)));
            return self.body_called(text, head).or(named).or(self.last_institution).or(focus);
        }
        if head.is(Flags::DOCUMENT) && !head.is(Flags::PERSON) {
            // `demikian semboyan anyar perseroan yang diperkenalkan dalam acara tersebut`
            let body = office.iter().find(|t| t.is(Flags::INSTITUTION)).filter(|_| head.is(Flags::NAMING));
            if let Some(who) = body.and_then(|&t| self.body_called(text, t).or(self.last_institution)) {
                return Some(who);
            }
            let known = self.by_head.get(&head_key(head.key)).and_then(|l| l.last().copied());
            // `surat dakwaan itu` tells which text it is, `surat itu` does not.
            if known.is_none() && (head.is(Flags::REPORT) || phrase.all.len() == 3) {
                // `Perjanjian yang diteken 38 kepala keluarga itu` is the agreement.
                let yang = wordclass::key("yang");
                let that = tokens[phrase.head..phrase.all.end].iter().position(|t| t.key == yang);
                let all = phrase.all.start..that.map_or(phrase.all.end - 1, |n| phrase.head + n);
                return Some(self.plain(text, tokens, &Phrase { kind: Kind::Document, all, ..phrase.clone() }));
            }
            return known.or(focus);
        }
        let age = age_told(text, office);
        let person = focus.filter(|&who| self.is_somebody(who));
        if let Some(who) = self.of_age(age).or_else(|| self.described(office, person)).filter(|&w| self.can_be(w, age))
        {
            return Some(who);
        }
        // `perwira menengah itu` is somebody with a rank.
        let ranked = |who: &Who| self.entities[*who].role_words.iter().any(|&w| wordclass::flags(w).any(Flags::RANK));
        let officer = person.filter(|who| head.is(Flags::RANK) && !ranked(who));
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
            suits && self.can_be(*who, age)
        };
        if fits(&who) { who } else { self.recent.iter().copied().find(fits).unwrap_or(who) }
    }

    /// `ayahnya`, `produsernya`: somebody by the relation to the one spoken of.
    fn owned(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Who {
        let head = tokens[phrase.head];
        let word = span_text(text, &tokens[phrase.all.clone()]);
        let stem = word.strip_suffix("nya").unwrap_or(word);
        let owner = focus.filter(|&who| head.is(Flags::KIN) && self.entities[who].kind == Some(Kind::Named));
        let name = match owner {
            Some(who) => format!("{stem} {}", self.entities[who].name),
            None => stem.to_owned(),
        };
        let same = |e: &Entity| e.kind == Some(Kind::Role) && e.name.eq_ignore_ascii_case(&name);
        if let Some(who) = self.recent.iter().copied().find(|&who| same(&self.entities[who])) {
            return who;
        }
        let who = self.add(Entity { name, role_words: vec![head.key], kind: Some(Kind::Role), ..Entity::default() });
        self.heads(head.key, who);
        who
    }

    /// Somebody by the words of the phrase alone.
    pub(super) fn plain(&mut self, text: &str, tokens: &[Token], phrase: &Phrase) -> Who {
        let mut shown = span_text(text, &tokens[phrase.head..phrase.all.end]);
        if phrase.next > phrase.all.end && text[..tokens[phrase.next - 1].end].ends_with("Tbk.") {
            shown = &text[tokens[phrase.head].start..tokens[phrase.next - 1].end];
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
        let key_of = |t: &Token| if t.shape == words::Shape::Handle { key(&text[t.start..t.end]) } else { t.key };
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

/// `ayahnya`, `adik iparnya`: somebody by the relation to another.
pub(super) fn is_owned(tokens: &[Token], phrase: &Phrase) -> bool {
    let last = &tokens[phrase.all.end - 1];
    last.nya && (phrase.all.len() == 1 || phrase.all.len() == 2 && last.is(Flags::KIN))
}
