//! Looking for the few bytes that mean something in a text, faster than byte by byte.

/// Bytes looked at in one step: as many as a vector register holds.
const STEP: usize = 16;

/// Index of the first byte from `at` on that is `wanted`, the length of `bytes` where there is none. `wanted` is asked of
/// whole steps without branches, so that the compiler makes vector instructions of a few comparisons.
#[inline]
pub(crate) fn next(bytes: &[u8], mut at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    while let Some(step) = bytes.get(at..).and_then(<[u8]>::first_chunk::<STEP>) {
        if step.iter().fold(false, |any, &b| any | wanted(b)) {
            break;
        }
        at += STEP;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|&b| wanted(b)).map_or(bytes.len(), |n| at + n)
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn the_first_wanted_byte_wherever_it_stands() {
        for n in 0..70 {
            let mut bytes = vec![b'a'; 64];
            if let Some(b) = bytes.get_mut(n) {
                *b = b'.';
            }
            assert_eq!(next(&bytes, 0, |b| b == b'.'), n.min(64));
            assert_eq!(next(&bytes, n + 1, |b| b == b'.'), 64);
        }
    }
}
