//! What a user wants done with an article, resolved from flags and configuration.

use crate::backend;
use crate::model::Backend;

/// What is wanted of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A summary with preserved quotations.
    Summary,
    /// A full translation.
    Translation,
    /// The quotations in English.
    Quotes,
}

/// How a summary is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strategy {
    /// `Brief` where a language model summarises, else `Full`.
    #[default]
    Auto,
    /// Straight from the Indonesian.
    Brief,
    /// Translate everything, then summarise the English.
    Full,
}

/// One job: what is wanted and from whom.
#[derive(Clone, Debug)]
pub struct Job {
    /// Who translates.
    pub translator: Backend,
    /// Who summarises.
    pub summarizer: Backend,
    /// What is wanted.
    pub want: Want,
    /// Length of the summary in words.
    pub words: usize,
    /// How the summary is made.
    pub strategy: Strategy,
    /// Terms (Indonesian, English) to be used.
    pub glossary: Vec<(String, String)>,
    /// Whether to leave out the least central paragraphs rather than break the budget.
    pub fit: bool,
    /// Tokens for the whole job.
    pub budget_tokens: Option<u64>,
    /// US dollars for the whole job.
    pub max_cost_usd: Option<f64>,
    /// Whether every paragraph is wanted in English beside a summary.
    pub bilingual: bool,
}

impl Job {
    /// The strategy that will be taken: `Brief` or `Full`, never `Auto`.
    #[must_use]
    pub fn strategy(&self) -> Strategy {
        let models = self.summarizer.kind.is_language_model() && self.translator.kind.is_language_model();
        match self.strategy {
            Strategy::Auto | Strategy::Brief if models && self.want == Want::Summary && !self.bilingual => {
                Strategy::Brief
            }
            _ => Strategy::Full,
        }
    }

    /// Whether anything is sent at all.
    #[must_use]
    pub fn needs_network(&self) -> bool {
        let summarizes = self.want == Want::Summary && !backend::is_offline(&self.summarizer);
        summarizes || !backend::is_offline(&self.translator)
    }
}
