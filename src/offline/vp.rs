//! Verb groups: negation, modals, aspect, voice and the main verb, read together and written in any English form.

use std::borrow::Cow;

use super::english::{self, Form};
use super::lexicon::{Flags, Lexicon, Pos};
use super::np::{Agreement, NpParser};
use super::tag::{Tag, Unit};
use super::words::Voice;
use crate::indonesian::affixes::Clitic;

/// Time of the narrative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
}

/// The form in which a verb group is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Finite,
    /// With `to`.
    Infinitive,
    Base,
    Ing,
    Participle,
}

/// What a verb group turns on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Main {
    /// A verb.
    #[default]
    Verb,
    /// An adjective, or a verb that English says with `be`.
    Adjective,
    /// `adalah`, `merupakan`.
    Copula,
    /// `ada`, `terdapat`.
    Exist,
    /// Auxiliaries only: a noun or prepositional predicate follows.
    Bare,
}

/// A verb group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vp {
    pub(crate) main: Main,
    pub(crate) en: Cow<'static, str>,
    pub(crate) flags: Flags,
    pub(crate) voice: Voice,
    pub(crate) clitic: Option<Clitic>,
    pub(crate) negative: Option<&'static str>,
    pub(crate) modal: Option<Cow<'static, str>>,
    pub(crate) semi: Vec<Cow<'static, str>>,
    pub(crate) perfect: bool,
    pub(crate) progressive: bool,
    pub(crate) before: Vec<Cow<'static, str>>,
    pub(crate) after: Vec<Cow<'static, str>>,
    /// Is the main word a speech verb right after the quotation?
    pub(crate) cue: bool,
}

impl Vp {
    /// The object becomes the subject.
    pub(crate) fn passive(&self) -> bool {
        self.main == Main::Verb && matches!(self.voice, Voice::Passive | Voice::Ter)
    }

    /// Is there anything that only a finite verb has?
    pub(crate) fn marked(&self) -> bool {
        self.negative.is_some() || self.modal.is_some() || self.perfect || self.progressive || !self.semi.is_empty()
    }
}

/// Reads the verb group that starts at `at`.
pub(crate) fn parse(np: &NpParser<'_>, units: &[Unit], at: usize) -> Option<(Vp, usize)> {
    let mut vp = Vp { main: Main::Bare, ..Vp::default() };
    let mut i = at;
    while let Some(unit) = units.get(i) {
        match unit.tag {
            Tag::Lex(Pos::Neg) => {
                vp.negative = Some(if unit.flags.has("yet") {
                    "yet"
                } else if unit.flags.has("imp") {
                    "imp"
                } else {
                    "not"
                });
            }
            Tag::Lex(Pos::Aux) => auxiliary(&mut vp, unit),
            // `sangat ingin`: a degree of a verb.
            Tag::Lex(Pos::Adv)
                if unit.flags.has("deg")
                    && units.get(i + 1).is_some_and(|u| {
                        u.is(Pos::Verb) && !u.flags.has("adj") || u.is(Pos::Aux) && u.flags.has("semi")
                    }) =>
            {
                let word = if unit.en == "very" { Cow::Borrowed("really") } else { unit.en.clone() };
                vp.before.push(word);
            }
            Tag::Lex(Pos::Adv) if (unit.flags.has("pre") || unit.flags.0 == "-") && i > at => {
                vp.before.push(unit.en.clone());
            }
            Tag::Lex(Pos::Adv) if unit.flags.has("pre") && units.get(i + 1).is_some_and(Unit::verbal) => {
                vp.before.push(unit.en.clone());
            }
            _ => break,
        }
        i += 1;
    }
    let unit = units.get(i);
    match unit.map(|u| u.tag) {
        Some(Tag::Lex(Pos::Verb)) => {
            let unit = unit?;
            vp.main = if unit.flags.has("adj") { Main::Adjective } else { Main::Verb };
            vp.en.clone_from(&unit.en);
            vp.flags = unit.flags;
            vp.voice = unit.voice;
            vp.clitic = unit.clitic;
            vp.cue = unit.flags.has("cue") && i == at;
            if units.get(i + 1).is_some_and(|u| u.is(Pos::Adv) && u.en == "just") && vp.main == Main::Verb && !vp.cue {
                // `umumkan saja`: just announce.
                vp.before.push(Cow::Borrowed("just"));
                i += 1;
            }
            return Some((vp, i + 1));
        }
        Some(Tag::Lex(Pos::Cop)) => {
            vp.main = Main::Copula;
            return Some((vp, i + 1));
        }
        Some(Tag::Lex(Pos::Exist)) => {
            vp.main = Main::Exist;
            return Some((vp, i + 1));
        }
        _ => {}
    }
    if i > at
        && let Some((text, _, end)) = np.adjective_phrase(i)
    {
        vp.main = Main::Adjective;
        vp.en = Cow::Owned(text);
        return Some((vp, end));
    }
    // Adverbs alone make no predicate.
    if i == at || !vp.marked() && vp.after.is_empty() {
        return None;
    }
    Some((vp, i))
}

