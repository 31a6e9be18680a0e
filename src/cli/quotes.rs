//! `ringkas quotes`.

use clap::Args;

use super::analysis;
use super::context::Context;
use super::input::Inputs;
use super::options::{BackendOptions, BudgetOptions, NetworkOptions, OutputOptions, TextOptions};
use super::sources::Tasks;
use super::work::{self, Groups, Work};
use crate::Result;
use crate::job::Want;
use crate::pipeline;
use crate::render::View;

/// The quotations: who said what, where
///
/// Without --english nothing is translated and no backend is needed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Translate the quotations
    #[arg(
        long, help_heading = "Text", env = "RINGKAS_ENGLISH", hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    english: bool,
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
    if !args.english {
        let inspect = |article| Ok(pipeline::inspect(article));
        return analysis::run(
            &settings,
            messages,
            View::Quotes,
            tasks,
            &args.output,
            args.network.trace.clone(),
            inspect,
        );
    }
    let job = work::job(&settings, Want::Quotes, false)?;
    let work = Work { settings, messages, job, view: View::Quotes, batch: false };
    work.run(tasks, &args.output, args.network.trace.clone(), "text")
}
