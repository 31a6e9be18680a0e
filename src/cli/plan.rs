//! `ringkas plan`.

use clap::Args;

use super::analysis;
use super::context::Context;
use super::input::Inputs;
use super::options::{BackendOptions, BudgetOptions, Lay, OutputOptions, SummaryOptions, TextOptions};
use super::sources::Tasks;
use super::work;
use crate::Result;
use crate::job::Want;
use crate::pipeline;
use crate::render::View;

/// What would be sent: requests, tokens, cost; nothing is
///
/// No key is needed. The plan covers every stage: instructions, article, expected answers and a
/// margin for repairs.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Plan a full translation instead of a summary
    #[arg(
        long, env = "RINGKAS_TRANSLATE", hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    translate: bool,
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
}

/// Runs the command.
///
/// # Errors
/// What stops the whole run.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    let groups: [&dyn Lay; 5] = [&args.summary, &args.text, &args.output, &args.backend, &args.budget];
    let (settings, messages) = context.settings(&groups)?;
    let tasks = Tasks::of(args.inputs.resolve()?);
    let want = if args.translate { Want::Translation } else { Want::Summary };
    let job = work::unkeyed_job(&settings, want, false)?;
    let plan = move |article| pipeline::plan(article, &job);
    analysis::run(&settings, messages, View::Plan, tasks, &args.output, None, plan)
}
