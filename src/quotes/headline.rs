//! Quotations in headlines, which name their speaker by a role or not at all, are tied to the words of the article; and
//! words in marks that repeat a quotation are that quotation's.

use std::collections::HashSet;
use std::ops::Range;

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{self, Token};
use crate::model::{Article, QuoteKind};

use super::attribute::Attributor;
use super::cues;
use super::draft::{Candidate, Draft};
use super::echo::{Echo, WINDOW, keys};
use super::marks::Pair;
use super::people::{Who, name_words};
use super::phrase::{Kind, Phrase, Reader};

/// Longest office in a headline, in tokens; more are its capitals.
const LONGEST: usize = 4;

/// Speakers counted for the main one: more than any article has, and a bound for a library.
const MAIN: usize = 64;

/// Reads the headlines and looks the remaining candidates up.
pub(super) fn read(reader: &mut Attributor, article: &Article, headlines: &[(usize, Vec<Token>, Vec<Pair>)]) {
    if headlines.is_empty() && reader.candidates.is_empty() {
        return;
    }
    let echo = Echo::of(article, &reader.drafts, !headlines.is_empty());
    let body = reader.drafts.len();
    let mut kept = Vec::new();
    for candidate in std::mem::take(&mut reader.candidates) {
        let text = &article.paragraphs[candidate.paragraph].text[candidate.inner.clone()];
        let words = text.split_whitespace().count();
        match echo.find(text).filter(|_| words >= WINDOW && !candidate.named && !candidate.nested) {
            Some(i) => {
                let who = reader.drafts[i].who;
                reader.drafts.push(draft(candidate.paragraph, candidate.inner, who, None, false));
            }
            None => kept.push(candidate),
        }
    }
    reader.candidates = kept;
    let terms: HashSet<Vec<u64>> =
        reader.candidates.iter().map(|c| keys(&article.paragraphs[c.paragraph].text[c.inner.clone()])).collect();
    let main = main_speaker(&reader.drafts);
    for (paragraph, tokens, pairs) in headlines {
        let text = &article.paragraphs[*paragraph].text;
        for pair in pairs.iter().filter(|p| p.parent.is_none()) {
            let before = cues::token_at(tokens, pair.outer.start);
            let colon = before > 1 && tokens[before - 1].mark(':');
            let cue = (before.saturating_sub(3)..before).rev().find(|&i| tokens[i].is(Flags::CUE.or(Flags::SAY)));
            let naming = before > 0
                && tokens[before - 1].is(Flags::NAMING.or(Flags::WORK))
                && !tokens[before - 1].is(Flags::CUE);
            let inner = &text[pair.inner.clone()];
            let repeated = echo.find(inner).filter(|&i| i < body);
            let echoed = repeated.or_else(|| echo.holding(inner)).filter(|&i| i < body);
            let single = !inner.contains(' ') && inner.ends_with(char::is_alphanumeric) && echoed.is_none();
            let term = !colon && (single || terms.contains(&keys(&text[pair.inner.clone()])));
            if !(naming || term) && (colon || cue.is_some() || echoed.is_some()) || after_colon(tokens, pair) {
                // Words quoted inside a quotation are another's than its speaker's, known or not.
                let inside = echoed.is_some_and(|i| reader.drafts[i].nested);
                let main = main.filter(|_| !inside);
                // `Penjaga Rusdi Tandipayuk: "…"`: a name before a colon tells more than words found again.
                let found = phrases(reader, text, tokens, pair, colon);
                let named = |p: &Phrase| colon && p.kind == Kind::Named && p.all.end + 1 == before;
                let who = known(reader, text, tokens, &found, named)
                    .or_else(|| repeated.and_then(|i| reader.drafts[i].who))
                    // `Saksi sidang penggandaan uang: "…"` is one of several witnesses.
                    .or_else(|| known(reader, text, tokens, &found, |p| p.kind != Kind::Role))
                    .or_else(|| echoed.and_then(|i| reader.drafts[i].who))
                    .or_else(|| known(reader, text, tokens, &found, |_| true))
                    .or_else(|| described(reader, text, tokens, &found, main));
                let cue = cue.map(|i| text[tokens[i].start()..tokens[i].end()].to_lowercase());
                reader.drafts.push(draft(*paragraph, pair.inner.clone(), who, cue, colon));
            } else {
                let inner = pair.inner.clone();
                reader.candidates.push(Candidate { paragraph: *paragraph, inner, named: naming, nested: false });
            }
        }
    }
}

