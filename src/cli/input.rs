//! What a command reads: a file, an address or standard input, each named as the user named it.

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::config::near;
use crate::model::{Article, Source};
use crate::net::Fetched;
use crate::{Error, Result, ingest};

/// The inputs of a command.
#[derive(Clone, Debug, Args)]
pub(super) struct Inputs {
    /// Files, http(s) addresses, or - for standard input (also read when something is piped in)
    #[arg(value_name = "INPUT")]
    inputs: Vec<OsString>,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// An address.
    Url(String),
}

impl Inputs {
    /// The inputs in order; standard input where none is named and something is piped in.
    ///
    /// # Errors
    /// There is nothing to read, a folder is named, or standard input is named twice.
    pub(super) fn resolve(&self) -> Result<Vec<Input>> {
        let inputs: Vec<Input> = self.inputs.iter().map(|given| Input::new(given)).collect();
        if inputs.iter().filter(|i| **i == Input::Stdin).count() > 1 {
            return Err(usage("standard input is named twice", "it can be read once only"));
        }
        if let Some(Input::File(folder)) = inputs.iter().find(|i| matches!(i, Input::File(path) if path.is_dir())) {
            let folder = folder.display();
            return Err(usage(&format!("{folder} is a folder"), &format!("for all of it: ringkas batch {folder}")));
        }
        if let Some(Input::File(word)) = inputs.first()
            && let Some(command) = meant_as_command(word)
        {
            let message = format!("{} is neither a command nor a file", word.display());
            return Err(usage(&message, &format!("did you mean ringkas {command}?")));
        }
        if !inputs.is_empty() {
            return Ok(inputs);
        }
        if std::io::stdin().is_terminal() {
            return Err(usage("there is nothing to read", "name a file or an address, or pipe a text in"));
        }
        Ok(vec![Input::Stdin])
    }
}

/// The command that a word that names no file was probably meant to be.
fn meant_as_command(word: &Path) -> Option<String> {
    let text = word.to_str().filter(|text| text.chars().all(char::is_alphabetic) && !word.exists())?;
    let command = super::arguments::command();
    near::nearest(text, command.get_subcommands().map(clap::Command::get_name)).map(str::to_owned)
}

/// An error in how the command was called.
pub(super) fn usage(message: &str, hint: &str) -> Error {
    Error::Config { message: message.to_owned(), hint: Some(hint.to_owned()) }
}

impl Input {
    /// What the user means by a word.
    pub(super) fn new(given: &OsStr) -> Self {
        match given.to_str() {
            Some("-") => Self::Stdin,
            Some(text) if is_address(text) => Self::Url(text.to_owned()),
            _ => Self::File(given.into()),
        }
    }

    /// Whether the network is needed to read it.
    pub(super) fn is_remote(&self) -> bool {
        matches!(self, Self::Url(_))
    }

    /// The article of a local input.
    ///
    /// # Errors
    /// It cannot be read, or there is no article in it.
    pub(super) fn read(&self) -> Result<Article> {
        match self {
            Self::Stdin => ingest::read_stdin(),
            Self::File(path) => ingest::read_file(path),
            Self::Url(url) => Err(usage(&format!("{url} cannot be read here"), "save the page and name the file")),
        }
    }

    /// What `batch` calls it.
    pub(super) fn name(&self) -> serde_json::Value {
        match self {
            Self::Stdin => serde_json::Value::Null,
            Self::File(path) => path.display().to_string().into(),
            Self::Url(url) => url.as_str().into(),
        }
    }
}

/// The article of a page on the web.
///
/// # Errors
/// What the network says, or that there is no article in the page.
pub(super) fn fetched(page: Fetched) -> Result<Article> {
    let source = Source { url: Some(page.url), ..Source::default() };
    let address = source.url.clone().unwrap_or_default();
    ingest::from_bytes(&page.bytes, &address, source)
}

/// Whether a word is an address rather than the name of a file.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let scheme = |name: &str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    scheme("http://") || scheme("https://")
}
