//! Runs jobs over articles and prints each as it is done, in order: what `summarize`, `translate`, `quotes --english`
//! and `batch` have in common.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::StreamExt;

use super::context::Context;
use super::messages::Messages;
use super::network::{self, Fetcher};
use super::options::{BackendOptions, BudgetOptions, Lay, NetworkOptions, OutputOptions, SummaryOptions, TextOptions};
use super::ordered;
use super::output::Output;
use super::progress::Line;
use super::sources::{Task, Tasks};
use crate::config::Settings;
use crate::job::{Job, Want};
use crate::model::{Report, Severity};
use crate::net::Client;
use crate::pipeline;
use crate::render::{Failure, Format, Item, Options, Renderer, Template, View};
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
        settings.catalogue.unlock(&mut job.summarizer)?;
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

/// Says once that the result is a gist, and how to get more.
pub(super) fn say_offline(settings: &Settings, messages: Messages) {
    if settings.is_unconfigured() {
        messages.note(
            "no backend is configured: the English is a gist by the built-in offline engine; \
             choose another with -b NAME (ringkas backends lists them)",
        );
    }
}

/// How the result is to be set.
pub(super) fn options(settings: &Settings, messages: Messages, view: View, output: &Output) -> Options {
    let (width, color) = output.manners(settings.color);
    Options {
        quotes: settings.quotes,
        quote_language: settings.quote_language,
        width,
        color,
        verbose: messages.verbose > 0,
        ..Options::new(view)
    }
}

/// The renderer of the template, else of the format asked for, else of `default`.
///
/// # Errors
/// The template cannot be used.
pub(super) fn renderer(
    settings: &Settings,
    output: &OutputOptions,
    options: Options,
    default: &str,
) -> Result<Box<dyn Renderer>> {
    if let Some(path) = &output.template {
        return Ok(Box::new(Template::load(path)?));
    }
    let format = settings.format.or_else(|| Format::named(default)).unwrap_or(&crate::render::FORMATS[0]);
    Ok((format.renderer)(options))
}

/// Where a run stands.
pub(super) struct Sink<'a> {
    pub(super) output: Output,
    pub(super) renderer: Box<dyn Renderer>,
    line: &'a Line,
    strict: bool,
    batch: bool,
    printed: usize,
    failed: usize,
    errors: bool,
    /// The exit code of the first failure.
    code: u8,
    stopped: Option<Error>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(output: Output, renderer: Box<dyn Renderer>, line: &'a Line, strict: bool, batch: bool) -> Self {
        Self { output, renderer, line, strict, batch, printed: 0, failed: 0, errors: false, code: 0, stopped: None }
    }

    /// Prints one result, or says why there is none; breaks where going on makes no sense.
    pub(super) fn take(&mut self, id: &serde_json::Value, result: Result<Report>) -> ControlFlow<()> {
        self.line.done();
        match result {
            Ok(report) => {
                self.printed += 1;
                self.errors |= report.findings.iter().any(|f| f.severity == Severity::Error);
                self.print(Item::Report(&report))
            }
            Err(error @ Error::Interrupted) => {
                self.stopped = Some(error);
                ControlFlow::Break(())
            }
            Err(error) => {
                self.failed += 1;
                self.line.aside(|| super::messages::error(&error));
                if self.code == 0 {
                    self.code = error.exit_code();
                }
                if !self.batch {
                    return ControlFlow::Continue(());
                }
                self.print(Item::Failure(&Failure::new(id.clone(), &error)))
            }
        }
    }

    fn print(&mut self, item: Item<'_>) -> ControlFlow<()> {
        let Self { line, renderer, output, .. } = self;
        let written = line.aside(|| renderer.item(output, item).and_then(|()| std::io::Write::flush(output)));
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(e) => {
                self.stopped = Some(self.output.failed(e));
                ControlFlow::Break(())
            }
        }
    }

    /// Finishes the document and gives the exit code. A file is left as it was when nothing was printed.
    ///
    /// # Errors
    /// What stopped the run, or a result that cannot be written.
    pub(super) fn finish(mut self, messages: Messages) -> Result<u8> {
        let stopped = self.stopped.take();
        if matches!(stopped, Some(Error::Write { .. })) || (self.printed + self.failed == 0 && stopped.is_some()) {
            return stopped.map_or(Ok(1), Err);
        }
        if self.printed > 0 || self.batch {
            if let Err(e) = self.renderer.end(&mut self.output) {
                return Err(self.output.failed(e));
            }
            self.output.finish()?;
        }
        if let Some(error) = stopped {
            return Err(error);
        }
        if self.batch && self.failed > 0 {
            let total = self.printed + self.failed;
            messages.note(&format!("{} of {total} articles failed; the rest are done", self.failed));
            return Ok(5);
        }
        Ok(if self.code == 0 && self.strict && self.errors { 3 } else { self.code })
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
        let line = Line::new(self.messages, tasks.total);
        let mut sink = Sink::new(out, renderer, &line, self.settings.strict, self.batch);
        if self.job.needs_network() {
            let client = Client::new(&network::options(&self.settings, trace))?;
            self.online(tasks, &client, &line, &mut sink)?;
        } else {
            self.offline(tasks, Fetcher::new(&self.settings, trace), &mut sink);
        }
        sink.finish(self.messages)
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
            let result =
                task.article(&fetcher).and_then(|article| block_on(pipeline::run(article, &job, None, &|_| ())));
            (task.id.clone(), named(result, &task))
        };
        if threads == 1 {
            let _ = tasks.iter.map(work).try_for_each(|(id, result)| sink.take(&id, result));
            return;
        }
        ordered::on_threads(tasks.iter, threads, work, |(id, result)| sink.take(&id, result));
    }

    /// One thread, many requests in flight.
    fn online(&self, tasks: Tasks, client: &Client, line: &Line, sink: &mut Sink<'_>) -> Result<()> {
        let runtime = network::runtime()?;
        let progress = |p| line.show(p);
        let one = async |task: Task| {
            let result = match task.fetch(client).await {
                Ok(article) => pipeline::run(article, &self.job, Some(client), &progress).await,
                Err(error) => Err(error),
            };
            (task.id.clone(), named(result, &task))
        };
        runtime.block_on(async {
            let mut results = tasks.stream().map(one).buffered(self.settings.jobs);
            let work = async {
                while let Some((id, result)) = results.next().await {
                    if sink.take(&id, result).is_break() {
                        return;
                    }
                }
            };
            let interrupt = async {
                if tokio::signal::ctrl_c().await.is_ok() {
                    client.interrupt();
                }
                std::future::pending::<()>().await;
            };
            tokio::select! { () = work => {}, () = interrupt => {} }
        });
        // A thread that still waits for standard input must not keep the process.
        runtime.shutdown_background();
        Ok(())
    }
}

/// The report with the id that its line of NDJSON gave.
fn named(result: Result<Report>, task: &Task) -> Result<Report> {
    result.map(|mut report| {
        report.id = Some(task.id.clone()).filter(|id| !id.is_null());
        report
    })
}

/// Runs a job that waits for nothing but itself.
fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.map_err(|source| Error::Read { input: "the built-in engine".to_owned(), source })?.block_on(work)
}
