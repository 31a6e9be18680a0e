//! Sends paragraphs to a language model in chunks that fit it, and takes apart what does not come back whole: a
//! truncated or overflowing chunk is halved, a refused one is narrowed down to the paragraph that causes it.

use std::future::Future;
use std::pin::Pin;

use futures_util::future::try_join_all;
use serde_json::Value;

use crate::backend::{self, answer};
use crate::model::{Ask, Backend, Content, Outcome};
use crate::net::{Client, Planned};
use crate::plan::pack::pack;
use crate::plan::prompts::{self, Extras, Item, Task};
use crate::plan::tokens::{CHAT_OVERHEAD, Counter};
use crate::{Error, Result};

/// What became of a run of items.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Answered: the items asked for and the answer's JSON object.
    Answered(Vec<Item>, Value),
    /// One item that the backend refused or cannot hold, and why.
    Failed(Item, String),
}

/// A way to a language model for one task.
#[derive(Clone, Copy)]
pub struct Dispatch<'a> {
    /// Whom to ask.
    pub backend: &'a Backend,
    /// How to get there.
    pub client: &'a Client,
    /// How its tokens are counted.
    pub counter: Counter,
    /// What to ask.
    pub task: Task,
    /// What goes with a chunk.
    pub extras: &'a dyn Fn(&[Item]) -> Extras,
    /// Output tokens to expect for a chunk, from its input tokens.
    pub output: fn(tokens: u64, words: usize) -> u64,
}

/// Output to expect of a translation: English has fewer tokens than Indonesian, JSON and tags take some.
pub fn translation_output(tokens: u64, _words: usize) -> u64 {
    tokens + 64
}

/// Output to expect of a brief: the English of the quotations (most of a news article at worst) and the summary.
pub fn brief_output(tokens: u64, words: usize) -> u64 {
    tokens / 2 + words as u64 * 2 + 128
}

/// Output to expect of a summary: words, citations, headline.
pub fn summary_output(_tokens: u64, words: usize) -> u64 {
    words as u64 * 2 + 192
}

