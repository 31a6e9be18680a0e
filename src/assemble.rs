//! Puts a draft and its source together into the report: quotations into their marks, statuses into the ledger, and a
//! reason beside every paragraph that is not used.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::clean;
use crate::model::{
    Analysis, Article, Draft, Omitted, Paragraph, ParagraphKind, Quote, QuoteId, Report, SummarySentence,
};
use crate::quotes::tags;

/// A template with the draft's quotations in their marks.
#[must_use]
pub fn filled(draft: &Draft, template: &str) -> String {
    tags::set_marks(template, |id| words(draft, id))
}

fn words(draft: &Draft, id: QuoteId) -> Option<Cow<'_, str>> {
    draft.quotes.get(&id).filter(|q| !q.text.is_empty()).map(|q| Cow::Borrowed(q.text.as_str()))
}

/// Fits the case of every quotation to its place: part of a sentence begins as its source does.
pub fn fit_case(draft: &mut Draft, quotes: &[Quote]) {
    for quote in quotes {
        let Some(english) = draft.quotes.get_mut(&quote.id) else { continue };
        let lower_source = quote.text.chars().next().is_some_and(char::is_lowercase);
        if lower_source {
            english.text = lower_first(&english.text);
        }
    }
}

/// The text with its first letter in lower case, unless the first word must keep its capital: `I` and its kin, and
/// words with another capital or a figure in them. Names stay too where the caller's source begins with a capital.
fn lower_first(text: &str) -> String {
    let first = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').next().unwrap_or_default();
    let pronoun = first == "I" || first.starts_with("I'") || first.starts_with("I’");
    if pronoun || first.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric()) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// The report of an article and its draft.
#[must_use]
pub fn report(article: Article, analysis: Analysis, mut draft: Draft, summary: bool) -> Report {
    fit_case(&mut draft, &analysis.quotes);
    let mut report = Report::of(article, analysis);
    for paragraph in &mut report.paragraphs {
        paragraph.english = draft.paragraphs.get(&paragraph.source.id).map(|t| filled(&draft, t));
    }
    let mut printed: BTreeSet<QuoteId> = BTreeSet::new();
    if summary {
        let sentences = draft.sentences.iter().map(|s| {
            let quotes: Vec<QuoteId> = tags::placeholders(&s.text).into_iter().map(|(_, id)| id).collect();
            printed.extend(&quotes);
            SummarySentence { text: unmarked_outside(&draft, &s.text), paragraphs: s.paragraphs.clone(), quotes }
        });
        report.summary = Some(sentences.collect());
        report.headline = draft.headline.as_deref().map(|h| filled(&draft, &clean::headline(&draft, h)));
    }
    for entry in &mut report.quotes {
        let outer = entry.quote.within.unwrap_or(entry.quote.id);
        if let Some(english) = draft.quotes.get(&entry.quote.id) {
            entry.english = Some(english.text.clone()).filter(|t| !t.is_empty());
            entry.status = english.status;
        } else if let Some(english) = draft.quotes.get(&outer) {
            // A nested quotation travels inside the outer one; its English stands there.
            entry.status = english.status;
        }
        entry.in_summary = summary.then(|| printed.contains(&outer));
    }
    report.omitted = Some(omitted(&report, &draft));
    report.findings.extend(draft.findings);
    report
}

/// A summary sentence: only the ledger's quotations stand in double marks, so any other mark goes (promise P1).
fn unmarked_outside(draft: &Draft, template: &str) -> String {
    let bare: String = template.chars().filter(|c| !tags::DOUBLE_MARKS.contains(c)).collect();
    filled(draft, &bare)
}

/// Every paragraph that is neither translated nor cited, with the reason.
fn omitted(report: &Report, draft: &Draft) -> Vec<Omitted> {
    let cited: BTreeSet<u32> = report.summary.iter().flatten().flat_map(|s| s.paragraphs.iter().copied()).collect();
    let reason = |p: &Paragraph| {
        if let Some(known) = draft.omitted.iter().find(|o| o.paragraph == p.id) {
            return Some(known.reason.clone());
        }
        if p.kind == ParagraphKind::Boilerplate {
            return Some("boilerplate".to_owned());
        }
        let headline = p.kind == ParagraphKind::Title && report.headline.is_some();
        (!cited.contains(&p.id) && !headline).then(|| "not used in the summary".to_owned())
    };
    let untranslated = report.paragraphs.iter().filter(|p| p.english.is_none());
    untranslated.filter_map(|p| Some(Omitted { paragraph: p.source.id, reason: reason(&p.source)? })).collect()
}

#[cfg(test)]
mod tests {
    use super::lower_first;

    #[test]
    fn a_partial_quotation_begins_small() {
        assert_eq!(lower_first("Unfair"), "unfair");
        assert_eq!(lower_first("I am"), "I am");
        assert_eq!(lower_first("I’m"), "I’m");
        assert_eq!(lower_first("NATO's role"), "NATO's role");
    }
}
