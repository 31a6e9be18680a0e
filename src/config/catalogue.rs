//! All backends by name: the presets, overlaid by the configuration file; one of them resolved.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::models::{self, Model};
use super::pick::{Pick, names_a_user};
use super::prices::Prices;
use super::spec::BackendSpec;
use super::{Entry, File, KeyNeed, Origin, key, near};
use crate::model::{Backend, BackendKind};
use crate::{Error, Result, backend};

/// Read when a backend is first asked for: most commands need none.
static PRESETS: LazyLock<BTreeMap<String, BackendSpec>> = LazyLock::new(|| {
    let presets = toml::from_str(include_str!("data/presets.toml"));
    debug_assert!(presets.is_ok(), "{presets:?}");
    presets.unwrap_or_default()
});

/// Every backend that can be chosen.
#[derive(Debug)]
pub struct Catalogue {
    file: File,
    prices: Option<Prices>,
}

/// What a table of all backends says of one.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its protocol; none where the configuration names one that does not exist.
    pub kind: Option<&'static str>,
    /// Its address; empty where the user must set it, and for the built-in engine.
    pub base_url: String,
    /// Its model; empty where the user must choose, and where there are no models.
    pub model: String,
}

/// What the command line changes of a backend.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    pub(super) model: Option<(String, Origin)>,
    pub(super) base_url: Option<(String, Origin)>,
}

impl Catalogue {
    /// The presets, overlaid by that file.
    ///
    /// # Errors
    /// The price file cannot be read.
    pub fn new(file: File, prices: Option<&std::path::Path>) -> Result<Self> {
        Ok(Self { file, prices: prices.map(Prices::load).transpose()? })
    }

    /// Every name, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = PRESETS.keys().chain(self.file.backends.keys()).map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// One line about a backend, where there is one.
    #[must_use]
    pub fn description(&self, name: &str) -> Option<&str> {
        PRESETS.get(name)?.description.as_deref()
    }

    /// What is known of a backend, complete or not, for a table of all of them.
    ///
    /// # Errors
    /// There is no such backend.
    pub fn facts(&self, name: &str) -> Result<Facts> {
        let (own, preset) = self.layers(name)?;
        let text = |get: fn(&BackendSpec) -> Option<String>| own.and_then(get).or_else(|| preset.and_then(get));
        let kind = text(|s| s.kind.clone());
        Ok(Facts {
            kind: backend::PROTOCOLS.iter().map(|p| p.name).find(|known| Some(*known) == kind.as_deref()),
            base_url: text(|s| s.base_url.clone()).filter(|url| !names_a_user(url)).unwrap_or_default(),
            model: text(|s| s.model.clone()).unwrap_or_default(),
        })
    }

    /// Whether the backend needs a key, and where it comes from.
    ///
    /// # Errors
    /// There is no such backend.
    pub fn key(&self, name: &str) -> Result<(KeyNeed, Option<String>)> {
        let (own, preset) = self.layers(name)?;
        Ok((key::need(own, preset), key::source(&key::place(own, preset))))
    }

    /// The protocol of a backend.
    ///
    /// # Errors
    /// There is no such backend, or its kind does not exist.
    pub(super) fn kind(&self, name: &str) -> Result<BackendKind> {
        let (own, preset) = self.layers(name)?;
        Pick::new(name, (own, preset), Origin::Default).kind()
    }

    /// Resolves a backend without reading its key.
    ///
    /// # Errors
    /// There is no such backend, or it lacks its kind, address or model.
    pub fn backend(&self, name: &str) -> Result<Backend> {
        Ok(self.resolve(name, &Changes::default())?.0)
    }

    /// Puts the key into a resolved backend, which must be about to be used: a key command may be run. The address may
    /// change with it, as the plan that the key belongs to may have one of its own.
    ///
    /// # Errors
    /// The key is needed and missing, or its command fails.
    pub fn unlock(&self, backend: &mut Backend) -> Result<()> {
        let (own, preset) = self.layers(&backend.name)?;
        let need = key::need(own, preset);
        if need == KeyNeed::None || backend.kind == BackendKind::Offline {
            return Ok(());
        }
        let spec = key::place(own, preset);
        backend.key = key::read(&backend.name, &spec)?;
        backend.base_url = home(backend);
        if backend.key.is_none() && need == KeyNeed::Required && !is_loopback(&backend.base_url) {
            let name = &backend.name;
            let variable = spec.api_key_env.unwrap_or_else(|| "api_key_env".to_owned());
            return Err(Error::Config {
                message: format!("backend {name}: no key, {variable} is not set"),
                hint: Some(format!(
                    "export {variable}=…, or set api_key_env or api_key_command under [backends.{name}]"
                )),
            });
        }
        Ok(())
    }

