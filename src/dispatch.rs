//! Sends paragraphs to a language model in chunks that fit it, and takes apart what does not come back whole: a
//! truncated or overflowing chunk is halved, a refused one is narrowed down to the paragraph that causes it.

use std::future::Future;
use std::pin::Pin;

use futures_util::future::try_join_all;
use serde_json::Value;

use crate::backend::{self, answer};
use crate::caller::Caller;
use crate::model::{Ask, Backend, Content, Outcome};
use crate::net::Planned;
use crate::plan::chunks::{Chunker, Request, cut_at_sentence};
use crate::plan::prompts::{Extras, Item};
use crate::{Error, Result};

/// What became of a run of items.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Answered: the items asked for and the answer's JSON object.
    Answered(Vec<Item>, Value),
    /// One item that has no answer, and why.
    Failed(Item, Why),
}

/// Why something has no answer although nothing stops the job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The answer is not of the form asked for.
    Form,
    /// The answer was cut off, however small the part asked for.
    Cut,
    /// It does not fit the model, however small the part.
    TooLong,
    /// The backend gave nothing for it.
    Nothing,
    /// The backend refused it, in its own words.
    Refused(String),
    /// The budget does not allow it, with what it lacks.
    Unpaid(String),
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form => f.write_str("the answer is not of the form asked for"),
            Self::Cut => f.write_str("the answer was cut off"),
            Self::TooLong => f.write_str("it does not fit the model's context window"),
            Self::Nothing => f.write_str("the backend gave no translation"),
            Self::Refused(reason) => write!(f, "the backend refused it ({reason})"),
            Self::Unpaid(message) => f.write_str(message),
        }
    }
}

impl Why {
    /// The budget's message where that alone is why all of these failed: then nothing was bought, and the job ends.
    #[must_use]
    pub fn all_unpaid<'w>(reasons: impl IntoIterator<Item = Option<&'w Self>>) -> Option<String> {
        let mut first = None;
        for reason in reasons {
            let Some(Self::Unpaid(message)) = reason else { return None };
            first.get_or_insert_with(|| message.clone());
        }
        first
    }
}

/// A way to a language model for one task.
#[derive(Clone, Copy)]
pub struct Dispatch<'a> {
    /// How the task is put to the model.
    pub chunker: Chunker<'a>,
    /// How to get there.
    pub client: &'a Caller<'a>,
    /// What goes with a chunk.
    pub extras: &'a dyn Fn(&[Item]) -> Extras,
}

/// How often one chunk is halved at most; a paragraph of a hundred thousand words is cut to sentences in 17 halvings.
const DEEPEST: u32 = 24;

