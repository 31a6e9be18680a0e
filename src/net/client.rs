//! The one public door: an ask goes in, a settled outcome comes out.

use std::future::Future;
use std::sync::{Arc, Once};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::time::Instant;

use super::Options;
use super::cache::Cache;
use super::call::Settled;
use super::flight::Flights;
use super::flying::{Alone, Keep};
use super::keeping::Kept;
use super::key::Key;
use super::lane::Lanes;
use super::ledger::Ledger;
use super::locks::{Locks, Turn};
use super::ready::Ready;
use super::retry::{Policy, readable};
use super::trace::Trace;
use super::transport::Transport;
use crate::model::{Ask, Backend, Codec, JobUsage, Outcome};
use crate::{Error, Result};

/// Asks beyond those in flight that may be somewhere between the cache and the permit, most of them backing off: enough
/// to keep the permits busy, and few enough that a retry does not queue behind thousands.
const WAITING: usize = 200;

/// What the plan counted for a request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Planned {
    /// Input tokens.
    pub input_tokens: u64,
    /// Expected output tokens.
    pub output_tokens: u64,
}

/// A settled outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// Never a fault.
    pub outcome: Outcome,
    /// Whether nothing had to be sent for it: it was in the cache, or the same was being asked already.
    pub cached: bool,
    /// How often it was sent, retries included; none where it was cached.
    pub sendings: u32,
}

/// The client of a whole job. All its methods take `&self`; asks run at once as futures on one thread, and dropping one
/// cancels it.
#[derive(Debug)]
pub struct Client {
    pub(super) transport: Transport,
    pub(super) policy: Policy,
    pub(super) permits: Semaphore,
    pub(super) lanes: Lanes,
    pub(super) ledger: Ledger,
    pub(super) trace: Option<Arc<Trace>>,
    cache: Option<Arc<Cache>>,
    alone: Alone,
    locks: Option<Locks>,
    flights: Flights,
    pub(super) kept: Kept,
    entrance: Semaphore,
    interrupted: watch::Sender<bool>,
    deadline: Option<(Instant, Duration)>,
}

impl Client {
    /// A client with its cache opened; connections are made when something is sent.
    ///
    /// # Errors
    /// The trace file or the file of certificate authorities cannot be used.
    pub fn new(options: &Options) -> Result<Self> {
        let jobs = options.jobs.clamp(1, 10_000);
        let cache = options.cache.as_deref().map(|directory| Arc::new(Cache::open(directory)));
        let locks = options.cache.as_deref().and_then(|directory| {
            let joined = Locks::join(directory);
            joined.inspect_err(|e| tracing::warn!("no locks in {}: {e}", directory.display())).ok()
        });
        Ok(Self {
            transport: Transport::new(options.ca_file.as_deref(), options.max_answer_bytes)?,
            policy: Policy {
                attempts: options.max_attempts.max(1),
                max_wait: options.max_wait,
                first_wait: options.first_wait,
                time: options.timeout_per_call,
            },
            permits: Semaphore::new(jobs),
            lanes: Lanes::default(),
            ledger: Ledger::new(options.budget_tokens, options.max_cost_usd),
            trace: options.trace.as_deref().map(Trace::open).transpose()?.map(Arc::new),
            cache,
            alone: Alone::default(),
            locks,
            flights: Flights::default(),
            kept: Kept::default(),
            entrance: Semaphore::new(jobs + WAITING),
            interrupted: watch::Sender::new(false),
            deadline: options.deadline.map(|time| (Instant::now() + time, time)),
        })
    }

    /// Asks a backend and gives the answer, or why there is none: truncated, refused or overflowing. Faults are retried
    /// where that helps.
    ///
    /// # Errors
    /// [`Error::Backend`] and [`Error::Network`] for faults that remain; [`Error::Budget`] where the reservation does
    /// not fit, with nothing sent; [`Error::Interrupted`]; [`Error::Config`] where the backend cannot serve the ask.
    pub async fn ask(&self, backend: &Backend, codec: &Codec, ask: &Ask, planned: Planned) -> Result<Answered> {
        Box::pin(self.guarded(&backend.name, self.find_or_send(backend, codec, ask, planned))).await
    }

    /// Whether an ask may come without the count of its input: no budget, price limit or rate depends on it.
    #[must_use]
    pub fn counts_late(&self, backend: &Backend) -> bool {
        self.ledger.is_unlimited() && backend.tokens_per_minute.is_none()
    }

    /// Adds the planned input tokens of an ask that came without, once they are counted.
    pub fn count(&self, backend: &Backend, input_tokens: u64, answered: &Answered) {
        if answered.sendings > 0 {
            self.ledger.count(backend, input_tokens, &answered.outcome);
        }
    }

    /// What was used so far.
    #[must_use]
    pub fn usage(&self) -> JobUsage {
        self.ledger.usage()
    }

    /// The cache, where there is one.
    #[must_use]
    pub fn cache(&self) -> Option<&Cache> {
        self.cache.as_deref()
    }

    /// Ends everything under way and to come with [`Error::Interrupted`]; what was answered is in the cache.
    pub fn interrupt(&self) {
        self.interrupted.send_replace(true);
    }

