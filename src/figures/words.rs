//! Number words summed up, the same for Indonesian and English: digits, suffixes and scales from left to right.

use rust_decimal::Decimal;

use super::digits::scaled;
use super::lexicon::Sense;

/// A number in words while it is being summed up.
#[derive(Debug, Default)]
pub(super) struct Sum {
    /// Groups with their scale, and the group being read.
    total: Decimal,
    group: u32,
    digit: Option<u8>,
    half: bool,
    over: Option<(u32, u8)>,
    scale: Option<u8>,
    any: bool,
    closed: bool,
}

impl Sum {
    /// Takes one more word; false when the word does not belong to the number.
    pub(super) fn take(&mut self, sense: Sense) -> bool {
        if self.closed {
            return false;
        }
        let free = self.digit.is_none() && !self.half;
        let taken = match sense {
            Sense::Unit(d) if free && self.group.is_multiple_of(10) && (self.group % 100 != 10 || self.group == 0) => {
                self.digit = Some(d);
                true
            }
            Sense::Whole(n) if free && self.group.is_multiple_of(100) && (n < 100 || self.group == 0) => {
                self.group += u32::from(n);
                true
            }
            Sense::Teen => self.suffix(10, 1),
            Sense::Ten => self.suffix(0, 10),
            Sense::Hundred if self.group == 0 => self.suffix(0, 100),
            Sense::Scale(e) => self.scale_by(e),
            Sense::OneScale(e) if free && self.group == 0 && self.scale.is_none_or(|s| e < s) => {
                self.digit = Some(1);
                self.scale_by(e)
            }
            Sense::Half if !self.half && (!self.any || self.group + u32::from(self.digit.unwrap_or(0)) > 0) => {
                self.half = true;
                true
            }
            Sense::Over(n) if self.digit.is_some() && self.scale.is_none() && self.group == 0 && !self.half => {
                self.over = self.digit.take().map(|d| (u32::from(d), n));
                self.closed = true;
                true
            }
            Sense::OneOver(n) if !self.any => {
                self.over = Some((1, n));
                self.closed = true;
                true
            }
            _ => false,
        };
        self.any |= taken;
        taken
    }

    /// `belas`, `puluh`, `ratus` after a digit.
    fn suffix(&mut self, plus: u32, times: u32) -> bool {
        if self.half || (times < 100 && !self.group.is_multiple_of(100)) {
            return false;
        }
        let Some(digit) = self.digit.take() else { return false };
        self.group += plus + u32::from(digit) * times;
        true
    }

    fn scale_by(&mut self, exponent: u8) -> bool {
        let whole = self.group + u32::from(self.digit.unwrap_or(0));
        if (whole == 0 && !self.half) || self.scale.is_some_and(|s| exponent >= s) {
            return false;
        }
        let half = if self.half { Decimal::new(5, 1) } else { Decimal::ZERO };
        let Some(part) = scaled(Decimal::from(whole) + half, exponent) else { return false };
        let Some(total) = self.total.checked_add(part) else { return false };
        (self.total, self.group, self.digit, self.half, self.scale) = (total, 0, None, false, Some(exponent));
        true
    }

    /// The value with the exponent of its last scale word, none where nothing was taken.
    pub(super) fn value(self) -> Option<(Decimal, u8)> {
        if !self.any {
            return None;
        }
        if let Some((over, under)) = self.over {
            let value = Decimal::from(over).checked_div(Decimal::from(under))?;
            return Some((value.round_dp(4), 0));
        }
        let half = if self.half { Decimal::new(5, 1) } else { Decimal::ZERO };
        let rest = Decimal::from(self.group + u32::from(self.digit.unwrap_or(0))) + half;
        Some((self.total.checked_add(rest)?.normalize(), self.scale.unwrap_or(0)))
    }
}
