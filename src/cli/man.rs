//! `ringkas man`: manual pages, one on standard output or all into a folder.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::arguments;
use super::output::Output;
use crate::{Error, Result};

/// Manual pages
///
/// The main page on standard output, to be read with `ringkas man | man -l -`; with a folder, a page
/// for every command.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Write a page for every command into this folder
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// A page cannot be written.
pub(super) fn run(args: &Arguments) -> Result<u8> {
    let command = arguments::command();
    if let Some(folder) = &args.folder {
        let fail = |source| Error::Write { path: folder.clone(), source };
        std::fs::create_dir_all(folder).map_err(fail)?;
        clap_mangen::generate_to(command, folder).map_err(fail)?;
        return Ok(0);
    }
    let mut out = Output::open(None)?;
    let mut page = Vec::new();
    if let Err(e) = clap_mangen::Man::new(command).render(&mut page).and_then(|()| out.write_all(&page)) {
        return Err(out.failed(e));
    }
    out.finish()?;
    Ok(0)
}
