//! What tokens and characters cost at a backend.

use crate::model::Backend;

/// Prices of a backend.
#[derive(Clone, Copy, Debug)]
pub(super) struct Price {
    input: f64,
    output: f64,
    by_characters: bool,
}

impl Price {
    /// The prices of a backend, where they are known; output costs nothing where characters are billed.
    pub(super) fn of(backend: &Backend) -> Option<Self> {
        let by_characters = !backend.kind.is_language_model();
        let output = backend.usd_per_million_output.or(by_characters.then_some(0.0))?;
        Some(Self { input: backend.usd_per_million_input?, output, by_characters })
    }

    /// The output tokens that so many dollars buy.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number, cut at the type's end"
    )]
    pub(super) fn output_for(self, usd: f64) -> u64 {
        if self.output > 0.0 { (usd * 1e6 / self.output) as u64 } else { u64::MAX }
    }

    /// What so many tokens, or characters, cost.
    #[expect(clippy::cast_precision_loss, reason = "no job comes near 2^53 tokens")]
    pub(super) fn usd(self, input: u64, output: u64, characters: u64) -> f64 {
        let read = if self.by_characters { characters } else { input };
        (read as f64 * self.input + output as f64 * self.output) / 1e6
    }
}
