//! Bytes to text: byte order mark, UTF-8, else a guess as a browser would make it. A file that is no text is refused.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes at the head that are looked at for the marks of a binary file and of UTF-16 without a byte order mark.
const HEAD: usize = 4096;

/// The text of `bytes`, or none where they are no text in any encoding.
#[must_use]
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return readable(&text).then_some(text);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return readable(&text).then_some(text);
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return readable(text).then_some(Cow::Borrowed(text));
    }
    let encoding = if nearly_utf8(bytes) {
        UTF_8
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Allow)
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    readable(&text).then_some(text)
}

/// The encoding that an HTML page declares in its head, where the bytes are not UTF-8 and have no byte order mark.
#[must_use]
pub(super) fn decode_declared<'a>(bytes: &'a [u8], label: &str) -> Option<Cow<'a, str>> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    (!wrong && readable(&text)).then_some(text)
}

/// A few damaged bytes in a text that is UTF-8 everywhere else: guessing another encoding would spoil all the rest.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 * bad
}

/// Text of Latin script in UTF-16 has a zero in nearly every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if odd * 10 >= half * 8 && even == 0 => Some(UTF_16LE),
        () if even * 10 >= half * 8 && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Whether the text is more than damage: fewer than one in ten characters is a control or a replacement.
fn readable(text: &str) -> bool {
    if text.contains('\0') {
        return false;
    }
    // No control and nothing that a replacement or a control beyond ASCII starts with: nearly every text.
    let doubtful = |b: u8| b < 0x20 && !(9..=13).contains(&b) || b == 0x7F || b == 0xEF || b == 0xC2;
    if !text.bytes().fold(false, |any, b| any | doubtful(b)) {
        return true;
    }
    let strange = |c: &char| *c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
    let (mut all, mut bad) = (0_usize, 0_usize);
    for c in text.chars().take(1 << 16) {
        all += 1;
        bad += usize::from(strange(&c));
    }
    bad * 10 <= all
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn every_encoding_that_editors_write() {
        let text = "Harga “naik” – kata Budi, é.";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let with_mark: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16.iter().copied()).collect();
        let (cp1252, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        for bytes in [text.as_bytes(), &utf16, &with_mark, &cp1252] {
            assert_eq!(decode(bytes).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_binary_file_is_no_text() {
        assert_eq!(decode(b"\x7fELF\0\0\x01\0\xff"), None);
        assert_eq!(decode(&[1, 2, 3, 4, 5, 6]), None);
    }
}
