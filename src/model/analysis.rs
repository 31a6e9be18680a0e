//! Everything the analysis of one article found, before any translation.

use super::{DateMention, Figure, Finding, Name, Quote, Term};

/// What was read from an article without a backend.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Quotations in document order; `quotes[i].id` is `q{i + 1}`.
    pub quotes: Vec<Quote>,
    /// Words in marks that are not speech.
    pub terms: Vec<Term>,
    /// Figures in document order.
    pub figures: Vec<Figure>,
    /// Dates in document order.
    pub dates: Vec<DateMention>,
    /// Names in document order.
    pub names: Vec<Name>,
    /// Notes on the source itself: unpaired marks, weekdays that disagree with their date, not Indonesian.
    pub notes: Vec<Finding>,
}
