//! Repairs what editors, browsers and copying leave in a text, before anything reads it: line ends, invisible characters,
//! odd spaces. The repaired text is the text that every offset refers to.

use std::borrow::Cow;

use crate::bytes;

/// What becomes of one character.
enum Fate {
    Keep,
    Drop,
    Space,
    Line,
    /// A hyphen that does not break.
    Hyphen,
}

fn fate(c: char) -> Fate {
    match c {
        '\n' => Fate::Keep,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Line,
        // Tab, and every space of Unicode's category Zs but the ordinary one.
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Fate::Space,
        // Soft hyphen, zero-width space and joiners, marks and embeddings of direction, word joiner and invisible
        // operators, byte order mark, replacement characters of objects, and control characters.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fffc}' => Fate::Drop,
        c if c.is_control() => Fate::Drop,
        '\u{2011}' => Fate::Hyphen,
        _ => Fate::Keep,
    }
}

/// The text with `\n` as the only line end and ` ` as the only space. Borrowed where there is nothing to do.
#[must_use]
pub(super) fn characters(text: &str) -> Cow<'_, str> {
    let all = text.as_bytes();
    let mut out: Option<String> = None;
    let (mut copied, mut at) = (0, 0);
    loop {
        at = bytes::next(all, at, bytes::unprintable);
        let Some(c) = text[at..].chars().next() else { break };
        let mut end = at + c.len_utf8();
        let with = match fate(c) {
            Fate::Keep => {
                at = end;
                continue;
            }
            Fate::Drop => "",
            Fate::Space => " ",
            Fate::Line => "\n",
            Fate::Hyphen => "-",
        };
        if c == '\r' && all.get(end) == Some(&b'\n') {
            end += 1;
        }
        let out = out.get_or_insert_with(|| String::with_capacity(text.len()));
        out.push_str(&text[copied..at]);
        out.push_str(with);
        (copied, at) = (end, end);
    }
    match out {
        None => Cow::Borrowed(text),
        Some(mut out) => {
            out.push_str(&text[copied..]);
            Cow::Owned(out)
        }
    }
}

/// Runs of spaces become one, spaces at the ends of lines go.
#[must_use]
pub(super) fn spaces(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let at_line_end = || text.contains('\n') && (text.contains(" \n") || text.contains("\n "));
    if !text.contains("  ") && !at_line_end() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        for (i, word) in line.split(' ').filter(|w| !w.is_empty()).enumerate() {
            if i > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{characters, spaces};

    #[test]
    fn invisible_characters_go_and_lines_end_in_one_way() {
        assert_eq!(characters("a\r\nb\rc\u{a0}d\u{200b}e\u{ad}f\u{feff}g\u{2011}h"), "a\nb\nc defg-h");
        assert!(matches!(characters("“kutipan” é"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn runs_of_spaces_become_one() {
        assert_eq!(spaces("  a  b \n c "), "a b\nc");
    }
}