fn auxiliary(vp: &mut Vp, unit: &Unit) {
    let flags = unit.flags;
    if flags.has("modal") {
        if vp.modal.is_none() {
            vp.modal = Some(unit.en.clone());
        } else {
            vp.semi.push(Cow::Borrowed(as_semi(&unit.en)));
        }
    } else if flags.has("semi") {
        vp.semi.push(unit.en.clone());
    } else if flags.has("prog") {
        vp.progressive = true;
    } else if flags.has("advend") {
        vp.after.push(unit.en.clone());
    } else if flags.has("adv") {
        vp.before.push(unit.en.clone());
    } else if flags.has("perf") {
        vp.perfect = true;
    }
}

/// A second modal has to become a verb (`akan bisa` → `will be able to`).
fn as_semi(modal: &str) -> &'static str {
    match modal {
        "must" | "should" => "have to",
        "may" => "be allowed to",
        _ => "be able to",
    }
}

/// What writing needs to know.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) agreement: Agreement,
    pub(crate) tense: Tense,
    pub(crate) mode: Mode,
    /// Told by someone in the past: `will` becomes `would`, `has` becomes `had`.
    pub(crate) reported: bool,
}

/// The English of the group.
#[expect(clippy::too_many_lines, reason = "the parts of a verb phrase in the order in which they are written")]
pub(crate) fn write(lexicon: &Lexicon, vp: &Vp, setting: Setting) -> String {
    let finite = setting.mode == Mode::Finite;
    if vp.flags.has("raw") {
        return vp.en.to_string();
    }
    // (base phrase, form of what follows it)
    let mut chain: Vec<(String, Form)> = Vec::new();
    let mut modal = None;
    if let Some(word) = vp.modal.as_deref() {
        if finite {
            modal = Some(word);
        } else if word != "will" {
            chain.push((as_semi(word).to_owned(), Form::Base));
        }
    }
    let stative = vp.flags.has("st") || vp.main != Main::Verb;
    let unfinished = vp.negative == Some("yet") && vp.main == Main::Verb && vp.semi.is_empty();
    if (vp.perfect || unfinished) && modal.is_none() && finite {
        chain.push(("have".to_owned(), Form::Participle));
    }
    if vp.progressive && !stative && setting.mode != Mode::Ing {
        chain.push(("be".to_owned(), Form::Ing));
    }
    chain.extend(vp.semi.iter().map(|s| (s.to_string(), Form::Base)));
    main_words(vp, setting.mode, &mut chain);
    let mut words: Vec<String> = Vec::new();
    let mut form = match (setting.mode, modal) {
        (Mode::Finite, Some(modal)) => {
            words.push(tensed_modal(modal, setting).to_owned());
            Form::Base
        }
        // What is done is still so, unless it is told as past.
        (Mode::Finite, None) if (vp.perfect || unfinished) && !setting.reported => {
            finite_form(Setting { tense: Tense::Present, ..setting })
        }
        (Mode::Finite, None) => finite_form(setting),
        (Mode::Infinitive, _) => {
            words.push("to".to_owned());
            Form::Base
        }
        (Mode::Base, _) => Form::Base,
        (Mode::Ing, _) => Form::Ing,
        (Mode::Participle, _) => Form::Participle,
    };
    let negative = vp.negative.is_some();
    if finite && modal.is_none() && negative {
        let helped = chain.first().is_some_and(|(w, _)| {
            vp.negative != Some("imp") && (w == "be" || w.starts_with("be "))
                || w == "have" && chain.len() > 1 && (vp.perfect || unfinished)
        });
        if !helped {
            words.push(do_form(setting, vp.negative == Some("imp")).to_owned());
            form = Form::Base;
        }
    }
    let mut adverbs: Vec<String> = vp.before.iter().map(ToString::to_string).collect();
    let negation = negative.then(|| if vp.negative == Some("yet") { "not yet" } else { "not" }.to_owned());
    if !finite {
        // `not to go`, `not going`
        if let Some(word) = &negation {
            words.insert(0, word.clone());
        }
    } else if modal.is_some() || words.last().is_some_and(|w| matches!(w.as_str(), "do" | "does" | "did")) {
        words.extend(negation.clone());
        words.append(&mut adverbs);
    }
    let placed = !finite || modal.is_some() || words.iter().any(|w| w.starts_with("not"));
    for (index, (base, next)) in chain.iter().enumerate() {
        let word = if base == "be" || base.starts_with("be ") {
            be(
                base,
                form,
                setting,
                index == 0
                    && finite
                    && modal.is_none()
                    && !words.iter().any(|w| matches!(w.as_str(), "do" | "does" | "did")),
            )
        } else {
            english::verb(lexicon, base, form)
        };
        let auxiliary = base == "be" || base.starts_with("be ") || base == "have" && index + 1 < chain.len();
        if index == 0 && !placed {
            if auxiliary {
                let (first, rest) = word.split_once(' ').map_or((word.as_str(), ""), |(a, b)| (a, b));
                words.push(first.to_owned());
                words.extend(negation.clone());
                words.append(&mut adverbs);
                if !rest.is_empty() {
                    words.push(rest.to_owned());
                }
            } else {
                words.append(&mut adverbs);
                words.push(word);
            }
        } else {
            words.append(&mut adverbs);
            words.push(word);
        }
        form = *next;
    }
    words.append(&mut adverbs);
    words.extend(vp.after.iter().map(ToString::to_string));
    words.retain(|w| !w.is_empty());
    words.join(" ")
}

