//! Names of people, places and organisations in Indonesian text: runs of capital words, titles and forms of address
//! taken off, sentence-initial ordinary words left out. Two linear passes: what the article writes with a capital inside
//! its sentences, then the runs.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use crate::indonesian::persons;
use crate::indonesian::wordclass::{Flags, Identity, KeyMap};
use crate::indonesian::words::{self, Shape, Token};
use crate::model::{Article, Name, Paragraph, TextIndex};

/// The tokens of each paragraph of an article's content: names and quotations are both read from them.
#[must_use]
pub fn words(article: &Article) -> Vec<Vec<Token>> {
    article
        .content()
        .map(|p| {
            let mut tokens = words::scan(&p.text);
            tokens.shrink_to_fit();
            tokens
        })
        .collect()
}

/// Finds the names of an article, in document order; `words` are the tokens of each paragraph of its content. Boilerplate
/// has none.
#[must_use]
pub fn read(article: &Article, words: &[Vec<Token>]) -> Vec<Name> {
    let scanned: Vec<(&Paragraph, &Vec<Token>)> = article.content().zip(words).collect();
    let mut usage = Usage::default();
    for (paragraph, tokens) in &scanned {
        if !is_headline(&paragraph.text, tokens) {
            usage.learn(&paragraph.text, tokens);
        }
    }
    let mut names = Vec::new();
    for (paragraph, tokens) in &scanned {
        let index = TextIndex::new(&paragraph.text);
        let headline = is_headline(&paragraph.text, tokens);
        for (start, end) in runs(&paragraph.text, tokens, &usage, headline) {
            let (start, end) = (tokens[start].start, tokens[end - 1].end);
            names.push(Name {
                paragraph: paragraph.id,
                span: index.span(start, end),
                text: paragraph.text[start..end].to_owned(),
            });
        }
    }
    names
}

/// Whether nearly every long word has a capital and no full stop ends the text: the style of headlines.
#[must_use]
pub fn is_headline(text: &str, tokens: &[Token]) -> bool {
    if tokens.len() > 60 || text.trim_end().ends_with('.') {
        return false;
    }
    let long = tokens.iter().filter(|t| t.end - t.start > 3 && !matches!(t.shape, Shape::Mark(_) | Shape::Number));
    let (all, capital) = long.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.is_capital())));
    all >= 3 && capital * 10 >= all * 8
}

/// How the article writes its words.
#[derive(Default)]
struct Usage {
    seen: KeyMap<u8>,
    /// Institutions whose name is written with nothing else behind it, by [`folded`] words.
    bodies: HashSet<u64, BuildHasherDefault<Identity>>,
    /// How often words of no list stand in a run of their own (`markas Kapuas Raya`), by [`folded`] words.
    runs: KeyMap<u8>,
}

/// Hash of words in order, one more at a time.
fn folded(hash: u64, token: &Token) -> u64 {
    hash.rotate_left(5) ^ token.key
}

/// Longest name of an institution, in tokens.
const LONGEST_BODY: usize = 12;

/// Longest name of a club, in tokens.
const CLUB: usize = 3;

/// In place of a count: the run is somebody's name.
const SOMEBODY: u8 = u8::MAX;

const INSIDE: u8 = 1;
const SMALL: u8 = 2;
const ALONE: u8 = 4;
const SOLO: u8 = 8;

