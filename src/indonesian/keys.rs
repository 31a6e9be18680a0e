//! Keys of words: hashes that ignore case, by which every list of words is looked up, so that scanning a text allocates
//! next to nothing.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::bytes;

/// Hash of a word that ignores case and the form of its apostrophes; equal words have equal keys.
#[must_use]
pub fn key(word: &str) -> u64 {
    if word.is_ascii() {
        return ascii_key(word.as_bytes());
    }
    let plain = |c: char| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c };
    ascii_key(word.chars().map(plain).flat_map(char::to_lowercase).collect::<String>().as_bytes())
}

/// The [`key`] of a word of the program's own, in ASCII, worked out when the program is built.
pub(crate) const fn constant(word: &str) -> u64 {
    assert!(word.is_ascii());
    ascii_key(word.as_bytes())
}

/// The [`key`] of a word in ASCII.
const fn ascii_key(word: &[u8]) -> u64 {
    let (mut key, mut rest) = (0, word);
    while let Some((step, after)) = rest.split_first_chunk::<STEP>() {
        key = mixed(key, u64::from_le_bytes(*step));
        rest = after;
    }
    if rest.is_empty() { key } else { mixed(key, last_bytes(rest)) }
}

/// Byte after the run of ASCII letters that starts at `at`, and the [`key`] of the run, read eight bytes at a time.
#[inline]
pub(super) fn letters_at(bytes: &[u8], mut at: usize) -> (usize, u64) {
    let mut key = 0;
    loop {
        let step = bytes.get(at..).and_then(<[u8]>::first_chunk).map(|step| u64::from_le_bytes(*step));
        let step = step.unwrap_or_else(|| last_bytes(bytes.get(at..).unwrap_or_default()));
        let others = !bytes::letters(step) & bytes::HIGH;
        if others == 0 {
            key = mixed(key, step);
            at += STEP;
            continue;
        }
        // All bits below the first byte that is no letter.
        let inside = (1 << (others.trailing_zeros() & !7)) - 1;
        if inside != 0 {
            key = mixed(key, step & inside);
        }
        return (at + others.trailing_zeros() as usize / 8, key);
    }
}

/// Bytes that go into a key at once.
const STEP: usize = 8;

/// Fewer than eight bytes, the first as the lowest: where two reads overlap they have the same bytes.
#[inline]
const fn last_bytes(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    match (bytes, bytes.first_chunk(), bytes.last_chunk()) {
        (_, Some(first), Some(last)) => {
            u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (length - 4))
        }
        (&[first, .., last], ..) => {
            let middle = length / 2;
            first as u64 | (bytes[middle] as u64) << (8 * middle) | (last as u64) << (8 * (length - 1))
        }
        (&[only], ..) => only as u64,
        _ => 0,
    }
}

/// Takes up to eight bytes into the hash, capitals as small letters.
#[inline]
const fn mixed(state: u64, word: u64) -> u64 {
    let product = (state ^ (word | bytes::capitals(word) >> 2)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 29
}

/// A map by [`key`].
pub type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// A set of [`key`]s.
pub type KeySet = HashSet<u64, BuildHasherDefault<Identity>>;

/// Hasher that hands a key of [`key`] through.
#[derive(Debug, Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(b);
        }
    }

    #[inline]
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// What is known about words that never change, by [`key`]: asked about every word of a text, so it is a list at most
/// half full, in which a word stands at its place or soon after it.
#[derive(Debug)]
pub(crate) struct KeyTable<V> {
    /// 0 is nobody's key.
    slots: Box<[(u64, V)]>,
    /// What is left of a key after this many bits is its place.
    shift: u32,
}

impl<V: Copy + Default> KeyTable<V> {
    /// A table of the entries of a map.
    pub(crate) fn new(entries: &KeyMap<V>) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let mut table = Self { slots: vec![(0, V::default()); size].into(), shift: 64 - size.trailing_zeros() };
        for (&key, &value) in entries.iter().filter(|(key, _)| **key != 0) {
            let place = table.place(key);
            table.slots[place] = (key, value);
        }
        table
    }

    /// Where a key stands, or the free slot where it would.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the shift leaves as many bits as the list has places")]
    fn place(&self, key: u64) -> usize {
        let mut at = (key >> self.shift) as usize;
        loop {
            let listed = self.slots[at].0;
            if listed == key || listed == 0 {
                return at;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// What is known about the word with that key, the default where nothing is.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> V {
        self.slots[self.place(key)].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_case_and_the_form_of_apostrophes() {
        assert_eq!(key("MA'RUF"), key("ma’ruf"));
        assert_ne!(key("kata"), key("kota"));
    }

    #[test]
    fn a_table_knows_what_its_map_knows() {
        let words: Vec<String> = (0..3_000).map(|n| format!("kata{n}")).collect();
        let map: KeyMap<usize> = words.iter().zip(1..).map(|(word, n)| (key(word), n)).collect();
        let table = KeyTable::new(&map);
        assert!(words.iter().zip(1..).all(|(word, n)| table.get(key(word)) == n));
        assert!((0..3_000).all(|n| table.get(key(&format!("lain{n}"))) == 0));
        assert_eq!((table.get(0), KeyTable::new(&KeyMap::<u8>::default()).get(key("kata"))), (0, 0));
    }
}
