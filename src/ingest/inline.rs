//! Furniture inside a paragraph of text (`… katanya. [Gambas:Video CNN]`, `… selesai. (dwr/isa)`): it becomes a paragraph of
//! its own, so that it can be told apart. Only after the end of a sentence, so that no word of the text goes with it.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::furniture::{Rule, rules};
use crate::bytes;

static STARTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let all = rules();
    let patterns = all.iter().filter_map(|r| if let Rule::Inline(p) = r { Some(*p) } else { None });
    let mut builder = AhoCorasick::builder();
    // The patterns are the project's own data; they build, as a test sees.
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).start_kind(StartKind::Anchored);
    builder.build(patterns).ok()
});

/// Cuts `text` before and after furniture. Gives the text itself where there is none.
#[must_use]
pub(super) fn split(text: &str) -> Vec<&str> {
    let mut cuts = furniture(text);
    cuts.extend(code(text));
    if cuts.is_empty() {
        return vec![text];
    }
    cuts.push(text.len());
    let mut start = 0;
    let mut parts = Vec::new();
    for cut in cuts {
        let part = text.get(start..cut).unwrap_or_default().trim();
        if !part.is_empty() {
            parts.push(part);
        }
        start = start.max(cut);
    }
    parts
}

/// Signs after which furniture may stand.
const STOPS: [char; 8] = ['.', '!', '?', '"', '”', '…', ')', ']'];

/// Where furniture starts after the end of a sentence, and where it ends.
fn furniture(text: &str) -> Vec<usize> {
    let Some(starts) = &*STARTS else { return Vec::new() };
    let all = text.as_bytes();
    let wanted = |word| bytes::any(word, [b'.', b'!', b'?', b'"', b')', b']', 0xE2]);
    let mut cuts = Vec::new();
    let mut at = bytes::next(all, 0, wanted);
    while let Some(stop) = text.get(at..).and_then(|rest| rest.chars().next()) {
        at += stop.len_utf8();
        if STOPS.contains(&stop) {
            let start = text.len() - text[at..].trim_start().len();
            let here = Input::new(text).span(start..text.len()).anchored(Anchored::Yes);
            if let Some(found) = starts.find(here) {
                cuts.push(start);
                cuts.extend(end_of(text, start, found.end()));
                at = found.end();
            }
        }
        at = bytes::next(all, at, wanted);
    }
    cuts
}

fn ends_sentence(before: &str) -> bool {
    before.trim_end().ends_with(STOPS)
}

/// Where furniture ends whose end can be seen: a bracket closes, or the words in capitals are all of it.
fn end_of(text: &str, start: usize, end: usize) -> Option<usize> {
    if text[start..].starts_with('[') {
        return text[start..].bytes().take(80).position(|b| b == b']').map(|at| start + at + 1);
    }
    let capitals = text[start..end].bytes().all(|b| !b.is_ascii_lowercase());
    capitals.then_some(end)
}

/// The editors' code at the end of a text: `(dwr/isa)`, lower-case letters and a stroke, after the end of a sentence.
fn code(text: &str) -> Option<usize> {
    let inner = text.strip_suffix(')')?;
    let open = inner.rfind('(').filter(|&at| inner.len() - at <= 16)?;
    let codes = &inner[open + 1..];
    let letters = codes.split('/').all(|c| (2..=4).contains(&c.len()) && c.bytes().all(|b| b.is_ascii_lowercase()));
    let apart =
        letters && codes.contains('/') && open > 0 && text[..open].ends_with(' ') && ends_sentence(&text[..open]);
    apart.then_some(open)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn furniture_comes_apart_and_text_stays_whole() {
        assert_eq!(split("Ia pulang. [Gambas:Video CNN] Warga senang.").len(), 3);
        assert_eq!(split("\"Selesai,\" katanya. (dwr/isa)"), ["\"Selesai,\" katanya.", "(dwr/isa)"]);
        assert_eq!(split("Ia pulang. Baca juga: Harga Beras Turun").len(), 2);
        for text in ["Warga dapat simak video itu.", "Ia naik bus (dan/atau) kereta.", "Syaratnya jelas (ya/tidak)."] {
            assert_eq!(split(text), [text]);
        }
    }
}
