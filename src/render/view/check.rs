//! What the checks say of an English text.

use super::{Block, Lang, Run, facts};
use crate::model::{Report, Severity};
use crate::render::Options;

pub(super) fn blocks(report: &Report, options: &Options) -> Vec<Block> {
    let mut blocks = vec![facts::source_title(report)];
    let of = |severity| report.findings.iter().filter(|f| f.severity == severity).count();
    let found = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning"), (of(Severity::Note), "note")];
    let known = [
        (report.quotes.len(), "quotation"),
        (report.figures.len(), "figure"),
        (report.dates.len(), "date"),
        (report.names.len(), "name"),
    ];
    let list = |counts: &[(usize, &str)]| counts.iter().map(|&(n, noun)| facts::count(n, noun)).collect::<Vec<_>>();
    let checked = format!("Checked against {} of the source: {}.", list(&known).join(", "), list(&found).join(", "));
    blocks.extend(facts::findings(report, options.verbose));
    blocks.push(Block::Text { runs: vec![Run::plain(checked)], lang: Lang::En });
    blocks
}
