//! Everyone an article speaks of, so that `ujarnya`, `kata dia`, `kata Lastri` and `kata Presiden` lead to the fullest
//! name that the article gives. Built once an article; every lookup is a hash and a bounded list.

use crate::indonesian::keys::{KeyMap, KeySet, constant, key};
use crate::indonesian::persons;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{self, Token};
use crate::model::Name;

use super::phrase::{Kind, Phrase};

/// Index of somebody in [`People`].
pub(super) type Who = usize;

/// Candidates kept for one word: names that share it.
pub(super) const SAME_WORD: usize = 12;

/// Institutions whose full names are kept: more than any article has, and a bound for a library.
const BODIES: usize = 100;

/// Places remembered: more than any article has, and a bound for a library.
const PLACES: usize = 1000;

/// Entities looked through for the article's main institution: enough for any article, and a bound for a library.
pub(super) const MAIN: usize = 200;

/// Persons remembered as spoken of lately.
pub(super) const RECENT: usize = 12;

/// Longest name looked for, in tokens.
const LONGEST_NAME: usize = 8;

#[derive(Debug, Default)]
pub(super) struct Entity {
    pub(super) name: String,
    pub(super) words: Vec<u64>,
    pub(super) role: Option<String>,
    pub(super) role_words: Vec<u64>,
    pub(super) kind: Option<Kind>,
    pub(super) mentions: usize,
    /// Shown to be somebody: by an age, a verb of saying, or a shorter mention.
    pub(super) proven: bool,
    /// The last of its words is a short form.
    pub(super) aliased: bool,
    /// In years.
    pub(super) age: Option<u8>,
    /// Whether female, where a word tells.
    pub(super) gender: Option<bool>,
    /// The sentence that spoke of it first.
    pub(super) met: Option<usize>,
    /// Brought in by `seorang`.
    pub(super) indefinite: bool,
    /// Whose relation it is, and the word for it (`suami`).
    pub(super) kin: Option<(Who, u64)>,
    /// Whom a later sentence shows it to be (`Dia adalah pemilik pohon, Sukirno`).
    pub(super) same: Option<Who>,
}

impl Entity {
    /// The words of the office, which is all there is of somebody without a name.
    pub(super) fn office(&self) -> &str {
        self.role.as_deref().unwrap_or(&self.name)
    }
}

/// The people, institutions and accounts of one article.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) entities: Vec<Entity>,
    pub(super) by_word: KeyMap<Vec<Who>>,
    pub(super) by_head: KeyMap<Vec<Who>>,
    pub(super) by_text: KeyMap<Who>,
    alone: KeySet,
    pub(super) last_institution: Option<Who>,
    pub(super) last_account: Option<Who>,
    /// Whose death the article tells.
    pub(super) late: Option<Who>,
    /// Persons in the order in which they were spoken of, the last first.
    pub(super) recent: Vec<Who>,
    /// Names of institutions written out, for their acronyms.
    pub(super) bodies: Vec<String>,
    pub(super) sentences: usize,
    /// The number of sentences before the paragraph that is read.
    pub(super) paragraph: usize,
    /// Words that stood after `di` or `ke`: places.
    placed: KeySet,
}

