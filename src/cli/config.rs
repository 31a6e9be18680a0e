//! `ringkas config`: what is in force and why, where the file is, and a file to start from.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::context::Context;
use super::input::usage;
use super::options::{BackendOptions, BudgetOptions, NetworkOptions, OutputOptions, SummaryOptions, TextOptions};
use super::table;
use crate::config::{self, Entry};
use crate::{Error, Result};

/// Show, find or start the configuration
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Every value and where it came from; keys are masked
    Show(Box<ShowArguments>),
    /// Where the configuration file is, or would be
    Path(OutputOptions),
    /// Write a commented file to start from; one that exists is left alone
    Init,
}

#[derive(Debug, Args)]
struct ShowArguments {
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    summary: SummaryOptions,
    #[command(flatten)]
    text: TextOptions,
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
/// The configuration does not make sense, or a file cannot be written.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    match &args.action {
        Action::Show(args) => show(args, context),
        Action::Path(output) => table::write(output, &format!("{}\n", path(context)?.display())),
        Action::Init => init(&path(context)?),
    }
}

fn show(args: &ShowArguments, context: &Context) -> Result<u8> {
    let groups: [&dyn super::options::Lay; 6] =
        [&args.output, &args.summary, &args.text, &args.backend, &args.budget, &args.network];
    let (settings, _) = context.settings(&groups)?;
    // Settings that are not complete are what one looks at: they are shown, then the error.
    let (roles, incomplete) = match settings.roles() {
        Ok(roles) => (roles.entries, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let mut entries = settings.entries;
    entries.extend(roles.into_iter().map(masked));
    let shown = if settings.format.is_some_and(|f| f.name == "json") {
        let of = |e: &Entry| json!({ "key": e.key, "value": e.value, "origin": e.origin.to_string() });
        let entries: Vec<_> = entries.iter().map(of).collect();
        table::document(&args.output, &json!({ "schema": "ringkas/config/1", "settings": entries }))?
    } else {
        let cells = |e: &Entry| vec![e.key.clone(), e.value.clone(), e.origin.to_string()];
        let rows: Vec<_> = entries.iter().map(cells).collect();
        table::print(&args.output, &["setting", "value", "from"], &rows)?
    };
    incomplete.map_or(Ok(shown), Err)
}

/// The name of a key's variable and whether it is set; never a part of the key.
fn masked(mut entry: Entry) -> Entry {
    let is_key = entry.key.rsplit('.').next() == Some("key");
    if is_key && !entry.value.is_empty() && entry.value != "api_key_command" {
        let set = std::env::var_os(&entry.value).is_some_and(|v| !v.is_empty());
        entry.value = format!("{} ({})", entry.value, if set { "set, ********" } else { "not set" });
    }
    entry
}

fn path(context: &Context) -> Result<PathBuf> {
    let found = context.config().cloned().or_else(config::config_file);
    found.ok_or_else(|| usage("there is no home folder", "name a file with --config"))
}

fn init(path: &PathBuf) -> Result<u8> {
    let fail = |source| Error::Write { path: path.clone(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    match std::fs::File::create_new(path) {
        Ok(mut file) => file.write_all(config::TEMPLATE.as_bytes()).map_err(fail)?,
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(usage(&format!("{} exists already", path.display()), "edit it, or move it away first"));
        }
        Err(e) => return Err(fail(e)),
    }
    super::messages::say(&format!("wrote {}", path.display()));
    Ok(0)
}
