//! Words of attribution right after a mark, and where they show that a closing mark is missing.

use std::sync::OnceLock;

use rapidfuzz::distance::osa;

use crate::indonesian::wordclass::{self, Flags};
use crate::indonesian::words::{Shape, Token};

/// What the word after a quotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// `kata`, `ujar`: the speaker follows.
    Bare,
    /// `katanya`: the speaker is the one spoken of.
    Clitic,
}

/// Index of the first token that starts at byte `at` or after it.
pub(super) fn token_at(tokens: &[Token], at: usize) -> usize {
    tokens.partition_point(|t| t.start() < at)
}

/// Whether a sentence starts at token `i`.
pub(super) fn starts_sentence(tokens: &[Token], i: usize) -> bool {
    i.checked_sub(1).is_none_or(|before| tokens[before].is_stop())
}

/// Whether words of attribution stand right after the mark that ends at byte `at`.
pub(super) fn follows(text: &str, tokens: &[Token], at: usize) -> bool {
    let mut i = token_at(tokens, at);
    if tokens.get(i).is_some_and(|t| t.mark(',') || t.mark('.')) {
        i += 1;
    }
    let tight = text[..at].chars().rev().nth(1).is_some_and(|c| matches!(c, ',' | '?' | '!' | '.' | '…'));
    tokens.get(i).is_some_and(|_| of(text, tokens, i, tight).is_some())
}

/// Whether the mark at `start..end` follows a comma or a closing sign, spaces allowed, and words of attribution follow it.
pub(super) fn leads(text: &str, tokens: &[Token], start: usize, end: usize) -> bool {
    let tight = text[..start].trim_end().ends_with([',', '?', '!', '.', '…']);
    let i = token_at(tokens, end);
    tight && tokens.get(i).is_some_and(|t| t.shape == Shape::Lower) && of(text, tokens, i, false).is_some()
}

/// The cue that token `i` is, where a quotation has just ended; `comma` tells that its last sign leads on to a cue, so
/// that a word of no list is taken for one.
pub(super) fn of(text: &str, tokens: &[Token], i: usize, comma: bool) -> Option<Cue> {
    let token = tokens.get(i)?;
    if !matches!(token.shape, Shape::Lower | Shape::Capital) {
        return None;
    }
    if token.is(Flags::CUE) {
        if token.nya {
            return Some(Cue::Clitic);
        }
        // `"…?" Kata Budi` with a capital by mistake, not `Pesan itu …`
        let mistaken = comma && tokens.get(i + 1).is_some_and(names_speaker);
        return (token.shape == Shape::Lower || mistaken).then_some(Cue::Bare);
    }
    if !comma || token.shape != Shape::Lower {
        return None;
    }
    let word = &text[token.start()..token.end()];
    if token.nya && token.flags.is_empty() {
        return Some(Cue::Clitic);
    }
    let known = Flags::STOP.or(Flags::PREPOSITION).or(Flags::CONJUNCTION).or(Flags::CLAUSE).or(Flags::DEMONSTRATIVE);
    if token.is(known) || word.len() < 4 {
        return None;
    }
    misspelt(word)
}

/// A long cue with one letter wrong (`kara`, `sambungya`).
fn misspelt(word: &str) -> Option<Cue> {
    static STEMS: OnceLock<Vec<&str>> = OnceLock::new();
    if word.len() > 16 {
        return None;
    }
    let stems = STEMS.get_or_init(|| wordclass::cue_stems().filter(|s| s.len() >= 4).collect());
    let near = |a: &str, b: &str| osa::distance(a.chars(), b.chars()) <= 1;
    for stem in stems {
        if word.len().abs_diff(stem.len() + 3) <= 1 && stem.len() >= 4 && near(word, &format!("{stem}nya")) {
            return Some(Cue::Clitic);
        }
    }
    stems.iter().any(|s| s.len() >= 5 && s.len().abs_diff(word.len()) <= 1 && near(word, s)).then_some(Cue::Bare)
}

/// The byte where the words quoted end, when the closing mark is missing between `from` and `to` but a cue after a comma
/// or a closing sign tells it (`"… lemes, kata Lastri`).
pub(super) fn ends_at(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<usize> {
    let first = token_at(tokens, from);
    let last = token_at(tokens, to);
    let ends = |i: usize| {
        let sign = tokens[i - 1];
        let stops = matches!(sign.shape, Shape::Mark(',' | '?' | '!' | '…' | '.'));
        if !stops || tokens[i].shape != Shape::Lower || !text[sign.end()..].starts_with(char::is_whitespace) {
            return None;
        }
        // `"Salesnya saya telepon, jawabnya, 'Sabar ya, Bu.' …`: words quoted inside follow.
        let quotes = tokens.get(i + 2).is_some_and(|t| matches!(t.shape, Shape::Mark('\'' | '‘' | '’' | '"' | '“')));
        if quotes && tokens.get(i + 1).is_some_and(|t| t.mark(',') || t.mark(':')) {
            return None;
        }
        match of(text, tokens, i, false)? {
            Cue::Clitic => Some(sign.end()),
            Cue::Bare => names_speaker(tokens.get(i + 1)?).then_some(sign.end()),
        }
    };
    // `"Saya dihujat, katanya akting. Kalau bisa akting, saya kaya, kata Ujang`: hearsay first, then the attribution.
    let light = Flags::PREPOSITION.or(Flags::CONJUNCTION).or(Flags::STOP);
    let hearsay = |i: usize| {
        let goes_on = tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Lower && !t.is(light));
        goes_on && &text[tokens[i].start()..tokens[i].end()] == "katanya"
    };
    let told = (first + 1..last).filter(|&i| !hearsay(i)).find_map(ends);
    told.or_else(|| (first + 1..last).filter(|&i| hearsay(i)).find_map(ends))
}

/// Whether a phrase that names a speaker can start with this token.
pub(super) fn names_speaker(token: &Token) -> bool {
    let noun =
        Flags::PERSON.or(Flags::GROUP).or(Flags::INSTITUTION).or(Flags::TITLE).or(Flags::RANK).or(Flags::ADDRESS);
    let degree = token.shape == Shape::Dotted && token.is(Flags::DEGREE);
    let plain = token.is_capital() && !degree && !token.is(Flags::STOP.or(Flags::DAY).or(Flags::MONTH));
    !token.is(Flags::PLATFORM) && plain
        || token.is(noun.or(Flags::PRONOUN).or(Flags::ACCOUNT))
        || token.shape == Shape::Handle
        || token.is(Flags::INDEFINITE)
}
