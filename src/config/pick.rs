//! Picks the values of one backend from its layers: command line, file, what is known of the model, preset.

use super::models::Model;
use super::spec::BackendSpec;
use super::{Entry, Origin, near};
use crate::model::{BackendKind, Dialect, KeyHeader, Reasoning, Structure, TokenLimitField};
use crate::{Error, Result, backend};

/// Picks each value from the layers of one backend and notes where it came from.
pub(super) struct Pick<'a> {
    own: Option<&'a BackendSpec>,
    preset: Option<&'a BackendSpec>,
    file: Origin,
    name: &'a str,
    /// Every value so far, with its origin.
    pub(super) entries: Vec<Entry>,
}

impl<'a> Pick<'a> {
    /// The layers of a backend: its table in the file and its preset. `file` is the origin of the former.
    pub(super) fn new(name: &'a str, layers: (Option<&'a BackendSpec>, Option<&'a BackendSpec>), file: Origin) -> Self {
        Self { own: layers.0, preset: layers.1, file, name, entries: Vec::new() }
    }

    pub(super) fn entry(&mut self, key: &str, value: String, origin: Origin) {
        self.entries.push(Entry { key: format!("backends.{}.{key}", self.name), value, origin });
    }

    /// From the file, else the preset.
    fn layered<T>(&self, get: impl Fn(&BackendSpec) -> Option<T>) -> Option<(T, Origin)> {
        let own = self.own.and_then(&get).map(|v| (v, self.file.clone()));
        own.or_else(|| self.preset.and_then(&get).map(|v| (v, Origin::Preset)))
    }

    pub(super) fn text(
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
    pub(super) fn number(
        &mut self,
        key: &str,
        get: fn(&BackendSpec) -> Option<u32>,
        known: Option<u32>,
        default: u32,
    ) -> u32 {
        let own = self.own.and_then(get).map(|v| (v, self.file.clone()));
        let found = own.or_else(|| known.map(|v| (v, Origin::Model)));
        let found = found.or_else(|| self.preset.and_then(get).map(|v| (v, Origin::Preset)));
        let (value, origin) = found.unwrap_or((default, Origin::Default));
        let shown = if value == u32::MAX { "unlimited".to_owned() } else { value.to_string() };
        self.entry(key, shown, origin);
        value
    }

    pub(super) fn optional<T: ToString>(
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

    pub(super) fn kind(&mut self) -> Result<BackendKind> {
        let name = self.text("kind", None, |s| s.kind.clone()).ok_or_else(|| self.lacks("kind", "openai"))?;
        let row = backend::PROTOCOLS.iter().find(|p| p.name == name);
        row.map(|p| p.kind).ok_or_else(|| {
            let known: Vec<&str> = backend::PROTOCOLS.iter().map(|p| p.name).collect();
            self.invalid("kind", &name, &known)
        })
    }

    pub(super) fn address(&mut self, kind: BackendKind, base_url: Option<String>) -> Result<String> {
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
        if names_a_user(&url) {
            // The address is shown in messages, traces and reports; so is what stands in it.
            return Err(Error::Config {
                message: format!("backend {}: base_url holds a user name or a password", self.name),
                hint: Some("take it out of the address; a key goes into the variable that api_key_env names".into()),
            });
        }
        Ok(url)
    }

    pub(super) fn model(&mut self, kind: BackendKind, model: Option<String>) -> Result<String> {
        match model {
            Some(model) if !model.trim().is_empty() => Ok(model.trim().to_owned()),
            _ if kind.is_language_model() => Err(Error::Config {
                message: format!("backend {}: no model is chosen", self.name),
                hint: Some(format!("add -m MODEL, or model = \"…\" under [backends.{}]", self.name)),
            }),
            _ => Ok(String::new()),
        }
    }

    pub(super) fn dialect(&mut self, known: &Model, base_url: &str) -> Result<Dialect> {
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
            reasoning: self.reasoning(known)?,
            key_header: self.key_header(base_url)?,
            version: self.optional("version", |s| s.version.clone(), None),
            region: self.optional("region", |s| s.region.clone(), None),
            project: self.optional("project", |s| s.project.clone(), None),
            glossary_id: self.optional("glossary_id", |s| s.glossary_id.clone(), None),
        })
    }

    fn reasoning(&mut self, known: &Model) -> Result<Reasoning> {
        let values = [
            ("default", Reasoning::Default),
            ("off", Reasoning::Off),
            ("template", Reasoning::Template),
            ("minimal", Reasoning::Minimal),
            ("low", Reasoning::Low),
            ("medium", Reasoning::Medium),
            ("high", Reasoning::High),
        ];
        // A model that is known by name goes before the preset, which only guesses.
        let own = self.own.and_then(|s| s.reasoning.clone()).map(|v| (v, self.file.clone()));
        let found = own.or_else(|| known.reasoning.map(|v| (v.to_owned(), Origin::Model)));
        let value = self.text("reasoning", found, |s| s.reasoning.clone());
        self.named("reasoning", value, &values, Reasoning::Default)
    }

    /// Azure OpenAI takes its key in a header of its own; by its address it is known also under another name.
    fn key_header(&mut self, base_url: &str) -> Result<KeyHeader> {
        let value = self.text("key_header", None, |s| s.key_header.clone());
        let host = base_url.split("://").nth(1).unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
        let default = if host.ends_with(".azure.com") { KeyHeader::ApiKey } else { KeyHeader::Bearer };
        let values = [("authorization", KeyHeader::Bearer), ("api-key", KeyHeader::ApiKey)];
        self.named("key_header", value, &values, default)
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

/// Whether an address carries a user name or a password (`https://user:pw@host`), which is a secret in the open.
pub(super) fn names_a_user(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().contains('@')
}
