//! Digits and number words that are no figures: parts of names, document numbers, plates, telephone numbers, idioms.

use super::super::cut::Kind;
use super::super::lexicon::Sense;
use super::Reading;
use crate::indonesian::numerals;

impl Reading<'_> {
    /// Digits that are no figure: glued to a name, inside a document number, a plate, a telephone number. Gives the
    /// token to go on from.
    pub(super) fn no_figure(&mut self, i: usize) -> Option<usize> {
        if let Some(end) = self.document_number(i) {
            return Some(end);
        }
        // "formasi 4-3-3"
        if self.t.sense_before(i) == Some(Sense::Pattern)
            && let Some((_, end)) = self.parts(i)
        {
            return Some(end);
        }
        let text = self.t.str(i);
        let long = text.len() >= 10 && text.bytes().all(|b| b.is_ascii_digit());
        // "1. Siti Aisyah": the number of an item in a list.
        let item = i == 0 && text.len() <= 2 && matches!(self.t.mark(1), Some('.' | ')')) && self.t.glued(1);
        if item && !self.t.glued(2) && self.t.is_capital(2) {
            return Some(1);
        }
        if long || self.glued_before(i) || self.glued_after(i) || self.plate(i) {
            return Some(i + 1);
        }
        self.telephone(i)
    }

    /// `GA-408`, `Covid-19`, `H+7`, `x.com.2`; but `ke-80`, `pasca-2014`, `Rp`, and the second end of a range are figures.
    fn glued_before(&self, i: usize) -> bool {
        if !self.t.glued(i) || i == 0 {
            return false;
        }
        let word = match self.t.mark(i - 1) {
            Some('-' | '+' | '.' | ',') if i > 1 && self.t.glued(i - 1) => i - 2,
            None => i - 1,
            _ => return false,
        };
        let bare = matches!(self.t.sense(word), Some(Sense::Other | Sense::Roman));
        let text = self.t.str(word);
        let digit = text.bytes().last().is_some_and(|b| b.is_ascii_digit());
        // "kuartal III-2025"
        let roman = numerals::roman(text).is_some() && self.year_at(i).is_some();
        bare && !roman
            && (digit
                || ((self.t.is_dash(i - 1) || self.t.is_mark(i - 1, '+'))
                    && (self.t.is_capital(word) || text.len() == 1)))
    }

    /// `5G`, `3D`, `27A`, `7308.XX`: capitals after digits that are no unit.
    fn glued_after(&self, i: usize) -> bool {
        let next = self.t.str(i + 1);
        let code = self.t.is_mark(i + 1, '.') && self.t.glued(i + 1) && self.t.glued(i + 2);
        if code && self.t.str(i + 2).len() == 2 && self.t.str(i + 2).bytes().all(|b| b.is_ascii_uppercase()) {
            return true;
        }
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
        if !zero && !plus {
            return None;
        }
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
        let inside = |i: usize| match self.t.kind(i) {
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
        let dashes = (first..end).any(|k| self.t.is_dash(k));
        // "SE-12/2026"
        let name = self.t.str(first);
        let code = name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase()) && numerals::roman(name).is_none();
        let coded =
            code && slashes == 1 && self.t.is_dash(first + 1) && end == first + 5 && self.year_at(end - 1).is_some();
        // "Nomor 420/217/2025"
        let numbered = slashes >= 2 && first > 0 && self.t.str(first - 1).eq_ignore_ascii_case("nomor");
        // "30/6-2/7/2025" is a range of dates.
        self.run = (end, numbered || coded || slashes >= 4 || (slashes == 3 && !dashes) || (slashes >= 2 && words));
        self.run.1.then_some(end)
    }

    /// Idioms and reduplications with number words; gives the token to go on from.
    pub(super) fn idiom(&self, i: usize, end: usize) -> Option<usize> {
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
    pub(super) fn is_name(&mut self, i: usize) -> bool {
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
        *self.headline.insert(capitals * 3 > words * 2)
    }
}
