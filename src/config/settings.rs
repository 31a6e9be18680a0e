//! The layers become settings: one value each, with a note of who set it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::catalogue::Changes;
use super::chooser::Chooser;
use super::{Catalogue, Entry, File, Layer, Origin};
use crate::job::Strategy;
use crate::model::{Backend, BackendKind};
use crate::render::{Format, QuoteLanguage, QuoteList};
use crate::{Error, Result};

#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the user's")]
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
    /// For the whole job, where it is limited.
    pub deadline: Option<Duration>,
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
    pub fn load(flags: &Layer, config: Option<&Path>) -> Result<Self> {
        Self::resolve(flags, File::load(config)?)
    }

    /// Lays `flags` over a file that was read.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn resolve(flags: &Layer, mut file: File) -> Result<Self> {
        let below = std::mem::take(&mut file.layer);
        let mut pick = Chooser::new(flags, &below, file.path.clone());
        let (backend, origin) = pick.value("backend", |l| l.backend.clone(), "offline".to_owned());
        let translator = pick.role("translator", |l| l.translator.clone(), (&backend, &origin));
        let summarizer = pick.role("summarizer", |l| l.summarizer.clone(), (&backend, &origin));
        let words = pick.value("words", |l| l.words, 180).0;
        let strategy = pick.choice("strategy", |l| l.strategy.clone(), STRATEGIES)?;
        let quotes = pick.choice("quotes", |l| l.quotes.clone(), QuoteList::NAMES)?;
        let languages = QuoteLanguage::NAMES;
        let quote_language = pick.choice("quote_language", |l| l.quote_language.clone(), languages)?;
        let glossary = pick.path("glossary", |l| l.glossary.clone(), None);
        let budget = pick.optional("budget", |l| l.budget);
        let max_cost = pick.optional("max_cost", |l| l.max_cost);
        let fit = pick.value("fit", |l| l.fit, false).0;
        let prices = pick.path("prices", |l| l.prices.clone(), None);
        let jobs = pick.value("jobs", |l| l.jobs, 8).0;
        let timeout = pick.value("timeout", |l| l.timeout, 300.0).0;
        let deadline = pick.optional("deadline", |l| l.deadline);
        let cache = pick.value("cache", |l| l.cache, true).0;
        let cache_dir = pick.path("cache_dir", |l| l.cache_dir.clone(), super::cache_dir());
        let ca_file = pick.path("ca_file", |l| l.ca_file.clone(), None);
        let format = pick.format()?;
        let strict = pick.value("strict", |l| l.strict, false).0;
        let color = pick.choice("color", |l| l.color.clone(), COLORS)?;
        let progress = pick.choice("progress", |l| l.progress.clone(), PROGRESS)?;
        let encoding = pick.optional("encoding", |l| l.encoding.clone());
        let change = |value: &Option<String>, key| value.clone().map(|v| (v, pick.origin(key)));
        let changes = Changes { model: change(&flags.model, "model"), base_url: change(&flags.base_url, "base_url") };
        within("words", words, 1..=5000)?;
        within("jobs", jobs, 1..=1024)?;
        let timeout = duration("timeout", timeout)?;
        let deadline = deadline.map(|seconds| duration("deadline", seconds)).transpose()?;
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
            deadline,
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

fn duration(key: &str, seconds: f64) -> Result<Duration> {
    let duration = Duration::try_from_secs_f64(seconds).ok().filter(|d| !d.is_zero());
    duration.ok_or_else(|| invalid(key, "must be a positive number of seconds"))
}
