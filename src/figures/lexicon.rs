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
    /// For every first letter a bit for each last letter that occurs, to leave out most of the rest.
    lasts: [u32; 26],
}

impl Lexicon {
    /// Reads data files; a later file does not overwrite a word of an earlier one.
    pub(super) fn new(files: &[&'static str]) -> Self {
        let mut lexicon = Self { words: KeyMap::default(), lengths: [0; 26], lasts: [0; 26] };
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
                lexicon.lasts[usize::from(first - b'a')] |= word.bytes().last().map_or(0, bit);
            }
        }
        lexicon
    }

    /// The sense of a word, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        let owner =
            if word.ends_with('s') { word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) } else { None };
        let word = owner.unwrap_or(word);
        let bytes = word.as_bytes();
        let Some(first) = bytes.first().map(u8::to_ascii_lowercase).filter(u8::is_ascii_lowercase) else {
            return Sense::Other;
        };
        let row = usize::from(first - b'a');
        let last = bytes.last().copied().map_or(0, bit);
        if bytes.len() > LONGEST || self.lengths[row] >> bytes.len() & 1 == 0 || self.lasts[row] & last == 0 {
            return Sense::Other;
        }
        let listed = self.words.get(&key(word)).filter(|(w, _)| w.eq_ignore_ascii_case(word));
        listed.map_or(Sense::Other, |(_, sense)| *sense)
    }
}

/// The bit of a letter, the same for a capital.
fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}
