//! Tokens to units: the longest phrase of the lexicon, else the reading of the word that fits its neighbours.

use std::borrow::Cow;

use super::lexicon::{Flags, Lexicon, Pos, Sense};
use super::numbers::Sort;
use super::tokens::{Kind, Token};
use super::words::{self, Degree, Reading, Voice};
use crate::indonesian::affixes::{self, Clitic};

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
    /// First token.
    pub(crate) from: usize,
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
pub(crate) fn units(lexicon: &Lexicon, tokens: &[Token<'_>]) -> Vec<Unit> {
    let table: Vec<Vec<Reading>> =
        tokens.iter().map(|t| if t.kind == Kind::Word { words::readings(lexicon, t) } else { Vec::new() }).collect();
    let tagger = Tagger { lexicon, tokens, table };
    let mut out: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let (unit, len) = tagger.choose(at, &out);
        out.push(unit);
        at += len;
    }
    out
}

struct Tagger<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a [Token<'a>],
    table: Vec<Vec<Reading>>,
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
            from: at,
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
            from: at,
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

    /// The longest phrase that starts here, with its sense resolved.
    fn phrase(&self, at: usize, before: &[Unit]) -> Option<(Reading, usize)> {
        let token = &self.tokens[at];
        let mut best: Option<(Reading, usize)> = None;
        let mut consider = |first: &str, voice: Voice| {
            for entry in self.lexicon.phrases(first) {
                if entry.pos == Pos::Adv && before.last().is_some_and(|u| unit_is(u, "num")) {
                    // `dua tahun sebelumnya`: the phrase `tahun sebelumnya` is not meant.
                    continue;
                }
                if let Some((len, clitic)) = self.matches(entry.id, at)
                    && best.as_ref().is_none_or(|(_, l)| len > *l)
                {
                    let voice = match (entry.pos, voice) {
                        (Pos::Verb, Voice::Plain)
                            if entry.flags.has("t") && !first.starts_with("me") && !first.starts_with("ber") =>
                        {
                            Voice::Bare
                        }
                        (Pos::Verb, Voice::Plain) => Voice::Active,
                        (_, v) => v,
                    };
                    best = Some((Reading { voice, clitic, ..Reading::new(entry) }, len));
                }
            }
        };
        if token.capital() {
            consider(token.text, Voice::Plain);
        }
        consider(&token.lower, Voice::Plain);
        if let Some(base) = affixes::reduplicated(&token.lower) {
            consider(base, Voice::Plain);
        }
        for (stem, voice) in words::verb_stems(&token.lower) {
            if voice != Voice::Ter {
                consider(&stem, voice);
            }
        }
        let (mut reading, len) = best?;
        if affixes::reduplicated(&token.lower).is_some_and(|base| reading.id.split(' ').next() == Some(base)) {
            reading.plural = true;
        }
        if let Some(sense) = self.sense(&reading.id.clone(), at, len, before, Some(reading.pos)) {
            reading.en = Cow::Borrowed(sense.en);
            reading.flags = sense.flags;
        }
        Some((reading, len))
    }

    /// Does the phrase stand here? Its length in tokens and a clitic on its last word.
    fn matches(&self, id: &str, at: usize) -> Option<(usize, Option<Clitic>)> {
        let mut len = 1;
        let mut clitic = None;
        for (index, word) in id.split(' ').enumerate().skip(1) {
            let token = self.tokens.get(at + index)?;
            if clitic.is_some() || !matches!(token.kind, Kind::Word) {
                return None;
            }
            len = index + 1;
            if token.lower == word || token.text == word {
                continue;
            }
            let (rest, c) = affixes::without_clitic(&token.lower)?;
            if rest != word {
                return None;
            }
            clitic = Some(c);
        }
        Some((len, clitic))
    }

    /// The first sense row that holds here.
    fn sense(&self, id: &str, at: usize, len: usize, before: &[Unit], pos: Option<Pos>) -> Option<&Sense> {
        self.lexicon
            .senses(id)
            .iter()
            .filter(|s| pos.is_none_or(|p| p == s.pos))
            .find(|s| s.condition.split(' ').all(|c| self.holds(c, at, len, before)))
    }

    fn holds(&self, condition: &str, at: usize, len: usize, before: &[Unit]) -> bool {
        let Some((key, values)) = condition.split_once('=') else { return false };
        let next = self.tokens.get(at + len);
        let mut values = values.split('|');
        match key {
            "next" => next.is_some_and(|t| values.any(|v| self.is_word(at + len, t, v))),
            "prev" => at > 0 && values.any(|v| self.is_word(at - 1, &self.tokens[at - 1], v)),
            "near" => values.any(|v| self.sentence(at).any(|i| i != at && self.is_word(i, &self.tokens[i], v))),
            "nextpos" => next.is_some_and(|_| values.any(|v| self.pos_at(at + len, v))),
            "prevpos" => before.last().is_some_and(|u| values.any(|v| unit_is(u, v))),
            _ => false,
        }
    }

    fn sentence(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let start = (0..at).rev().find(|&i| self.tokens[i].ends_sentence()).map_or(0, |i| i + 1);
        let end = (at..self.tokens.len()).find(|&i| self.tokens[i].ends_sentence()).unwrap_or(self.tokens.len());
        start..end
    }

    fn is_word(&self, index: usize, token: &Token<'_>, word: &str) -> bool {
        token.lower == word || token.text == word || self.table[index].iter().any(|r| r.id == word)
    }

    fn pos_at(&self, at: usize, name: &str) -> bool {
        match &self.tokens[at].kind {
            Kind::Figure(_) => name == "num",
            Kind::Word => {
                let token = &self.tokens[at];
                if name == "name" {
                    return token.capital();
                }
                let Some(pos) = Pos::parse(name) else { return false };
                self.table[at].first().is_some_and(|r| r.pos == pos)
            }
            _ => false,
        }
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
        // A mass noun before a name is no title of it (`Air Niugini`).
        let mass = reading.pos == Pos::Noun && reading.flags.has("u") && !self.sentence_start(at);
        if token.capital() && mass && self.table.get(at + 1).is_some_and(|r| r.first().is_some_and(|r| r.unknown)) {
            return self.tokens[at + 1].capital();
        }
        token.capital()
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

    /// How well a reading fits between its neighbours; the order of the lexicon breaks ties.
    fn fit(&self, at: usize, reading: &Reading, before: &[Unit]) -> i32 {
        let prev = before.last();
        let next = self.tokens.get(at + 1);
        let prev_is = |list: &[Pos]| prev.is_some_and(|u| u.any(list));
        let next_word = next.map_or("", |t| t.lower.as_str());
        let next_verbal = self.may(at + 1, &[Pos::Verb, Pos::Aux, Pos::Neg, Pos::Exist]);
        let next_adj = self.may(at + 1, &[Pos::Adj]);
        let mut score = 0;
        match reading.pos {
            Pos::Noun => {
                if reading.plural {
                    score += 3;
                }
                if prev_is(&[Pos::Prep, Pos::Quant, Pos::Num, Pos::Class, Pos::Scale])
                    || prev.is_some_and(|u| matches!(u.tag, Tag::Figure(_)))
                {
                    score += 3;
                }
                if matches!(next_word, "itu" | "ini" | "tersebut") {
                    score += 2;
                }
                if prev_is(&[Pos::Aux]) || prev.is_some_and(|u| u.is(Pos::Neg) && !u.flags.has("noun")) {
                    score -= 2;
                }
                if reading.clitic.is_some() {
                    score += 1;
                }
                if prev.is_some_and(|u| u.is(Pos::Verb) && u.flags.has("t") && u.voice == Voice::Active) {
                    score += 2;
                }
            }
            Pos::Verb => {
                if reading.flags.has("adj") {
                    score -= 1;
                }
                if prev_is(&[Pos::Aux, Pos::Rel, Pos::Pron]) || prev.is_some_and(|u| u.is(Pos::Neg)) {
                    score += 2;
                }
                if prev.is_some_and(|u| u.is(Pos::Prep) && u.flags.has("to")) {
                    score += 3;
                }
                if prev_is(&[Pos::Prep]) && prev.is_some_and(|u| !u.flags.has("to") && !u.flags.has("ing")) {
                    score -= 2;
                }
                if prev_is(&[Pos::Quant, Pos::Num, Pos::Class]) {
                    score -= 2;
                }
                if reading.voice == Voice::Passive && (prev_is(&[Pos::Sub, Pos::Prep]) || next_word == "oleh") {
                    score += 3;
                }
                if reading.voice == Voice::Bare && !prev_is(&[Pos::Pron, Pos::Aux, Pos::Neg]) {
                    score -= 2;
                }
                if reading.flags.has("cue") {
                    score += if self.after_quote(at) { 8 } else { -30 };
                }
            }
            Pos::Adj if reading.flags.value("time").is_some() && reading.en != "front" => {
                let time = prev.is_some_and(|u| u.flags.has("time") || matches!(u.tag, Tag::Figure(_)));
                score += if time { 8 } else { -8 };
            }
            Pos::Adj => {
                if prev_is(&[Pos::Prep]) && self.may(at + 1, &[Pos::Noun, Pos::Name]) {
                    score -= 3;
                }
                if prev_is(&[Pos::Noun, Pos::Adv, Pos::Rel, Pos::Neg]) {
                    score += 1;
                }
            }
            Pos::Aux => {
                let inverted = self.may(at + 1, &[Pos::Pron]) && self.may(at + 2, &[Pos::Verb]);
                let adverb = reading.flags.has("adv") || reading.flags.has("modal") || reading.flags.has("perf");
                if next_verbal || next_adj || inverted {
                    score += 4;
                } else if !adverb || !self.may(at + 1, &[Pos::Prep, Pos::Adv, Pos::Cop]) {
                    score -= 3;
                }
                if reading.flags.has("prog") && !next_verbal {
                    score -= 6;
                }
            }
            Pos::Adv if reading.flags.has("deg") && !next_adj => score -= 2,
            Pos::Quant if reading.flags.value("ord").is_some() && prev_is(&[Pos::Noun]) => score += 0,
            Pos::Class => {
                let counted = prev_is(&[Pos::Num, Pos::Scale, Pos::Quant])
                    || prev.is_some_and(|u| matches!(u.tag, Tag::Figure(_)));
                let noun = self.may(at + 1, &[Pos::Noun]) && next.is_some_and(|t| t.kind == Kind::Word);
                score += if counted && noun { 4 } else { -6 };
            }
            Pos::Det => score += 5,
            Pos::Exist => score += 6,
            Pos::Prep if self.may(at + 1, &[Pos::Noun, Pos::Name, Pos::Pron, Pos::Quant, Pos::Num, Pos::Verb]) => {
                score += 2
            }
            Pos::Sub | Pos::Conj | Pos::Rel | Pos::Neg => score += 3,
            Pos::Part => score -= if self.after_quote(at) { 0 } else { 1 },
            _ => {}
        }
        score
    }

    /// Is this the place of a speech verb: after a closing quotation mark or a placeholder, or after a comma where a
    /// speaker follows?
    fn after_quote(&self, at: usize) -> bool {
        let quoted = |i: usize| {
            let t = &self.tokens[i];
            t.kind == Kind::Close && t.is_quote() || t.kind == Kind::Opaque
        };
        let Some(last) = at.checked_sub(1) else { return false };
        if quoted(last) {
            return true;
        }
        let comma = self.tokens[last].text == ",";
        let speaker =
            self.tokens.get(at + 1).is_some_and(|t| t.capital() || matches!(t.lower.as_str(), "dia" | "ia" | "mereka"));
        comma && (speaker || last.checked_sub(1).is_some_and(quoted) || self.tokens[at].lower.ends_with("nya"))
    }
}

fn unit_is(unit: &Unit, name: &str) -> bool {
    match name {
        "num" => matches!(unit.tag, Tag::Figure(_)) || unit.is(Pos::Num) || unit.is(Pos::Scale),
        "name" => unit.is(Pos::Name),
        _ => Pos::parse(name).is_some_and(|pos| unit.is(pos)),
    }
}
