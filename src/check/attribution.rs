//! Whether a quotation in a summary stands with the one who said it: a sentence that names another speaker of the
//! article and not its own is reported. A sentence that names nobody is not judged.

use crate::indonesian::keys;
use crate::indonesian::wordclass;
use crate::model::{CheckKind, Finding, Severity};

/// One sentence of a summary, its quotations apart.
#[derive(Clone, Debug)]
pub struct Sentence<'a> {
    /// The sentence's words outside quotation marks.
    pub outside: &'a str,
    /// Name of the speaker of a quotation in it, as the ledger has it.
    pub speaker: &'a str,
    /// The paragraph of that quotation.
    pub paragraph: u32,
}

/// Findings for one quotation in its sentence; `speakers` are the names of all speakers of the article.
#[must_use]
pub fn check(sentence: &Sentence<'_>, speakers: &[&str]) -> Vec<Finding> {
    let named = |name: &str| name_words(name).any(|w| contains(sentence.outside, w));
    if named(sentence.speaker) || !keeps_its_form(sentence.speaker) {
        return Vec::new();
    }
    let shares = |other: &str| name_words(other).any(|w| name_words(sentence.speaker).any(|o| o == w));
    let other = speakers.iter().find(|s| **s != sentence.speaker && keeps_its_form(s) && !shares(s) && named(s));
    let Some(other) = other else { return Vec::new() };
    let message = format!("a quotation of {} stands with {other}", sentence.speaker);
    vec![
        Finding::new(CheckKind::Attribution, Severity::Error, message)
            .at(sentence.paragraph)
            .with_english(sentence.outside),
    ]
}

/// Whether a name is the same in English: a person's, of words that are nothing else. Offices and institutions
/// (`Kementerian Luar Negeri Rusia`) are translated and cannot be found again.
fn keeps_its_form(name: &str) -> bool {
    name.split_whitespace().all(|w| wordclass::flags(keys::key(w)).is_empty())
}

/// The words of a name that can be found again in English: capitalised, three letters and more.
fn name_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| w.chars().count() >= 3 && w.chars().next().is_some_and(char::is_uppercase))
}

fn contains(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|w| w == word || w.strip_suffix("'s") == Some(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_speaker_is_reported_and_a_pronoun_is_not() {
        let speakers = ["Marco Rubio", "Sergey Lavrov"];
        let of = |outside| check(&Sentence { outside, speaker: "Marco Rubio", paragraph: 9 }, &speakers).len();
        assert_eq!(of("Rubio said."), 0);
        assert_eq!(of("Lavrov said."), 1);
        assert_eq!(of("Lavrov and Rubio said."), 0);
        assert_eq!(of("he said."), 0);
        let ministry = Sentence { outside: "Rubio heard.", speaker: "Kementerian Luar Negeri Rusia", paragraph: 4 };
        assert_eq!(check(&ministry, &speakers), []);
    }
}
