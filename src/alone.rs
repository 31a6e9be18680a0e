//! Translates quotations by themselves: those that a model left out, and those whose English is not believed.

use futures_util::future::try_join_all;

use crate::Result;
use crate::dispatch::{Piece, Why};
use crate::model::{CheckKind, Draft, Finding, QuoteEnglish, QuoteId, QuoteStatus, Severity};
use crate::plan::prompts::{Extras, Item, Task};
use crate::quotes::tags;
use crate::translate::no_english;
use crate::writer::Writer;

/// Has quotations translated by themselves, with a finding for each.
///
/// # Errors
/// What stops the whole job.
pub async fn alone(draft: &mut Draft, writer: &Writer<'_>, ids: &[QuoteId], why: &str) -> Result<()> {
    let material = writer.material;
    let extras = |items: &[Item]| Extras { title: None, context: None, ..material.extras(Task::Translate, items) };
    let dispatch = writer.dispatch(Task::Translate, &extras);
    let quotes: Vec<_> = ids.iter().filter_map(|id| material.quote(*id)).collect();
    let asks = quotes.iter().map(|q| dispatch.again(vec![Item { id: q.paragraph, text: q.text.clone() }], 0));
    for (quote, pieces) in quotes.iter().zip(try_join_all(asks).await?) {
        // All parts of a long one, or none of it.
        let mut parts = pieces.iter().map(|p| match p {
            Piece::Answered(_, value) => {
                let text = value["paragraphs"][0]["text"].as_str().map(quotation).unwrap_or_default();
                Some(text).filter(|t| t.chars().any(char::is_alphanumeric)).ok_or(&Why::Nothing)
            }
            Piece::Failed(_, why) => Err(why),
        });
        match parts.try_fold(Vec::new(), |mut all, part| {
            part.map(|text| {
                all.push(text);
                all
            })
        }) {
            Ok(parts) => {
                let message = format!("quotation translated by itself because {why}");
                let finding = Finding::new(CheckKind::Quote, Severity::Note, message);
                draft.findings.push(finding.at(quote.paragraph).with_source(&quote.text));
                let text = parts.join(" ");
                draft.quotes.insert(quote.id, QuoteEnglish { text, status: QuoteStatus::Repaired });
            }
            // A doubtful English that is there already is better than none; it is marked as doubtful.
            Err(_) if draft.quotes.get(&quote.id).is_some_and(|q| !q.text.is_empty()) => {}
            Err(reason) => no_english(draft, quote, &format!("{why}, and {reason}")),
        }
    }
    Ok(())
}

/// A quotation's English as a model gave it: no tags, no placeholders, no outer marks, no final comma or full stop.
#[must_use]
pub fn quotation(text: &str) -> String {
    let mut text = text.replace("</q>", "");
    while let Some(start) = text.find("<q ") {
        let end = text[start..].find('>').map_or(text.len(), |e| start + e + 1);
        text.replace_range(start..end, "");
    }
    if !tags::placeholders(&text).is_empty() {
        return String::new();
    }
    tags::bare(&text).0
}
