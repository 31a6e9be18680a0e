//! `ringkas translate`.

use clap::Args;

use super::context::Context;
use super::input::Inputs;
use super::options::{BackendOptions, BudgetOptions, NetworkOptions, OutputOptions, TextOptions};
use super::sources::Tasks;
use super::work::{self, Groups, Work};
use crate::Result;
use crate::job::Want;
use crate::render::View;

/// Full English translation, paragraph by paragraph
///
/// Paragraphs keep their numbers and their order, quotations stay whole; link lines and other
/// furniture of the page are left out and listed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Add the Indonesian under every paragraph
    #[arg(
        long, help_heading = "Text", env = "RINGKAS_BILINGUAL", hide_env_values = true,
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
        summary: None,
    };
    let (settings, messages) = groups.settings(context)?;
    let tasks = Tasks::of(args.inputs.resolve()?);
    let job = work::job(&settings, Want::Translation, args.bilingual)?;
    let work = Work { settings, messages, job, view: View::Translation, batch: false };
    work.run(tasks, &args.output, args.network.trace.clone(), "text")
}
