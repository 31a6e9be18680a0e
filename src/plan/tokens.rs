//! Counting tokens with the model's own encoding where it is known, and not counting where a bound is enough: loading
//! an encoding costs some 200 ms, more than everything else a command does.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use tiktoken_rs::{CoreBPE, cl100k_base_singleton, o200k_base_singleton, p50k_base_singleton, r50k_base_singleton};

use tokio::sync::watch;

use crate::{Error, Result};

/// Loads an encoding once and gives it.
type Load = fn() -> &'static CoreBPE;

/// The encodings that can be named in the configuration.
const ENCODINGS: &[(&str, Load)] = &[
    ("cl100k_base", cl100k_base_singleton),
    ("o200k_base", o200k_base_singleton),
    ("p50k_base", p50k_base_singleton),
    ("r50k_base", r50k_base_singleton),
];

/// Bytes of Indonesian news in a token of `o200k_base`, measured on 1,000 articles as 4.04.
const BYTES_A_TOKEN: u64 = 4;

/// The encodings that some thread has undertaken to load and has not loaded yet, a bit each.
static LOADING: LazyLock<watch::Sender<u8>> = LazyLock::new(|| watch::Sender::new(0));

/// Tokens that a chat server adds for two messages (three each and three to prime the answer; OpenAI cookbook, "How to
/// count tokens with tiktoken").
pub const CHAT_OVERHEAD: u64 = 9;

/// Counts the tokens of texts for one model.
#[derive(Clone, Copy, Debug)]
pub struct Counter {
    encoding: usize,
    factor: f64,
    family: &'static str,
    /// Whether the table knows the family.
    known: bool,
}

impl Counter {
    /// The counter for a model. `encoding` overrules the table; unknown models are counted with `o200k_base`.
    ///
    /// # Errors
    /// An unknown `encoding`.
    pub fn new(model: &str, encoding: Option<&str>) -> Result<Self> {
        let row = family(model);
        let (family, usual, factor) = row.unwrap_or_else(|| (own_family(model), "o200k_base", 1.0));
        let name = encoding.unwrap_or(usual);
        let found = ENCODINGS.iter().position(|(n, _)| *n == name).ok_or_else(|| Error::Config {
            message: format!("unknown encoding {name:?}"),
            hint: Some(format!("use one of {}", ENCODINGS.joined())),
        })?;
        let factor = if encoding.is_some() { 1.0 } else { factor };
        Ok(Self { encoding: found, factor, family, known: row.is_some() })
    }

    /// The same counter with another factor for the family, learned from the usage of answers.
    #[must_use]
    pub fn with_factor(self, factor: f64) -> Self {
        Self { factor: factor.clamp(0.5, 3.0), ..self }
    }

    /// The family of models that the factor is for.
    #[must_use]
    pub fn family(self) -> &'static str {
        self.family
    }

    /// Whether the encoding is the model's own, so that its count needs no factor.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.known && (self.factor - 1.0).abs() < f64::EPSILON
    }

    /// The factor that would have been right for a request of which `planned` tokens were counted and `actual` read. None
    /// for a usage that no tokenizer explains.
    #[expect(clippy::cast_precision_loss, reason = "token counts are far below 2^52")]
    #[must_use]
    pub fn measured(self, planned: u64, actual: u64) -> Option<f64> {
        let ratio = actual as f64 / planned.max(1) as f64;
        (0.6..1.8).contains(&ratio).then_some(self.factor * ratio)
    }

    /// A factor that is a third of the way to the measured one, so that one odd answer does little.
    #[must_use]
    pub fn corrected(self, planned: u64, actual: u64) -> Option<f64> {
        self.measured(planned, actual).map(|measured| self.factor + (measured - self.factor) / 3.0)
    }

    /// The factor on the encoding's own count.
    #[must_use]
    pub fn factor(self) -> f64 {
        self.factor
    }

    /// Name of the encoding.
    #[must_use]
    pub fn encoding(self) -> &'static str {
        ENCODINGS[self.encoding].0
    }

    /// Tokens of `text`, special tokens read as plain text. Loads the encoding at the first call of the process.
    #[must_use]
    pub fn count(self, text: &str) -> u64 {
        let tokens = ENCODINGS[self.encoding].1().encode_ordinary(text).len() as u64;
        self.scaled(tokens)
    }

    /// Tokens of a text that is the same for the whole process, counted once. `which` tells such texts apart.
    #[must_use]
    pub fn count_once(self, which: usize, text: impl FnOnce() -> String) -> u64 {
        static KNOWN: LazyLock<Mutex<HashMap<(usize, usize), u64>>> = LazyLock::new(Mutex::default);
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let count = || ENCODINGS[self.encoding].1().encode_ordinary(&text()).len() as u64;
        self.scaled(*known.entry((self.encoding, which)).or_insert_with(count))
    }

    /// Tokens to expect of so many bytes of Indonesian, for what must be known before an encoding is loaded and need not
    /// be exact.
    #[must_use]
    pub fn expected(self, bytes: u64) -> u64 {
        self.scaled(bytes.div_ceil(BYTES_A_TOKEN))
    }

    /// Undertakes to load the encoding: until what is given has done so, [`Counter::is_loading`].
    #[must_use]
    pub fn undertake(self) -> Loading {
        LOADING.send_modify(|all| *all |= self.bit());
        Loading(self)
    }

    /// Whether a count would have to wait for another thread that is loading the encoding.
    #[must_use]
    pub fn is_loading(self) -> bool {
        *LOADING.borrow() & self.bit() != 0
    }

    /// Waits, without holding up its thread, until that one has done so.
    pub async fn loaded(self) {
        // It fails only where the sender is gone, and that is static.
        let _ = LOADING.subscribe().wait_for(|all| all & self.bit() == 0).await;
    }

    fn bit(self) -> u8 {
        1 << self.encoding
    }

    /// An upper bound of the tokens of `text` that needs no encoding: no token is shorter than a byte.
    #[must_use]
    pub fn bound(self, text: &str) -> u64 {
        self.scaled(text.len() as u64)
    }

    /// Whether `text` has at most `limit` tokens; counts only where the bound cannot tell.
    #[must_use]
    pub fn fits(self, text: &str, limit: u64) -> bool {
        self.bound(text) <= limit || self.count(text) <= limit
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        reason = "token counts are far below 2^52 and never negative"
    )]
    fn scaled(self, tokens: u64) -> u64 {
        (tokens as f64 * self.factor).ceil() as u64
    }
}

