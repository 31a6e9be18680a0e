//! Noun phrases that name a speaker: after a cue (`kata Kepala Desa X, Purwadi Kuncoro, …`) or as a subject.
//! A phrase is read from the left, is bounded in length, and never crosses a quotation.

use std::ops::Range;

use crate::indonesian::persons::{self, ROLE};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::heads::can_start;
use super::people::People;
use super::pointing::is_late;

/// Stands in a list of tokens for a whole quotation.
pub(super) const SLOT: Shape = Shape::Slot;

/// What a phrase refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `dia`, `ia`, `beliau`.
    Pronoun,
    /// `saya`, `kami`.
    First,
    /// A description with `itu`, `ini`, `tersebut`.
    PointsBack,
    /// A name, with or without a role.
    Named,
    /// One person by role only.
    Role,
    /// Several people.
    Group,
    /// An institution, by name or by noun.
    Institution,
    /// A text or a thing written on.
    Document,
    /// An account in social media.
    Account,
}

/// One phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) kind: Kind,
    /// Index of the head token.
    pub(super) head: usize,
    /// Tokens of the name, where there is one.
    pub(super) name: Option<Range<usize>>,
    /// Tokens of the role, where there is one.
    pub(super) role: Option<Range<usize>>,
    /// All its tokens.
    pub(super) all: Range<usize>,
    /// First token after it, appositions included.
    pub(super) next: usize,
    /// Introduces someone new (`seorang ibu`).
    pub(super) indefinite: bool,
}

/// Reads phrases of one paragraph.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// Everyone whom the article names.
    pub(super) people: &'a People,
    /// After a cue any small word may go on with a role (`kata pemilik kios`); elsewhere it may be a verb.
    pub(super) after_cue: bool,
}

