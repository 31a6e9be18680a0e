//! Texts longer than any paragraph that somebody wrote are translated in pieces: phrases are read with all that follows
//! them in view, which must not cost more than the text is long.

use std::ops::Range;

use crate::indonesian::sentences;

/// Longest piece in bytes; a newspaper's longest paragraphs have half of it.
const LONGEST: usize = 4096;

/// The pieces of `text` in order, as byte ranges that hold everything but the white space between them: whole sentences
/// while they fit, else whole words, else characters. A placeholder is never cut.
pub(crate) fn pieces(text: &str) -> Vec<Range<usize>> {
    if text.len() <= LONGEST {
        return std::iter::once(0..text.len()).collect();
    }
    let mut out = Vec::new();
    let mut piece: Option<Range<usize>> = None;
    for sentence in sentences::split(text) {
        if let Some(before) = &mut piece
            && sentence.end - before.start <= LONGEST
        {
            before.end = sentence.end;
            continue;
        }
        out.extend(piece.take());
        let mut rest = sentence;
        while rest.len() > LONGEST {
            let end = rest.start + cut(&text[rest.clone()]);
            out.push(rest.start..end);
            rest.start = end + text[end..].len() - text[end..].trim_start().len();
        }
        piece = Some(rest).filter(|r| !r.is_empty());
    }
    out.extend(piece);
    out
}

/// Where a text that is too long is cut: before its last space that fits.
fn cut(text: &str) -> usize {
    let fits = text.floor_char_boundary(LONGEST);
    let head = &text[..fits];
    if let Some(space) = head.rfind(char::is_whitespace).filter(|at| *at > 0) {
        return space;
    }
    match head.rfind("[[").filter(|at| *at > 0 && fits - at < 16 && !head[*at..].contains("]]")) {
        Some(placeholder) => placeholder,
        None if head.ends_with('[') => fits - 1,
        None => fits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Vec<&str> {
        let found: Vec<&str> = pieces(text).into_iter().map(|r| &text[r]).collect();
        assert!(found.iter().all(|p| p.len() <= LONGEST));
        let letters = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(letters(&found.concat()), letters(text));
        found
    }

    #[test]
    fn nothing_is_lost_and_no_piece_is_too_long() {
        assert_eq!(check("Ia pergi. Dia datang."), ["Ia pergi. Dia datang."]);
        assert!(check(&"Harga beras naik lagi. ".repeat(1000)).iter().all(|p| p.ends_with('.')));
        assert!(check(&"kata ".repeat(5000)).iter().all(|p| p.ends_with("kata")));
        check(&"”".repeat(9000));
    }

    #[test]
    fn placeholders_stay_whole() {
        for lead in 0..9 {
            let text = format!("{}{}", "a".repeat(lead), "[[q12]]".repeat(2000));
            for piece in check(&text) {
                assert_eq!(piece.matches("[[").count(), piece.matches("]]").count());
            }
        }
    }
}
