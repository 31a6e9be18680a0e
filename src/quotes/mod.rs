//! Quotations: pairing of marks, attribution to speakers, terms that are not speech.

mod acting;
mod ahead;
mod aliases;
mod anaphora;
mod apposition;
mod attribute;
mod authors;
mod before;
mod beside;
mod bodies;
mod cues;
mod descriptions;
mod documents;
mod draft;
mod echo;
mod extent;
mod floor;
mod focus;
mod headline;
mod heads;
mod identity;
mod inner;
mod interview;
mod introduction;
mod kin;
mod later;
mod marks;
mod names;
mod naming;
mod nested;
mod noun;
mod passing;
mod people;
mod phrase;
mod pointing;
mod printed;
mod repeated;
mod resolve;
mod roles;
mod saying;
mod scene;
mod standing;
mod subject;
pub mod tags;
mod texts;
mod traits;
mod turns;
mod utterance;
mod within;

use crate::figures::names::is_headline;
use crate::indonesian::words::Token;
use crate::model::{
    Article, CheckKind, Finding, Name, Paragraph, ParagraphKind, Quote, QuoteId, Severity, Term, TextIndex,
};

use attribute::Attributor;
use draft::Draft;
use marks::{Missing, Pair};
use people::People;

/// Finds the quotations and terms of an article, in document order, with notes on marks that have no partner.
/// `words` are the tokens of each paragraph of its content. Boilerplate holds none. Quotations are numbered from 1, an outer one before those nested in it.
#[must_use]
pub fn read(article: &Article, names: &[Name], words: Vec<Vec<Token>>) -> (Vec<Quote>, Vec<Term>, Vec<Finding>) {
    let mut reader = Attributor::new(People::new(names));
    let mut headlines = Vec::new();
    let mut notes = Vec::new();
    let mut open: Option<(usize, Pair)> = None;
    let content = article.paragraphs.iter().enumerate().filter(|(_, p)| p.is_content());
    for ((i, paragraph), tokens) in content.zip(words) {
        let pairs = marks::pair(&paragraph.text, &tokens);
        if let Some((at, pair)) = open.take() {
            let continued = pairs.first().is_some_and(|p| p.outer.start == 0 && !p.single);
            if !continued {
                notes.push(note(&article.paragraphs[at], &pair));
            }
        }
        if paragraph.kind == ParagraphKind::Title {
            reader.protagonist = reader.people.in_title(&tokens);
            reader.focus = reader.protagonist;
            reader.titled = reader.people.titled(&tokens);
        }
        if is_headline(&paragraph.text, &tokens) || paragraph.kind == ParagraphKind::Title {
            if !pairs.is_empty() {
                headlines.push((i, tokens, pairs));
            }
            continue;
        }
        for pair in pairs.iter().filter(|p| matches!(p.missing, Missing::Close | Missing::Open)) {
            notes.push(note(paragraph, pair));
        }
        open = pairs.iter().rev().find(|p| p.missing == Missing::CloseAtEnd).map(|p| (i, p.clone()));
        reader.paragraph(i, &paragraph.text, &tokens, &pairs);
    }
    if let Some((at, pair)) = open {
        notes.push(note(&article.paragraphs[at], &pair));
    }
    reader.settle_lede();
    headline::read(&mut reader, article, &headlines);
    let (quotes, terms) = number(article, reader);
    notes.sort_by_key(|n| n.paragraph);
    (quotes, terms, notes)
}

/// A mark without its partner is worth knowing: the quotation may end elsewhere.
fn note(paragraph: &Paragraph, pair: &Pair) -> Finding {
    let message = match pair.missing {
        Missing::Open => "the quotation has no opening mark; it is taken to start with its sentence",
        Missing::Close => "the quotation has no closing mark; it is taken to end at the words of attribution",
        _ => "the quotation has no closing mark; it is taken to end with its paragraph",
    };
    let words: String = paragraph.text[pair.outer.clone()].chars().take(60).collect();
    Finding::new(CheckKind::Quote, Severity::Note, message).at(paragraph.id).with_source(words)
}

/// Puts everything in document order and gives numbers.
fn number(article: &Article, reader: Attributor) -> (Vec<Quote>, Vec<Term>) {
    let Attributor { people, mut drafts, mut candidates, .. } = reader;
    drafts.sort_by_key(|d| (d.paragraph, d.inner.start));
    candidates.sort_by_key(|c| (c.paragraph, c.inner.start));
    let mut index: Option<(usize, TextIndex)> = None;
    let mut quotes: Vec<Quote> = Vec::with_capacity(drafts.len());
    let mut groups = 0;
    let mut last_group = 0;
    let mut around: Vec<(usize, QuoteId)> = Vec::new();
    let mut at = usize::MAX;
    for draft in &drafts {
        if at != draft.paragraph {
            around.clear();
            at = draft.paragraph;
        }
        while around.last().is_some_and(|&(end, _)| end <= draft.inner.start) {
            around.pop();
        }
        let text = &article.paragraphs[draft.paragraph].text;
        let id = QuoteId(u32::try_from(quotes.len() + 1).unwrap_or(u32::MAX));
        let group = if draft.continues && !draft.nested && last_group > 0 {
            last_group
        } else {
            groups += 1;
            groups
        };
        if !draft.nested {
            last_group = group;
        }
        quotes.push(Quote {
            id,
            group,
            paragraph: article.paragraphs[draft.paragraph].id,
            span: indexed(&mut index, draft.paragraph, text).span(draft.inner.start, draft.inner.end),
            text: text[draft.inner.clone()].to_owned(),
            kind: draft.kind,
            within: around.last().map(|&(_, id)| id),
            speaker: speaker(&people, draft),
            cue: draft.cue.clone(),
        });
        around.push((draft.inner.end, id));
    }
    let mut index = None;
    let terms = candidates.iter().map(|c| {
        let text = &article.paragraphs[c.paragraph].text;
        let span = indexed(&mut index, c.paragraph, text).span(c.inner.start, c.inner.end);
        Term { paragraph: article.paragraphs[c.paragraph].id, span, text: text[c.inner.clone()].to_owned() }
    });
    let terms = terms.collect();
    (quotes, terms)
}

fn speaker(people: &People, draft: &Draft) -> Option<crate::model::Speaker> {
    draft.who.map(|who| people.speaker(who, &draft.mention))
}

fn indexed<'i>(index: &'i mut Option<(usize, TextIndex)>, paragraph: usize, text: &str) -> &'i TextIndex {
    if index.as_ref().is_none_or(|(at, _)| *at != paragraph) {
        *index = None;
    }
    &index.get_or_insert_with(|| (paragraph, TextIndex::new(text))).1
}