impl Reader<'_> {
    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    pub(super) fn is(&self, i: usize, flags: Flags) -> bool {
        self.token(i).is_some_and(|t| t.is(flags))
    }

    /// Whether the word at `i` is written just so.
    pub(super) fn reads(&self, i: usize, word: &str) -> bool {
        self.token(i).is_some_and(|t| &self.text[t.start()..t.end()] == word)
    }

    pub(super) fn mark(&self, i: usize, c: char) -> bool {
        self.token(i).is_some_and(|t| t.mark(c))
    }

    /// Words in small letters that are finite verbs by their prefix.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let word = &self.text[t.start()..t.end()];
            let nouns = ROLE.or(Flags::INSTITUTION).or(Flags::DOCUMENT).or(Flags::MODIFIER).or(Flags::NOUN);
            t.shape == Shape::Lower
                && (t.is(Flags::SAY.or(Flags::JUDGE).or(Flags::MEDIUM))
                    || !t.is(nouns)
                        && word.len() >= 6
                        && ["me", "ber", "di", "ter"].iter().any(|p| word.starts_with(p)))
        })
    }

    /// The phrase right after a bare cue, where every capital word names somebody (`kata Hari`).
    pub(super) fn read_after_cue(&self, i: usize) -> Option<Phrase> {
        let token = self.token(i)?;
        let odd = token.shape == Shape::Capital
            && token.is(Flags::STOP.or(Flags::PREPOSITION).or(Flags::SOURCE).or(Flags::SAY));
        if odd && !token.is(Flags::DAY.or(Flags::MONTH).or(ROLE).or(Flags::PRONOUN)) {
            return Some(self.noun_phrase(i, i, false));
        }
        self.read(i)
    }

    /// The phrase that starts at token `i`, none where no speaker can be named there, as at nearly every token.
    #[inline]
    pub(super) fn read(&self, i: usize) -> Option<Phrase> {
        let newcomer = self.comes_from(i);
        if newcomer || can_start(self.token(i)?) { self.read_any(i, newcomer) } else { None }
    }

    /// The same where a phrase can start; `newcomer` tells that the word there is of no list.
    fn read_any(&self, i: usize, newcomer: bool) -> Option<Phrase> {
        let mut head = i;
        while head < i + 3 && (self.is(head, Flags::INDEFINITE) || self.token(head)?.shape == Shape::Number) {
            head += 1;
        }
        // `sang pastor` is the pastor of before.
        let indefinite =
            (i..head).any(|k| !matches!(&self.text[self.tokens[k].start()..self.tokens[k].end()], "sang" | "Sang"));
        if head > i && self.is(head, Flags::PREPOSITION) {
            return self.one_of(i, head);
        }
        let token = *self.token(head)?;
        if token.is_capital() && self.follows_thing(i) || self.reads(head, "Nomor") {
            return None;
        }
        if token.shape == Shape::Handle || token.is(Flags::ACCOUNT) {
            return Some(self.account(i, head));
        }
        if let Some(kind) = self.alone(&token) {
            let name = (kind == Kind::Named).then_some(head..head + 1);
            return Some(Phrase { kind, head, name, role: None, all: i..head + 1, next: head + 1, indefinite });
        }
        if !self.can_be_head(head, newcomer, indefinite) {
            return None;
        }
        // `almarhum` without a name is spoken of and says nothing.
        if is_late(&token) && !self.token(head + 1).is_some_and(Token::is_capital) {
            // `ujar almarhumah suatu ketika`
            let (kind, all) = (Kind::PointsBack, i..head + 1);
            return self.after_cue.then_some(Phrase {
                kind,
                head,
                name: None,
                role: None,
                all,
                next: head + 1,
                indefinite,
            });
        }
        if self.is_thing(head) {
            return None;
        }
        Some(self.counted(i, self.whole_text(head), indefinite))
    }

    /// What a word is that makes up a phrase by itself.
    fn alone(&self, token: &Token) -> Option<Kind> {
        if token.is(Flags::PRONOUN) && !token.nya {
            return Some(Kind::Pronoun);
        }
        if token.is(Flags::FIRST) && token.shape != Shape::Initial && !token.nya {
            return Some(Kind::First);
        }
        // `Imam memberi panitia tenggat` of Imam Subakir
        let given = token.is(Flags::GIVEN) && token.shape == Shape::Capital;
        (given && self.people.starts_name(token.key)).then_some(Kind::Named)
    }

    /// The phrase from `i` with its noun at `head`, and whether words of number between the two make several of it.
    fn counted(&self, i: usize, head: usize, indefinite: bool) -> Phrase {
        let token = self.tokens[head];
        let phrase = self.noun_phrase(i.max(head), head, indefinite);
        // `400 pelajar`, `beberapa anak muda`
        let owned = phrase.kind == Kind::Named && token.shape == Shape::Lower && token.is(Flags::GROUP);
        let plural = (i..head).any(|k| self.is_plural(k));
        // `Menurut para murid, Karso …`: the name after the comma is not one of theirs.
        let role = phrase.role.clone().filter(|_| plural && phrase.kind == Kind::Named);
        if let Some(role) = role.filter(|role| self.mark(role.end, ',')) {
            let all = phrase.all.start..role.end;
            return Phrase { kind: Kind::Group, name: None, role: None, next: role.end, all, ..phrase };
        }
        if (phrase.kind == Kind::Role || owned) && plural {
            return Phrase { kind: Kind::Group, name: None, role: None, ..phrase };
        }
        // `sang kapten` points back.
        let same = head > i && !indefinite && phrase.kind == Kind::Role && !token.is(Flags::KIN);
        if same { Phrase { kind: Kind::PointsBack, ..phrase } } else { phrase }
    }

    pub(super) fn name_in(&self, range: Range<usize>) -> Option<usize> {
        let (start, end) = (range.start, range.end);
        let phrase = self.tokens.get(range)?;
        let known = self.people.name_at_end(phrase);
        let read = || persons::name_start(self.text, phrase, |key| self.people.is_first(key));
        let name = known.or_else(read).map(|n| start + n)?;
        // `Wali Kota Sibolga`, `pengunjung Candi Borobudur` name no person.
        let site = |i: usize| self.is(i, Flags::SITE) && self.is(i, Flags::PLACE);
        // `warga Gayamsari`: one word of no list after it is where they live.
        let known =
            || self.people.fullest(&[self.tokens[name].key], false).is_some_and(|who| self.people.is_proven(who));
        let lives = name > start && self.reads(name - 1, "warga") && !known();
        if lives && name + 1 == end {
            return None;
        }
        let placed = || self.tokens[name..end].iter().all(|t| self.people.is_placed(t.key));
        let alone = || placed() || name + 1 == end && site(name - 1);
        if name > start && (site(name) || alone()) {
            return None;
        }
        let placed =
            name > start && self.tokens[name - 1].shape == Shape::Lower && self.is(name - 1, Flags::PREPOSITION);
        if placed { None } else { Some(name) }
    }

    /// A dot after token `i` belongs to it: an initial, a degree, a short form (`Moh.`).
    pub(super) fn abbreviated(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.shape == Shape::Initial
            || token.shape == Shape::Dotted
            || token.is(Flags::DEGREE.or(Flags::ADDRESS).or(Flags::SHORT)) && token.end() - token.start() <= 5
    }
}
