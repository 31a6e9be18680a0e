//! What a run of digits, dots and commas is worth in Indonesian and in English.

use rust_decimal::Decimal;

/// Which separator groups thousands and which starts the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// `1.234,5`.
    Indonesian,
    /// `1,234.5`.
    English,
}

/// A number as written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// The likeliest value.
    pub(super) value: Decimal,
    /// Another value that it may have (`1,127` in Indonesian: 1.127 or, by foreign habit, 1127).
    pub(super) also: Option<Decimal>,
    /// Whether it is a plain run of digits.
    pub(super) plain: bool,
    /// How many digits.
    pub(super) count: usize,
    /// Hour and minute where it may be a time of day with a dot (`14.30`).
    pub(super) clock: Option<(u8, u8)>,
}

impl Digits {
    /// The value as a whole number of at most four digits, where it was written without separators.
    pub(super) fn small(&self) -> Option<u32> {
        if self.plain && self.count <= 4 { u32::try_from(self.value).ok() } else { None }
    }
}

/// Reads a number token; none where it is no number (`1.2.3`), or has more digits than a [`Decimal`] holds.
pub(super) fn read(text: &str, notation: Notation) -> Option<Digits> {
    let (thousands, point) = match notation {
        Notation::Indonesian => (b'.', b','),
        Notation::English => (b',', b'.'),
    };
    let bytes = text.as_bytes();
    let count = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    if count > 24 {
        return None;
    }
    let seen = |mark: u8| text.matches(char::from(mark)).count();
    let plain = |value| Digits { value, also: None, plain: false, count, clock: None };
    match (seen(thousands), seen(point)) {
        (0, 0) => Some(Digits { plain: true, ..plain(decimal(bytes, 0)?) }),
        (_, 0) if grouped(bytes, thousands) => {
            let also = if seen(thousands) == 1 { decimal_at(bytes, thousands) } else { None };
            Some(Digits { also, ..plain(decimal(bytes, 0)?) })
        }
        (1, 0) => Some(Digits { clock: clock(bytes), ..plain(decimal_at(bytes, thousands)?) }),
        (0, 1) => {
            let also = if grouped(bytes, point) { decimal(bytes, 0) } else { None };
            Some(Digits { also, clock: clock(bytes), ..plain(decimal_at(bytes, point)?) })
        }
        (0, _) if grouped(bytes, point) => Some(plain(decimal(bytes, 0)?)),
        (_, 1) if last(bytes, point) > last(bytes, thousands) && grouped(whole(bytes, point), thousands) => {
            Some(plain(decimal_at(bytes, point)?))
        }
        (1, _) if last(bytes, thousands) > last(bytes, point) && grouped(whole(bytes, thousands), point) => {
            Some(plain(decimal_at(bytes, thousands)?))
        }
        _ => None,
    }
}

fn last(bytes: &[u8], mark: u8) -> Option<usize> {
    bytes.iter().rposition(|b| *b == mark)
}

/// What stands before the last `mark`.
fn whole(bytes: &[u8], mark: u8) -> &[u8] {
    &bytes[..last(bytes, mark).unwrap_or(bytes.len())]
}

/// One to three digits, not starting with zero, then groups of exactly three.
fn grouped(bytes: &[u8], mark: u8) -> bool {
    let mut groups = bytes.split(|b| *b == mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && first[0] != b'0'
        && groups.all(|g| g.len() == 3 && g.iter().all(u8::is_ascii_digit))
}

/// The digits as a decimal with the last mark as the decimal point.
fn decimal_at(bytes: &[u8], mark: u8) -> Option<Decimal> {
    let scale = bytes.len() - 1 - last(bytes, mark)?;
    decimal(bytes, u32::try_from(scale).ok()?)
}

fn decimal(bytes: &[u8], scale: u32) -> Option<Decimal> {
    let digits = bytes.iter().filter(|b| b.is_ascii_digit());
    let mantissa = digits.fold(0i128, |n, b| n * 10 + i128::from(b - b'0'));
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// `d.dd` or `dd.dd` as hours and minutes.
fn clock(bytes: &[u8]) -> Option<(u8, u8)> {
    let at = last(bytes, b'.')?;
    if !(1..=2).contains(&at) || bytes.len() != at + 3 {
        return None;
    }
    let two = |b: &[u8]| b.iter().fold(0, |n, b| n * 10 + (b - b'0'));
    let (hour, minute) = (two(&bytes[..at]), two(&bytes[at + 1..]));
    (hour <= 24 && minute <= 59).then_some((hour, minute))
}

/// `value` times a power of ten, none on overflow.
pub(super) fn scaled(value: Decimal, exponent: u8) -> Option<Decimal> {
    if exponent > 18 {
        return None;
    }
    value.checked_mul(Decimal::from(10u64.pow(u32::from(exponent)))).map(|v| v.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(String, Option<String>)> {
        read(text, Notation::Indonesian).map(|d| (d.value.to_string(), d.also.map(|v| v.to_string())))
    }

    #[test]
    fn dots_group_and_commas_are_decimal() {
        assert_eq!(value("1.234.567"), Some(("1234567".into(), None)));
        assert_eq!(value("1.234.567,89"), Some(("1234567.89".into(), None)));
        assert_eq!(value("3,25"), Some(("3.25".into(), None)));
        assert_eq!(value("2.5"), Some(("2.5".into(), None)));
        assert_eq!(value("0.125"), Some(("0.125".into(), None)));
        assert_eq!(value("1,127"), Some(("1.127".into(), Some("1127".into()))));
        assert_eq!(value("1,234,567"), Some(("1234567".into(), None)));
        assert_eq!(value("1,234.5"), Some(("1234.5".into(), None)));
        assert_eq!(value("1.2.3"), None);
        assert_eq!(value(&"9".repeat(60)), None);
    }
}
