//! Translates an article paragraph by paragraph with its quotations apart, and repairs what comes back: first the
//! faulty paragraphs are asked for again, then each quotation by itself and the paragraph around its placeholder.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use futures_util::future::try_join_all;
use serde_json::Value;

use crate::Result;
use crate::clean;
use crate::dispatch::{Dispatch, Piece, Why};
use crate::model::{
    CheckKind, Draft, Finding, Omitted, Paragraph, ParagraphKind, Quote, QuoteEnglish, QuoteId, QuoteStatus, Severity,
};
use crate::offline::{Engine, Options};
use crate::plan::material::Material;
use crate::plan::prompts::{Extras, Item, Task};
use crate::quotes::tags::{self, TagError};
use crate::writer::Writer;

/// Translates with a language model.
///
/// # Errors
/// What stops the whole job: network, key, quota, budget, interruption.
pub async fn with_model(writer: &Writer<'_>) -> Result<Draft> {
    let material = writer.material;
    let extras = |items: &[Item]| material.extras(Task::Translate, items);
    let dispatch = writer.dispatch(Task::Translate, &extras);
    let mut draft = Draft::default();
    let items = material.items(Task::Translate);
    let answers = answers(dispatch.run(items.clone(), 0).await?);
    let mut faulty = Vec::new();
    for item in items {
        if let Some(why) = answers.failed.get(&item.id) {
            give_up(&mut draft, material, item.id, why);
        } else if let Err(fault) = take(&mut draft, material, &item, answers.texts.get(&item.id), QuoteStatus::Verified)
        {
            faulty.push((item, fault));
        }
    }
    let rounds = faulty.into_iter().map(|(item, fault)| repair(material, dispatch, item, fault));
    for repaired in try_join_all(rounds).await? {
        draft.merge(repaired);
    }
    Ok(draft)
}

/// What became of the paragraphs asked for.
#[derive(Default)]
struct Answers {
    /// The text of every paragraph of which all parts came back, joined in order.
    texts: BTreeMap<u32, String>,
    /// Why the others, or a part of them, cannot be had.
    failed: BTreeMap<u32, Why>,
}

/// Gathers the answers by paragraph number. A paragraph too long for one request comes in parts; where one of them is
/// missing, all of it is, lest it be lost silently.
fn answers(pieces: Vec<Piece>) -> Answers {
    let mut out = Answers::default();
    let mut missing = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Failed(item, why) => drop(out.failed.insert(item.id, why)),
            Piece::Answered(items, value) => {
                let list = value["paragraphs"].as_array().map_or(&[][..], Vec::as_slice);
                for item in items {
                    // An id may come back as a string, and a paragraph twice: then the first counts.
                    let of = |v: &&Value| {
                        v["id"].as_u64().or_else(|| v["id"].as_str()?.trim().parse().ok()) == Some(u64::from(item.id))
                    };
                    let text = list.iter().find(of).and_then(|v| v["text"].as_str()).map_or("", str::trim);
                    if text.is_empty() {
                        missing.insert(item.id);
                    }
                    let entry = out.texts.entry(item.id).or_default();
                    if !entry.is_empty() {
                        entry.push(' ');
                    }
                    entry.push_str(text);
                }
            }
        }
    }
    out.texts.retain(|id, _| !missing.contains(id) && !out.failed.contains_key(id));
    out
}

/// Why the answer for a paragraph cannot be used.
#[derive(Debug)]
enum FaultyAnswer {
    Missing,
    Tags(TagError),
    Marks,
}

impl std::fmt::Display for FaultyAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("the paragraph did not come back"),
            Self::Tags(error) => write!(f, "{error}"),
            Self::Marks => f.write_str("it had a quotation that is not in the article"),
        }
    }
}

/// Takes an answer for a paragraph into the draft, if it is one.
fn take(
    draft: &mut Draft,
    material: &Material<'_>,
    item: &Item,
    answer: Option<&String>,
    status: QuoteStatus,
) -> Result<(), FaultyAnswer> {
    let answer = answer.filter(|a| !a.trim().is_empty()).ok_or(FaultyAnswer::Missing)?;
    let untagged = tags::untag(answer, &material.tagged_ids(item.id)).map_err(FaultyAnswer::Tags)?;
    if has_own_marks(material, item.id, &untagged.template) {
        return Err(FaultyAnswer::Marks);
    }
    draft.paragraphs.insert(item.id, untagged.template);
    for (id, text) in untagged.quotes {
        draft.quotes.insert(id, QuoteEnglish { text, status });
    }
    Ok(())
}

