//! The day of publication as datelines, time stamps and page metadata write it. Dates in running text are read by
//! `figures`; here a wrong guess would date the whole article, so that only whole dates count.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::DateValue;

static MONTHS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let lines = include_str!("data/months.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(name, n)| Some((name, n.parse().ok()?))).collect()
});

/// Words of a time stamp besides the date.
const STAMP_WORDS: [&str; 19] = [
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "jum",
    "at",
    "sabtu",
    "minggu",
    "ahad",
    "wib",
    "wita",
    "wit",
    "pukul",
    "diterbitkan",
    "dipublikasikan",
    "diperbarui",
    "tayang",
    "update",
];

/// The first whole date in `text`: `23 Februari 2016`, `11/7/2025`, `2025-07-11T…`.
#[must_use]
pub(super) fn find(text: &str) -> Option<DateValue> {
    let tokens: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).take(16).collect();
    tokens.windows(3).find_map(|w| {
        let month = |t: &str| MONTHS.get(t.to_lowercase().as_str()).copied().or_else(|| t.parse().ok());
        // `2025-07-11T10:00` splits into `2025`, `07`, `11T10`.
        let day = |t: &str| t.split(['T', 't']).next().and_then(|d| d.parse().ok());
        match w[0].len() {
            4 => date(w[0].parse().ok()?, month(w[1])?, day(w[2])?),
            _ if w[2].len() == 4 => date(w[2].parse().ok()?, month(w[1])?, day(w[0])?),
            _ => None,
        }
    })
}

fn date(year: i32, month: u8, day: u8) -> Option<DateValue> {
    let plausible = (1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    plausible.then_some(DateValue { year: Some(year), month: Some(month), day: Some(day) })
}

/// Whether `text` holds nothing but a date, with its weekday, time and zone (`Kamis, 11 Jul 2025 10:30 WIB`).
#[must_use]
pub(super) fn is_only_date(text: &str) -> bool {
    text.len() <= 60
        && find(text).is_some()
        && text.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).all(|token| {
            let lower = token.to_lowercase();
            token.bytes().all(|b| b.is_ascii_digit())
                || MONTHS.contains_key(lower.as_str())
                || STAMP_WORDS.contains(&lower.as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::{find, is_only_date};

    #[test]
    fn whole_dates_in_every_form() {
        for text in ["Kamis, 11 Juli 2025 10:30 WIB", "2025-07-11T03:30:00+07:00", "(11/7/2025)", "11 Jul 2025"] {
            assert_eq!(find(text).map(|d| d.to_string()).as_deref(), Some("2025-07-11"), "{text}");
        }
        assert_eq!(find("Juli 2025"), None);
        assert!(is_only_date("Jumat, 11 Jul 2025 10:30 WIB") && !is_only_date("11 Juli 2025 ia pergi"));
    }
}
