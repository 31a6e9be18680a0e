//! The budget of the whole job: every sending reserves the most that it may use, its input as planned and its output up
//! to the limit that is sent, and settles with what it really cost, so that nothing is sent that would break the budget
//! (promise P6). Where the budget leaves less than the limit, but what the plan expects, the limit is lowered.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::Planned;
use super::price::Price;
use crate::model::{Ask, Backend, JobUsage, Outcome, Usage};
use crate::{Error, Result};

/// Least output limit that every API accepts (OpenAI Responses, `max_output_tokens`).
const LEAST_OUTPUT: u64 = 16;

/// What the job may use, and what it has used.
#[derive(Debug)]
pub(super) struct Ledger {
    tokens: Option<u64>,
    usd: Option<f64>,
    book: Mutex<Book>,
    settled: Notify,
}

#[derive(Debug, Default)]
struct Book {
    usage: JobUsage,
    /// Spent, as far as told and else as planned.
    spent: Cost,
    /// Reserved by what is under way.
    held: Cost,
    under_way: usize,
    unpriced: bool,
    usd: f64,
    /// By model: input tokens planned, and told by the answers. Tokenizers that are not public may count more.
    read: HashMap<String, (u64, u64)>,
}

impl Book {
    /// The input to expect of a request, by what the answers of its model have told so far; never less than planned.
    fn input(&self, model: &str, planned: u64) -> u64 {
        match self.read.get(model) {
            Some((counted, told)) if told > counted && *counted > 0 => {
                u64::try_from(u128::from(planned) * u128::from(*told) / u128::from(*counted)).unwrap_or(u64::MAX)
            }
            _ => planned,
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    tokens: u64,
    usd: f64,
}

impl Ledger {
    /// A ledger with those limits.
    pub(super) fn new(tokens: Option<u64>, usd: Option<f64>) -> Self {
        Self { tokens, usd, book: Mutex::default(), settled: Notify::new() }
    }

    /// What was used so far.
    pub(super) fn usage(&self) -> JobUsage {
        let book = self.lock();
        JobUsage { usd: (!book.unpriced).then_some(book.usd), ..book.usage.clone() }
    }

    /// Counts an answer that cost nothing.
    pub(super) fn cached(&self) {
        self.lock().usage.cached += 1;
    }

    /// Whether nothing is limited.
    pub(super) fn is_unlimited(&self) -> bool {
        self.tokens.is_none() && self.usd.is_none()
    }

    /// Adds the input of a settled request that was sent before it was counted. Where the answer tells what was read,
    /// that is in the book already.
    pub(super) fn count(&self, backend: &Backend, input: u64, outcome: &Outcome) {
        let usage = match outcome {
            // Not even read, unless the reply says what it cost.
            Outcome::Fault(_) => return,
            Outcome::Overflow { usage, .. } if *usage == Usage::default() => return,
            Outcome::Overflow { usage, .. }
            | Outcome::Answer { usage, .. }
            | Outcome::Truncated { usage, .. }
            | Outcome::Refused { usage, .. } => usage,
        };
        let mut book = self.lock();
        book.usage.planned_input_tokens += input;
        if usage.input_tokens.is_none() {
            book.usage.input_tokens += input;
            book.usd += Price::of(backend).map_or(0.0, |price| price.usd(input, 0, 0));
        }
    }

    /// Reserves the most that an ask may cost, and says in the hold how much output that allows. Waits while what is
    /// under way may still turn out cheaper.
    ///
    /// # Errors
    /// The budget does not allow it; a cost limit for a backend without prices.
    pub(super) async fn reserve(&self, backend: &Backend, ask: &Ask, planned: Planned) -> Result<Hold<'_>> {
        let price = Price::of(backend);
        let characters = match ask {
            Ask::Texts { texts, .. } => texts.iter().map(|t| t.chars().count() as u64).sum(),
            Ask::Chat { .. } | Ask::Glossary { .. } => 0,
        };
        if self.usd.is_some() && price.is_none() {
            return Err(Error::Config {
                message: format!("the cost limit cannot be held: backend {} has no prices", backend.name),
                hint: Some("set usd_per_million_input and usd_per_million_output for it, or prices = \"FILE\"".into()),
            });
        }
        let most = u64::from(ask.output_limit());
        // Less than the plan expects would only be cut off. Texts have no limit: the plan, which is none, counts.
        let least = if most == 0 { planned.output_tokens } else { planned.output_tokens.max(LEAST_OUTPUT).min(most) };
        loop {
            let settled = self.settled.notified();
            {
                let mut book = self.lock();
                let input = book.input(&backend.model, planned.input_tokens);
                let cost = |output: u64| Cost {
                    tokens: input + output,
                    usd: price.map_or(0.0, |p| p.usd(input, output, characters)),
                };
                let mut output = most.max(least);
                if book.under_way == 0 {
                    output = self.affordable(&book, cost(0), price).clamp(least, output);
                }
                match self.lacking(&book, cost(output)) {
                    None => {
                        let cost = cost(output);
                        book.held = book.held.plus(cost);
                        book.under_way += 1;
                        let model = backend.model.clone();
                        return Ok(Hold { ledger: self, model, cost, output, planned, price, characters, sent: false });
                    }
                    Some(message) if book.under_way == 0 => return Err(Error::Budget { message }),
                    Some(_) => {}
                }
            }
            settled.await;
        }
    }

    /// How many output tokens the limits leave when nothing else is under way, after an input of that cost.
    fn affordable(&self, book: &Book, input: Cost, price: Option<Price>) -> u64 {
        let by_tokens = self.tokens.map_or(u64::MAX, |l| l.saturating_sub(book.spent.tokens + input.tokens));
        let left = self.usd.map(|limit| (limit - book.spent.usd - input.usd).max(0.0));
        let by_usd = left.zip(price).map_or(u64::MAX, |(usd, p)| p.output_for(usd));
        by_tokens.min(by_usd)
    }

    /// What is wrong with spending that much more, if anything.
    fn lacking(&self, book: &Book, cost: Cost) -> Option<String> {
        let taken = book.spent.plus(book.held);
        if let Some(limit) = self.tokens.filter(|limit| taken.tokens + cost.tokens > *limit) {
            let left = limit.saturating_sub(book.spent.tokens);
            return Some(format!(
                "the budget of {limit} tokens has {left} left, and the next request needs {}",
                cost.tokens
            ));
        }
        let limit = self.usd.filter(|limit| taken.usd + cost.usd > *limit)?;
        let left = (limit - book.spent.usd).max(0.0);
        Some(format!("the cost limit of ${limit} has ${left:.4} left, and the next request needs ${:.4}", cost.usd))
    }

    fn lock(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A reservation for one sending. Dropped, it is given back if nothing was sent, and counts in full otherwise.
#[derive(Debug)]
pub(super) struct Hold<'a> {
    ledger: &'a Ledger,
    model: String,
    cost: Cost,
    /// Most output tokens that the reservation covers.
    pub(super) output: u64,
    planned: Planned,
    price: Option<Price>,
    /// Characters of the texts; none for a language model, which is billed by tokens.
    characters: u64,
    sent: bool,
}

impl Hold<'_> {
    /// From here on it may cost something.
    pub(super) fn sent(&mut self) {
        self.sent = true;
        self.ledger.lock().usage.requests += 1;
    }

    /// The server did not do the work: nothing is owed.
    pub(super) fn free(mut self) {
        self.sent = false;
    }

    /// It did not even get there.
    pub(super) fn unsent(self) {
        self.ledger.lock().usage.requests -= 1;
        self.free();
    }

    /// The server did the work, and says what it cost; where it does not, the plan counts for the report, and for the
    /// budget the most that it can have been.
    pub(super) fn settle(mut self, usage: Usage) {
        self.sent = false;
        // Translation of texts is counted in characters and has no tokens.
        let tokens = |planned: u64| if self.characters == 0 { planned } else { 0 };
        let input = usage.input_tokens.unwrap_or(tokens(self.planned.input_tokens));
        let output = usage.output_tokens.unwrap_or(tokens(self.planned.output_tokens));
        let characters = usage.characters.unwrap_or(self.characters);
        let mut book = self.ledger.lock();
        if let Some(told) = usage.input_tokens {
            let read = book.read.entry(std::mem::take(&mut self.model)).or_default();
            *read = (read.0 + self.planned.input_tokens, read.1 + told);
        }
        book.usage.planned_input_tokens += self.planned.input_tokens;
        book.usage.input_tokens += input;
        book.usage.output_tokens += output;
        book.usage.characters += characters;
        let usd = self.price.map(|p| p.usd(input, output, characters));
        book.unpriced |= usd.is_none();
        book.usd += usd.unwrap_or_default();
        let told = usage.output_tokens.unwrap_or(tokens(self.output));
        let most = self.price.map_or(0.0, |p| p.usd(input, told, characters));
        book.spent = book.spent.plus(Cost { tokens: input + told, usd: most });
    }
}

impl Drop for Hold<'_> {
    fn drop(&mut self) {
        let mut book = self.ledger.lock();
        book.held.tokens -= self.cost.tokens;
        book.held.usd = (book.held.usd - self.cost.usd).max(0.0);
        book.under_way -= 1;
        if self.sent {
            book.spent = book.spent.plus(self.cost);
            book.unpriced |= self.price.is_none();
            book.usd += self.cost.usd;
        }
        drop(book);
        self.ledger.settled.notify_waiters();
    }
}

impl Cost {
    fn plus(self, other: Self) -> Self {
        Self { tokens: self.tokens + other.tokens, usd: self.usd + other.usd }
    }
}
