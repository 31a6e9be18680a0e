//! Where a value came from, so that `config show` can say so and an error can name the place to change.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// The layer that set a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag on the command line, by its name.
    Flag(String),
    /// An environment variable, by its name.
    Environment(String),
    /// The configuration file.
    File(PathBuf),
    /// The preset of a well-known service.
    Preset,
    /// What is known of the model, or a price file.
    Model,
    /// Nobody; the program's own default.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) => write!(f, "--{name}"),
            Self::Environment(name) => f.write_str(name),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Preset => f.write_str("preset"),
            Self::Model => f.write_str("known model"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// Origins of the values that flags or the environment set, by key (`max_cost`).
pub type Origins = BTreeMap<String, Origin>;

/// One line of `config show`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key as the configuration file writes it.
    pub key: String,
    /// The value, keys masked; empty where nothing is set.
    pub value: String,
    /// Who set it.
    pub origin: Origin,
}
