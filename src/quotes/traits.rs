//! Age and gender, where words tell them.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{self, Token};

/// Oldest of whom a word for the young is used.
const YOUNG: u8 = 25;

/// Youngest of whom a word for the old is used.
const OLD: u8 = 40;

/// The age that a description gives (`perempuan 47 tahun itu`).
pub(super) fn age_told(text: &str, office: &[Token]) -> Option<u8> {
    let word = |t: &Token| &text[t.start()..t.end()];
    // `pria yang 30 tahun berjualan sate itu` is older.
    let lasts = |t: &Token| matches!(word(t), "yang" | "sudah" | "telah" | "selama" | "hampir" | "lebih");
    let age = office
        .windows(3)
        .find(|w| w[1].shape == words::Shape::Number && word(&w[2]).eq_ignore_ascii_case("tahun") && !lasts(&w[0]))?;
    word(&age[1]).parse().ok()
}

/// The gender that a word tells; true is female.
pub(super) fn gender(token: &Token) -> Option<bool> {
    match (token.is(Flags::FEMALE), token.is(Flags::MALE)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether the word for somebody fits an age in years (`remaja` 30 does not).
pub(super) fn suits_age(token: &Token, age: u8) -> bool {
    !(token.is(Flags::YOUNG) && age > YOUNG || token.is(Flags::OLD) && age < OLD)
}

/// `(47)`, `(79 tahun)`, `, 44 tahun,`, `, kini 68 tahun,`, `, pemain selo berusia 83 tahun,` after a name.
pub(super) fn age_after(text: &str, tokens: &[Token], at: usize) -> Option<u8> {
    let word = |i: usize| tokens.get(i).map_or("", |t| &text[t.start()..t.end()]);
    let comma = tokens.get(at)?.mark(',');
    let described = at + 1..at + 9;
    let small = |i: &usize| tokens.get(*i).is_some_and(|t| t.shape == words::Shape::Lower);
    let told = described.take_while(small).find(|&i| matches!(word(i), "kini" | "berusia")).filter(|_| comma);
    let number = told.unwrap_or(at) + 1;
    let years = word(number + 1).eq_ignore_ascii_case("tahun");
    let bracket = tokens[at].mark('(') && (years || tokens.get(number + 1)?.mark(')'));
    let age = tokens.get(number).filter(|t| t.shape == words::Shape::Number && (bracket || comma && years))?;
    text[age.start()..age.end()].parse().ok()
}
