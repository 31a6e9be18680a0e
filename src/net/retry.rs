//! When to try again, and when to stop: pure decisions over what went wrong, what the server asks for and what is left
//! of the attempts and of the time.

use std::hash::{BuildHasher, Hasher};
use std::time::{Duration, SystemTime};

use crate::model::{FaultClass, HttpReply};

/// Most sendings while a backend has never answered anything: a wrong address or a server that is not running should
/// be told in seconds.
const ATTEMPTS_WITHOUT_ANY_ANSWER: u32 = 4;

/// The bounds of one call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Policy {
    /// Most sendings.
    pub(super) attempts: u32,
    /// Longest wait.
    pub(super) max_wait: Duration,
    /// Upper bound of the first back-off.
    pub(super) first_wait: Duration,
    /// Time for everything.
    pub(super) time: Duration,
}

/// How far a call has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tries {
    /// Sendings so far.
    pub(super) attempts: u32,
    /// Time spent on sending and on waiting, queueing not counted.
    pub(super) spent: Duration,
}

/// One failed attempt, as far as the decision needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure {
    /// What went wrong.
    pub(super) class: FaultClass,
    /// How long the server asks to wait.
    pub(super) wait: Option<Duration>,
    /// Whether nothing has ever come back from this backend.
    pub(super) never_answered: bool,
    /// Whether the server says that it makes sense to try again, or that it does not (`x-should-retry`).
    pub(super) retry: Option<bool>,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Wait so long and send again.
    Retry(Duration),
    /// No request of the run will fare better: wrong key, no money, no such model.
    Fatal,
    /// This request will not get better by repeating; others may.
    Useless,
    /// Nothing left of the attempts or of the time.
    GiveUp,
    /// The server asks for a longer wait than is allowed.
    TooLong(Duration),
}

impl Policy {
    /// The decision after a failed attempt. `random` in 0…1 is the jitter: the whole of the back-off is random ("full
    /// jitter"), which spreads workers best.
    pub(super) fn after(&self, tries: Tries, failure: Failure, random: f64) -> Step {
        match failure.class {
            FaultClass::Auth | FaultClass::Quota => return Step::Fatal,
            // What the server says of itself goes before what its status means elsewhere.
            FaultClass::Request if failure.retry != Some(true) => return Step::Fatal,
            FaultClass::Rejected | FaultClass::Unsupported(_) if failure.retry != Some(true) => return Step::Useless,
            _ if failure.retry == Some(false) => return Step::GiveUp,
            _ => {}
        }
        if let Some(asked) = failure.wait.filter(|w| *w > self.max_wait) {
            return Step::TooLong(asked);
        }
        let most = if failure.never_answered { ATTEMPTS_WITHOUT_ANY_ANSWER } else { u32::MAX };
        if tries.attempts >= self.attempts.min(most) {
            return Step::GiveUp;
        }
        let wait = if let Some(asked) = failure.wait {
            // A little on top, so that all who were told the same do not come back at once.
            asked + self.first_wait.mul_f64(random)
        } else {
            let doubled = self.first_wait.saturating_mul(1 << tries.attempts.saturating_sub(1).min(20));
            doubled.min(self.max_wait).mul_f64(random)
        };
        if tries.spent + wait >= self.time { Step::GiveUp } else { Step::Retry(wait) }
    }
}

/// Time that one attempt may take where there is that much.
const ATTEMPT: Duration = Duration::from_secs(30);

impl Policy {
    /// How long the next attempt may take: half of what is left, so that one that hangs leaves time for another, but no
    /// less than half a minute, or half of all the time where that is less.
    pub(super) fn attempt(&self, tries: Tries) -> Duration {
        let left = self.time.saturating_sub(tries.spent);
        (left / 2).max(ATTEMPT.min(self.time / 2)).min(left)
    }
}

/// A number in 0…1, random enough to spread workers.
pub(super) fn random() -> f64 {
    let bits = std::collections::hash_map::RandomState::new().build_hasher().finish();
    #[expect(clippy::cast_precision_loss, reason = "53 of the 64 bits are kept, which is what a float holds")]
    let unit = (bits >> 11) as f64 / (1_u64 << 53) as f64;
    unit
}

/// How long the reply's headers ask to wait: `retry-after-ms`, then `retry-after` (seconds, also fractions, or an HTTP
/// date, RFC 9110 §10.2.3), also as the `LiteLLM` proxy renames it. What is negative or unreadable is absent.
pub(super) fn asked_wait(reply: &HttpReply, now: SystemTime) -> Option<Duration> {
    let milliseconds = reply.header("retry-after-ms").and_then(|v| seconds(v, 1000.0));
    let after = || reply.header("retry-after").or_else(|| reply.header("llm_provider-retry-after"));
    milliseconds.or_else(|| {
        let value = after()?;
        seconds(value, 1.0).or_else(|| {
            let date = httpdate::parse_http_date(value.trim()).ok()?;
            Some(date.duration_since(now).unwrap_or_default())
        })
    })
}

fn seconds(value: &str, divisor: f64) -> Option<Duration> {
    let number: f64 = value.trim().parse().ok()?;
    Duration::try_from_secs_f64(number / divisor).ok()
}

