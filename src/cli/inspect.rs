//! `ringkas inspect`.

use clap::Args;

use super::analysis;
use super::context::Context;
use super::input::Inputs;
use super::options::OutputOptions;
use super::sources::Tasks;
use crate::Result;
use crate::pipeline;
use crate::plan::tokens::Counter;
use crate::render::View;

/// Everything the analysis knows, without a backend
///
/// Paragraphs, sentences, quotations with their speakers, terms, figures, dates and names, each with
/// its place in the source (code points, end exclusive).
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Count the tokens of every paragraph
    #[arg(
        long, env = "RINGKAS_TOKENS", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new()
    )]
    tokens: bool,
    /// Encoding to count with [default: `o200k_base`]
    #[arg(long, value_name = "NAME", env = "RINGKAS_ENCODING", hide_env_values = true)]
    encoding: Option<String>,
    #[command(flatten)]
    output: OutputOptions,
}

/// Runs the command.
///
/// # Errors
/// What stops the whole run.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    let (settings, messages) = context.settings(&[&args.output])?;
    let tasks = Tasks::of(args.inputs.resolve()?);
    let encoding = args.encoding.as_deref().or(settings.encoding.as_deref());
    let counter = args.tokens.then(|| Counter::new("", encoding)).transpose()?;
    // The lexicon is loaded for a reader only: a script that inspects many articles does not wait for it.
    let gaps = messages.verbose > 0 || settings.format.is_none_or(|f| f.name == "text");
    let inspect = move |article| {
        let mut report = pipeline::inspect(article);
        if gaps {
            pipeline::note_unknown_words(&mut report);
        }
        if let Some(counter) = counter {
            pipeline::count_tokens(&mut report, counter);
        }
        Ok(report)
    };
    analysis::run(&settings, messages, View::Inspect, tasks, &args.output, None, inspect)
}
