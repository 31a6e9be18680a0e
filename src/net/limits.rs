//! Requests and tokens a minute of one backend, and the pauses that its server asks for, which all its workers share:
//! limits hold for an organisation, not for a connection.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The span over which vendors count.
const WINDOW: Duration = Duration::from_mins(1);

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
    sent: VecDeque<(Instant, u64)>,
    tokens: u64,
    pause: Option<Instant>,
}

impl Limits {
    /// Limits a minute; none where unlimited.
    pub(super) fn new(requests: Option<u32>, tokens: Option<u32>) -> Self {
        let requests = requests.map(|n| usize::try_from(n.max(1)).unwrap_or(usize::MAX));
        Self { requests, tokens: tokens.map(|n| u64::from(n.max(1))), state: Mutex::default() }
    }

    /// Takes room for a request of that many tokens, or says from when on to try again.
    pub(super) fn take(&self, tokens: u64, now: Instant) -> Result<(), Instant> {
        let mut state = self.lock();
        if let Some(until) = self.earliest(&mut state, tokens, now) {
            return Err(until);
        }
        if self.requests.is_some() || self.tokens.is_some() {
            state.sent.push_back((now, tokens));
            state.tokens += tokens;
        }
        Ok(())
    }

    /// From when on a request could go; none is now.
    pub(super) fn free(&self, tokens: u64, now: Instant) -> Option<Instant> {
        self.earliest(&mut self.lock(), tokens, now)
    }

    /// Nothing goes before then.
    pub(super) fn pause(&self, until: Instant) {
        let mut state = self.lock();
        state.pause = Some(state.pause.map_or(until, |p| p.max(until)));
    }

    fn earliest(&self, state: &mut State, tokens: u64, now: Instant) -> Option<Instant> {
        while let Some(&(at, old)) = state.sent.front()
            && at + WINDOW <= now
        {
            state.sent.pop_front();
            state.tokens -= old;
        }
        let pause = state.pause.filter(|p| *p > now);
        let by_requests = match self.requests {
            Some(limit) if state.sent.len() >= limit => state.sent.get(state.sent.len() - limit).map(|s| s.0 + WINDOW),
            _ => None,
        };
        [pause, by_requests, self.by_tokens(state, tokens)].into_iter().flatten().max()
    }

    /// When enough of the tokens in the window are a minute old. A request above the limit goes when the window is empty.
    fn by_tokens(&self, state: &State, tokens: u64) -> Option<Instant> {
        let mut over = (state.tokens + tokens).checked_sub(self.tokens?).filter(|n| *n > 0)?;
        let mut last = None;
        for (at, old) in &state.sent {
            last = Some(*at + WINDOW);
            over = over.saturating_sub(*old);
            if over == 0 {
                break;
            }
        }
        last
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_more_than_the_limit_in_a_minute() {
        let (limits, start) = (Limits::new(Some(2), None), Instant::now());
        assert!(limits.take(1, start).is_ok());
        assert!(limits.take(1, start + Duration::from_secs(10)).is_ok());
        assert_eq!(limits.take(1, start + Duration::from_secs(20)), Err(start + WINDOW));
        assert!(limits.take(1, start + WINDOW).is_ok());
        assert_eq!(limits.free(1, start + WINDOW), Some(start + WINDOW + Duration::from_secs(10)));
    }

    #[test]
    fn tokens_wait_for_room_and_a_huge_request_for_an_empty_window() {
        let (limits, start) = (Limits::new(None, Some(100)), Instant::now());
        assert!(limits.take(60, start).is_ok());
        assert!(limits.take(40, start + Duration::from_secs(5)).is_ok());
        assert_eq!(limits.free(50, start + Duration::from_secs(6)), Some(start + WINDOW));
        assert_eq!(limits.free(90, start + Duration::from_secs(6)), Some(start + Duration::from_secs(65)));
        assert_eq!(limits.free(500, start + Duration::from_secs(6)), Some(start + Duration::from_secs(65)));
        assert!(limits.take(500, start + Duration::from_secs(65)).is_ok());
    }

    #[test]
    fn the_longest_pause_wins() {
        let (limits, start) = (Limits::new(None, None), Instant::now());
        limits.pause(start + Duration::from_secs(9));
        limits.pause(start + Duration::from_secs(3));
        assert_eq!(limits.take(1, start), Err(start + Duration::from_secs(9)));
        assert!(limits.take(1, start + Duration::from_secs(9)).is_ok());
    }
}
