//! Everything the analysis knows, paragraph by paragraph.

use super::{Block, Lang, Run, facts};
use crate::model::{ParagraphKind, Report, ReportParagraph};

pub(super) fn blocks(report: &Report) -> Vec<Block> {
    let mut blocks = vec![facts::source_title(report), overview(report)];
    for paragraph in &report.paragraphs {
        blocks.push(Block::Section { text: heading(paragraph) });
        blocks.push(Block::Text { runs: vec![Run::plain(paragraph.source.text.as_str())], lang: Lang::Id });
        let items = known(report, paragraph.source.id);
        if !items.is_empty() {
            blocks.push(Block::List { items });
        }
    }
    blocks.extend(facts::findings(report, true));
    blocks
}

fn overview(report: &Report) -> Block {
    let sentences: usize = report.paragraphs.iter().map(|p| p.source.sentences.len()).sum();
    let counts = [
        (report.paragraphs.len(), "paragraph"),
        (sentences, "sentence"),
        (report.quotes.len(), "quotation"),
        (report.terms.len(), "term"),
        (report.figures.len(), "figure"),
        (report.dates.len(), "date"),
        (report.names.len(), "name"),
    ];
    let counts: Vec<String> = counts.iter().map(|&(n, noun)| facts::count(n, noun)).collect();
    let published = report.published.map_or(String::new(), |day| format!(", {day}"));
    let text = format!("{}{published}: {}.", facts::origin(report), counts.join(", "));
    Block::Text { runs: vec![Run::faint(text)], lang: Lang::En }
}

fn heading(paragraph: &ReportParagraph) -> String {
    let kind = match paragraph.source.kind {
        ParagraphKind::Title => "title",
        ParagraphKind::Lede => "lede",
        ParagraphKind::Body => "body",
        ParagraphKind::Boilerplate => "boilerplate",
    };
    let tokens = paragraph.tokens.map_or(String::new(), |n| format!(", {}", facts::count(n, "token")));
    let sentences = match paragraph.source.sentences.len() {
        0 => String::new(),
        n => format!(", {}", facts::count(n, "sentence")),
    };
    format!("[{}] {kind}{sentences}{tokens}", paragraph.source.id)
}

/// What is known of one paragraph, a line each.
fn known(report: &Report, id: u32) -> Vec<Vec<Run>> {
    let mut items = Vec::new();
    for entry in report.quotes.iter().filter(|q| q.quote.paragraph == id) {
        let inside = entry.quote.within.map_or(String::new(), |outer| format!(" inside {outer}"));
        let mut runs = vec![Run::faint(format!("{}{inside}  ", entry.quote.id))];
        runs.push(Run::plain(format!("{} — ", facts::marked(&entry.quote.text))));
        runs.extend(facts::attribution(entry, false).into_iter().filter(|r| !r.text.starts_with(", paragraph")));
        if let Some(cue) = &entry.quote.cue {
            runs.push(Run::faint(format!(", by {cue}")));
        }
        items.push(runs);
    }
    let mut line = |name: &str, mut found: Vec<String>| {
        // Once for a reader; the JSON has every place.
        let mut seen = std::collections::HashSet::new();
        found.retain(|text| seen.insert(text.clone()));
        if !found.is_empty() {
            items.push(vec![Run::faint(format!("{name}  ")), Run::plain(found.join("; "))]);
        }
    };
    line("terms", report.terms.iter().filter(|t| t.paragraph == id).map(|t| t.text.clone()).collect());
    let figures = report.figures.iter().filter(|f| f.paragraph == id);
    line("figures", figures.map(|f| format!("{} = {} {}", f.text, f.value, f.unit).trim_end().to_owned()).collect());
    let dates = report.dates.iter().filter(|d| d.paragraph == id);
    line("dates", dates.map(|d| format!("{} = {}", d.text, d.value)).collect());
    line("names", report.names.iter().filter(|n| n.paragraph == id).map(|n| n.text.clone()).collect());
    items
}
