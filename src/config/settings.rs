//! The layers become settings: one value each, with a note of who set it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::catalogue::Changes;
use super::{Catalogue, Entry, File, Layer, Origin, near};
use crate::job::Strategy;
use crate::model::{Backend, BackendKind};
use crate::render::{Format, QuoteLanguage, QuoteList};
use crate::{Error, Result};

/// Resolved settings of one run, backends apart: those are resolved by [`Settings::roles`] when a command needs them.
#[derive(Debug)]
pub struct Settings {
    /// Length of a summary in words.
    pub words: usize,
    /// How a summary is made.
    pub strategy: Strategy,
    /// Which quotations follow a summary.
    pub quotes: QuoteList,
    /// In which language quotations are listed.
    pub quote_language: QuoteLanguage,
    /// File of terms to be used.
    pub glossary: Option<PathBuf>,
    /// Tokens for the whole job.
    pub budget: Option<u64>,
    /// US dollars for the whole job.
    pub max_cost: Option<f64>,
    /// Whether to leave out paragraphs rather than break the budget.
    pub fit: bool,
    /// Articles and requests in flight at a time, at least 1.
    pub jobs: usize,
    /// For one call, retries included.
    pub timeout: Duration,
    /// Whether answers are kept and reused.
    pub cache: bool,
    /// Folder of the cache; none where there is no home folder.
    pub cache_dir: Option<PathBuf>,
    /// Certificates to trust besides the built-in roots.
    pub ca_file: Option<PathBuf>,
    /// Whether a result with errors is a failure.
    pub strict: bool,
    /// Output format, where somebody chose one.
    pub format: Option<&'static Format>,
    /// `auto`, `always` or `never`.
    pub color: &'static str,
    /// Whether progress may be shown.
    pub progress: bool,
    /// Encoding to count tokens with, where somebody chose one.
    pub encoding: Option<String>,
    /// Every value with its origin, for `config show`.
    pub entries: Vec<Entry>,
    /// The backends that can be chosen.
    pub catalogue: Catalogue,
    translator: (String, Origin),
    summarizer: (String, Origin),
    changes: Changes,
}

/// The two backends of a run, keys not yet read.
#[derive(Clone, Debug)]
pub struct Roles {
    /// Who translates.
    pub translator: Backend,
    /// Who summarises.
    pub summarizer: Backend,
    /// Every value of the two with its origin.
    pub entries: Vec<Entry>,
}

const COLORS: &[(&str, &str)] = &[("auto", "auto"), ("always", "always"), ("never", "never")];
const PROGRESS: &[(&str, bool)] = &[("auto", true), ("never", false)];
const STRATEGIES: &[(&str, Strategy)] =
    &[("auto", Strategy::Auto), ("brief", Strategy::Brief), ("full", Strategy::Full)];

impl Settings {
    /// Reads the file that `config` names, else the user's, and lays `flags` over it.
    ///
    /// # Errors
    /// The file cannot be read or something in it or in `flags` does not make sense.
    pub fn load(flags: Layer, config: Option<&Path>) -> Result<Self> {
        Self::resolve(flags, File::load(config)?)
    }

