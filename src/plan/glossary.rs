//! Which terms go with a text to a backend: the user's, and a few acronyms that models get wrong.

use std::collections::HashMap;
use std::sync::LazyLock;

static ACRONYMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("data/terms.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).collect()
});

/// The acronyms of `text` that a model may not know and that the text does not spell out itself (`upah minimum provinsi
/// (UMP)`), with their English, in the order in which they first stand there, at most `most`.
#[must_use]
pub fn built_in(text: &str, most: usize) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let Some(english) = ACRONYMS.get(word) else { continue };
        if out.len() < most && out.iter().all(|(id, _)| id != word) && !text.contains(&format!("({word})")) {
            out.push((word.to_owned(), (*english).to_owned()));
        }
    }
    out
}

/// Whether `term` stands in `text` as words of its own, without regard to case.
#[must_use]
pub fn occurs(text: &str, term: &str) -> bool {
    stands_in(&text.to_lowercase(), &term.to_lowercase())
}

/// The same for a text and a term in lower case.
#[must_use]
pub fn stands_in(text: &str, term: &str) -> bool {
    !term.is_empty()
        && text.match_indices(term).any(|(at, _)| {
            let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let after = text[at + term.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            before && after
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_occur_as_words() {
        assert!(occurs("Ketua KPK hadir", "kpk"));
        assert!(!occurs("KPKNL hadir", "KPK"));
    }

    #[test]
    fn acronyms_that_the_article_explains_are_left_out() {
        let text = "Upah minimum provinsi (UMP) naik. Korban PHK melapor ke KPK dan PT Maju; UMP berlaku Januari.";
        assert_eq!(built_in(text, 5), [("PHK".to_owned(), "layoffs".to_owned())]);
        assert!(
            built_in("PT Maju, Rp5 juta, AS, DPR dan KPK", 5).is_empty(),
            "what every model knows costs only tokens"
        );
        assert_eq!(built_in("OTT, TKP, DPO", 2).len(), 2);
    }

    #[test]
    fn the_list_is_sorted_and_has_two_columns() {
        let rows: Vec<&str> = include_str!("data/terms.tsv").lines().filter(|l| !l.starts_with('#')).collect();
        assert!(rows.is_sorted() && rows.iter().all(|r| r.split('\t').filter(|c| !c.is_empty()).count() == 2));
    }
}
