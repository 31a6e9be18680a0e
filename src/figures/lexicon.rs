//! What a word means to a reader of figures: number words, calendar words and the words around figures, looked up in
//! one step. One lexicon a language, made of data files.

pub(super) use super::sense::Sense;
use crate::indonesian::keys::{KeyMap, KeyTable, key};

/// Which sense a word has, as short as a token keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Id(u16);

impl Id {
    /// Whether the word means nothing here, as nearly every one.
    #[inline]
    pub(super) fn is_other(self) -> bool {
        self == Self::default()
    }
}

/// A word list with its senses.
#[derive(Debug)]
pub(super) struct Lexicon {
    ids: KeyTable<Id>,
    /// By [`Id`], the first that of words that are not listed.
    senses: Vec<Sense>,
}

impl Lexicon {
    /// Reads data files; a later file does not overwrite a word of an earlier one.
    pub(super) fn new(files: &[&'static str]) -> Self {
        let (mut ids, mut senses) = (KeyMap::default(), vec![Sense::Other]);
        let rows = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        for line in rows {
            let mut columns = line.split('\t');
            let (Some(word), Some(kind), Some(value)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            if let (Some(sense), Ok(id)) = (Sense::of(kind, value), u16::try_from(senses.len())) {
                ids.entry(key(word)).or_insert(Id(id));
                senses.push(sense);
            }
        }
        Self { ids: KeyTable::new(&ids), senses }
    }

    /// The sense of a word, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        self.sense_of(self.id(word))
    }

    /// Which sense a word has, in whatever case it is written.
    pub(super) fn id(&self, word: &str) -> Id {
        let owner = match word.as_bytes() {
            [.., b's'] => word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")),
            _ => None,
        };
        self.id_of(key(owner.unwrap_or(word)))
    }

    /// Which sense the word with that [`key`] has.
    #[inline]
    pub(super) fn id_of(&self, key: u64) -> Id {
        self.ids.get(key)
    }

    /// The sense itself.
    #[inline]
    pub(super) fn sense_of(&self, id: Id) -> Sense {
        self.senses.get(usize::from(id.0)).copied().unwrap_or_default()
    }
}
