//! Sentence boundaries of Indonesian prose. One pass over the bytes; words are looked at only around a stop, so that the
//! cost does not depend on how the text is written.
//!
//! The rules are those of news style: abbreviations, initials, degrees, section letters, Roman numerals, list markers,
//! quotations followed by their cue (`?" kata Budi`), numbers, clock times and domains. Word lists are in `data/`.

use std::ops::Range;

use super::stops::{Abbreviation, LONGEST_WORD, abbreviation, is_section_noun};
pub use super::stops::{is_abbreviation, starts_sentences};
use crate::bytes;

/// Bytes of a short sentence: there is room for as many in a text.
const SENTENCE: usize = 96;

/// The sentences of one paragraph as byte ranges of `text`, in order, without the space around them. Together they hold
/// every character that is not white space. A line break always ends a sentence.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::with_capacity(text.len() / SENTENCE + 1);
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let part = &text[from..to];
        let lead = part.len() - part.trim_start().len();
        let part = part.trim();
        if !part.is_empty() {
            sentences.push(from + lead..from + lead + part.len());
        }
    };
    let all = text.as_bytes();
    let ends = |word| bytes::any(word, [b'\n', b'.', b'?', b'!', 0xE2]);
    let mut at = bytes::next(all, 0, ends);
    while at < all.len() {
        let mut after = at + 1;
        if all[at] == b'\n' {
            push(start, at);
            start = after;
        } else if stop_len(all, at) > 0 {
            let stop = Stop::read(text, start, at);
            after = stop.after;
            if stop.ends_sentence() {
                push(start, after);
                start = after;
            }
        }
        at = bytes::next(all, after, ends);
    }
    push(start, text.len());
    sentences
}

/// Bytes of the sentence-ending character at `at`, 0 if there is none: `.`, `?`, `!` and `…`.
fn stop_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'.' | b'?' | b'!') => 1,
        Some(0xE2) if bytes[at..].starts_with("…".as_bytes()) => "…".len(),
        _ => 0,
    }
}

/// A run of stops with the marks and brackets that close after it.
struct Stop<'a> {
    text: &'a str,
    /// Where the sentence that it may end starts.
    sentence: usize,
    /// First byte of the run.
    at: usize,
    /// End of the run of stops.
    closers: usize,
    /// End of the closing marks and brackets.
    after: usize,
}

impl<'a> Stop<'a> {
    fn read(text: &'a str, sentence: usize, at: usize) -> Self {
        let bytes = text.as_bytes();
        let mut end = at;
        loop {
            match stop_len(bytes, end) {
                0 => break,
                n => end += n,
            }
        }
        let closers = end;
        // `."` and `.)` belong to the sentence, so do a second stop after them and one more mark (`.'"`, `.").`).
        for c in text[end..].chars() {
            if !matches!(c, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | ')' | ']' | '}' | '.' | '!' | '?' | '…')
            {
                break;
            }
            end += c.len_utf8();
        }
        Self { text, sentence, at, closers, after: end }
    }

    fn ends_sentence(&self) -> bool {
        let rest = &self.text[self.after..];
        let Some(c) = rest.chars().next() else { return true };
        if c == '\n' {
            return true;
        }
        if !c.is_whitespace() {
            return false;
        }
        let next = rest.trim_start();
        // Marks, brackets and dashes may stand before the first word of the next sentence.
        let bare = next.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
        let opened = bare.len() < next.len();
        let Some(first) = bare.chars().next() else { return true };
        if first.is_whitespace() {
            // A dash or a bullet on its own: what follows it decides.
            return bare.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        }
        if first.is_lowercase() {
            return false;
        }
        let run = &self.text[self.at..self.closers];
        if run != "." {
            // Dots that trail off go on with a number or a lower-case word; a question or a call does not.
            return !(run.starts_with("..") || run.starts_with('…')) || !first.is_numeric();
        }
        if self.closers < self.after && self.closed_by_bracket() {
            return true;
        }
        self.single_stop_ends(bare, opened)
    }

