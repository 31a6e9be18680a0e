//! Words that the lexicon of the built-in engine translates: with a capital they are parts of titles and institutions
//! (`Kepala Seksi`, `Foreign Minister`), not names that stay as they are.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The lexicon's files with the column of the English in each.
const FILES: [(&str, usize); 6] = [
    (include_str!("../offline/data/nouns.tsv"), 1),
    (include_str!("../offline/data/adjectives.tsv"), 1),
    (include_str!("../offline/data/verbs.tsv"), 1),
    (include_str!("../offline/data/acronyms.tsv"), 1),
    (include_str!("../offline/data/names.tsv"), 1),
    (include_str!("../offline/data/phrases.tsv"), 2),
];

static WORDS: LazyLock<(HashSet<String>, HashSet<String>)> = LazyLock::new(|| {
    let (mut indonesian, mut english) = (HashSet::new(), HashSet::new());
    for (file, column) in FILES {
        for line in file.lines().filter(|l| !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let id = columns.next().unwrap_or_default();
            let en = columns.nth(column - 1).unwrap_or_default();
            // A name that is the same in both languages is a name.
            if id != en {
                indonesian.extend(words(id));
                english.extend(words(en));
            }
        }
    }
    (indonesian, english)
});

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| w.len() > 2).map(str::to_lowercase)
}

/// Whether the lexicon has a translation for this Indonesian word (lower case).
#[must_use]
pub(super) fn is_indonesian(word: &str) -> bool {
    WORDS.0.contains(word)
}

/// Whether this English word (lower case) is one that the lexicon translates something into.
#[must_use]
pub(super) fn is_english(word: &str) -> bool {
    WORDS.1.contains(word)
}