    /// Lays `flags` over a file that was read.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn resolve(flags: Layer, mut file: File) -> Result<Self> {
        let below = std::mem::take(&mut file.layer);
        let mut pick = Pick { flags: &flags, path: file.path.clone(), entries: Vec::new() };
        let (backend, origin) = pick.value("backend", &flags.backend, &below.backend, "offline".to_owned());
        let translator = pick.role("translator", &flags, &below, (&backend, &origin));
        let summarizer = pick.role("summarizer", &flags, &below, (&backend, &origin));
        let words = pick.value("words", &flags.words, &below.words, 180).0;
        let strategy = pick.choice("strategy", &flags.strategy, &below.strategy, STRATEGIES)?;
        let quotes = pick.choice("quotes", &flags.quotes, &below.quotes, QuoteList::NAMES)?;
        let languages = QuoteLanguage::NAMES;
        let quote_language = pick.choice("quote_language", &flags.quote_language, &below.quote_language, languages)?;
        let glossary = pick.path("glossary", &flags.glossary, &below.glossary, None);
        let budget = pick.optional("budget", &flags.budget, &below.budget);
        let max_cost = pick.optional("max_cost", &flags.max_cost, &below.max_cost);
        let fit = pick.value("fit", &flags.fit, &below.fit, false).0;
        let prices = pick.path("prices", &flags.prices, &below.prices, None);
        let jobs = pick.value("jobs", &flags.jobs, &below.jobs, 8).0;
        let timeout = pick.value("timeout", &flags.timeout, &below.timeout, 120.0).0;
        let cache = pick.value("cache", &flags.cache, &below.cache, true).0;
        let cache_dir = pick.path("cache_dir", &flags.cache_dir, &below.cache_dir, super::cache_dir());
        let ca_file = pick.path("ca_file", &flags.ca_file, &below.ca_file, None);
        let format = pick.format(&flags.format, &below.format)?;
        let strict = pick.value("strict", &flags.strict, &below.strict, false).0;
        let color = pick.choice("color", &flags.color, &below.color, COLORS)?;
        let progress = pick.choice("progress", &flags.progress, &below.progress, PROGRESS)?;
        let encoding = pick.optional("encoding", &flags.encoding, &below.encoding);
        let change = |value: &Option<String>, key| value.clone().map(|v| (v, pick.origin(key)));
        let changes = Changes { model: change(&flags.model, "model"), base_url: change(&flags.base_url, "base_url") };
        within("words", words, 1..=5000)?;
        within("jobs", jobs, 1..=1024)?;
        let timeout = duration(timeout)?;
        if max_cost.is_some_and(|usd| !usd.is_finite() || usd < 0.0) {
            return Err(invalid("max_cost", "must be an amount of US dollars"));
        }
        let entries = pick.entries;
        let catalogue = Catalogue::new(file, prices.as_deref())?;
        Ok(Self {
            words,
            strategy,
            quotes,
            quote_language,
            glossary,
            budget,
            max_cost,
            fit,
            jobs,
            timeout,
            cache,
            cache_dir,
            ca_file,
            strict,
            format,
            color,
            progress,
            encoding,
            entries,
            catalogue,
            translator,
            summarizer,
            changes,
        })
    }

    /// Whether nobody chose a backend, so that the built-in engine does the work.
    #[must_use]
    pub fn is_unconfigured(&self) -> bool {
        self.translator.1 == Origin::Default && self.summarizer.1 == Origin::Default
    }

    /// Resolves the two backends without reading keys.
    ///
    /// # Errors
    /// A backend does not exist or is incomplete, or it is not clear which of the two `--model` is meant for.
    pub fn roles(&self) -> Result<Roles> {
        let (translator, summarizer) = (&self.translator.0, &self.summarizer.0);
        let same = translator == summarizer;
        let targets = self.targets()?;
        let of = |role: usize| Changes {
            model: self.changes.model.clone().filter(|_| same || targets.0 == Some(role)),
            base_url: self.changes.base_url.clone().filter(|_| same || targets.1 == Some(role)),
        };
        let (mut first, mut entries) = self.catalogue.resolve(translator, &of(0))?;
        let (mut second, more) = self.catalogue.resolve(summarizer, &of(1))?;
        if !same {
            entries.extend(more);
        }
        if let Some(encoding) = &self.encoding {
            first.encoding = Some(encoding.clone());
            second.encoding = Some(encoding.clone());
        }
        Ok(Roles { translator: first, summarizer: second, entries })
    }

    /// Which of two different backends `--model` and `--base-url` are meant for: the only one that takes it.
    fn targets(&self) -> Result<(Option<usize>, Option<usize>)> {
        let kinds = [self.catalogue.kind(&self.translator.0)?, self.catalogue.kind(&self.summarizer.0)?];
        if self.translator.0 == self.summarizer.0 {
            return Ok((None, None));
        }
        let only = |flag: &str, set: bool, takes: fn(BackendKind) -> bool| {
            let roles: Vec<usize> = (0..2).filter(|&i| takes(kinds[i])).collect();
            match roles[..] {
                [role] => Ok(Some(role)),
                [] => Ok(None),
                _ if !set => Ok(None),
                _ => Err(Error::Config {
                    message: format!("--{flag} could be meant for {} or for {}", self.translator.0, self.summarizer.0),
                    hint: Some(format!("set {} of each under [backends.NAME]", flag.replace('-', "_"))),
                }),
            }
        };
        Ok((
            only("model", self.changes.model.is_some(), BackendKind::is_language_model)?,
            only("base-url", self.changes.base_url.is_some(), |kind| kind != BackendKind::Offline)?,
        ))
    }
}

fn invalid(key: &str, problem: &str) -> Error {
    Error::Config { message: format!("{key} {problem}"), hint: None }
}

fn within(key: &str, value: usize, range: std::ops::RangeInclusive<usize>) -> Result<()> {
    if range.contains(&value) {
        return Ok(());
    }
    Err(invalid(key, &format!("= {value} is not between {} and {}", range.start(), range.end())))
}

