//! What a command asks of a renderer.

/// Which part of a report is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The summary with its quotations.
    Summary,
    /// The translation, paragraph by paragraph.
    Translation,
    /// The quotations.
    Quotes,
    /// Everything the analysis knows.
    Inspect,
    /// What would be sent.
    Plan,
    /// What the checks say.
    Check,
}

impl View {
    /// The name of the document in its `schema` member: `ringkas/NAME/1`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "summarize",
            Self::Translation => "translate",
            Self::Quotes => "quotes",
            Self::Inspect => "inspect",
            Self::Plan => "plan",
            Self::Check => "check",
        }
    }
}

/// Which quotations follow a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuoteList {
    /// Those that no sentence of it quotes.
    #[default]
    All,
    /// None.
    Inline,
}

impl QuoteList {
    /// Every value by its name; the first is the default.
    pub const NAMES: &'static [(&'static str, Self)] = &[("all", Self::All), ("inline", Self::Inline)];
}

/// In which language quotations are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuoteLanguage {
    /// English with the Indonesian under it.
    #[default]
    Both,
    /// English alone.
    English,
    /// Indonesian alone.
    Original,
}

impl QuoteLanguage {
    /// Every value by its name; the first is the default.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("both", Self::Both), ("english", Self::English), ("original", Self::Original)];
}

/// How a document is to be set.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Which part of the reports.
    pub view: View,
    /// Whether paragraphs are shown in both languages.
    pub bilingual: bool,
    /// Which quotations follow a summary.
    pub quotes: QuoteList,
    /// In which language quotations are listed.
    pub quote_language: QuoteLanguage,
    /// Columns of the terminal; none where lines are not wrapped.
    pub width: Option<usize>,
    /// Whether the terminal takes colours.
    pub color: bool,
    /// Whether notes and usage are shown too.
    pub verbose: bool,
}

impl Options {
    /// Plain text of that view, unwrapped and without colour.
    #[must_use]
    pub fn new(view: View) -> Self {
        Self {
            view,
            bilingual: false,
            quotes: QuoteList::default(),
            quote_language: QuoteLanguage::default(),
            width: None,
            color: false,
            verbose: false,
        }
    }
}