impl Usage {
    fn learn(&mut self, text: &str, tokens: &[Token]) {
        self.learn_bodies(tokens);
        self.learn_runs(tokens);
        let mut initial = true;
        for (i, token) in tokens.iter().enumerate() {
            match token.shape {
                Shape::Lower => {
                    if token.flags.is_empty() {
                        *self.seen.entry(token.key).or_default() |= SMALL;
                    }
                    initial = false;
                }
                Shape::Mark(c) => initial = starts_sentence(c, initial) && !dotted(text, tokens, i),
                Shape::Number | Shape::Handle => initial = false,
                _ => {
                    let next = tokens.get(i + 1);
                    let verb = next.is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::SAY));
                    let cue = i > 0 && tokens[i - 1].shape == Shape::Lower && tokens[i - 1].is(Flags::CUE);
                    let polite = Flags::TITLE.or(Flags::ADDRESS).or(Flags::RANK);
                    let before = i.checked_sub(1).map(|n| &tokens[n]).filter(|t| t.is_capital());
                    let single = before.is_none_or(|t| t.is(polite)) && !next.is_some_and(Token::is_capital);
                    let alone = single && (verb || cue);
                    if single && !initial {
                        *self.seen.entry(token.key).or_default() |= SOLO;
                    }
                    if !initial || verb {
                        *self.seen.entry(token.key).or_default() |= INSIDE | if alone { ALONE } else { 0 };
                    }
                    initial = false;
                }
            }
        }
    }

    /// Notes every institution's name that ends with its run of capital words.
    fn learn_bodies(&mut self, tokens: &[Token]) {
        for (i, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_capital() && t.is(Flags::INSTITUTION)) {
            let run = tokens[i..]
                .iter()
                .take(LONGEST_BODY)
                .take_while(|t| t.is_capital() && !(t.is(Flags::DEGREE.or(Flags::RANK)) && t.shape != Shape::Initial));
            let (hash, length) = run.fold((0, 0), |(hash, n), t| (folded(hash, t), n + 1));
            if length > 1 && length < LONGEST_BODY && token.shape != Shape::Initial {
                self.bodies.insert(hash);
            }
        }
    }

    /// How many tokens from the start of `run` name an institution that stands alone elsewhere, others following here
    /// (`Partai Tani Bersatu` in `Partai Tani Bersatu Saiful Anwar`); 0 where none do.
    fn body(&self, run: &[Token]) -> usize {
        let mut hash = 0;
        let mut length = 0;
        for (i, token) in run.iter().enumerate().take(LONGEST_BODY) {
            hash = folded(hash, token);
            if i > 0 && i + 1 < run.len() && self.bodies.contains(&hash) {
                length = i + 1;
            }
        }
        length
    }

    /// Counts the runs of a few words that no title goes before.
    fn learn_runs(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let Some(start) = (at..tokens.len()).find(|&i| tokens[i].is_capital()) {
            let end = (start..tokens.len()).find(|&i| !tokens[i].is_capital()).unwrap_or(tokens.len());
            at = end;
            let run = &tokens[start..end];
            let polite = Flags::TITLE.or(Flags::PERSON).or(Flags::ADDRESS);
            let titled = start > 0 && tokens[start - 1].is_capital() && tokens[start - 1].is(polite);
            let opens = start == 0 || matches!(tokens[start - 1].shape, Shape::Mark(c) if c != ',');
            let inside = !opens || run.len() > 1;
            // `kata Ida Bagus`: somebody by a part of the name.
            let says = |t: &Token| t.shape == Shape::Lower && t.is(Flags::SAY.or(Flags::CUE));
            let somebody = start > 0 && says(&tokens[start - 1]) || tokens.get(end).is_some_and(says);
            if run.len() <= CLUB && (inside || somebody) && !titled && run.iter().all(is_strange) {
                let count = self.runs.entry(run.iter().fold(0, folded)).or_default();
                *count = if somebody { SOMEBODY } else { count.saturating_add(u8::from(*count + 1 < SOMEBODY)) };
            }
        }
    }

    /// How many words at the start of `run`, which follows an office, name a club or a place that the article has by
    /// itself elsewhere, somebody's name of two words or more following (`Kapten Kapuas Raya Dedi Marpaung`).
    fn club(&self, run: &[Token]) -> usize {
        let strange = run.iter().take_while(|t| is_strange(t)).count();
        let times = |run: &[Token]| self.runs.get(&run.iter().fold(0, folded)).copied().unwrap_or_default();
        let known = |&n: &usize| {
            let body = (1..SOMEBODY).contains(&times(&run[..n])) && !self.has(&run[0], ALONE);
            // One word alone may be a first name: the words after it must be shown to be a name of their own.
            let apart = || self.has(&run[n], ALONE) || self.has(&run[n], SOLO) || times(&run[n..strange]) > 0;
            body && (n > 1 || strange == CLUB && apart())
        };
        (1..=CLUB).rev().filter(|n| n + 2 <= strange).find(known).unwrap_or_default()
    }

    fn has(&self, token: &Token, bit: u8) -> bool {
        self.seen.get(&token.key).is_some_and(|s| s & bit != 0)
    }
}

