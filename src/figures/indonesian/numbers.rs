//! A number that starts with digits or with a number word: what kind of figure it is, or that it is none.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::digits::{self, Digits, Notation};
use super::super::lexicon::Sense;
use super::super::scan::RawDate;
use super::super::tokens::Kind;
use super::Reading;
use super::quantity::Quantity;
use crate::model::{DateValue, Unit};

/// Nobody in the news is older.
const OLDEST: u32 = 130;

impl Reading<'_> {
    /// Reads the number token at `i`.
    pub(super) fn number(&mut self, i: usize) -> usize {
        if let Some(end) = self.no_figure(i) {
            return end;
        }
        if let Some(end) = self.day_first(i).or_else(|| self.slashed(i)).or_else(|| self.dashed(i)) {
            return end;
        }
        if let Some(end) = self.bare_clock(i).or_else(|| self.score(i)) {
            return end;
        }
        let Some(mut q) = self.quantity(i) else { return i + 1 };
        if let Some(end) = self.year(i, &q) {
            return end;
        }
        self.settle_comma(&mut q);
        self.amount(i, q)
    }

    /// Reads the number word at `i`.
    pub(super) fn words(&mut self, i: usize) -> usize {
        let Some(q) = self.quantity(i) else { return i + 1 };
        if let Some(end) = self.idiom(i, q.end) {
            return end;
        }
        if self.is_name(i) {
            return q.end;
        }
        if let Some(end) = self.spelled_year(i, &q) {
            return end;
        }
        self.amount(i, q)
    }

    /// A quantity with the unit after it.
    fn amount(&mut self, i: usize, mut q: Quantity) -> usize {
        if let Some((end, unit)) = self.unit_after(q.end) {
            q.end = end;
            self.push(i, &q, unit);
        } else {
            let unit = if self.is_age(i, &q) {
                Unit::Age
            } else if self.is_money_by_context(i, &q) {
                Unit::Currency("IDR")
            } else {
                Unit::None
            };
            self.push(i, &q, unit);
        }
        q.end
    }

    /// Per cent or a currency word at token `i`.
    fn unit_after(&self, i: usize) -> Option<(usize, Unit)> {
        match self.t.get(i)?.kind {
            Kind::Mark('%') => Some((i + 1, Unit::Percent)),
            Kind::Mark('€') => Some((i + 1, Unit::Currency("EUR"))),
            Kind::Word(Sense::Percent) => Some((i + 1, Unit::Percent)),
            Kind::Word(_) => self.money_word(i).map(|(end, code)| (end, Unit::Currency(code))),
            _ => None,
        }
    }

    /// `1,127` without scale or per cent is more often a foreign thousand than three decimals.
    fn settle_comma(&self, q: &mut Quantity) {
        let english = q.digits.is_some_and(|d| !d.plain && d.also.is_some() && d.value.scale() == 3);
        if english && q.scale == 0 && self.unit_after(q.end).is_none() {
            if let Some(also) = q.also.replace(q.value) {
                q.value = also;
            }
        }
    }

    /// Digits that are no figure: glued to a name, inside a document number, a plate, a telephone number. Gives the
    /// token to go on from.
    fn no_figure(&mut self, i: usize) -> Option<usize> {
        if let Some(end) = self.document_number(i) {
            return Some(end);
        }
        let text = self.t.str(i);
        let long = text.len() >= 10 && text.bytes().all(|b| b.is_ascii_digit());
        if long || self.glued_before(i) || self.glued_after(i) || self.plate(i) {
            return Some(i + 1);
        }
        self.telephone(i)
    }

    /// `GA-408`, `Covid-19`, `x.com.2`; but `ke-80`, `pasca-2014`, `Rp`, and the second end of a range are figures.
    fn glued_before(&self, i: usize) -> bool {
        if !self.t.glued(i) || i == 0 {
            return false;
        }
        let word = match self.t.mark(i - 1) {
            Some('-' | '.' | ',') if i > 1 && self.t.glued(i - 1) => i - 2,
            None => i - 1,
            _ => return false,
        };
        let bare = matches!(self.t.sense(word), Some(Sense::Other | Sense::Roman));
        let text = self.t.str(word);
        let digit = text.bytes().last().is_some_and(|b| b.is_ascii_digit());
        bare && (digit || (self.t.is_dash(i - 1) && (self.t.is_capital(word) || text.len() == 1)))
    }

    /// `5G`, `3D`, `27A`: capitals after digits that are no unit.
    fn glued_after(&self, i: usize) -> bool {
        let next = self.t.str(i + 1);
        let unknown = self.t.glued(i + 1) && self.t.sense(i + 1) == Some(Sense::Other);
        unknown && next.bytes().next().is_some_and(|b| b.is_ascii_uppercase()) && next.len() <= 3
    }

    /// `B 1234 XYZ`.
    fn plate(&self, i: usize) -> bool {
        let capitals = |i: usize, most: usize| {
            let text = self.t.str(i);
            !self.t.glued(i) && (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
        };
        i > 0
            && self.t.str(i).len() <= 4
            && self.t.is_word(i - 1)
            && capitals(i + 1, 3)
            && self.t.str(i - 1).len() <= 2
            && self.t.str(i - 1).bytes().all(|b| b.is_ascii_uppercase())
            && !matches!(self.t.sense(i - 1), Some(Sense::Sign(_)))
            && !matches!(self.t.str(i - 1), "RT" | "RW" | "KM")
    }

    /// `0812-3456-7890`, `021-1234567`, `+62 812`.
    fn telephone(&self, i: usize) -> Option<usize> {
        let text = self.t.str(i);
        let plus = i > 0 && self.t.is_mark(i - 1, '+') && self.t.glued(i);
        let zero = text.starts_with('0') && text.len() >= 3 && text.bytes().all(|b| b.is_ascii_digit());
        let mut at = i + 1;
        let mut digits = text.len();
        while self.t.is_dash(at) && self.t.glued(at) && self.t.glued(at + 1) && self.t.is_number(at + 1) {
            digits += self.t.str(at + 1).len();
            at += 2;
        }
        let country = plus && text.len() <= 3 && self.t.is_number(i + 1) && self.t.str(i + 1).len() >= 3;
        if country {
            return Some((i + 1..i + 8).find(|k| !self.t.is_number(*k) && !self.t.is_dash(*k)).unwrap_or(i + 2));
        }
        (zero && digits >= 7).then_some(at)
    }

    /// A run without spaces that has at least two slashes and a word: `34/PMK.10/2017`. Gives the token after it.
    fn document_number(&mut self, i: usize) -> Option<usize> {
        if i < self.run.0 {
            return self.run.1.then_some(self.run.0);
        }
        let inside = |i: usize| match self.t.get(i).map(|t| t.kind) {
            Some(Kind::Mark(c)) => matches!(c, '/' | '.' | '-'),
            Some(_) => true,
            None => false,
        };
        let mut first = i;
        while first > self.run.0 && self.t.glued(first) && inside(first - 1) {
            first -= 1;
        }
        let mut end = i + 1;
        while self.t.glued(end) && inside(end) {
            end += 1;
        }
        let slashes = (first..end).filter(|k| self.t.is_mark(*k, '/')).count();
        let words = (first..end).any(|k| self.t.is_word(k) && !matches!(self.t.sense(k), Some(Sense::Sign(_))));
        self.run = (end, slashes >= 3 || (slashes >= 2 && words));
        self.run.1.then_some(end)
    }

    /// A four-digit year, or two of them joined by a dash.
    fn year(&mut self, i: usize, q: &Quantity) -> Option<usize> {
        let year = self.year_at(i)?;
        if q.scale > 0 || matches!(self.t.sense(q.end), Some(Sense::Measure | Sense::Percent | Sense::Year)) {
            return None;
        }
        if self.unit_after(q.end).is_some() {
            return None;
        }
        let hijri = self.hijri_mark(q.end);
        let end = if q.about { q.end } else { hijri.unwrap_or(i + 1) };
        let mut date =
            RawDate::new(self.t.start(i)..self.t.end(end - 1), DateValue { year: Some(year), ..DateValue::default() });
        date.decade = q.about;
        self.push_date(i, end, date);
        Some(self.second_year(end, year).unwrap_or(end))
    }

    /// The year at token `i`: four digits from 1500 to 2199, from 1000 where `tahun` goes before.
    pub(super) fn year_at(&self, i: usize) -> Option<i32> {
        if !self.t.is_number(i) {
            return None;
        }
        let digits = digits::read(self.t.str(i), Notation::Indonesian).filter(|d| d.count == 4)?;
        let year = i32::try_from(digits.small()?).ok()?;
        let told = self.t.sense_before(i) == Some(Sense::Year);
        let hijri = self.hijri_mark(i + 1).is_some();
        let first = if told || hijri { 1000 } else { 1500 };
        (first..2200).contains(&year).then_some(year)
    }

    /// `-06` of `2005-06`, `/24` of `2023/24`.
    fn second_year(&mut self, i: usize, year: i32) -> Option<usize> {
        let joined = (self.t.is_dash(i) || self.t.is_mark(i, '/')) && self.t.glued(i) && self.t.glued(i + 1);
        let short = digits::read(self.t.str(i + 1), Notation::Indonesian).filter(|d| joined && d.count == 2)?;
        let second = year - year % 100 + i32::try_from(short.small()?).ok()?;
        if second != year + 1 {
            return None;
        }
        let value = DateValue { year: Some(second), ..DateValue::default() };
        self.push_date(i + 1, i + 2, RawDate::new(self.t.start(i + 1)..self.t.end(i + 1), value));
        Some(i + 2)
    }

    /// `H`, `Hijriah`, `M`, `Masehi` after a year: the token after it.
    pub(super) fn hijri_mark(&self, i: usize) -> Option<usize> {
        matches!(self.t.str(i), "H" | "Hijriah" | "Hijriyah" | "Hijriyyah" | "Masehi").then_some(i + 1)
    }

    /// `dua ribu sembilan` as a year.
    fn spelled_year(&mut self, i: usize, q: &Quantity) -> Option<usize> {
        let value = q.value.to_i32().filter(|v| (1901..2100).contains(v) && *v != 2000)?;
        let told = self.t.sense_before(i) == Some(Sense::Year);
        let alone = match self.t.sense(q.end) {
            None => true,
            Some(sense) => matches!(sense, Sense::Function | Sense::Past | Sense::Future),
        };
        if q.scale != 3 || !(told || (alone && self.unit_after(q.end).is_none())) {
            return None;
        }
        let value = DateValue { year: Some(value), ..DateValue::default() };
        self.push_date(i, q.end, RawDate::new(self.t.start(i)..self.t.end(q.end - 1), value));
        Some(q.end)
    }

    /// Idioms and reduplications with number words; gives the token to go on from.
    fn idiom(&self, i: usize, end: usize) -> Option<usize> {
        let dash_before = i > 1 && self.t.is_mark(i - 1, '-') && self.t.glued(i) && self.t.glued(i - 1);
        let dash_after =
            self.t.is_mark(end, '-') && self.t.glued(end) && self.t.glued(end + 1) && self.t.is_word(end + 1);
        let pair = |a: usize, b: usize| matches!((self.t.sense(a), self.t.sense(b)), (Some(Sense::Unit(x)), Some(Sense::Unit(y))) if x != y);
        if (dash_before && !pair(i - 2, i)) || (dash_after && !pair(end - 1, end + 1)) {
            return Some(if dash_after { end + 2 } else { end });
        }
        if self.t.sense_before(i) == Some(Sense::Idiom) {
            return Some(end);
        }
        let is_one = self.t.str(i).eq_ignore_ascii_case("satu");
        let each =
            is_one && matches!((self.t.str(end), self.t.str(end + 1)), ("per" | "demi", "satu") | ("sama", "lain"));
        let side = is_one && i > 0 && self.t.str(i - 1) == "di" && matches!(self.t.str(end), "sisi" | "pihak");
        let single = is_one && self.t.str(end) == "persatu";
        if each { Some(end + 2) } else { (side || single).then_some(end + 1) }
    }

    /// `Simpang Lima`, `Empat Lawang`: a number word with a capital inside a sentence is part of a name.
    fn is_name(&mut self, i: usize) -> bool {
        let inside = i > 0 && self.t.is_word(i - 1) && self.t.is_capital(i);
        inside && (self.t.is_capital(i - 1) || self.t.is_capital(i + 1)) && !self.is_headline()
    }

    /// Whether most words of the text start with a capital.
    fn is_headline(&mut self) -> bool {
        if let Some(known) = self.headline {
            return known;
        }
        let words = (0..self.t.len()).filter(|i| self.t.is_word(*i)).count();
        let capitals = (0..self.t.len()).filter(|i| self.t.is_capital(*i)).count();
        *self.headline.insert(capitals * 2 > words)
    }

    /// Whether a number is an age in years.
    fn is_age(&self, i: usize, q: &Quantity) -> bool {
        if q.scale > 0 || q.value > Decimal::from(OLDEST) {
            return false;
        }
        let years = self.t.sense(q.end) == Some(Sense::Year);
        if self.in_bracket(i, if years { q.end + 1 } else { q.end }, q.digits) {
            return true;
        }
        if years && self.t.sense_before(i) == Some(Sense::Person) {
            return true;
        }
        let other =
            matches!(self.t.sense(q.end), Some(Sense::Measure | Sense::MonthCue | Sense::Hour | Sense::Percent));
        let reach = if years { 7 } else { 3 };
        !other
            && (i.saturating_sub(reach)..i)
                .rev()
                .take_while(|k| !self.is_stop(*k) && !self.t.is_mark(*k, ','))
                .take_while(|k| !matches!(self.t.sense(*k), Some(Sense::Year)))
                .any(|k| self.t.sense(k) == Some(Sense::Age))
    }

    /// `Trismiati (37)`, `Budi (24 tahun)`, `Ani, 27,`: after a name, in brackets or commas.
    fn in_bracket(&self, i: usize, end: usize, digits: Option<Digits>) -> bool {
        if i < 2 || digits.is_none_or(|d| !d.plain || d.count > 3 || d.value.is_zero()) {
            return false;
        }
        let name = self.t.is_capital(i - 2) || matches!(self.t.mark(i - 2), Some('"' | '”' | '’' | '\'' | '“' | '.'));
        let bracket = self.t.is_mark(i - 1, '(') && matches!(self.t.mark(end), Some(')' | ',' | '/'));
        let commas = self.t.is_mark(i - 1, ',')
            && self.t.is_mark(end, ',')
            && self.t.is_capital(i - 2)
            && digits.is_some_and(|d| d.value >= Decimal::from(10));
        name && (bracket || commas) && self.t.sense(i - 2) != Some(Sense::Paragraph)
    }
}
