//! Everything that leaves the process, behind one door: [`Client::ask`]. An ask passes, in this order, the single
//! flight of its key, the cache, the budget, the rate limit and a permit; then it is sent, and what comes back is
//! classified, retried where that helps, and kept, so that nothing is paid for twice.
//!
//! Protocols are unknown here: a [`crate::model::Codec`] encodes and decodes.

mod answers;
mod cache;
mod call;
mod checkpoint;
mod client;
mod database;
mod fetch;
mod flight;
mod flying;
mod keeping;
mod key;
mod lane;
mod ledger;
mod limits;
mod locks;
mod mask;
mod price;
mod private;
mod ready;
mod retry;
mod trace;
mod transport;
mod words;

use std::path::PathBuf;
use std::time::Duration;

pub use cache::{Cache, Stats};
pub use client::{Answered, Client, Planned};
pub use fetch::Fetched;

/// How a client behaves; plain values, resolved by the caller.
#[derive(Clone, Debug)]
pub struct Options {
    /// Directory of the cache; none works without one.
    pub cache: Option<PathBuf>,
    /// Most requests in flight at once, all backends together; at least one.
    pub jobs: usize,
    /// Time that one ask may take with all its retries and waits, queueing for a permit not counted.
    pub timeout_per_call: Duration,
    /// Time that the whole job may take, from the making of the client.
    pub deadline: Option<Duration>,
    /// Most sendings of one ask, the first included; at least one.
    pub max_attempts: u32,
    /// Longest single wait between two attempts; a server that asks for more ends the run.
    pub max_wait: Duration,
    /// Upper bound of the first back-off; doubles with every retry up to `max_wait`.
    pub first_wait: Duration,
    /// File to which every exchange is appended as NDJSON, secrets masked.
    pub trace: Option<PathBuf>,
    /// Further certificate authorities (PEM).
    pub ca_file: Option<PathBuf>,
    /// Most bytes of one answer, decompressed.
    pub max_answer_bytes: usize,
    /// Tokens, read and written, of the whole job.
    pub budget_tokens: Option<u64>,
    /// US dollars of the whole job.
    pub max_cost_usd: Option<f64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cache: None,
            jobs: 8,
            timeout_per_call: Duration::from_mins(5),
            deadline: None,
            max_attempts: 10,
            max_wait: Duration::from_mins(1),
            first_wait: Duration::from_millis(500),
            trace: None,
            ca_file: None,
            max_answer_bytes: 16 * 1024 * 1024,
            budget_tokens: None,
            max_cost_usd: None,
        }
    }
}
