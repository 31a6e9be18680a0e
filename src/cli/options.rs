//! Groups of options that several commands share, and how they become a layer of settings.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::config::Layer;
use crate::render::FORMATS;

/// A group of options that settings are made from.
pub(super) trait Lay {
    /// Puts what was given into the layer.
    fn lay(&self, layer: &mut Layer);
}

/// Where the result goes and what it looks like.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputOptions {
    /// Format of the result
    #[arg(short, long, value_name = "FORMAT", env = "RINGKAS_FORMAT", hide_env_values = true, value_parser = formats())]
    pub(super) format: Option<String>,

    /// Set the result by a template of your own (minijinja) over each article object
    #[arg(long, value_name = "FILE", env = "RINGKAS_TEMPLATE", hide_env_values = true)]
    pub(super) template: Option<PathBuf>,

    /// Write the result to a file, which appears whole or not at all
    #[arg(short, long, value_name = "FILE", env = "RINGKAS_OUTPUT", hide_env_values = true)]
    pub(super) output: Option<PathBuf>,
}

/// The names of the table of formats.
fn formats() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(FORMATS.iter().map(|f| PossibleValue::new(f.name).help(f.help)))
}

impl Lay for OutputOptions {
    fn lay(&self, layer: &mut Layer) {
        layer.format.clone_from(&self.format);
    }
}

/// Who does the work.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Backend")]
pub(super) struct BackendOptions {
    /// Backend that translates and summarises; `ringkas backends` lists them [default: offline]
    #[arg(short, long, value_name = "NAME", env = "RINGKAS_BACKEND", hide_env_values = true)]
    backend: Option<String>,

    /// Backend that translates, where it is another one
    #[arg(long, value_name = "NAME", env = "RINGKAS_TRANSLATOR", hide_env_values = true)]
    translator: Option<String>,

    /// Backend that summarises, where it is another one
    #[arg(long, value_name = "NAME", env = "RINGKAS_SUMMARIZER", hide_env_values = true)]
    summarizer: Option<String>,

    /// Model of the backend
    #[arg(short, long, value_name = "ID", env = "RINGKAS_MODEL", hide_env_values = true)]
    model: Option<String>,

    /// Address of the backend
    #[arg(long, value_name = "URL", env = "RINGKAS_BASE_URL", hide_env_values = true)]
    base_url: Option<String>,

    /// Encoding to count tokens with, where it is not the model's own (`o200k_base`, `cl100k_base`)
    #[arg(long, value_name = "NAME", env = "RINGKAS_ENCODING", hide_env_values = true)]
    encoding: Option<String>,

    /// The file `model_prices_and_context_window.json` of `LiteLLM`, for windows and prices
    #[arg(long, value_name = "FILE", env = "RINGKAS_PRICES", hide_env_values = true)]
    prices: Option<PathBuf>,
}

impl BackendOptions {
    /// Puts a backend in both roles.
    pub(super) fn choose(&mut self, name: &str) {
        self.backend = Some(name.to_owned());
        (self.translator, self.summarizer) = (None, None);
    }
}

impl Lay for BackendOptions {
    fn lay(&self, layer: &mut Layer) {
        layer.backend.clone_from(&self.backend);
        layer.translator.clone_from(&self.translator);
        layer.summarizer.clone_from(&self.summarizer);
        layer.model.clone_from(&self.model);
        layer.base_url.clone_from(&self.base_url);
        layer.encoding.clone_from(&self.encoding);
        layer.prices.clone_from(&self.prices);
    }
}

/// What may be spent.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Budget")]
pub(super) struct BudgetOptions {
    /// Most tokens, in and out, of the whole job; nothing is sent that would break it
    #[arg(long, value_name = "TOKENS", env = "RINGKAS_BUDGET", hide_env_values = true)]
    budget: Option<u64>,

    /// Most US dollars of the whole job
    #[arg(long, value_name = "USD", env = "RINGKAS_MAX_COST", hide_env_values = true)]
    max_cost: Option<f64>,

    /// Leave out the least central paragraphs rather than refuse a job over the budget
    #[arg(
        long, env = "RINGKAS_FIT", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new()
    )]
    fit: bool,
}

