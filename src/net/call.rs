//! One call: an ask sent until it is settled. Every attempt reserves its budget, waits for the rate limit and a permit,
//! and lets go of both before it backs off.

use std::borrow::Cow;
use std::time::SystemTime;

use tokio::sync::SemaphorePermit;
use tokio::time::Instant;

use super::flying::{Flying, Keep};
use super::lane::{Lane, Stop};
use super::ledger::Hold;
use super::limits::Load;
use super::mask::Mask;
use super::ready::Ready;
use super::retry::{Failure, Step, Tries, asked_wait, random, readable, should_retry};
use super::trace::Exchange;
use super::transport::{self, Broken};
use super::words::{Cause, UNREACHABLE, given_up, hint_for};
use super::{Client, Planned};
use crate::model::{Ask, Backend, Codec, Fault, FaultClass, HttpReply, HttpRequest, Outcome, Usage};
use crate::{Error, Result};

/// A settled outcome, with the permit that was needed to get it: until an answer is kept, nothing else is sent in its
/// place, so that a kill costs no more answers than there are permits.
pub(super) struct Settled<'a> {
    pub(super) outcome: Outcome,
    pub(super) permit: Option<SemaphorePermit<'a>>,
    /// How often it was sent.
    pub(super) sendings: u32,
}

/// An attempt that settled nothing.
struct Failed {
    fault: Fault,
    /// What to do, where the transport knows.
    hint: Option<String>,
    source: Cause,
    /// Whether not even a connection came about.
    unreachable: bool,
    /// Whether the server says that it makes sense to try again, or that it does not.
    retry: Option<bool>,
}

impl Client {
    /// Sends an ask until it is settled or past help. `ready` is its request, where that has been made already.
    pub(super) async fn send(
        &self,
        backend: &Backend,
        codec: &Codec,
        ask: &Ask,
        planned: Planned,
        keep: Option<&Keep>,
        mut ready: Option<Ready>,
    ) -> Result<Settled<'_>> {
        let lane = self.lanes.of(backend);
        let mut tries = Tries::default();
        loop {
            lane.open(backend)?;
            let hold = self.ledger.reserve(backend, ask, planned).await?;
            let (spoken, changes) = lane.spoken(backend);
            // The budget may leave less room for the answer than the ask would like.
            let limit = u32::try_from(hold.output).unwrap_or(u32::MAX);
            let ask = &ask.limited(limit);
            let as_made = changes == 0 && matches!(ask, Cow::Borrowed(_));
            let mut ready = match ready.take().filter(|_| as_made) {
                Some(ready) => ready,
                None => Ready::new((codec.encode)(&spoken, ask)?),
            };
            let mask = Mask::of(backend, &ready.request.auth);
            let attempt =
                Attempt { client: self, lane: &lane, backend: &spoken, codec, ask, planned, keep, mask: &mask };
            let failed = match attempt.run(&mut ready, hold, &mut tries).await? {
                Ok(settled) => return Ok(settled),
                Err(failed) => failed,
            };
            if let FaultClass::Unsupported(parameter) = failed.fault.class
                && lane.flip(backend, parameter, changes)
                && (codec.encode)(&lane.spoken(backend).0, ask)?.body != ready.request.body
            {
                tries.attempts -= 1;
                continue;
            }
            self.wait_or_fail(&lane, backend, &mut tries, failed).await?;
        }
    }

    /// Backs off where another attempt makes sense; else the error.
    async fn wait_or_fail(&self, lane: &Lane, backend: &Backend, tries: &mut Tries, failed: Failed) -> Result<()> {
        let Failed { fault, hint, source, unreachable, retry } = failed;
        let never_answered = lane.last_heard().is_none();
        let failure = Failure { class: fault.class, wait: fault.wait, never_answered, retry };
        let stop = match self.policy.after(*tries, failure, random()) {
            Step::Retry(pause) => {
                tracing::debug!(backend = backend.name, "{}; again in {}", fault.message, readable(pause));
                match fault.wait {
                    Some(asked) => lane.pause(Instant::now() + asked),
                    // Limits hold for everybody who asks: the others would only be turned away as well.
                    None if fault.class == FaultClass::RateLimit => lane.pause(Instant::now() + pause),
                    None => {}
                }
                tokio::time::sleep(pause).await;
                tries.spent += pause;
                return Ok(());
            }
            Step::GiveUp => {
                let error = given_up(backend, *tries, &fault, source);
                // Nobody else has got through in all that time either: the next thousand asks need not find out.
                if unreachable && lane.last_heard().is_none_or(|heard| heard.elapsed() > tries.spent) {
                    lane.close(Stop { message: fault.message, hint: UNREACHABLE.into() });
                }
                return Err(error);
            }
            Step::TooLong(asked) => Stop {
                message: format!(
                    "{}; it asks to wait {}, longer than the {} that a wait may take",
                    fault.message,
                    readable(asked),
                    readable(self.policy.max_wait)
                ),
                hint: format!("run the same command again in {}: what was answered is kept", readable(asked)),
            },
            Step::Useless => {
                let hint = Some(hint.unwrap_or_else(|| hint_for(backend, fault.class)));
                return Err(Error::Backend { backend: backend.name.clone(), message: fault.message, hint });
            }
            Step::Fatal => {
                Stop { hint: hint.unwrap_or_else(|| hint_for(backend, fault.class)), message: fault.message }
            }
        };
        lane.close(stop.clone());
        Err(stop.error(backend))
    }
}

