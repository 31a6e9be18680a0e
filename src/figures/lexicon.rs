//! What a word means to a reader of figures: number words, calendar words and the words around figures, looked up in
//! one step. One lexicon a language, made of data files.

pub(super) use super::sense::Sense;
use crate::indonesian::wordclass::{KeyMap, key};

/// The longest word that any lexicon lists, in bytes; longer words are not looked up.
const LONGEST: usize = 20;

/// A word list with its senses.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// By the key of the word, with the word itself: a stranger may have the same key.
    words: KeyMap<(&'static str, Sense)>,
    /// For every first letter a bit for each length that occurs, to leave out most look-ups.
    lengths: [u32; 26],
}

impl Lexicon {
    /// Reads data files; a later file does not overwrite a word of an earlier one.
    pub(super) fn new(files: &[&'static str]) -> Self {
        let mut lexicon = Self { words: KeyMap::default(), lengths: [0; 26] };
        let rows = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        for line in rows {
            let mut columns = line.split('\t');
            let (Some(word), Some(kind), Some(value)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let Some(sense) = Sense::of(kind, value) else { continue };
            lexicon.words.entry(key(word)).or_insert((word, sense));
            if let Some(first) = word.bytes().next().filter(u8::is_ascii_lowercase) {
                lexicon.lengths[usize::from(first - b'a')] |= 1 << word.len().min(31);
            }
        }
        lexicon
    }

    /// The sense of a word, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let bytes = word.as_bytes();
        let Some(first) = bytes.first().map(u8::to_ascii_lowercase).filter(u8::is_ascii_lowercase) else {
            return Sense::Other;
        };
        if bytes.len() > LONGEST || self.lengths[usize::from(first - b'a')] >> bytes.len() & 1 == 0 {
            return Sense::Other;
        }
        let listed = self.words.get(&key(word)).filter(|(w, _)| w.eq_ignore_ascii_case(word));
        listed.map_or(Sense::Other, |(_, sense)| *sense)
    }
}