/// An encoding that is going to be loaded. Dropped, it keeps nobody waiting any more.
#[derive(Debug)]
pub struct Loading(Counter);

impl Loading {
    /// Loads it, which takes some 200 ms where it is not loaded yet.
    pub fn load(self) {
        // An encoding is loaded when it first counts something.
        let _ = self.0.count("");
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        LOADING.send_modify(|all| *all &= !self.0.bit());
    }
}

trait Names {
    fn joined(&self) -> String;
}

impl Names for [(&str, Load)] {
    fn joined(&self) -> String {
        self.iter().map(|(n, _)| *n).collect::<Vec<_>>().join(", ")
    }
}

/// The family of a model that the table does not know: its own name, kept for the process as those of the table are. A
/// process has a model or two.
fn own_family(model: &str) -> &'static str {
    static NAMES: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(name) = names.iter().find(|n| **n == model) {
        return name;
    }
    let name: &'static str = model.to_owned().leak();
    names.push(name);
    name
}

/// Family, encoding and factor of a model, where the table knows it.
fn family(model: &str) -> Option<(&'static str, &'static str, f64)> {
    let name = model.rsplit('/').next().unwrap_or(model).to_lowercase();
    include_str!("data/encodings.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| {
            let mut columns = l.split('\t');
            Some((columns.next()?, columns.next()?, columns.next()?.parse().ok()?))
        })
        .filter(|(prefix, _, _)| name.starts_with(prefix))
        .max_by_key(|(prefix, _, _)| prefix.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_find_their_encoding() {
        for (model, encoding, factor) in [
            ("gpt-4", "cl100k_base", 1.0),
            ("gpt-4.1-mini", "o200k_base", 1.0),
            ("openai/gpt-4o", "o200k_base", 1.0),
            ("anthropic/claude-sonnet", "o200k_base", 1.25),
            ("something-else", "o200k_base", 1.0),
        ] {
            let counter = Counter::new(model, None).unwrap();
            assert_eq!((counter.encoding(), counter.factor()), (encoding, factor), "{model}");
        }
        assert!(Counter::new("x", Some("nonsense")).is_err());
        let counter = Counter::new("claude-x", None).unwrap();
        assert!(counter.corrected(100, 130).is_some_and(|f| f > counter.factor()));
        assert_eq!(counter.corrected(100, 7), None);
        let own = Counter::new("house-model", None).unwrap();
        assert!(
            own.family() == "house-model" && !own.is_exact(),
            "models of no known family do not learn from each other"
        );
        assert!(!counter.is_exact() && Counter::new("gpt-4o", None).unwrap().is_exact());
    }

    #[test]
    fn the_bound_is_never_below_the_count() {
        let counter = Counter::new("gpt-4o", None).unwrap();
        for text in ["", "Menteri Luar Negeri", "“日本語” – é", "<|endoftext|>"] {
            assert!(counter.bound(text) >= counter.count(text), "{text}");
        }
    }
}
