//! What would be sent, counted before anything is.

use serde::Serialize;

/// One stage of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanStage {
    /// `translate`, `brief`, `reduce`, `summarize`, `repairs`.
    pub stage: String,
    /// Backend that would be asked.
    pub backend: String,
    /// Its model.
    pub model: String,
    /// Requests.
    pub requests: u64,
    /// Input tokens, exact for the text and an upper bound for what is not known yet.
    pub input_tokens: u64,
    /// Expected output tokens.
    pub output_tokens: u64,
    /// Characters billed (machine translation).
    pub characters: u64,
    /// US dollars, where prices are known.
    pub usd: Option<f64>,
}

/// What a whole job would send.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Plan {
    /// `brief` or `full`.
    pub strategy: String,
    /// The stages in order.
    pub stages: Vec<PlanStage>,
    /// Requests of all stages.
    pub requests: u64,
    /// Input tokens of all stages.
    pub input_tokens: u64,
    /// Output tokens of all stages.
    pub output_tokens: u64,
    /// US dollars of all stages, where every price is known.
    pub usd: Option<f64>,
    /// Encoding that the tokens were counted with, or `bytes` where the bound by bytes was enough.
    pub encoding: String,
}
