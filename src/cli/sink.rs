//! Where results go one after the other: set by a renderer, failures said or reported, the exit code kept.

use std::ops::ControlFlow;

use super::messages::Messages;
use super::options::OutputOptions;
use super::output::Output;
use super::progress::Line;
use crate::config::Settings;
use crate::model::{Report, Severity};
use crate::render::{Failure, Format, Item, Options, Renderer, Template, View};
use crate::{Error, Result};

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

#[expect(clippy::struct_excessive_bools, reason = "what the user wants, and what has happened")]
/// Where a run stands.
pub(super) struct Sink<'a> {
    pub(super) output: Output,
    pub(super) renderer: Box<dyn Renderer>,
    line: &'a Line,
    messages: Messages,
    strict: bool,
    batch: bool,
    /// Whether each result is passed on at once rather than when the buffer is full.
    eager: bool,
    /// Reports printed so far.
    pub(super) printed: usize,
    failed: usize,
    errors: bool,
    /// The exit code of the first failure.
    code: u8,
    stopped: Option<Error>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(
        output: Output,
        renderer: Box<dyn Renderer>,
        line: &'a Line,
        messages: Messages,
        strict: bool,
        batch: bool,
    ) -> Self {
        Self {
            output,
            renderer,
            line,
            messages,
            strict,
            batch,
            eager: true,
            printed: 0,
            failed: 0,
            errors: false,
            code: 0,
            stopped: None,
        }
    }

    /// Passes results on when the buffer is full: for work that is faster than its reader.
    pub(super) fn buffered(self) -> Self {
        Self { eager: false, ..self }
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
                if self.code == 0 {
                    self.code = error.exit_code();
                }
                let failure = Failure::new(id.clone(), &error);
                let error = anyhow::Error::from(error);
                self.line.aside(|| super::messages::error(&error, self.messages.verbose > 0));
                if !self.batch {
                    return ControlFlow::Continue(());
                }
                self.print(Item::Failure(&failure))
            }
        }
    }

    /// The user has interrupted the run, which an article may have had no time to notice.
    pub(super) fn interrupt(&mut self) {
        self.stopped.get_or_insert(Error::Interrupted);
    }

    fn print(&mut self, item: Item<'_>) -> ControlFlow<()> {
        let Self { line, renderer, output, eager, .. } = self;
        let written = line.aside(|| {
            renderer.item(output, item)?;
            if *eager { std::io::Write::flush(output) } else { Ok(()) }
        });
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
    pub(super) fn finish(mut self) -> Result<u8> {
        let stopped = self.stopped.take();
        if matches!(stopped, Some(Error::Write { .. } | Error::Config { .. }))
            || (self.printed + self.failed == 0 && stopped.is_some())
        {
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
            let rest = if self.printed > 0 { "; the rest are done" } else { "" };
            self.messages.note(&format!("{} of {total} articles failed{rest}", self.failed));
            return Ok(5);
        }
        Ok(if self.code == 0 && self.strict && self.errors { 3 } else { self.code })
    }
}
