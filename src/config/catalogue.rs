//! All backends by name: the presets, overlaid by the configuration file; one of them resolved.

use std::collections::BTreeMap;

use super::models::{self, Model};
use super::prices::Prices;
use super::spec::BackendSpec;
use super::{Entry, File, KeyNeed, Origin, key, near};
use crate::model::{Backend, BackendKind, Dialect, Structure, TokenLimitField};
use crate::{Error, Result, backend};

/// Every backend that can be chosen.
#[derive(Debug)]
pub struct Catalogue {
    presets: BTreeMap<String, BackendSpec>,
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
        let presets = toml::from_str(include_str!("data/presets.toml"))
            .map_err(|e| Error::Config { message: format!("built-in presets: {e}"), hint: None })?;
        Ok(Self { presets, file, prices: prices.map(Prices::load).transpose()? })
    }

    /// Every name, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.presets.keys().chain(self.file.backends.keys()).map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// One line about a backend, where there is one.
    #[must_use]
    pub fn description(&self, name: &str) -> Option<&str> {
        self.presets.get(name)?.description.as_deref()
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
            base_url: text(|s| s.base_url.clone()).unwrap_or_default(),
            model: text(|s| s.model.clone()).unwrap_or_default(),
        })
    }

    /// Whether the backend needs a key, and where it comes from.
    ///
    /// # Errors
    /// There is no such backend.
    pub fn key(&self, name: &str) -> Result<(KeyNeed, Option<String>)> {
        let (own, preset) = self.layers(name)?;
        Ok((key_need(own, preset), key::source(&effective(own, preset))))
    }

    /// The protocol of a backend.
    ///
    /// # Errors
    /// There is no such backend, or its kind does not exist.
    pub(super) fn kind(&self, name: &str) -> Result<BackendKind> {
        let (own, preset) = self.layers(name)?;
        Pick { own, preset, file: Origin::Default, name, entries: Vec::new() }.kind()
    }

    /// Resolves a backend without reading its key.
    ///
    /// # Errors
    /// There is no such backend, or it lacks its kind, address or model.
    pub fn backend(&self, name: &str) -> Result<Backend> {
        Ok(self.resolve(name, &Changes::default())?.0)
    }

    /// Puts the key into a resolved backend, which must be about to be used: a key command may be run.
    ///
    /// # Errors
    /// The key is needed and missing, or its command fails.
    pub fn unlock(&self, backend: &mut Backend) -> Result<()> {
        let (own, preset) = self.layers(&backend.name)?;
        let need = key_need(own, preset);
        if need == KeyNeed::None || backend.kind == BackendKind::Offline {
            return Ok(());
        }
        let spec = effective(own, preset);
        backend.key = key::read(&backend.name, &spec)?;
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
        let mut pick = Pick { own, preset, file, name, entries: Vec::new() };
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
        let source = key::source(&effective(own, preset)).filter(|_| key_need(own, preset) != KeyNeed::None);
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
            dialect: pick.dialect(&known)?,
        };
        let source = backend.key_source.clone().unwrap_or_default();
        pick.entry("key", source, if own.is_some() { pick.file.clone() } else { Origin::Preset });
        Ok((backend, pick.entries))
    }

    fn layers(&self, name: &str) -> Result<(Option<&BackendSpec>, Option<&BackendSpec>)> {
        match (self.file.backends.get(name), self.presets.get(name)) {
            (None, None) => Err(Error::Config {
                message: format!("there is no backend \"{name}\""),
                hint: Some(format!("{}; or add [backends.{name}]", near::suggestion(name, &self.names()))),
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
        }
    }

    /// The price of a machine-translation service, which has no models.
    fn priced(&self, name: &str) -> Model {
        let found = self.prices.as_ref().and_then(|p| p.model(name, name)).unwrap_or_default();
        Model { context_tokens: None, max_output_tokens: None, ..found }
    }
}

fn key_need(own: Option<&BackendSpec>, preset: Option<&BackendSpec>) -> KeyNeed {
    let named = own.is_some_and(|s| s.api_key_env.is_some() || s.api_key_command.is_some());
    if named { KeyNeed::Required } else { preset.and_then(|p| p.key).unwrap_or_default() }
}

/// Where the key comes from: what the file says goes before the preset as a whole.
fn effective(own: Option<&BackendSpec>, preset: Option<&BackendSpec>) -> BackendSpec {
    let from = |spec: &BackendSpec| BackendSpec {
        api_key_env: spec.api_key_env.clone(),
        api_key_command: spec.api_key_command.clone(),
        ..BackendSpec::default()
    };
    let own = own.map(from).unwrap_or_default();
    if own.api_key_env.is_some() || own.api_key_command.is_some() {
        return own;
    }
    preset.map(from).unwrap_or_default()
}

fn is_loopback(base_url: &str) -> bool {
    let host = base_url.split("://").nth(1).unwrap_or_default();
    let host = host.split('/').next().unwrap_or_default();
    ["localhost", "127.", "[::1]"].iter().any(|prefix| host.starts_with(prefix))
}

/// Picks each value from the layers of one backend and notes where it came from.
struct Pick<'a> {
    own: Option<&'a BackendSpec>,
    preset: Option<&'a BackendSpec>,
    file: Origin,
    name: &'a str,
    entries: Vec<Entry>,
}

