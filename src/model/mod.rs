//! Plain data that every stage shares. No input or output, no settings, no behaviour beyond what keeps a value whole.

mod analysis;
mod article;
mod backend;
mod english;
mod exchange;
mod figure;
mod finding;
mod plan;
mod quote;
mod report;
mod secret;
mod span;

pub use analysis::Analysis;
pub use article::{Article, Paragraph, ParagraphKind, Source};
pub use backend::{Backend, BackendKind, Dialect, KeyHeader, Reasoning, Structure, TokenLimitField};
pub use english::{Draft, DraftSentence, QuoteEnglish};
pub use exchange::{
    Ask, Auth, Codec, Content, Fault, FaultClass, HttpReply, HttpRequest, Outcome, Parameter, Schema, Usage,
};
pub use figure::{DateMention, DateValue, Figure, FigureValue, Name, Unit};
pub use finding::{CheckKind, Finding, Severity};
pub use plan::{Plan, PlanStage};
pub use quote::{Quote, QuoteId, QuoteKind, Speaker, Term};
pub use report::{BackendNames, JobUsage, LedgerEntry, Omitted, QuoteStatus, Report, ReportParagraph, SummarySentence};
pub use secret::Secret;
pub use span::{Span, TextIndex};
