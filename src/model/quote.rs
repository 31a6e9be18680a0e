//! Quotations, their speakers, and terms that stand in quotation marks without being speech.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Span;

/// Number of a quotation in its article, from 1; written `q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteId(pub u32);

impl QuoteId {
    /// Reads `q12`; nothing else is accepted (no spaces, signs or leading zeros).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('q')?;
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if plain { digits.parse().ok().map(Self) } else { None }
    }
}

impl fmt::Display for QuoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "q{}", self.0)
    }
}

impl Serialize for QuoteId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Whether a quotation is a sentence of its own or words inside the reporter's sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A whole utterance.
    Direct,
    /// Words of the speaker inside a sentence of the reporter.
    Partial,
}

/// Who is quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The fullest form of the name that the article gives, else the role or institution.
    pub name: String,
    /// The words at the quotation that name the speaker (`Lavrov`, `dia`, `-nya`).
    pub mention: String,
    /// Role or title in the article's own words.
    pub role: Option<String>,
}

/// One quotation of the source. Its text is exactly the paragraph's text at `span`, marks outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Number in document order.
    pub id: QuoteId,
    /// Shared by the halves of an interrupted quotation and by the parts of one over several paragraphs.
    pub group: u32,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Where, in code points of the paragraph's text.
    #[serde(flatten)]
    pub span: Span,
    /// The words between the marks.
    pub text: String,
    /// Whole utterance or part of a sentence.
    pub kind: QuoteKind,
    /// The quotation that this one is nested in.
    pub within: Option<QuoteId>,
    /// Who said it, where the article tells.
    pub speaker: Option<Speaker>,
    /// The word that attributes it (`kata`, `menurut`), without clitics.
    pub cue: Option<String>,
}

/// Words in quotation marks that are not speech: titles of works, nicknames, scare quotes, words as words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Where, in code points of the paragraph's text, marks outside.
    #[serde(flatten)]
    pub span: Span,
    /// The words between the marks.
    pub text: String,
}