/// Whether a word is written like a name and stands in no list.
fn is_strange(token: &Token) -> bool {
    token.shape == Shape::Capital && token.flags.is_empty()
}

/// Whether a capital after this mark may be due to the start of a sentence; brackets and opening marks pass it on.
fn starts_sentence(mark: char, before: bool) -> bool {
    match mark {
        '.' | '?' | '!' | '…' | ':' | '•' | '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '\'' | '—' | '–' | '-' => {
            true
        }
        '(' | '[' => before,
        _ => false,
    }
}

/// Whether the mark at `i` is the dot of an abbreviation before a name.
fn dotted(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|n| tokens[n]).filter(|_| tokens[i].mark('.')) else { return false };
    let short = before.end - before.start <= 4 && before.is_capital() && &text[before.start..before.end] != "Tbk";
    let known = before.is(Flags::DEGREE.or(Flags::ADDRESS).or(Flags::RANK).or(Flags::SHORT));
    short && (before.shape != Shape::Acronym || known) && (before.shape == Shape::Initial || known)
}

/// Token ranges of the names of one paragraph.
fn runs(text: &str, tokens: &[Token], usage: &Usage, headline: bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut initial = true;
    let mut i = 0;
    while i < tokens.len() {
        let token = &tokens[i];
        if !token.is_capital() {
            initial = match token.shape {
                Shape::Mark(c) => starts_sentence(c, initial) && !dotted(text, tokens, i),
                _ => false,
            };
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < tokens.len() {
            let joined = tokens[end].is_capital()
                || tokens[end].mark('.')
                    && dotted(text, tokens, end)
                    && tokens.get(end + 1).is_some_and(Token::is_capital)
                || persons::joins_names(text, tokens, end);
            if !joined {
                break;
            }
            end += 1;
        }
        let start = i + usize::from(initial && !headline && !opens_name(text, tokens, i, end, usage));
        if headline {
            headline_parts(tokens, i, end, usage, &mut found);
        } else {
            parts(text, tokens, start, end, usage, &mut found);
        }
        initial = false;
        i = end;
    }
    found
}

/// Whether the sentence-initial capital word at `i` belongs to a name.
fn opens_name(text: &str, tokens: &[Token], i: usize, end: usize, usage: &Usage) -> bool {
    let token = &tokens[i];
    let body = token.is(Flags::INSTITUTION) && end > i + 1;
    let known = Flags::PLACE.or(Flags::ADDRESS).or(Flags::DEGREE).or(Flags::RANK);
    let titles = Flags::TITLE.or(Flags::PERSON).or(Flags::GROUP); // taken off with the other titles
    if token.shape == Shape::Acronym || body || token.is(known.or(titles)) || usage.has(token, INSIDE) {
        return true;
    }
    if !token.flags.is_empty() || usage.has(token, SMALL) || token.nya {
        return false;
    }
    let word = &text[token.start..token.end];
    let verb = word.len() >= 6
        && (word.ends_with("an") || ["Me", "Ber", "Di", "Ter", "Se"].iter().any(|p| word.starts_with(p)));
    let next = tokens.get(i + 1);
    let apposition = next.is_some_and(|t| t.mark(','))
        && tokens.get(i + 2).is_some_and(|t| t.is(Flags::PERSON) || &text[t.start..t.end] == "yang");
    let joined = next.is_some_and(|t| matches!(&text[t.start..t.end], "alias" | "bin" | "binti"));
    let dash = next.is_some_and(|t| t.mark('—'));
    !verb
        && (end > i + 1
            || dash
            || apposition
            || joined
            || next.is_some_and(|t| t.mark('(')) && tokens.get(i + 2).is_some_and(|t| t.shape == Shape::Number))
}

/// Cuts a run into names: titles and days go, institutions and people are kept apart.
fn parts(text: &str, tokens: &[Token], start: usize, end: usize, usage: &Usage, found: &mut Vec<(usize, usize)>) {
    let mut i = start;
    while i < end {
        let token = &tokens[i];
        let drop = Flags::TITLE.or(Flags::RANK).or(Flags::ADDRESS).or(Flags::DEGREE).or(Flags::PERSON).or(Flags::GROUP);
        // `Hukum, dan Keamanan Sari Wulan`: the last field of an office, after `dan`.
        let field = i == start
            && i > 1
            && &text[tokens[i - 1].start..tokens[i - 1].end] == "dan"
            && persons::goes_on(text, token)
            && !token.is(Flags::PLACE)
            && persons::goes_on(text, &tokens[i - 2 - usize::from(i > 2 && tokens[i - 2].mark(','))]);
        let title = (token.is(drop) || field)
            && !(token.shape == Shape::Initial && i + 1 == end)
            && !token.is(Flags::INSTITUTION.or(Flags::PLACE));
        if title {
            i += 1;
            while i < end
                && (tokens[i].mark('.')
                    || persons::goes_on(text, &tokens[i])
                        && !tokens[i].is(Flags::INSTITUTION.or(Flags::PLACE))
                        && tokens[i].shape != Shape::Acronym)
            {
                i += 1;
            }
            continue;
        }
        // `Duta Besar Uni Eropa untuk Indonesia Pieter Vandenbroeck`: the country is the office's.
        let posted = i == start && i > 0 && end > i + 2 && token.is(Flags::PLACE) && !tokens[i + 1].is(Flags::PLACE);
        if posted && &text[tokens[i - 1].start..tokens[i - 1].end] == "untuk" {
            found.push((i, i + 1));
            i += 1;
            continue;
        }
        // `Center of Reform on Economics (CORE) Indonesia Piter Abdullah`
        let closed = i == start && i > 0 && tokens[i - 1].mark(')') && token.is(Flags::PLACE);
        if closed && i + 2 < end && tokens[i + 1..end].iter().all(is_strange) {
            found.push((i, i + 1));
            i += 1;
            continue;
        }
        // `Jl. Pangeran Antasari`
        if i == start && i + 1 < end && persons::opens_place(token) {
            found.push((i, end));
            return;
        }
        // `pelatih asal Serbia Dragan Milosevic`
        if i == start && i + 2 < end && persons::is_origin(text, tokens, i) {
            found.push((i, i + 1));
            i += 1;
            continue;
        }
        // `Imam Besar Masjid Istiqlal Nasaruddin Umar`
        if i > start && persons::named_site(&tokens[i..end]) {
            found.push((i, i + 2));
            i += 2;
            continue;
        }
        // `Kapten Kapuas Raya Dedi Marpaung`, `Ketua KPU Barito Hilir Noor Hidayati`
        let office = i > start || i > 0 && tokens[i - 1].is(Flags::TITLE.or(Flags::PERSON));
        let club = if office { usage.club(&tokens[i..end]) } else { 0 };
        if club > 0 {
            found.push((i, i + club));
            i += club;
            continue;
        }
        if matches!(token.shape, Shape::Mark(_)) || token.is(Flags::DAY.or(Flags::MONTH)) || ordinary(token) {
            i += 1;
            continue;
        }
        let digits =
            text[token.start..token.end].bytes().any(|b| b.is_ascii_digit()) && text[token.start..].starts_with("Rp");
        if digits {
            i += 1;
            continue;
        }
        let institution = token.is(Flags::INSTITUTION);
        // `anggota DKPP Dewi Pitalolo`: what follows a role in small letters.
        let described = i == start
            && i > 0
            && tokens[i - 1].shape == Shape::Lower
            && tokens[i - 1].is(Flags::TITLE.or(Flags::PERSON));
        let titled =
            (i > start || described) && !institution && (token.is(Flags::PLACE) || token.shape == Shape::Acronym);
        if titled {
            let alike = |t: &Token| t.is(Flags::PLACE) || t.shape == Shape::Acronym;
            let close = (i..end).find(|&k| !alike(&tokens[k])).unwrap_or(end);
            found.push((i, close));
            i = close;
            continue;
        }
        let stop = |t: &Token| {
            t.is(Flags::DAY.or(Flags::MONTH))
                || t.is(Flags::RANK.or(Flags::DEGREE)) && t.shape != Shape::Initial
                || t.is(Flags::ADDRESS) && (text[t.end..].starts_with(". ") || t.shape == Shape::Acronym)
                || !institution && t.is(Flags::INSTITUTION) && t.shape == Shape::Acronym
                || (institution || i > start && usage.has(token, SOLO)) && usage.has(t, ALONE)
        };
        // `Kemenko IPK Muhammad Rachmat`: words after an institution's acronym or place that lead to a person.
        let apposed =
            tokens.get(end).is_some_and(|t| t.mark(',')) && tokens.get(end + 1).is_some_and(Token::is_capital);
        let person = |k: usize| {
            // `BMKG Damianus Wora` after an office
            let stranger = |t: &Token| t.shape == Shape::Capital && t.flags.is_empty();
            if institution && usage.club(&tokens[k - 1..end]) == 1 || k > i + 1 && usage.club(&tokens[k - 2..end]) == 2 {
                return true;
            }
            if institution && k == i + 1 && token.shape == Shape::Acronym && i > start && !apposed {
                return end > k + 1 && tokens[k..end].iter().all(stranger);
            }
            let after = tokens[k - 1].shape == Shape::Acronym || tokens[k - 1].is(Flags::PLACE);
            let stranger = tokens[k].shape == Shape::Capital && tokens[k].flags.is_empty();
            institution && after && stranger && tokens[k..end].iter().take(3).any(|t| usage.has(t, ALONE))
        };
        let body = if institution { usage.body(&tokens[i..end]) } else { 0 };
        let mut close = i + body.max(1);
        while body == 0 && close < end && !stop(&tokens[close]) && !person(close) {
            close += 1;
        }
        let last = if tokens[close - 1].mark('.') { close - 1 } else { close };
        found.push((i, last));
        i = close;
    }
}

fn ordinary(token: &Token) -> bool {
    let plain = Flags::STOP
        .or(Flags::PREPOSITION)
        .or(Flags::CONJUNCTION)
        .or(Flags::PRONOUN)
        .or(Flags::FIRST)
        .or(Flags::DEMONSTRATIVE);
    token.shape == Shape::Capital && token.is(plain) && !token.is(Flags::PLACE)
}

/// In a headline every word has a capital: only what the text also writes so inside its sentences is a name.
fn headline_parts(tokens: &[Token], start: usize, end: usize, usage: &Usage, found: &mut Vec<(usize, usize)>) {
    let is_name = |t: &Token| {
        let common =
            t.is(Flags::TITLE.or(Flags::PERSON).or(Flags::GROUP).or(Flags::DAY).or(Flags::MONTH)) || ordinary(t);
        !common && (usage.has(t, INSIDE) && !usage.has(t, SMALL) || t.is(Flags::PLACE))
    };
    let mut i = start;
    while i < end {
        let mut close = i;
        while close < end && is_name(&tokens[close]) {
            close += 1;
        }
        if close > i {
            found.push((i, close));
        }
        i = close.max(i + 1);
    }
}
