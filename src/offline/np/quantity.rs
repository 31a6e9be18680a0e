//! Quantifiers, numerals and classifiers before the head of a noun phrase.

use super::super::lexicon::Pos;
use super::super::numbers::Sort;
use super::super::tag::Tag;
use super::{Det, Np, NpParser};

impl NpParser<'_> {
    /// Quantifiers, numerals, figures and classifiers before the head.
    pub(super) fn quantity(&self, at: usize, np: &mut Np) -> usize {
        let mut i = at;
        let mut words: Vec<String> = Vec::new();
        while let Some(unit) = self.unit(i) {
            let follows = self
                .is(i + 1, &[Pos::Noun, Pos::Name, Pos::Num, Pos::Quant, Pos::Class, Pos::Scale, Pos::Adj])
                || self.unit(i + 1).is_some_and(|u| matches!(u.tag, Tag::Figure(_)));
            match unit.tag {
                Tag::Lex(Pos::Quant) => {
                    if unit.flags.has("art") {
                        if unit.en == "the" { np.the = true } else { np.det = Det::A }
                    } else if !unit.flags.has("silent") {
                        words.push(unit.en.to_string());
                    }
                    if unit.flags.has("pl") {
                        np.plural = true;
                        np.counted = true;
                    }
                    if unit.flags.has("hum") {
                        np.human = true;
                    }
                }
                Tag::Lex(Pos::Num) => {
                    if unit.flags.value("v") != Some("1") {
                        np.plural = true;
                    }
                    np.counted = true;
                    words.push(unit.en.to_string());
                }
                Tag::Lex(Pos::Scale) if !words.is_empty() => {
                    np.plural = true;
                    let last = words.pop().unwrap_or_default();
                    words.push(match &*unit.en {
                        "ty" => tens(&last),
                        "teen" => teens(&last),
                        scale => format!("{last} {scale}"),
                    });
                }
                Tag::Figure(sort @ (Sort::Count(_) | Sort::Amount)) if follows => {
                    np.plural = sort != Sort::Count(true);
                    np.counted = true;
                    words.push(unit.en.to_string());
                    if sort == Sort::Amount && (unit.en.ends_with('%') || unit.en.ends_with("percent")) {
                        words.push("of".to_owned());
                        np.plural = false;
                    }
                }
                Tag::Lex(Pos::Adv | Pos::Aux | Pos::Prep) if unit.flags.has("num") && self.number_at(i + 1) => {
                    words.push(unit.flags.value("count").unwrap_or(&unit.en).to_owned());
                }
                Tag::Lex(Pos::Class) if i > at => {}
                _ => break,
            }
            i += 1;
        }
        np.quantity = words.join(" ");
        i
    }

    /// `sekitar 20 orang`: a word that belongs to the number after it.
    pub(crate) fn counts(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.flags.has("num")) && self.number_at(at + 1)
    }

    pub(super) fn number_at(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| matches!(u.tag, Tag::Figure(Sort::Count(_) | Sort::Amount)) || u.any(&[Pos::Num]))
    }
}

pub(super) fn tens(unit: &str) -> String {
    match unit {
        "two" => "twenty",
        "three" => "thirty",
        "four" => "forty",
        "five" => "fifty",
        "eight" => "eighty",
        other => return format!("{other}ty"),
    }
    .to_owned()
}

pub(super) fn teens(unit: &str) -> String {
    match unit {
        "two" => "twelve",
        "three" => "thirteen",
        "five" => "fifteen",
        "eight" => "eighteen",
        other => return format!("{other}teen"),
    }
    .to_owned()
}
