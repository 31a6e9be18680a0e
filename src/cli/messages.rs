//! What is said on standard error: errors, hints, notes, and the trace of `-v`.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use owo_colors::OwoColorize;

use crate::Error;

/// How much is said, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Messages {
    quiet: bool,
    /// How often `-v` was given.
    pub(super) verbose: u8,
    /// Whether progress may be shown.
    pub(super) progress: bool,
}

impl Messages {
    /// Sets the colour of both streams for the rest of the run.
    pub(super) fn new(quiet: bool, verbose: u8, color: &str, progress: bool) -> Self {
        match color {
            "always" => anstream::ColorChoice::AlwaysAnsi.write_global(),
            "never" => anstream::ColorChoice::Never.write_global(),
            _ => {}
        }
        Self { quiet, verbose, progress: progress && !quiet }
    }

    /// One line that is not an error.
    pub(super) fn note(self, text: &str) {
        if !self.quiet {
            line("note:", text);
        }
    }
}

/// `error: …` and, where there is something to do, `hint: …`; with `causes` what lies under it too.
pub(super) fn error(error: &anyhow::Error, causes: bool) {
    let mut stderr = anstream::stderr().lock();
    let mut said = one_sentence(&error.to_string());
    let _ = writeln!(stderr, "{} {said}", "error:".red().bold());
    for cause in error.chain().skip(1).filter(|_| causes).map(|cause| one_sentence(&cause.to_string())) {
        // Many a message ends with its cause already.
        if !said.contains(&cause) {
            let _ = writeln!(stderr, "{} {cause}", "cause:".dimmed());
            said.push_str(&cause);
        }
    }
    if let Some(hint) = error.downcast_ref::<Error>().and_then(Error::hint) {
        let _ = writeln!(stderr, "{} {hint}", "hint:".cyan().bold());
    }
}

fn line(label: &str, text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{} {text}", label.dimmed());
}

/// A message stays on one line, whatever a library or a server put into it.
fn one_sentence(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // The number of a system error says nothing that its words do not.
    let words = match words.rsplit_once(" (os error ") {
        Some((before, number)) if number.strip_suffix(')').is_some_and(|n| n.parse::<i32>().is_ok()) => {
            before.to_owned()
        }
        _ => words,
    };
    words.chars().filter(|c| !c.is_control()).collect()
}

/// Prints what clap says, which may be the help that was asked for, and gives the exit code.
pub(super) fn usage(error: &clap::Error) -> u8 {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // A reader that closes the pipe early has what it wanted.
        let _ = error.print();
        return if error.use_stderr() { 2 } else { 0 };
    }
    let (message, hint) = shortened(&error.render().to_string());
    let message = from_variable(error, message);
    self::error(&Error::Config { message, hint: Some(hint) }.into(), false);
    2
}

/// clap names the option also where its variable has the wrong value: the variable is named instead.
fn from_variable(error: &clap::Error, message: String) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let (shown, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let option = shown.split(' ').next().unwrap_or_default();
    let variable = format!("RINGKAS_{}", option.trim_start_matches('-').replace('-', "_").to_uppercase());
    let given = std::env::args().any(|a| a == value || a.ends_with(&format!("={value}")));
    if !given && std::env::var(&variable).is_ok_and(|v| v == value) {
        return message.replace(shown, &variable);
    }
    message
}

/// `1 request`, `3 requests`.
pub(super) fn count(n: u64, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// clap's message of several lines as one sentence and a hint.
fn shortened(text: &str) -> (String, String) {
    let mut message = Vec::new();
    let mut hint = None;
    for line in text.lines().map(str::trim) {
        if let Some(tip) = line.strip_prefix("tip: ") {
            // That a value may begin with dashes is not what the user has forgotten.
            if !tip.starts_with("to pass ") {
                hint.get_or_insert_with(|| tip.to_owned());
            }
        } else if line.starts_with("Usage:") {
            break;
        } else if !line.is_empty() && !line.starts_with("For more information") {
            message.push(line.trim_start_matches("error: "));
        }
    }
    let message = message.join(" ");
    let message = message.replace("invalid digit found in string", "not a whole number");
    let message = message.replace("invalid float literal", "not a number");
    (message, hint.unwrap_or_else(|| "--help says what there is".to_owned()))
}

/// Sends the trace to standard error: from `-v` on, or as `RINGKAS_LOG` filters it.
pub(super) fn trace(verbose: u8) {
    use tracing_subscriber::EnvFilter;
    let wanted = std::env::var("RINGKAS_LOG").ok().filter(|filter| !filter.is_empty());
    let filter = match (wanted, verbose) {
        (Some(filter), _) => filter,
        (None, 0) => return,
        (None, 1) => "ringkas=info".to_owned(),
        (None, 2) => "ringkas=debug".to_owned(),
        (None, _) => "ringkas=trace,reqwest=debug".to_owned(),
    };
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter))
        .with_writer(std::io::stderr)
        .with_ansi(anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never)
        .without_time()
        .with_target(false);
    // A second call in one process (tests) keeps the first.
    let _ = subscriber.try_init();
}

/// One line that a command owes its user whether or not `-q` is given.
pub(super) fn say(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// A fault of the program itself; `place` begins with a space where it is known.
pub(super) fn fault(place: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{} a fault in ringkas{place}", "error:".red().bold());
}