impl People {
    /// Takes in the names of the article that can be people: those without words of places and institutions.
    pub(super) fn new(names: &[Name]) -> Self {
        let mut people = Self::default();
        let mut seen: KeyMap<&str> = KeyMap::default();
        for name in names {
            // A name counts once, however often the article has it.
            if seen.insert(key(&name.text), &name.text).is_some_and(|other| other == name.text) {
                continue;
            }
            let tokens = words::scan(&name.text);
            let other =
                |t: &Token| t.is(Flags::INSTITUTION.or(Flags::PLATFORM)) || t.is(Flags::PLACE) && tokens.len() < 3;
            // `Laut Flores`, which a navy has in its name too
            let sea = tokens.len() == 2 && tokens[0].key == const { constant("laut") };
            if tokens.len() > 1 && (persons::opens_place(&tokens[0]) || tokens[0].is(Flags::AREA) || sea) {
                people.place(&tokens[1..]);
                continue;
            }
            let long = |t: &Token| t.end() - t.start() > persons::LONGEST_INITIALS;
            let shouted = tokens.len() > 1
                && tokens.iter().all(|t| t.shape == words::Shape::Acronym && (tokens.len() > 2 || long(t)));
            if shouted {
                continue; // the words of a sign
            }
            if tokens.len() <= 8 && !tokens.iter().any(other) {
                people.person(&name.text, &tokens);
            } else if tokens.len() > 1
                && !tokens[0].is(Flags::PLATFORM)
                && !people.bodies.contains(&name.text)
                && people.bodies.len() < BODIES
            {
                people.bodies.push(name.text.clone());
            }
        }
        people.shorten();
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

    pub(super) fn person(&mut self, text: &str, tokens: &[Token]) -> Who {
        let words = name_words(tokens);
        if let [word] = words[..] {
            self.alone.insert(word);
        }
        let text_key = named_key(&words);
        if let Some(&who) = self.by_text.get(&text_key) {
            return who;
        }
        let who = self.entities.len();
        self.by_text.insert(text_key, who);
        for &word in &words {
            let list = self.by_word.entry(word).or_default();
            if list.len() < SAME_WORD {
                list.push(who);
            }
        }
        self.add(Entity { name: text.to_owned(), words, kind: Some(Kind::Named), ..Entity::default() })
    }

    pub(super) fn add(&mut self, entity: Entity) -> Who {
        self.entities.push(entity);
        self.entities.len() - 1
    }

    /// The fullest name that holds all words of this one: the longest, the first where several are as long.
    /// A bare acronym stands for names that begin with it and for those it is the short form of.
    pub(super) fn fullest(&self, words: &[u64], acronym: bool) -> Option<Who> {
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

    /// The one whose name a phrase has.
    pub(super) fn named_as(&self, tokens: &[Token], phrase: &Phrase) -> Option<Who> {
        let name = phrase.name.clone().filter(|_| phrase.kind == Kind::Named)?;
        self.fullest(&name_words(&tokens[name]), false)
    }

    /// Whether a phrase leads to somebody already spoken of.
    pub(super) fn knows(&self, text: &str, tokens: &[Token], phrase: &Phrase) -> bool {
        match (&phrase.kind, &phrase.name) {
            (Kind::Named, Some(_)) => self.named_as(tokens, phrase).is_some(),
            (Kind::Role, _) => self.by_role(text, tokens, phrase).is_some(),
            _ => false,
        }
    }

    /// Notes the name of a place.
    fn place(&mut self, words: &[Token]) {
        let room = PLACES.saturating_sub(self.placed.len());
        self.placed.extend(name_words(words).into_iter().take(room));
    }

    /// Notes the places of a paragraph: what follows `di` and `ke`.
    pub(super) fn learn_places(&mut self, text: &str, tokens: &[Token]) {
        for pair in tokens.windows(2) {
            let short = pair[0].end() - pair[0].start() == 2;
            let to = short && matches!(&text[pair[0].start()..pair[0].end()], "di" | "ke" | "Di" | "Ke");
            if to && pair[1].shape == words::Shape::Capital && self.placed.len() < PLACES {
                self.placed.insert(pair[1].key);
            }
        }
    }

    /// Whether a word alone is a place rather than somebody.
    pub(super) fn is_placed(&self, key: u64) -> bool {
        self.placed.contains(&key)
    }

    /// The last one whose office has this word.
    pub(super) fn by_office_word(&self, key: u64) -> Option<Who> {
        let holds =
            |who: &Who| self.entities[*who].kind == Some(Kind::Named) && self.entities[*who].role_words.contains(&key);
        self.recent.iter().copied().find(holds).or_else(|| (0..self.entities.len().min(MAIN)).find(holds))
    }
}

/// The keys of the words of a name.
pub(super) fn name_words(tokens: &[Token]) -> Vec<u64> {
    tokens.iter().filter(|t| t.key != 0).map(|t| t.key).collect()
}

/// What a name is filed under, by the keys of its words.
pub(super) fn named_key(words: &[u64]) -> u64 {
    words.iter().fold(7, |a: u64, w| a.rotate_left(5) ^ w)
}

pub(super) fn span_text<'t>(text: &'t str, tokens: &[Token]) -> &'t str {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => &text[first.start()..last.end()],
        _ => "",
    }
}
