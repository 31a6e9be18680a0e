//! Everything that can stop a command, with what to do about it and the exit code it leads to.

use std::path::PathBuf;

/// A failure. `Display` is one sentence that says what failed and where; [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or standard input could not be read.
    #[error("cannot read {input}: {source}")]
    Read {
        /// The path as given, or `standard input`.
        input: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The input has nothing that can be read as an article.
    #[error("{input} {problem}")]
    Input {
        /// The path as given, or `standard input`.
        input: String,
        /// What is wrong, as a predicate (`is empty`, `is a binary file`).
        problem: String,
        /// What to do.
        hint: Option<String>,
    },
    /// The result could not be written.
    #[error("cannot write {path}: {source}", path = path.display())]
    Write {
        /// Where to.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Flags, environment or configuration file do not make sense.
    #[error("{message}")]
    Config {
        /// What is wrong and where.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// The plan does not fit the budget; nothing was sent.
    #[error("{message}")]
    Budget {
        /// By how much.
        message: String,
    },
    /// A backend gave up or answered something that cannot be used.
    #[error("backend {backend}: {message}")]
    Backend {
        /// Name of the backend.
        backend: String,
        /// What it says, shortened; never a key or the article's text.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// The network failed after all retries.
    #[error("backend {backend}: {message}")]
    Network {
        /// Name of the backend.
        backend: String,
        /// `failed after 3 retries in 4.2s: …`.
        message: String,
        /// The last cause.
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
    /// The user interrupted; what was answered is in the cache.
    #[error("interrupted; what was answered is kept and a rerun goes on from there")]
    Interrupted,
}

impl Error {
    /// What to do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Input { hint, .. } | Self::Config { hint, .. } | Self::Backend { hint, .. } => hint.clone(),
            Self::Budget { .. } => {
                Some("raise --budget or --max-cost, or leave out the least central paragraphs with --fit".to_owned())
            }
            Self::Network { .. } => Some("run the same command again: what was answered is not asked twice".to_owned()),
            Self::Read { .. } | Self::Write { .. } | Self::Interrupted => None,
        }
    }

    /// The exit code of the process when this ends it.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Read { .. }
            | Self::Input { .. }
            | Self::Write { .. }
            | Self::Backend { .. }
            | Self::Network { .. } => 1,
            Self::Config { .. } => 2,
            Self::Budget { .. } => 4,
            Self::Interrupted => 130,
        }
    }

    /// A word for machines (`input`, `config`, `budget`, `backend`, `network`, `interrupted`), as `batch` reports it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Read { .. } | Self::Input { .. } => "input",
            Self::Write { .. } => "output",
            Self::Config { .. } => "config",
            Self::Budget { .. } => "budget",
            Self::Backend { .. } => "backend",
            Self::Network { .. } => "network",
            Self::Interrupted => "interrupted",
        }
    }
}

/// What a fallible function of the library gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;
