//! A request that has been sent is paid for. When whoever asked for it goes away (another part of the job has failed, or
//! the user has interrupted), the exchange goes on by itself, and its answer is kept for the next run (promise P7).

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::Instant;

use super::cache::Cache;
use super::key::Key;
use super::locks::KeyLock;
use super::mask::Mask;
use super::trace::{self as record, Trace};
use super::transport::{Broken, Exchange};
use crate::model::{Ask, Backend, Codec, HttpReply, HttpRequest, Outcome};

/// Where an answer goes when it comes.
#[derive(Clone, Debug)]
pub(super) struct Keep {
    /// The cache.
    pub(super) cache: Arc<Cache>,
    /// What the answer is kept under.
    pub(super) key: Key,
    /// Held until then.
    pub(super) lock: Option<Arc<KeyLock>>,
    /// How many exchanges go on by themselves.
    pub(super) alone: Alone,
}

/// Counts the exchanges that nobody waits for.
#[derive(Clone, Debug, Default)]
pub(super) struct Alone(Arc<watch::Sender<usize>>);

impl Alone {
    /// Waits until there is none.
    pub(super) async fn none(&self) {
        let _ = self.0.subscribe().wait_for(|n| *n == 0).await;
    }
}

/// An exchange, with all that is needed to understand its reply and to record it.
pub(super) struct Flying<'a> {
    pub(super) exchange: Option<Exchange>,
    pub(super) request: &'a HttpRequest,
    pub(super) attempt: u32,
    pub(super) started: Instant,
    pub(super) trace: Option<&'a Arc<Trace>>,
    pub(super) mask: &'a Mask,
    pub(super) keep: Option<&'a Keep>,
    pub(super) backend: &'a Backend,
    pub(super) codec: &'a Codec,
    pub(super) ask: &'a Ask,
}

impl Future for Flying<'_> {
    type Output = Result<HttpReply, Broken>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(exchange) = self.exchange.as_mut() else { return Poll::Pending };
        let polled = exchange.as_mut().poll(cx);
        if polled.is_ready() {
            self.exchange = None;
        }
        polled
    }
}

impl Drop for Flying<'_> {
    fn drop(&mut self) {
        let Some(exchange) = self.exchange.take() else { return };
        let (Some(keep), Ok(runtime)) = (self.keep, Handle::try_current()) else {
            // With no cache to keep its answer in, it ends here; it was sent all the same.
            if let Some(trace) = self.trace {
                let Self { backend, request, attempt, mask, .. } = *self;
                let (took, ended) = (self.started.elapsed(), Broken::given_up());
                trace.write(&record::Exchange { backend, request, attempt, took, reply: Err(&ended), mask });
            }
            return;
        };
        let (keep, backend, codec, ask) = (keep.clone(), self.backend.clone(), *self.codec, self.ask.clone());
        let (trace, request, mask) = (self.trace.cloned(), self.request.clone(), self.mask.clone());
        let (attempt, started) = (self.attempt, self.started);
        keep.alone.0.send_modify(|n| *n += 1);
        let left = Left(keep.alone.clone());
        runtime.spawn(async move {
            let _left = left;
            let came = exchange.await;
            if let Some(trace) = trace {
                let (request, mask, took) = (&request, &mask, started.elapsed());
                trace.write(&record::Exchange {
                    backend: &backend,
                    request,
                    attempt,
                    took,
                    reply: came.as_ref(),
                    mask,
                });
            }
            let Ok(reply) = came else { return };
            if let Outcome::Answer { content, usage } = mask.outcome((codec.decode)(&backend, &ask, &reply))
                && reply.status < 300
            {
                keep.cache.put(keep.key, &content, usage).await;
            }
            drop(keep.lock);
        });
    }
}

/// Counts down when an exchange is over, however it ends.
struct Left(Alone);

impl Drop for Left {
    fn drop(&mut self) {
        self.0.0.send_modify(|n| *n -= 1);
    }
}
