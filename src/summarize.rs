//! Makes the summary: a brief straight from the Indonesian, a summary of the translation, or sentences selected from
//! it. What does not fit one request is done in parts, and a reduce call makes one summary of the parts.

use std::collections::BTreeMap;

use futures_util::future::try_join_all;
use serde_json::Value;

use crate::caller::Caller;
use crate::clean;
use crate::dispatch::{Dispatch, Piece, Why};
use crate::model::{
    Backend, CheckKind, Draft, DraftSentence, Finding, Omitted, ParagraphKind, QuoteEnglish, QuoteId, QuoteStatus,
    Severity,
};
use crate::offline::select::{Candidate, select};
use crate::plan::chunks::Chunker;
use crate::plan::estimate::ROUNDS;
use crate::plan::material::Material;
use crate::plan::prompts::{Extras, Item, Task};
use crate::plan::tokens::Counter;
use crate::quotes::tags;
use crate::translate::no_english;
use crate::{Error, Result};

/// Briefs an article: one call, or one a chunk and a reduce call.
///
/// # Errors
/// What stops the whole job, or a model that gives no usable sentence at all.
pub async fn brief(material: &Material<'_>, backend: &Backend, client: &Caller<'_>, counter: Counter) -> Result<Draft> {
    let extras = |items: &[Item]| material.extras(Task::Brief, items);
    let chunker = Chunker { backend, counter, task: Task::Brief };
    let dispatch = Dispatch { chunker, client, extras: &extras };
    let pieces = dispatch.run(material.items(Task::Brief), material.words).await?;
    let mut parts: Vec<Draft> = Vec::new();
    for piece in &pieces {
        parts.push(briefed(material, piece));
    }
    let mut draft = Draft::default();
    let many = parts.len() > 1;
    for part in parts {
        draft.merge(part);
    }
    missing_quotes(&mut draft, material, backend, client, counter).await?;
    // The sentences wait until every quotation has its English, repaired ones included.
    for piece in &pieces {
        if let Piece::Answered(items, value) = piece {
            let sent = |n: u32| if items.iter().any(|i| i.id == n) { vec![n] } else { titled(material, n) };
            clean::sentences(&mut draft, material, value, &sent);
        }
    }
    if many && !draft.sentences.is_empty() {
        reduce(&mut draft, material, backend, client, counter).await?;
    }
    usable(draft, backend)
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
            draft.headline = value["headline"].as_str().filter(|h| !h.trim().is_empty()).map(str::to_owned);
        }
    }
    draft
}

/// A quotation's English as a model gave it: no tags, no placeholders, no outer marks, no final comma or full stop.
fn quotation(text: &str) -> String {
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

/// Has every quotation without English translated by itself.
async fn missing_quotes(
    draft: &mut Draft,
    material: &Material<'_>,
    backend: &Backend,
    client: &Caller<'_>,
    counter: Counter,
) -> Result<()> {
    let sent = material.content().flat_map(|p| material.tagged_ids(p.id));
    let missing: Vec<QuoteId> = sent.filter(|id| !draft.quotes.contains_key(id)).collect();
    alone(draft, material, backend, client, counter, &missing, "the model left it out").await
}

/// Has quotations translated by themselves, with a finding for each.
///
/// # Errors
/// What stops the whole job.
pub async fn alone(
    draft: &mut Draft,
    material: &Material<'_>,
    backend: &Backend,
    client: &Caller<'_>,
    counter: Counter,
    ids: &[QuoteId],
    why: &str,
) -> Result<()> {
    let extras = |items: &[Item]| Extras { title: None, context: None, ..material.extras(Task::Translate, items) };
    let chunker = Chunker { backend, counter, task: Task::Translate };
    let dispatch = Dispatch { chunker, client, extras: &extras };
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

/// Summarizes the English of a full translation with a language model.
///
/// # Errors
/// What stops the whole job, or a model that gives no usable sentence at all.
pub async fn with_model(
    draft: &mut Draft,
    material: &Material<'_>,
    backend: &Backend,
    client: &Caller<'_>,
    counter: Counter,
) -> Result<()> {
    let items: Vec<Item> = draft
        .paragraphs
        .iter()
        .filter(|(id, _)| material.article.paragraph(**id).is_some_and(|p| p.kind != ParagraphKind::Title))
        .map(|(id, text)| Item { id: *id, text: text.clone() })
        .collect();
    let paid = client.usage().requests + client.usage().cached > 0;
    let parts = match summarized(draft, material, backend, client, counter, items).await {
        Err(Error::Budget { message }) if paid => {
            // The translation has been paid for: its own sentences serve.
            let message = format!("sentences of the translation were selected instead of a summary: {message}");
            draft.findings.push(Finding::new(CheckKind::Coverage, Severity::Warning, message));
            extract(draft, material);
            return Ok(());
        }
        parts => parts?,
    };
    let many = parts.len() > 1;
    for value in &parts {
        draft.headline = draft.headline.take().or_else(|| value["headline"].as_str().map(str::to_owned));
        clean::sentences(draft, material, value, &|n| {
            if material.article.paragraph(n).is_some_and(crate::model::Paragraph::is_content) {
                vec![n]
            } else {
                Vec::new()
            }
        });
    }
    if many && !draft.sentences.is_empty() {
        reduce(draft, material, backend, client, counter).await?;
    }
    *draft = usable(std::mem::take(draft), backend)?;
    Ok(())
}

/// The answers of summarize calls over `items`.
async fn summarized(
    draft: &mut Draft,
    material: &Material<'_>,
    backend: &Backend,
    client: &Caller<'_>,
    counter: Counter,
    items: Vec<Item>,
) -> Result<Vec<Value>> {
    let pieces = {
        let quotes = &draft.quotes;
        let title = material.article.title.clone();
        let extras = |items: &[Item]| {
            let ids = items.iter().flat_map(|i| tags::placeholders(&i.text)).map(|(_, id)| id);
            let known = ids.filter_map(|id| Some((id, quotes.get(&id).filter(|q| !q.text.is_empty())?)));
            Extras {
                title: title.clone(),
                words: material.words,
                quotes: known.map(|(id, q)| (id.to_string(), q.text.clone(), speaker(material, id))).collect(),
                ..Extras::default()
            }
        };
        let chunker = Chunker { backend, counter, task: Task::Summarize };
        let dispatch = Dispatch { chunker, client, extras: &extras };
        dispatch.run(items, material.words).await?
    };
    let mut values = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Answered(_, value) => values.push(value),
            Piece::Failed(item, reason) => {
                let finding = Finding::new(CheckKind::Coverage, Severity::Warning, format!("not summarized: {reason}"));
                draft.findings.push(finding.at(item.id));
            }
        }
    }
    Ok(values)
}

