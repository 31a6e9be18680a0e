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
    words: Vec<(&'static str, Sense)>,
    /// For every [`outline`] one more than the place of the only word that has it, 0 for none, [`SEVERAL`] for more.
    outlines: Box<[u16]>,
    /// The words that share their outline with others, by key.
    alike: KeyMap<u16>,
}

/// In place of a word: several have the outline.
const SEVERAL: u16 = u16::MAX;

impl Lexicon {
    /// Reads data files; a later file does not overwrite a word of an earlier one.
    pub(super) fn new(files: &[&'static str]) -> Self {
        let mut lexicon =
            Self { words: Vec::new(), outlines: vec![0; OUTLINES].into_boxed_slice(), alike: KeyMap::default() };
        let rows = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        for line in rows {
            let mut columns = line.split('\t');
            let (Some(word), Some(kind), Some(value)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            if let Some(sense) = Sense::of(kind, value) {
                lexicon.add(word, sense);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &'static str, sense: Sense) {
        let (Some(outline), None) = (outline(word.as_bytes()), self.entry(word)) else { return };
        let Ok(place) = u16::try_from(self.words.len() + 1) else { return };
        self.words.push((word, sense));
        match std::mem::replace(&mut self.outlines[outline], place) {
            0 => return,
            SEVERAL => {}
            other => {
                self.alike.insert(key(self.words[usize::from(other) - 1].0), other);
            }
        }
        self.outlines[outline] = SEVERAL;
        self.alike.insert(key(word), place);
    }

    /// The word and its sense, in whatever case it is written.
    fn entry(&self, word: &str) -> Option<&(&'static str, Sense)> {
        let place = match self.outlines[outline(word.as_bytes())?] {
            0 => return None,
            SEVERAL => *self.alike.get(&key(word))?,
            place => place,
        };
        self.words.get(usize::from(place) - 1).filter(|(listed, _)| listed.eq_ignore_ascii_case(word))
    }

    /// The sense of a word, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        let owner = match word.as_bytes() {
            [.., b's'] => word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")),
            _ => None,
        };
        self.entry(owner.unwrap_or(word)).map_or(Sense::Other, |(_, sense)| *sense)
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
