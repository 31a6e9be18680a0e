//! Arguments, commands, messages. The only place that prints.
//!
//! Standard output carries the result and nothing else; messages and progress go to standard error.

mod analysis;
mod arguments;
mod backends;
mod batch;
mod cache;
mod check;
mod completions;
mod config;
mod context;
mod faults;
mod glossary;
mod help;
mod input;
mod inspect;
mod lines;
mod man;
mod messages;
mod network;
mod online;
mod options;
mod ordered;
mod output;
mod parts;
mod plan;
mod progress;
mod quotes;
mod record;
mod sink;
mod sources;
mod summarize;
mod table;
mod translate;
mod work;

use clap::FromArgMatches;

use arguments::{Cli, Command};
use context::Context;

use crate::Error;

/// Runs the command line and gives the exit code.
#[must_use]
pub fn run() -> u8 {
    faults::report();
    // What a fault printed is all there is to say.
    std::panic::catch_unwind(run_command).unwrap_or(1)
}

fn run_command() -> u8 {
    let mut command = arguments::command();
    let arguments = arguments::normalised(&command, std::env::args_os().collect());
    let matches = match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => matches,
        Err(error) => return messages::usage(&error),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return messages::usage(&error),
    };
    let context = Context::new(&cli, &matches);
    let causes = cli.global.verbose > 0;
    command_of(cli.command, &context).unwrap_or_else(|error| {
        let known = error.downcast_ref::<Error>();
        // A reader that closes the pipe early has what it wanted.
        if known.is_some_and(output::is_closed_pipe) {
            return 0;
        }
        messages::error(&error, causes);
        known.map_or(1, Error::exit_code)
    })
}

fn command_of(command: Command, context: &Context) -> anyhow::Result<u8> {
    let code = match command {
        Command::Summarize(args) => summarize::run(&args, context),
        Command::Translate(args) => translate::run(&args, context),
        Command::Quotes(args) => quotes::run(&args, context),
        Command::Inspect(args) => inspect::run(&args, context),
        Command::Plan(args) => plan::run(&args, context),
        Command::Check(args) => check::run(&args, context),
        Command::Batch(args) => batch::run(&args, context),
        Command::Backends(args) => backends::run(&args, context),
        Command::Config(args) => config::run(&args, context),
        Command::Cache(args) => cache::run(&args, context),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    Ok(code?)
}
