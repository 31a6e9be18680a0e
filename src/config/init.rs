//! The commented file that `config init` writes.

/// Every line is a comment, so that the file changes nothing until somebody edits it.
pub const TEMPLATE: &str = include_str!("data/template.toml");
