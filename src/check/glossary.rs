//! Whether the terms of the user's glossary were used: a term that stands in the source and whose English does not
//! stand in the translation is reported.

use crate::model::{CheckKind, Finding, Severity};

/// Findings for one paragraph and its English. `glossary` holds the terms that occur in the source.
#[must_use]
pub fn check(paragraph: u32, english: &str, glossary: &[(&str, &str)]) -> Vec<Finding> {
    let text = english.to_lowercase();
    let used = |term: &str| {
        let term = term.to_lowercase();
        // A plural or a possessive of the term is the term.
        text.contains(&term) || term.strip_suffix('y').is_some_and(|t| text.contains(&format!("{t}ies")))
    };
    glossary
        .iter()
        .filter(|(_, en)| !used(en))
        .map(|(id, en)| {
            let message = format!("the glossary's English of {id:?} is not used");
            Finding::new(CheckKind::Name, Severity::Warning, message).at(paragraph).with_source(*id).with_english(*en)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn an_unused_term_is_reported() {
        let glossary = [("KPK", "Corruption Eradication Commission"), ("pungli", "extortion")];
        let found = check(2, "The Corruption Eradication Commission spoke of bribes.", &glossary);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("pungli"));
    }
}
