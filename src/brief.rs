//! Briefs an article straight from the Indonesian: one call, or one a chunk and what makes one summary of the parts.

use crate::Result;
use crate::alone::{alone, quotation};
use crate::clean;
use crate::dispatch::Piece;
use crate::model::{CheckKind, Draft, Finding, Omitted, ParagraphKind, QuoteEnglish, QuoteId, QuoteStatus, Severity};
use crate::plan::material::Material;
use crate::plan::prompts::{Extras, Item, Task};
use crate::plan::rounds::parted;
use crate::reduce::{headline, reduce};
use crate::summarize::usable;
use crate::writer::Writer;

/// Briefs an article.
///
/// # Errors
/// What stops the whole job, or a model that gives no usable sentence at all.
pub async fn brief(writer: &Writer<'_>) -> Result<Draft> {
    let material = writer.material;
    let whole = |items: &[Item]| material.extras(Task::Brief, items);
    let (chunks, words) = parted(&writer.chunker(Task::Brief), material.items(Task::Brief), material.words, &whole);
    let extras = |items: &[Item]| Extras { words, ..whole(items) };
    let pieces = writer.dispatch(Task::Brief, &extras).each(chunks).await?.concat();
    let mut draft = Draft::default();
    for piece in &pieces {
        draft.merge(briefed(material, piece));
    }
    missing_quotes(&mut draft, writer).await?;
    // The sentences wait until every quotation has its English, repaired ones included.
    let mut parts = Vec::new();
    for piece in &pieces {
        if let Piece::Answered(items, value) = piece {
            let sent = |n: u32| if items.iter().any(|i| i.id == n) { vec![n] } else { titled(material, n) };
            parts.push(clean::sentences(&mut draft, material, value, &sent));
        }
    }
    draft.sentences = reduce(&mut draft, writer, parts).await?;
    usable(draft, writer.backend)
}

/// The title's paragraph may be cited although it travelled as `title`.
fn titled(material: &Material<'_>, n: u32) -> Vec<u32> {
    let title = material.article.paragraph(n).is_some_and(|p| p.kind == ParagraphKind::Title);
    if title { vec![n] } else { Vec::new() }
}

/// The quotations and the headline of one answer.
fn briefed(material: &Material<'_>, piece: &Piece) -> Draft {
    let mut draft = Draft::default();
    match piece {
        Piece::Failed(item, reason) => {
            draft.omitted.push(Omitted { paragraph: item.id, reason: reason.to_string() });
            let finding = Finding::new(CheckKind::Coverage, Severity::Error, format!("not summarized: {reason}"));
            draft.findings.push(finding.at(item.id));
            for id in material.tagged_ids(item.id) {
                draft.quotes.insert(id, QuoteEnglish { text: String::new(), status: QuoteStatus::Missing });
            }
        }
        Piece::Answered(items, value) => {
            for id in items.iter().flat_map(|i| material.tagged_ids(i.id)) {
                let words = value["quotes"][id.to_string()].as_str().map(quotation);
                if let Some(text) = words.filter(|t| t.chars().any(char::is_alphanumeric)) {
                    draft.quotes.insert(id, QuoteEnglish { text, status: QuoteStatus::Verified });
                }
            }
            let known = |id: &String| QuoteId::parse(id).and_then(|q| material.quote(q)).is_some();
            for id in value["quotes"].as_object().into_iter().flat_map(|o| o.keys()).filter(|id| !known(id)) {
                let message = format!("the model gave a quotation {id} that is not in the article");
                draft.findings.push(Finding::new(CheckKind::Quote, Severity::Note, message));
            }
            draft.headline = headline(value);
        }
    }
    draft
}

/// Has every quotation without English translated by itself.
async fn missing_quotes(draft: &mut Draft, writer: &Writer<'_>) -> Result<()> {
    let sent = writer.material.content().flat_map(|p| writer.material.tagged_ids(p.id));
    let missing: Vec<QuoteId> = sent.filter(|id| !draft.quotes.contains_key(id)).collect();
    alone(draft, writer, &missing, "the model left it out").await
}
