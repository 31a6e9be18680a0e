//! The command line as clap sees it: one tree of commands, in which `ringkas FILE` has become `ringkas summarize FILE`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};

use super::help;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "ringkas",
    version,
    about = "Indonesian articles to English whose quotations can be trusted",
    long_about = help::ABOUT,
    after_long_help = help::AFTER,
    override_usage = "ringkas [OPTIONS] [INPUT]...\n       ringkas COMMAND [OPTIONS] [ARGUMENTS]...",
    subcommand_value_name = "COMMAND",
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub(super) global: Global,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "General")]
pub(super) struct Global {
    /// Configuration file, instead of ringkas/config.toml in the user's configuration folder
    #[arg(long, global = true, value_name = "FILE", env = "RINGKAS_CONFIG", hide_env_values = true)]
    pub(super) config: Option<PathBuf>,

    /// Say nothing but errors
    #[arg(
        short, long, global = true, env = "RINGKAS_QUIET", hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    pub(super) quiet: bool,

    /// Say more: notes of the checks, planned against actual tokens, what happens (-vv: every detail)
    #[arg(short, long, global = true, action = clap::ArgAction::Count, env = "RINGKAS_VERBOSE", hide_env_values = true)]
    pub(super) verbose: u8,

    /// When to use colour: auto, always or never (`NO_COLOR` is honoured)
    #[arg(long, global = true, value_name = "WHEN", env = "RINGKAS_COLOR", hide_env_values = true)]
    pub(super) color: Option<String>,

    /// Whether to show progress on a terminal: auto or never
    #[arg(long, global = true, value_name = "WHEN", env = "RINGKAS_PROGRESS", hide_env_values = true)]
    pub(super) progress: Option<String>,
}

/// The commands; the first is the one meant when none is named.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// English summary with preserved quotations (what `ringkas INPUT` does)
    Summarize(super::summarize::Arguments),
    /// Full English translation, paragraph by paragraph
    Translate(super::translate::Arguments),
    /// The quotations: who said what, where
    Quotes(super::quotes::Arguments),
    /// Everything the analysis knows, without a backend
    Inspect(super::inspect::Arguments),
    /// What would be sent: requests, tokens, cost; nothing is
    Plan(super::plan::Arguments),
    /// Audit any English text against its Indonesian source
    Check(super::check::Arguments),
    /// Many articles: files, folders, patterns, lists of addresses, NDJSON
    Batch(super::batch::Arguments),
    /// List the backends, or try one
    Backends(super::backends::Arguments),
    /// Show, find or start the configuration
    Config(super::config::Arguments),
    /// The answers that are kept: how many, where, away with them
    Cache(super::cache::Arguments),
    /// Completions for a shell
    Completions(super::completions::Arguments),
    /// Manual pages
    Man(super::man::Arguments),
}

/// The clap command, with nothing about the environment it runs in.
pub(super) fn command() -> clap::Command {
    Cli::command()
}

/// Puts the command's name first, so that options may stand before it, and `summarize` where no command is named.
/// A file that has the name of a command is written `./quotes`.
pub(super) fn normalised(command: &clap::Command, mut arguments: Vec<OsString>) -> Vec<OsString> {
    let known = |name: &str| name == "help" || command.find_subcommand(name).is_some();
    match first_positional(command, &arguments) {
        First::At(at) if arguments[at].to_str().is_some_and(known) => {
            let name = arguments.remove(at);
            arguments.insert(1, name);
        }
        First::At(_) | First::None => arguments.insert(1, "summarize".into()),
        First::Help => {}
    }
    arguments
}

/// What comes first that is not an option or an option's value.
enum First {
    At(usize),
    None,
    /// Help or the version is asked for first of all, or there is nothing and nothing is piped in.
    Help,
}

fn first_positional(command: &clap::Command, arguments: &[OsString]) -> First {
    use std::io::IsTerminal;
    if arguments.len() <= 1 {
        return if std::io::stdin().is_terminal() { First::Help } else { First::None };
    }
    let mut at = 1;
    while let Some(argument) = arguments.get(at) {
        let text = argument.to_string_lossy();
        match &*text {
            "--" => return First::None,
            "-h" | "--help" | "-V" | "--version" if at == 1 => return First::Help,
            option if option.starts_with('-') && option.len() > 1 => at += 1 + usize::from(takes_next(command, option)),
            _ => return First::At(at),
        }
    }
    First::None
}

/// Whether the word after this option is its value, for an option of any command.
fn takes_next(command: &clap::Command, option: &str) -> bool {
    let commands = || std::iter::once(command).chain(command.get_subcommands());
    let takes = |matching: &dyn Fn(&clap::Arg) -> bool| {
        commands().flat_map(clap::Command::get_arguments).any(|a| matching(a) && a.get_action().takes_values())
    };
    if let Some(long) = option.strip_prefix("--") {
        return !long.contains('=') && takes(&|a| a.get_long() == Some(long));
    }
    // In a group of short options the first that takes a value takes the rest of the word, or the next one.
    let mut letters = option[1..].chars();
    while let Some(letter) = letters.next() {
        if takes(&|a| a.get_short() == Some(letter)) {
            return letters.as_str().is_empty();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> String {
        let words = line.split(' ').map(OsString::from).collect();
        normalised(&command(), words).into_iter().map(|w| w.into_string().unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_command_may_stand_anywhere_or_nowhere() {
        assert_eq!(of("ringkas a.txt"), "ringkas summarize a.txt");
        assert_eq!(of("ringkas -q inspect a.txt"), "ringkas inspect -q a.txt");
        assert_eq!(of("ringkas --format json inspect a.txt"), "ringkas inspect --format json a.txt");
        assert_eq!(of("ringkas -qb openai quotes a.txt"), "ringkas quotes -qb openai a.txt");
        assert_eq!(of("ringkas -fjson -"), "ringkas summarize -fjson -");
        assert_eq!(of("ringkas -o inspect a.txt"), "ringkas summarize -o inspect a.txt");
        assert_eq!(of("ringkas ./inspect"), "ringkas summarize ./inspect");
        assert_eq!(of("ringkas -- inspect"), "ringkas summarize -- inspect");
        assert_eq!(of("ringkas --help"), "ringkas --help");
        assert_eq!(of("ringkas -fjson --help"), "ringkas summarize -fjson --help");
    }

    #[test]
    fn the_tree_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn every_option_has_its_environment_variable() {
        let command = command();
        for sub in std::iter::once(&command).chain(command.get_subcommands()) {
            for argument in sub.get_arguments().filter(|a| a.get_long().is_some()) {
                let id = argument.get_id().as_str();
                if ["help", "version"].contains(&id) {
                    continue;
                }
                let expected = format!("RINGKAS_{}", id.to_uppercase());
                let name = argument.get_env().map(|e| e.to_string_lossy().into_owned());
                assert_eq!(name, Some(expected), "{} {id}", sub.get_name());
            }
        }
    }
}
