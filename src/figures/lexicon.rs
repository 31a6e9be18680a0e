//! What a word means to a reader of figures: number words, calendar words and the words around figures, looked up in
//! one step. One lexicon a language, made of data files.

pub(super) use super::sense::Sense;
use crate::indonesian::keys::{KeyMap, KeyTable, key};

/// A word list with its senses.
#[derive(Debug)]
pub(super) struct Lexicon(KeyTable<Sense>);

impl Lexicon {
    /// Reads data files; a later file does not overwrite a word of an earlier one.
    pub(super) fn new(files: &[&'static str]) -> Self {
        let mut senses = KeyMap::default();
        let rows = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        for line in rows {
            let mut columns = line.split('\t');
            let (Some(word), Some(kind), Some(value)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            if let Some(sense) = Sense::of(kind, value) {
                senses.entry(key(word)).or_insert(sense);
            }
        }
        Self(KeyTable::new(&senses))
    }

    /// The sense of a word, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        let owner = match word.as_bytes() {
            [.., b's'] => word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")),
            _ => None,
        };
        self.sense_of(key(owner.unwrap_or(word)))
    }

    /// The sense of the word with that [`key`].
    #[inline]
    pub(super) fn sense_of(&self, key: u64) -> Sense {
        self.0.get(key)
    }
}
