//! What the configuration or a preset says of one backend, before it is resolved.

use serde::Deserialize;

/// Whether a request without a key makes sense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyNeed {
    /// A missing key is an error before anything is sent.
    Required,
    /// A key is sent where one is set.
    #[default]
    Optional,
    /// There are no keys.
    None,
}

/// One table `[backends.NAME]`; what is `None` is left to the preset and then to what is known of the model.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct BackendSpec {
    /// Only in presets: one line about the service.
    pub description: Option<String>,
    /// Only in presets: whether a key is needed.
    pub key: Option<KeyNeed>,
    /// Name of the protocol.
    pub kind: Option<String>,
    /// Base address.
    pub base_url: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Name of the variable that holds the key.
    pub api_key_env: Option<String>,
    /// Program and arguments that print the key.
    pub api_key_command: Option<Vec<String>>,
    /// Context window in tokens.
    pub context_tokens: Option<u32>,
    /// Most tokens of one answer.
    pub max_output_tokens: Option<u32>,
    /// Requests a minute.
    pub requests_per_minute: Option<u32>,
    /// Tokens a minute.
    pub tokens_per_minute: Option<u32>,
    /// US dollars a million input tokens, or characters.
    pub usd_per_million_input: Option<f64>,
    /// US dollars a million output tokens.
    pub usd_per_million_output: Option<f64>,
    /// Encoding to count with.
    pub encoding: Option<String>,
    /// Member that carries the output limit.
    pub token_limit: Option<String>,
    /// Form of structured output.
    pub structured_output: Option<String>,
    /// Sampling temperature.
    pub temperature: Option<f32>,
    /// How much the model thinks first.
    pub reasoning: Option<String>,
    /// Header of the key.
    pub key_header: Option<String>,
    /// Protocol version.
    pub version: Option<String>,
    /// Region or location.
    pub region: Option<String>,
    /// Project (Google v3).
    pub project: Option<String>,
    /// Glossary kept at the service.
    pub glossary_id: Option<String>,
}

/// The keys that a table `[backends.NAME]` of a configuration file may have.
pub(super) const KEYS: &[&str] = &[
    "api_key_command",
    "api_key_env",
    "base_url",
    "context_tokens",
    "encoding",
    "glossary_id",
    "key_header",
    "kind",
    "max_output_tokens",
    "model",
    "project",
    "reasoning",
    "region",
    "requests_per_minute",
    "structured_output",
    "temperature",
    "token_limit",
    "tokens_per_minute",
    "usd_per_million_input",
    "usd_per_million_output",
    "version",
];
