//! Ages in years: `Trismiati (37)`, `berusia 24 tahun`, `pembatik 74 tahun itu`, `Anwar, kini 79 tahun,`, `anak saya baru
//! 15 tahun`; told from durations (`bekerja 14 tahun`, `penantian 20 tahun itu`) by who or what goes before.

use rust_decimal::Decimal;

use super::super::cut::Kind;
use super::super::digits::Digits;
use super::super::lexicon::Sense;
use super::Reading;
use super::quantity::Quantity;
use crate::indonesian::affixes::without_clitic;
use crate::indonesian::keys::key;
use crate::indonesian::wordclass::{Flags, flags};

/// Nobody in the news is older.
const OLDEST: u32 = 130;
/// Who is so many years "already" is old; less is more often the time that something has lasted.
const LONG: u32 = 50;
/// How many words of a description may stand between the person and the age.
const REACH: usize = 4;

/// One human being, or a body that stands for one (`polisi 34 tahun itu`).
const HUMAN: Flags = Flags::PERSON.or(Flags::KIN).or(Flags::GROUP).or(Flags::RANK);

impl Reading<'_> {
    /// Whether a number is an age in years.
    pub(super) fn is_age(&self, i: usize, q: &Quantity) -> bool {
        if q.scale > 0 || q.value > Decimal::from(OLDEST) {
            return false;
        }
        let years = self.t.sense(q.end) == Some(Sense::Year);
        // "dua tahun lalu", "lima tahun terakhir", "terdakwa 9 tahun penjara"
        let span = matches!(self.t.sense(q.end + 1), Some(Sense::Past | Sense::Future | Sense::Span));
        if years && (span || matches!(self.t.str(q.end + 1), "lagi" | "kemudian")) {
            return false;
        }
        // "Remaja 15-17 tahun"
        let range = i > 1 && self.t.is_dash(i - 1) && self.t.is_number(i - 2);
        // "dua anak, 5 dan 7 tahun, …"
        let listed =
            i > 2 && self.t.sense(i - 1) == Some(Sense::And) && self.t.is_number(i - 2) && self.t.is_mark(i - 3, ',');
        let i = if range || listed { i - 2 } else { i };
        let end = q.end + usize::from(years);
        if self.in_bracket(i, end, q.digits) || self.after_cue(i, q.end, years) {
            return true;
        }
        // A person stands before the age with or without words between.
        years
            && i > 0
            && (self.of_person(i, end) || self.in_commas(i, end) || self.bounded(i, end) || self.told(i, end, q.value))
    }

    /// `berusia 24 tahun`, `umur saya delapan belas`.
    fn after_cue(&self, i: usize, end: usize, years: bool) -> bool {
        let other = self
            .t
            .sense(end)
            .is_some_and(|sense| sense.is_measure() || matches!(sense, Sense::MonthCue | Sense::Hour | Sense::Percent));
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
        // "Budi (kini 50)"
        let now = self.t.sense(i - 1) == Some(Sense::Now) && i > 2 && self.t.is_mark(i - 2, '(');
        if now && self.ends_name(i - 3) && self.t.is_mark(end, ')') {
            return true;
        }
        let bracket = self.t.is_mark(i - 1, '(') && matches!(self.t.mark(end), Some(')' | ',' | '/'));
        // "bocah laki-laki (8)"
        let person = || flags(key(self.noun(i - 2))).any(Flags::PERSON.or(Flags::KIN));
        if bracket && self.t.is_mark(end, ')') && person() {
            return true;
        }
        let commas = self.t.is_mark(i - 1, ',')
            && (self.t.is_mark(end, ',') || (self.t.sense(end - 1) == Some(Sense::Year) && self.t.mark(end).is_some()))
            && (self.ends_name(i - 2) || self.is_initials(i - 2, end))
            && digits.is_some_and(|d| d.value >= Decimal::from(10));
        name && (bracket || commas) && self.t.sense(i - 2) != Some(Sense::Paragraph)
    }

    /// Whether token `k` may be the last word of a person's name.
    fn ends_name(&self, k: usize) -> bool {
        let place = k > 0 && (self.t.str(k - 1).eq_ignore_ascii_case("di") || self.t.sense(k - 1) == Some(Sense::From));
        !place && self.t.is_capital(k) && self.t.str(k).len() > 2 && !self.t.glued(k)
    }

    /// Whether token `k` stands for a name that is kept back: `SA, 33 tahun,`, `berinisial RM, 41,`.
    fn is_initials(&self, k: usize, end: usize) -> bool {
        let two = self.t.str(k).len() == 2 && self.t.str(k).bytes().all(|b| b.is_ascii_uppercase());
        let told = k > 0 && matches!(self.t.str(k - 1), "inisial" | "berinisial");
        two && (told || self.t.sense(end - 1) == Some(Sense::Year))
    }

    /// `perempuan 47 tahun`, `seorang pembatik 74 tahun`, `penjaga gawang 33 tahun itu`.
    fn of_person(&self, i: usize, end: usize) -> bool {
        // "pengumpan 34 tahun kelahiran Wates"
        let from = matches!(self.t.str(end), "asal" | "kelahiran") && self.t.is_capital(end + 1);
        if from && self.t.is_word(i - 1) && !self.is_verb(i - 1) {
            return true;
        }
        if matches!(self.t.str(end), "itu" | "tersebut" | "ini") {
            return self.is_agent(i - 1) || self.person_before(i).is_some();
        }
        let listed = self.t.sense(i - 1) == Some(Sense::Person);
        let known = listed || flags(key(self.noun(i - 1))).any(Flags::PERSON);
        let role = self.takes_role(i - 1);
        let one = (i.saturating_sub(REACH)..i).any(|k| self.t.str(k).eq_ignore_ascii_case("seorang"));
        let verb = self.is_verb(end);
        !role && (known && (one || listed || !verb) || one && self.person_before(i).is_some())
    }

    /// Whether token `k` is what somebody became or works as (`menjadi guru`), so that years after it are a time.
    fn takes_role(&self, k: usize) -> bool {
        k > 0 && (self.t.sense(k - 1) == Some(Sense::To) || self.t.str(k - 1) == "sebagai")
    }

    /// `Anwar, kini 79 tahun, …`, `anaknya yang bungsu, empat tahun, …`.
    fn in_commas(&self, i: usize, end: usize) -> bool {
        let comma = if self.t.sense(i - 1) == Some(Sense::Now) { i.checked_sub(2) } else { Some(i - 1) };
        let Some(comma) = comma.filter(|k| self.t.is_mark(*k, ',') && *k > 0) else { return false };
        self.is_closed(end) && (self.ends_name(comma - 1) || self.person_before(comma).is_some())
    }

    /// `laki-laki di atas 40 tahun`, `warga 60 tahun ke atas`.
    fn bounded(&self, i: usize, end: usize) -> bool {
        let side = |k: usize| matches!(self.t.str(k), "atas" | "bawah");
        if i > 2 && self.t.str(i - 2) == "di" && side(i - 1) {
            return self.person_before(i - 2).is_some();
        }
        self.t.str(end) == "ke" && side(end + 1) && self.person_before(i).is_some()
    }

    /// `Anak saya baru 15 tahun.`, `Ibu kini 70 tahun`, `Ia masih tujuh tahun ketika …`.
    fn told(&self, i: usize, end: usize, value: Decimal) -> bool {
        let then = matches!(self.t.str(end), "saat" | "ketika" | "waktu" | "kala");
        let already = self.t.str(i - 1) == "sudah";
        if !(then || self.is_closed(end)) || (already && value < Decimal::from(LONG) && !then) {
            return false;
        }
        let now = already || self.t.sense(i - 1) == Some(Sense::Now);
        let subject = i - usize::from(now);
        if subject == 0 || self.takes_role(subject - 1) {
            return false;
        }
        let starts = |k: usize| {
            k == 0 || !self.t.is_word(k - 1) || self.t.sense(k - 1).is_some_and(|s| s.is_function() || s == Sense::And)
        };
        if self.t.sense(subject - 1) == Some(Sense::Pronoun) && starts(subject - 1) {
            return then || value >= Decimal::from(10);
        }
        // "Andi, yang kini 45 tahun, …"
        if now && !already && subject > 2 && self.t.str(subject - 1) == "yang" {
            let comma = self.t.is_mark(subject - 2, ',');
            let head = subject - 1 - usize::from(comma);
            return comma && self.ends_name(head - 1) || self.person_before(head).is_some();
        }
        self.person_before(subject).is_some_and(|k| starts(k) && !self.takes_role(k))
    }

    /// The token of the person whom the words before token `i` describe; none where something that lasts, a verb or a
    /// preposition comes first.
    fn person_before(&self, i: usize) -> Option<usize> {
        for k in (i.saturating_sub(REACH)..i).rev() {
            let sense = self.t.sense(k)?;
            if self.is_person(k) {
                // "kontrak pemain 3 tahun itu"
                let lasts = k > 0 && self.t.sense(k - 1) == Some(Sense::Span);
                return (!lasts).then_some(k);
            }
            let open = matches!(sense, Sense::Other | Sense::Pronoun | Sense::DollarOf(_)) || self.t.str(k) == "yang";
            if !open || self.is_verb(k) {
                return None;
            }
        }
        None
    }

    /// Whether token `k` is a kind of person, with or without a possessor's `-nya`.
    fn is_person(&self, k: usize) -> bool {
        let human = |word: &str| flags(key(word)).any(HUMAN);
        let Some(Kind::Word(sense)) = self.t.kind(k) else { return false };
        let word = self.noun(k);
        match sense {
            Sense::Person => true,
            Sense::Span | Sense::Pronoun => false,
            _ => human(word) || without_clitic(word).is_some_and(|(stem, _)| human(stem)),
        }
    }

    /// The word at token `k`, with its double before it (`laki-laki`).
    fn noun(&self, k: usize) -> &str {
        let double = k > 1 && self.t.is_dash(k - 1) && self.t.glued(k) && self.t.glued(k - 1);
        let first = if double && self.t.str(k - 2).eq_ignore_ascii_case(self.t.str(k)) { k - 2 } else { k };
        &self.t.text[self.t.start(first)..self.t.end(k)]
    }

    /// Whether token `k` is an unknown word of the form that names who does something (`pevoli`, not `pelayaran`).
    fn is_agent(&self, k: usize) -> bool {
        let word = self.t.str(k);
        self.t.sense(k) == Some(Sense::Other) && word.len() > 5 && word.starts_with("pe") && !word.ends_with("an")
    }

    /// Whether token `k` has the shape of a verb.
    fn is_verb(&self, k: usize) -> bool {
        let word = self.t.str(k);
        let shaped = ["me", "ber", "di", "ter"].iter().any(|prefix| word.starts_with(prefix));
        self.t.is_word(k) && word.len() > 5 && shaped && !self.is_person(k)
    }

    /// Whether the words end at token `k`: a mark or the end of the text.
    fn is_closed(&self, k: usize) -> bool {
        k >= self.t.len() || matches!(self.t.mark(k), Some(',' | '.' | ')' | ';' | '!' | '?' | '"' | '”' | '»' | '’'))
    }
}