impl Dispatch<'_> {
    /// Sends all items and gives what became of them, in order. `words` is the length of the summary.
    ///
    /// # Errors
    /// Those of [`each`](Self::each).
    pub async fn run(&self, items: Vec<Item>, words: usize) -> Result<Vec<Piece>> {
        Ok(self.each(self.chunker.cut(items, words, self.extras)).await?.concat())
    }

    /// Sends chunks that are cut already and gives what became of each, in order.
    ///
    /// # Errors
    /// What stops the whole job: network, key, quota, interruption, and a budget that allows none of it.
    pub async fn each(&self, chunks: Vec<Vec<Item>>) -> Result<Vec<Vec<Piece>>> {
        let pieces = self.all(chunks).await?;
        let reasons = pieces.iter().flatten().map(|p| match p {
            Piece::Answered(..) => None,
            Piece::Failed(_, why) => Some(why),
        });
        match Why::all_unpaid(reasons) {
            Some(message) => Err(Error::Budget { message }),
            None => Ok(pieces),
        }
    }

    /// As [`run`](Self::run) in a job that has bought something already: what the budget does not allow has failed like
    /// anything else that does not come, and what was paid for is not thrown away.
    ///
    /// # Errors
    /// What stops the whole job, the budget excepted.
    pub async fn again(&self, items: Vec<Item>, words: usize) -> Result<Vec<Piece>> {
        Ok(self.all(self.chunker.cut(items, words, self.extras)).await?.concat())
    }

    async fn all(&self, chunks: Vec<Vec<Item>>) -> Result<Vec<Vec<Piece>>> {
        try_join_all(chunks.into_iter().map(|c| self.chunk(c, 0))).await
    }

    fn chunk(&self, items: Vec<Item>, depth: u32) -> Pin<Box<dyn Future<Output = Result<Vec<Piece>>> + '_>> {
        Box::pin(async move {
            if items.is_empty() {
                return Ok(Vec::new());
            }
            let outcome = match self.ask(&items).await {
                Err(Error::Budget { message }) => return Ok(failed(items, &Why::Unpaid(message))),
                asked => asked?,
            };
            let why = match outcome {
                Outcome::Answer { content: Content::Text(text), .. } => {
                    match answer::json_object(&text, self.chunker.task.members()) {
                        Some(value) => return Ok(vec![Piece::Answered(items, value)]),
                        None => Why::Form,
                    }
                }
                Outcome::Truncated { .. } => Why::Cut,
                Outcome::Overflow { limit, requested, .. } => {
                    if let Some(pieces) = self.recut(&items, Overflowed { limit, requested }, depth).await? {
                        return Ok(pieces);
                    }
                    Why::TooLong
                }
                Outcome::Refused { reason, .. } => Why::Refused(reason),
                Outcome::Answer { .. } | Outcome::Fault(_) => return Err(self.broken()),
            };
            self.halves(items, depth, &why).await
        })
    }

    /// The items in two halves, or one item at its sentence ends; what cannot be cut any more has failed.
    async fn halves(&self, mut items: Vec<Item>, depth: u32, why: &Why) -> Result<Vec<Piece>> {
        if depth >= DEEPEST {
            return Ok(failed(items, why));
        }
        let (left, right) = if items.len() > 1 {
            let right = items.split_off(items.len() / 2);
            (items, right)
        } else {
            let item = items.remove(0);
            // A refusal is about what a paragraph says: cutting it further would hide which one it was.
            match cut_at_sentence(&item).filter(|_| !matches!(why, Why::Refused(_))) {
                Some((left, right)) => (vec![left], vec![right]),
                None => return Ok(failed(vec![item], why)),
            }
        };
        let both = try_join_all([self.chunk(left, depth + 1), self.chunk(right, depth + 1)]).await?;
        Ok(both.into_iter().flatten().collect())
    }

    async fn ask(&self, items: &[Item]) -> Result<Outcome> {
        let Chunker { backend, counter, .. } = self.chunker;
        let extras = (self.extras)(items);
        // The first requests of a run need not wait for an encoding where no limit needs their count.
        let late = counter.is_loading() && self.client.counts_late(backend);
        let mut request =
            if late { self.chunker.uncounted(items, &extras) } else { self.chunker.request(items, &extras) };
        let outcome = self.send(&mut request).await?;
        let most = backend.max_output_tokens;
        match (&outcome, &mut request.ask) {
            // A model that reasons, or is wordier than expected, needs more than twice the expected length.
            (Outcome::Truncated { .. }, Ask::Chat { max_output_tokens, .. }) if *max_output_tokens < most => {
                *max_output_tokens = most;
                request.output_tokens = u64::from(most);
            }
            _ => return Ok(outcome),
        }
        match self.send(&mut request).await {
            // Halves may still be within it.
            Err(Error::Budget { .. }) => Ok(outcome),
            again => again,
        }
    }

    async fn send(&self, request: &mut Request) -> Result<Outcome> {
        let backend = self.chunker.backend;
        let codec = backend::codec(backend.kind).ok_or_else(|| self.broken())?;
        let planned = Planned { input_tokens: request.input_tokens, output_tokens: request.output_tokens };
        let answered = if request.input_tokens > 0 {
            self.client.ask(backend, codec, &request.ask, planned).await?
        } else {
            let asked = self.client.ask_uncounted(backend, codec, &request.ask, planned).await?;
            self.chunker.counter.loaded().await;
            request.input_tokens = self.chunker.input(request);
            self.client.count(backend, request.input_tokens, asked)
        };
        if !answered.cached {
            self.learn(request.input_tokens, &answered.outcome);
        }
        Ok(answered.outcome)
    }

    /// Keeps what an answer's usage, or an overflow's numbers, tell about the tokens of a model family whose tokenizer is
    /// not public.
    fn learn(&self, planned: u64, outcome: &Outcome) {
        let counter = self.chunker.counter;
        let read = match outcome {
            Outcome::Answer { usage, .. } | Outcome::Truncated { usage, .. } => usage.input_tokens,
            Outcome::Overflow { requested, .. } => *requested,
            Outcome::Refused { .. } | Outcome::Fault(_) => None,
        };
        let factor = read.filter(|_| !counter.is_exact()).and_then(|n| counter.corrected(planned, n));
        if let (Some(factor), Some(cache)) = (factor, self.client.cache()) {
            cache.put_factor(counter.family(), factor);
        }
    }

    /// Cuts what did not fit anew, by the window that the server told and by what the text turned out to take there.
    /// None where that does not make it smaller.
    async fn recut(&self, items: &[Item], told: Overflowed, depth: u32) -> Result<Option<Vec<Piece>>> {
        let Chunker { backend, counter, task } = self.chunker;
        let extras = (self.extras)(items);
        let planned = self.chunker.request(items, &extras).input_tokens;
        let window = told.limit.and_then(|n| u32::try_from(n).ok()).unwrap_or(backend.context_tokens);
        let narrower = Backend { context_tokens: window.min(backend.context_tokens), ..backend.clone() };
        let factor = told.requested.filter(|_| !counter.is_exact()).and_then(|n| counter.measured(planned, n));
        let counter = factor.map_or(counter, |f| counter.with_factor(f));
        let dispatch = Dispatch { chunker: Chunker { backend: &narrower, counter, task }, ..*self };
        let chunks = dispatch.chunker.cut(items.to_vec(), extras.words, self.extras);
        if depth >= DEEPEST || chunks.len() < 2 {
            return Ok(None);
        }
        let pieces = try_join_all(chunks.into_iter().map(|c| dispatch.chunk(c, depth + 1))).await?;
        Ok(Some(pieces.into_iter().flatten().collect()))
    }

    fn broken(&self) -> Error {
        Error::Backend {
            backend: self.chunker.backend.name.clone(),
            message: "cannot be asked as a language model".into(),
            hint: Some("choose a language model with --summarizer".into()),
        }
    }
}

/// What a server told when something did not fit.
#[derive(Clone, Copy)]
struct Overflowed {
    limit: Option<u64>,
    requested: Option<u64>,
}

fn failed(items: Vec<Item>, why: &Why) -> Vec<Piece> {
    items.into_iter().map(|i| Piece::Failed(i, why.clone())).collect()
}