fn speaker(material: &Material<'_>, id: QuoteId) -> Option<String> {
    Some(material.quote(id)?.speaker.as_ref()?.name.clone())
}

/// Makes one summary of the sentences of several parts. Each sentence stands under the number of the first paragraph
/// that it cites; what the model cites of these widens to all that the sentences under it cite.
async fn reduce(
    draft: &mut Draft,
    material: &Material<'_>,
    backend: &Backend,
    client: &Caller<'_>,
    counter: Counter,
) -> Result<()> {
    for _ in 0..ROUNDS {
        let parts = std::mem::take(&mut draft.sentences);
        let mut items: BTreeMap<u32, String> = BTreeMap::new();
        let mut cites: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for sentence in &parts {
            let Some(first) = sentence.paragraphs.first() else { continue };
            let text = items.entry(*first).or_default();
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(&sentence.text);
            cites.entry(*first).or_default().extend(&sentence.paragraphs);
        }
        let items = items.into_iter().map(|(id, text)| Item { id, text }).collect();
        let answers = match summarized(draft, material, backend, client, counter, items).await {
            Err(Error::Budget { message }) => {
                let message = format!("the parts were not made one summary: {message}");
                draft.findings.push(Finding::new(CheckKind::Length, Severity::Warning, message));
                Vec::new()
            }
            answers => answers?,
        };
        for value in &answers {
            let headline = value["headline"].as_str().filter(|h| !h.trim().is_empty()).map(str::to_owned);
            draft.headline = headline.or(draft.headline.take());
            clean::sentences(draft, material, value, &|n| cites.get(&n).cloned().unwrap_or_default());
        }
        if draft.sentences.is_empty() {
            // The parts are a summary too, only a longer one.
            draft.sentences = parts;
            return Ok(());
        }
        if answers.len() == 1 {
            return Ok(());
        }
    }
    Ok(())
}

/// The draft, if it has a sentence.
fn usable(draft: Draft, backend: &Backend) -> Result<Draft> {
    if draft.sentences.is_empty() {
        let why = draft
            .findings
            .iter()
            .rev()
            .find(|f| f.severity == Severity::Error)
            .map_or(String::new(), |f| format!(" ({})", f.message));
        return Err(Error::Backend {
            backend: backend.name.clone(),
            message: format!("gave no sentence that can be used{why}"),
            hint: Some("try another model, or --strategy full, or -b offline for a gist".into()),
        });
    }
    Ok(draft)
}

/// Selects sentences of the translation, in source order, within `words`; nothing is rewritten.
pub fn extract(draft: &mut Draft, material: &Material<'_>) {
    let mut sentences: Vec<(u32, String)> = Vec::new();
    for (id, template) in &draft.paragraphs {
        let Some(paragraph) = material.article.paragraph(*id).filter(|p| p.kind != ParagraphKind::Title) else {
            continue;
        };
        let dateline = paragraph.dateline.map_or("", |d| d.slice(&paragraph.text));
        let body = template.strip_prefix(dateline).unwrap_or(template).trim_start();
        let ranges = crate::indonesian::sentences::split(body);
        sentences
            .extend(ranges.into_iter().map(|r| (*id, body[r].trim().to_owned())).filter(|(_, t)| says_something(t)));
    }
    let filled: Vec<String> = sentences.iter().map(|(_, t)| crate::assemble::filled(draft, t)).collect();
    let candidates: Vec<Candidate<'_>> = sentences
        .iter()
        .zip(&filled)
        .map(|((paragraph, template), text)| Candidate {
            paragraph: *paragraph,
            text,
            has_quote: template.contains("[["),
            has_figure: text.bytes().any(|b| b.is_ascii_digit()),
            is_lede: sentences.first().is_some_and(|(lede, _)| lede == paragraph),
            ..Candidate::default()
        })
        .collect();
    let chosen = select(&candidates, material.words);
    let picked =
        chosen.into_iter().map(|i| DraftSentence { text: sentences[i].1.clone(), paragraphs: vec![sentences[i].0] });
    draft.sentences = picked.collect();
    let title = material.content().find(|p| p.kind == ParagraphKind::Title);
    draft.headline = title.and_then(|p| draft.paragraphs.get(&p.id)).cloned();
}

/// Fewest words of a sentence that is worth selecting: less is a credit, a subheading or an interjection.
const LEAST_WORDS: usize = 5;

fn says_something(sentence: &str) -> bool {
    sentence.contains("[[") || sentence.split_whitespace().count() >= LEAST_WORDS
}
