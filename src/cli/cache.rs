//! `ringkas cache`: the answers that are kept.

use clap::{Args, Subcommand};
use serde_json::json;

use super::context::Context;
use super::input::usage;
use super::options::{NetworkOptions, OutputOptions};
use super::table;
use crate::Result;
use crate::net::{Cache, Stats};

/// The answers that are kept: how many, where, away with them
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// How many answers are kept, and how large the file is
    Stats(Common),
    /// Forget every answer
    Clear(Common),
    /// Where the file is, or would be
    Path(Common),
}

#[derive(Debug, Args)]
struct Common {
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    network: NetworkOptions,
}

/// Runs the command.
///
/// # Errors
/// The cache cannot be read or written.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    let (Action::Stats(common) | Action::Clear(common) | Action::Path(common)) = &args.action;
    let (settings, messages) = context.settings(&[&common.output, &common.network])?;
    let folder = settings.cache_dir.clone();
    let folder = folder.ok_or_else(|| usage("there is no home folder", "name a folder with --cache-dir"))?;
    let file = Cache::file(&folder);
    // Asking about a cache that is not there does not make one.
    let cache = || file.exists().then(|| Cache::open(&folder));
    match &args.action {
        Action::Path(common) => table::write(&common.output, &format!("{}\n", file.display())),
        Action::Clear(_) => {
            let gone = cache().map_or(Ok(0), |c| c.clear())?;
            messages.note(&format!("{gone} answers forgotten"));
            Ok(0)
        }
        Action::Stats(common) => {
            let stats = cache().map_or(Ok(Stats { answers: 0, bytes: 0 }), |c| c.stats())?;
            if settings.format.is_some_and(|f| f.name == "json") {
                let path = file.display().to_string();
                let (answers, bytes) = (stats.answers, stats.bytes);
                let value = json!({ "schema": "ringkas/cache/1", "path": path, "answers": answers, "bytes": bytes });
                return table::document(&common.output, &value);
            }
            let path = file.display();
            let text = format!("file     {path}\nanswers  {}\nbytes    {}\n", stats.answers, stats.bytes);
            table::write(&common.output, &text)
        }
    }
}
