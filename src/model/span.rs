//! Half-open ranges of code points in a text, the unit of every offset that leaves the program.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::bytes;

/// A half-open range `[start, end)` of Unicode code points in one paragraph's text.
///
/// It can only be made from byte offsets that lie on character boundaries of the text they belong to, through
/// [`TextIndex`], so that it never cuts a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// First code point of the range.
    #[must_use]
    pub fn start(self) -> usize {
        self.start
    }

    /// Code point just after the range.
    #[must_use]
    pub fn end(self) -> usize {
        self.end
    }

    /// Number of code points.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this range.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a code point.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text of this range in `text`, the text that the span was made from. One pass over `text` up to `end`.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        let range = self.bytes(text);
        &text[range]
    }

    /// The same range as byte offsets into `text`. Offsets past the end are clamped to it.
    #[must_use]
    pub fn bytes(self, text: &str) -> std::ops::Range<usize> {
        if text.is_ascii() {
            return self.start.min(text.len())..self.end.min(text.len());
        }
        let mut at = text.char_indices().map(|(byte, _)| byte).skip(self.start);
        let start = at.next().unwrap_or(text.len());
        let end = match self.len() {
            0 => start,
            n => at.nth(n - 1).unwrap_or(text.len()),
        };
        start..end
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Span", 2)?;
        s.serialize_field("start", &self.start)?;
        s.serialize_field("end", &self.end)?;
        s.end()
    }
}

/// Converts byte offsets of one text into code points in constant time (texts in ASCII) or `O(log n)`.
#[derive(Debug, Clone)]
pub struct TextIndex {
    /// For every character longer than one byte, the offset of the byte after it and the surplus bytes so far.
    surplus: Vec<(usize, usize)>,
    len: usize,
}

impl TextIndex {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut surplus = Vec::new();
        let (all, mut total) = (text.as_bytes(), 0);
        let mut at = bytes::next(all, 0, bytes::beyond_ascii);
        while let Some(length) = text[at..].chars().next().map(char::len_utf8) {
            total += length - 1;
            surplus.push((at + length, total));
            at = bytes::next(all, at + length, bytes::beyond_ascii);
        }
        Self { surplus, len: text.len() }
    }

    /// The span of the byte range `start..end`, which must lie on character boundaries of the text.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        debug_assert!(start <= end && end <= self.len);
        Span { start: self.code_point(start), end: self.code_point(end.max(start)) }
    }

    fn code_point(&self, byte: usize) -> usize {
        let before = self.surplus.partition_point(|&(at, _)| at <= byte);
        byte - before.checked_sub(1).map_or(0, |i| self.surplus[i].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_code_points_and_back() {
        let text = "a “é” b";
        let index = TextIndex::new(text);
        for (start, _) in text.char_indices() {
            let span = index.span(start, text.len());
            assert_eq!(span.slice(text), &text[start..]);
            assert_eq!(span.bytes(text), start..text.len());
        }
        assert_eq!(index.span(2, 2).slice(text), "");
        assert_eq!(index.span(0, text.len()).len(), 7);
    }
}
