//! A configured backend: which protocol, where, with which key and limits.

use super::Secret;

/// The protocol that a backend speaks. The table of protocols has a row for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BackendKind {
    /// OpenAI chat completions and every server that speaks it.
    OpenAi,
    /// OpenAI Responses.
    Responses,
    /// Anthropic Messages.
    Anthropic,
    /// Google Gemini.
    Gemini,
    /// Ollama's own API.
    Ollama,
    /// LibreTranslate.
    LibreTranslate,
    /// DeepL.
    DeepL,
    /// Google Cloud Translation.
    Google,
    /// Azure Translator.
    Azure,
    /// The built-in engine; no network.
    Offline,
}

impl BackendKind {
    /// Whether it is a language model, which can summarise, and not only translate.
    #[must_use]
    pub fn is_language_model(self) -> bool {
        matches!(self, Self::OpenAi | Self::Responses | Self::Anthropic | Self::Gemini | Self::Ollama)
    }
}

/// Which form of structured output a chat server takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Structure {
    /// A JSON schema.
    JsonSchema,
    /// "Some JSON object".
    JsonObject,
    /// None: the prompt alone asks for JSON.
    None,
}

/// Which member carries the output limit in a chat completions request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenLimitField {
    /// `max_tokens`.
    MaxTokens,
    /// `max_completion_tokens`.
    MaxCompletionTokens,
}

/// How much a model thinks before it answers. Thoughts are paid for and count towards the output limit, and a
/// translation needs none; which forms a model takes is known by name (`config/data/models.tsv`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reasoning {
    /// Nothing is said about it.
    #[default]
    Default,
    /// Not at all.
    Off,
    /// Not at all, by a variable of the chat template (vLLM, llama.cpp).
    Template,
    /// As little as a model allows that cannot be told not to.
    Minimal,
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Much.
    High,
}

impl Reasoning {
    /// The word that servers know it by; none where nothing is said.
    #[must_use]
    pub fn effort(self) -> Option<&'static str> {
        match self {
            Self::Default | Self::Template => None,
            Self::Off => Some("none"),
            Self::Minimal => Some("minimal"),
            Self::Low => Some("low"),
            Self::Medium => Some("medium"),
            Self::High => Some("high"),
        }
    }

    /// Output tokens to keep free for thoughts: the budgets into which Gemini translates the words of OpenAI's efforts
    /// (Gemini API docs, "OpenAI compatibility"); for those told to think as little as they can, twice the 128 below
    /// which no Gemini model goes. Where nothing is said nothing is kept free: most models do not think then, and an
    /// answer that its limit cuts is asked again with the highest.
    #[must_use]
    pub fn headroom(self) -> u32 {
        match self {
            Self::Default | Self::Off | Self::Template => 0,
            Self::Minimal => 256,
            Self::Low => 1_024,
            Self::Medium => 8_192,
            Self::High => 24_576,
        }
    }
}

/// In which header a server of the OpenAI protocol takes the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeyHeader {
    /// `authorization: Bearer …`.
    #[default]
    Bearer,
    /// `api-key: …` (Azure OpenAI).
    ApiKey,
}

/// Where servers of one protocol differ; a preset or the configuration sets it, a fault may change it for the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialect {
    /// Name of the output limit.
    pub token_limit: TokenLimitField,
    /// Structured output.
    pub structure: Structure,
    /// Sampling temperature; none leaves the server's default.
    pub temperature: Option<f32>,
    /// How much the model thinks first.
    pub reasoning: Reasoning,
    /// Header of the key.
    pub key_header: KeyHeader,
    /// Protocol version where there are several (`v2`, `v3`, `3.0`, `2024-10-21`).
    pub version: Option<String>,
    /// Region of the key (Azure Translator) or location (Google v3).
    pub region: Option<String>,
    /// Project (Google v3).
    pub project: Option<String>,
    /// Identifier of a glossary kept at the service (DeepL, Google v3).
    pub glossary_id: Option<String>,
}

/// One backend, resolved from presets, configuration, environment and flags.
#[derive(Clone, Debug)]
pub struct Backend {
    /// The name it is chosen by.
    pub name: String,
    /// Its protocol.
    pub kind: BackendKind,
    /// Base address without a trailing slash.
    pub base_url: String,
    /// Model, where the protocol has models.
    pub model: String,
    /// The key, where one is set.
    pub key: Option<Secret>,
    /// Where the key comes from, for messages: the name of the variable or "`api_key_command`".
    pub key_source: Option<String>,
    /// Size of the context window in tokens.
    pub context_tokens: u32,
    /// Most output tokens of one answer.
    pub max_output_tokens: u32,
    /// Requests a minute, where limited.
    pub requests_per_minute: Option<u32>,
    /// Tokens a minute, where limited.
    pub tokens_per_minute: Option<u32>,
    /// US dollars for a million input tokens (or characters, for machine translation).
    pub usd_per_million_input: Option<f64>,
    /// US dollars for a million output tokens.
    pub usd_per_million_output: Option<f64>,
    /// Encoding to count with, where it is not the model's own.
    pub encoding: Option<String>,
    /// Where servers of the protocol differ.
    pub dialect: Dialect,
}
