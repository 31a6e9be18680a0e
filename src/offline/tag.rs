//! Tokens to units: the longest phrase of the lexicon, else the reading of the word that fits its neighbours.

mod fit;
mod phrase;

use std::borrow::Cow;

use super::lexicon::{Flags, Lexicon, Pos};
use super::numbers::Sort;
use super::tokens::{Kind, Token};
use super::words::{self, Degree, Reading, Voice};
use crate::indonesian::affixes::Clitic;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A word or phrase.
    Lex(Pos),
    /// A figure or date.
    Figure(Sort),
    /// A placeholder, address or handle.
    Opaque,
    /// Punctuation.
    Mark,
    /// Opening bracket or quotation mark.
    Open,
    /// Closing bracket or quotation mark.
    Close,
}

/// One or more tokens that are translated as one.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent features of a word")]
pub(crate) struct Unit {
    pub(crate) tag: Tag,
    /// Lexicon id or lower-case surface.
    pub(crate) id: Cow<'static, str>,
    pub(crate) en: Cow<'static, str>,
    pub(crate) flags: Flags,
    pub(crate) voice: Voice,
    pub(crate) clitic: Option<Clitic>,
    pub(crate) plural: bool,
    pub(crate) degree: Degree,
    pub(crate) unknown: bool,
    /// Every content word of it is capitalised in the source.
    pub(crate) capital: bool,
    /// It opens a sentence, so that its capital says nothing.
    pub(crate) initial: bool,
    /// White space before it.
    pub(crate) space: bool,
}

impl Unit {
    pub(crate) fn is(&self, pos: Pos) -> bool {
        self.tag == Tag::Lex(pos)
    }

    pub(crate) fn any(&self, list: &[Pos]) -> bool {
        matches!(self.tag, Tag::Lex(pos) if list.contains(&pos))
    }

    /// Could begin or be a predicate.
    pub(crate) fn verbal(&self) -> bool {
        self.any(&[Pos::Verb, Pos::Aux, Pos::Neg, Pos::Cop, Pos::Exist])
    }
}

/// Chooses the units of a text.
pub(crate) fn units(lexicon: &Lexicon, tokens: &[Token<'_>], title: bool) -> Vec<Unit> {
    let mut table: Vec<Vec<Reading>> =
        tokens.iter().map(|t| if t.kind == Kind::Word { words::readings(lexicon, t) } else { Vec::new() }).collect();
    adjectives_in_names(tokens, &mut table);
    let tagger = Tagger { lexicon, tokens, table, title };
    let mut out: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let (unit, len) = tagger.choose(at, &out);
        out.push(unit);
        at += len;
    }
    out
}

