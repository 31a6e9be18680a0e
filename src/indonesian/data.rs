//! Reads the word lists in `data/`: one entry a line, columns divided by tabs, comments after `#` at the start of a line.

/// The rows of a list, each split into its columns.
pub(crate) fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    words(list).map(|line| line.split('\t').collect())
}

/// The lines of a list.
pub(crate) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
