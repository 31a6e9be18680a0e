//! The known name that a mistyped one was probably meant to be.

use rapidfuzz::distance::damerau_levenshtein;

/// The nearest of `known` to `given`, at most a third of its letters (and at least two) apart.
pub(crate) fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase().replace('-', "_");
    let limit = (given.chars().count() / 3).max(2);
    known
        .into_iter()
        .map(|name| (damerau_levenshtein::distance(given.chars(), name.replace('-', "_").chars()), name))
        .filter(|(distance, name)| *distance <= limit && *distance < name.len())
        .min()
        .map(|(_, name)| name)
}

/// `did you mean "words"?`, or the list of what there is when nothing is near.
pub(super) fn suggestion(given: &str, known: &[&str]) -> String {
    match nearest(given, known.iter().copied()) {
        Some(name) => format!("did you mean \"{name}\"?"),
        None => format!("known here: {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let known = ["backend", "words", "base_url"];
        assert_eq!(nearest("wrods", known), Some("words"));
        assert_eq!(nearest("base-url", known), Some("base_url"));
        assert_eq!(nearest("Backnd", known), Some("backend"));
        assert_eq!(nearest("colour_of_the_sky", known), None);
    }
}
