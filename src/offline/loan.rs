//! Loanwords that the lexicon does not know, respelled: `globalisasi` → `globalization`. The rules are data.

use super::lexicon::{Flags, Lexicon, Pos};

/// The English spelling of a word that looks borrowed, with its flags and part of speech.
///
/// Only words with an ending of `loans.tsv` are taken for loans; the letters before it are respelled by the same file.
pub(crate) fn respell(lexicon: &Lexicon, word: &str) -> Option<(String, Flags, Pos)> {
    if word.len() < 6 || word.contains('-') {
        return None;
    }
    let (ending, english, kind) = lexicon
        .loans()
        .iter()
        .filter(|(from, _, kind)| {
            *kind != "letters"
                && *kind != "verb"
                && word.ends_with(from)
                && word.len() >= from.len() + if from.len() <= 3 { 4 } else { 2 }
        })
        .max_by_key(|(from, ..)| from.len())?;
    let stem = letters(lexicon, &word[..word.len() - ending.len()]);
    let pos = if *kind == "adj" { Pos::Adj } else { Pos::Noun };
    let flags = match *kind {
        "u" => "u",
        "hum" => "hum",
        _ => "-",
    };
    Some((format!("{stem}{english}"), Flags(flags), pos))
}

/// `-asi`+`-kan` and the like: the English verb of a borrowed stem (`realisasikan` → `realize`).
pub(crate) fn verb(lexicon: &Lexicon, stem: &str) -> Option<String> {
    let (ending, english, _) = lexicon
        .loans()
        .iter()
        .filter(|(from, _, kind)| *kind == "verb" && stem.ends_with(from) && stem.len() >= from.len() + 2)
        .max_by_key(|(from, ..)| from.len())?;
    Some(format!("{}{english}", letters(lexicon, &stem[..stem.len() - ending.len()])))
}

/// The verb behind an English noun (`identification` → `identify`); the noun itself where no rule knows better.
pub(crate) fn verb_of_noun(lexicon: &Lexicon, noun: &str) -> String {
    lexicon
        .loans()
        .iter()
        .filter(|(from, _, kind)| *kind == "denoun" && noun.ends_with(from))
        .max_by_key(|(from, ..)| from.len())
        .map_or_else(|| noun.to_owned(), |(from, to, _)| format!("{}{to}", &noun[..noun.len() - from.len()]))
}

/// Indonesian spelling of foreign letters undone, left to right.
fn letters(lexicon: &Lexicon, stem: &str) -> String {
    let mut out = String::with_capacity(stem.len() + 2);
    let mut rest = stem;
    while let Some(c) = rest.chars().next() {
        let rule = lexicon
            .loans()
            .iter()
            .filter(|(from, _, kind)| *kind == "letters" && rest.starts_with(from))
            .max_by_key(|(f, ..)| f.len());
        if let Some((from, to, _)) = rule {
            out.push_str(to);
            rest = &rest[from.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}
