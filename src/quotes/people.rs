//! Everyone an article speaks of, so that `ujarnya`, `kata dia`, `kata Lastri` and `kata Presiden` lead to the fullest
//! name that the article gives. Built once an article; every lookup is a hash and a bounded list.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use crate::indonesian::wordclass::{self, Flags, Identity, KeyMap};
use crate::indonesian::words::{self, Token};
use crate::model::{Name, Speaker};

use super::phrase::{Kind, Phrase};
use super::roles::{head_key, office_words, role_text};

/// Index of somebody in [`People`].
pub(super) type Who = usize;

/// Candidates kept for one word: names that share it.
pub(super) const SAME_WORD: usize = 12;

/// Entities looked through for the article's main institution: enough for any article, and a bound for a library.
const MAIN: usize = 200;

/// Longest name looked for, in tokens.
const LONGEST_NAME: usize = 8;

#[derive(Debug, Default)]
pub(super) struct Entity {
    name: String,
    words: Vec<u64>,
    pub(super) role: Option<String>,
    pub(super) role_words: Vec<u64>,
    kind: Option<Kind>,
    mentions: usize,
    /// Shown to be somebody: by an age, a verb of saying, or a shorter mention.
    proven: bool,
    /// The last of its words is a short form.
    aliased: bool,
}

/// The people, institutions and accounts of one article.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) entities: Vec<Entity>,
    by_word: KeyMap<Vec<Who>>,
    pub(super) by_head: KeyMap<Vec<Who>>,
    by_text: KeyMap<Who>,
    alone: HashSet<u64, BuildHasherDefault<Identity>>,
    last_institution: Option<Who>,
    last_account: Option<Who>,
}

impl People {
    /// Takes in the names of the article that can be people: those without words of places and institutions.
    pub(super) fn new(names: &[Name]) -> Self {
        let mut people = Self::default();
        for name in names {
            let tokens = words::scan(&name.text);
            let other = |t: &Token| t.is(Flags::INSTITUTION) || t.is(Flags::PLACE) && tokens.len() < 3;
            if tokens.len() <= 8 && !tokens.iter().any(other) {
                people.person(&name.text, &tokens);
            }
        }
        people
    }

    /// Whether a word is used as somebody's name by itself.
    pub(super) fn is_first(&self, key: u64) -> bool {
        self.alone.contains(&key)
    }

    /// Where in `phrase` a name of several words begins that the article has elsewhere and that goes up to its end.
    pub(super) fn name_at_end(&self, phrase: &[Token]) -> Option<usize> {
        let from = phrase.len().saturating_sub(LONGEST_NAME);
        (from..phrase.len().saturating_sub(1)).find(|&i| {
            let words = || phrase[i..].iter().filter(|t| t.key != 0);
            matches!(phrase[i].shape, words::Shape::Capital | words::Shape::Initial)
                && self.is_known(phrase[i].key)
                && words().count() > 1
                && self.by_text.contains_key(&words().fold(7, |a: u64, t| a.rotate_left(5) ^ t.key))
        })
    }

    /// Whether a name of several words begins with this word.
    pub(super) fn starts_name(&self, key: u64) -> bool {
        let named = |who: &Who| {
            let entity = &self.entities[*who];
            entity.words.len() > 1 && entity.words.first() == Some(&key) && entity.kind == Some(Kind::Named)
        };
        self.by_word.get(&key).is_some_and(|list| list.iter().any(named))
    }

    /// Whether a word belongs to somebody's name.
    pub(super) fn is_known(&self, key: u64) -> bool {
        self.by_word.contains_key(&key)
    }

    fn person(&mut self, text: &str, tokens: &[Token]) -> Who {
        let words: Vec<u64> = tokens.iter().filter(|t| t.key != 0).map(|t| t.key).collect();
        if let [word] = words[..] {
            self.alone.insert(word);
        }
        let text_key = words.iter().fold(7, |a: u64, w| a.rotate_left(5) ^ w);
        if let Some(&who) = self.by_text.get(&text_key) {
            return who;
        }
        let who = self.add(Entity {
            name: text.to_owned(),
            words: words.clone(),
            kind: Some(Kind::Named),
            ..Entity::default()
        });
        self.by_text.insert(text_key, who);
        for word in words {
            let list = self.by_word.entry(word).or_default();
            if list.len() < SAME_WORD {
                list.push(who);
            }
        }
        who
    }

