//! What the checks say of an English text.

use super::{Block, Lang, Run, facts};
use crate::model::{Report, Severity};
use crate::render::Options;

pub(super) fn blocks(report: &Report, options: &Options) -> Vec<Block> {
    let mut blocks = vec![facts::source_title(report)];
    let count = |severity| report.findings.iter().filter(|f| f.severity == severity).count();
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let counts: Vec<String> = counts
        .iter()
        .map(|&(severity, noun)| (count(severity), noun))
        .map(|(n, noun)| format!("{n} {noun}{}", if n == 1 { "" } else { "s" }))
        .collect();
    let checked = format!(
        "Checked against {} quotations, {} figures, {} dates and {} names of the source: {}.",
        report.quotes.len(),
        report.figures.len(),
        report.dates.len(),
        report.names.len(),
        counts.join(", ")
    );
    blocks.extend(facts::findings(report, options.verbose));
    blocks.push(Block::Text { runs: vec![Run::plain(checked)], lang: Lang::En });
    blocks
}
