//! `ringkas completions SHELL`.

use std::io::Write;

use clap::Args;
use clap_complete::Shell;

use super::arguments;
use super::output::Output;
use crate::Result;

/// Completions for a shell
///
/// For bash: ringkas completions bash > ~/.local/share/bash-completion/completions/ringkas
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

/// Runs the command.
///
/// # Errors
/// The output cannot be written.
pub(super) fn run(args: &Arguments) -> Result<u8> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut arguments::command(), "ringkas", &mut text);
    let mut out = Output::open(None)?;
    if let Err(e) = out.write_all(&text) {
        return Err(out.failed(e));
    }
    out.finish()?;
    Ok(0)
}
