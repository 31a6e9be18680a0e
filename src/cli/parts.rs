//! What `batch` takes besides single inputs: folders, patterns, lists of addresses, NDJSON.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::input::{self, Input};
use super::record;
use super::sources::{Task, What};
use crate::{Error, Result};

/// What one word of `batch` stands for.
pub(super) enum Part {
    Inputs(Vec<Input>),
    Lines(OsString),
}

impl Part {
    pub(super) fn new(word: &OsStr) -> Result<Self> {
        let path = Path::new(word);
        if word == "-" {
            return Ok(Self::Lines(word.to_owned()));
        }
        if path.is_dir() {
            let mut files = Vec::new();
            list(path, &mut files).map_err(|source| Error::Read { input: path.display().to_string(), source })?;
            return some(path, files, "has no article in it");
        }
        let text = word.to_string_lossy();
        if text.contains(['*', '?', '[']) && !path.exists() && !input::is_address(&text) {
            let found =
                glob::glob(&text).map_err(|e| input::usage(&format!("{text} is not a pattern: {e}"), "quote it"))?;
            return some(path, found.filter_map(|f| f.ok().filter(|f| f.is_file())).collect(), "matches no file");
        }
        if is_list(path) {
            return Ok(Self::Lines(word.to_owned()));
        }
        Ok(Self::Inputs(vec![Input::new(word)]))
    }

    pub(super) fn len(&self) -> Option<usize> {
        match self {
            Self::Inputs(inputs) => Some(inputs.len()),
            Self::Lines(_) => None,
        }
    }

    pub(super) fn is_remote(&self) -> bool {
        matches!(self, Self::Inputs(inputs) if inputs.iter().any(Input::is_remote))
    }

    pub(super) fn tasks(self) -> Box<dyn Iterator<Item = Task> + Send> {
        match self {
            Self::Inputs(inputs) => Box::new(inputs.into_iter().map(|i| Task { id: i.name(), what: What::Input(i) })),
            Self::Lines(word) => Box::new(super::lines::lines(&word).filter_map(|line| match line {
                Ok((place, line)) => (!line.trim().is_empty()).then(|| record::task(&place, line.trim())),
                Err((place, problem)) => Some(Task { id: Value::Null, what: What::Bad(place, problem) }),
            })),
        }
    }
}

fn some(path: &Path, files: Vec<PathBuf>, otherwise: &str) -> Result<Part> {
    if files.is_empty() {
        let (input, problem) = (path.display().to_string(), otherwise.to_owned());
        return Err(Error::Input { input, problem, hint: None });
    }
    Ok(Part::Inputs(files.into_iter().map(Input::File).collect()))
}

/// Endings of files that are taken from a folder.
const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx"];

/// The articles of a folder and those in it, by name; hidden ones are left out, links to folders not followed.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries.iter().filter(|e| !e.file_name().to_string_lossy().starts_with('.')) {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known))) {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a file holds one article, address or path a line: NDJSON by its name, addresses by the first line.
fn is_list(path: &Path) -> bool {
    if path.extension().is_some_and(|e| e == "ndjson" || e == "jsonl") {
        return true;
    }
    let Ok(file) = std::fs::File::open(path) else { return false };
    let mut first = String::new();
    // An address is shorter than this; an article of one line is not read whole.
    let mut start = BufReader::new(std::io::Read::take(file, 4096));
    while first.trim().is_empty() {
        first.clear();
        if !matches!(start.read_line(&mut first), Ok(n) if n > 0) {
            return false;
        }
    }
    input::is_address(&first) && !first.trim().contains(char::is_whitespace)
}
