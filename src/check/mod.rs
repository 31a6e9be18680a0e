//! Checks: one file each, plain data in and findings out. What a check cannot judge it does not report.

pub mod attribution;
pub mod dates;
pub mod figures;
pub mod glossary;
pub mod language;
pub mod length;
pub mod marks;
pub mod names;
pub mod negation;
pub mod quotes;
mod translatable;
mod words;

use crate::model::Finding;

/// A piece of English with the Indonesian that it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The source paragraph that findings name, where there is one.
    pub paragraph: Option<u32>,
    /// The Indonesian; for a sentence of a summary, the paragraphs that it cites, joined.
    pub source: &'a str,
    /// The English.
    pub english: &'a str,
    /// Whether the English should have all that the source has.
    pub scope: Scope,
}

/// How much of the source the English stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// A translation: nothing may be added and nothing left out.
    #[default]
    Whole,
    /// A summary: nothing may be added.
    Summary,
}

impl<'a> Pair<'a> {
    /// A translation of one paragraph.
    #[must_use]
    pub fn new(paragraph: Option<u32>, source: &'a str, english: &'a str) -> Self {
        Self { paragraph, source, english, scope: Scope::Whole }
    }

    /// A sentence of a summary with the text that it cites.
    #[must_use]
    pub fn summary(paragraph: Option<u32>, source: &'a str, english: &'a str) -> Self {
        Self { paragraph, source, english, scope: Scope::Summary }
    }

    /// Names the pair's paragraph in a finding.
    fn place(&self, finding: Finding) -> Finding {
        match self.paragraph {
            Some(paragraph) => finding.at(paragraph),
            None => finding,
        }
    }
}

/// One check of a pair.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name, as the file's.
    pub name: &'static str,
    /// The check itself.
    pub run: fn(&Pair<'_>) -> Vec<Finding>,
}

/// Every check that judges a pair by itself. A new check is a file and a row here.
pub const CHECKS: [Check; 7] = [
    Check { name: "marks", run: marks::check },
    Check { name: "figures", run: figures::check },
    Check { name: "dates", run: dates::check },
    Check { name: "names", run: names::check },
    Check { name: "negation", run: negation::check },
    Check { name: "language", run: language::check },
    Check { name: "length", run: length::check },
];

/// What every check says of a pair. An English text that is not English at all is judged for that alone.
#[must_use]
pub fn pair(pair: &Pair<'_>) -> Vec<Finding> {
    let language = language::check(pair);
    if language.iter().any(|f| f.severity == crate::model::Severity::Error) {
        return language;
    }
    CHECKS.iter().flat_map(|check| (check.run)(pair)).collect()
}
