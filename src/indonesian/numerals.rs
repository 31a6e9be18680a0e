//! Indonesian number words: the data file and what only it knows.

/// Number words with their roles; the columns are explained in the file.
pub(crate) const WORDS: &str = include_str!("data/numerals.tsv");

/// The value of a Roman numeral in its canonical form, none for anything else (`IIII`, `IC`, lower case).
#[must_use]
pub fn roman(text: &str) -> Option<u32> {
    const VALUES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut rest = text;
    let mut total = 0;
    for (value, sign) in VALUES {
        let mut times = 0;
        while let Some(shorter) = rest.strip_prefix(sign) {
            times += 1;
            if times > 3 || (times > 1 && (sign.len() == 2 || matches!(sign, "V" | "L" | "D"))) {
                return None;
            }
            (rest, total) = (shorter, total + value);
        }
    }
    rest.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn only_canonical_roman_numerals_have_a_value() {
        for (text, value) in [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XX", 20), ("XLII", 42), ("MCMXLV", 1945)] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        for text in ["", "IIII", "VV", "IC", "ii", "XIA", "IXIX", "VX"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
