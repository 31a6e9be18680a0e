//! Whether every figure of the English stands in the Indonesian by value, and every figure of the Indonesian in the
//! English (promise P4).

use rust_decimal::Decimal;

use super::{Pair, Scope};
use crate::figures::compare::Values;
use crate::figures::{RawFigure, english, implied, indonesian};
use crate::model::{CheckKind, FigureValue, Finding, Severity, Unit};

/// Findings on the figures of a pair.
#[must_use]
pub fn check(pair: &Pair<'_>) -> Vec<Finding> {
    let source = indonesian::scan(pair.source, None);
    let found = english::scan(pair.english, None);
    let there = Values::of(&source, &implied(pair.source));
    let here = Values::of(&found, &[]);
    let mut findings = Vec::new();
    for figure in found.figures.iter().filter(|f| !f.implied) {
        let words = &pair.english[figure.range.clone()];
        let verdict =
            if there.has(figure) { currency(figure, &there, words) } else { Some(untraced(figure, &there, words)) };
        if let Some((severity, message)) = verdict {
            let finding = Finding::new(CheckKind::Figure, severity, message).with_english(words);
            findings.push(pair.place(finding));
        }
    }
    if pair.scope == Scope::Whole {
        for figure in source.figures.iter().filter(|f| is_demanded(f) && !here.has(f)) {
            let words = &pair.source[figure.range.clone()];
            let message = format!("the figure {words:?} of the source is not in the English");
            let finding = Finding::new(CheckKind::Figure, Severity::Warning, message).with_source(words);
            findings.push(pair.place(finding));
        }
    }
    findings
}

/// The right number with another currency.
fn currency(figure: &RawFigure, there: &Values, words: &str) -> Option<(Severity, String)> {
    let code = there.other_currency(figure)?;
    // A dollar sign alone is any dollar.
    let dollars = code.ends_with('D') && figure.unit == Unit::Currency("USD");
    (!dollars).then(|| (Severity::Error, format!("{words:?} has another currency than the source, which has {code}")))
}

/// A figure that the source does not have: how sure that is by the way it is written.
fn untraced(figure: &RawFigure, there: &Values, words: &str) -> (Severity, String) {
    let rounded = match &figure.value {
        FigureValue::Number(n) => there.has_rounded(*n),
        _ => false,
    };
    if rounded {
        return (Severity::Note, format!("{words:?} is a rounded figure of the source"));
    }
    let small = matches!(&figure.value, FigureValue::Number(n) if *n <= Decimal::TEN);
    let severity = match (figure.spelled, small || figure.about || figure.unit == Unit::Ordinal) {
        (false, _) => Severity::Error,
        (true, false) => Severity::Warning,
        (true, true) => Severity::Note,
    };
    (severity, format!("the figure {words:?} is not in the source"))
}

/// Whether the English has to have the figure: what is written in digits, or in words and not small.
fn is_demanded(figure: &RawFigure) -> bool {
    let small = matches!(&figure.value, FigureValue::Number(n) if *n <= Decimal::TEN);
    !figure.about && figure.unit != Unit::Ordinal && !(figure.spelled && small)
}
