//! Makes one summary of the summaries of an article's parts, in the rounds that the plan counted.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::clean;
use crate::dispatch::Piece;
use crate::model::{CheckKind, Draft, DraftSentence, Finding, ParagraphKind, QuoteId, Severity};
use crate::plan::chunks::Chunker;
use crate::plan::material::Material;
use crate::plan::prompts::{Extras, Item, Task, alone};
use crate::plan::rounds::Round;
use crate::quotes::tags;
use crate::writer::Writer;
use crate::{Error, Result};

/// The summary of several parts, citations kept. Where a round gives nothing, the sentences of the parts stand: they are
/// a summary too, only a longer one.
///
/// # Errors
/// What stops the whole job, the budget excepted: then the sentences of the parts stand too, with a finding.
pub async fn reduce(
    draft: &mut Draft,
    writer: &Writer<'_>,
    mut parts: Vec<Vec<DraftSentence>>,
) -> Result<Vec<DraftSentence>> {
    parts.retain(|p| !p.is_empty());
    while parts.len() > 1 {
        let round = Round::of(&writer.chunker(Task::Summarize), writer.material.words, parts.len());
        let runs: Vec<Run> = round.runs().map(|r| Run::of(draft, writer, &parts[r], round.most)).collect();
        let chunks = runs.iter().map(|r| r.items.clone()).collect();
        let answers = match summaries(draft, writer, chunks, round.words).await {
            Err(Error::Budget { message }) => {
                let message = format!("the parts were not made one summary: {message}");
                draft.findings.push(Finding::new(CheckKind::Length, Severity::Warning, message));
                break;
            }
            answers => answers?,
        };
        let mut fewer = Vec::new();
        let mut any = false;
        for ((run, values), range) in runs.iter().zip(answers).zip(round.runs()) {
            let made = run.sentences(draft, writer.material, &values);
            any |= !made.is_empty();
            fewer.push(if made.is_empty() { parts[range].concat() } else { made });
        }
        if !any {
            break;
        }
        parts = fewer;
    }
    Ok(parts.concat())
}

/// What one request of a round makes a summary of.
struct Run {
    /// The sentences, each under the number of the first paragraph that it cites.
    items: Vec<Item>,
    /// All that the sentences under a number cite, to which a citation of it widens.
    cites: BTreeMap<u32, Vec<u32>>,
}

impl Run {
    /// Gathers the sentences of some parts, of each as many as have `most` tokens together.
    fn of(draft: &mut Draft, writer: &Writer<'_>, parts: &[Vec<DraftSentence>], most: u64) -> Self {
        let chunker = writer.chunker(Task::Summarize);
        let mut texts: BTreeMap<u32, String> = BTreeMap::new();
        let mut cites: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut left_out = 0;
        for part in parts {
            let kept = within(draft, writer.material, &chunker, part, most);
            left_out += part.len() - kept.len();
            for sentence in kept {
                let Some(first) = sentence.paragraphs.first() else { continue };
                let text = texts.entry(*first).or_default();
                text.push_str(if text.is_empty() { "" } else { " " });
                text.push_str(&sentence.text);
                cites.entry(*first).or_default().extend(&sentence.paragraphs);
            }
        }
        if left_out > 0 {
            let message = format!("{left_out} sentences from summaries of parts that were too long were left out");
            draft.findings.push(Finding::new(CheckKind::Length, Severity::Note, message));
        }
        Self { items: texts.into_iter().map(|(id, text)| Item { id, text }).collect(), cites }
    }

    /// The sentences of the answers, and the headline of the first that has one.
    fn sentences(&self, draft: &mut Draft, material: &Material<'_>, answers: &[Value]) -> Vec<DraftSentence> {
        let headline = answers.iter().find_map(headline);
        draft.headline = headline.or(draft.headline.take());
        let widened = |n| self.cites.get(&n).cloned().unwrap_or_default();
        answers.iter().flat_map(|value| clean::sentences(draft, material, value, &widened)).collect()
    }
}

/// The sentences of a part that have `most` tokens together, in order: a model that was wordier than it was told does
/// not cost more than was planned.
fn within<'p>(
    draft: &Draft,
    material: &Material<'_>,
    chunker: &Chunker<'_>,
    part: &'p [DraftSentence],
    most: u64,
) -> Vec<&'p DraftSentence> {
    let mut left = most;
    let fits = |sentence: &&DraftSentence| {
        let item = Item { id: sentence.paragraphs.first().copied().unwrap_or_default(), text: sentence.text.clone() };
        let items = std::slice::from_ref(&item);
        let text = alone(Task::Summarize, &item, &extras(draft, material, items, 0));
        let rest = left.checked_sub(chunker.counter.count(&text));
        left = rest.unwrap_or(left);
        rest.is_some()
    };
    part.iter().filter(fits).collect()
}

/// The answers of summarize calls, one or more for each chunk of English with placeholders.
///
/// # Errors
/// What stops the whole job, and a budget that allows none of it.
pub async fn summaries(
    draft: &mut Draft,
    writer: &Writer<'_>,
    chunks: Vec<Vec<Item>>,
    words: usize,
) -> Result<Vec<Vec<Value>>> {
    let pieces = {
        let draft = &*draft;
        let extras = |items: &[Item]| extras(draft, writer.material, items, words);
        writer.dispatch(Task::Summarize, &extras).each(chunks).await?
    };
    let mut answer = |piece| match piece {
        Piece::Answered(_, value) => Some(value),
        Piece::Failed(item, reason) => {
            let finding = Finding::new(CheckKind::Coverage, Severity::Warning, format!("not summarized: {reason}"));
            draft.findings.push(finding.at(item.id));
            None
        }
    };
    Ok(pieces.into_iter().map(|chunk| chunk.into_iter().filter_map(&mut answer).collect()).collect())
}

/// What goes with English of the draft.
pub fn extras(draft: &Draft, material: &Material<'_>, items: &[Item], words: usize) -> Extras {
    let english = |id: QuoteId| draft.quotes.get(&id).map(|q| q.text.as_str());
    let title = material.content().find(|p| p.kind == ParagraphKind::Title).and_then(|p| draft.paragraphs.get(&p.id));
    let title = title.filter(|t| tags::placeholders(t).is_empty());
    material.extras_of_english(items, words, title.map(String::as_str), &english)
}

/// The headline of an answer, if it has one.
pub fn headline(answer: &Value) -> Option<String> {
    answer["headline"].as_str().filter(|h| !h.trim().is_empty()).map(str::to_owned)
}
