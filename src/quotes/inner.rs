//! What a quotation looks like from inside.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::cues;
use super::marks::Pair;
use super::scene::Scene;

/// What a quotation looks like from inside.
#[expect(clippy::struct_excessive_bools, reason = "independent observations, not a state")]
#[derive(Debug)]
pub(super) struct Inner {
    pub(super) words: usize,
    /// Starts with a capital.
    pub(super) capital: bool,
    /// Ends like a sentence.
    pub(super) sentence: bool,
    /// Ends with a sign after which words of attribution go on.
    pub(super) leads_on: bool,
    /// Holds a word that makes a statement of it.
    pub(super) statement: bool,
    /// Holds the first person.
    pub(super) first: bool,
}

impl Scene<'_> {
    /// Looks into a quotation.
    pub(super) fn inner(&self, pair: &Pair) -> Inner {
        let text = self.text[pair.inner.clone()].trim();
        let range = cues::token_at(self.all, pair.inner.start)..cues::token_at(self.all, pair.inner.end);
        let tokens = &self.all[range];
        let words = tokens.iter().filter(|t| !matches!(t.shape, Shape::Mark(_))).count();
        let text = text.trim_end_matches(['\'', '’', '”', '"', '»', '›', '“', '‘']);
        Inner {
            words,
            capital: tokens.first().is_some_and(|t| t.is_capital() || t.shape == Shape::Number),
            sentence: text.ends_with(['.', '?', '!', '…', ',']),
            leads_on: text.ends_with([',', '?', '!', '…', '.']),
            statement: tokens.iter().any(|t| t.is(Flags::CLAUSE)),
            first: tokens.iter().any(|t| t.is(Flags::FIRST)),
        }
    }
}
