//! What one word may be: its entries, found directly or by taking affixes off.

mod derive;

use std::borrow::Cow;

use super::lexicon::{Entry, Flags, Lexicon, Pos};
use super::loan;
use super::tokens::Token;
use crate::indonesian::affixes::{self, Clitic};
use derive::derived;

/// How a verb stands to its arguments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Not a verb, or intransitive in its citation form.
    #[default]
    Plain,
    /// `meN-`.
    Active,
    /// `di-`.
    Passive,
    /// A transitive stem without prefix: imperative, or passive with a pronoun before it.
    Bare,
    /// `ter-`: done by accident, or a state.
    Ter,
}

/// Degree of comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Degree {
    #[default]
    Plain,
    More,
    Most,
    /// `se-`: as … as.
    Equal,
}

/// One thing a word can be.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) id: Cow<'static, str>,
    pub(crate) pos: Pos,
    pub(crate) en: Cow<'static, str>,
    pub(crate) flags: Flags,
    pub(crate) voice: Voice,
    pub(crate) clitic: Option<Clitic>,
    pub(crate) plural: bool,
    pub(crate) degree: Degree,
    /// Not in the lexicon in any form.
    pub(crate) unknown: bool,
}

impl Reading {
    pub(crate) fn new(entry: &Entry) -> Self {
        Self {
            id: Cow::Borrowed(entry.id),
            pos: entry.pos,
            en: Cow::Borrowed(if entry.en == "-" { "" } else { entry.en }),
            flags: entry.flags,
            voice: Voice::Plain,
            clitic: None,
            plural: false,
            degree: Degree::Plain,
            unknown: false,
        }
    }

    fn made(pos: Pos, id: &str, en: String) -> Self {
        Self {
            id: Cow::Owned(id.to_owned()),
            pos,
            en: Cow::Owned(en),
            flags: Flags(""),
            voice: Voice::Plain,
            clitic: None,
            plural: false,
            degree: Degree::Plain,
            unknown: false,
        }
    }

    /// A word that stays as it is.
    pub(crate) fn unknown(text: &str) -> Self {
        Self { unknown: true, ..Self::made(Pos::Name, text, text.to_owned()) }
    }
}

/// Stems under which a word may stand in the lexicon as a transitive verb, with the voice its prefix gives.
pub(crate) fn verb_stems(lower: &str) -> Vec<(Cow<'_, str>, Voice)> {
    let mut out: Vec<(Cow<'_, str>, Voice)> = Vec::new();
    if let Some(stem) = lower.strip_prefix("di").filter(|s| s.len() >= 3) {
        out.push((Cow::Borrowed(stem), Voice::Passive));
    }
    if lower.len() >= 5 && lower.starts_with("me") {
        out.extend(affixes::without_nasal('m', lower).into_iter().map(|s| (Cow::Owned(s), Voice::Active)));
    }
    if let Some(stem) = lower.strip_prefix("ter").filter(|s| s.len() >= 3) {
        out.push((Cow::Borrowed(stem), Voice::Ter));
    }
    out
}

/// All readings of a token, the likeliest first; never empty.
pub(crate) fn readings(lexicon: &Lexicon, token: &Token<'_>) -> Vec<Reading> {
    let mut out = Vec::with_capacity(2);
    if token.capital() {
        out.extend(lexicon.word(token.text).map(Reading::new));
    }
    let lower = token.lower.as_str();
    if token.text != lower || out.is_empty() {
        inflected(lexicon, lower, &mut out);
    }
    if let Some((stem, clitic)) = affixes::without_clitic(lower) {
        // `katanya` may be an entry of its own, but after a quotation it is the speech verb.
        let cues = lexicon.word(stem).filter(|e| e.flags.has("cue"));
        out.extend(cues.map(|e| Reading { clitic: Some(clitic), ..Reading::new(e) }));
    }
    if out.iter().all(|r| r.flags.has("cue")) && token.shouting() {
        let title = super::english::capitalised(lower);
        out.extend(lexicon.word(&title).map(Reading::new));
    }
    if out.is_empty() && token.text.contains('.') {
        out.extend(lexicon.word(&token.text.replace('.', "")).map(Reading::new));
    }
    if out.is_empty() && token.capital() {
        out.extend(hyphenated(token.text));
    }
    if out.iter().all(|r| r.flags.has("cue") && r.clitic.is_some()) {
        out.clear();
        clitics(lexicon, token, lower, &mut out);
    }
    if out.is_empty() {
        reduplication(lexicon, lower, &mut out);
    }
    if out.is_empty() && !token.shouting() {
        derived(lexicon, lower, &mut out);
    }
    if out.is_empty()
        && !token.capital()
        && let Some(en) = loan::respell(lexicon, lower)
    {
        out.push(Reading { flags: en.1, ..Reading::made(en.2, lower, en.0) });
    }
    if out.is_empty() {
        out.push(unknown(token));
    }
    out
}

/// A name with a clitic after a hyphen (`Budi-lah`, `Sari-nya`).
fn hyphenated(text: &str) -> Option<Reading> {
    let (name, tail) = text.rsplit_once('-')?;
    let clitic = match tail {
        "nya" => Some(Clitic::Nya),
        "ku" => Some(Clitic::Ku),
        "mu" => Some(Clitic::Mu),
        _ => None,
    };
    (matches!(tail, "lah" | "kah" | "pun") || clitic.is_some()).then(|| Reading { clitic, ..Reading::unknown(name) })
}

/// A word that stays as it is, with the part of speech that its shape suggests.
fn unknown(token: &Token<'_>) -> Reading {
    let mut reading = Reading::unknown(token.text);
    let lower = token.lower.as_str();
    if token.capital() || !lower.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
        return reading;
    }
    let verb = |prefix: &str| lower.starts_with(prefix) && lower.len() >= prefix.len() + 4;
    reading.pos = if verb("me") || verb("ber") || verb("di") || verb("ter") { Pos::Verb } else { Pos::Noun };
    reading.flags = Flags(if reading.pos == Pos::Verb { "raw" } else { "-" });
    reading.voice = if verb("me") || verb("ber") { Voice::Active } else { Voice::Plain };
    reading
}

