//! The translation: every paragraph in order, with the Indonesian where both are wanted.

use super::{Block, Lang, Run, facts};
use crate::model::{ParagraphKind, Report};
use crate::render::Options;

pub(super) fn blocks(report: &Report, options: &Options) -> Vec<Block> {
    let headline = report.paragraphs.iter().find(|p| p.source.kind == ParagraphKind::Title && p.english.is_some());
    let mut blocks = match (&report.headline, headline.and_then(|p| p.english.as_ref())) {
        (None, Some(text)) => vec![Block::Title { text: text.clone(), lang: Lang::En }],
        _ => vec![facts::title(report)],
    };
    if options.bilingual
        && let (Some(title), Block::Title { lang: Lang::En, .. }) = (&report.title, &blocks[0])
    {
        blocks.push(Block::Text { runs: vec![Run::faint(title.as_str())], lang: Lang::Id });
    }
    blocks.extend(paragraphs(report, options.bilingual));
    blocks.extend(facts::omitted(report));
    blocks.extend(facts::findings(report, options.verbose));
    blocks.push(facts::provenance(report, options.view));
    blocks
}

/// The paragraphs that have English, numbered as the findings number them; titles stand above.
pub(super) fn paragraphs(report: &Report, bilingual: bool) -> impl Iterator<Item = Block> {
    let translated = report.paragraphs.iter().filter(|p| p.source.kind != ParagraphKind::Title);
    translated.filter_map(move |p| Some((p, p.english.as_ref()?))).flat_map(move |(p, english)| {
        let number = Run::faint(format!("[{}] ", p.source.id));
        let english = Block::Text { runs: vec![number, Run::plain(english.as_str())], lang: Lang::En };
        let original = || Block::Text { runs: vec![Run::faint(p.source.text.as_str())], lang: Lang::Id };
        std::iter::once(english).chain(bilingual.then(original))
    })
}
