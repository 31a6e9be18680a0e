//! The quotations: who said what, where.

use super::{Block, Lang, Run, facts};
use crate::model::Report;
use crate::render::Options;

pub(super) fn blocks(report: &Report, options: &Options) -> Vec<Block> {
    let mut blocks = vec![facts::source_title(report)];
    // A nested quotation stands inside its outer one and is not printed apart from it.
    let shown = report.quotes.iter().filter(|q| q.quote.within.is_none());
    blocks.extend(shown.map(|q| facts::quotation(q, options.quote_language)));
    if blocks.len() == 1 {
        blocks.push(Block::Text { runs: vec![Run::plain("No quotations.")], lang: Lang::En });
    }
    blocks.extend(facts::findings(report, options.verbose));
    blocks.push(facts::provenance(report, options.view));
    blocks
}
