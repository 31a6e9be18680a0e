//! Translates with a machine-translation service: quotations as texts of their own, so that none can move, and
//! paragraphs around placeholders that the service is told to leave alone.

use std::future::Future;
use std::pin::Pin;

use futures_util::future::try_join_all;

use crate::backend::{self, TextLimits};
use crate::caller::Caller;
use crate::dispatch::Why;
use crate::model::{
    Ask, Backend, CheckKind, Content, Draft, Finding, Outcome, QuoteEnglish, QuoteId, QuoteStatus, Severity,
};
use crate::net::Planned;
use crate::plan::chunks::cut_at_sentence;
use crate::plan::material::Material;
use crate::plan::prompts::Item;
use crate::plan::texts::{self, Most};
use crate::quotes::tags;
use crate::translate::{give_up, no_english, placed};
use crate::{Error, Result};

/// The English of some texts, or why the service gives none.
type Texts = Vec<English>;

/// The English of one text.
type English = std::result::Result<String, Why>;

/// What one text of a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Paragraph(u32),
    Quote(QuoteId),
}

/// Translates every paragraph and every quotation.
///
/// # Errors
/// What stops the whole job: network, key, quota, interruption, and a budget that allows none of it.
pub async fn translate(material: &Material<'_>, backend: &Backend, client: &Caller<'_>) -> Result<Draft> {
    let TextLimits { texts, characters } = backend::text_limits(backend.kind);
    let way = Way { material, backend, client, most: Most { texts, characters } };
    let mut parts = Vec::new();
    for paragraph in material.content() {
        parts.push((Part::Paragraph(paragraph.id), material.masked(paragraph).text));
        let quotes = material.quotes(paragraph.id).iter().filter(|q| q.within.is_none());
        parts.extend(quotes.map(|q| (Part::Quote(q.id), q.text.clone())));
    }
    let english = way.all(parts.clone()).await?;
    if let Some(message) = Why::all_unpaid(english.iter().map(|e| e.as_ref().err())) {
        return Err(Error::Budget { message });
    }
    let mut draft = Draft::default();
    let mut torn = Vec::new();
    for ((part, source), english) in parts.into_iter().zip(english) {
        match (part, english) {
            (Part::Paragraph(id), Ok(text)) => {
                let (template, moved) = placed(&text, &material.tagged_ids(id));
                if moved { torn.push((id, source)) } else { drop(draft.paragraphs.insert(id, template)) }
            }
            (Part::Paragraph(id), Err(why)) => give_up(&mut draft, material, id, &why),
            (Part::Quote(id), english) => {
                let Some(quote) = material.quote(id) else { continue };
                let text = english
                    .map(|t| tags::bare(&t).0)
                    .and_then(|t| if t.is_empty() { Err(Why::Nothing) } else { Ok(t) });
                match text {
                    Ok(text) => drop(draft.quotes.insert(id, QuoteEnglish { text, status: QuoteStatus::Verified })),
                    Err(why) => no_english(&mut draft, quote, &why),
                }
            }
        }
    }
    for (id, source) in torn {
        let (template, failed) = way.around(id, &source).await?;
        draft.paragraphs.insert(id, template);
        if let Some(why) = failed {
            let finding =
                Finding::new(CheckKind::Coverage, Severity::Error, format!("left in Indonesian in part: {why}"));
            draft.findings.push(finding.at(id));
        }
    }
    Ok(draft)
}

/// A way to a service.
#[derive(Clone, Copy)]
struct Way<'a> {
    material: &'a Material<'a>,
    backend: &'a Backend,
    client: &'a Caller<'a>,
    most: Most,
}

