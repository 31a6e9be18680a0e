//! Noun phrases that name a speaker: after a cue (`kata Kepala Desa X, Purwadi Kuncoro, …`) or as a subject.
//! A phrase is read from the left, is bounded in length, and never crosses a quotation.

use std::ops::Range;

use crate::indonesian::persons::{self, ROLE};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::cues::names_speaker;
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
        // `bahasa Bugis` is a language.
        let kind = i > 0 && self.tokens[i - 1].shape == Shape::Lower && self.is(i - 1, Flags::KIND);
        // `Jl. Pangeran Antasari` is a street.
        let before = i.saturating_sub(1 + usize::from(i > 1 && self.mark(i - 1, '.')));
        let street = i > 0 && persons::opens_place(&self.tokens[before]);
        if token.is_capital() && (kind || street) || self.reads(head, "Nomor") {
            return None;
        }
        let simple =
            |kind| Some(Phrase { kind, head, name: None, role: None, all: i..head + 1, next: head + 1, indefinite });
        if token.is(Flags::PRONOUN) && !token.nya {
            return simple(Kind::Pronoun);
        }
        if token.is(Flags::FIRST) && token.shape != Shape::Initial && !token.nya {
            return simple(Kind::First);
        }
        if token.shape == Shape::Handle || token.is(Flags::ACCOUNT) {
            return Some(self.account(i, head));
        }
        // `Imam memberi panitia tenggat` of Imam Subakir
        if token.is(Flags::GIVEN) && token.shape == Shape::Capital && self.people.starts_name(token.key) {
            return Some(Phrase { kind: Kind::Named, name: Some(head..head + 1), ..simple(Kind::Named)? });
        }
        // `dr. Melati Anggraini`
        let doctor = token.shape == Shape::Lower
            && token.is(Flags::DEGREE)
            && self.mark(head + 1, '.')
            && self.token(head + 2).is_some_and(Token::is_capital);
        let noun = (names_speaker(&token) || doctor || newcomer) && (!token.is(Flags::INDEFINITE) || token.is(ROLE));
        // `seorang tamu`: any noun after it is a person.
        let someone = indefinite && token.shape == Shape::Lower && token.flags.is_empty() && {
            self.text[self.tokens[head - 1].start()..self.tokens[head - 1].end()].eq_ignore_ascii_case("seorang")
        };
        // `belasan penangkap benih`
        let several =
            indefinite && token.flags.is_empty() && self.is_doer(head, &["pem", "pen"]) && self.is_plural(head - 1);
        if !noun && !someone && !several && !token.is(Flags::DOCUMENT.or(Flags::SIGN)) {
            return None;
        }
        // `almarhum` without a name is spoken of and says nothing.
        if is_late(&token) && !self.token(head + 1).is_some_and(Token::is_capital) {
            // `ujar almarhumah suatu ketika`
            return if self.after_cue { simple(Kind::PointsBack) } else { None };
        }
        // `di pintu rumahnya`
        if token.nya && token.shape == Shape::Lower && token.is(Flags::INSTITUTION) && token.is(Flags::MODIFIER) {
            return None;
        }
        // `bekas pintu utama`: what is left of a thing.
        let former = self.text[token.start()..token.end()].eq_ignore_ascii_case("bekas");
        if former && self.token(head + 1).is_some_and(|t| t.shape == Shape::Lower && !t.is(ROLE)) {
            return None;
        }
        let plain = Flags::PREPOSITION.or(Flags::CONJUNCTION).or(Flags::SAY).or(Flags::SOURCE).or(Flags::CUE);
        // `Pesan yang beredar berbunyi`, `Pesan berantai itu`: the noun, not the cue of `Pesan dia, …`.
        let text = || {
            let plain = self.token(head + 1).is_some_and(|t| t.flags.is_empty());
            token.is(Flags::DOCUMENT) && (plain || self.closes(head + 1) || self.reads(head + 1, "yang"))
        };
        if token.shape == Shape::Capital && token.is(plain) && !token.is(ROLE) && !text() {
            return None;
        }
        let head = self.whole_text(head);
        let token = self.tokens[head];
        let phrase = self.noun_phrase(i.max(head), head, indefinite);
        // `400 pelajar`, `beberapa anak muda`
        let owned = phrase.kind == Kind::Named && token.shape == Shape::Lower && token.is(Flags::GROUP);
        let plural = (i..head).any(|k| self.is_plural(k));
        // `Menurut para murid, Karso …`: the name after the comma is not one of theirs.
        let role = phrase.role.clone().filter(|_| plural && phrase.kind == Kind::Named);
        if let Some(role) = role.filter(|role| self.mark(role.end, ',')) {
            let all = phrase.all.start..role.end;
            return Some(Phrase { kind: Kind::Group, name: None, role: None, next: role.end, all, ..phrase });
        }
        if (phrase.kind == Kind::Role || owned) && plural {
            return Some(Phrase { kind: Kind::Group, name: None, role: None, ..phrase });
        }
        let same = head > i && !indefinite && phrase.kind == Kind::Role && !token.is(Flags::KIN);
        // `sang kapten` points back.
        Some(if same { Phrase { kind: Kind::PointsBack, ..phrase } } else { phrase })
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
