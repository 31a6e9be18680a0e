//! Paragraphs that lost the break between them when a page became text (`… tahun itu.Ia mengatakan …`), and furniture
//! glued to the end of a paragraph. Conservative: domains, abbreviations, numbers and words inside quotations stay whole.

use crate::bytes;
use crate::indonesian::sentences::{is_abbreviation, starts_sentences};

/// Longest word in bytes on either side of a glued stop.
const LONGEST_WORD: usize = 40;

/// Cuts `text` where paragraphs are glued. Gives the text itself where they are not.
#[must_use]
pub(super) fn split(text: &str) -> Vec<&str> {
    let cuts = cuts(text);
    if cuts.is_empty() {
        return vec![text];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        let part = text[start..cut].trim();
        if !part.is_empty() {
            parts.push(part);
        }
        start = cut;
    }
    parts
}

/// Byte offsets at which a new paragraph starts.
fn cuts(text: &str) -> Vec<usize> {
    let all = text.as_bytes();
    let mut cuts = Vec::new();
    let mut straight_open = false;
    let mut curly_depth = 0_i32;
    let wanted = |word| bytes::any(word, [b'"', 0xE2, b'.', b'?', b'!']);
    let mut at = bytes::next(all, 0, wanted);
    while at < all.len() {
        match all[at] {
            b'"' => straight_open = !straight_open,
            0xE2 if all[at..].starts_with("“".as_bytes()) => curly_depth += 1,
            0xE2 if all[at..].starts_with("”".as_bytes()) => curly_depth = (curly_depth - 1).max(0),
            0xE2 => {}
            _ => cuts.extend(cut_after(text, at, straight_open, curly_depth > 0)),
        }
        at = bytes::next(all, at + 1, wanted);
    }
    cuts
}

/// Where the next paragraph starts, if two are glued at the stop at `at`.
fn cut_after(text: &str, at: usize, straight_open: bool, curly_open: bool) -> Option<usize> {
    let after = &text[at + 1..];
    let left = left_word(text, at)?;
    let (cut, right) = match after.chars().next()? {
        // `katanya."Tawaran`: the mark opens the second paragraph, or closes the first.
        '"' if straight_open => (at + 2, &after[1..]),
        '"' => (at + 1, &after[1..]),
        '“' if !curly_open => (at + 1, &after['“'.len_utf8()..]),
        '”' if curly_open => (at + 1 + '”'.len_utf8(), &after['”'.len_utf8()..]),
        '”' => (at + 1, &after['”'.len_utf8()..]),
        c if c.is_ascii_uppercase() && !straight_open && !curly_open => (at + 1, after),
        _ => return None,
    };
    right_word_starts(left, right).then_some(cut)
}

/// The word before the stop, if it is an ordinary one: not a domain, an address, an abbreviation or a number.
fn left_word(text: &str, at: usize) -> Option<&str> {
    let floor = at.saturating_sub(LONGEST_WORD);
    let bytes = text.as_bytes();
    let mut start = at;
    while start > floor && bytes[start - 1] != b' ' && bytes[start - 1] != b'\n' {
        start -= 1;
    }
    let token = text.get(start..at)?;
    if token.contains(['.', '@', '/', ':', '#', '_']) && !token.ends_with(')') {
        return None;
    }
    let word = token.trim_end_matches(['"', '”', '\'', '’', ')']);
    let letters = word.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    if token.ends_with(')') {
        return Some(")");
    }
    let ordinary = letters.len() >= 2 && letters.ends_with(|c: char| c.is_lowercase()) && !is_abbreviation(letters);
    ordinary.then_some(letters)
}

/// Whether `right` goes on as a paragraph of prose does: a capitalised word, a space or comma, more words.
fn right_word_starts(left: &str, right: &str) -> bool {
    let end = right.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(right.len());
    let word = &right[..end];
    let mut letters = word.chars();
    let capitalised = letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase() || c == '-');
    if !capitalised || word.len() < 2 || !right[end..].starts_with([' ', ',']) {
        return false;
    }
    // A name before the stop may be the first half of a domain or a brand (`Booking.Com `): ask for a clear start.
    let name = left.starts_with(|c: char| c.is_uppercase());
    starts_sentences(word) || (!name && word.len() > 3 && right[end..].split(' ').nth(2).is_some())
}

#[cfg(test)]
mod tests {
    use super::split;

    fn parts(text: &str) -> Vec<&str> {
        split(text)
    }

    #[test]
    fn glued_paragraphs_come_apart() {
        assert_eq!(parts("Harga naik tahun itu.Ia tidak heran.").len(), 2);
        assert_eq!(parts("\"Kami siap,\" katanya.\"Tawaran mereka kami tolak,\" lanjutnya.")[1][..8], *"\"Tawaran");
        assert_eq!(parts("Ia berkata, \"Kami siap.\"Warga lain di sana setuju.")[0], "Ia berkata, \"Kami siap.\"");
        assert_eq!(parts("Sidang digelar, Rabu (22/10).Selain itu, ada saksi.").len(), 2);
    }

    #[test]
    fn domains_abbreviations_and_names_stay_whole() {
        for text in [
            "Ditulis Kompas.com dan Detik.Com pada 14.30 WIB.",
            "Budi, S.Sos., M.Si, dan dr.Agnes hadir.",
            "Badan seperti U.S.Senate dan No.Rek 12 tetap.",
            "Alamat surel budi.Santoso@contoh.id itu aktif.",
            "\"Saya pergi.Dia datang lagi,\" katanya.",
        ] {
            assert_eq!(parts(text).len(), 1, "{:?}", parts(text));
        }
    }
}