impl Lay for BudgetOptions {
    fn lay(&self, layer: &mut Layer) {
        layer.budget = self.budget;
        layer.max_cost = self.max_cost;
        layer.fit = self.fit.then_some(true);
    }
}

/// How requests are made.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Network")]
pub(super) struct NetworkOptions {
    /// Articles and requests in flight at a time [default: 8]
    #[arg(short, long, value_name = "N", env = "RINGKAS_JOBS", hide_env_values = true)]
    jobs: Option<usize>,

    /// Seconds for one call, retries included [default: 300]
    #[arg(long, value_name = "SECONDS", env = "RINGKAS_TIMEOUT", hide_env_values = true)]
    timeout: Option<f64>,

    /// Seconds for the whole job; what was answered by then is kept
    #[arg(long, value_name = "SECONDS", env = "RINGKAS_DEADLINE", hide_env_values = true)]
    deadline: Option<f64>,

    /// Ask again what has been answered before, and keep nothing
    #[arg(
        long, env = "RINGKAS_NO_CACHE", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new()
    )]
    no_cache: bool,

    /// Folder of the cache, instead of ringkas in the user's cache folder
    #[arg(long, value_name = "DIR", env = "RINGKAS_CACHE_DIR", hide_env_values = true)]
    cache_dir: Option<PathBuf>,

    /// Certificates (PEM) to trust besides the built-in ones
    #[arg(long, value_name = "FILE", env = "RINGKAS_CA_FILE", hide_env_values = true)]
    ca_file: Option<PathBuf>,

    /// Write every exchange to a file (NDJSON, keys masked)
    #[arg(long, value_name = "FILE", env = "RINGKAS_TRACE", hide_env_values = true)]
    pub(super) trace: Option<PathBuf>,
}

impl Lay for NetworkOptions {
    fn lay(&self, layer: &mut Layer) {
        layer.jobs = self.jobs;
        layer.timeout = self.timeout;
        layer.deadline = self.deadline;
        layer.cache = self.no_cache.then_some(false);
        layer.cache_dir.clone_from(&self.cache_dir);
        layer.ca_file.clone_from(&self.ca_file);
    }
}

/// What a summary is like.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Summary")]
pub(super) struct SummaryOptions {
    /// Length of the summary in words [default: 180]
    #[arg(short, long, value_name = "N", env = "RINGKAS_WORDS", hide_env_values = true)]
    words: Option<usize>,

    /// How it is made: brief (one call, straight from the Indonesian), full (translate, then
    /// summarise) or auto (brief where a language model can)
    #[arg(long, value_name = "HOW", env = "RINGKAS_STRATEGY", hide_env_values = true)]
    strategy: Option<String>,

    /// Quotations that the summary does not use: all (they follow it) or inline (they do not)
    #[arg(long, value_name = "WHICH", env = "RINGKAS_QUOTES", hide_env_values = true)]
    quotes: Option<String>,
}

impl Lay for SummaryOptions {
    fn lay(&self, layer: &mut Layer) {
        layer.words = self.words;
        layer.strategy.clone_from(&self.strategy);
        layer.quotes.clone_from(&self.quotes);
    }
}

/// What English is like, in whichever form.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Text")]
pub(super) struct TextOptions {
    /// Quotations are listed in: english, original or both
    #[arg(long, value_name = "WHICH", env = "RINGKAS_QUOTE_LANGUAGE", hide_env_values = true)]
    quote_language: Option<String>,

    /// Terms to be used: Indonesian and English, a tab or comma between, one a line
    #[arg(long, value_name = "FILE", env = "RINGKAS_GLOSSARY", hide_env_values = true)]
    glossary: Option<PathBuf>,

    /// A result with errors is a failure (exit code 3)
    #[arg(
        long, env = "RINGKAS_STRICT", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new()
    )]
    strict: bool,
}

impl Lay for TextOptions {
    fn lay(&self, layer: &mut Layer) {
        layer.quote_language.clone_from(&self.quote_language);
        layer.glossary.clone_from(&self.glossary);
        layer.strict = self.strict.then_some(true);
    }
}
