//! `ringkas batch`: many articles, in order, with what fails reported in its place.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::Args;

use super::context::Context;
use super::input::usage;
use super::options::{BackendOptions, BudgetOptions, NetworkOptions, OutputOptions, SummaryOptions, TextOptions};
use super::sources::Tasks;
use super::work::{self, Groups, Work};
use crate::Result;
use crate::job::Want;
use crate::render::View;

/// Many articles: files, folders, patterns, lists of addresses, NDJSON
///
/// INPUT is a file, a folder (with all in it), a pattern, an address, a file of addresses or paths one a line, a .ndjson
/// file, or - for such lines on standard input. A line of NDJSON is an object with an id and one of text, html, url and
/// path (a url beside text or html only says where it is from). Results come in the order of the inputs, one JSON
/// object a line unless --format says otherwise; an article that fails leaves
/// {"id":…,"error":{"kind":…,"message":…}} in its place, and the exit code is 5.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, addresses, lists, or - for standard input
    #[arg(value_name = "INPUT")]
    inputs: Vec<OsString>,
    /// Translate in full instead of summarising
    #[arg(
        long, env = "RINGKAS_TRANSLATE", hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    translate: bool,
    /// With text formats, add the Indonesian under every paragraph
    #[arg(
        long, help_heading = "Text", env = "RINGKAS_BILINGUAL", hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    bilingual: bool,
    #[command(flatten)]
    summary: SummaryOptions,
    #[command(flatten)]
    text: TextOptions,
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    backend: BackendOptions,
    #[command(flatten)]
    budget: BudgetOptions,
    #[command(flatten)]
    network: NetworkOptions,
}

/// Runs the command.
///
/// # Errors
/// What stops the whole run.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    let groups = Groups {
        output: &args.output,
        backend: &args.backend,
        budget: &args.budget,
        network: &args.network,
        text: &args.text,
        summary: Some(&args.summary),
    };
    let (settings, messages) = groups.settings(context)?;
    let mut inputs = args.inputs.clone();
    if inputs.is_empty() {
        if std::io::stdin().is_terminal() {
            return Err(usage("there is nothing to read", "name files, folders or patterns, or pipe NDJSON in"));
        }
        inputs.push("-".into());
    }
    if inputs.iter().filter(|i| *i == "-").count() > 1 {
        return Err(usage("standard input is named twice", "it can be read once only"));
    }
    let tasks = Tasks::batch(&inputs)?;
    let (want, view) =
        if args.translate { (Want::Translation, View::Translation) } else { (Want::Summary, View::Summary) };
    let job = work::job(&settings, want, args.bilingual)?;
    let work = Work { settings, messages, job, view, batch: true };
    work.run(tasks, &args.output, args.network.trace.clone(), "ndjson")
}
