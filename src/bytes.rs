//! Bytes of a text: looking for the few that mean something, eight at a time. Each byte of a word that is looked for gets
//! its high bit set in a mask. Only the lowest bit of a mask is to be trusted, since a borrow may set bits above it (Sean
//! Anderson, "Bit Twiddling Hacks", determine if a word has a byte equal to n).

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;
/// The high bit of each byte.
pub(crate) const HIGH: u64 = EACH * 0x80;

/// Index of the first byte from `at` on for which `mask` sets a bit, the length of `bytes` where there is none. `mask` is
/// given eight bytes, the first as the lowest, and must set none for the letter `a`, which fills the last word up.
pub(crate) fn next(bytes: &[u8], mut at: usize, mask: impl Fn(u64) -> u64) -> usize {
    // Four words a step: the compiler looks at them at once.
    while let Some(step) = bytes.get(at..).and_then(<[u8]>::first_chunk::<32>) {
        let hits = [0, 8, 16, 24].map(|from| mask(word_at(step, from)));
        if hits.iter().fold(0, |all, one| all | one) != 0 {
            let words = hits.iter().take_while(|hits| **hits == 0).count();
            return at + 8 * words + hits[words].trailing_zeros() as usize / 8;
        }
        at += step.len();
    }
    while let Some(step) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let hits = mask(u64::from_le_bytes(*step));
        if hits != 0 {
            return at + hits.trailing_zeros() as usize / 8;
        }
        at += step.len();
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let mut last = [b'a'; 8];
    last[..rest.len()].copy_from_slice(rest);
    let hits = mask(u64::from_le_bytes(last));
    if hits == 0 { bytes.len() } else { at + hits.trailing_zeros() as usize / 8 }
}

/// Eight bytes of a step, the first as the lowest.
#[inline]
fn word_at(step: &[u8; 32], at: usize) -> u64 {
    step[at..].first_chunk().map_or(0, |word| u64::from_le_bytes(*word))
}

/// The mask of the bytes of `word` that are one of these.
#[inline]
pub(crate) fn any<const N: usize>(word: u64, these: [u8; N]) -> u64 {
    these.iter().fold(0, |mask, &byte| {
        let differ = word ^ (EACH * u64::from(byte));
        mask | differ.wrapping_sub(EACH) & !differ
    }) & HIGH
}

/// The mask of the bytes of `word` that belong to characters outside ASCII.
#[inline]
pub(crate) fn beyond_ascii(word: u64) -> u64 {
    word & HIGH
}

/// The mask of the bytes of `word` that are no letters, digits, marks or spaces of ASCII.
#[inline]
pub(crate) fn unprintable(word: u64) -> u64 {
    let control = word.wrapping_sub(EACH * 0x20) & !word;
    (control | word.wrapping_add(EACH) | word) & HIGH
}

/// The mask of the bytes of `word` that are letters of ASCII; every bit of it is to be trusted.
#[inline]
pub(crate) fn letters(word: u64) -> u64 {
    let small = word & (EACH * 0x7f) | (EACH * 0x20);
    // The high bit of a byte tells whether it lies at `a` or above, and above `z`.
    (small + EACH * (0x80 - 0x61)) & !(small + EACH * (0x7f - 0x7a)) & !word & HIGH
}

/// The mask of the bytes of `word` that are capitals of ASCII; every bit of it is to be trusted.
#[inline]
pub(crate) const fn capitals(word: u64) -> u64 {
    let low = word & (EACH * 0x7f);
    (low + EACH * (0x80 - 0x41)) & !(low + EACH * (0x7f - 0x5a)) & !word & HIGH
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from(b"0123456789abcdef"[usize::from(four)]);
    let mut text = String::with_capacity(2 * bytes.len());
    text.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
    text
}

#[cfg(test)]
mod tests {
    use super::{any, beyond_ascii, capitals, letters, next, unprintable};

    #[test]
    fn letters_and_capitals_of_every_byte() {
        for byte in 0..=u8::MAX {
            for beside in [0, b'@', b'A', b'Z', b'[', b'`', b'a', b'z', b'{', 0xFF] {
                let bytes = [beside, byte, beside, beside, byte, byte, beside, byte];
                let mask = |wanted: fn(&u8) -> bool| bytes.map(|b| if wanted(&b) { 0x80 } else { 0 });
                let word = u64::from_le_bytes(bytes);
                assert_eq!(letters(word).to_le_bytes(), mask(u8::is_ascii_alphabetic), "{bytes:?}");
                assert_eq!(capitals(word).to_le_bytes(), mask(u8::is_ascii_uppercase), "{bytes:?}");
            }
        }
    }

    #[test]
    fn the_first_of_them_wherever_it_stands() {
        let of = |bytes: &[u8], at: usize| {
            let found = [
                next(bytes, at, |w| any(w, [b'.', 0xE2])),
                next(bytes, at, unprintable),
                next(bytes, at, beyond_ascii),
            ];
            let plain = |wanted: fn(u8) -> bool| (at..bytes.len()).find(|&i| wanted(bytes[i])).unwrap_or(bytes.len());
            let slow =
                [plain(|b| matches!(b, b'.' | 0xE2)), plain(|b| !(0x20..0x7f).contains(&b)), plain(|b| b >= 0x80)];
            assert_eq!(found, slow, "{bytes:?} from {at}");
        };
        for one in 0..=u8::MAX {
            for two in [0, b'\n', b' ', b'-', b'.', b'/', 0x7f, 0x80, 0xE1, 0xE2, 0xFF] {
                let mut bytes = [b'b'; 53];
                (bytes[9], bytes[10], bytes[40], bytes[51]) = (one, two, two, one);
                (0..=bytes.len()).for_each(|at| of(&bytes, at));
            }
        }
    }
}