    fn add(&mut self, entity: Entity) -> Who {
        self.entities.push(entity);
        self.entities.len() - 1
    }

    /// The fullest name that holds all words of this one: the longest, the first where several are as long.
    /// A bare acronym stands for names that begin with it and for those it is the short form of.
    fn fullest(&self, words: &[u64], acronym: bool) -> Option<Who> {
        let first = words.first()?;
        let candidates = self.by_word.get(first)?;
        let holds = |who: &Who| {
            let name = &self.entities[*who].words;
            let edge =
                !acronym || name.first() == Some(first) || name.last() == Some(first) && self.entities[*who].aliased;
            edge && words.iter().all(|w| name.contains(w))
        };
        let rank = |who: Who| {
            let name = &self.entities[who].words;
            // People are called by their first name later: `Idah` is Idah Saodah rather than `Mak Idah`.
            (name.len() > words.len() && name.first() == Some(first), name.len(), usize::MAX - who)
        };
        candidates.iter().copied().filter(holds).max_by_key(|&who| rank(who))
    }

    /// Whom a phrase means, given who was spoken of last.
    pub(super) fn resolve(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Option<Who> {
        match phrase.kind {
            Kind::Pronoun => focus,
            Kind::First => None,
            Kind::Named => Some(self.named(text, tokens, phrase)),
            Kind::PointsBack => self.points_back(text, tokens, phrase, focus),
            Kind::Institution => Some(self.institution(text, tokens, phrase)),
            Kind::Account => {
                let who = self.plain(text, tokens, phrase);
                self.last_account = Some(who);
                Some(who)
            }
            Kind::Role if !phrase.indefinite => {
                self.by_role(text, tokens, phrase).or_else(|| Some(self.plain(text, tokens, phrase)))
            }
            Kind::Role | Kind::Group | Kind::Document => Some(self.plain(text, tokens, phrase)),
        }
    }

    fn named(&mut self, text: &str, tokens: &[Token], phrase: &Phrase) -> Who {
        let range = phrase.name.clone().unwrap_or(phrase.all.clone());
        let name = &tokens[range];
        let words: Vec<u64> = name.iter().filter(|t| t.key != 0).map(|t| t.key).collect();
        let acronym = name.len() == 1 && name[0].shape == words::Shape::Acronym;
        let who = self.fullest(&words, acronym).unwrap_or_else(|| self.person(span_text(text, name), name));
        self.alias(tokens, phrase.all.end, who);
        self.entities[who].proven |= words.len() < self.entities[who].words.len();
        if let Some(role) = phrase.role.clone() {
            let role = &tokens[role];
            let shown = role_text(text, role);
            let words = office_words(role);
            let entity = &mut self.entities[who];
            if entity.role.as_ref().is_none_or(|r| r.len() < 6 && shown.len() > r.len()) && !shown.is_empty() {
                entity.role = Some(shown.to_owned());
            }
            entity.role_words.extend(words.into_iter().take(24usize.saturating_sub(entity.role_words.len())));
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
                let list = self.by_word.entry(key).or_default();
                if list.len() < SAME_WORD && !list.contains(&who) {
                    list.push(who);
                    self.entities[who].words.push(key);
                }
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

    fn points_back(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Option<Who> {
        let head = tokens[phrase.head];
        if head.is(Flags::ACCOUNT) {
            return self.last_account.or(focus);
        }
        if let Some(who) = self.by_head.get(&head_key(head.key)).and_then(|l| l.last().copied()) {
            return Some(who);
        }
        if head.is(Flags::INSTITUTION) && !head.is(Flags::PERSON) {
            return self.last_institution.or(focus);
        }
        if head.is(Flags::DOCUMENT) {
            return focus;
        }
        // `Peneliti utama BRIN itu` tells the office of the one spoken of.
        let office = &tokens[phrase.head..phrase.all.end];
        if let Some(who) = focus.filter(|_| head.is(Flags::TITLE) && office[1..].iter().any(Token::is_capital)) {
            let words = office_words(office);
            let entity = &mut self.entities[who];
            entity.role_words.extend(words.into_iter().take(24usize.saturating_sub(entity.role_words.len())));
            self.heads(head.key, who);
        }
        focus.or_else(|| Some(self.plain(text, tokens, phrase)))
    }

    fn institution(&mut self, text: &str, tokens: &[Token], phrase: &Phrase) -> Who {
        let head = tokens[phrase.head];
        let known = self.by_head.get(&head_key(head.key)).and_then(|l| l.last().copied());
        let short = phrase.all.end - phrase.head == 1;
        let noun = short && head.shape != words::Shape::Acronym;
        let who = match (known, self.main_institution()) {
            (Some(who), _) if short || phrase.name.is_none() => who,
            (None, Some(who)) if noun && !head.is(Flags::GROUP) => who,
            _ => self.plain(text, tokens, phrase),
        };
        if !noun {
            self.heads(head.key, who);
        }
        self.entities[who].mentions += 1;
        self.last_institution = Some(who);
        who
    }

    /// The institution that the article speaks of most, the first of several: what `perseroan` alone means.
    fn main_institution(&self) -> Option<Who> {
        let named =
            |(i, e): (usize, &Entity)| (e.kind == Some(Kind::Institution)).then_some((e.mentions, usize::MAX - i));
        self.entities.iter().take(MAIN).enumerate().filter_map(named).max().map(|(_, i)| usize::MAX - i)
    }

    /// Somebody by the words of the phrase alone.
    fn plain(&mut self, text: &str, tokens: &[Token], phrase: &Phrase) -> Who {
        let mut shown = span_text(text, &tokens[phrase.head..phrase.all.end]);
        if phrase.next > phrase.all.end && text[..tokens[phrase.next - 1].end].ends_with("Tbk.") {
            shown = &text[tokens[phrase.head].start..tokens[phrase.next - 1].end];
        }
        // `pendukungnya`: whose they are is told elsewhere.
        if tokens[phrase.head].nya && phrase.all.end == phrase.head + 1 && phrase.kind == Kind::Group {
            shown = shown.strip_suffix("nya").unwrap_or(shown);
        }
        let words: Vec<u64> =
            tokens[phrase.head..phrase.all.end].iter().filter(|t| t.key != 0).map(|t| t.key).collect();
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
            ..Entity::default()
        });
        self.by_text.insert(text_key, who);
        self.heads(tokens[phrase.head].key, who);
        if phrase.kind == Kind::Institution {
            self.last_institution = Some(who);
        }
        who
    }

    /// Whether a phrase leads to somebody already spoken of.
    pub(super) fn knows(&self, text: &str, tokens: &[Token], phrase: &Phrase) -> bool {
        match (&phrase.kind, &phrase.name) {
            (Kind::Named, Some(name)) => {
                let words: Vec<u64> = tokens[name.clone()].iter().filter(|t| t.key != 0).map(|t| t.key).collect();
                self.fullest(&words, false).is_some()
            }
            (Kind::Role, _) => self.by_role(text, tokens, phrase).is_some(),
            _ => false,
        }
    }

    /// Notes that it is somebody and not something.
    pub(super) fn proves(&mut self, who: Who) {
        self.entities[who].proven = true;
    }

    /// Whether it is known to be somebody.
    pub(super) fn is_proven(&self, who: Who) -> bool {
        self.entities[who].proven || self.entities[who].role.is_some()
    }

    /// Whether it is a text, which says one thing and no more.
    pub(super) fn is_text(&self, who: Who) -> bool {
        self.entities[who].kind == Some(Kind::Document)
    }

    /// Whether it is several people.
    pub(super) fn is_group(&self, who: Who) -> bool {
        self.entities[who].kind == Some(Kind::Group)
    }

    /// The speaker as it is printed.
    pub(super) fn speaker(&self, who: Who, mention: &str) -> Speaker {
        let entity = &self.entities[who];
        Speaker { name: entity.name.clone(), mention: mention.to_owned(), role: entity.role.clone() }
    }
}

pub(super) fn span_text<'t>(text: &'t str, tokens: &[Token]) -> &'t str {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => &text[first.start..last.end],
        _ => "",
    }
}
