//! Noun phrases: head-first Indonesian read into a structure from which head-last English is written.

mod arrange;
mod degree;
mod modifiers;
mod quantity;
mod write;

use super::english;
use super::lexicon::{Lexicon, Pos};
use super::numbers::Sort;
use super::tag::{Tag, Unit};
use super::words::{Degree, Voice};
use crate::indonesian::affixes::Clitic;

/// Where a noun phrase stands; decides articles and pronoun forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Subject,
    Object,
    AfterPreposition,
    Predicate,
}

/// Determiner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Det {
    #[default]
    None,
    The,
    This,
    That,
    A,
}

/// Person and number, for agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agreement {
    pub(crate) person: u8,
    pub(crate) plural: bool,
}

impl Agreement {
    pub(crate) const IT: Self = Self { person: 3, plural: false };
}

/// A noun phrase.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent features, not states")]
pub(crate) struct Np {
    pub(crate) quantity: String,
    pub(crate) det: Det,
    /// English order.
    pub(crate) before: Vec<String>,
    pub(crate) head: String,
    pub(crate) plural: bool,
    /// Number is marked in the source, so the head is not taken for a generic.
    pub(crate) counted: bool,
    pub(crate) uncountable: bool,
    pub(crate) proper: bool,
    pub(crate) the: bool,
    pub(crate) human: bool,
    pub(crate) time: bool,
    pub(crate) sort: Option<Sort>,
    /// Possessive before the head (`their`, `Lavrov's`).
    pub(crate) possessor: Option<String>,
    /// What follows the head.
    pub(crate) after: Vec<String>,
    /// Subject form, object form.
    pub(crate) pronoun: Option<(&'static str, &'static str)>,
    pub(crate) person: u8,
    /// Closed by a demonstrative, possessor or name: what follows is not part of it.
    pub(crate) closed: bool,
    /// First unit.
    pub(crate) from: usize,
    /// Unit of the head.
    pub(crate) at: usize,
}

/// However they are found in the source, `on` goes before them.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// English pronouns by their subject form: object and possessive.
pub(crate) fn pronoun(subject: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match subject {
        "I" => ("I", "me", "my"),
        "we" => ("we", "us", "our"),
        "you" => ("you", "you", "your"),
        "they" => ("they", "them", "their"),
        "themselves" => ("they", "themselves", "their"),
        "it" => ("it", "it", "its"),
        _ => return None,
    })
}

/// Knobs of the choice of articles and possessors, set by measurement.
pub(crate) struct NpParser<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) units: &'a [Unit],
    /// `their` or `its` for `-nya`.
    pub(crate) nya: &'static str,
}

/// A modifier after the head.
enum Mod {
    Adj(String, Degree),
    Noun { en: String, human: bool, attributive: bool },
    Name { en: String, person: bool },
}

