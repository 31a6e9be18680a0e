//! What is known of one backend during a run, shared by all who ask it: its limits, what its server turned out not to
//! support, and whether it is of any use to go on.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;

use super::limits::{Limits, Load};
use crate::model::{Backend, BackendKind, Dialect, Parameter, Reasoning, Structure, TokenLimitField};
use crate::{Error, Result};

/// Why a backend is not asked any more.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// For the reader.
    pub(super) message: String,
    /// What to do.
    pub(super) hint: String,
}

/// One backend during a run.
#[derive(Debug)]
pub(super) struct Lane {
    limits: Limits,
    /// Those who wait for room stand in line, so that nobody is overtaken for ever.
    line: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    flipped: Vec<Parameter>,
    stop: Option<Stop>,
    heard: Option<Instant>,
}

impl Lane {
    /// Fails if the backend is of no use any more, without sending anything.
    pub(super) fn open(&self, backend: &Backend) -> Result<()> {
        match self.lock().stop.clone() {
            Some(stop) => Err(stop.error(backend)),
            None => Ok(()),
        }
    }

    /// Nobody asks it any more during this run.
    pub(super) fn close(&self, stop: Stop) {
        self.lock().stop.get_or_insert(stop);
    }

    /// Nothing is sent before then.
    pub(super) fn pause(&self, until: Instant) {
        self.limits.pause(until);
    }

    /// Something came back.
    pub(super) fn heard(&self) {
        self.lock().heard = Some(Instant::now());
    }

    /// When something last came back; none is never.
    pub(super) fn last_heard(&self) -> Option<Instant> {
        self.lock().heard
    }

    /// Waits for the rate limit and then for a permit, and holds the permit only when both are there.
    pub(super) async fn admit<'a>(&self, permits: &'a Semaphore, load: Load) -> Option<SemaphorePermit<'a>> {
        let _first = self.line.lock().await;
        loop {
            while let Some(until) = self.limits.free(load, Instant::now()) {
                tokio::time::sleep_until(until).await;
            }
            let permit = permits.acquire().await.ok()?;
            if self.limits.take(load, Instant::now()).is_ok() {
                return Some(permit);
            }
        }
    }

    /// The backend as its server wants to be spoken to, and how many changes that took.
    pub(super) fn spoken<'b>(&self, backend: &'b Backend) -> (Cow<'b, Backend>, usize) {
        let state = self.lock();
        let mut backend = Cow::Borrowed(backend);
        for parameter in &state.flipped {
            if let Some(dialect) = flipped(&backend.dialect, *parameter) {
                backend.to_mut().dialect = dialect;
            }
        }
        (backend, state.flipped.len())
    }

    /// The server does not know a parameter as it was sent after `changes` changes. Gives whether there is another way.
    pub(super) fn flip(&self, backend: &Backend, parameter: Parameter, changes: usize) -> bool {
        let (spoken, now) = self.spoken(backend);
        if now > changes {
            return true;
        }
        let mut state = self.lock();
        // The name of the limit changes once, not to and fro.
        if parameter == Parameter::TokenLimit && state.flipped.contains(&parameter) {
            return false;
        }
        let possible = flipped(&spoken.dialect, parameter).is_some();
        if possible {
            state.flipped.push(parameter);
        }
        possible
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stop {
    /// As an error of that backend.
    pub(super) fn error(self, backend: &Backend) -> Error {
        Error::Backend { backend: backend.name.clone(), message: self.message, hint: Some(self.hint) }
    }
}

/// The next form of a parameter, if there is one.
fn flipped(dialect: &Dialect, parameter: Parameter) -> Option<Dialect> {
    let mut dialect = dialect.clone();
    match parameter {
        Parameter::TokenLimit => {
            dialect.token_limit = match dialect.token_limit {
                TokenLimitField::MaxTokens => TokenLimitField::MaxCompletionTokens,
                TokenLimitField::MaxCompletionTokens => TokenLimitField::MaxTokens,
            }
        }
        Parameter::Structure => {
            dialect.structure = match dialect.structure {
                Structure::JsonSchema => Structure::JsonObject,
                Structure::JsonObject => Structure::None,
                Structure::None => return None,
            }
        }
        Parameter::Temperature => {
            dialect.temperature.take()?;
        }
        Parameter::Reasoning => {
            let said = std::mem::take(&mut dialect.reasoning) != Reasoning::Default;
            said.then_some(())?;
        }
    }
    Some(dialect)
}

/// The lanes of a run, by protocol, address and model: a handful, which is found faster by looking than by hashing.
#[derive(Debug, Default)]
pub(super) struct Lanes(Mutex<Vec<(Name, Arc<Lane>)>>);

/// Protocol, address and model.
type Name = (BackendKind, String, String);

impl Lanes {
    /// The lane of a backend; its limits are those that it had when it was first asked.
    pub(super) fn of(&self, backend: &Backend) -> Arc<Lane> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same =
            |(kind, url, model): &Name| *kind == backend.kind && *url == backend.base_url && *model == backend.model;
        if let Some((_, lane)) = lanes.iter().find(|(name, _)| same(name)) {
            return Arc::clone(lane);
        }
        let lane = Arc::new(Lane {
            limits: Limits::new(backend.requests_per_minute, backend.tokens_per_minute),
            line: tokio::sync::Mutex::default(),
            state: Mutex::default(),
        });
        lanes.push(((backend.kind, backend.base_url.clone(), backend.model.clone()), Arc::clone(&lane)));
        lane
    }
}