fn duration(seconds: f64) -> Result<Duration> {
    let duration = Duration::try_from_secs_f64(seconds).ok().filter(|d| !d.is_zero());
    duration.ok_or_else(|| invalid("timeout", "must be a positive number of seconds"))
}

/// Picks each value from the layers and notes where it came from.
struct Pick<'a> {
    flags: &'a Layer,
    path: Option<PathBuf>,
    entries: Vec<Entry>,
}

impl Pick<'_> {
    fn origin(&self, key: &str) -> Origin {
        self.flags.origins.get(key).cloned().unwrap_or_else(|| Origin::Flag(key.replace('_', "-")))
    }

    fn layered<T: Clone>(&self, key: &str, flag: &Option<T>, file: &Option<T>) -> Option<(T, Origin)> {
        let flag = flag.clone().map(|v| (v, self.origin(key)));
        flag.or_else(|| file.clone().map(|v| (v, Origin::File(self.path.clone().unwrap_or_default()))))
    }

    fn note(&mut self, key: &str, value: String, origin: Origin) {
        self.entries.push(Entry { key: key.to_owned(), value, origin });
    }

    fn value<T: Clone + ToString>(&mut self, key: &str, flag: &Option<T>, file: &Option<T>, default: T) -> (T, Origin) {
        let (value, origin) = self.layered(key, flag, file).unwrap_or((default, Origin::Default));
        self.note(key, value.to_string(), origin.clone());
        (value, origin)
    }

    fn optional<T: Clone + ToString>(&mut self, key: &str, flag: &Option<T>, file: &Option<T>) -> Option<T> {
        let (value, origin) = self.layered(key, flag, file).map_or((None, Origin::Default), |(v, o)| (Some(v), o));
        self.note(key, value.as_ref().map(ToString::to_string).unwrap_or_default(), origin);
        value
    }

    fn path(
        &mut self,
        key: &str,
        flag: &Option<PathBuf>,
        file: &Option<PathBuf>,
        default: Option<PathBuf>,
    ) -> Option<PathBuf> {
        let found = self.layered(key, flag, file).map(|(v, o)| (Some(v), o));
        let (value, origin) = found.unwrap_or((default, Origin::Default));
        self.note(key, value.as_ref().map(|p| p.display().to_string()).unwrap_or_default(), origin);
        value
    }

    /// A role falls back to what `backend` says. A flag or variable for `backend` goes before a role in the file.
    fn role(&mut self, key: &str, flags: &Layer, file: &Layer, backend: (&str, &Origin)) -> (String, Origin) {
        let of = |layer: &Layer| if key == "translator" { layer.translator.clone() } else { layer.summarizer.clone() };
        let below = if flags.backend.is_some() { None } else { of(file) };
        // A flag goes before the environment, also when it is for both roles and the variable for one.
        let flag = |key: &str| matches!(self.flags.origins.get(key), Some(Origin::Flag(_)));
        let above = of(flags).filter(|_| flag(key) || !flag("backend"));
        let fallback = (backend.0.to_owned(), backend.1.clone());
        let (value, origin) = self.layered(key, &above, &below).unwrap_or(fallback);
        self.note(key, value.clone(), origin.clone());
        (value, origin)
    }

    fn choice<T: Copy>(
        &mut self,
        key: &str,
        flag: &Option<String>,
        file: &Option<String>,
        table: &[(&'static str, T)],
    ) -> Result<T> {
        let (name, origin) = self.value(key, flag, file, table[0].0.to_owned());
        let found = table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        found.ok_or_else(|| {
            let known: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
            unknown(key, &name, &origin, &known)
        })
    }

    fn format(&mut self, flag: &Option<String>, file: &Option<String>) -> Result<Option<&'static Format>> {
        let Some((name, origin)) = self.layered("format", flag, file) else {
            self.note("format", "text".to_owned(), Origin::Default);
            return Ok(None);
        };
        self.note("format", name.clone(), origin.clone());
        let found = Format::named(&name);
        let known: Vec<&str> = crate::render::FORMATS.iter().map(|f| f.name).collect();
        found.map(Some).ok_or_else(|| unknown("format", &name, &origin, &known))
    }
}

fn unknown(key: &str, value: &str, origin: &Origin, known: &[&str]) -> Error {
    Error::Config {
        message: format!("{key} = \"{value}\" ({origin}) does not exist"),
        hint: Some(near::suggestion(value, known)),
    }
}
