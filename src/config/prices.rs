//! Windows and prices from a `LiteLLM` `model_prices_and_context_window.json`, which the user may keep up to date.

use std::path::Path;

use serde_json::Value;

use super::models::Model;
use crate::{Error, Result};

/// A price file as it was read.
#[derive(Debug)]
pub(super) struct Prices(Value);

impl Prices {
    /// Reads the file.
    ///
    /// # Errors
    /// It cannot be read or is not a JSON object.
    pub(super) fn load(path: &Path) -> Result<Self> {
        let fail = |problem: String| Error::Config {
            message: format!("price file {}: {problem}", path.display()),
            hint: Some("prices takes LiteLLM's model_prices_and_context_window.json".to_owned()),
        };
        let text = std::fs::read(path).map_err(|e| fail(e.to_string()))?;
        match serde_json::from_slice(&text) {
            Ok(value @ Value::Object(_)) => Ok(Self(value)),
            Ok(_) => Err(fail("is not a JSON object".to_owned())),
            Err(e) => Err(fail(format!("is not JSON: {e}"))),
        }
    }

    /// What the file says of a model of a backend: `backend/model`, then the model's own name, then its last part.
    pub(super) fn model(&self, backend: &str, model: &str) -> Option<Model> {
        let last = model.rsplit('/').next().unwrap_or(model);
        let row = [&format!("{backend}/{model}"), model, last].into_iter().find_map(|name| self.0.get(name))?;
        let tokens = |name: &str| row.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        // Prices are dollars a token; rounding takes off what binary fractions add (0.00000015 * 1e6).
        let million = |name: &str| row.get(name).and_then(Value::as_f64).map(|usd| (usd * 1e12).round() / 1e6);
        Some(Model {
            context_tokens: tokens("max_input_tokens").or_else(|| tokens("max_tokens")),
            max_output_tokens: tokens("max_output_tokens"),
            usd_per_million_input: million("input_cost_per_token").or_else(|| million("input_cost_per_character")),
            usd_per_million_output: million("output_cost_per_token"),
            ..Model::default()
        })
    }
}
