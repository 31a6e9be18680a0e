//! English that is not yet finished: templates with placeholders, and the quotations apart from them.

use std::collections::BTreeMap;

use super::{Finding, Omitted, QuoteId, QuoteStatus};

/// The English of one quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteEnglish {
    /// Words without outer marks, final comma or full stop.
    pub text: String,
    /// How it came.
    pub status: QuoteStatus,
}

/// What translation or briefing made of an article.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// English of the paragraphs with `[[q1]]` for quotations, by number.
    pub paragraphs: BTreeMap<u32, String>,
    /// English of the outermost quotations.
    pub quotes: BTreeMap<QuoteId, QuoteEnglish>,
    /// Headline with placeholders.
    pub headline: Option<String>,
    /// Sentences of the summary with placeholders.
    pub sentences: Vec<DraftSentence>,
    /// Paragraphs that could not be used, and why.
    pub omitted: Vec<Omitted>,
    /// What was repaired or is wrong.
    pub findings: Vec<Finding>,
}

/// One sentence of a summary with placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSentence {
    /// The sentence.
    pub text: String,
    /// The source paragraphs that it cites.
    pub paragraphs: Vec<u32>,
}

impl Draft {
    /// Takes over everything of another part of the same article.
    pub fn merge(&mut self, other: Self) {
        self.paragraphs.extend(other.paragraphs);
        self.quotes.extend(other.quotes);
        self.headline = self.headline.take().or(other.headline);
        self.sentences.extend(other.sentences);
        self.omitted.extend(other.omitted);
        self.findings.extend(other.findings);
    }
}