/// Whether the server says that to retry makes sense (`x-should-retry`, as OpenAI's and Anthropic's SDKs read it).
pub(super) fn should_retry(reply: &HttpReply) -> Option<bool> {
    match reply.header("x-should-retry")?.trim() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A duration for a reader: `850ms`, `4.2s`, `12 min`, `3 h 5 min`.
pub(super) fn readable(time: Duration) -> String {
    let s = time.as_secs();
    match s {
        0 => format!("{}ms", time.as_millis()),
        1..=119 if time.subsec_millis() >= 50 => format!("{:.1}s", time.as_secs_f64()),
        1..=119 => format!("{s}s"),
        120..=7199 => format!("{} min", s.div_ceil(60)),
        _ => format!("{} h {} min", s / 3600, s % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: Policy = Policy {
        attempts: 5,
        max_wait: Duration::from_mins(1),
        first_wait: Duration::from_millis(500),
        time: Duration::from_secs(100),
    };

    fn failure(class: FaultClass, wait: Option<u64>) -> Failure {
        Failure { class, wait: wait.map(Duration::from_secs), never_answered: false, retry: None }
    }

    fn tries(attempts: u32) -> Tries {
        Tries { attempts, spent: Duration::ZERO }
    }

    fn reply(name: &str, value: &str) -> HttpReply {
        HttpReply { status: 429, headers: vec![(name.into(), value.into())], body: Vec::new() }
    }

    #[test]
    fn waits_double_and_attempts_end() {
        let at = |n| POLICY.after(tries(n), failure(FaultClass::Transient, None), 1.0);
        assert_eq!(at(1), Step::Retry(Duration::from_millis(500)));
        assert_eq!(at(3), Step::Retry(Duration::from_secs(2)));
        assert_eq!(at(5), Step::GiveUp);
        assert_eq!(
            POLICY.after(tries(4), Failure { never_answered: true, ..failure(FaultClass::Transient, None) }, 1.0),
            Step::GiveUp
        );
    }

    #[test]
    fn what_is_asked_is_done_or_told() {
        let after = |wait| POLICY.after(tries(1), failure(FaultClass::RateLimit, Some(wait)), 0.0);
        assert_eq!(after(0), Step::Retry(Duration::ZERO));
        assert_eq!(after(60), Step::Retry(Duration::from_mins(1)));
        assert_eq!(after(61), Step::TooLong(Duration::from_secs(61)));
        let late = Tries { attempts: 1, spent: Duration::from_secs(70) };
        assert_eq!(POLICY.after(late, failure(FaultClass::RateLimit, Some(40)), 0.0), Step::GiveUp);
        assert_eq!(POLICY.after(tries(1), failure(FaultClass::Quota, Some(1)), 0.0), Step::Fatal);
    }

    #[test]
    fn an_attempt_that_hangs_leaves_time_for_another() {
        let attempt = |time, spent| {
            let spent = Duration::from_secs(spent);
            Policy { time: Duration::from_secs(time), ..POLICY }.attempt(Tries { attempts: 1, spent }).as_millis()
        };
        assert_eq!([attempt(300, 0), attempt(300, 150), attempt(300, 250)], [150_000, 75_000, 30_000]);
        assert_eq!([attempt(300, 290), attempt(60, 0), attempt(60, 30)], [10_000, 30_000, 30_000]);
        assert_eq!([attempt(3, 0), attempt(3, 2), attempt(3, 3)], [1500, 1000, 0]);
    }

    #[test]
    fn the_server_knows_best_whether_to_try_again() {
        let after = |class, retry| POLICY.after(tries(1), Failure { retry, ..failure(class, None) }, 0.0);
        assert_eq!(after(FaultClass::Rejected, None), Step::Useless);
        assert_eq!(after(FaultClass::Rejected, Some(true)), Step::Retry(Duration::ZERO));
        assert_eq!(after(FaultClass::Request, Some(true)), Step::Retry(Duration::ZERO));
        assert_eq!(after(FaultClass::Transient, Some(false)), Step::GiveUp);
        assert_eq!(after(FaultClass::Auth, Some(true)), Step::Fatal);
        assert_eq!(after(FaultClass::Quota, Some(true)), Step::Fatal);
    }

    #[test]
    fn hints_are_read_in_their_forms() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let wait = |n, v| asked_wait(&reply(n, v), now);
        assert_eq!(wait("retry-after-ms", "1500"), Some(Duration::from_millis(1500)));
        assert_eq!(wait("retry-after", "2.5"), Some(Duration::from_millis(2500)));
        assert_eq!(wait("retry-after", "0"), Some(Duration::ZERO));
        assert_eq!(wait("retry-after", "-1"), None);
        assert_eq!(wait("retry-after", "soon"), None);
        assert_eq!(wait("retry-after", "NaN"), None);
        assert_eq!(wait("retry-after", "1e300"), None);
        assert_eq!(wait("retry-after", "Sun, 09 Sep 2001 01:46:50 GMT"), Some(Duration::from_secs(10)));
        assert_eq!(wait("retry-after", "Sat, 08 Sep 2001 01:46:50 GMT"), Some(Duration::ZERO));
        assert_eq!(wait("llm_provider-retry-after", "7"), Some(Duration::from_secs(7)));
    }

    #[test]
    fn durations_read_well() {
        let read = |ms| readable(Duration::from_millis(ms));
        assert_eq!(
            [850, 4200, 30_000, 700_000, 11_100_000].map(read),
            ["850ms", "4.2s", "30s", "12 min", "3 h 5 min"].map(String::from)
        );
    }
}
