//! Quotations: pairing of marks, attribution to speakers, terms that are not speech.

pub mod tags;

use crate::model::{Article, Finding, Name, Quote, Term};

/// Finds the quotations and terms of an article, in document order, with notes on marks that have no partner.
#[must_use]
pub fn read(_article: &Article, _names: &[Name]) -> (Vec<Quote>, Vec<Term>, Vec<Finding>) {
    (Vec::new(), Vec::new(), Vec::new())
}
