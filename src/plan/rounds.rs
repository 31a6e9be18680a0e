//! How the summaries of an article's parts become one: round by round, each request making one summary of as many as
//! fit it. Plan and sending both stand on this, so that the rounds end and cost no more than was planned.

use std::ops::Range;

use super::chunks::{Around, Chunker, expected_output};
use super::prompts::{Item, Task};

/// How much more the parts may say together than the summary that is made of them.
const RICHER: usize = 3;

/// Words of a part's summary at least: two or three sentences, of which one can quote.
const LEAST_WORDS: usize = 60;

/// Words to ask each of so many parts for, where all of them together are to become one summary of `words`.
#[must_use]
pub fn part_words(words: usize, parts: usize) -> usize {
    let share = (words * RICHER).div_ceil(parts.max(1));
    share.max(LEAST_WORDS).min(words)
}

/// The requests of a summary's task, and the words that each asks for.
#[must_use]
pub fn parted(chunker: &Chunker<'_>, items: Vec<Item>, words: usize, extras: &Around<'_>) -> (Vec<Vec<Item>>, usize) {
    let chunks = chunker.cut(items, words, extras);
    let each = part_words(words, chunks.len());
    (chunks, each)
}

/// One round: many summaries become fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// How many summaries there are.
    parts: usize,
    /// How many of them one request takes at most, two at least.
    each: usize,
    /// Tokens that a summary may bring into its request, the English of its quotations included.
    pub most: u64,
    /// Words that each request asks for.
    pub words: usize,
}

impl Round {
    /// The round that follows on so many parts, for a summary of `words` in the end; `chunker` is that of
    /// [`Task::Summarize`].
    #[must_use]
    pub fn of(chunker: &Chunker<'_>, words: usize, parts: usize) -> Self {
        let room = chunker.room(words);
        let most = expected_output(Task::Summarize, 0, part_words(words, parts)).min(room / 2).max(1);
        let each = usize::try_from(room / most).unwrap_or(usize::MAX).max(2);
        let requests = parts.div_ceil(each);
        // Even shares: the last request is not one of a single part.
        let each = parts.div_ceil(requests.max(1)).max(2);
        let requests = parts.div_ceil(each);
        Self { parts, each, most, words: part_words(words, requests) }
    }

    /// Which parts go together, a range for each request.
    pub fn runs(self) -> impl Iterator<Item = Range<usize>> {
        (0..self.parts).step_by(self.each).map(move |at| at..(at + self.each).min(self.parts))
    }
}
