//! The summary: headline, sentences with the paragraphs they rest on, then the quotations it did not use.

use super::{Block, Lang, Run, facts, translation};
use crate::model::{Report, SummarySentence};
use crate::render::{Options, QuoteList};

/// Sentences set as one paragraph.
const SENTENCES_A_PARAGRAPH: usize = 3;

pub(super) fn blocks(report: &Report, options: &Options) -> Vec<Block> {
    let mut blocks = vec![facts::title(report)];
    blocks.extend(paragraphs(report.summary.as_deref().unwrap_or_default()));
    blocks.extend(also_quoted(report, options));
    if options.bilingual {
        blocks.push(Block::Section { text: "Paragraph by paragraph".into() });
        blocks.extend(translation::paragraphs(report, true));
    }
    blocks.extend(facts::omitted(report));
    blocks.extend(facts::findings(report, options.verbose));
    blocks.push(facts::provenance(report, options.view));
    blocks
}

fn paragraphs(sentences: &[SummarySentence]) -> impl Iterator<Item = Block> {
    // A single sentence left over reads better at the end of the paragraph before it.
    let size = if sentences.len() <= SENTENCES_A_PARAGRAPH + 1 { sentences.len() } else { SENTENCES_A_PARAGRAPH };
    sentences.chunks(size.max(1)).map(|chunk| {
        let mut runs = Vec::new();
        for (i, sentence) in chunk.iter().enumerate() {
            let space = if i == 0 { "" } else { " " };
            runs.push(Run::plain(format!("{space}{}", sentence.text)));
            let cited: Vec<String> = sentence.paragraphs.iter().map(u32::to_string).collect();
            runs.push(Run::faint(format!(" [{}]", cited.join(", "))));
        }
        Block::Text { runs, lang: Lang::En }
    })
}

/// Promise P5: a quotation that no sentence prints is listed. Nested ones stand inside their outer one.
fn also_quoted(report: &Report, options: &Options) -> Vec<Block> {
    let unused: Vec<_> =
        report.quotes.iter().filter(|q| q.in_summary != Some(true) && q.quote.within.is_none()).collect();
    if unused.is_empty() {
        return Vec::new();
    }
    if options.quotes == QuoteList::Inline {
        let noun = if unused.len() == 1 { "quotation is" } else { "quotations are" };
        let text = format!("{} more {noun} not shown; --quotes all lists them.", unused.len());
        return vec![Block::Text { runs: vec![Run::faint(text)], lang: Lang::En }];
    }
    let heading = Block::Section { text: "Also quoted".into() };
    std::iter::once(heading).chain(unused.iter().map(|q| facts::quotation(q, options.quote_language))).collect()
}
