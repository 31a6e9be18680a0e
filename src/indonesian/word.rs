//! One word: where it ends, how it is written and what is known about it. Nearly every word is a run of ASCII letters,
//! read eight bytes at a time; the others are read byte by byte.

use super::keys::{self, KeyTable, letters_at};
use super::wordclass::Flags;
use super::words::{Shape, Token};

/// The word that starts at byte `at` of a text, none where no letter or digit stands there.
#[inline]
pub(super) fn at(text: &str, at: usize, known: &KeyTable<Flags>) -> Option<Token> {
    let bytes = text.as_bytes();
    let (end, key) = letters_at(bytes, at);
    if end > at && !goes_on(bytes, end) {
        let mut token = Token::plain(at, end, shape_of_letters(&bytes[at..end]));
        token.letters = true;
        describe(&mut token, text, key, known);
        return Some(token);
    }
    let starts = match bytes.get(at)? {
        // General punctuation: no letter, and the mark that most texts have by the dozen.
        0xE2 if bytes.get(at + 1) == Some(&0x80) => false,
        0x80.. => text[at..].starts_with(char::is_alphanumeric),
        byte => byte.is_ascii_alphanumeric(),
    };
    starts.then(|| of_any(text, at, known))
}

/// Whether what stands at `end` may be part of the word before it.
#[inline]
fn goes_on(bytes: &[u8], end: usize) -> bool {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    match bytes.get(end) {
        Some(b'.' | b'-' | b'\'') => bytes.get(end + 1).is_some_and(inside),
        byte => byte.is_some_and(inside),
    }
}

/// How a word of ASCII letters alone is written.
#[inline]
fn shape_of_letters(word: &[u8]) -> Shape {
    match word {
        [b'a'..=b'z', ..] => Shape::Lower,
        [_] => Shape::Initial,
        word if word.iter().any(u8::is_ascii_lowercase) => Shape::Capital,
        _ => Shape::Acronym,
    }
}

/// Any other word.
fn of_any(text: &str, start: usize, known: &KeyTable<Flags>) -> Token {
    let (end, dots) = end_of(text, start);
    let word = &text[start..end];
    let first = word.chars().next().unwrap_or(' ');
    let money = || word.strip_prefix("Rp").is_some_and(|sum| sum.starts_with(|c: char| c.is_ascii_digit()));
    if first.is_numeric() || first == 'R' && money() {
        return Token::plain(start, end, Shape::Number);
    }
    let shape = if dots {
        Shape::Dotted
    } else if !first.is_uppercase() && is_article(word) {
        Shape::Capital // `al-Farra`, `el-Sharkawy`
    } else if !first.is_uppercase() {
        Shape::Lower
    } else if word.len() == first.len_utf8() {
        Shape::Initial
    } else if !word.chars().any(char::is_lowercase) {
        Shape::Acronym
    } else {
        Shape::Capital
    };
    let mut token = Token::plain(start, end, shape);
    describe(&mut token, text, keys::key(word), known);
    token
}

/// Tells a token what is known about its word, or about its base before `-nya`.
#[inline]
fn describe(token: &mut Token, text: &str, key: u64, known: &KeyTable<Flags>) {
    (token.key, token.flags) = (key, known.get(key));
    if token.flags.is_empty() {
        take_clitic_off(token, &text[token.start()..token.end()], known);
    }
}

/// Looks for the base of a word that stands in no list.
fn take_clitic_off(token: &mut Token, word: &str, known: &KeyTable<Flags>) {
    let Some(base) = word.len().checked_sub(3).filter(|base| *base > 2) else { return };
    if word.as_bytes()[base..].eq_ignore_ascii_case(b"nya") {
        token.nya = true;
        let key = keys::key(&word[..base]);
        let flags = known.get(key);
        if !flags.is_empty() {
            (token.key, token.flags) = (key, flags);
        }
    }
}

/// Byte after the word at `start`, and whether dots stand inside it.
fn end_of(text: &str, start: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut end = start;
    let mut segment = start;
    let mut dots = false;
    while end < bytes.len() {
        let b = bytes[end];
        if b.is_ascii_alphanumeric() {
            end += 1;
        } else if b == b'.' && joins(bytes, segment, end) {
            dots = true;
            end += 1;
            segment = end;
        } else if matches!(b, b'-' | b'\'') && end > start && between_letters(text, end, end + 1) {
            end += 1;
        } else if b >= 0x80 {
            let Some(c) = text[end..].chars().next() else { break };
            let next = end + c.len_utf8();
            if c.is_alphanumeric() || (matches!(c, '’' | '‘' | 'ʼ') && between_letters(text, end, next)) {
                end = next;
            } else {
                break;
            }
        } else {
            break;
        }
    }
    (end, dots)
}

/// Whether the dot at `at` stands inside a word (`S.H`, `Kompas.com`, `1.500`) and not between two glued sentences.
fn joins(bytes: &[u8], segment: usize, at: usize) -> bool {
    let (Some(&before), Some(&after)) = (bytes.get(at.wrapping_sub(1)), bytes.get(at + 1)) else { return false };
    if !after.is_ascii_alphanumeric() || !before.is_ascii_alphanumeric() {
        return false;
    }
    let glued = before.is_ascii_lowercase() && after.is_ascii_uppercase();
    !glued || (bytes[segment].is_ascii_uppercase() && at - segment <= 3)
}

fn between_letters(text: &str, at: usize, next: usize) -> bool {
    let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    before && text[next..].starts_with(char::is_alphanumeric)
}

/// Whether a word is an Arabic article and a name.
fn is_article(word: &str) -> bool {
    if !matches!(word.as_bytes(), [b'a' | b'e', _, b'-', ..] | [b'a' | b'e', _, _, b'-', ..]) {
        return false;
    }
    let split = word.split_once('-').filter(|(article, _)| matches!(article.len(), 2 | 3));
    split.is_some_and(|(article, name)| article.is_ascii() && name.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::wordclass::TABLE;
    use super::*;

    proptest! {
        #[test]
        fn a_run_of_letters_is_the_word_that_reading_byte_by_byte_gives(text in "[a-zA-Z]{1,20}[-.,'’“ 0-9é]?[a-zA-Z]{0,4}") {
            let told = |t: Token| (t.start(), t.end(), t.shape, t.key, t.flags, t.nya);
            prop_assert_eq!(at(&text, 0, &TABLE).map(told), Some(told(of_any(&text, 0, &TABLE))));
        }
    }
}
