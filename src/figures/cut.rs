//! What starts at a place in a text, and where it ends: words, numbers and marks, as figures need them.

use super::lexicon::{Id, Lexicon, Sense};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<W = Sense> {
    /// Letters, with digits and apostrophes inside.
    Word(W),
    /// Digits, with `.` and `,` between digits.
    Number,
    /// Any other character that is not white space.
    Mark(char),
}

/// What starts at byte `at`, where no white space stands, and the byte after it.
pub(super) fn read(text: &str, at: usize, lexicon: &Lexicon) -> (Kind<Id>, usize) {
    let c = char_at(text, at);
    if c.is_ascii_digit() {
        (Kind::Number, number_end(text.as_bytes(), at))
    } else if is_letter(c) {
        let end = word_end(text, at);
        (Kind::Word(lexicon.id(&text[at..end])), end)
    } else {
        (Kind::Mark(c), at + c.len_utf8())
    }
}

/// The character that starts at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> char {
    match text.as_bytes()[at] {
        byte if byte.is_ascii() => byte as char,
        _ => text[at..].chars().next().unwrap_or(' '),
    }
}

/// Letters, and what is written like one in names of accounts.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '_' | '@' | '#') || (!c.is_ascii() && c.is_alphanumeric() && !c.is_numeric())
}

/// Digits, and `.` or `,` between digits.
fn number_end(bytes: &[u8], mut at: usize) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// Letters, digits after letters, and apostrophes between letters; a currency sign ends where its amount begins.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let c = char_at(text, at);
        let inside = match c {
            '\'' | '’' => at > start && text[at + c.len_utf8()..].chars().next().is_some_and(is_letter),
            '0'..='9' => !takes_amount(&bytes[start..at], &bytes[at..]),
            _ => is_letter(c),
        };
        if !inside {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// Whether letters directly before digits are a sign of their own: `Rp14`, `USD5`, `RM50`, `M5,6`, `1x24`.
fn takes_amount(letters: &[u8], digits: &[u8]) -> bool {
    match letters {
        b"Rp" | b"rp" | b"RP" | b"IDR" | b"USD" | b"SGD" | b"AUD" | b"EUR" | b"GBP" | b"JPY" | b"MYR" | b"RM"
        | b"x" => true,
        b"M" => digits.get(1) == Some(&b',') || digits.get(1) == Some(&b'.'),
        _ => false,
    }
}
