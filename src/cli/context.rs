//! What a command starts from: the general options, and who set which option.

use std::path::PathBuf;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::arguments::Cli;
use super::messages::{self, Messages};
use super::options::Lay;
use crate::Result;
use crate::config::{Layer, Origin, Origins, Settings};

/// The general options of one run.
#[derive(Debug)]
pub(super) struct Context {
    config: Option<PathBuf>,
    layer: Layer,
    quiet: bool,
    verbose: u8,
}

impl Context {
    /// Reads the general options and, from the matches, who set what.
    pub(super) fn new(cli: &Cli, matches: &ArgMatches) -> Self {
        let global = &cli.global;
        let layer = Layer {
            color: global.color.clone(),
            progress: global.progress.clone(),
            origins: origins(matches),
            ..Layer::default()
        };
        messages::trace(global.verbose);
        Self { config: global.config.clone(), layer, quiet: global.quiet, verbose: global.verbose }
    }

    /// Settings from the general options, these groups, the environment and the file.
    ///
    /// # Errors
    /// They do not make sense.
    pub(super) fn settings(&self, groups: &[&dyn Lay]) -> Result<(Settings, Messages)> {
        let mut layer = self.layer.clone();
        for group in groups {
            group.lay(&mut layer);
        }
        // A variable that says no goes before a file that says yes.
        let from_env = |key: &str| matches!(layer.origins.get(key), Some(Origin::Environment(_)));
        layer.fit = layer.fit.or_else(|| from_env("fit").then_some(false));
        layer.strict = layer.strict.or_else(|| from_env("strict").then_some(false));
        layer.cache = layer.cache.or_else(|| from_env("cache").then_some(true));
        let settings = Settings::load(&layer, self.config.as_deref())?;
        let messages = Messages::new(self.quiet, self.verbose, settings.color, settings.progress);
        Ok((settings, messages))
    }

    /// The file that `--config` names.
    pub(super) fn config(&self) -> Option<&PathBuf> {
        self.config.as_ref()
    }
}

/// Who set each option of the command, however deep it is nested; `no_cache` is the setting `cache`.
fn origins(matches: &ArgMatches) -> Origins {
    let of = |id: &str| match matches.value_source(id) {
        Some(ValueSource::CommandLine) => Some(Origin::Flag(id.replace('_', "-"))),
        Some(ValueSource::EnvVariable) => Some(Origin::Environment(format!("RINGKAS_{}", id.to_uppercase()))),
        _ => None,
    };
    let key = |id: &str| if id == "no_cache" { "cache".to_owned() } else { id.to_owned() };
    let mut found: Origins = matches.ids().filter_map(|id| Some((key(id.as_str()), of(id.as_str())?))).collect();
    if let Some((_, deeper)) = matches.subcommand() {
        found.extend(origins(deeper));
    }
    found
}
