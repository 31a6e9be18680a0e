//! The one place where a client of the network is made, and only when something is going to be sent.

use std::path::PathBuf;

use tokio::runtime::{Builder, Runtime};

use super::input;
use crate::config::Settings;
use crate::model::Article;
use crate::net::{Cache, Client, Options};
use crate::{Error, Result};

/// Everything about the network that the settings say. `trace` is the file that every exchange is written to.
pub(super) fn options(settings: &Settings, trace: Option<PathBuf>) -> Options {
    Options {
        cache: settings.cache_dir.clone().filter(|_| settings.cache),
        jobs: settings.jobs,
        timeout_per_call: settings.timeout,
        deadline: settings.deadline,
        trace,
        ca_file: settings.ca_file.clone(),
        budget_tokens: settings.budget,
        max_cost_usd: settings.max_cost,
        ..Options::default()
    }
}

/// The cache of earlier runs, for what it knows, where there is one; none is made.
pub(super) fn known(settings: &Settings) -> Option<Cache> {
    let directory = settings.cache_dir.as_deref().filter(|d| settings.cache && Cache::file(d).is_file())?;
    Some(Cache::open(directory))
}

/// A runtime for requests: one thread, many in flight.
///
/// # Errors
/// The system has no means for it.
pub(super) fn runtime() -> Result<Runtime> {
    built(Builder::new_current_thread().enable_all())
}

/// A runtime for work that only waits for other threads.
///
/// # Errors
/// As [`runtime`].
pub(super) fn idle_runtime() -> Result<Runtime> {
    built(&mut Builder::new_current_thread())
}

fn built(builder: &mut Builder) -> Result<Runtime> {
    builder.build().map_err(|source| Error::Read { input: "the network".to_owned(), source })
}

/// Fetches articles for a job that sends nothing; a client is made when there is something to fetch.
#[derive(Clone, Debug)]
pub(super) struct Fetcher {
    options: Options,
}

impl Fetcher {
    /// With the settings' time-outs and certificates.
    pub(super) fn new(settings: &Settings, trace: Option<PathBuf>) -> Self {
        Self { options: Options { cache: None, ..options(settings, trace) } }
    }

    /// The article of a page.
    ///
    /// # Errors
    /// What the network says, or that there is no article in the page.
    pub(super) fn fetch(&self, url: &str) -> Result<Article> {
        runtime()?.block_on(async { input::fetched(Client::new(&self.options)?.fetch(url).await?) })
    }
}