/// Whether a template has more quotation marks than its source has around terms: then the model made a quotation up.
fn has_own_marks(material: &Material<'_>, paragraph: u32, template: &str) -> bool {
    let marks = |t: &str| t.chars().filter(|c| tags::DOUBLE_MARKS.contains(c)).count();
    let source = material.article.paragraph(paragraph).map_or(String::new(), |p| material.masked(p).text);
    // Terms in single marks may come back in double ones.
    let terms = material.analysis.terms.iter().filter(|t| t.paragraph == paragraph).count();
    marks(template) > marks(&source).max(terms * 2)
}

/// A template without the sentences that hold words in marks, and those sentences. The placeholders of real quotations
/// carry no marks, so only what the model typed itself is hit; terms of the source go with it, which the finding shows.
fn without_made_up(template: &str) -> (String, String) {
    let (mut kept, mut dropped) = (Vec::new(), Vec::new());
    for range in crate::indonesian::sentences::split(template) {
        let sentence = &template[range];
        let marked = clean::marked_run(sentence).is_some_and(|r| sentence[r].contains(' '));
        if marked && tags::placeholders(sentence).is_empty() { dropped.push(sentence) } else { kept.push(sentence) }
    }
    (kept.join(" "), dropped.join(" "))
}

/// Asks for one paragraph again, then for its quotations and the text around them apart.
async fn repair(material: &Material<'_>, dispatch: Dispatch<'_>, item: Item, fault: FaultyAnswer) -> Result<Draft> {
    let mut draft = Draft::default();
    let note = |what: &str, severity| Finding::new(CheckKind::Quote, severity, what).at(item.id);
    let answers = answers(dispatch.again(vec![item.clone()], 0).await?);
    if let Some(why) = answers.failed.get(&item.id) {
        give_up(&mut draft, material, item.id, &format!("{fault}, and {why}"));
        return Ok(draft);
    }
    if take(&mut draft, material, &item, answers.texts.get(&item.id), QuoteStatus::Repaired).is_ok() {
        draft.findings.push(note(&format!("translated again because {fault}"), Severity::Note));
        return Ok(draft);
    }
    let Some(paragraph) = material.article.paragraph(item.id) else { return Ok(draft) };
    let apart = apart(material, dispatch, paragraph).await?;
    draft.merge(apart);
    if draft.paragraphs.contains_key(&item.id) {
        draft.findings.push(note(&format!("quotations translated by themselves because {fault}"), Severity::Note));
    }
    Ok(draft)
}

/// Translates each quotation of a paragraph by itself and the paragraph around its placeholders.
async fn apart(material: &Material<'_>, dispatch: Dispatch<'_>, paragraph: &Paragraph) -> Result<Draft> {
    let bare = |_: &[Item]| Extras::default();
    let alone = Dispatch { extras: &bare, ..dispatch };
    let ids = material.tagged_ids(paragraph.id);
    let mut draft = Draft::default();
    for id in &ids {
        let Some(quote) = material.quote(*id) else { continue };
        let came = answers(alone.again(vec![Item { id: paragraph.id, text: quote.text.clone() }], 0).await?);
        let said = came.texts.get(&paragraph.id).map_or("", String::as_str);
        let (text, _) = tags::bare(&tags::unmarked_placeholders(said));
        if text.chars().any(char::is_alphanumeric) && tags::placeholders(&text).is_empty() {
            draft.quotes.insert(*id, QuoteEnglish { text, status: QuoteStatus::Repaired });
        } else {
            no_english(&mut draft, quote, came.failed.get(&paragraph.id).unwrap_or(&Why::Nothing));
        }
    }
    let around = answers(dispatch.again(vec![material.masked(paragraph)], 0).await?);
    let Some(answer) = around.texts.get(&paragraph.id) else {
        give_up(&mut draft, material, paragraph.id, around.failed.get(&paragraph.id).unwrap_or(&Why::Nothing));
        return Ok(draft);
    };
    let (template, moved) = placed(answer, &ids);
    if moved {
        let message = "the place of a quotation in its paragraph is not certain";
        draft.findings.push(Finding::new(CheckKind::Quote, Severity::Warning, message).at(paragraph.id));
    }
    let template = if has_own_marks(material, paragraph.id, &template) {
        let (kept, dropped) = without_made_up(&template);
        let message = "the translation had a quotation that is not in the article; its sentence was left out";
        let finding = Finding::new(CheckKind::Quote, Severity::Error, message).at(paragraph.id);
        draft.findings.push(finding.with_english(dropped));
        kept
    } else {
        template
    };
    draft.paragraphs.insert(paragraph.id, template);
    Ok(draft)
}

