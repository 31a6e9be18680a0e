//! Runs jobs over articles and prints each as it is done, in order: what `summarize`, `translate`, `quotes --english`
//! and `batch` have in common.

use std::path::PathBuf;
use std::sync::Arc;

use super::context::Context;
use super::faults::caught;
use super::messages::Messages;
use super::network::{self, Fetcher};
use super::online::Online;
use super::options::{BackendOptions, BudgetOptions, Lay, NetworkOptions, OutputOptions, SummaryOptions, TextOptions};
use super::ordered;
use super::output::Output;
use super::progress::Line;
use super::sink::{Sink, options, renderer};
use super::sources::{Task, Tasks};
use crate::config::Settings;
use crate::job::{Job, Want};
use crate::model::{JobUsage, Report};
use crate::net::Client;
use crate::pipeline;
use crate::render::View;
use crate::{Error, Result};

/// The groups of options of a command that does a job.
#[derive(Clone, Copy)]
pub(super) struct Groups<'a> {
    pub(super) output: &'a OutputOptions,
    pub(super) backend: &'a BackendOptions,
    pub(super) budget: &'a BudgetOptions,
    pub(super) network: &'a NetworkOptions,
    pub(super) text: &'a TextOptions,
    pub(super) summary: Option<&'a SummaryOptions>,
}

impl Groups<'_> {
    /// The settings that they make.
    pub(super) fn settings(&self, context: &Context) -> Result<(Settings, Messages)> {
        let mut groups: Vec<&dyn Lay> = vec![self.output, self.backend, self.budget, self.network, self.text];
        if let Some(summary) = self.summary {
            groups.push(summary);
        }
        context.settings(&groups)
    }
}

/// One run over articles.
pub(super) struct Work {
    pub(super) settings: Settings,
    pub(super) messages: Messages,
    pub(super) job: Job,
    pub(super) view: View,
    /// Whether a failed article is part of the result (`batch`) or only an error.
    pub(super) batch: bool,
}

/// The job that the settings describe, keys read where something will be sent; and the line that says so when the
/// built-in engine does it because nobody chose another.
///
/// # Errors
/// A backend is incomplete, its key is missing, or the glossary cannot be read.
pub(super) fn job(settings: &Settings, want: Want, bilingual: bool) -> Result<Job> {
    let mut job = unkeyed_job(settings, want, bilingual)?;
    if job.needs_network() {
        settings.catalogue.unlock(&mut job.translator)?;
        if job.summarizer.name == job.translator.name {
            job.summarizer.key.clone_from(&job.translator.key);
        } else if want == Want::Summary {
            settings.catalogue.unlock(&mut job.summarizer)?;
        }
    }
    Ok(job)
}

/// The job without its keys, for a plan.
///
/// # Errors
/// As [`job`].
pub(super) fn unkeyed_job(settings: &Settings, want: Want, bilingual: bool) -> Result<Job> {
    let roles = settings.roles()?;
    Ok(Job {
        translator: roles.translator,
        summarizer: roles.summarizer,
        want,
        words: settings.words,
        strategy: settings.strategy,
        glossary: settings.glossary.as_deref().map(super::glossary::read).transpose()?.unwrap_or_default(),
        fit: settings.fit,
        budget_tokens: settings.budget,
        max_cost_usd: settings.max_cost,
        bilingual,
    })
}

/// Says, under a result, that it is a gist and how to get more.
fn say_offline(settings: &Settings, messages: Messages) {
    if settings.is_unconfigured() {
        messages.note(
            "no backend is configured: the English is a gist by the built-in offline engine; \
             choose another with -b NAME (ringkas backends lists them)",
        );
    }
}

impl Work {
    /// Does the job for every task and prints the reports.
    ///
    /// # Errors
    /// What stops the whole run.
    pub(super) fn run(
        self,
        tasks: Tasks,
        output: &OutputOptions,
        trace: Option<PathBuf>,
        default_format: &str,
    ) -> Result<u8> {
        let out = Output::open(output.output.as_deref())?;
        let mut options = options(&self.settings, self.messages, self.view, &out);
        options.bilingual = self.job.bilingual;
        let renderer = renderer(&self.settings, output, options, default_format)?;
        // One article and the built-in engine are done before a line could be read.
        let quick = !self.job.needs_network() && tasks.total == Some(1) && !tasks.remote;
        let line = if quick { Line::hidden() } else { Line::new(self.messages, tasks.total) };
        let mut sink = Sink::new(out, renderer, &line, self.messages, self.settings.strict, self.batch);
        if self.job.needs_network() {
            let tasks = self.within_budget(tasks, &Fetcher::new(&self.settings, None))?;
            let client = Client::new(&network::options(&self.settings, trace))?;
            let online =
                Online { job: &self.job, client: &client, line: &line, jobs: self.settings.jobs, endless: self.batch };
            if online.run(tasks, |(id, result)| sink.take(&id, result))? {
                sink.interrupt();
            }
            self.say_usage(&client.usage());
        } else {
            self.offline(tasks, Fetcher::new(&self.settings, trace), &mut sink);
        }
        let printed = sink.printed > 0;
        let code = sink.finish()?;
        if printed {
            say_offline(&self.settings, self.messages);
        }
        Ok(code)
    }

