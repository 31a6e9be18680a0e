//! Months and weekdays in Indonesian, and the calendar arithmetic that a reader of dates needs.

/// Calendar words; the columns are explained in the file.
pub(crate) const WORDS: &str = include_str!("data/calendar.tsv");

/// Whether the day exists in the month; 29 February is allowed where the year is unknown.
#[must_use]
pub fn is_day(year: Option<i32>, month: u8, day: u8) -> bool {
    let leap = year.is_none_or(|y| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=last).contains(&day)
}

/// Days since 1 January of the year 0 of the proleptic Gregorian calendar (H. Hinnant, `days_from_civil`, shifted).
#[must_use]
pub fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let month = i64::from(month);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// The weekday of a date, 1 Monday to 7 Sunday.
#[must_use]
pub fn weekday(year: i32, month: u8, day: u8) -> u8 {
    // Day 0 of the count, 1 March of the year 0, was a Wednesday.
    u8::try_from((day_number(year, month, day) + 2).rem_euclid(7) + 1).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_of_known_dates() {
        assert_eq!(weekday(1945, 8, 17), 5, "a Friday");
        assert_eq!(weekday(2025, 7, 11), 5, "a Friday");
        assert_eq!(weekday(2000, 2, 29), 2, "a Tuesday");
        assert_eq!(weekday(2026, 4, 15), 3, "a Wednesday");
    }

    #[test]
    fn days_of_months() {
        assert!(is_day(Some(2024), 2, 29) && is_day(None, 2, 29) && is_day(Some(2025), 12, 31));
        assert!(!is_day(Some(2025), 2, 29) && !is_day(None, 4, 31) && !is_day(None, 13, 1) && !is_day(None, 1, 0));
    }
}
