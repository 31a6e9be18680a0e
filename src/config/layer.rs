//! One layer of settings: every one of them optional, from the command line and environment or from the file.

use std::path::PathBuf;

use serde::Deserialize;

use super::Origins;

/// Settings of one layer; what is `None` is left to the layer below.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Layer {
    /// Backend of both roles.
    pub backend: Option<String>,
    /// Backend that translates.
    pub translator: Option<String>,
    /// Backend that summarises.
    pub summarizer: Option<String>,
    /// Model; from flags and environment only, the file sets it for each backend.
    #[serde(skip)]
    pub model: Option<String>,
    /// Base address, likewise.
    #[serde(skip)]
    pub base_url: Option<String>,
    /// Length of the summary in words.
    pub words: Option<usize>,
    /// `auto`, `brief` or `full`.
    pub strategy: Option<String>,
    /// `all` or `inline`.
    pub quotes: Option<String>,
    /// `english`, `original` or `both`.
    pub quote_language: Option<String>,
    /// File of terms to be used.
    pub glossary: Option<PathBuf>,
    /// Tokens for the whole job.
    pub budget: Option<u64>,
    /// US dollars for the whole job.
    pub max_cost: Option<f64>,
    /// Whether to leave out paragraphs rather than break the budget.
    pub fit: Option<bool>,
    /// Articles or requests in flight at a time.
    pub jobs: Option<usize>,
    /// Seconds for one call, retries included.
    pub timeout: Option<f64>,
    /// Seconds for the whole job.
    pub deadline: Option<f64>,
    /// Whether answers are kept and reused.
    pub cache: Option<bool>,
    /// Folder of the cache.
    pub cache_dir: Option<PathBuf>,
    /// Certificates to trust besides the built-in roots.
    pub ca_file: Option<PathBuf>,
    /// Whether a result with errors is a failure.
    pub strict: Option<bool>,
    /// Name of the output format.
    pub format: Option<String>,
    /// `auto`, `always` or `never`.
    pub color: Option<String>,
    /// `auto` or `never`.
    pub progress: Option<String>,
    /// Price file of `LiteLLM`.
    pub prices: Option<PathBuf>,
    /// Encoding to count tokens with.
    pub encoding: Option<String>,
    /// Who set what; filled for flags and environment.
    #[serde(skip)]
    pub origins: Origins,
}

/// The keys that the top level of a configuration file may have.
pub(super) const FILE_KEYS: &[&str] = &[
    "backend",
    "backends",
    "budget",
    "ca_file",
    "cache",
    "cache_dir",
    "color",
    "deadline",
    "encoding",
    "fit",
    "format",
    "glossary",
    "jobs",
    "max_cost",
    "prices",
    "progress",
    "quote_language",
    "quotes",
    "strategy",
    "strict",
    "summarizer",
    "timeout",
    "translator",
    "words",
];
