//! Acronyms of Indonesian institutions and their English, for glossaries of other backends.

use std::collections::HashMap;
use std::sync::LazyLock;

static ACRONYMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("data/acronyms.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| {
        let mut columns = l.split('\t');
        Some((columns.next()?, columns.next()?))
    })
    .filter(|(id, _)| id.len() >= 2 && id.bytes().all(|b| b.is_ascii_uppercase()))
    .collect()
});

/// The acronyms of `text` that it does not spell out itself (`Komisi Pemberantasan Korupsi (KPK)`), with their English,
/// in the order in which they first stand there, at most `most`.
#[must_use]
pub fn acronyms_in(text: &str, most: usize) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 2) {
        let Some(english) = ACRONYMS.get(word) else { continue };
        let told = text.contains(&format!("({word})"));
        if !told && out.len() < most && out.iter().all(|(id, _)| id != word) {
            out.push((word.to_owned(), (*english).to_owned()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::acronyms_in;

    #[test]
    fn acronyms_that_the_article_explains_are_left_out() {
        let text = "Komisi Pemberantasan Korupsi (KPK) memanggil anggota DPR. DPR dan KPK menolak.";
        let found = acronyms_in(text, 5);
        assert_eq!(found.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["DPR"]);
    }
}