impl NpParser<'_> {
    fn unit(&self, at: usize) -> Option<&Unit> {
        self.units.get(at)
    }

    fn is(&self, at: usize, list: &[Pos]) -> bool {
        self.unit(at).is_some_and(|u| u.any(list))
    }

    /// Reads the noun phrase that starts at `at`; gives it and where it ends.
    pub(crate) fn parse(&self, at: usize) -> Option<(Np, usize)> {
        let mut np = Np { person: 3, from: at, ..Np::default() };
        let mut i = self.quantity(at, &mut np);
        while let Some(unit) = self.unit(i).filter(|u| u.is(Pos::Adj) && u.flags.has("prenoun")) {
            np.before.push(unit.en.to_string());
            i += 1;
        }
        // `Pak Menteri`: the form of address adds nothing to a title.
        if self.unit(i).is_some_and(|u| matches!(&*u.en, "Mr." | "Mrs." | "Ms."))
            && self.unit(i + 1).is_some_and(|u| u.flags.has("title"))
        {
            i += 1;
        }
        let unit = self.unit(i)?;
        np.at = i;
        match unit.tag {
            Tag::Lex(Pos::Pron) if np.quantity.is_empty() => return Some(self.pronoun_phrase(i, np)),
            Tag::Lex(Pos::Det) if np.quantity.is_empty() => {
                np.head = unit.en.to_string();
                np.proper = true;
                np.closed = true;
                return Some((np, i + 1));
            }
            Tag::Lex(Pos::Name) => i = self.names(i, &mut np),
            Tag::Lex(Pos::Noun) => i = self.noun(i, &mut np),
            Tag::Lex(Pos::Adj) if unit.clitic.is_some() && self.is(i + 1, &[Pos::Noun]) => {
                let adjective = Self::adjective(unit);
                i = self.noun(i + 1, &mut np);
                i = self.modifiers(i, &mut np);
                np.before.insert(0, adjective);
                np.the = true;
            }
            Tag::Lex(Pos::Verb) if self.nominal(i) => {
                let ing = english::verb(self.lexicon, &unit.en, english::Form::Ing);
                let (owner, end) = self.parse(i + 1)?;
                np.head = ing;
                np.the = true;
                np.closed = true;
                np.after.push(format!("of {}", self.write(&owner, Role::AfterPreposition)));
                return Some((np, end));
            }
            Tag::Figure(sort) if np.quantity.is_empty() => {
                np.head = unit.en.to_string();
                np.proper = true;
                np.sort = Some(sort);
                np.time = matches!(sort, Sort::Day | Sort::Period | Sort::Clock);
                np.the = sort == Sort::Period && unit.en.ends_with('s');
                i += 1;
            }
            _ if !np.quantity.is_empty() && i > at => {
                np.head = std::mem::take(&mut np.quantity);
                np.proper = true;
                np.plural = np.counted;
                return Some((np, i));
            }
            _ => return None,
        }
        i = self.modifiers(i, &mut np);
        Some((np, i))
    }

    fn pronoun_phrase(&self, at: usize, mut np: Np) -> (Np, usize) {
        let unit = &self.units[at];
        np.closed = true;
        np.human = unit.flags.has("hum");
        np.person = unit.flags.value("p").and_then(|p| p.parse().ok()).unwrap_or(3);
        if let Some((subject, object, _)) = pronoun(&unit.en) {
            np.pronoun = Some((subject, object));
            np.plural = subject != "I" && subject != "it";
        } else {
            np.proper = true;
            np.plural = unit.flags.has("pl");
        }
        np.head = unit.en.to_string();
        let mut end = at + 1;
        if self.unit(end).is_some_and(|u| u.is(Pos::Det)) && np.pronoun.is_some() {
            end += 1;
        }
        (np, end)
    }

    /// `dibukanya jalan`, `datangnya tamu`: a verb made a noun by `-nya`, before what it is done by or to.
    pub(crate) fn nominal(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| {
            u.is(Pos::Verb)
                && u.clitic == Some(Clitic::Nya)
                && (u.voice == Voice::Passive || u.voice == Voice::Ter || u.voice == Voice::Active && !u.flags.has("t"))
                && !u.flags.has("say")
                && self.is(at + 1, &[Pos::Noun, Pos::Name, Pos::Quant])
        })
    }

    /// A run of names, joined as they stand.
    fn names(&self, at: usize, np: &mut Np) -> usize {
        let first = &self.units[at];
        np.proper = true;
        np.human = first.unknown && first.capital;
        np.the = first.flags.has("the") || self.lexicon.definite(&first.en);
        let mut text = first.en.to_string();
        let mut i = at + 1;
        if first.flags.has("title") || first.flags.has("n") || first.flags.has("hum") {
            np.proper = false;
            np.human = first.flags.has("title") || first.flags.has("hum");
        }
        let company = first.flags.has("company");
        while np.proper
            && self.unit(i).is_some_and(|u| {
                u.is(Pos::Name)
                    && u.space
                    && !(np.the && !u.unknown && self.lexicon.demonym(&u.en).is_some())
                    && if u.capital { company || u.unknown == first.unknown } else { u.unknown && first.unknown }
            })
        {
            let unit = &self.units[i];
            text.push(' ');
            text.push_str(&unit.en);
            i += 1;
        }
        // `Kementerian Luar Negeri Rusia`: of which country.
        let country = self.unit(i).filter(|u| np.the && u.is(Pos::Name) && !u.unknown && u.clitic.is_none());
        if !first.unknown
            && self.lexicon.demonym(&first.en).is_none()
            && let Some(adjective) = country.and_then(|u| self.lexicon.demonym(&u.en))
        {
            text = format!("{adjective} {text}");
            i += 1;
        }
        np.head = text;
        np.plural = np.plural || first.plural;
        if let Some(clitic) = self.units[i - 1].clitic {
            np.possessor = Some(self.possessive(clitic).to_owned());
        }
        i
    }

    fn possessive(&self, clitic: Clitic) -> &'static str {
        match clitic {
            Clitic::Nya => self.nya,
            Clitic::Ku => "my",
            Clitic::Mu => "your",
        }
    }

    fn noun(&self, at: usize, np: &mut Np) -> usize {
        let unit = &self.units[at];
        np.head = unit.en.to_string();
        np.uncountable = unit.flags.has("u");
        np.human |= unit.flags.has("hum");
        np.time = unit.flags.has("time");
        np.the |= unit.flags.has("the");
        np.proper = unit.flags.has("fixed");
        let weekday = WEEKDAYS.contains(&&*unit.en);
        np.proper |= weekday;
        np.time |= weekday;
        np.sort = if unit.flags.has("day") && np.proper || weekday {
            Some(Sort::Day)
        } else if unit.flags.has("month") {
            Some(Sort::Period)
        } else {
            None
        };
        if unit.flags.has("pl") {
            np.plural = true;
            np.uncountable = true;
        }
        if unit.plural {
            np.plural = true;
            np.counted = true;
        }
        if unit.flags.has("calendar")
            && self.unit(at + 1).is_some_and(|u| {
                matches!(u.tag, Tag::Figure(_)) || u.flags.has("time") || u.flags.has("day") || u.flags.has("month")
            })
        {
            let next = &self.units[at + 1];
            np.head = next.en.to_string();
            np.proper = true;
            np.time = true;
            np.sort = match next.tag {
                Tag::Figure(sort) => Some(if let Sort::Count(_) = sort { Sort::Period } else { sort }),
                _ if unit.flags.has("clock") => Some(Sort::Clock),
                _ if next.flags.has("day") || unit.flags.has("day") => Some(Sort::Day),
                _ => Some(Sort::Period),
            };
            return at + 2;
        }
        if let Some(clitic) = unit.clitic {
            np.possessor = Some(self.possessive(clitic).to_owned());
        }
        at + 1
    }
}

fn english_possessive(subject: &str) -> Option<&'static str> {
    pronoun(subject).map(|p| p.2)
}

/// `Lavrov's`, `James'`.
pub(crate) fn possessive_of(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

/// Every word of four letters or more, and the first, with a capital.
pub(crate) fn title_case(text: &str) -> String {
    text.split(' ')
        .map(|w| {
            if matches!(w, "of" | "and" | "the" | "for" | "in" | "on" | "to" | "a") {
                w.to_owned()
            } else {
                english::capitalised(w)
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}
