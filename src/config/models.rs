//! What is known of models by name: windows, output limits, list prices (`data/models.tsv`).

/// What is known of one model; what is `None` is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Model {
    /// Context window in tokens.
    pub(super) context_tokens: Option<u32>,
    /// Most tokens of one answer.
    pub(super) max_output_tokens: Option<u32>,
    /// US dollars a million input tokens.
    pub(super) usd_per_million_input: Option<f64>,
    /// US dollars a million output tokens.
    pub(super) usd_per_million_output: Option<f64>,
    /// Whether it refuses a temperature.
    pub(super) fixed_sampling: bool,
    /// The least that it can be told to think, in the configuration's words; none where nothing need be said.
    pub(super) reasoning: Option<&'static str>,
}

/// The row of the longest prefix of the model's name, without what stands before its last slash.
pub(super) fn known(model: &str) -> Option<Model> {
    let name = model.rsplit('/').next().unwrap_or(model).to_ascii_lowercase();
    include_str!("data/models.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter(|(prefix, _)| belongs(&name, prefix))
        .max_by_key(|(prefix, _)| prefix.len())
        .map(|(_, rest)| row(rest))
}

/// A prefix ends where the name ends or a part of it does: `o3` is not the family of `o3000`.
fn belongs(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn row(rest: &'static str) -> Model {
    let mut cells = rest.split('\t');
    let mut next = || cells.next().unwrap_or_default();
    Model {
        context_tokens: next().parse().ok(),
        max_output_tokens: next().parse().ok(),
        usd_per_million_input: next().parse().ok(),
        usd_per_million_output: next().parse().ok(),
        fixed_sampling: next() == "no",
        reasoning: Some(next()).filter(|r| !matches!(*r, "" | "-")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole_and_sorted() {
        let rows: Vec<&str> = include_str!("data/models.tsv").lines().filter(|l| !l.starts_with('#')).collect();
        for line in &rows {
            let (_, rest) = line.split_once('\t').expect("two columns");
            assert_eq!(rest.split('\t').count(), 6, "{line}");
            let model = row(rest);
            assert!(model.context_tokens > model.max_output_tokens, "{line}");
            assert!(model.usd_per_million_input.is_some() && model.usd_per_million_output.is_some(), "{line}");
        }
        assert!(rows.is_sorted(), "sort data/models.tsv");
    }

    #[test]
    fn the_longest_prefix_decides_and_vendors_are_left_out() {
        let input = |name: &str| known(name).and_then(|m| m.usd_per_million_input);
        assert_eq!(input("gpt-4o-mini-2024-07-18"), Some(0.15));
        assert_eq!(input("openai/gpt-4o"), Some(2.50));
        assert_eq!(input("gpt-4.1-mini"), Some(0.40));
        assert_eq!(input("gpt-4.15"), None);
        assert!(known("o3-2025-04-16").is_some_and(|m| m.fixed_sampling));
    }
}
