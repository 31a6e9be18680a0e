//! The result for one article: what every command fills in part and every renderer prints.

use serde::Serialize;

use super::{Article, DateMention, DateValue, Figure, Finding, Name, Paragraph, Quote, Source, Term};

/// How far the English of a quotation can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteStatus {
    /// Came back in its place and passed the checks.
    Verified,
    /// Came back after a repair.
    Repaired,
    /// Is there, but a check says that it differs.
    Altered,
    /// There is no English.
    Missing,
    /// Nobody has translated it.
    #[default]
    Unchecked,
}

/// One line of the quote ledger: a quotation of the source and its English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LedgerEntry {
    /// The quotation.
    #[serde(flatten)]
    pub quote: Quote,
    /// Its English, without marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english: Option<String>,
    /// How far that can be trusted.
    pub status: QuoteStatus,
    /// Whether a sentence of the summary quotes it; absent where there is no summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_summary: Option<bool>,
}

/// A paragraph with what has become of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportParagraph {
    /// The source.
    #[serde(flatten)]
    pub source: Paragraph,
    /// Tokens of its text; counted by `plan` and `inspect --tokens` only.
    pub tokens: Option<usize>,
    /// Its English, where it was translated as a paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english: Option<String>,
}

/// One sentence of the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummarySentence {
    /// The sentence, quotations set in typographic marks.
    pub text: String,
    /// The source paragraphs it rests on; never empty.
    pub paragraphs: Vec<u32>,
    /// The quotations it prints.
    pub quotes: Vec<super::QuoteId>,
}

/// A paragraph that is neither translated nor summarised from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Omitted {
    /// Its number.
    pub paragraph: u32,
    /// Why.
    pub reason: String,
}

/// What the whole job used.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct JobUsage {
    /// Requests sent, retries included.
    pub requests: u64,
    /// Answers taken from the cache.
    pub cached: u64,
    /// Tokens read by the backends.
    pub input_tokens: u64,
    /// Tokens written by the backends.
    pub output_tokens: u64,
    /// Tokens that the plan counted for the requests sent.
    pub planned_input_tokens: u64,
    /// Characters billed by machine-translation services.
    #[serde(skip_serializing_if = "is_zero")]
    pub characters: u64,
    /// US dollars, where prices are known.
    pub usd: Option<f64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(n: &u64) -> bool {
    *n == 0
}

/// Who did the work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BackendNames {
    /// Backend that translated.
    pub translator: String,
    /// Backend that summarised.
    pub summarizer: String,
    /// Model of the summariser, else of the translator.
    pub model: String,
}

/// One article object of the JSON contract; members that a command does not know are absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// The id that a line of NDJSON gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<serde_json::Value>,
    /// Where the article came from.
    pub source: Source,
    /// Headline of the source.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<DateValue>,
    /// The paragraphs.
    pub paragraphs: Vec<ReportParagraph>,
    /// The quote ledger.
    pub quotes: Vec<LedgerEntry>,
    /// Words in marks that are not speech.
    pub terms: Vec<Term>,
    /// Figures of the source.
    pub figures: Vec<Figure>,
    /// Dates of the source.
    pub dates: Vec<DateMention>,
    /// Names of the source.
    pub names: Vec<Name>,
    /// English headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Vec<SummarySentence>>,
    /// Paragraphs left out, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub omitted: Option<Vec<Omitted>>,
    /// What the checks say.
    pub findings: Vec<Finding>,
    /// What it cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<JobUsage>,
    /// Who did the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backend: Option<BackendNames>,
    /// What would be sent; from `plan` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<super::Plan>,
}

impl Report {
    /// The report of an article that has only been analysed.
    #[must_use]
    pub fn of(article: Article, analysis: super::Analysis) -> Self {
        let Article { source, title, published, paragraphs } = article;
        let paragraph = |source| ReportParagraph { source, tokens: None, english: None };
        let entry = |quote| LedgerEntry { quote, english: None, status: QuoteStatus::Unchecked, in_summary: None };
        Self {
            source,
            title,
            published,
            paragraphs: paragraphs.into_iter().map(paragraph).collect(),
            quotes: analysis.quotes.into_iter().map(entry).collect(),
            terms: analysis.terms,
            figures: analysis.figures,
            dates: analysis.dates,
            names: analysis.names,
            findings: analysis.notes,
            ..Self::default()
        }
    }
}
