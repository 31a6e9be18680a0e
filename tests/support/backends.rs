//! Backends for tests: one of each kind, pointing wherever the test says.

use ringkas::model::{Backend, BackendKind, Dialect, KeyHeader, Reasoning, Secret, Structure, TokenLimitField};

/// The key of every test backend, so that a test can look for it where it must not be.
pub const KEY: &str = "sk-test-0123456789abcdef";

/// A backend of that kind at `base_url`.
pub fn backend(kind: BackendKind, base_url: &str) -> Backend {
    Backend {
        name: "simulated".into(),
        kind,
        base_url: base_url.trim_end_matches('/').into(),
        model: "gpt-4o-mini".into(),
        key: Some(Secret::new(KEY)),
        key_source: Some("SIMULATED_API_KEY".into()),
        context_tokens: 128_000,
        max_output_tokens: 4_096,
        requests_per_minute: None,
        tokens_per_minute: None,
        usd_per_million_input: Some(0.4),
        usd_per_million_output: Some(1.6),
        encoding: None,
        dialect: Dialect {
            token_limit: TokenLimitField::MaxTokens,
            structure: Structure::JsonSchema,
            temperature: Some(0.0),
            reasoning: Reasoning::Default,
            key_header: KeyHeader::Bearer,
            version: None,
            region: None,
            project: None,
            glossary_id: None,
        },
    }
}