/// Everything that one attempt needs.
struct Attempt<'a, 'c> {
    client: &'c Client,
    lane: &'a Lane,
    backend: &'a Backend,
    codec: &'a Codec,
    ask: &'a Ask,
    planned: Planned,
    keep: Option<&'a Keep>,
    mask: &'a Mask,
}

impl<'c> Attempt<'_, 'c> {
    /// Sends once. The inner error is a fault, the outer one the end of the call.
    async fn run(
        &self,
        ready: &mut Ready,
        mut hold: Hold<'_>,
        tries: &mut Tries,
    ) -> Result<Result<Settled<'c>, Failed>> {
        let client = self.client;
        let tokens = self.planned.input_tokens + self.planned.output_tokens;
        let permit = self.lane.admit(&client.permits, Load { requests: ready.request.weight, tokens }).await;
        self.lane.open(self.backend)?;
        let (started, time) = (Instant::now(), client.policy.attempt(*tries));
        tries.attempts += 1;
        hold.sent();
        let body = ready.take_body();
        let request = &ready.request;
        let sent = match client.transport.send(self.backend, request, body, time) {
            Ok(exchange) => self.flying(exchange, request, started, tries.attempts).await,
            Err(broken) => Err(broken),
        };
        let took = started.elapsed();
        tries.spent += took;
        if let Some(trace) = &client.trace {
            let (attempt, reply) = (tries.attempts, sent.as_ref());
            trace.write(&Exchange { backend: self.backend, request, attempt, took, reply, mask: self.mask });
        }
        let reply = match sent {
            Ok(reply) => reply,
            Err(broken) => {
                if !broken.reached {
                    hold.unsent();
                }
                return Ok(Err(self.broken(broken)));
            }
        };
        self.lane.heard();
        match self.mask.outcome(self.meaning(&reply)) {
            Outcome::Fault(fault) => {
                // An error is not billed; a wrong answer with status 200 was generated and may be, even where nothing
                // is said of its cost.
                if reply.status >= 300 {
                    hold.free();
                } else if fault.usage != Usage::default() {
                    hold.settle(fault.usage);
                }
                let retry = should_retry(&reply);
                Ok(Err(Failed { fault, hint: None, source: None, unreachable: false, retry }))
            }
            settled => {
                match &settled {
                    // Not even read, unless the reply says what it cost.
                    Outcome::Overflow { usage, .. } if *usage == Usage::default() => hold.free(),
                    Outcome::Answer { usage, .. }
                    | Outcome::Truncated { usage, .. }
                    | Outcome::Refused { usage, .. }
                    | Outcome::Overflow { usage, .. }
                        if reply.status < 300 =>
                    {
                        hold.settle(*usage);
                    }
                    _ => hold.free(),
                }
                Ok(Ok(Settled { outcome: settled, permit, sendings: tries.attempts }))
            }
        }
    }

    fn flying<'f>(
        &'f self,
        exchange: transport::Exchange,
        request: &'f HttpRequest,
        started: Instant,
        attempt: u32,
    ) -> Flying<'f> {
        let Self { keep, backend, codec, ask, mask, client, .. } = *self;
        let trace = client.trace.as_ref();
        Flying { exchange: Some(exchange), request, attempt, started, trace, mask, keep, backend, codec, ask }
    }

    /// What a reply means, with what its headers add.
    fn meaning(&self, reply: &HttpReply) -> Outcome {
        if (300..400).contains(&reply.status) {
            let message =
                format!("status {}: a redirect is not followed, it could take the key elsewhere", reply.status);
            return Outcome::Fault(Fault { class: FaultClass::Request, message, wait: None, usage: Usage::default() });
        }
        let mut outcome = (self.codec.decode)(self.backend, self.ask, reply);
        if let Outcome::Fault(fault) = &mut outcome {
            fault.wait = asked_wait(reply, SystemTime::now()).or(fault.wait);
        }
        outcome
    }

    fn broken(&self, broken: Broken) -> Failed {
        let class = if broken.hint.is_some() { FaultClass::Request } else { FaultClass::Transient };
        let fault = Fault { class, message: self.mask.text(&broken.message), wait: None, usage: Usage::default() };
        Failed { fault, hint: broken.hint, source: broken.source, unreachable: !broken.reached, retry: None }
    }
}
