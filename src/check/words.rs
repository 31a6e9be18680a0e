//! Word lists of the checks and the words of a text.

use std::collections::HashSet;

/// A set of words from a data file: one a line, `#` for comments.
pub(super) fn set(file: &'static str) -> HashSet<&'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// The words of a text: letters and digits with apostrophes inside, at their byte offsets.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '_');
    let base = text.as_ptr() as usize;
    text.split(move |c: char| !inside(c))
        .map(|w| w.trim_matches(|c| matches!(c, '\'' | '’')))
        .filter(|w| !w.is_empty())
        .map(move |w| (w.as_ptr() as usize - base, w))
}

/// How many words a text has.
pub(super) fn count(text: &str) -> usize {
    words(text).count()
}
