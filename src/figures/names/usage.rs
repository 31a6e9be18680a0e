//! How an article writes its words: which it has with a capital inside a sentence, which alone, which as the name of a
//! body, a club or a place. What names are told from.

use crate::indonesian::keys::{KeyMap, KeySet};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

/// How the article writes its words.
#[derive(Debug, Default)]
pub(super) struct Usage {
    seen: KeyMap<u8>,
    /// Institutions whose name is written with nothing else behind it, by [`folded`] words.
    bodies: KeySet,
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

/// The word has a capital where no sentence starts.
pub(super) const INSIDE: u8 = 1;
/// The word is also written small.
pub(super) const SMALL: u8 = 2;
/// The word alone is said to speak (`kata Budi`).
pub(super) const ALONE: u8 = 4;
/// The word stands without others with a capital.
pub(super) const SOLO: u8 = 8;

/// One word in so many of an article is one that usage is kept of, or is written for the first time.
const KEPT: usize = 4;

/// Words of usage for which there is room at once: more than most articles have.
const ROOM: usize = 256;

impl Usage {
    /// The usage of an article of so many words, none of which is read yet.
    pub(super) fn of(words: usize) -> Self {
        let mut usage = Self::default();
        usage.seen.reserve((words / KEPT).min(ROOM));
        usage
    }

    /// Notes how a paragraph writes its words.
    pub(super) fn learn(&mut self, text: &str, tokens: &[Token]) {
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
    pub(super) fn body(&self, run: &[Token]) -> usize {
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

    /// Counts the runs of a few words of no list.
    fn learn_runs(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let Some(start) = (at..tokens.len()).find(|&i| tokens[i].is_capital()) {
            let end = (start..tokens.len()).find(|&i| !tokens[i].is_capital()).unwrap_or(tokens.len());
            at = end;
            let run = &tokens[start..end];
            let opens = start == 0 || matches!(tokens[start - 1].shape, Shape::Mark(c) if c != ',');
            let inside = !opens || run.len() > 1;
            // `kata Ida Bagus`: somebody by a part of the name.
            let says = |t: &Token| t.shape == Shape::Lower && t.is(Flags::SAY.or(Flags::CUE));
            let somebody = start > 0 && says(&tokens[start - 1]) || tokens.get(end).is_some_and(says);
            if run.len() <= CLUB && (inside || somebody) && run.iter().all(Token::is_strange) {
                let count = self.runs.entry(run.iter().fold(0, folded)).or_default();
                *count = match *count {
                    _ if somebody => SOMEBODY,
                    SOMEBODY => SOMEBODY,
                    times => (times + 1).min(SOMEBODY - 1),
                };
            }
        }
    }

    /// How many words at the start of `run`, which follows an office, name a club or a place that the article has by
    /// itself elsewhere, somebody's name of two words or more following (`Kapten Kapuas Raya Dedi Marpaung`).
    pub(super) fn club(&self, run: &[Token]) -> usize {
        // More than a club's words and a name's make no difference.
        let strange = run.iter().take(CLUB + 3).take_while(|t| t.is_strange()).count();
        let times = |run: &[Token]| self.runs.get(&run.iter().fold(0, folded)).copied().unwrap_or_default();
        let known = |&n: &usize| {
            let body = (1..SOMEBODY).contains(&times(&run[..n])) && !self.has(&run[0], ALONE);
            // One word alone may be a first name: the words after it must be shown to be a name of their own.
            let apart = || self.has(&run[n], ALONE) || self.has(&run[n], SOLO) || times(&run[n..strange]) > 0;
            body && (n > 1 || strange == CLUB && apart())
        };
        (1..=CLUB).rev().filter(|n| n + 2 <= strange).find(known).unwrap_or_default()
    }

    pub(super) fn has(&self, token: &Token, bit: u8) -> bool {
        self.seen.get(&token.key).is_some_and(|s| s & bit != 0)
    }
}

/// Whether a capital after this mark may be due to the start of a sentence; brackets and opening marks pass it on.
pub(super) fn starts_sentence(mark: char, before: bool) -> bool {
    match mark {
        '.' | '?' | '!' | '…' | ':' | '•' | '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '\'' | '—' | '–' | '-' => {
            true
        }
        '(' | '[' => before,
        _ => false,
    }
}

/// Whether the mark at `i` is the dot of an abbreviation before a name.
pub(super) fn dotted(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|n| tokens[n]).filter(|_| tokens[i].mark('.')) else { return false };
    // `drh. Mei Lestari`
    let degree = before.shape == Shape::Lower && before.is(Flags::DEGREE);
    let short = before.end() - before.start() <= 4
        && (before.is_capital() || degree)
        && &text[before.start()..before.end()] != "Tbk";
    let known = before.is(Flags::DEGREE.or(Flags::ADDRESS).or(Flags::RANK).or(Flags::SHORT));
    short && (before.shape != Shape::Acronym || known) && (before.shape == Shape::Initial || known)
}