    /// Waits for the answers of requests that had been sent when the ask that wanted them ended early, so that they are
    /// kept and the next run need not pay for them again. To be called, within the runtime, before a job that failed or
    /// was interrupted ends; `time` is the longest that it waits.
    pub async fn settle(&self, time: Duration) {
        let _ = tokio::time::timeout(time, self.alone.none()).await;
    }

    /// Runs something until it is done, the user interrupts, or the job's time is over.
    pub(super) async fn guarded<T>(&self, who: &str, work: impl Future<Output = Result<T>>) -> Result<T> {
        let mut interrupted = self.interrupted.subscribe();
        let late = async {
            match self.deadline {
                Some((at, _)) => tokio::time::sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            _ = interrupted.wait_for(|is| *is) => Err(Error::Interrupted),
            done = work => done,
            () = late => Err(Error::Network {
                backend: who.to_owned(),
                message: format!("the job's time of {} is over", self.deadline.map_or_else(String::new, |d| readable(d.1))),
                source: None,
            }),
        }
    }

    async fn find_or_send(&self, backend: &Backend, codec: &Codec, ask: &Ask, planned: Planned) -> Result<Answered> {
        let glossary = (codec.glossary)(backend, ask);
        // Of the configured dialect, whatever the server turns out to want, and of the glossary's content, whatever its
        // identifier: the next run finds the answer at once.
        let ready = Ready::new(match &glossary {
            Some(Ask::Glossary { name, .. }) => {
                let mut named = backend.clone();
                named.dialect.glossary_id = Some(name.clone());
                (codec.encode)(&named, ask)?
            }
            _ => (codec.encode)(backend, ask)?,
        });
        let key = Key::of(backend, &ready.request, ready.body());
        let (outcome, sendings) = match &glossary {
            None => self.deliver(backend, codec, ask, planned, key, Some(ready)).await?,
            Some(glossary) => {
                if let Some(outcome) = self.look(&key) {
                    (outcome, 0)
                } else {
                    let known = self.with_glossary(backend, codec, glossary, false).await?;
                    match self.deliver(&known, codec, ask, planned, key, None).await {
                        // It has been deleted since it was made.
                        Err(Error::Backend { message, .. }) if message.to_lowercase().contains("glossary") => {
                            let known = self.with_glossary(backend, codec, glossary, true).await?;
                            self.deliver(&known, codec, ask, planned, key, None).await?
                        }
                        done => done?,
                    }
                }
            }
        };
        if sendings == 0 {
            self.ledger.cached();
        }
        Ok(Answered { outcome, cached: sendings == 0, sendings })
    }

    /// Sends an ask as the only one who sends it, and keeps the answer under that key. `ready` is the request for this
    /// backend where it has been made already. Gives how often it was sent.
    pub(super) async fn deliver(
        &self,
        backend: &Backend,
        codec: &Codec,
        ask: &Ask,
        planned: Planned,
        key: Key,
        ready: Option<Ready>,
    ) -> Result<(Outcome, u32)> {
        let mut sendings = 0;
        // Where it stands: every future that is handed on is moved, and one within another takes room for both.
        let work = Box::pin(async {
            let (outcome, times) = self
                .lead(&key, async |keep| self.send(backend, codec, ask, planned, keep.as_ref(), ready).await)
                .await?;
            sendings = times;
            Ok(outcome)
        });
        let (outcome, _) = self.flights.join(key, work).await?;
        Ok((outcome, sendings))
    }

    /// Forgets the answer under a key.
    pub(super) fn forget(&self, key: &Key) {
        if let Some(cache) = &self.cache {
            cache.remove(key);
        }
    }

    /// Does the work as the only one of all processes, unless another has done it meanwhile. Gives how often it was sent.
    async fn lead<'c>(
        &'c self,
        key: &Key,
        work: impl AsyncFnOnce(Option<Keep>) -> Result<Settled<'c>>,
    ) -> Result<(Outcome, u32)> {
        // An answer that is there does not wait behind those that are asked for.
        let _entrance = match self.entrance.try_acquire() {
            Ok(at_once) => at_once,
            Err(_) => match self.look(key) {
                Some(outcome) => return Ok((outcome, 0)),
                None => self.entrance.acquire().await.map_err(|_| Error::Interrupted)?,
            },
        };
        let lock = match &self.locks {
            None => None,
            Some(locks) => match locks.take(key, || self.look(key)).await {
                Ok(Turn::Found(outcome)) => return Ok((outcome, 0)),
                Ok(Turn::Ours(lock)) => Some(Arc::new(lock)),
                Err(error) => {
                    static ONCE: Once = Once::new();
                    ONCE.call_once(|| tracing::warn!("without locks, other processes may ask the same: {error}"));
                    None
                }
            },
        };
        if let Some(outcome) = self.look(key) {
            return Ok((outcome, 0));
        }
        let keep =
            self.cache.clone().map(|cache| Keep { cache, key: *key, lock: lock.clone(), alone: self.alone.clone() });
        let Settled { outcome, permit: _permit, sendings } = work(keep).await?;
        if let (Some(cache), Outcome::Answer { content, usage }) = (&self.cache, &outcome) {
            cache.put(*key, content, *usage).await;
        }
        Ok((outcome, sendings))
    }

    fn look(&self, key: &Key) -> Option<Outcome> {
        let (content, usage) = self.cache.as_ref()?.get(key)?;
        Some(Outcome::Answer { content, usage })
    }
}
