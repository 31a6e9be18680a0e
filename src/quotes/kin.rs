//! Relations: whose husband, mother or child somebody is (`Suaminya, Markus`), so that `istrinya` then leads back.

use crate::indonesian::keys::key;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Token;

use super::people::{Entity, People, Who, span_text};
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
        // `Ayahnya, Kletus, … Ibunya, Maria, …`: both of the same child.
        let other = |of: Who| self.entities[of].kin.filter(|&(_, was)| is_parent(was) && is_parent(word.key));
        let focus = focus.and_then(other).map(|(child, _)| child).or(focus);
        let owner = focus.filter(|&owner| owner != who && self.entities[owner].kind == Some(Kind::Named));
        self.entities[who].kin = owner.map(|owner| (owner, word.key)).or(self.entities[who].kin);
    }

    /// Whom a relation to somebody (`istrinya`) means, where the article has said who that is, either way round.
    pub(super) fn relative(&self, word: &Token, of: Option<Who>) -> Option<Who> {
        let of = of.filter(|_| word.nya && word.is(Flags::KIN))?;
        self.related_to(of, word.key).or_else(|| self.other_parent(of).filter(|_| is_inverse(word.key, word.key)))
    }

    /// Whom the article has called this relation of somebody, or of whom somebody is the inverse one.
    fn related_to(&self, of: Who, relation: u64) -> Option<Who> {
        let inverse = self.entities[of].kin.filter(|&(_, was)| is_inverse(was, relation)).map(|(owner, _)| owner);
        inverse.or_else(|| self.recent.iter().copied().find(|&who| self.entities[who].kin == Some((of, relation))))
    }

    /// `istri saya`, `guru ngaji saya`: somebody by the relation to the one who speaks, given the words for it.
    pub(super) fn of_speaker(&mut self, text: &str, noun: &[Token], speaker: Who) -> Who {
        let head = noun[0].key;
        if let Some(who) = self.related_to(speaker, head) {
            return who;
        }
        let words = span_text(text, noun);
        let mut small = words.to_owned();
        if let Some(first) = words.chars().next() {
            small.replace_range(..first.len_utf8(), &first.to_lowercase().to_string());
        }
        self.related(format!("{small} {}", self.entities[speaker].name), head)
    }

    /// Somebody known by such a name only, whose relation to another it is.
    fn related(&mut self, name: String, head: u64) -> Who {
        let same = |e: &Entity| e.kind == Some(Kind::Role) && e.name.eq_ignore_ascii_case(&name);
        if let Some(who) = self.recent.iter().copied().find(|&who| same(&self.entities[who])) {
            return who;
        }
        let who = self.add(Entity { name, role_words: vec![head], kind: Some(Kind::Role), ..Entity::default() });
        self.heads(head, who);
        who
    }

    /// The mother of whom somebody is the father, and the other way round.
    fn other_parent(&self, of: Who) -> Option<Who> {
        let (child, _) = self.entities[of].kin.filter(|&(_, was)| is_parent(was))?;
        let other = |who: &Who| {
            let kin = self.entities[*who].kin;
            *who != of && kin.is_some_and(|(owner, was)| owner == child && is_parent(was))
        };
        self.recent.iter().copied().find(other)
    }

    /// `ayahnya`, `produsernya`: somebody by the relation to the one spoken of.
    pub(super) fn owned(&mut self, text: &str, tokens: &[Token], phrase: &Phrase, focus: Option<Who>) -> Who {
        let head = tokens[phrase.head];
        let word = span_text(text, &tokens[phrase.all.clone()]);
        let stem = word.strip_suffix("nya").unwrap_or(word);
        let owner = focus.filter(|&who| head.is(Flags::KIN) && self.entities[who].kind == Some(Kind::Named));
        let name = match owner {
            Some(who) => format!("{stem} {}", self.entities[who].name),
            None => stem.to_owned(),
        };
        self.related(name, head.key)
    }
}

fn is_parent(word: u64) -> bool {
    INVERSE[1].0.iter().any(|w| key(w) == word)
}

fn is_inverse(one: u64, other: u64) -> bool {
    let has = |words: &[&str], word: u64| words.iter().any(|w| key(w) == word);
    INVERSE.iter().any(|(a, b)| has(a, one) && has(b, other) || has(b, one) && has(a, other))
}

/// `pemiliknya`, `muridnya`: somebody without a name by what he is to another, who is no relation.
pub(super) fn is_anothers(tokens: &[Token], phrase: &Phrase) -> bool {
    let head = &tokens[phrase.head];
    phrase.name.is_none() && phrase.all.len() == 1 && head.nya && !head.is(Flags::KIN)
}

/// `ayahnya`, `adik iparnya`: somebody by the relation to another.
pub(super) fn is_owned(tokens: &[Token], phrase: &Phrase) -> bool {
    let last = &tokens[phrase.all.end - 1];
    last.nya && (phrase.all.len() == 1 || phrase.all.len() == 2 && last.is(Flags::KIN))
}