/// A template in which every expected placeholder stands exactly once: doubled and invented ones are dropped, a
/// missing one is added as a sentence of its own at the end. Also whether anything had to be done.
#[must_use]
pub fn placed(answer: &str, expected: &[QuoteId]) -> (String, bool) {
    let answer = tags::unmarked_placeholders(answer.trim());
    let mut out = String::with_capacity(answer.len());
    let mut seen = Vec::new();
    let (mut at, mut moved) = (0, false);
    for (range, id) in tags::placeholders(&answer) {
        out.push_str(&answer[at..range.start]);
        at = range.end;
        if expected.contains(&id) && !seen.contains(&id) {
            seen.push(id);
            out.push_str(&format!("[[{id}]]"));
        } else {
            moved = true;
        }
    }
    out.push_str(&answer[at..]);
    for id in expected.iter().filter(|id| !seen.contains(id)) {
        out.push_str(&format!(" [[{id}]]."));
        moved = true;
    }
    (out.trim().to_owned(), moved)
}

/// Records that a paragraph has no English, and that its quotations have none.
pub(crate) fn give_up(draft: &mut Draft, material: &Material<'_>, paragraph: u32, reason: &dyn Display) {
    draft.omitted.push(Omitted { paragraph, reason: reason.to_string() });
    let finding = Finding::new(CheckKind::Coverage, Severity::Error, format!("not translated: {reason}"));
    draft.findings.push(finding.at(paragraph));
    for id in material.tagged_ids(paragraph) {
        draft.quotes.entry(id).or_insert(QuoteEnglish { text: String::new(), status: QuoteStatus::Missing });
    }
}

/// Records that a quotation has no English.
pub(crate) fn no_english(draft: &mut Draft, quote: &Quote, reason: &dyn Display) {
    draft.quotes.insert(quote.id, QuoteEnglish { text: String::new(), status: QuoteStatus::Missing });
    let finding = Finding::new(CheckKind::Quote, Severity::Error, format!("quotation without English: {reason}"));
    draft.findings.push(finding.at(quote.paragraph).with_source(&quote.text));
}

/// Translates with the built-in engine: quotations by themselves, paragraphs around their placeholders.
#[must_use]
pub fn offline(material: &Material<'_>, engine: &Engine) -> Draft {
    let mut draft = Draft::default();
    let year_hint = material.article.published.and_then(|d| d.year);
    let mut unknown: Vec<String> = Vec::new();
    for paragraph in material.content() {
        let ids = material.tagged_ids(paragraph.id);
        for quote in material.quotes(paragraph.id).iter().filter(|q| q.within.is_none()) {
            let options = Options { quotation: true, year_hint, ..Options::default() };
            let translation = engine.translate_with(&quote.text, &options);
            let (text, _) = tags::bare(&translation.english);
            draft.quotes.insert(quote.id, QuoteEnglish { text, status: QuoteStatus::Verified });
            unknown.extend(translation.unknown);
        }
        // The dateline stays as it is, in front of the translation.
        let masked = material.masked(paragraph).text;
        let dateline = paragraph.dateline.map_or("", |d| d.slice(&paragraph.text));
        let body = masked.strip_prefix(dateline).unwrap_or(&masked);
        let title = paragraph.kind == ParagraphKind::Title;
        let speaker = speaker(material, engine, paragraph.id);
        let translation = engine.translate_with(body, &Options { title, year_hint, speaker, quotation: false });
        unknown.extend(translation.unknown);
        let (template, _) = placed(&translation.english, &ids);
        let gap = if dateline.is_empty() || dateline.ends_with(' ') { "" } else { " " };
        draft.paragraphs.insert(paragraph.id, format!("{dateline}{gap}{template}"));
    }
    draft.findings.extend(unknown_words(unknown));
    draft
}

/// Who `katanya` means in a paragraph: the speaker of its quotations where they have the same one. A person's name stays
/// as it is, an office or an institution is translated.
fn speaker(material: &Material<'_>, engine: &Engine, paragraph: u32) -> Option<String> {
    let mut speakers = material.quotes(paragraph).iter().filter(|q| q.within.is_none()).map(|q| q.speaker.as_ref());
    let first = speakers.next()??;
    if speakers.any(|s| s.is_none_or(|s| s.name != first.name)) {
        return None;
    }
    Some(engine.translate(&first.name).trim_end_matches('.').to_owned())
}

/// How many words the engine does not know, and the first of them, as a note.
pub(crate) fn unknown_words(mut words: Vec<String>) -> Option<Finding> {
    words.sort_unstable();
    words.dedup();
    let shown = words.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if words.len() > SHOWN { ", …" } else { "" };
    let message = format!("the offline engine does not know {} of the words: {shown}{more}", words.len());
    (!words.is_empty()).then(|| Finding::new(CheckKind::Language, Severity::Note, message))
}

/// How many unknown words a note names.
const SHOWN: usize = 20;