impl Dispatch<'_> {
    /// Sends all items and gives what became of them, in order.
    ///
    /// # Errors
    /// What stops the whole job: network, key, quota, budget, interruption.
    pub async fn run(&self, items: Vec<Item>) -> Result<Vec<Piece>> {
        let limit = self.room(&items);
        let mut small = Vec::with_capacity(items.len());
        for item in items {
            small.extend(split_long(item, |text| self.counter.fits(text, limit)));
        }
        let sizes: Vec<u64> = small.iter().map(|i| self.size(&i.text)).collect();
        let total: u64 = sizes.iter().sum();
        // Bounds by bytes are enough as long as everything fits at once.
        let sizes =
            if total <= limit { sizes } else { small.iter().map(|i| self.counter.count(&i.text) + 12).collect() };
        let mut chunks = Vec::new();
        let mut rest = small.into_iter();
        for run in pack(&sizes, limit) {
            chunks.push(rest.by_ref().take(run.len()).collect::<Vec<_>>());
        }
        let pieces = try_join_all(chunks.into_iter().map(|c| self.chunk(c, 0))).await?;
        Ok(pieces.into_iter().flatten().collect())
    }

    /// Tokens of article text that fit one request, so that the answer fits too.
    fn room(&self, items: &[Item]) -> u64 {
        let fixed = self.counter.bound(self.task.system()).min(400) + schema_tokens(self) + CHAT_OVERHEAD + 200;
        let window = u64::from(self.backend.context_tokens);
        let words = (self.extras)(&items[..items.len().min(1)]).words;
        let most_out = u64::from(self.backend.max_output_tokens);
        // The largest text whose own size and whose answer still fit; both grow with it, so halve the interval.
        let (mut low, mut high) = (64, window);
        while low + 16 < high {
            let middle = u64::midpoint(low, high);
            let output = (self.output)(middle, words);
            if fixed + middle * 5 / 4 + output <= window && output <= most_out { low = middle } else { high = middle }
        }
        low
    }

    fn size(&self, text: &str) -> u64 {
        self.counter.bound(text) + 12
    }

    fn chunk(&self, items: Vec<Item>, depth: u32) -> Pin<Box<dyn Future<Output = Result<Vec<Piece>>> + '_>> {
        Box::pin(async move {
            if items.is_empty() {
                return Ok(Vec::new());
            }
            let extras = (self.extras)(&items);
            let outcome = self.ask(&items, &extras).await?;
            let reason = match outcome {
                Outcome::Answer { content: Content::Text(text), .. } => {
                    return match answer::json_object(&text, self.task.members()) {
                        Some(value) => Ok(vec![Piece::Answered(items, value)]),
                        None => self.halves(items, depth, "gave no answer of the form asked for").await,
                    };
                }
                Outcome::Truncated { .. } => "the answer was cut off".to_owned(),
                Outcome::Overflow { .. } => "it does not fit the model's context window".to_owned(),
                Outcome::Refused { reason, .. } => format!("the backend refused it ({reason})"),
                Outcome::Answer { .. } | Outcome::Fault(_) => return Err(self.broken()),
            };
            self.halves(items, depth, &reason).await
        })
    }

    /// The items in two halves, or one item at its sentence ends; what cannot be cut any more has failed.
    async fn halves(&self, mut items: Vec<Item>, depth: u32, reason: &str) -> Result<Vec<Piece>> {
        if items.len() > 1 {
            let right = items.split_off(items.len() / 2);
            let both = try_join_all([self.chunk(items, depth + 1), self.chunk(right, depth + 1)]).await?;
            return Ok(both.into_iter().flatten().collect());
        }
        let item = items.remove(0);
        let refused = reason.starts_with("the backend refused");
        match cut_at_sentence(&item).filter(|_| !refused && depth < 40) {
            Some((left, right)) => {
                let both =
                    try_join_all([self.chunk(vec![left], depth + 1), self.chunk(vec![right], depth + 1)]).await?;
                Ok(both.into_iter().flatten().collect())
            }
            None => Ok(vec![Piece::Failed(item, reason.to_owned())]),
        }
    }

    async fn ask(&self, items: &[Item], extras: &Extras) -> Result<Outcome> {
        let codec = backend::codec(self.backend.kind).ok_or_else(|| self.broken())?;
        let user = prompts::user(self.task, items, extras);
        let system = self.task.system();
        let schema = self.task.schema();
        let tokens = self.counter.count(system) + self.counter.count(&user) + schema_tokens(self) + CHAT_OVERHEAD;
        let article: u64 = items.iter().map(|i| self.counter.count(&i.text)).sum();
        let output = (self.output)(article, extras.words).min(u64::from(self.backend.max_output_tokens));
        // Twice the expected length leaves room for a wordy model; a limit is no promise to use it.
        let most = (output * 2).max(256).min(u64::from(self.backend.max_output_tokens));
        let ask = Ask::Chat {
            system: system.to_owned(),
            user,
            schema: Some(schema),
            max_output_tokens: u32::try_from(most).unwrap_or(u32::MAX),
        };
        let planned = Planned { input_tokens: tokens, output_tokens: output };
        Ok(self.client.ask(self.backend, codec, &ask, planned).await?.outcome)
    }

    fn broken(&self) -> Error {
        Error::Backend {
            backend: self.backend.name.clone(),
            message: "cannot be asked as a language model".into(),
            hint: Some("choose a language model with --summarizer".into()),
        }
    }
}

/// Tokens of the schema, where one is sent.
fn schema_tokens(dispatch: &Dispatch<'_>) -> u64 {
    match dispatch.backend.dialect.structure {
        crate::model::Structure::JsonSchema => dispatch.counter.count(&dispatch.task.schema().json.to_string()),
        _ => 0,
    }
}

/// An item cut into parts that fit, at sentence ends.
fn split_long(item: Item, fits: impl Fn(&str) -> bool) -> Vec<Item> {
    let mut done = Vec::new();
    let mut open = vec![item];
    while let Some(item) = open.pop() {
        match Some(&item).filter(|i| !fits(&i.text)).and_then(cut_at_sentence) {
            Some((left, right)) => open.extend([right, left]),
            None => done.push(item),
        }
    }
    done
}

/// An item in two at the sentence end nearest its middle that is not inside a quotation's tag; none where there is no
/// such place.
fn cut_at_sentence(item: &Item) -> Option<(Item, Item)> {
    let text = &item.text;
    let middle = text.len() / 2;
    let mut inside = false;
    let mut best: Option<usize> = None;
    let mut tags = text.match_indices('<').peekable();
    for range in crate::indonesian::sentences::split(text) {
        while let Some((at, _)) = tags.next_if(|(at, _)| *at < range.end) {
            inside = if text[at..].starts_with("<q ") { true } else { inside && !text[at..].starts_with("</q>") };
        }
        let nearer = best.is_none_or(|b| range.end.abs_diff(middle) < b.abs_diff(middle));
        if !inside && range.end < text.len() && nearer {
            best = Some(range.end);
        }
    }
    let at = best?;
    let part = |t: &str| Item { id: item.id, text: t.trim().to_owned() };
    let (left, right) = (part(&text[..at]), part(&text[at..]));
    (!left.text.is_empty() && !right.text.is_empty()).then_some((left, right))
}
