//! An article as it was read: where it came from and its numbered paragraphs.

use serde::Serialize;

use super::{DateValue, Span};

/// Where an article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The file's path as it was given, none for standard input and for text passed in a line of NDJSON.
    pub path: Option<String>,
    /// The address it was fetched from.
    pub url: Option<String>,
    /// SHA-256 of the bytes that were read, in lower-case hexadecimal.
    pub sha256: String,
}

/// What part a paragraph plays in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The headline.
    Title,
    /// A standfirst between the headline and the text.
    Lede,
    /// Text of the article, subheadings included.
    Body,
    /// Furniture of the page: link lines, share buttons, credits, editors' codes.
    Boilerplate,
}

/// One paragraph of the source, boilerplate included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Number in document order, from 1.
    pub id: u32,
    /// What it is.
    pub kind: ParagraphKind,
    /// The text after repair (line ends, zero-width characters, spaces at the ends), without markup.
    pub text: String,
    /// Sentences in order; every offset is in code points of `text`. Empty for boilerplate.
    pub sentences: Vec<Span>,
    /// The dateline at the start of the first body paragraph (`Jakarta, CNN Indonesia -- `), where there is one.
    #[serde(skip)]
    pub dateline: Option<Span>,
}

impl Paragraph {
    /// Whether the paragraph is to be translated and summarised: everything but boilerplate.
    #[must_use]
    pub fn is_content(&self) -> bool {
        self.kind != ParagraphKind::Boilerplate
    }
}

/// An article after ingestion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Article {
    /// Where it came from.
    pub source: Source,
    /// The headline, without markup; also present as a paragraph of kind `title`.
    pub title: Option<String>,
    /// Day of publication where the page or the article tells it.
    pub published: Option<DateValue>,
    /// All paragraphs, numbered from 1 in document order.
    pub paragraphs: Vec<Paragraph>,
}

impl Article {
    /// The paragraphs that are to be translated and summarised.
    pub fn content(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs.iter().filter(|p| p.is_content())
    }

    /// The paragraph of that number.
    #[must_use]
    pub fn paragraph(&self, id: u32) -> Option<&Paragraph> {
        self.paragraphs.get((id as usize).checked_sub(1)?)
    }
}
