//! Numbers that an Indonesian text says without figures: `kedua`, `kelima belas`, `sepasang`, `selusin`. A comparison
//! accepts them and never demands them.

use rust_decimal::Decimal;

use super::super::lexicon::Sense;
use super::super::tokens::Tokens;
use super::super::words::Sum;
use super::LEXICON;

/// The numbers that the words of a text imply.
#[must_use]
pub fn implied(text: &str) -> Vec<Decimal> {
    let t = Tokens::new(text, &LEXICON);
    (0..t.len()).filter_map(|i| one(&t, i)).collect()
}

/// The weekdays that a text names with a capital, as a set of bits (bit 1 Monday to bit 7 Sunday).
#[must_use]
pub fn weekdays(text: &str) -> u8 {
    let t = Tokens::new(text, &LEXICON);
    (0..t.len()).fold(0, |set, i| match t.sense(i) {
        Some(Sense::Day(day)) if t.is_capital(i) => set | 1 << day,
        _ => set,
    })
}

fn one(t: &Tokens<'_>, i: usize) -> Option<Decimal> {
    if let Sense::Loose(n) = t.sense(i)? {
        return Some(n.into());
    }
    let word = t.str(i);
    let stem = word.strip_prefix("ke").or_else(|| word.strip_prefix("Ke"))?;
    let stem = stem.strip_suffix("nya").unwrap_or(stem);
    let mut sum = Sum::default();
    let first = LEXICON.sense(stem);
    if !matches!(first, Sense::Unit(_) | Sense::Whole(_) | Sense::OneScale(_)) || !sum.take(first) {
        return None;
    }
    let mut at = i + 1;
    while t.sense(at).is_some_and(|sense| sum.take(sense)) {
        at += 1;
    }
    sum.value().map(|(value, _)| value)
}