    fn closed_by_bracket(&self) -> bool {
        !self.text[self.closers..self.after].starts_with(['.', ')'])
    }

    /// Whether one full stop ends the sentence, by the word before it and the word after it (`next`, at its first letter).
    fn single_stop_ends(&self, next: &str, opened: bool) -> bool {
        let word = self.word_before(self.at);
        if word.is_empty() {
            return true;
        }
        if self.is_list_marker(word) {
            return false;
        }
        let next_word = first_word(next);
        let bracket = self.text[self.after..].trim_start().starts_with(['(', '[']);
        let starter = (opened && !bracket) || starts_sentences(next_word);
        if let Some(class) = abbreviation(word) {
            return match class {
                Abbreviation::Middle => false,
                Abbreviation::Title => starts_sentences(next_word),
                Abbreviation::Number => !next.starts_with(|c: char| c.is_numeric()) && !is_numeral(next_word),
                // A second degree, or the next sentence: names stand before their degrees.
                Abbreviation::Degree => !bracket && !is_abbreviation(token(next)) && !is_initials(token(next)),
                Abbreviation::End => {
                    !bracket && !is_abbreviation(next_word) && (starter || !is_name_like(next, next_word))
                }
            };
        }
        if is_initials(word) {
            return self.initials_end(word, starter);
        }
        true
    }

    /// Whether the stop after single letters (`H.`, `A.H.`, `B.`) ends the sentence.
    fn initials_end(&self, word: &str, starter: bool) -> bool {
        let before = self.text[..self.at - word.len()].trim_end();
        let previous = self.word_before(before.len());
        if previous.is_empty() {
            return false;
        }
        if !word.contains('.') && is_section_noun(previous) {
            return true;
        }
        starter
    }

    /// `1.`, `a.`, `IV.` at the start of the sentence is a list marker.
    fn is_list_marker(&self, word: &str) -> bool {
        let lead = self.text[self.sentence..self.at - word.len()].trim();
        lead.is_empty()
            && (word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit())
                || word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic()
                || is_numeral(word))
    }

    /// The run of characters before byte `end` up to a space, an opening mark or bracket, or the sentence's start.
    fn word_before(&self, end: usize) -> &'a str {
        let floor = self.sentence.max(end.saturating_sub(LONGEST_WORD));
        let bytes = self.text.as_bytes();
        let mut at = end;
        while at > floor && !matches!(bytes[at - 1], b' ' | b'"' | b'\'' | b'\n' | b'[' | b'/') {
            // An opening bracket ends the word, but not one inside a degree: `Sp.A(K)`.
            if bytes[at - 1] == b'(' && (at < 2 || bytes[at - 2] == b' ') {
                break;
            }
            at -= 1;
        }
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        self.text.get(at..end).unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric())
    }
}

/// The letters at the start of `text`, hyphens included.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(text.len());
    &text[..end]
}

/// The characters at the start of `text` up to a space, without the stop or comma at their end.
fn token(text: &str) -> &str {
    let end = text.bytes().position(|b| b == b' ').unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';'])
}

/// Single letters with stops between them: `H`, `A.H`, `U.S`.
fn is_initials(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() % 2 == 1
        && bytes.len() <= 9
        && bytes.iter().enumerate().all(|(i, b)| if i % 2 == 0 { b.is_ascii_uppercase() } else { *b == b'.' })
}

/// Roman numerals as they number sections and rulers.
fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// Whether what follows an abbreviation goes on with it: a bracket, a verb of a headline or a name. Two capitalised words
/// in a row are taken for a name.
fn is_name_like(next: &str, next_word: &str) -> bool {
    let rest = next[next_word.len()..].trim_start_matches(' ');
    next_word.len() < next.len() && rest.starts_with(|c: char| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn a_stop_before_a_capital_ends_a_sentence() {
        assert_eq!(sentences("Ia pergi. Dia datang!  Apa? Ya."), ["Ia pergi.", "Dia datang!", "Apa?", "Ya."]);
    }
}
