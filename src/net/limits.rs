//! Requests and tokens a minute of one backend, and the pauses that its server asks for, which all its workers share:
//! limits hold for an organisation, not for a connection.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The span over which vendors count.
const WINDOW: Duration = Duration::from_mins(1);

/// What a request weighs against the limits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    /// As how many requests the service counts it.
    pub(super) requests: usize,
    /// Its tokens, read and written.
    pub(super) tokens: u64,
}

/// A log of what was sent in the last minute. Unlike a bucket that starts full it never lets through more than the
/// limit in any minute, and still lets a small job go without waiting.
#[derive(Debug)]
pub(super) struct Limits {
    requests: Option<usize>,
    tokens: Option<u64>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// When, how many tokens, and as how many requests it counts.
    sent: VecDeque<(Instant, u64, usize)>,
    tokens: u64,
    requests: usize,
    pause: Option<Instant>,
}

impl Limits {
    /// Limits a minute; none where unlimited.
    pub(super) fn new(requests: Option<u32>, tokens: Option<u32>) -> Self {
        let requests = requests.map(|n| usize::try_from(n.max(1)).unwrap_or(usize::MAX));
        Self { requests, tokens: tokens.map(|n| u64::from(n.max(1))), state: Mutex::default() }
    }

    /// Takes room for a request, or says from when on to try again.
    pub(super) fn take(&self, load: Load, now: Instant) -> Result<(), Instant> {
        let mut state = self.lock();
        if let Some(until) = self.earliest(&mut state, load, now) {
            return Err(until);
        }
        if self.requests.is_some() || self.tokens.is_some() {
            state.sent.push_back((now, load.tokens, load.requests));
            state.tokens += load.tokens;
            state.requests += load.requests;
        }
        Ok(())
    }

    /// From when on a request could go; none is now.
    pub(super) fn free(&self, load: Load, now: Instant) -> Option<Instant> {
        self.earliest(&mut self.lock(), load, now)
    }

    /// Nothing goes before then.
    pub(super) fn pause(&self, until: Instant) {
        let mut state = self.lock();
        state.pause = Some(state.pause.map_or(until, |p| p.max(until)));
    }

    fn earliest(&self, state: &mut State, load: Load, now: Instant) -> Option<Instant> {
        while let Some(&(at, tokens, requests)) = state.sent.front()
            && at + WINDOW <= now
        {
            state.sent.pop_front();
            state.tokens -= tokens;
            state.requests -= requests;
        }
        let pause = state.pause.filter(|p| *p > now);
        let over = |used: u64, more: u64, limit: Option<u64>| (used + more).checked_sub(limit?);
        let requests = over(state.requests as u64, load.requests as u64, self.requests.map(|n| n as u64));
        let by_requests = state.until(requests, |(at, _, requests)| (*at, *requests as u64));
        let tokens = over(state.tokens, load.tokens, self.tokens);
        let by_tokens = state.until(tokens, |(at, tokens, _)| (*at, *tokens));
        [pause, by_requests, by_tokens].into_iter().flatten().max()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// When so much of what is in the window is a minute old. A request above the limit goes when the window is empty.
    fn until(&self, over: Option<u64>, of: impl Fn(&(Instant, u64, usize)) -> (Instant, u64)) -> Option<Instant> {
        let mut over = over.filter(|n| *n > 0)?;
        let mut last = None;
        for (at, amount) in self.sent.iter().map(of) {
            last = Some(at + WINDOW);
            over = over.saturating_sub(amount);
            if over == 0 {
                break;
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(tokens: u64) -> Load {
        Load { requests: 1, tokens }
    }

    #[test]
    fn a_batch_counts_as_many_requests_as_it_has_texts() {
        let (limits, start) = (Limits::new(Some(10), None), Instant::now());
        let batch = |requests| Load { requests, tokens: 0 };
        assert!(limits.take(batch(6), start).is_ok());
        assert!(limits.take(batch(4), start + Duration::from_secs(1)).is_ok());
        assert_eq!(limits.free(batch(6), start + Duration::from_secs(2)), Some(start + WINDOW));
        assert_eq!(
            limits.free(batch(25), start + Duration::from_secs(2)),
            Some(start + WINDOW + Duration::from_secs(1))
        );
        assert!(limits.take(batch(25), start + WINDOW + Duration::from_secs(1)).is_ok(), "alone, or it would never go");
    }

    #[test]
    fn never_more_than_the_limit_in_a_minute() {
        let (limits, start) = (Limits::new(Some(2), None), Instant::now());
        assert!(limits.take(one(1), start).is_ok());
        assert!(limits.take(one(1), start + Duration::from_secs(10)).is_ok());
        assert_eq!(limits.take(one(1), start + Duration::from_secs(20)), Err(start + WINDOW));
        assert!(limits.take(one(1), start + WINDOW).is_ok());
        assert_eq!(limits.free(one(1), start + WINDOW), Some(start + WINDOW + Duration::from_secs(10)));
    }

    #[test]
    fn tokens_wait_for_room_and_a_huge_request_for_an_empty_window() {
        let (limits, start) = (Limits::new(None, Some(100)), Instant::now());
        assert!(limits.take(one(60), start).is_ok());
        assert!(limits.take(one(40), start + Duration::from_secs(5)).is_ok());
        assert_eq!(limits.free(one(50), start + Duration::from_secs(6)), Some(start + WINDOW));
        assert_eq!(limits.free(one(90), start + Duration::from_secs(6)), Some(start + Duration::from_secs(65)));
        assert_eq!(limits.free(one(500), start + Duration::from_secs(6)), Some(start + Duration::from_secs(65)));
        assert!(limits.take(one(500), start + Duration::from_secs(65)).is_ok());
    }

    #[test]
    fn the_longest_pause_wins() {
        let (limits, start) = (Limits::new(None, None), Instant::now());
        limits.pause(start + Duration::from_secs(9));
        limits.pause(start + Duration::from_secs(3));
        assert_eq!(limits.take(one(1), start), Err(start + Duration::from_secs(9)));
        assert!(limits.take(one(1), start + Duration::from_secs(9)).is_ok());
    }
}