/// The one whom the article quotes most, the first of several.
fn main_speaker(drafts: &[Draft]) -> Option<Who> {
    let mut counts: Vec<(Who, usize)> = Vec::new();
    for who in drafts.iter().filter(|d| !d.nested).filter_map(|d| d.who) {
        if let Some((_, n)) = counts.iter_mut().find(|(w, _)| *w == who) {
            *n += 1;
        } else if counts.len() < MAIN {
            counts.push((who, 1));
        }
    }
    counts.iter().enumerate().max_by_key(|(i, (_, n))| (*n, usize::MAX - i)).map(|(_, (who, _))| *who)
}

/// `"…": KPK` at the end of a headline.
fn after_colon(tokens: &[Token], pair: &Pair) -> bool {
    pair.outer.start == 0
        && tokens.get(cues::token_at(tokens, pair.outer.end)).is_some_and(|t| t.mark(':') || t.mark(','))
}

fn draft(paragraph: usize, inner: Range<usize>, who: Option<Who>, cue: Option<String>, direct: bool) -> Draft {
    let kind = if direct { QuoteKind::Direct } else { QuoteKind::Partial };
    Draft { paragraph, inner, kind, nested: false, who, mention: String::new(), cue, asks: false, continues: false }
}

/// The phrases that the headline has before the quotation, in the part of it that a colon or a comma sets apart.
fn phrases(reader: &Attributor, text: &str, tokens: &[Token], pair: &Pair, colon: bool) -> Vec<Phrase> {
    let before = cues::token_at(tokens, pair.outer.start);
    let stop = before.saturating_sub(usize::from(colon));
    let from = (0..stop)
        .rev()
        .find(|&i| !tokens[i].is_capital() && !matches!(tokens[i].shape, words::Shape::Lower))
        .map_or(0, |i| i + 1);
    let people = &reader.people;
    let read = |i: usize| Reader { text, tokens, people, after_cue: false }.read(i);
    let cut = |mut phrase: Phrase| {
        // In a headline the verb has a capital too: `Prabowo Minta`.
        let verb = Flags::CUE.or(Flags::SAY).or(Flags::JUDGE);
        let end = (phrase.head + 1..phrase.all.end).find(|&i| tokens[i].is(verb)).unwrap_or(phrase.all.end);
        phrase.name = phrase.name.map(|name| name.start..name.end.min(end)).filter(|name| !name.is_empty());
        // `Mimi Kencana Berpulang: "…"`
        let known = |name: &Range<usize>| people.fullest(&name_words(&tokens[name.clone()]), false).is_some();
        let longest =
            |name: Range<usize>| (name.start + 2..=name.end).rev().map(|e| name.start..e).find(known).unwrap_or(name);
        phrase.name = phrase.name.map(|name| if colon { longest(name) } else { name });
        phrase.all.end = end;
        phrase
    };
    let mut found: Vec<Phrase> = Vec::new();
    for i in from.max(stop.saturating_sub(12))..stop {
        // `Dokter Anak` is one office; in `kepala sekolah di Parepare` the place says nothing.
        let run = (0..i).rev().take_while(|&k| tokens[k].is_capital()).last().unwrap_or(i);
        let placed = run > 0 && tokens[run - 1].shape == words::Shape::Lower && tokens[run - 1].is(Flags::PREPOSITION);
        if found.last().is_none_or(|p| p.all.end <= i) && !placed {
            found.extend(read(i).map(cut));
        }
    }
    found
}

/// The first of those named before the quotation who `fits` and whom the article knows by name or office.
fn known(
    reader: &mut Attributor,
    text: &str,
    tokens: &[Token],
    found: &[Phrase],
    fits: impl Fn(&Phrase) -> bool,
) -> Option<Who> {
    let phrase = found.iter().find(|p| fits(p) && is_somebody(reader, text, tokens, p))?;
    reader.people.resolve(text, tokens, phrase, None)
}

/// Whether a phrase of the headline leads to somebody of whom the article shows that it is somebody.
fn is_somebody(reader: &Attributor, text: &str, tokens: &[Token], phrase: &Phrase) -> bool {
    let proven = reader.people.named_as(tokens, phrase).is_none_or(|who| reader.people.is_proven(who));
    proven && reader.people.knows(text, tokens, phrase)
}

/// The one whom the headline describes before the quotation, else the one whom the article quotes most.
fn described(
    reader: &mut Attributor,
    text: &str,
    tokens: &[Token],
    found: &[Phrase],
    main: Option<Who>,
) -> Option<Who> {
    // A name that the article never mentions is a headline's capitals (`Saksi Sidang Korupsi`).
    let short = |p: &&Phrase| p.kind != Kind::Named && p.all.len() <= LONGEST;
    let Some(phrase) = found.iter().find(short) else { return main };
    let who = reader.people.resolve(text, tokens, phrase, None)?;
    // Over an interview the one described is who answers.
    let stranger = phrase.kind == Kind::Role && !reader.people.is_told(who);
    Some(reader.guest.filter(|_| stranger).unwrap_or(who))
}