/// An adjective with a capital before an unknown word with one is a given name (`Agung Nugroho`, `Indah Lestari`):
/// adjectives follow their nouns in Indonesian.
fn adjectives_in_names(tokens: &[Token<'_>], table: &mut [Vec<Reading>]) {
    let single = |t: &Token<'_>| t.kind == Kind::Word && t.capital() && !t.shouting();
    for at in 1..tokens.len() {
        let (first, second) = (&tokens[at - 1], &tokens[at]);
        let surname = single(second) && !table[at].is_empty() && table[at].iter().all(|r| r.unknown);
        if surname && single(first) && table[at - 1].iter().all(|r| r.pos == Pos::Adj && !r.unknown) {
            table[at - 1] = vec![Reading::unknown(first.text)];
        }
    }
}

struct Tagger<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a [Token<'a>],
    table: Vec<Vec<Reading>>,
    /// Capitals say nothing.
    title: bool,
}

impl Tagger<'_> {
    fn choose(&self, at: usize, before: &[Unit]) -> (Unit, usize) {
        let token = &self.tokens[at];
        let initial = self.sentence_start(at);
        let plain = |tag: Tag, en: Cow<'static, str>| Unit {
            tag,
            id: Cow::Owned(token.lower.clone()),
            en,
            flags: Flags(""),
            voice: Voice::Plain,
            clitic: None,
            plural: false,
            degree: Degree::Plain,
            unknown: false,
            capital: token.capital(),
            initial,
            space: token.space,
        };
        let tag = match &token.kind {
            Kind::Figure(reading) => return (plain(Tag::Figure(reading.sort), Cow::Owned(reading.english.clone())), 1),
            Kind::Opaque => Some(Tag::Opaque),
            Kind::Mark => Some(Tag::Mark),
            Kind::Open => Some(Tag::Open),
            Kind::Close => Some(Tag::Close),
            Kind::Word => None,
        };
        if let Some(tag) = tag {
            return (plain(tag, Cow::Owned(token.text.to_owned())), 1);
        }
        if self.glossed(at) {
            return (self.unit(at, Reading::unknown(token.text), true, initial), 1);
        }
        if let Some((reading, len)) = self.phrase(at, before) {
            let capital = self.tokens[at..at + len].iter().all(|t| t.capital() || t.lower.len() <= 3);
            return (self.unit(at, reading, capital && token.capital(), initial), len);
        }
        let reading = self.best(at, before);
        (self.unit(at, reading, token.capital(), initial), 1)
    }

    fn unit(&self, at: usize, reading: Reading, capital: bool, initial: bool) -> Unit {
        Unit {
            tag: Tag::Lex(reading.pos),
            id: reading.id,
            en: reading.en,
            flags: reading.flags,
            voice: reading.voice,
            clitic: reading.clitic,
            plural: reading.plural,
            degree: reading.degree,
            unknown: reading.unknown,
            capital,
            initial,
            space: self.tokens[at].space,
        }
    }

    fn sentence_start(&self, at: usize) -> bool {
        let brackets = self.tokens[..at].iter().rev().take_while(|t| t.kind == Kind::Open && !t.is_quote()).count();
        let at = at - brackets;
        match at.checked_sub(1).map(|i| &self.tokens[i]) {
            None => true,
            Some(t) if t.kind == Kind::Open => true,
            Some(t) if t.kind == Kind::Close => at >= 2 && self.tokens[at - 2].ends_sentence(),
            Some(t) => t.ends_sentence() || t.text == ":",
        }
    }

    /// `Badan Pusat Statistik (BPS)`: letters in brackets after the name they stand for stay as they are.
    fn glossed(&self, at: usize) -> bool {
        let text = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).map_or("", |t| t.text);
        let named = at.checked_sub(2).is_some_and(|i| self.tokens[i].kind == Kind::Word);
        let short = self.tokens[at].capital()
            && self.table[at].first().is_some_and(|r| r.pos == Pos::Name && !r.unknown && r.en.contains(' '));
        named && (self.tokens[at].shouting() || short) && text(at.checked_sub(1)) == "(" && text(Some(at + 1)) == ")"
    }

    /// The reading of a single word that fits best.
    fn best(&self, at: usize, before: &[Unit]) -> Reading {
        let readings = &self.table[at];
        let mut best = readings
            .iter()
            .enumerate()
            .max_by_key(|(i, r)| (self.fit(at, r, before), std::cmp::Reverse(*i)))
            .map_or_else(|| Reading::unknown(self.tokens[at].text), |(_, r)| r.clone());
        let between_names = best.unknown
            && !self.tokens[at].capital()
            && before.last().is_some_and(|u| u.unknown && u.capital && u.is(Pos::Name))
            && self.tokens.get(at + 1).is_some_and(Token::capital);
        if between_names || self.part_of_name(at, &best, before) {
            return Reading::unknown(self.tokens[at].text).clone();
        }
        if let Some(sense) = self.sense(&best.id.clone(), at, 1, before, None) {
            if sense.pos != best.pos
                && let Some(other) = readings.iter().find(|r| r.pos == sense.pos)
            {
                best = other.clone();
            }
            best.pos = sense.pos;
            best.en = Cow::Borrowed(sense.en);
            best.flags = sense.flags;
        }
        best
    }

    /// A capitalised common word inside a name (`Sri Hari Wibowo`).
    fn part_of_name(&self, at: usize, reading: &Reading, before: &[Unit]) -> bool {
        let token = &self.tokens[at];
        let after_name = before.last().is_some_and(|u| u.unknown && u.capital && !u.initial && u.is(Pos::Name));
        // A mass noun before a name is no title of it (`Emas Antam`).
        let mass = reading.pos == Pos::Noun && reading.flags.has("u") && !self.sentence_start(at);
        if token.capital() && mass && self.table.get(at + 1).is_some_and(|r| r.first().is_some_and(|r| r.unknown)) {
            return self.tokens[at + 1].capital();
        }
        // `ungkap Agung`: an adjective with a capital in running text.
        let lower = |t: &Token<'_>| t.kind == Kind::Word && !t.capital();
        let alone = at.checked_sub(1).is_some_and(|i| lower(&self.tokens[i]))
            && self.tokens.get(at + 1).is_none_or(|t| !t.capital() || self.table[at + 1].iter().all(|r| r.unknown));
        if !self.title && reading.pos == Pos::Adj && token.capital() && alone && !token.shouting() {
            return true;
        }
        // After `PT` everything with a capital is the name of the company.
        let run = before.iter().rev().take_while(|u| u.capital && u.is(Pos::Name));
        if token.capital() && run.filter(|u| u.flags.has("company")).count() > 0 {
            return true;
        }
        let prefixed = matches!(reading.voice, Voice::Active | Voice::Passive) && reading.pos == Pos::Verb;
        // `Jl. Pramuka`: what an abbreviation introduces is a name.
        let introduced = at.checked_sub(1).is_some_and(|i| {
            let t = &self.tokens[i];
            t.kind == Kind::Word && t.capital() && t.text.ends_with('.')
        });
        if introduced && token.capital() && reading.pos != Pos::Name {
            return true;
        }
        token.capital()
            && !prefixed
            && !(self.title && reading.pos != Pos::Adj)
            && after_name
            && token.space
            && matches!(
                reading.pos,
                Pos::Adj | Pos::Adv | Pos::Verb | Pos::Aux | Pos::Quant | Pos::Class | Pos::Num | Pos::Part
            )
    }

    /// Do the readings of the token at `at` include one of these?
    fn may(&self, at: usize, list: &[Pos]) -> bool {
        self.table.get(at).is_some_and(|rs| rs.first().is_some_and(|r| list.contains(&r.pos)))
    }
}

fn unit_is(unit: &Unit, name: &str) -> bool {
    match name {
        "num" => matches!(unit.tag, Tag::Figure(_)) || unit.is(Pos::Num) || unit.is(Pos::Scale),
        "name" => unit.is(Pos::Name),
        _ => Pos::parse(name).is_some_and(|pos| unit.is(pos)),
    }
}
