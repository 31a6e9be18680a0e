//! How a figure or a date of the source reads in American newspaper English.

use rust_decimal::Decimal;

use super::scan::{RawDate, RawFigure};
use super::weekday_name;
use crate::indonesian::numerals;
use crate::model::{DateMention, DateValue, Figure, FigureValue, Unit};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words for whole numbers up to nine, as newspapers write them.
const SMALL: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// The English of a figure that was read from `text`.
#[must_use]
pub fn to_english(raw: &RawFigure, text: &str) -> String {
    figure(&raw.value, &raw.unit, text.get(raw.range.clone()).unwrap_or_default(), raw.spelled)
}

/// The English of a figure of an article.
#[must_use]
pub fn figure_in_english(found: &Figure) -> String {
    let spelled = !found.text.bytes().any(|b| b.is_ascii_digit());
    figure(&found.value, &found.unit, &found.text, spelled)
}

/// The English of a date that was read from `text`; a year that the text does not give is not added.
#[must_use]
pub fn date_to_english(raw: &RawDate, text: &str) -> String {
    date(raw.value, text.get(raw.range.clone()).unwrap_or_default(), raw.weekday)
}

/// The English of a date of an article; a year that its words do not give is not added.
#[must_use]
pub fn date_in_english(found: &DateMention) -> String {
    let mut value = found.value;
    let raw = super::indonesian::scan(&found.text, None);
    let read = raw.dates.first();
    if read.is_some_and(|d| d.value.year.is_none()) {
        value.year = None;
    }
    date(value, &found.text, read.and_then(|d| d.weekday))
}

fn figure(value: &FigureValue, unit: &Unit, words: &str, spelled: bool) -> String {
    match value {
        FigureValue::Score(_) => value.to_string(),
        FigureValue::Clock { hour, minute } => clock(*hour, *minute, unit),
        FigureValue::Number(n) => {
            let about = words.ends_with("-an") || words.contains("-an ");
            let plain = match unit {
                Unit::Ordinal => return ordinal(*n, words),
                Unit::Currency(code) => money(&number(*n, words, false), code),
                Unit::Percent => format!("{} percent", number(*n, words, false)),
                _ => number(*n, words, spelled),
            };
            match about {
                true if *n < Decimal::ONE_HUNDRED && plain.ends_with('0') => format!("{plain}s"),
                true => format!("about {plain}"),
                false => plain,
            }
        }
    }
}

/// A number with its scale in words from a million on, its digits grouped.
fn number(n: Decimal, words: &str, spelled: bool) -> String {
    if spelled && let Some(fraction) = fraction(n) {
        return fraction;
    }
    for (exponent, name) in [(12u32, "trillion"), (9, "billion"), (6, "million")] {
        let scale = Decimal::from(10u64.pow(exponent));
        // "9.872.450.000" stays in digits; "Rp 3,4 miliar" and round amounts get their word.
        let bare = (n / scale).normalize();
        let short = bare.scale() <= 3 && n.fract().is_zero();
        if n >= scale && short && !written_out(words) {
            return format!("{} {name}", grouped(bare));
        }
    }
    grouped(n.normalize())
}

/// Whether the source writes the number out in digits, with dots for the thousands, without a scale word.
fn written_out(words: &str) -> bool {
    let letters = words.trim_start_matches(|c: char| !c.is_ascii_digit()).bytes().any(|b| b.is_ascii_alphabetic());
    !letters && words.bytes().any(|b| b.is_ascii_digit())
}

/// One to nine, halves, thirds and quarters in words.
fn fraction(n: Decimal) -> Option<String> {
    let whole = n.trunc();
    let small = usize::try_from(whole.mantissa()).ok().filter(|_| whole.scale() == 0).and_then(|i| SMALL.get(i));
    let part = n - whole;
    if part.is_zero() {
        return small.map(|w| (*w).to_owned());
    }
    if part == Decimal::new(5, 1) {
        return if whole.is_zero() { Some("half".to_owned()) } else { small.map(|w| format!("{w} and a half")) };
    }
    let name = match (part.mantissa(), part.scale()) {
        (3333, 4) => "one-third",
        (6667, 4) => "two-thirds",
        (25, 2) => "one-quarter",
        (75, 2) => "three-quarters",
        (2, 1) => "one-fifth",
        (1, 1) => "one-tenth",
        _ => return None,
    };
    whole.is_zero().then(|| name.to_owned())
}

/// Digits in groups of three with commas, a point for decimals.
fn grouped(n: Decimal) -> String {
    let text = n.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 && whole.as_bytes()[i - 1].is_ascii_digit() {
            out.push(',');
        }
        out.push(c);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

fn money(amount: &str, code: &str) -> String {
    match code {
        "IDR" => format!("Rp {amount}"),
        "USD" => format!("US${amount}"),
        "SGD" => format!("S${amount}"),
        "AUD" => format!("A${amount}"),
        "HKD" => format!("HK${amount}"),
        "EUR" => format!("€{amount}"),
        "GBP" => format!("£{amount}"),
        "MYR" => format!("RM {amount}"),
        "JPY" => format!("{amount} yen"),
        "CNY" => format!("{amount} yuan"),
        "KRW" => format!("{amount} won"),
        "THB" => format!("{amount} baht"),
        _ => format!("{code} {amount}"),
    }
}

/// `80th`; a Roman numeral stays.
fn ordinal(n: Decimal, words: &str) -> String {
    if numerals::roman(words).is_some() {
        return words.to_owned();
    }
    let whole = n.normalize().to_string();
    let ending = match (whole.as_bytes(), whole.bytes().last()) {
        ([.., b'1', _], _) => "th",
        (_, Some(b'1')) => "st",
        (_, Some(b'2')) => "nd",
        (_, Some(b'3')) => "rd",
        _ => "th",
    };
    format!("{}{ending}", grouped(n.normalize()))
}

/// `2:30 p.m. WIB`, `8 a.m.`, `noon`.
fn clock(hour: u8, minute: u8, unit: &Unit) -> String {
    let time = match (hour % 24, minute) {
        (12, 0) => "noon".to_owned(),
        (0, 0) => "midnight".to_owned(),
        (h, m) => {
            let half = if h < 12 { "a.m." } else { "p.m." };
            let twelve = if h % 12 == 0 { 12 } else { h % 12 };
            if m == 0 { format!("{twelve} {half}") } else { format!("{twelve}:{m:02} {half}") }
        }
    };
    match unit {
        Unit::Zone(zone) if !zone.is_empty() => format!("{time} {zone}"),
        _ => time,
    }
}

/// `Thursday, July 11, 2025`, `July 11`, `July 2025`, `1990s`.
fn date(value: DateValue, words: &str, weekday: Option<u8>) -> String {
    let month = value.month.and_then(|m| MONTHS.get(usize::from(m).wrapping_sub(1)));
    let plain = match (month, value.day, value.year) {
        (Some(month), Some(day), Some(year)) => format!("{month} {day}, {year}"),
        (Some(month), Some(day), None) => format!("{month} {day}"),
        (Some(month), None, Some(year)) => format!("{month} {year}"),
        (Some(month), None, None) => (*month).to_owned(),
        (None, _, Some(year)) if words.ends_with("-an") => format!("{year}s"),
        (None, _, Some(year)) => year.to_string(),
        (None, _, None) => words.to_owned(),
    };
    match weekday {
        Some(day) => format!("{}, {plain}", weekday_name(day)),
        None => plain,
    }
}
