//! What a word means to a reader of figures: number words, calendar words and the words around figures, looked up in
//! one step. One lexicon a language, made of data files.

pub(super) use super::sense::Sense;
use crate::indonesian::wordclass::{KeyMap, key};

/// The longest word that any lexicon lists, in bytes; longer words are not looked up.
const LONGEST: usize = 20;

/// Outlines of words that are told apart.
const OUTLINES: usize = 1 << 14;

/// A word list with its senses.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// By the key of the word, with the word itself: a stranger may have the same key.
    words: KeyMap<(&'static str, Sense)>,
    /// A bit for every [`outline`] of a word that occurs, to leave out nearly every look-up.
    outlines: Box<[u64; OUTLINES / 64]>,
}

impl Lexicon {
    /// Reads data files; a later file does not overwrite a word of an earlier one.
    pub(super) fn new(files: &[&'static str]) -> Self {
        let mut lexicon = Self { words: KeyMap::default(), outlines: Box::new([0; OUTLINES / 64]) };
        let rows = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        for line in rows {
            let mut columns = line.split('\t');
            let (Some(word), Some(kind), Some(value)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let Some(sense) = Sense::of(kind, value) else { continue };
            lexicon.words.entry(key(word)).or_insert((word, sense));
            if let Some(outline) = outline(word.as_bytes()) {
                lexicon.outlines[outline / 64] |= 1 << (outline % 64);
            }
        }
        lexicon
    }

    /// The sense of a word, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        let owner =
            if word.ends_with('s') { word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) } else { None };
        let word = owner.unwrap_or(word);
        let strange = |outline: usize| self.outlines[outline / 64] >> (outline % 64) & 1 == 0;
        if outline(word.as_bytes()).is_none_or(strange) {
            return Sense::Other;
        }
        let listed = self.words.get(&key(word)).filter(|(w, _)| w.eq_ignore_ascii_case(word));
        listed.map_or(Sense::Other, |(_, sense)| *sense)
    }
}

/// The first two letters of a word, its last two and its length in a few bits, whatever their case; none for what no
/// lexicon lists.
fn outline(word: &[u8]) -> Option<usize> {
    let (&[first, second, ..], &[.., third, last]) = (word, word) else { return single(word) };
    let bits = |letter: u8| usize::from(letter & 31);
    let length = word.len();
    (first.is_ascii_alphabetic() && length <= LONGEST)
        .then(|| (bits(first) << 8 ^ bits(second) << 5 ^ bits(third) << 3 ^ bits(last) ^ length << 10) % OUTLINES)
}

/// The outline of a word of one letter.
fn single(word: &[u8]) -> Option<usize> {
    word.first().filter(|letter| letter.is_ascii_alphabetic()).map(|letter| usize::from(letter & 31))
}
