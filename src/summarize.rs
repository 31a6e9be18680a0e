//! Makes the summary of a full translation: by a language model, or of sentences selected from it.

use crate::clean;
use crate::model::{Backend, CheckKind, Draft, DraftSentence, Finding, Paragraph, ParagraphKind, Severity};
use crate::offline::select::{Candidate, select};
use crate::plan::material::Material;
use crate::plan::prompts::{Item, Task};
use crate::plan::rounds::parted;
use crate::reduce::{extras, headline, reduce, summaries};
use crate::writer::Writer;
use crate::{Error, Result};

/// Summarizes the English of a full translation with a language model: one call, or one a chunk and what makes one
/// summary of the parts.
///
/// # Errors
/// What stops the whole job, or a model that gives no usable sentence at all.
pub async fn with_model(draft: &mut Draft, writer: &Writer<'_>) -> Result<()> {
    let material = writer.material;
    let kind = |id: u32| material.article.paragraph(id).map(|p| p.kind);
    let items = draft.paragraphs.iter().filter(|(id, _)| kind(**id) != Some(ParagraphKind::Title));
    let items: Vec<Item> = items.map(|(id, text)| Item { id: *id, text: text.clone() }).collect();
    let paid = writer.client.usage().requests + writer.client.usage().cached > 0;
    let (chunks, words) = parted(&writer.chunker(Task::Summarize), items, material.words, &|items| {
        extras(draft, material, items, material.words)
    });
    let answers = match summaries(draft, writer, chunks, words).await {
        Err(Error::Budget { message }) if paid => {
            // The translation has been paid for: its own sentences serve.
            let message = format!("sentences of the translation were selected instead of a summary: {message}");
            draft.findings.push(Finding::new(CheckKind::Coverage, Severity::Warning, message));
            extract(draft, material);
            return Ok(());
        }
        answers => answers?.concat(),
    };
    let is_content = |n: u32| material.article.paragraph(n).is_some_and(Paragraph::is_content);
    let sent = |n: u32| if is_content(n) { vec![n] } else { Vec::new() };
    let mut parts = Vec::new();
    for value in &answers {
        draft.headline = draft.headline.take().or_else(|| headline(value));
        parts.push(clean::sentences(draft, material, value, &sent));
    }
    draft.sentences = reduce(draft, writer, parts).await?;
    *draft = usable(std::mem::take(draft), writer.backend)?;
    Ok(())
}

/// The draft, if it has a sentence.
///
/// # Errors
/// A model that gave no usable sentence at all.
pub fn usable(draft: Draft, backend: &Backend) -> Result<Draft> {
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