impl Way<'_> {
    /// The English of all texts, in requests within the service's limits.
    async fn all(&self, parts: Vec<(Part, String)>) -> Result<Texts> {
        // A text over the limit goes in pieces and is joined again.
        let mut pieces: Vec<(usize, String)> = Vec::new();
        let count = parts.len();
        for (i, (_, text)) in parts.into_iter().enumerate() {
            pieces.extend(texts::pieces(text, self.most).into_iter().map(|t| (i, t)));
        }
        let (owners, pieces): (Vec<usize>, Vec<String>) = pieces.into_iter().unzip();
        let batches = texts::batches(&pieces, self.most).into_iter().map(|run| pieces[run].to_vec());
        let answers = try_join_all(batches.map(|b| self.batch(b))).await?;
        let mut out: Texts = vec![Ok(String::new()); count];
        for (i, english) in owners.into_iter().zip(answers.into_iter().flatten()) {
            out[i] = joined(std::mem::replace(&mut out[i], Err(Why::Nothing)), english);
        }
        Ok(out)
    }

    fn batch(&self, texts: Vec<String>) -> Pin<Box<dyn Future<Output = Result<Texts>> + '_>> {
        Box::pin(async move {
            let codec = backend::codec(self.backend.kind).ok_or_else(|| self.unusable())?;
            let (sent, marked) = texts::sent(&texts);
            let ask = Ask::Texts {
                texts: sent,
                markup: marked,
                context: self.material.article.title.clone(),
                glossary: self.material.glossary.to_vec(),
            };
            let outcome = match self.client.ask(self.backend, codec, &ask, Planned::default()).await {
                Err(Error::Budget { message }) => return Ok(vec![Err(Why::Unpaid(message)); texts.len()]),
                asked => asked?.outcome,
            };
            let why = match outcome {
                Outcome::Answer { content: Content::Texts(english), .. } if english.len() == texts.len() => {
                    let plain = english.into_iter().map(|t| if marked { texts::unprotected(&t) } else { t });
                    return Ok(plain.map(|t| if t.trim().is_empty() { Err(Why::Nothing) } else { Ok(t) }).collect());
                }
                Outcome::Refused { reason, .. } => Why::Refused(reason),
                Outcome::Overflow { .. } => Why::TooLong,
                Outcome::Truncated { .. } => Why::Cut,
                Outcome::Answer { .. } | Outcome::Fault(_) => Why::Nothing,
            };
            self.halves(texts, why).await
        })
    }

    /// The texts in two halves, or a single one in two at a sentence end, as a server may hold less than it should.
    async fn halves(&self, mut texts: Vec<String>, why: Why) -> Result<Texts> {
        if texts.len() > 1 {
            let right = texts.split_off(texts.len() / 2);
            let both = try_join_all([self.batch(texts), self.batch(right)]).await?;
            return Ok(both.into_iter().flatten().collect());
        }
        let item = Item { id: 0, text: texts.pop().unwrap_or_default() };
        match cut_at_sentence(&item).filter(|_| matches!(why, Why::TooLong | Why::Cut)) {
            Some((left, right)) => {
                let both = try_join_all([self.batch(vec![left.text]), self.batch(vec![right.text])]).await?;
                Ok(vec![both.into_iter().flatten().fold(Ok(String::new()), joined)])
            }
            None => Ok(vec![Err(why)]),
        }
    }

    /// A paragraph whose placeholders did not survive: the text between them is translated piece by piece.
    /// Gives the template, and why a piece of it had to stay Indonesian where one had to.
    async fn around(&self, paragraph: u32, source: &str) -> Result<(String, Option<Why>)> {
        let mut parts = Vec::new();
        let mut slots = Vec::new();
        let mut at = 0;
        for (range, id) in tags::placeholders(source) {
            parts.push((Part::Paragraph(paragraph), source[at..range.start].to_owned()));
            slots.push(id);
            at = range.end;
        }
        parts.push((Part::Paragraph(paragraph), source[at..].to_owned()));
        let worded = |t: &str| t.chars().any(char::is_alphanumeric);
        let asked: Vec<_> = parts.iter().filter(|(_, t)| worded(t)).cloned().collect();
        let mut english = self.all(asked).await?.into_iter().peekable();
        let mut out = String::new();
        let mut failed = None;
        for (i, (_, piece)) in parts.iter().enumerate() {
            let lead = &piece[..piece.len() - piece.trim_start_matches([',', '.', ' ']).len()];
            let text = match english.next_if(|_| worded(piece)) {
                Some(Ok(text)) => text,
                Some(Err(why)) => {
                    failed = Some(why);
                    piece.clone()
                }
                None => piece.clone(),
            };
            if worded(piece) {
                out.push_str(lead);
                out.push_str(text.trim_start_matches([',', '.', ' ']));
            } else {
                out.push_str(&text);
            }
            if let Some(id) = slots.get(i) {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push_str(&format!("[[{id}]]"));
            }
        }
        Ok((out.trim().to_owned(), failed))
    }

    fn unusable(&self) -> Error {
        Error::Backend { backend: self.backend.name.clone(), message: "cannot be asked".into(), hint: None }
    }
}

/// Two parts of a text as one; nothing where either is missing, lest part of it be lost silently.
fn joined(left: English, right: English) -> English {
    let (mut left, right) = (left?, right?);
    if !left.is_empty() {
        left.push(' ');
    }
    left.push_str(right.trim());
    Ok(left)
}
