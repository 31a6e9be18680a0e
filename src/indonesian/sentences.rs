//! Sentence boundaries. (Interface only.)

/// Byte ranges of the sentences of `text`.
#[must_use]
pub fn split(text: &str) -> Vec<std::ops::Range<usize>> {
    vec![0..text.len()]
}