    /// A budget is for the whole job: before anything is sent, the plans of all the articles named must fit together.
    /// With `--fit` each gets its share of the budget and is made to fit it. A batch may be endless; there an article
    /// gets what the ones before it have left, and the ledger stops what would break the budget.
    fn within_budget(&self, tasks: Tasks, fetcher: &Fetcher) -> Result<Tasks> {
        let limited = self.job.budget_tokens.is_some() || self.job.max_cost_usd.is_some();
        if !limited || self.batch || tasks.total.is_none_or(|n| n < 2) {
            return Ok(tasks);
        }
        let (mut sizes, mut usd) = (Vec::new(), Some(0.0));
        let cache = network::known(&self.settings);
        let tasks = tasks.read(fetcher, |article| {
            let plan = pipeline::plan_with(article.clone(), &self.job, cache.as_ref())?.plan.unwrap_or_default();
            sizes.push(plan.input_tokens + plan.output_tokens);
            usd = usd.zip(plan.usd).map(|(a, b)| a + b);
            Ok(())
        })?;
        let tokens: u64 = sizes.iter().sum();
        if self.job.fit {
            let fits = self.job.budget_tokens.is_none_or(|b| tokens <= b)
                && self.job.max_cost_usd.is_none_or(|limit| usd.is_some_and(|usd| usd <= limit));
            return Ok(if fits { tasks } else { tasks.shared(sizes) });
        }
        let over = |message: String| Err(Error::Budget { message: format!("{message}; nothing was sent") });
        if let Some(budget) = self.job.budget_tokens.filter(|b| tokens > *b) {
            let more = tokens - budget;
            return over(format!("the plans take {tokens} tokens together, {more} more than the budget of {budget}"));
        }
        match (self.job.max_cost_usd, usd) {
            (Some(limit), Some(usd)) if usd > limit => {
                over(format!("the plans cost US$ {usd:.4} together, more than the limit of US$ {limit}"))
            }
            (Some(_), None) => over("the cost cannot be limited because a price is not known".to_owned()),
            _ => Ok(tasks),
        }
    }

    /// With `-v`: planned against actual.
    fn say_usage(&self, usage: &JobUsage) {
        if self.messages.verbose == 0 {
            return;
        }
        let usd = usage.usd.map_or(String::new(), |usd| format!(", US$ {usd:.4}"));
        self.messages.note(&format!(
            "{}, {} from the cache; {} tokens in ({} planned), {} out{usd}",
            super::messages::count(usage.requests, "request"),
            super::messages::count(usage.cached, "answer"),
            usage.input_tokens,
            usage.planned_input_tokens,
            usage.output_tokens
        ));
    }

    /// Nothing of the network is built: threads share the articles.
    fn offline(&self, tasks: Tasks, fetcher: Fetcher, sink: &mut Sink<'_>) {
        let threads = match tasks {
            Tasks { total: Some(1), .. } => 1,
            Tasks { remote: true, .. } => self.settings.jobs,
            _ => ordered::threads(self.settings.jobs),
        };
        let job = Arc::new(self.job.clone());
        let work = move |task: Task| {
            let run = |article| block_on(pipeline::run(article, &job, None, &|_| ()));
            let result = caught(&task.name(), || task.article(&fetcher).and_then(run));
            (task.id.clone(), named(result, &task))
        };
        if threads == 1 {
            let _ = tasks.iter.map(work).try_for_each(|(id, result)| sink.take(&id, result));
            return;
        }
        ordered::on_threads(tasks.iter, threads, work, |(id, result)| sink.take(&id, result));
    }
}

/// The report with the id that its line of NDJSON gave.
pub(super) fn named(result: Result<Report>, task: &Task) -> Result<Report> {
    result.map(|mut report| {
        report.id = Some(task.id.clone()).filter(|id| !id.is_null());
        report
    })
}

/// Runs a job that waits for nothing but itself.
fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    network::idle_runtime()?.block_on(work)
}
