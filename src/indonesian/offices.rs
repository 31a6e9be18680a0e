//! Short forms of offices (`Sekjen`, `Dirut`): two mentions of one office are compared by their full words.

use std::sync::OnceLock;

use super::keys::{self, KeyMap};

/// The keys of the full form of an office by the key of its short form; a word that is none stands for itself.
#[must_use]
pub fn full(key: u64) -> Option<&'static [u64]> {
    static TABLE: OnceLock<KeyMap<Vec<u64>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let lines = include_str!("data/office_short_forms.tsv").lines().filter(|l| !l.starts_with('#'));
        let entries = lines.filter_map(|l| l.split_once('\t'));
        entries.map(|(short, full)| (keys::key(short), full.split(' ').map(keys::key).collect())).collect()
    });
    table.get(&key).map(Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_have_full_ones() {
        assert_eq!(full(keys::key("Sekjen")), Some(&["sekretaris", "jenderal"].map(keys::key)[..]));
        assert_eq!(full(keys::key("sekretaris")), None);
    }
}