fn main_words(vp: &Vp, mode: Mode, chain: &mut Vec<(String, Form)>) {
    match vp.main {
        Main::Verb if vp.passive() => {
            if mode != Mode::Participle || !chain.is_empty() {
                chain.push(("be".to_owned(), Form::Participle));
            }
            chain.push((vp.en.to_string(), Form::Base));
        }
        Main::Verb => chain.push((vp.en.to_string(), Form::Base)),
        Main::Adjective => chain.push((format!("be {}", vp.en), Form::Base)),
        Main::Copula | Main::Bare | Main::Exist => chain.push(("be".to_owned(), Form::Base)),
    }
}

fn finite_form(setting: Setting) -> Form {
    match (setting.tense, setting.agreement) {
        (Tense::Past, _) => Form::Past,
        (Tense::Present, Agreement { person: 3, plural: false }) => Form::Third,
        (Tense::Present, _) => Form::Base,
    }
}

fn do_form(setting: Setting, imperative: bool) -> &'static str {
    if imperative {
        return "do";
    }
    match finite_form(setting) {
        Form::Past => "did",
        Form::Third => "does",
        _ => "do",
    }
}

/// `do`, `does` or `did`, as a question needs it.
pub(crate) fn helper(setting: Setting) -> &'static str {
    do_form(setting, false)
}

/// Can this word stand before the subject of a question?
pub(crate) fn is_auxiliary(word: &str) -> bool {
    const AUXILIARIES: [&str; 18] = [
        "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "must", "should", "was",
        "were", "will", "would",
    ];
    AUXILIARIES.contains(&word)
}

/// `be` agrees more than other verbs do.
fn be(base: &str, form: Form, setting: Setting, finite: bool) -> String {
    let Agreement { person, plural } = setting.agreement;
    let word = match form {
        Form::Past if plural || person == 2 => "were",
        Form::Past => "was",
        Form::Third => "is",
        Form::Base if finite => {
            if person == 1 && !plural {
                "am"
            } else {
                "are"
            }
        }
        Form::Base => "be",
        Form::Participle => "been",
        Form::Ing => "being",
    };
    format!("{word}{}", &base[2..])
}

fn tensed_modal(modal: &str, setting: Setting) -> &str {
    match modal {
        "will" if setting.reported => "would",
        "can" if setting.reported => "could",
        other => other,
    }
}
