//! What is decided about words in marks: quotations found, candidates for terms, and attributions.

use std::ops::Range;

use crate::model::QuoteKind;

use super::people::Who;

/// A quotation found; offsets are bytes of its paragraph.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Index of the paragraph in the article.
    pub(super) paragraph: usize,
    pub(super) inner: Range<usize>,
    pub(super) kind: QuoteKind,
    pub(super) nested: bool,
    pub(super) who: Option<Who>,
    pub(super) mention: String,
    pub(super) cue: Option<String>,
    /// Is a question.
    pub(super) asks: bool,
    /// Belongs to the same utterance as the quotation before it.
    pub(super) continues: bool,
}

/// Words in marks that are no speech, so far.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) paragraph: usize,
    pub(super) inner: Range<usize>,
    /// A word of naming stands before it (`berjudul`).
    pub(super) named: bool,
    pub(super) nested: bool,
}

/// Attribution found beside a quotation.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) who: Option<Who>,
    pub(super) mention: String,
    pub(super) cue: Option<String>,
    /// First token after the words of attribution.
    pub(super) next: usize,
    /// They name a text: whoever wrote it has not the floor.
    pub(super) text: bool,
}
