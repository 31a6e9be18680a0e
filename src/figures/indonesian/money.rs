//! Amounts of money: the sign before (`Rp`, `US$`) or the word after (`rupiah`, `dolar AS`).

use super::super::lexicon::Sense;
use super::super::scan::RawFigure;
use super::quantity::Quantity;
use super::{Certainty, Item, Reading};
use crate::model::{FigureValue, Unit};

impl Reading<'_> {
    /// A currency sign at token `i` with its amount.
    pub(super) fn sign(&mut self, i: usize) -> Option<usize> {
        let (first, code) = self.code(i)?;
        let mut at = i + 1;
        if self.t.is_mark(at, '$') && self.t.glued(at) {
            at += 1;
        }
        if self.t.is_mark(at, '.') && self.t.glued(at) {
            at += 1;
        }
        let mut q = self.quantity(at)?;
        q.end = self.short_scale(q.end, &mut q).unwrap_or(q.end);
        q.end = self.old_ending(q.end);
        self.push(first, &q, Unit::Currency(code));
        Some(q.end)
    }

    /// The code of the sign at `i`, and the token that it starts with (`US` of `US$`).
    fn code(&self, i: usize) -> Option<(usize, &'static str)> {
        if let Some(Sense::Sign(code)) = self.t.sense(i) {
            let word = self.t.str(i);
            // "RM" and "SAR" in lower case are no signs; "Sar" is a name.
            return (code == "IDR" || word.bytes().all(|b| b.is_ascii_uppercase())).then_some((i, code));
        }
        let before = if i > 0 && self.t.glued(i) { self.t.str(i - 1) } else { "" };
        Some(match (self.t.mark(i)?, before) {
            ('$', "US" | "AS" | "us") => (i - 1, "USD"),
            ('$', "S" | "SG" | "Sin") => (i - 1, "SGD"),
            ('$', "A" | "AU") => (i - 1, "AUD"),
            ('$', "HK") => (i - 1, "HKD"),
            ('$', "NT") => (i - 1, "TWD"),
            ('$', "NZ") => (i - 1, "NZD"),
            ('$', "C" | "CA") => (i - 1, "CAD"),
            ('$', _) => (i, "USD"),
            ('€', _) => (i, "EUR"),
            ('£', _) => (i, "GBP"),
            ('¥', _) => (i, "JPY"),
            ('₩', _) => (i, "KRW"),
            ('₹', _) => (i, "INR"),
            _ => return None,
        })
    }

    /// `T`, `M` and `K`, which are scales after a currency sign only.
    fn short_scale(&self, i: usize, q: &mut Quantity) -> Option<usize> {
        if q.scale > 0 || !self.t.is_word(i) {
            return None;
        }
        let exponent = match self.t.str(i) {
            "T" => 12,
            "M" => 9,
            "K" | "k" => 3,
            _ => return None,
        };
        q.value = super::super::digits::scaled(q.value, exponent)?;
        q.also = q.also.and_then(|v| super::super::digits::scaled(v, exponent));
        q.scale = exponent;
        Some(i + 1)
    }

    /// `,-` and `.-`: "and no cents".
    fn old_ending(&self, i: usize) -> usize {
        let ending = matches!(self.t.mark(i), Some(',' | '.')) && self.t.glued(i);
        if ending && self.t.is_dash(i + 1) && self.t.glued(i + 1) { i + 2 } else { i }
    }

    /// The currency word at token `i`: token after it, and the code.
    pub(super) fn money_word(&self, i: usize) -> Option<(usize, &'static str)> {
        match self.t.sense(i)? {
            Sense::Money(code) => Some((i + 1, code)),
            Sense::Pound if self.t.str(i + 1).eq_ignore_ascii_case("sterling") => Some((i + 2, "GBP")),
            Sense::Pound if matches!(self.t.str(i + 1), "Inggris") => Some((i + 2, "GBP")),
            Sense::Dollar => Some(match (self.t.sense(i + 1), self.t.str(i + 1)) {
                (Some(Sense::DollarOf("USD")), "Amerika") if self.t.str(i + 2) == "Serikat" => (i + 3, "USD"),
                (Some(Sense::DollarOf(code @ ("HKD" | "NZD"))), "Hong" | "Selandia") => (i + 3, code),
                // "as" in lower case is the axle, but after "dolar" it is the country.
                (Some(Sense::DollarOf(code)), _) => (i + 2, code),
                _ => (i + 1, "USD"),
            }),
            _ => None,
        }
    }

    /// Whether an amount without a currency is money by the words around it: for certain (`gaji 4 juta`), or by what
    /// other figures tell: where the article has prices (`jual tiga ribu`: `Yes`), or this very price (`Maybe`).
    pub(super) fn money_by_context(&self, first: usize, q: &Quantity) -> Option<Certainty> {
        if q.scale < 3 || q.digits.is_some_and(|d| d.plain && d.count > 4) || self.is_counted(q.end) {
            return Some(Certainty::No);
        }
        if matches!(self.t.str(q.end - 1), "rb" | "jt") {
            return None;
        }
        let near = || (first.saturating_sub(8)..first).rev().take_while(|i| !self.is_stop(*i));
        if near().any(|i| self.t.sense(i) == Some(Sense::MoneyCue)) {
            return None;
        }
        // "Beli satu juta gratis seratus ribu": where the first is no price, the second is none.
        let thing = |item: &Item| item.scale > 2 && item.money == Certainty::No && item.figure.unit == Unit::None;
        let after = self.items.last().filter(|item| thing(item)).map_or(0, |item| item.tokens.1);
        let sold = near().take_while(|i| *i >= after).any(|i| self.t.sense(i) == Some(Sense::Sale));
        let thing_before = after > 0 && near().any(|i| i < after);
        Some(match (sold, thing_before) {
            (true, _) => Certainty::Yes,
            (false, true) => Certainty::No,
            (false, false) => Certainty::Maybe,
        })
    }

    /// Whether token `i` is a noun that is counted.
    fn is_counted(&self, i: usize) -> bool {
        // "1,2 juta-1,5 juta penonton"
        let i = self.joiner(i).and_then(|k| self.quantity(k)).map_or(i, |q| q.end);
        let noun = |sense: Sense| {
            sense.is_measure()
                || matches!(
                    sense,
                    Sense::Other
                        | Sense::Person
                        | Sense::Year
                        | Sense::Hour
                        | Sense::Vague
                        | Sense::Dated
                        | Sense::Span
                )
        };
        self.t.sense(i).is_some_and(noun)
    }

    /// Whether token `i` ends a sentence, as far as one mark can tell.
    pub(super) fn is_stop(&self, i: usize) -> bool {
        match self.t.mark(i) {
            // The dots of "s.d." end nothing.
            Some('.') => {
                let abbreviation = i > 0 && self.t.str(i - 1) == "d";
                !abbreviation && !self.t.glued(i + 1)
            }
            Some('!' | '?' | ';' | ':') => true,
            _ => false,
        }
    }

    /// Keeps a quantity as a figure of that unit.
    pub(super) fn push(&mut self, first: usize, q: &Quantity, unit: Unit) {
        let range = self.t.start(first)..self.t.end(q.end - 1);
        let mut figure = RawFigure::new(range, FigureValue::Number(q.value.normalize()), unit);
        figure.also = q.also.map(|v| FigureValue::Number(v.normalize()));
        figure.spelled = q.digits.is_none();
        figure.about = q.about;
        self.items.push(Item {
            tokens: (first, q.end),
            figure,
            scale: q.scale,
            score: Certainty::No,
            money: Certainty::No,
        });
    }
}
