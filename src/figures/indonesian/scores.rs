//! Results of matches: `2-1`, `6-4, 5-7, 6-3`; told from ranges (`10-15 orang`) by what stands around them.

use super::super::digits::{self, Notation};
use super::super::lexicon::Sense;
use super::super::scan::RawFigure;
use super::{Certainty, Item, Reading};
use crate::model::{FigureValue, Unit};

/// No side of a result is higher.
const HIGHEST: u32 = 250;

impl Reading<'_> {
    /// Numbers joined by dashes at token `i`, where they are no range.
    pub(super) fn score(&mut self, i: usize) -> Option<usize> {
        let (parts, end) = self.parts(i)?;
        let certainty = self.judge(i, end, &parts);
        if certainty == Certainty::No {
            return None;
        }
        let range = self.t.start(i)..self.t.end(end - 1);
        let figure = RawFigure::new(range, FigureValue::Score(parts), Unit::Score);
        self.items.push(Item { tokens: (i, end), figure, scale: 0, score: certainty, money: Certainty::No });
        Some(end)
    }

    /// The numbers joined by dashes from token `i` on, and the token after them.
    pub(super) fn parts(&self, i: usize) -> Option<(Vec<u32>, usize)> {
        let part = |i: usize| {
            let digits = self.t.is_number(i).then(|| digits::read(self.t.str(i), Notation::Indonesian))??;
            digits.small().filter(|n| *n <= HIGHEST && digits.count <= 3)
        };
        let mut parts = vec![part(i)?];
        let mut at = i + 1;
        while self.t.is_dash(at) && self.t.glued(at) == self.t.glued(at + 1) && parts.len() < 5 {
            let Some(next) = part(at + 1) else { break };
            parts.push(next);
            at += 2;
        }
        (parts.len() > 1).then_some((parts, at))
    }

    fn judge(&self, i: usize, end: usize, parts: &[u32]) -> Certainty {
        if matches!(self.t.mark(end), Some('/' | '%')) || matches!(self.t.mark(end), Some('-')) {
            return Certainty::No;
        }
        let cue = |k: usize| self.t.sense(k) == Some(Sense::Score);
        let near = (i.saturating_sub(4)..i).rev().take_while(|k| !self.is_stop(*k)).any(cue);
        let pair = |k: usize| self.t.is_number(k) && self.t.is_dash(k + 1) && self.t.is_number(k + 2);
        let listed =
            (self.t.is_mark(end, ',') && pair(end + 1)) || (i > 3 && self.t.is_mark(i - 1, ',') && pair(i - 4));
        let before = i.checked_sub(1).and_then(|k| self.t.sense(k));
        // "pada angka 17-17": no range has equal ends.
        let range_cue = parts[0] != parts[1]
            && matches!(
                before,
                Some(Sense::Between | Sense::Age | Sense::Year | Sense::Clock | Sense::DayCue | Sense::Paragraph)
            );
        let noun = match self.t.sense(end) {
            Some(Sense::Past | Sense::From | Sense::To | Sense::And | Sense::Or | Sense::Join) | None => false,
            Some(sense) if sense.is_function() => false,
            Some(_) => !self.t.is_capital(end),
        };
        let falls = parts.windows(2).all(|w| w[0] >= w[1]);
        if range_cue {
            Certainty::No
        } else if near || (listed && !noun) {
            Certainty::Yes
        } else if noun && !falls {
            Certainty::No
        } else if falls || parts.len() > 2 {
            if noun && self.t.sense(end).is_some_and(Sense::is_measure) { Certainty::No } else { Certainty::Yes }
        } else {
            Certainty::Maybe
        }
    }
}

/// A pair that is no score after all: its numbers.
pub(super) fn split(text: &str, pair: &RawFigure) -> Vec<RawFigure> {
    let mut figures = Vec::new();
    let bytes = text.as_bytes();
    let mut at = pair.range.start;
    while at < pair.range.end {
        let end = (at..pair.range.end).find(|k| !bytes[*k].is_ascii_digit()).unwrap_or(pair.range.end);
        if end == at {
            at += 1;
            continue;
        }
        if let Some(read) = digits::read(&text[at..end], Notation::Indonesian) {
            figures.push(RawFigure::new(at..end, FigureValue::Number(read.value), Unit::None));
        }
        at = end;
    }
    figures
}
