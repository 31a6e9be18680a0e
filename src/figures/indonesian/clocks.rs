//! Times of day: `pukul 14.30 WIB`, `jam 7 malam`, `setengah delapan`, and ranges of them.

use rust_decimal::prelude::ToPrimitive;

use super::super::digits::{self, Notation};
use super::super::lexicon::Sense;
use super::super::scan::RawFigure;
use super::{Certainty, Item, Reading};
use crate::model::{FigureValue, Unit};

/// A time as read, before its part of the day and its zone.
#[derive(Clone, Copy, Debug)]
struct Time {
    end: usize,
    hour: u8,
    minute: u8,
}

impl Reading<'_> {
    /// `pukul` or `jam` at token `i` with the times after it.
    pub(super) fn clock(&mut self, i: usize) -> Option<usize> {
        let counted = i > 0
            && (self.t.is_number(i - 1)
                || self.t.is_mark(i - 1, '/')
                || matches!(
                    self.t.sense(i - 1),
                    Some(Sense::Unit(_) | Sense::Whole(_) | Sense::Teen | Sense::Ten | Sense::Half | Sense::Vague)
                ));
        if counted && self.t.sense(i) == Some(Sense::Hour) {
            return None;
        }
        let skip = usize::from(self.t.is_mark(i + 1, '.') && self.t.glued(i + 1));
        let time = self.time(i + 1 + skip)?;
        Some(self.times(i, time))
    }

    /// A time without `pukul`: with a zone after it, with a colon, or with a leading zero.
    pub(super) fn bare_clock(&mut self, i: usize) -> Option<usize> {
        let time = self.time(i)?;
        let colon = self.t.is_mark(i + 1, ':') && time.end == i + 3;
        let dotted = digits::read(self.t.str(i), Notation::Indonesian).is_some_and(|d| d.clock.is_some());
        if !colon && !dotted {
            return None;
        }
        let zoned = |end: usize| self.zone(end).is_some();
        let range = self.joiner(time.end).and_then(|k| self.time(k)).is_some_and(|t| t.end > 0 && zoned(t.end));
        let zero = dotted && self.t.str(i).starts_with('0') && self.t.str(i).len() == 5;
        let other = self
            .t
            .sense(time.end)
            .is_some_and(|sense| sense.is_measure() || matches!(sense, Sense::Scale(_) | Sense::Percent));
        let part = matches!(self.t.sense_before(i), Some(Sense::Part(_)));
        if !(zoned(time.end) || range || ((zero || colon || part) && !other && !self.t.is_mark(time.end, '%'))) {
            return None;
        }
        Some(self.times(i, time))
    }

    /// Whether `setengah delapan malam` stands at token `i`: half an hour with its part of the day.
    pub(super) fn half_hour(&self, i: usize) -> bool {
        self.time(i).is_some_and(|t| self.part(t.end).is_some())
    }

    /// The time at token `i` itself.
    pub(super) fn clock_at(&mut self, i: usize) -> Option<usize> {
        let time = self.time(i)?;
        Some(self.times(i, time))
    }

    /// Keeps `time`, which starts at token `first`, and the times joined to it; gives the token to go on from.
    fn times(&mut self, first: usize, time: Time) -> usize {
        let mut list = vec![(first, time)];
        let after = |end: usize| {
            let end = self.part(end).map_or(end, |(k, _)| k);
            self.zone(end).map_or(end, |(k, _)| k)
        };
        let mut end = after(time.end);
        while list.len() < 6 {
            let next = match self.joiner(end) {
                Some(k) => k,
                None if matches!(self.t.sense(end), Some(Sense::And | Sense::Or)) => end + 1,
                // "pukul 06.00, 09.30, dan 13.00 WIB"
                None if self.t.is_mark(end, ',') => {
                    let next = end + 1 + usize::from(self.t.sense(end + 1) == Some(Sense::And));
                    if self.dotted(next).is_none() {
                        break;
                    }
                    next
                }
                None => break,
            };
            let start = if matches!(self.t.sense(next), Some(Sense::Clock | Sense::Hour)) { next + 1 } else { next };
            let Some(time) = self.time(start).filter(|t| self.goes_on(next, t)) else { break };
            list.push((next, time));
            end = after(time.end);
        }
        let mut part = None;
        let mut zone = "";
        let mut next = end;
        for (n, (first, time)) in list.iter().enumerate().rev() {
            let mut end = time.end;
            if let Some((after, said)) = self.part(end) {
                (end, part) = (after, Some(said));
            }
            if let Some((after, named)) = self.zone(end) {
                end = after;
                zone = named; // `waktu setempat` too: a zone named later is not its own
            }
            if n + 1 == list.len() {
                next = end;
            }
            let hour = part.map_or(time.hour, |p| on_the_day(time.hour, p));
            let range = self.t.start(*first)..self.t.end(end - 1);
            let value = FigureValue::Clock { hour, minute: time.minute };
            let figure = RawFigure::new(range, value, Unit::Zone(zone));
            self.items.push(Item {
                tokens: (*first, end),
                figure,
                scale: 0,
                score: Certainty::No,
                money: Certainty::No,
            });
        }
        let from = self.items.len() - list.len();
        self.items[from..].reverse();
        next
    }

    /// Whether a joined number is a time too: it is dotted, or a part of the day or a zone follows.
    fn goes_on(&self, i: usize, time: &Time) -> bool {
        let dotted = digits::read(self.t.str(i), Notation::Indonesian).is_some_and(|d| d.clock.is_some());
        dotted
            || matches!(self.t.sense(i), Some(Sense::Clock | Sense::Hour))
            || time.end > i + 1
            || self.part(time.end).is_some()
            || self.zone(time.end).is_some()
    }

    /// The time at token `i`.
    fn time(&self, i: usize) -> Option<Time> {
        if self.t.sense(i) == Some(Sense::Half) {
            let (hour, end) = self.hour(i + 1).filter(|(h, _)| (1..=12).contains(h))?;
            // Half eight is half past seven.
            return Some(Time { end, hour: if hour == 1 { 12 } else { hour - 1 }, minute: 30 });
        }
        if let Some(clock) = self.dotted(i) {
            return Some(clock);
        }
        let (hour, end) = self.hour(i)?;
        if self.t.is_mark(end, ':') && self.t.glued(end) && self.t.glued(end + 1) && self.t.str(end + 1).len() == 2 {
            let minute = self.t.str(end + 1).parse().ok().filter(|m| *m < 60)?;
            let seconds = self.t.is_mark(end + 2, ':') && self.t.glued(end + 2) && self.t.is_number(end + 3);
            return Some(Time { end: if seconds { end + 4 } else { end + 2 }, hour, minute });
        }
        Some(self.past(hour, end).unwrap_or(Time { end, hour, minute: 0 }))
    }

    /// `14.30` or `14.30.15`.
    fn dotted(&self, i: usize) -> Option<Time> {
        if !self.t.is_number(i) {
            return None;
        }
        let text = self.t.str(i);
        if let Some((hour, minute)) = digits::read(text, Notation::Indonesian).and_then(|d| d.clock) {
            return (text.len() >= 4).then_some(Time { end: i + 1, hour, minute });
        }
        let mut parts = text.split('.').map(|p| if p.len() == 2 { p.parse::<u8>().ok() } else { None });
        match (parts.next()?, parts.next()?, parts.next()?, parts.next()) {
            (Some(hour), Some(minute), Some(_), None) if hour <= 24 && minute < 60 => {
                Some(Time { end: i + 1, hour, minute })
            }
            _ => None,
        }
    }

    /// A whole hour in digits or words.
    fn hour(&self, i: usize) -> Option<(u8, usize)> {
        if self.t.is_number(i) {
            let digits = digits::read(self.t.str(i), Notation::Indonesian)?;
            let hour = digits.small().filter(|h| *h <= 24 && digits.count <= 2)?;
            return Some((u8::try_from(hour).ok()?, i + 1));
        }
        if !matches!(self.t.sense(i), Some(Sense::Unit(_) | Sense::Whole(_))) {
            return None;
        }
        let q = self.quantity(i)?;
        Some((q.value.to_u8().filter(|h| *h <= 24 && q.scale == 0)?, q.end))
    }

    /// `lewat lima`, `kurang seperempat` after an hour.
    fn past(&self, hour: u8, i: usize) -> Option<Time> {
        let less = match self.t.str(i) {
            "lewat" | "lebih" => false,
            "kurang" => true,
            _ => return None,
        };
        let (minutes, end) = if matches!(self.t.sense(i + 1), Some(Sense::OneOver(4))) {
            (15, i + 2)
        } else {
            let q = self.quantity(i + 1)?;
            (q.value.to_u8().filter(|m| *m < 60)?, q.end)
        };
        let end = if self.t.str(end) == "menit" { end + 1 } else { end };
        Some(if less && minutes > 0 {
            Time { end, hour: if hour == 0 { 23 } else { hour - 1 }, minute: 60 - minutes }
        } else {
            Time { end, hour, minute: minutes }
        })
    }

    /// The part of the day at token `i`.
    fn part(&self, i: usize) -> Option<(usize, u8)> {
        let Some(Sense::Part(part)) = self.t.sense(i) else { return None };
        let two = self.t.str(i) == "dini" && self.t.str(i + 1) == "hari";
        Some((i + 1 + usize::from(two), part))
    }

    /// The zone at token `i`; empty for `waktu setempat`.
    fn zone(&self, i: usize) -> Option<(usize, &'static str)> {
        match self.t.sense(i) {
            Some(Sense::Zone(zone)) => Some((i + 1, zone)),
            _ if self.t.str(i) == "waktu" && self.t.str(i + 1) == "setempat" => Some((i + 2, "")),
            _ => None,
        }
    }
}

/// The hour of 24 that an hour of twelve is in that part of the day.
fn on_the_day(hour: u8, part: u8) -> u8 {
    match (part, hour) {
        (0 | 1 | 4, 12) => 0,
        (2, 1..=5) | (3, 1..=7) | (4, 6..=11) => hour + 12,
        _ => hour,
    }
}