    /// Resolves a backend with what the command line changes, and says where each value came from.
    pub(super) fn resolve(&self, name: &str, changes: &Changes) -> Result<(Backend, Vec<Entry>)> {
        let (own, preset) = self.layers(name)?;
        let file = Origin::File(self.file.path.clone().unwrap_or_default());
        let mut pick = Pick::new(name, (own, preset), file.clone());
        let kind = pick.kind()?;
        let base_url = pick.text("base_url", changes.base_url.clone(), |s| s.base_url.clone());
        let base_url = pick.address(kind, base_url)?;
        let model = pick.text("model", changes.model.clone(), |s| s.model.clone());
        let model = pick.model(kind, model)?;
        let known = self.known(name, &model);
        let known = if kind.is_language_model() { known } else { self.priced(name) };
        let (window, output) = if kind.is_language_model() { (8192, 2048) } else { (u32::MAX, u32::MAX) };
        let context_tokens = pick.number("context_tokens", |s| s.context_tokens, known.context_tokens, window);
        let max_output = pick.number("max_output_tokens", |s| s.max_output_tokens, known.max_output_tokens, output);
        let source = key::source(&key::place(own, preset)).filter(|_| key::need(own, preset) != KeyNeed::None);
        let dialect = pick.dialect(&known, &base_url)?;
        let backend = Backend {
            name: name.to_owned(),
            kind,
            base_url,
            model,
            key: None,
            key_source: source,
            context_tokens,
            // The answer must leave room for the question.
            max_output_tokens: max_output.min(context_tokens / 2),
            requests_per_minute: pick.optional("requests_per_minute", |s| s.requests_per_minute, None),
            tokens_per_minute: pick.optional("tokens_per_minute", |s| s.tokens_per_minute, None),
            usd_per_million_input: pick.optional(
                "usd_per_million_input",
                |s| s.usd_per_million_input,
                known.usd_per_million_input,
            ),
            usd_per_million_output: pick.optional(
                "usd_per_million_output",
                |s| s.usd_per_million_output,
                known.usd_per_million_output,
            ),
            encoding: pick.optional("encoding", |s| s.encoding.clone(), None),
            dialect,
        };
        let source = backend.key_source.clone().unwrap_or_default();
        let own_key = own.is_some_and(|s| s.api_key_env.is_some() || s.api_key_command.is_some());
        pick.entry("key", source, if own_key { file } else { Origin::Preset });
        Ok((backend, pick.entries))
    }

    fn layers(&self, name: &str) -> Result<(Option<&BackendSpec>, Option<&BackendSpec>)> {
        match (self.file.backends.get(name), PRESETS.get(name)) {
            (None, None) => Err(Error::Config {
                message: format!("there is no backend \"{name}\""),
                hint: Some(format!(
                    "{}; a new one goes under [backends.{name}]",
                    near::suggestion(name, &self.names())
                )),
            }),
            layers => Ok(layers),
        }
    }

    /// A price file goes before the built-in table.
    fn known(&self, name: &str, model: &str) -> Model {
        let table = models::known(model).unwrap_or_default();
        let Some(file) = self.prices.as_ref().and_then(|p| p.model(name, model)) else { return table };
        Model {
            context_tokens: file.context_tokens.or(table.context_tokens),
            max_output_tokens: file.max_output_tokens.or(table.max_output_tokens),
            usd_per_million_input: file.usd_per_million_input.or(table.usd_per_million_input),
            usd_per_million_output: file.usd_per_million_output.or(table.usd_per_million_output),
            fixed_sampling: table.fixed_sampling,
            reasoning: table.reasoning,
        }
    }

    /// The price of a machine-translation service, which has no models.
    fn priced(&self, name: &str) -> Model {
        let found = self.prices.as_ref().and_then(|p| p.model(name, name)).unwrap_or_default();
        Model { context_tokens: None, max_output_tokens: None, ..found }
    }
}

/// Where a backend lives for its key: those of DeepL's free plan end in `:fx` and belong to a host of their own.
fn home(backend: &Backend) -> String {
    let free = backend.kind == BackendKind::DeepL && backend.key.as_ref().is_some_and(|k| k.expose().ends_with(":fx"));
    match backend.base_url.as_str() {
        "https://api.deepl.com" if free => "https://api-free.deepl.com".to_owned(),
        other => other.to_owned(),
    }
}

fn is_loopback(base_url: &str) -> bool {
    let host = base_url.split("://").nth(1).unwrap_or_default();
    let host = host.split('/').next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
