//! Whether a text is Indonesian at all, by the share of its function words. A text in another language makes every later
//! stage guess, so the reader is told; it is never a reason to refuse.

use std::sync::LazyLock;

use super::data::rows;
use super::keys::{KeyMap, KeyTable, key};
use super::words::{Shape, Token};

/// Whether a function word is Indonesian, by its [`key`]; none for all other words.
static FUNCTION_WORDS: LazyLock<KeyTable<Option<bool>>> = LazyLock::new(|| {
    let rows = rows(include_str!("data/language_words.tsv"));
    KeyTable::new(&rows.map(|row| (key(row[0]), Some(row.get(1) == Some(&"id")))).collect::<KeyMap<_>>())
});

/// Words that are read at most; function words are so frequent that more would not change the answer.
const SAMPLE: usize = 2_000;
/// Words after which a text that is Indonesian beyond doubt is read no further.
const ENOUGH: u32 = 200;
/// Share of Indonesian function words that is beyond doubt.
const CERTAIN: f64 = 0.15;
/// Words below which the answer is always yes: headlines have hardly any function words.
const TOO_FEW: u32 = 20;
/// Share of Indonesian function words below which prose of some length is something else. The poorest of the real
/// articles measured has 0.12, English text under 0.01.
const LEAST_SHARE: f64 = 0.06;

/// Whether the words of a text read as Indonesian, in the order of the text. Malay is too close to be told apart and
/// passes. True for texts too short to tell.
#[must_use]
pub fn looks_indonesian<'a>(tokens: impl Iterator<Item = &'a Token>) -> bool {
    let known = &*FUNCTION_WORDS;
    let (mut words, mut indonesian, mut english) = (0_u32, 0_u32, 0_u32);
    for token in tokens.filter(|t| t.key != 0 || t.shape == Shape::Number).take(SAMPLE) {
        words += 1;
        match known.get(token.key) {
            Some(true) => indonesian += 1,
            Some(false) => english += 1,
            None => {}
        }
        if words == ENOUGH && indonesian > 2 * english && f64::from(indonesian) >= CERTAIN * f64::from(words) {
            return true;
        }
    }
    words < TOO_FEW || (indonesian >= english && f64::from(indonesian) >= LEAST_SHARE * f64::from(words))
}

#[cfg(test)]
mod tests {
    use super::super::words::scan;

    fn looks_indonesian(text: &str) -> bool {
        super::looks_indonesian(scan(text).iter())
    }

    #[test]
    fn tells_indonesian_from_english() {
        assert!(looks_indonesian(
            "Presiden mengatakan bahwa harga beras akan turun pada bulan depan karena stok di gudang cukup untuk semua warga dan petani."
        ));
        assert!(!looks_indonesian(
            "The president said that the price of rice would fall next month because there was enough stock in the warehouses for everyone."
        ));
        assert!(looks_indonesian("Harga Emas Antam Naik"));
    }
}
