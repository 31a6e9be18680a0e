//! Extractive selection. (Interface only; the engine's own replaces it.)

/// One sentence that may be selected.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Source paragraph.
    pub paragraph: u32,
    /// English sentence, quotations in place.
    pub text: &'a str,
    /// Whether it carries a quotation.
    pub has_quote: bool,
    /// Whether it carries a figure.
    pub has_figure: bool,
}

/// Indices of the selected sentences in source order.
#[must_use]
pub fn select(sentences: &[Candidate<'_>], words: usize) -> Vec<usize> {
    let mut sum = 0;
    let mut out = Vec::new();
    for (i, candidate) in sentences.iter().enumerate() {
        sum += candidate.text.split_whitespace().count();
        if sum > words && i > 0 {
            break;
        }
        out.push(i);
    }
    out
}
