//! Regular derivations of words that the lexicon knows only as stems.

use std::borrow::Cow;

use super::super::english;
use super::super::lexicon::{Entry, Flags, Lexicon, Pos};
use super::super::loan;
use super::{Degree, Reading, Voice, verb_stems};
use crate::indonesian::affixes;

/// Regular derivations of words that are in the lexicon only as stems.
pub(super) fn derived(lexicon: &Lexicon, lower: &str, out: &mut Vec<Reading>) {
    verb_by_suffix(lexicon, lower, out);
    if out.is_empty()
        && lower.len() >= 4
        && let Some(entry) = any_verb(lexicon, lower)
    {
        // A bare stem names the act, or is colloquial for its verb (`saya pikir`).
        if !entry.flags.has("adj") {
            out.push(Reading { flags: Flags("-"), ..Reading::made(Pos::Noun, lower, entry.en.to_owned()) });
        }
        out.push(Reading { voice: Voice::Bare, ..Reading::new(entry) });
    }
    if out.is_empty() {
        nasal_only(lexicon, lower, out);
    }
    if out.is_empty() {
        nominal(lexicon, lower, out);
    }
    if out.is_empty() {
        prefixed(lexicon, lower, out);
    }
}

/// Colloquial verbs keep the nasal and drop `me-` (`nyari`, `ngambil`, `nulis`).
fn nasal_only(lexicon: &Lexicon, lower: &str, out: &mut Vec<Reading>) {
    if !lower.starts_with(['n', 'm']) || lower.len() < 4 {
        return;
    }
    let full = format!("me{lower}");
    // In speech `ny-` stands for `c-` too (`nyari` for `mencari`).
    let palatal = lower.strip_prefix("ny").map(|tail| format!("c{tail}"));
    for stem in palatal.into_iter().chain(affixes::without_nasal('m', &full)) {
        if let Some(entry) = lexicon.word(&stem).find(|e| e.pos == Pos::Verb && e.flags.has("t") && !e.flags.has("cue"))
        {
            out.push(Reading { voice: Voice::Active, ..Reading::new(entry) });
            return;
        }
    }
}

pub(super) fn any_verb<'a>(lexicon: &'a Lexicon, stem: &str) -> Option<&'a Entry> {
    let plain = |e: &&Entry| e.pos == Pos::Verb && !e.flags.has("cue");
    lexicon.word(stem).find(plain).or_else(|| {
        [
            format!("{stem}kan"),
            format!("{stem}i"),
            affixes::with_nasal('m', stem),
            format!("ber{stem}"),
            format!("per{stem}"),
        ]
        .iter()
        .find_map(|form| lexicon.word(form).find(plain))
    })
}

/// `-kan`, `-i` and `per-` on stems whose plain verb is known; `meN-` on nouns and adjectives.
pub(super) fn verb_by_suffix(lexicon: &Lexicon, lower: &str, out: &mut Vec<Reading>) {
    for (form, voice) in verb_stems(lower) {
        // `-in` is the colloquial `-kan` and `-i`.
        let stem = ["kan", "in", "i"].iter().find_map(|s| form.strip_suffix(s)).unwrap_or(&form);
        let stem = stem.strip_prefix("per").filter(|s| s.len() >= 4).unwrap_or(stem);
        if stem.len() < 3 {
            continue;
        }
        if let Some(entry) = any_verb(lexicon, stem) {
            out.push(Reading { voice, ..Reading::new(entry) });
            return;
        }
        if let Some(entry) = lexicon.word(stem).find(|e| e.pos == Pos::Adj) {
            let en = if voice == Voice::Ter { entry.en.to_owned() } else { format!("make {}", entry.en) };
            out.push(Reading { voice, ..Reading::made(Pos::Verb, lower, en) });
            return;
        }
        if let Some(entry) =
            lexicon.word(stem).find(|e| e.pos == Pos::Noun && !e.flags.has("hum") && !e.en.contains(' '))
        {
            let verb = loan::verb_of_noun(lexicon, entry.en);
            out.push(Reading { voice, flags: Flags("t"), ..Reading::made(Pos::Verb, lower, verb) });
            return;
        }
        if let Some(loan) = loan::verb(lexicon, &form) {
            out.push(Reading { voice, flags: Flags("t"), ..Reading::made(Pos::Verb, lower, loan) });
            return;
        }
    }
}

