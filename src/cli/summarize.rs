//! `ringkas summarize`, which is also `ringkas INPUT`.

use clap::Args;

use super::context::Context;
use super::input::Inputs;
use super::options::{BackendOptions, BudgetOptions, NetworkOptions, OutputOptions, SummaryOptions, TextOptions};
use super::sources::Tasks;
use super::work::{self, Groups, Work};
use crate::Result;
use crate::job::Want;
use crate::render::View;

/// English summary with preserved quotations
///
/// Every sentence names the source paragraphs it rests on; every quotation is the translation of one
/// quotation of the source; quotations that the summary does not use follow it; what is left out is
/// listed with the reason; what the checks found stands at the end.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    summary: SummaryOptions,
    /// Add every paragraph in both languages
    #[arg(
        long, help_heading = "Summary", env = "RINGKAS_BILINGUAL", hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    bilingual: bool,
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
    let tasks = Tasks::of(args.inputs.resolve()?);
    let job = work::job(&settings, Want::Summary, args.bilingual)?;
    let work = Work { settings, messages, job, view: View::Summary, batch: false };
    work.run(tasks, &args.output, args.network.trace.clone(), "text")
}
