//! Chooses the value of each setting from its layers: command line, environment, file, default.

use std::path::PathBuf;

use super::{Entry, Layer, Origin, near};
use crate::render::Format;
use crate::{Error, Result};

/// Picks each value from the layers and notes where it came from.
pub(super) struct Chooser<'a> {
    flags: &'a Layer,
    below: &'a Layer,
    path: Option<PathBuf>,
    /// Every value so far, with its origin.
    pub(super) entries: Vec<Entry>,
}

impl<'a> Chooser<'a> {
    /// The layers: the command line with the environment, and the file, which is at `path`.
    pub(super) fn new(flags: &'a Layer, below: &'a Layer, path: Option<PathBuf>) -> Self {
        Self { flags, below, path, entries: Vec::new() }
    }

    pub(super) fn origin(&self, key: &str) -> Origin {
        self.flags.origins.get(key).cloned().unwrap_or_else(|| Origin::Flag(key.replace('_', "-")))
    }

    fn of_file<T>(&self, get: impl Fn(&Layer) -> Option<T>) -> Option<(T, Origin)> {
        get(self.below).map(|v| (v, Origin::File(self.path.clone().unwrap_or_default())))
    }

    fn layered<T>(&self, key: &str, get: impl Fn(&Layer) -> Option<T>) -> Option<(T, Origin)> {
        get(self.flags).map(|v| (v, self.origin(key))).or_else(|| self.of_file(get))
    }

    fn note(&mut self, key: &str, value: String, origin: Origin) {
        self.entries.push(Entry { key: key.to_owned(), value, origin });
    }

    pub(super) fn value<T: ToString>(
        &mut self,
        key: &str,
        get: impl Fn(&Layer) -> Option<T>,
        default: T,
    ) -> (T, Origin) {
        let (value, origin) = self.layered(key, get).unwrap_or((default, Origin::Default));
        self.note(key, value.to_string(), origin.clone());
        (value, origin)
    }

    pub(super) fn optional<T: ToString>(&mut self, key: &str, get: impl Fn(&Layer) -> Option<T>) -> Option<T> {
        let (value, origin) = self.layered(key, get).map_or((None, Origin::Default), |(v, o)| (Some(v), o));
        self.note(key, value.as_ref().map(ToString::to_string).unwrap_or_default(), origin);
        value
    }

    pub(super) fn path(
        &mut self,
        key: &str,
        get: impl Fn(&Layer) -> Option<PathBuf>,
        default: Option<PathBuf>,
    ) -> Option<PathBuf> {
        let found = self.layered(key, get).map(|(v, o)| (Some(v), o));
        let (value, origin) = found.unwrap_or((default, Origin::Default));
        self.note(key, value.as_ref().map(|p| p.display().to_string()).unwrap_or_default(), origin);
        value
    }

    /// A role falls back to what `backend` says. A layer's `backend` goes before a role in a layer below it.
    pub(super) fn role(
        &mut self,
        key: &str,
        get: impl Fn(&Layer) -> Option<String>,
        backend: (&str, &Origin),
    ) -> (String, Origin) {
        let flag = |key: &str| matches!(self.flags.origins.get(key), Some(Origin::Flag(_)));
        let above = get(self.flags).filter(|_| flag(key) || !flag("backend")).map(|v| (v, self.origin(key)));
        let below = || if self.flags.backend.is_some() { None } else { self.of_file(&get) };
        let found = above.or_else(below).unwrap_or_else(|| (backend.0.to_owned(), backend.1.clone()));
        self.note(key, found.0.clone(), found.1.clone());
        found
    }

    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &str,
        get: impl Fn(&Layer) -> Option<String>,
        table: &[(&'static str, T)],
    ) -> Result<T> {
        let (name, origin) = self.value(key, get, table[0].0.to_owned());
        let found = table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        found.ok_or_else(|| {
            let known: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
            unknown(key, &name, &origin, &known)
        })
    }

    pub(super) fn format(&mut self) -> Result<Option<&'static Format>> {
        let Some((name, origin)) = self.layered("format", |l| l.format.clone()) else {
            self.note("format", "text".to_owned(), Origin::Default);
            return Ok(None);
        };
        self.note("format", name.clone(), origin.clone());
        let known: Vec<&str> = crate::render::FORMATS.iter().map(|f| f.name).collect();
        Format::named(&name).map(Some).ok_or_else(|| unknown("format", &name, &origin, &known))
    }
}

fn unknown(key: &str, value: &str, origin: &Origin, known: &[&str]) -> Error {
    Error::Config {
        message: format!("{key} = \"{value}\" ({origin}) does not exist"),
        hint: Some(near::suggestion(value, known)),
    }
}
