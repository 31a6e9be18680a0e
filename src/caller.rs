//! Asks in the name of one article and keeps what that article used, however many others share the client.

use std::cell::RefCell;

use crate::Result;
use crate::desk::Desk;
use crate::model::{Ask, Backend, Codec, JobUsage, Outcome, Usage};
use crate::net::{Answered, Cache, Client, Planned};
use crate::plan::estimate::cost;

/// What an answer cost that was not given.
const NOTHING: Usage = Usage { input_tokens: Some(0), output_tokens: Some(0), characters: None };

/// A way to the network for one article.
#[derive(Debug)]
pub struct Caller<'a> {
    way: Way<'a>,
    usage: RefCell<JobUsage>,
}

/// An answer that is not booked yet.
#[derive(Debug)]
#[must_use]
pub struct Uncounted {
    answered: Answered,
    planned: Planned,
}

#[derive(Debug)]
enum Way<'a> {
    Here(&'a Client),
    Elsewhere(&'a Desk<'a>),
}

impl<'a> Caller<'a> {
    /// A caller that has used nothing yet and asks on its own thread.
    #[must_use]
    pub fn new(client: &'a Client) -> Self {
        Self::by(Way::Here(client))
    }

    /// The same for a client that lives on another thread.
    #[must_use]
    pub fn at(desk: &'a Desk<'a>) -> Self {
        Self::by(Way::Elsewhere(desk))
    }

    fn by(way: Way<'a>) -> Self {
        Self { way, usage: RefCell::new(JobUsage { usd: Some(0.0), ..JobUsage::default() }) }
    }

    /// Asks as [`Client::ask`] does.
    ///
    /// # Errors
    /// Those of [`Client::ask`].
    pub async fn ask(&self, backend: &Backend, codec: &Codec, ask: &Ask, planned: Planned) -> Result<Answered> {
        let answered = match self.way {
            Way::Here(client) => client.ask(backend, codec, ask, planned).await?,
            Way::Elsewhere(desk) => desk.ask(backend, codec, ask, planned).await?,
        };
        self.book(backend, planned, &answered);
        Ok(answered)
    }

    /// Whether a request to that backend may be counted when its answer is there: nothing that is limited in tokens or
    /// in money is spent before it is counted.
    #[must_use]
    pub fn counts_late(&self, backend: &Backend) -> bool {
        self.client().counts_late(backend)
    }

    /// Asks as [`Caller::ask`] does; the input tokens of the plan are told afterwards, with [`Caller::count`].
    ///
    /// # Errors
    /// Those of [`Client::ask`].
    pub async fn ask_uncounted(
        &self,
        backend: &Backend,
        codec: &Codec,
        ask: &Ask,
        planned: Planned,
    ) -> Result<Uncounted> {
        let planned = Planned { input_tokens: 0, ..planned };
        let answered = match self.way {
            Way::Here(client) => client.ask(backend, codec, ask, planned).await?,
            Way::Elsewhere(desk) => desk.ask(backend, codec, ask, planned).await?,
        };
        Ok(Uncounted { answered, planned })
    }

    /// Books what [`Caller::ask_uncounted`] gave, with the input tokens that its request turned out to have.
    pub fn count(&self, backend: &Backend, input_tokens: u64, asked: Uncounted) -> Answered {
        let Uncounted { answered, planned } = asked;
        self.client().count(backend, input_tokens, &answered);
        self.book(backend, Planned { input_tokens, ..planned }, &answered);
        answered
    }

    fn client(&self) -> &Client {
        match self.way {
            Way::Here(client) => client,
            Way::Elsewhere(desk) => desk.client(),
        }
    }

    fn book(&self, backend: &Backend, planned: Planned, answered: &Answered) {
        let mut book = self.usage.borrow_mut();
        if answered.cached {
            book.cached += 1;
            return;
        }
        let told = match &answered.outcome {
            Outcome::Overflow { usage, .. } if *usage == Usage::default() => NOTHING,
            Outcome::Answer { usage, .. }
            | Outcome::Truncated { usage, .. }
            | Outcome::Refused { usage, .. }
            | Outcome::Overflow { usage, .. } => *usage,
            Outcome::Fault(_) => NOTHING,
        };
        let (input, output) =
            (told.input_tokens.unwrap_or(planned.input_tokens), told.output_tokens.unwrap_or(planned.output_tokens));
        let characters = told.characters.unwrap_or(0);
        book.requests += u64::from(answered.sendings);
        book.input_tokens += input;
        book.output_tokens += output;
        book.characters += characters;
        book.planned_input_tokens += planned.input_tokens;
        let usd = cost(backend, if characters > 0 { characters } else { input }, output);
        book.usd = book.usd.zip(usd).map(|(a, b)| a + b);
    }

    /// What this article used so far.
    #[must_use]
    pub fn usage(&self) -> JobUsage {
        self.usage.borrow().clone()
    }

    /// The cache, where there is one.
    #[must_use]
    pub fn cache(&self) -> Option<&Cache> {
        self.client().cache()
    }
}
