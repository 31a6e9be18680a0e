//! Adjectives in their degree, with the words that say it.

use super::super::lexicon::Pos;
use super::super::tag::Unit;
use super::super::words::Degree;
use super::NpParser;

impl NpParser<'_> {
    /// The English of an adjective in its degree.
    pub(crate) fn adjective(unit: &Unit) -> String {
        compare(&unit.en, unit.degree, unit.flags.value("comp"), unit.flags.value("sup"), unit.flags.has("more"))
    }

    /// An adjective with its degree words, as modifier or predicate; gives the English and the end.
    pub(crate) fn adjective_phrase(&self, at: usize) -> Option<(String, Degree, usize)> {
        let unit = self.unit(at)?;
        if unit.is(Pos::Adv) && unit.flags.has("deg") {
            let adjective = self.unit(at + 1).filter(|u| u.is(Pos::Adj) || u.is(Pos::Verb) && u.flags.has("adj"))?;
            let degree = match &*unit.id {
                "lebih" => Degree::More,
                "paling" => Degree::Most,
                _ => Degree::Plain,
            };
            let mut end = at + 2;
            let text = if degree == Degree::Plain {
                format!("{} {}", unit.en, Self::adjective(adjective))
            } else {
                Self::adjective(&Unit { degree, ..adjective.clone() })
            };
            if self.unit(end).is_some_and(|u| u.is(Pos::Adv) && u.flags.has("post-deg")) {
                end += 1;
            }
            return Some((text, degree, end));
        }
        if !unit.is(Pos::Adj) {
            return None;
        }
        let text = Self::adjective(unit);
        if let Some(degree) = self.unit(at + 1).filter(|u| u.is(Pos::Adv) && u.flags.has("post-deg")) {
            return Some((format!("{} {text}", degree.en), Degree::Plain, at + 2));
        }
        Some((text, unit.degree, at + 1))
    }
}

/// Comparative, superlative and equative of an adjective.
pub(crate) fn compare(en: &str, degree: Degree, comp: Option<&str>, sup: Option<&str>, periphrastic: bool) -> String {
    let syllables = en
        .bytes()
        .zip(en.bytes().skip(1).chain([b' ']))
        .filter(|(a, b)| b"aeiouy".contains(a) && !b"aeiouy".contains(b))
        .count()
        - usize::from(en.ends_with('e') && en.len() > 3);
    let short = !periphrastic
        && !en.contains([' ', '-'])
        && (syllables <= 1 || syllables == 2 && en.ends_with('y'))
        && !en.ends_with("ed");
    let suffixed = |end: &str| {
        let b = en.as_bytes();
        let n = b.len();
        if en.ends_with('e') {
            format!("{en}{}", &end[1..])
        } else if en.ends_with('y') && n > 1 && !b"aeiou".contains(&b[n - 2]) {
            format!("{}i{end}", &en[..n - 1])
        } else if n >= 3
            && !b"aeiouwxy".contains(&b[n - 1])
            && b"aeiou".contains(&b[n - 2])
            && !b"aeiou".contains(&b[n - 3])
            && syllables == 1
        {
            format!("{en}{}{end}", &en[n - 1..])
        } else {
            format!("{en}{end}")
        }
    };
    match degree {
        Degree::Plain => en.to_owned(),
        Degree::Equal => format!("as {en} as"),
        Degree::More => comp.map_or_else(|| if short { suffixed("er") } else { format!("more {en}") }, str::to_owned),
        Degree::Most => sup.map_or_else(|| if short { suffixed("est") } else { format!("most {en}") }, str::to_owned),
    }
}