/// Direct entries and verbs behind `meN-`, `di-`, `ter-`.
fn inflected(lexicon: &Lexicon, lower: &str, out: &mut Vec<Reading>) {
    for entry in lexicon.word(lower) {
        let mut reading = Reading::new(entry);
        if entry.pos == Pos::Verb && entry.flags.has("t") && !lower.starts_with("me") && !lower.starts_with("ber") {
            reading.voice = Voice::Bare;
        } else if entry.pos == Pos::Verb {
            reading.voice = Voice::Active;
        }
        out.push(reading);
    }
    for (stem, voice) in verb_stems(lower) {
        if voice == Voice::Ter && out.is_empty() {
            for entry in lexicon.word(&stem).filter(|e| e.pos == Pos::Adj) {
                out.push(Reading { degree: Degree::Most, ..Reading::new(entry) });
            }
            if !out.is_empty() {
                continue;
            }
        }
        for entry in lexicon.word(&stem).filter(|e| e.pos == Pos::Verb && !e.flags.has("ter")) {
            if voice != Voice::Ter || entry.flags.has("t") {
                out.push(Reading { voice, ..Reading::new(entry) });
            }
        }
        if voice == Voice::Active && !out.is_empty() {
            break;
        }
    }
}

fn clitics(lexicon: &Lexicon, token: &Token<'_>, lower: &str, out: &mut Vec<Reading>) {
    let mut forms: Vec<(&str, Option<Clitic>)> = Vec::new();
    let bare = affixes::without_particle(lower);
    if let Some(rest) = bare {
        forms.push((rest, None));
    }
    for word in [Some(lower), bare].into_iter().flatten() {
        if let Some((rest, clitic)) = affixes::without_clitic(word) {
            forms.push((rest, Some(clitic)));
            if let Some(rest) = affixes::without_particle(rest) {
                forms.push((rest, Some(clitic)));
            }
        }
    }
    for (form, clitic) in forms {
        inflected(lexicon, form, out);
        if out.is_empty() {
            reduplication(lexicon, form, out);
        }
        if out.is_empty() && !token.capital() {
            derived(lexicon, form, out);
            if out.is_empty()
                && clitic.is_some()
                && let Some(en) = loan::respell(lexicon, form)
            {
                out.push(Reading { flags: en.1, ..Reading::made(en.2, form, en.0) });
            }
        }
        if !out.is_empty() {
            for reading in out.iter_mut() {
                reading.clitic = clitic;
            }
            return;
        }
    }
    for (prefix, en) in [("ku", "I"), ("kau", "you")] {
        if let Some(stem) = lower.strip_prefix(prefix) {
            for entry in lexicon.word(stem).filter(|e| e.pos == Pos::Verb && e.flags.has("t")) {
                let mut reading = Reading::new(entry);
                reading.en = Cow::Owned(format!("{en} {}", reading.en));
                reading.voice = Voice::Bare;
                out.push(reading);
            }
        }
    }
}

fn reduplication(lexicon: &Lexicon, lower: &str, out: &mut Vec<Reading>) {
    let doubled = lower.strip_suffix('2').filter(|w| w.len() >= 3);
    let Some(base) = doubled.or_else(|| affixes::reduplicated(lower)) else { return };
    inflected(lexicon, base, out);
    if out.is_empty() {
        derived(lexicon, base, out);
    }
    for reading in out.iter_mut() {
        reading.plural = matches!(reading.pos, Pos::Noun | Pos::Name);
        let tail = lower.rsplit('-').next().unwrap_or("");
        reading.clitic = affixes::without_clitic(tail).filter(|(rest, _)| *rest == base).map(|(_, c)| c);
    }
}