impl Pick<'_> {
    fn entry(&mut self, key: &str, value: String, origin: Origin) {
        self.entries.push(Entry { key: format!("backends.{}.{key}", self.name), value, origin });
    }

    /// From the file, else the preset.
    fn layered<T>(&self, get: impl Fn(&BackendSpec) -> Option<T>) -> Option<(T, Origin)> {
        let own = self.own.and_then(&get).map(|v| (v, self.file.clone()));
        own.or_else(|| self.preset.and_then(&get).map(|v| (v, Origin::Preset)))
    }

    fn text(
        &mut self,
        key: &str,
        change: Option<(String, Origin)>,
        get: impl Fn(&BackendSpec) -> Option<String>,
    ) -> Option<String> {
        let (value, origin) = change.or_else(|| self.layered(get))?;
        self.entry(key, value.clone(), origin);
        Some(value)
    }

    /// What is known of the model goes before the preset, which only guesses, and after the file.
    fn number(&mut self, key: &str, get: fn(&BackendSpec) -> Option<u32>, known: Option<u32>, default: u32) -> u32 {
        let own = self.own.and_then(get).map(|v| (v, self.file.clone()));
        let found = own.or_else(|| known.map(|v| (v, Origin::Model)));
        let found = found.or_else(|| self.preset.and_then(get).map(|v| (v, Origin::Preset)));
        let (value, origin) = found.unwrap_or((default, Origin::Default));
        let shown = if value == u32::MAX { "unlimited".to_owned() } else { value.to_string() };
        self.entry(key, shown, origin);
        value
    }

    fn optional<T: ToString>(
        &mut self,
        key: &str,
        get: impl Fn(&BackendSpec) -> Option<T>,
        known: Option<T>,
    ) -> Option<T> {
        let found = self.layered(get).or_else(|| known.map(|v| (v, Origin::Model)));
        let (value, origin) = found?;
        self.entry(key, value.to_string(), origin);
        Some(value)
    }

    fn kind(&mut self) -> Result<BackendKind> {
        let name = self.text("kind", None, |s| s.kind.clone()).ok_or_else(|| self.lacks("kind", "openai"))?;
        let row = backend::PROTOCOLS.iter().find(|p| p.name == name);
        row.map(|p| p.kind).ok_or_else(|| {
            let known: Vec<&str> = backend::PROTOCOLS.iter().map(|p| p.name).collect();
            self.invalid("kind", &name, &known)
        })
    }

    fn address(&mut self, kind: BackendKind, base_url: Option<String>) -> Result<String> {
        let Some(url) = base_url else {
            let offline = kind == BackendKind::Offline;
            return if offline { Ok(String::new()) } else { Err(self.lacks("base_url", "https://…")) };
        };
        let url = url.trim().trim_end_matches('/').to_owned();
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if rest.is_none_or(str::is_empty) {
            return Err(Error::Config {
                message: format!("backend {}: base_url \"{url}\" is not an http or https address", self.name),
                hint: None,
            });
        }
        Ok(url)
    }

    fn model(&mut self, kind: BackendKind, model: Option<String>) -> Result<String> {
        match model {
            Some(model) if !model.trim().is_empty() => Ok(model.trim().to_owned()),
            _ if kind.is_language_model() => Err(Error::Config {
                message: format!("backend {}: no model is chosen", self.name),
                hint: Some(format!("add -m MODEL, or model = \"…\" under [backends.{}]", self.name)),
            }),
            _ => Ok(String::new()),
        }
    }

    fn dialect(&mut self, known: &Model) -> Result<Dialect> {
        let limits = [
            ("max_tokens", TokenLimitField::MaxTokens),
            ("max_completion_tokens", TokenLimitField::MaxCompletionTokens),
        ];
        let structures =
            [("json_schema", Structure::JsonSchema), ("json_object", Structure::JsonObject), ("none", Structure::None)];
        let token_limit = self.text("token_limit", None, |s| s.token_limit.clone());
        let structure = self.text("structured_output", None, |s| s.structured_output.clone());
        let sampling = !known.fixed_sampling || self.own.is_some_and(|s| s.temperature.is_some());
        Ok(Dialect {
            token_limit: self.named("token_limit", token_limit, &limits, TokenLimitField::MaxTokens)?,
            structure: self.named("structured_output", structure, &structures, Structure::None)?,
            temperature: if sampling { self.optional("temperature", |s| s.temperature, None) } else { None },
            version: self.optional("version", |s| s.version.clone(), None),
            region: self.optional("region", |s| s.region.clone(), None),
            project: self.optional("project", |s| s.project.clone(), None),
            glossary_id: self.optional("glossary_id", |s| s.glossary_id.clone(), None),
        })
    }

    fn named<T: Copy>(&self, key: &str, value: Option<String>, table: &[(&str, T)], default: T) -> Result<T> {
        let Some(value) = value else { return Ok(default) };
        let found = table.iter().find(|(name, _)| *name == value).map(|(_, v)| *v);
        found.ok_or_else(|| self.invalid(key, &value, &table.iter().map(|(name, _)| *name).collect::<Vec<_>>()))
    }

    fn invalid(&self, key: &str, value: &str, known: &[&str]) -> Error {
        Error::Config {
            message: format!("backend {}: {key} = \"{value}\" does not exist", self.name),
            hint: Some(near::suggestion(value, known)),
        }
    }

    fn lacks(&self, key: &str, example: &str) -> Error {
        Error::Config {
            message: format!("backend {}: {key} is not set", self.name),
            hint: Some(format!("set {key} = \"{example}\" under [backends.{}]", self.name)),
        }
    }
}
