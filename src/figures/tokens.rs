//! Words, numbers and marks of a text in one pass: what both readers of figures walk over.

use super::cut::{Kind, char_at, read};
use super::lexicon::{Id, Lexicon, Sense};
use crate::indonesian::words::{self, Shape, is_invisible, to_u32};

/// A token: byte range and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte.
    pub(super) start: u32,
    /// Byte after the last.
    pub(super) end: u32,
    /// What it is, a word by the sense that it has.
    pub(super) kind: Kind<Id>,
    /// Whether white space (or the start of the text) goes before it.
    pub(super) gap: bool,
}

/// A text with its tokens.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    /// The text itself.
    pub(super) text: &'a str,
    lexicon: &'a Lexicon,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Cuts `text` (at most 4 GiB of it) into tokens.
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        let mut list = Vec::new();
        let mut at = 0;
        let mut gap = true;
        while at < text.len() && u32::try_from(text.len()).is_ok() {
            let c = char_at(text, at);
            if c.is_whitespace() || is_invisible(c) {
                gap |= c.is_whitespace();
                at += c.len_utf8();
                continue;
            }
            let (kind, end) = read(text, at, lexicon);
            list.push(Token { start: to_u32(at), end: to_u32(end), kind, gap });
            (at, gap) = (end, false);
        }
        Self { text, lexicon, list }
    }

    /// The same from the words of the text, whose keys are known already, in the room of a list no longer needed.
    pub(super) fn of_words(text: &'a str, words: &[words::Token], lexicon: &'a Lexicon, mut list: Vec<Token>) -> Self {
        list.clear();
        list.reserve(words.len());
        let mut at = 0;
        for word in words {
            // Where the two cut differently, a token may go on past the end of a word, or several make one up.
            let mut start = word.start().max(at);
            while start < word.end() {
                let gap = list.is_empty() || has_space(text, at, start);
                let (kind, end) = match word.shape {
                    _ if start > word.start() => read(text, start, lexicon),
                    Shape::Mark(c) if !matches!(c, '_' | '@' | '#') => (Kind::Mark(c), word.end()),
                    _ if is_whole(text, word) => (Kind::Word(lexicon.id_of(word.key)), word.end()),
                    _ => read(text, start, lexicon),
                };
                list.push(Token { start: to_u32(start), end: to_u32(end), kind, gap });
                (at, start) = (end, end);
            }
        }
        Self { text, lexicon, list }
    }

    /// The list of tokens, for its room.
    pub(super) fn into_list(self) -> Vec<Token> {
        self.list
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at `i`, none past the end.
    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// What the token at `i` is, none past the end.
    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        Some(match self.get(i)?.kind {
            Kind::Word(id) => Kind::Word(self.lexicon.sense_of(id)),
            Kind::Number => Kind::Number,
            Kind::Mark(c) => Kind::Mark(c),
        })
    }

    /// The sense of the word at `i`; `Other` for words without one, none for numbers and marks.
    pub(super) fn sense(&self, i: usize) -> Option<Sense> {
        match self.kind(i)? {
            Kind::Word(sense) => Some(sense),
            _ => None,
        }
    }

    /// The sense of the word before token `i`.
    pub(super) fn sense_before(&self, i: usize) -> Option<Sense> {
        self.sense(i.checked_sub(1)?)
    }

    /// The mark at `i`.
    pub(super) fn mark(&self, i: usize) -> Option<char> {
        match self.get(i)?.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// Whether token `i` is that mark.
    pub(super) fn is_mark(&self, i: usize, c: char) -> bool {
        self.mark(i) == Some(c)
    }

    /// Whether token `i` is a dash of any kind.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.mark(i), Some('-' | '–' | '—' | '‑' | '−'))
    }

    /// Whether token `i` is a number.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.kind == Kind::Number)
    }

    /// Whether token `i` is a word.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| matches!(t.kind, Kind::Word(_)))
    }

    /// Whether there is no white space before token `i`.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| !t.gap)
    }

    /// The text of token `i`, empty past the end.
    pub(super) fn str(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// Whether token `i` is a word that starts with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.is_word(i) && self.str(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// First byte of token `i`.
    pub(super) fn start(&self, i: usize) -> usize {
        self.get(i).map_or(self.text.len(), |t| t.start as usize)
    }

    /// Byte after token `i`.
    pub(super) fn end(&self, i: usize) -> usize {
        self.get(i).map_or(self.text.len(), |t| t.end as usize)
    }
}

/// Whether a word is one here too and its key is that of all its letters.
fn is_whole(text: &str, word: &words::Token) -> bool {
    let after = text.as_bytes().get(word.end());
    word.letters && !word.nya && !after.is_some_and(|byte| matches!(byte, b'_' | b'@' | b'#' | b'\'' | 0x80..))
}

/// Whether white space is part of what stands between two tokens, nearly always one space.
#[inline]
fn has_space(text: &str, end: usize, start: usize) -> bool {
    let one = start == end + 1 && text.as_bytes()[end] == b' ';
    one || start > end && text[end..start].contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Lexicon, Tokens};
    use crate::indonesian::words;

    proptest! {
        #[test]
        fn the_words_of_a_text_give_the_tokens_of_the_text(text in "([a-zA-Z]{1,8}nya|[a-zA-Z0-9 .,'’“”_@#/%\n\u{200b}é½-]|juta ){0,30}") {
            let lexicon = Lexicon::new(&[crate::indonesian::numerals::WORDS]);
            let told = |t: Tokens<'_>| t.list.iter().map(|t| (t.start, t.end, t.kind, t.gap)).collect::<Vec<_>>();
            let of_words = Tokens::of_words(&text, &words::scan(&text), &lexicon, Vec::new());
            prop_assert_eq!(told(of_words), told(Tokens::new(&text, &lexicon)));
        }
    }
}
