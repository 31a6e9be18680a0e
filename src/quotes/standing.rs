//! What the article has shown of somebody so far: that it is a person, a body, a text or a crowd, and who was spoken of
//! last.

use crate::indonesian::wordclass::{self, Flags};

use super::people::{People, RECENT, Who};
use super::phrase::Kind;

impl People {
    /// Notes that it is somebody and not something.
    pub(super) fn proves(&mut self, who: Who) {
        self.entities[who].proven = true;
    }

    /// Whether it is known to be somebody.
    pub(super) fn is_proven(&self, who: Who) -> bool {
        self.entities[who].proven || self.entities[who].role.is_some()
    }

    /// Whether this sentence is the first that speaks of somebody.
    pub(super) fn is_new(&self, who: Who) -> bool {
        self.entities[who].met == Some(self.sentences)
    }

    /// Whether an age is known, as it is of people who come to speak.
    pub(super) fn is_aged(&self, who: Who) -> bool {
        self.entities[who].age.is_some()
    }

    /// Whether it is one human being.
    pub(super) fn is_somebody(&self, who: Who) -> bool {
        matches!(self.entities[who].kind, Some(Kind::Named | Kind::Role))
    }

    /// Whether it is one human being by a name that holds no word of a text, a body or a place.
    pub(super) fn is_personal(&self, who: Who) -> bool {
        let thing = Flags::DOCUMENT.or(Flags::INSTITUTION).or(Flags::PLACE).or(Flags::SITE).or(Flags::WORK);
        let entity = &self.entities[who];
        entity.kind == Some(Kind::Named) && !entity.words.iter().any(|&w| wordclass::flags(w).any(thing))
    }

    /// Whether a word is part of somebody's name.
    pub(super) fn is_titled(&self, who: Who, key: u64) -> bool {
        let entity = &self.entities[who];
        entity.kind == Some(Kind::Named) && entity.words.len() > 1 && entity.words.contains(&key)
    }

    /// Whether it is an institution.
    pub(super) fn is_body(&self, who: Who) -> bool {
        self.entities[who].kind == Some(Kind::Institution)
    }

    /// Whether it is an institution known by a common noun only (`perusahaan`).
    pub(super) fn is_bare(&self, who: Who) -> bool {
        let entity = &self.entities[who];
        entity.kind == Some(Kind::Institution)
            && !entity.name.contains(' ')
            && !entity.name.chars().skip(1).any(char::is_uppercase)
    }

    /// Whether it is a text, which says one thing and no more.
    pub(super) fn is_text(&self, who: Who) -> bool {
        self.entities[who].kind == Some(Kind::Document)
    }

    /// Whether it is several people.
    pub(super) fn is_group(&self, who: Who) -> bool {
        self.entities[who].kind == Some(Kind::Group)
    }

    /// Begins another paragraph.
    pub(super) fn next_paragraph(&mut self) {
        self.paragraph = self.sentences;
    }

    /// The last one by name other than `who` whom the paragraph is the first to speak of.
    pub(super) fn newcomer(&self, who: Option<Who>) -> Option<Who> {
        let met = |w: Who| self.entities[w].kind == Some(Kind::Named) && self.entities[w].met > Some(self.paragraph);
        self.recent.iter().copied().find(|&w| Some(w) != who && met(w))
    }

    /// Begins another sentence.
    pub(super) fn next_sentence(&mut self) {
        self.sentences += 1;
    }

    /// Notes that somebody was spoken of.
    pub(super) fn spoken_of(&mut self, who: Who) {
        self.entities[who].met.get_or_insert(self.sentences);
        self.recent.retain(|&w| w != who);
        self.recent.truncate(RECENT - 1);
        self.recent.insert(0, who);
    }
}
