//! Recognises that a request does not fit the model: every server has words of its own for it.

use super::faults::Told;
use crate::model::{Outcome, Usage};

/// Phrases with which servers say it; all parts of a row must occur (the list that `LiteLLM` keeps in
/// `exception_mapping_utils.py`, with Anthropic's, Ollama's and vLLM's own).
const PHRASES: &[&[&str]] = &[
    &["`inputs` tokens + `max_new_tokens` must be"],
    &["context_length_exceeded"],
    &["current length is", "while limit is"],
    &["exceed context limit"],
    &["exceed_context_size_error"],
    &["exceeds the available context size"],
    &["exceeds the maximum number of tokens allowed"],
    &["input tokens exceed the configured limit"],
    &["longer than the context length"],
    &["longer than the model's context length"],
    &["max_tokens must be at least 1, got -"],
    &["maximum context length"],
    &["maximum input length is", "tokens"],
    &["model's maximum context limit"],
    &["prompt is too long"],
    &["request_too_large"],
];

/// An overflow of the context window, where an error says so, with the numbers it tells.
pub(super) fn of(told: &Told) -> Option<Outcome> {
    let text = told.text.to_lowercase();
    let says = |s: &str| PHRASES.iter().any(|row| row.iter().all(|part| s.contains(part)));
    let said = told.status < 500 && (says(&text) || says(&told.codes));
    if !said && told.status != 413 {
        return None;
    }
    let mut numbers = text.split_whitespace().filter_map(number).filter(|n| *n >= 64);
    // Some name the request first, some the window: the window is the smaller one, or it would have fitted.
    let (limit, requested) = match (numbers.next(), numbers.next()) {
        (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
        other => other,
    };
    let limit = told.error["n_ctx"].as_u64().or(limit);
    let requested = told.error["n_prompt_tokens"].as_u64().or(requested);
    Some(Outcome::Overflow { limit, requested, usage: Usage::default() })
}

/// A word that is a number and nothing else: `(3019`, `4,096.`, but not the 70 of `llama-3.3-70b`.
fn number(word: &str) -> Option<u64> {
    word.trim_matches(|c| "()[],.;:`'\"".contains(c)).replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn only_whole_words_are_numbers() {
        assert_eq!(["(3019", "4,096.", "200000"].map(number), [Some(3019), Some(4096), Some(200_000)]);
        assert_eq!(["-186", "`llama-3.3-70b-versatile`", "org_01", "2024-10-21"].map(number), [None; 4]);
    }
}
