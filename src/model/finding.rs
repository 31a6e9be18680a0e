//! What a check or the analysis has to say about a text.

use serde::Serialize;

/// Which check speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckKind {
    /// Quotation lost, invented, retyped, or unpaired marks in the source.
    Quote,
    /// A figure that does not stand in the source, or is missing.
    Figure,
    /// A date likewise, or a weekday that disagrees with its date.
    Date,
    /// A name.
    Name,
    /// A negation gained or lost.
    Negation,
    /// Left-over Indonesian, a refusal, chatter, or a source that is not Indonesian.
    Language,
    /// Loops and truncation.
    Length,
    /// A quotation that does not stand with its speaker.
    Attribution,
    /// Text that was not translated, or a citation of nothing.
    Coverage,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

/// One finding. It is data, not a failure: the result stands, and says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which check speaks.
    pub check: CheckKind,
    /// How bad it is.
    pub severity: Severity,
    /// The source paragraph it is about.
    pub paragraph: Option<u32>,
    /// One sentence for the reader.
    pub message: String,
    /// The words of the source.
    pub source: Option<String>,
    /// The words of the English.
    pub english: Option<String>,
}

impl Finding {
    /// A finding with only a message; the rest is set with the `with_` methods.
    #[must_use]
    pub fn new(check: CheckKind, severity: Severity, message: impl Into<String>) -> Self {
        Self { check, severity, paragraph: None, message: message.into(), source: None, english: None }
    }

    /// Names the source paragraph.
    #[must_use]
    pub fn at(mut self, paragraph: u32) -> Self {
        self.paragraph = Some(paragraph);
        self
    }

    /// Shows the words of the source.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Shows the words of the English.
    #[must_use]
    pub fn with_english(mut self, english: impl Into<String>) -> Self {
        self.english = Some(english.into());
        self
    }
}
