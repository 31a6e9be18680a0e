//! Reading the configuration file: unknown keys are errors that name the line and the near miss.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::layer::FILE_KEYS;
use super::{BackendSpec, Layer, near, spec};
use crate::{Error, Result};

/// A configuration file as it was read.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Where it is; none when there is no file.
    pub path: Option<PathBuf>,
    /// Its settings.
    pub layer: Layer,
    /// Its tables `[backends.NAME]`.
    pub backends: BTreeMap<String, BackendSpec>,
}

// Read apart from the layer: flattening would lose the places of type errors.
#[derive(Deserialize)]
struct Backends {
    #[serde(default)]
    backends: BTreeMap<String, BackendSpec>,
}

impl File {
    /// Reads the file that the user named, which must exist, else the one in the configuration folder, which need not.
    ///
    /// # Errors
    /// The file cannot be read, is not TOML, or has a key or a value that does not exist.
    pub fn load(named: Option<&Path>) -> Result<Self> {
        let (path, required) = match (named, super::config_file()) {
            (Some(path), _) => (path.to_owned(), true),
            (None, Some(path)) => (path, false),
            (None, None) => return Ok(Self::default()),
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text, &path),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && !required => Ok(Self::default()),
            Err(e) => Err(Error::Config {
                message: format!("cannot read the configuration file {}: {e}", path.display()),
                hint: required.then(|| "ringkas config init writes a commented one to start from".to_owned()),
            }),
        }
    }

    /// Reads the text of a configuration file; `path` is for messages.
    ///
    /// # Errors
    /// As [`File::load`].
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let place = Place { text, path };
        let table = DeTable::parse(text).map_err(|e| place.toml(&e))?;
        place.keys(table.get_ref(), "", FILE_KEYS)?;
        if let Some(backends) = table.get_ref().get("backends")
            && let DeValue::Table(backends) = backends.get_ref()
        {
            for (name, backend) in backends {
                if let DeValue::Table(backend) = backend.get_ref() {
                    place.keys(backend, &format!("backends.{}.", name.get_ref()), spec::KEYS)?;
                }
            }
        }
        let layer = toml::from_str(text).map_err(|e| place.toml(&e))?;
        let Backends { backends } = toml::from_str(text).map_err(|e| place.toml(&e))?;
        Ok(Self { path: Some(path.to_owned()), layer: relative_to(layer, path), backends })
    }
}

/// File names in a configuration file are relative to its folder, not to wherever the command is run.
fn relative_to(mut layer: Layer, file: &Path) -> Layer {
    let folder = file.parent().unwrap_or(Path::new(""));
    let paths = [&mut layer.glossary, &mut layer.cache_dir, &mut layer.ca_file, &mut layer.prices];
    for path in paths.into_iter().flatten() {
        *path = folder.join(&*path);
    }
    layer
}

/// A place in the file, for messages.
struct Place<'a> {
    text: &'a str,
    path: &'a Path,
}

impl Place<'_> {
    fn keys(&self, table: &DeTable<'_>, prefix: &str, known: &[&str]) -> Result<()> {
        for (key, _) in table {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let hint = match name {
                    "api_key" => "a key does not belong in this file; name its variable with api_key_env, or a \
                                  program that prints it with api_key_command"
                        .to_owned(),
                    "model" | "base_url" if prefix.is_empty() => format!("{name} belongs under [backends.NAME]"),
                    _ => near::suggestion(name, known),
                };
                return Err(self.error(Some(key.span()), &format!("unknown key \"{prefix}{name}\""), Some(hint)));
            }
        }
        Ok(())
    }

    fn toml(&self, error: &toml::de::Error) -> Error {
        // Rust's names for numbers are not the user's.
        let message = error.message().replace("expected usize", "expected a whole number");
        let message =
            message.replace("expected u64", "expected a whole number").replace("expected f64", "expected a number");
        self.error(error.span(), &message, None)
    }

    fn error(&self, span: Option<std::ops::Range<usize>>, message: &str, hint: Option<String>) -> Error {
        let line = span.map(|s| self.text.get(..s.start).map_or(1, |before| before.matches('\n').count() + 1));
        let line = line.map_or(String::new(), |n| format!(", line {n}"));
        // One sentence: the parser's own messages may run over several lines.
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        Error::Config { message: format!("{}{line}: {message}", self.path.display()), hint }
    }
}
