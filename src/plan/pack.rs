//! Cutting an article into chunks of whole paragraphs that fit a model.

use std::ops::Range;

/// Cuts `sizes` (tokens of consecutive items) into runs whose sums are at most `limit`, as even as filling in order
/// allows; an item over the limit gets a run of its own. Linear.
#[must_use]
pub fn pack(sizes: &[u64], limit: u64) -> Vec<Range<usize>> {
    let total: u64 = sizes.iter().sum();
    let runs = total.div_ceil(limit.max(1)).max(1);
    // An even share keeps the last chunk from being a single orphan; a little slack keeps the number of runs minimal.
    let share = (total / runs + total / runs / 8).min(limit);
    let mut out = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (i, size) in sizes.iter().enumerate() {
        if i > start && (sum + size > limit || sum >= share) {
            out.push(start..i);
            (start, sum) = (i, 0);
        }
        sum += size;
    }
    if start < sizes.len() {
        out.push(start..sizes.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_whole_even_and_within_the_limit() {
        assert_eq!(pack(&[10, 10, 10, 10], 100), vec![0..4]);
        assert_eq!(pack(&[10, 10, 10, 10], 20), vec![0..2, 2..4]);
        assert_eq!(pack(&[10, 500, 10], 100), vec![0..1, 1..2, 2..3]);
        assert_eq!(pack(&[], 100), Vec::<Range<usize>>::new());
    }
}
