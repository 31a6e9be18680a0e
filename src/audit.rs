//! Runs the checks over a finished report: every translated paragraph against its source, every quotation against its
//! words, every summary sentence against the paragraphs that it cites.

use crate::check::attribution::{self, Sentence};
use crate::check::{self, Pair, glossary};
use crate::model::{Article, CheckKind, Finding, Report, Severity};
use crate::plan::glossary::occurs;

/// Adds what the checks find to the report, each finding once.
pub fn report(report: &mut Report, terms: &[(String, String)]) {
    let mut found = Vec::new();
    paragraphs(report, terms, &mut found);
    quotations(report, terms, &mut found);
    summary(report, &mut found);
    unused(report, terms, &mut found);
    for finding in found {
        let known =
            |f: &Finding| f.check == finding.check && f.paragraph == finding.paragraph && f.message == finding.message;
        if !report.findings.iter().any(known) {
            report.findings.push(finding);
        }
    }
}

fn paragraphs(report: &Report, terms: &[(String, String)], found: &mut Vec<Finding>) {
    for paragraph in &report.paragraphs {
        let (id, text) = (paragraph.source.id, &paragraph.source.text);
        let Some(english) = &paragraph.english else { continue };
        let dateline = paragraph.source.dateline.map_or("", |d| d.slice(text));
        let english = english.strip_prefix(dateline).unwrap_or(english);
        // A pronoun may have become the name of the one who speaks.
        let mut source = text.strip_prefix(dateline).unwrap_or(text).to_owned();
        for speaker in report.quotes.iter().filter(|q| q.quote.paragraph == id).filter_map(|q| q.quote.speaker.as_ref())
        {
            for word in speaker.name.split_whitespace().filter(|w| english.contains(*w)) {
                source.push(' ');
                source.push_str(word);
            }
        }
        let source = &source;
        found.extend(check::pair(&Pair::new(Some(id), source, english)));
        found.extend(glossary::check(id, english, &occurring(source, terms)));
    }
}

/// Quotations whose paragraph was not translated as a whole are checked by themselves.
fn quotations(report: &Report, terms: &[(String, String)], found: &mut Vec<Finding>) {
    for entry in &report.quotes {
        let paragraph = entry.quote.paragraph;
        let whole = report.paragraphs.get(paragraph as usize - 1).is_some_and(|p| p.english.is_some());
        if let Some(english) = entry.english.as_ref().filter(|_| !whole) {
            found.extend(check::pair(&Pair::new(Some(paragraph), &entry.quote.text, english)));
            found.extend(glossary::check(paragraph, english, &occurring(&entry.quote.text, terms)));
        }
    }
}

fn summary(report: &Report, found: &mut Vec<Finding>) {
    let text_of = |ids: &[u32]| -> String {
        let texts = ids.iter().filter_map(|id| report.paragraphs.get((*id as usize).checked_sub(1)?));
        let speakers = report.quotes.iter().filter(|q| ids.contains(&q.quote.paragraph));
        let names = speakers.filter_map(|q| Some(q.quote.speaker.as_ref()?.name.as_str()));
        texts.map(|p| p.source.text.as_str()).chain(names).collect::<Vec<_>>().join("\n")
    };
    let speakers: Vec<&str> =
        report.quotes.iter().filter_map(|q| Some(q.quote.speaker.as_ref()?.name.as_str())).collect();
    for sentence in report.summary.iter().flatten() {
        let source = text_of(&sentence.paragraphs);
        found.extend(check::pair(&Pair::summary(sentence.paragraphs.first().copied(), &source, &sentence.text)));
        let outside = outside_marks(&sentence.text);
        for entry in report.quotes.iter().filter(|e| sentence.quotes.contains(&e.quote.id)) {
            let Some(speaker) = &entry.quote.speaker else { continue };
            let paragraph = entry.quote.paragraph;
            let sentence = Sentence { outside: &outside, speaker: &speaker.name, paragraph };
            found.extend(attribution::check(&sentence, &speakers));
        }
    }
    if let Some(headline) = &report.headline {
        let all: Vec<u32> = report.paragraphs.iter().map(|p| p.source.id).collect();
        found.extend(check::pair(&Pair::summary(None, &text_of(&all), headline)));
    }
}

/// The terms of a glossary that stand in a text.
fn occurring<'t>(text: &str, terms: &'t [(String, String)]) -> Vec<(&'t str, &'t str)> {
    terms.iter().filter(|(t, _)| occurs(text, t)).map(|(t, e)| (t.as_str(), e.as_str())).collect()
}

/// Terms of cited paragraphs that no sentence citing them uses. A summary may leave the matter out, so that this is only
/// a note, and none where the paragraph's own translation has been checked.
fn unused(report: &Report, terms: &[(String, String)], found: &mut Vec<Finding>) {
    let sentences: Vec<_> = report.summary.iter().flatten().collect();
    for paragraph in report.paragraphs.iter().filter(|p| p.english.is_none()) {
        let id = paragraph.source.id;
        let citing: Vec<&str> =
            sentences.iter().filter(|s| s.paragraphs.contains(&id)).map(|s| s.text.as_str()).collect();
        if !citing.is_empty() {
            let unused = glossary::check(id, &citing.join("\n"), &occurring(&paragraph.source.text, terms));
            found.extend(unused.into_iter().map(|finding| Finding { severity: Severity::Note, ..finding }));
        }
    }
}

/// A sentence without what stands in double marks.
fn outside_marks(text: &str) -> String {
    let mut inside = false;
    let keep = |c: &char| {
        match c {
            '“' => inside = true,
            '”' => inside = false,
            _ => return !inside,
        }
        false
    };
    text.chars().filter(keep).collect()
}

/// Audits any English text against its source: paragraph by paragraph where both have as many, else as a whole.
#[must_use]
pub fn translation(source: &Article, english: &str) -> Vec<Finding> {
    let from: Vec<_> = source.content().collect();
    let into: Vec<&str> = english.split("\n\n").map(str::trim).filter(|b| !b.is_empty()).collect();
    if from.len() == into.len() {
        let pairs = from.iter().zip(&into);
        return pairs.flat_map(|(p, e)| check::pair(&Pair::new(Some(p.id), &p.text, e))).collect();
    }
    if into.is_empty() {
        return vec![Finding::new(CheckKind::Coverage, Severity::Error, "there is no English text")];
    }
    let whole = from.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n");
    check::pair(&Pair::new(None, &whole, english))
}
