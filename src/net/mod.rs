//! The transport. (Interface only; the network layer replaces it.)

use crate::model::{Ask, Backend, Codec, JobUsage, Outcome};

/// What the plan counted for a request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Planned {
    /// Input tokens.
    pub input_tokens: u64,
    /// Expected output tokens.
    pub output_tokens: u64,
}

/// A settled outcome.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Never a fault.
    pub outcome: Outcome,
    /// Whether it came from the cache.
    pub cached: bool,
}

/// The client.
#[derive(Debug, Default)]
pub struct Client {}

impl Client {
    /// Asks.
    #[expect(clippy::unused_async, reason = "interface only")]
    pub async fn ask(&self, _: &Backend, _: &Codec, _: &Ask, _: Planned) -> crate::Result<Answered> {
        Err(crate::Error::Interrupted)
    }

    /// What was used so far.
    #[must_use]
    pub fn usage(&self) -> JobUsage {
        JobUsage::default()
    }
}