/// `peN-…-an`, `-an`, `ke-…-an`, `peN-`: nouns from verbs and adjectives.
pub(super) fn nominal(lexicon: &Lexicon, lower: &str, out: &mut Vec<Reading>) {
    let gerund = |entry: &Entry| english::verb(lexicon, entry.en, english::Form::Ing);
    let noun = |flags: &'static str, en: String| Reading { flags: Flags(flags), ..Reading::made(Pos::Noun, lower, en) };
    if let Some(core) = lower.strip_suffix("an") {
        for stem in affixes::without_nasal('p', core) {
            if let Some(entry) = any_verb(lexicon, &stem) {
                out.push(noun("u", gerund(entry)));
                return;
            }
        }
        if let Some(entry) = core.strip_prefix("per").and_then(|s| any_verb(lexicon, s)) {
            out.push(noun("u", gerund(entry)));
            return;
        }
        if let Some(stem) = core.strip_prefix("ke") {
            if let Some(entry) = lexicon.word(stem).find(|e| matches!(e.pos, Pos::Adj | Pos::Noun)) {
                let en = if entry.pos == Pos::Adj { format!("{}ness", entry.en) } else { entry.en.to_owned() };
                out.push(noun("u", en));
                return;
            }
            if let Some(entry) = any_verb(lexicon, stem) {
                out.push(noun("u", gerund(entry)));
                return;
            }
        }
        if let Some(entry) = any_verb(lexicon, core).filter(|_| core.len() >= 4) {
            out.push(noun("-", gerund(entry)));
            return;
        }
    }
    for stem in affixes::without_nasal('p', lower) {
        if let Some(entry) = any_verb(lexicon, &stem).filter(|_| stem.len() >= 4) {
            let base = entry.en.split(' ').next().unwrap_or(entry.en);
            let agent = if base.ends_with('e') { format!("{base}r") } else { format!("{base}er") };
            out.push(noun("hum", agent));
            return;
        }
    }
}

/// `ber-`, `se-`, `ter-`, `non-` and the like.
pub(super) fn prefixed(lexicon: &Lexicon, lower: &str, out: &mut Vec<Reading>) {
    if let Some(stem) = lower.strip_prefix("se").filter(|s| s.len() >= 3) {
        if let Some(entry) = lexicon.word(stem).find(|e| e.pos == Pos::Adj) {
            out.push(Reading { degree: Degree::Equal, ..Reading::new(entry) });
            return;
        }
        if let Some(entry) = lexicon.word(stem).find(|e| e.pos == Pos::Noun) {
            let mut reading = Reading::new(entry);
            reading.en = Cow::Owned(if entry.flags.has("time") || entry.flags.has("unit") {
                format!("one {}", entry.en)
            } else {
                format!("{} {}", english::article(entry.en), entry.en)
            });
            reading.flags = Flags("fixed");
            out.push(reading);
            return;
        }
    }
    if let Some(stem) = lower.strip_prefix("ber").filter(|s| s.len() >= 3) {
        let stem = stem.strip_suffix("an").filter(|s| s.len() >= 4).unwrap_or(stem);
        if let Some(entry) = lexicon.word(stem).find(|e| matches!(e.pos, Pos::Noun | Pos::Adj)) {
            let (en, flags) = if entry.pos == Pos::Noun {
                (format!("have {}", entry.en), "i")
            } else {
                (entry.en.to_owned(), "i,adj")
            };
            out.push(Reading { voice: Voice::Active, flags: Flags(flags), ..Reading::made(Pos::Verb, lower, en) });
            return;
        }
        if let Some(entry) = lexicon.word(stem).find(|e| e.pos == Pos::Verb) {
            out.push(Reading { voice: Voice::Active, ..Reading::new(entry) });
            return;
        }
    }
    for (prefix, en) in [
        ("non", "non-"),
        ("pro", "pro-"),
        ("anti", "anti-"),
        ("pasca", "post-"),
        ("pra", "pre-"),
        ("antar", "inter-"),
        ("eks", "ex-"),
        ("mantan", "former "),
        ("multi", "multi"),
        ("super", "super"),
        ("sub", "sub"),
    ] {
        let Some(stem) = lower.strip_prefix(prefix).map(|s| s.trim_start_matches('-')).filter(|s| s.len() >= 4) else {
            continue;
        };
        if let Some(entry) = lexicon.word(stem).find(|e| matches!(e.pos, Pos::Noun | Pos::Adj)) {
            let mut reading = Reading::new(entry);
            reading.en = Cow::Owned(format!("{en}{}", entry.en));
            out.push(reading);
            return;
        }
    }
    if let Some((left, right)) = lower.split_once('-') {
        let half = |w: &str| lexicon.word(w).find(|e| matches!(e.pos, Pos::Noun | Pos::Adj)).map(|e| e.en);
        if let (Some(a), Some(b)) = (half(left), half(right)) {
            out.push(Reading::made(Pos::Noun, lower, format!("{b} {a}")));
        }
    }
}
