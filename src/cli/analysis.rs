//! Runs what needs no backend over articles: `inspect`, `quotes`, `plan`. Nothing of the network is built unless an
//! article is fetched.

use std::path::PathBuf;

use super::faults::caught;
use super::messages::Messages;
use super::network::Fetcher;
use super::options::OutputOptions;
use super::ordered;
use super::output::Output;
use super::progress::Line;
use super::sink::{Sink, options, renderer};
use super::sources::Tasks;
use crate::Result;
use crate::config::Settings;
use crate::model::{Article, Report};
use crate::render::View;

/// Inputs from which on threads are worth their start.
const MANY: usize = 16;

/// Makes a report of every article and prints it, in order.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(
    settings: &Settings,
    messages: Messages,
    view: View,
    tasks: Tasks,
    output: &OutputOptions,
    trace: Option<PathBuf>,
    work: impl Fn(Article) -> Result<Report> + Send + Sync + 'static,
) -> Result<u8> {
    let out = Output::open(output.output.as_deref())?;
    let renderer = renderer(settings, output, options(settings, messages, view, &out), "text")?;
    let few = tasks.total.is_some_and(|n| n < MANY) && !tasks.remote;
    let line = if few { Line::hidden() } else { Line::new(messages, tasks.total) };
    let mut sink = Sink::new(out, renderer, &line, messages, settings.strict, false).buffered();
    let fetcher = Fetcher::new(settings, trace);
    let threads = match tasks.total {
        _ if tasks.remote => settings.jobs,
        Some(..MANY) => 1,
        _ => ordered::threads(settings.jobs),
    };
    let work = move |task: super::sources::Task| {
        let id = task.id.clone();
        (id, caught(&task.name(), || task.article(&fetcher).and_then(&work)))
    };
    if threads > 1 {
        ordered::on_threads(tasks.iter, threads, work, |(id, result)| sink.take(&id, result));
    } else {
        let _ = tasks.iter.map(work).try_for_each(|(id, result)| sink.take(&id, result));
    }
    sink.finish()
}
