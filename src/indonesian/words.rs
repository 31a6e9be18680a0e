//! Words of Indonesian text with their shape and classes: the common ground of names and speakers. One pass, no
//! allocation but the list itself.

use super::word;
use super::wordclass::{self, Flags};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Starts with a small letter.
    Lower,
    /// Starts with a capital (`Budi`, `Ma'ruf`).
    Capital,
    /// Two or more capitals and no small letter (`KPK`).
    Acronym,
    /// A single capital (`S`, `M`).
    Initial,
    /// Letters with dots inside (`S.H`, `A.H`, `Kompas.com`).
    Dotted,
    /// Starts with a digit.
    Number,
    /// `@name` or `#name`.
    Handle,
    /// One character that is none of these.
    Mark(char),
    /// Stands for something taken out of the text; no text is read into it.
    Slot,
}

/// One token, half a line of a processor's cache. Offsets are bytes of the text it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    from: u32,
    to: u32,
    /// How it is written.
    pub shape: Shape,
    /// [`key`](super::keys::key) of the word, of its base where `nya` is set; 0 for marks and numbers.
    pub key: u64,
    /// What is known about it.
    pub flags: Flags,
    /// Whether the clitic `-nya` was taken off to find it.
    pub nya: bool,
    /// Whether it is a word of ASCII letters alone.
    pub letters: bool,
}

impl Token {
    /// A token of a shape that is no word's, or that nothing is known about.
    #[inline]
    #[must_use]
    pub fn plain(start: usize, end: usize, shape: Shape) -> Self {
        Self {
            from: to_u32(start),
            to: to_u32(end),
            shape,
            key: 0,
            flags: Flags::default(),
            nya: false,
            letters: false,
        }
    }

    /// First byte.
    #[inline]
    #[must_use]
    pub const fn start(&self) -> usize {
        self.from as usize
    }

    /// Byte after the last.
    #[inline]
    #[must_use]
    pub const fn end(&self) -> usize {
        self.to as usize
    }

    /// Whether it has one of the classes.
    #[inline]
    #[must_use]
    pub fn is(&self, flags: Flags) -> bool {
        self.flags.any(flags)
    }

    /// Whether it is the punctuation mark `c`.
    #[inline]
    #[must_use]
    pub fn mark(&self, c: char) -> bool {
        self.shape == Shape::Mark(c)
    }

    /// Whether it is written like a name or a part of one.
    #[inline]
    #[must_use]
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Acronym | Shape::Initial | Shape::Dotted)
    }

    /// Whether it is written like a name and stands in no list.
    #[inline]
    #[must_use]
    pub fn is_strange(&self) -> bool {
        self.shape == Shape::Capital && self.flags.is_empty()
    }

    /// Whether it ends a sentence where a capital follows.
    #[inline]
    #[must_use]
    pub fn is_stop(&self) -> bool {
        matches!(self.shape, Shape::Mark('.' | '?' | '!' | '…'))
    }
}

/// The tokens of a text, in order, none where it has 4 GiB or more. White space is in none.
#[must_use]
pub fn scan(text: &str) -> Vec<Token> {
    if u32::try_from(text.len()).is_err() {
        return Vec::new();
    }
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    let known = &*wordclass::TABLE;
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        if let Some(token) = word::at(text, at, known) {
            at = token.end();
            tokens.push(token);
            name_of_title(&mut tokens);
            continue;
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        let end = at + c.len_utf8();
        if matches!(c, '@' | '#') && text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            at = handle(text, at, &mut tokens);
        } else {
            if !c.is_whitespace() && !is_invisible(c) {
                tokens.push(Token::plain(at, end, Shape::Mark(c)));
            }
            at = end;
        }
    }
    tokens
}

/// `Imam Subakir` is somebody's name: before a word written like a name and in no list, it is no title.
fn name_of_title(tokens: &mut [Token]) {
    if let [.., title, next] = tokens
        && title.is(Flags::GIVEN)
        && title.shape == Shape::Capital
        && next.is_strange()
    {
        title.flags = Flags::default();
    }
}

/// Zero-width characters that carry no meaning in a text.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// An offset as a token keeps it: texts of 4 GiB and more are not read.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "no text of 4 GiB or more is cut into tokens")]
pub(crate) fn to_u32(n: usize) -> u32 {
    n as u32
}

fn handle(text: &str, start: usize, tokens: &mut Vec<Token>) -> usize {
    let bytes = text.as_bytes();
    let mut end = start + 1;
    while end < bytes.len()
        && (bytes[end].is_ascii_alphanumeric() || matches!(bytes[end], b'_' | b'.') || bytes[end] >= 0x80)
    {
        end += 1;
    }
    while !text.is_char_boundary(end) || matches!(bytes[end - 1], b'.') {
        end -= 1;
    }
    // Marks after a handle can be non-ASCII; a handle itself is ASCII in every service.
    let ascii = bytes[start..end].iter().position(|b| *b >= 0x80).map_or(end, |n| start + n);
    tokens.push(Token::plain(start, ascii.max(start + 1), Shape::Handle));
    ascii.max(start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        scan(text).iter().map(|t| &text[t.start()..t.end()]).collect()
    }

    #[test]
    fn apostrophes_hyphens_and_dots_stay_inside_words() {
        assert_eq!(
            words("Ma'ruf, Jum’at anak-anak S.H., Kompas.com."),
            ["Ma'ruf", ",", "Jum’at", "anak-anak", "S.H", ".", ",", "Kompas.com", "."]
        );
        assert_eq!(
            words("selesai.Ia pergi ke @warung.mi, lalu Sp.A(K)."),
            ["selesai", ".", "Ia", "pergi", "ke", "@warung.mi", ",", "lalu", "Sp.A", "(", "K", ")", "."]
        );
    }

    #[test]
    fn a_clitic_is_taken_off_to_find_the_stem() {
        let token = scan("katanya")[0];
        assert!(token.nya && token.is(Flags::CUE));
    }
}
