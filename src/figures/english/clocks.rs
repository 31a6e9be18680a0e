//! Times of day: `2:30 p.m. WIB`, `2.30 p.m.`, `14:30`, `noon`, `7 o'clock`.

use rust_decimal::prelude::ToPrimitive;

use super::super::digits::{self, Notation};
use super::super::lexicon::Sense;
use super::super::scan::RawFigure;
use super::Reading;
use super::amounts::Amount;
use crate::model::{FigureValue, Unit};

impl Reading<'_> {
    /// A time at the number token `i`.
    pub(super) fn clock(&mut self, i: usize) -> Option<usize> {
        let read = digits::read(self.t.str(i), Notation::English)?;
        let colon = self.t.is_mark(i + 1, ':') && self.t.glued(i + 1) && self.t.glued(i + 2) && self.t.is_number(i + 2);
        let (hour, minute, mut end) = if let (true, Some(hour), 2) = (colon, read.small(), self.t.str(i + 2).len()) {
            (u8::try_from(hour).ok()?, self.t.str(i + 2).parse::<u8>().ok()?, i + 3)
        } else if let Some((hour, minute)) = read.clock {
            (hour, minute, i + 1)
        } else {
            (u8::try_from(read.small().filter(|_| read.count <= 2)?).ok()?, 0, i + 1)
        };
        if colon && self.t.is_mark(end, ':') && self.t.glued(end) && self.t.is_number(end + 1) {
            end += 2;
        }
        if hour > 24 || minute > 59 {
            return None;
        }
        let said = self.half_day(end);
        let o_clock = matches!(self.t.str(end), "o'clock" | "o’clock");
        let zone = self.zone(end);
        if !(said.is_some() || o_clock || (colon && end >= i + 3) || (zone.is_some() && read.clock.is_some())) {
            return None;
        }
        let (after, afternoon) = said.unwrap_or((end + usize::from(o_clock), false));
        let (end, zone) = self.zone(after).unwrap_or((after, ""));
        let known = said.is_some() || hour > 12 || self.t.str(i).starts_with('0');
        self.push_clock(i, end, (on_24(hour, said.is_some(), afternoon), minute), zone, known);
        Some(end)
    }

    /// `seven o'clock`, `half past seven`.
    pub(super) fn clock_words(&mut self, i: usize, amount: &Amount) -> Option<usize> {
        let said = self.half_day(amount.end);
        let o_clock = matches!(self.t.str(amount.end), "o'clock" | "o’clock");
        if said.is_none() && !o_clock {
            return None;
        }
        let hour = amount.value.to_u8().filter(|h| *h <= 12)?;
        let (end, afternoon) = said.unwrap_or((amount.end + 1, false));
        let (end, zone) = self.zone(end).unwrap_or((end, ""));
        self.push_clock(i, end, (on_24(hour, said.is_some(), afternoon), 0), zone, said.is_some());
        Some(end)
    }

    /// `noon` and `midnight`.
    pub(super) fn named_time(&mut self, i: usize) -> Option<usize> {
        let hour = match self.t.str(i) {
            "noon" | "Noon" => 12,
            "midnight" | "Midnight" => 0,
            _ => return None,
        };
        let (end, zone) = self.zone(i + 1).unwrap_or((i + 1, ""));
        let count = self.figures.len();
        self.push_clock(i, end, (hour, 0), zone, true);
        // Both are words of the language as well as times.
        self.figures[count].implied = zone.is_empty();
        self.figures[count].spelled = true;
        Some(end)
    }

    /// `a.m.` or `p.m.` at token `i`: the token after it, and whether it is the afternoon.
    fn half_day(&self, i: usize) -> Option<(usize, bool)> {
        let word = self.t.str(i);
        let afternoon = match word {
            "am" | "AM" | "Am" => return Some((i + 1, false)),
            "pm" | "PM" | "Pm" => return Some((i + 1, true)),
            "p" | "P" => true,
            "a" | "A" => false,
            _ => return None,
        };
        let letters = self.t.is_mark(i + 1, '.') && matches!(self.t.str(i + 2), "m" | "M");
        let end = i + 3 + usize::from(self.t.is_mark(i + 3, '.') && self.t.glued(i + 3));
        letters.then_some((end, afternoon))
    }

    fn zone(&self, i: usize) -> Option<(usize, &'static str)> {
        match self.t.sense(i) {
            Some(Sense::Zone(zone)) if self.t.str(i).bytes().next().is_some_and(|b| b.is_ascii_uppercase()) => {
                Some((i + 1, zone))
            }
            _ if self.t.str(i) == "local" && self.t.str(i + 1) == "time" => Some((i + 2, "")),
            _ => None,
        }
    }

    fn push_clock(&mut self, first: usize, end: usize, (hour, minute): (u8, u8), zone: &'static str, known: bool) {
        let value = FigureValue::Clock { hour, minute };
        let mut figure = RawFigure::new(self.range(first, end), value, Unit::Zone(zone));
        if !known {
            figure.also = Some(FigureValue::Clock { hour: (hour + 12) % 24, minute });
        }
        self.figures.push(figure);
    }
}

/// The hour of 24.
fn on_24(hour: u8, said: bool, afternoon: bool) -> u8 {
    match (said, afternoon, hour) {
        (true, false, 12) => 0,
        (true, true, 1..=11) => hour + 12,
        _ => hour,
    }
}
