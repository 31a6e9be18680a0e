//! Noun phrases: head-first Indonesian read into a structure from which head-last English is written.

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

/// English pronouns by their subject form: object and possessive.
pub(crate) fn pronoun(subject: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match subject {
        "I" => ("I", "me", "my"),
        "we" => ("we", "us", "our"),
        "you" => ("you", "you", "your"),
        "they" => ("they", "them", "their"),
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
                let adjective = self.adjective(unit);
                i = self.noun(i + 1, &mut np);
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

    /// Quantifiers, numerals, figures and classifiers before the head.
    fn quantity(&self, at: usize, np: &mut Np) -> usize {
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
                    if sort == Sort::Amount && unit.en.ends_with('%') {
                        words.push("of".to_owned());
                        np.plural = false;
                    }
                }
                Tag::Lex(Pos::Adv | Pos::Aux | Pos::Prep) if unit.flags.has("num") && self.number_at(i + 1) => {
                    words.push(unit.en.to_string())
                }
                Tag::Lex(Pos::Class) if i > at => {}
                _ => break,
            }
            i += 1;
        }
        np.quantity = words.join(" ");
        i
    }

    /// `didirikannya komisi`, `menghilangnya bar`: a verb made a noun by `-nya`, before what it is done by or to.
    pub(crate) fn nominal(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| {
            u.is(Pos::Verb)
                && u.clitic == Some(Clitic::Nya)
                && (u.voice == Voice::Passive || u.voice == Voice::Ter || u.voice == Voice::Active && !u.flags.has("t"))
                && !u.flags.has("say")
                && self.is(at + 1, &[Pos::Noun, Pos::Name, Pos::Quant])
        })
    }

    /// `sekitar 20 orang`: a word that belongs to the number after it.
    pub(crate) fn counts(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.flags.has("num")) && self.number_at(at + 1)
    }

    fn number_at(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| matches!(u.tag, Tag::Figure(Sort::Count(_) | Sort::Amount)) || u.any(&[Pos::Num]))
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
        while np.proper
            && self.unit(i).is_some_and(|u| {
                u.is(Pos::Name)
                    && u.space
                    && (u.unknown == first.unknown && u.capital || u.unknown && !u.capital && first.unknown)
            })
        {
            let unit = &self.units[i];
            text.push(' ');
            text.push_str(&unit.en);
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
        np.sort = if unit.flags.has("day") && np.proper {
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

    /// The English of an adjective in its degree.
    pub(crate) fn adjective(&self, unit: &Unit) -> String {
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
                format!("{} {}", unit.en, self.adjective(adjective))
            } else {
                self.adjective(&Unit { degree, ..adjective.clone() })
            };
            if self.unit(end).is_some_and(|u| u.is(Pos::Adv) && u.flags.has("post-deg")) {
                end += 1;
            }
            return Some((text, degree, end));
        }
        if !unit.is(Pos::Adj) {
            return None;
        }
        let text = self.adjective(unit);
        if let Some(degree) = self.unit(at + 1).filter(|u| u.is(Pos::Adv) && u.flags.has("post-deg")) {
            return Some((format!("{} {text}", degree.en), Degree::Plain, at + 2));
        }
        Some((text, unit.degree, at + 1))
    }

    /// Everything after the head that belongs to it.
    fn modifiers(&self, at: usize, np: &mut Np) -> usize {
        let mut i = at;
        let mut mods: Vec<Mod> = Vec::new();
        // A possessor on the last modifier (`hasil penelitiannya`).
        let mut inner: Option<(String, bool)> = None;
        np.closed |= np.possessor.is_some();
        while let Some(unit) = self.unit(i) {
            if np.possessor.is_some()
                && !unit.is(Pos::Det)
                && !(unit.is(Pos::Adj) || unit.is(Pos::Ord) || unit.is(Pos::Rel))
            {
                break;
            }
            match unit.tag {
                Tag::Lex(Pos::Rel) if np.time && self.unit(i + 1).is_some_and(|u| u.flags.value("time").is_some()) => {}
                Tag::Lex(Pos::Adj) if np.time && unit.flags.value("time").is_some() => {
                    let word = unit.flags.value("time").unwrap_or_default();
                    if !np.quantity.is_empty() && matches!(word, "last" | "previous") {
                        np.after.push(if word == "last" { "ago" } else { "earlier" }.to_owned());
                    } else {
                        np.before.insert(0, word.to_owned());
                    }
                    np.closed = true;
                }
                Tag::Lex(Pos::Adj)
                    if !unit.flags.has("prenoun") && (!np.proper || np.closed && np.possessor.is_some()) =>
                {
                    if unit.clitic.is_some() && self.is(i + 1, &[Pos::Noun]) {
                        break;
                    }
                    let Some((text, degree, end)) = self.adjective_phrase(i) else { break };
                    if unit.flags.has("post") {
                        np.after.push(text)
                    } else {
                        mods.push(Mod::Adj(self.coordinated(text, end).0, degree))
                    }
                    i = self.coordinated(String::new(), end).1;
                    continue;
                }
                Tag::Lex(Pos::Ord) => mods.push(Mod::Adj(unit.en.to_string(), Degree::Most)),
                Tag::Lex(Pos::Quant)
                    if unit.flags.value("ord").is_some() && !np.proper && !self.is(i + 1, &[Pos::Noun]) =>
                {
                    mods.push(Mod::Adj(unit.flags.value("ord").unwrap_or_default().to_owned(), Degree::Most));
                }
                Tag::Figure(Sort::Ordinal) => mods.push(Mod::Adj(unit.en.to_string(), Degree::Most)),
                Tag::Figure(sort)
                    if !np.proper
                        && matches!(sort, Sort::Count(_) | Sort::Period | Sort::Other)
                        && !self.is(i + 1, &[Pos::Noun, Pos::Class]) =>
                {
                    np.after.push(unit.en.to_string());
                    np.proper = !np.time;
                }
                Tag::Lex(Pos::Quant | Pos::Num) | Tag::Figure(Sort::Count(_))
                    if !np.proper
                        && !np.time
                        && !np.closed
                        && np.quantity.is_empty()
                        && mods.is_empty()
                        && self.noun_follows(i + 1) =>
                {
                    let Some((of, end)) = self.parse(i) else { break };
                    np.after.push(format!("of {}", self.write(&of, Role::AfterPreposition)));
                    np.closed = true;
                    i = end;
                    break;
                }
                Tag::Lex(Pos::Num)
                    if !np.proper && !np.time && !np.closed && np.quantity.is_empty() && !self.noun_follows(i + 1) =>
                {
                    np.after.push(unit.en.to_string());
                    np.proper = true;
                }
                Tag::Lex(Pos::Noun)
                    if !np.closed
                        && !np.proper
                        && mods.is_empty()
                        && !unit.flags.has("calendar")
                        && (self.lexicon.genitive(&self.units[i - 1].id)
                            || np.counted && !np.quantity.is_empty() && np.time && !unit.flags.has("time")) =>
                {
                    let Some((of, end)) = self.parse(i) else { break };
                    np.after.push(format!("of {}", self.write(&of, Role::AfterPreposition)));
                    np.closed = true;
                    i = end;
                    break;
                }
                Tag::Lex(Pos::Noun) if !np.closed && !np.proper && !unit.flags.has("fixed") => {
                    if np.time && unit.flags.has("time") || unit.flags.has("calendar") {
                        break;
                    }
                    if unit.flags.has("title")
                        && self.unit(i + 1).is_some_and(|u| u.is(Pos::Name) && u.unknown)
                        && let Some((owner, end)) = self.parse(i)
                    {
                        np.closed = true;
                        np.possessor = Some(possessive_of(&self.write(&owner, Role::Subject)));
                        i = end;
                        break;
                    }
                    let attributive = unit.flags.value("adj");
                    let plural = unit.plural;
                    let en = attributive.map_or_else(
                        || if plural { english::plural(self.lexicon, &unit.en) } else { unit.en.to_string() },
                        str::to_owned,
                    );
                    mods.push(Mod::Noun { en, human: unit.flags.has("hum"), attributive: attributive.is_some() });
                    if let Some(clitic) = unit.clitic {
                        inner = Some((self.possessive(clitic).to_owned(), plural));
                        i += 1;
                        break;
                    }
                }
                Tag::Lex(Pos::Name) if !np.proper && !np.closed && !np.time => {
                    let mut name = Np::default();
                    let end = self.names(i, &mut name);
                    if !name.proper && !name.human {
                        mods.push(Mod::Noun { en: name.head, human: false, attributive: false });
                    } else if let Some(adjective) = self.lexicon.demonym(&name.head) {
                        mods.push(Mod::Adj(adjective.to_owned(), Degree::Plain));
                    } else {
                        mods.push(Mod::Name { en: name.head, person: unit.unknown });
                    }
                    i = end;
                    continue;
                }
                Tag::Lex(Pos::Pron)
                    if !np.proper && english_possessive(&unit.en).is_some() && !self.bare_verb_follows(i + 1) =>
                {
                    let possessive = english_possessive(&unit.en).unwrap_or("their").to_owned();
                    np.closed = true;
                    if mods.iter().any(|m| matches!(m, Mod::Noun { attributive: false, .. })) {
                        inner = Some((possessive, false));
                    } else {
                        np.possessor = Some(possessive);
                    }
                    i += 1;
                    continue;
                }
                Tag::Lex(Pos::Det) => {
                    np.closed = true;
                    i += 1;
                    np.det = match &*unit.en {
                        "this" => Det::This,
                        "that" => Det::That,
                        _ => Det::The,
                    };
                    break;
                }
                Tag::Lex(Pos::Adv) if unit.flags.has("post-deg") => {}
                Tag::Lex(Pos::Rel) => {
                    // `yang` with a bare adjective is an attribute.
                    let participle = self
                        .unit(i + 1)
                        .filter(|u| u.is(Pos::Verb) && u.flags.has("adj") && !u.en.contains(' ') && u.clitic.is_none());
                    let attribute = participle
                        .map(|u| (u.en.to_string(), Degree::Plain, i + 2))
                        .or_else(|| self.adjective_phrase(i + 1));
                    let Some((text, degree, end)) = attribute else { break };
                    let stops = self.unit(end).is_none_or(|u| {
                        !u.any(&[Pos::Prep, Pos::Noun, Pos::Conj, Pos::Adj, Pos::Name, Pos::Adv, Pos::Num, Pos::Quant])
                            && !matches!(u.tag, Tag::Figure(_))
                            || u.is(Pos::Prep)
                                && match degree {
                                    Degree::Most => true,
                                    Degree::More => !u.flags.has("than"),
                                    _ => !u.flags.has("comp"),
                                }
                            || u.is(Pos::Conj) && !self.is(end + 1, &[Pos::Adj, Pos::Adv])
                    });
                    if !stops || np.proper {
                        break;
                    }
                    mods.push(Mod::Adj(text, degree));
                    i = end;
                    continue;
                }
                _ => break,
            }
            i += 1;
        }
        self.arrange(np, mods, inner);
        i
    }

    /// `politik dan ekonomi` after a noun: the second adjective joins the first.
    fn coordinated(&self, text: String, at: usize) -> (String, usize) {
        let joins = self.unit(at).is_some_and(|u| u.is(Pos::Conj) && matches!(&*u.en, "and" | "or"));
        if joins && self.is(at + 1, &[Pos::Adj]) && !self.is(at + 2, &[Pos::Prep]) {
            let unit = &self.units[at + 1];
            return (format!("{text} {} {}", self.units[at].en, self.adjective(unit)), at + 2);
        }
        (text, at)
    }

    /// A measure or a noun stands here, so that the adjective before it is a noun (`dengan tinggi 2 meter`).
    pub(crate) fn measured(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.any(&[Pos::Num, Pos::Noun, Pos::Quant]) || matches!(u.tag, Tag::Figure(_)))
    }

    fn noun_follows(&self, at: usize) -> bool {
        let skip = usize::from(self.is(at, &[Pos::Class, Pos::Scale]));
        self.is(at + skip, &[Pos::Noun, Pos::Name])
    }

    /// A pronoun before a verb without prefix is its agent (`buku yang saya baca`).
    fn bare_verb_follows(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.is(Pos::Verb) && u.voice == Voice::Bare || u.is(Pos::Aux))
    }

    /// Turns the modifiers round into English order.
    fn arrange(&self, np: &mut Np, mods: Vec<Mod>, inner: Option<(String, bool)>) {
        if let Some((possessive, plural)) = inner {
            // N1 N2-nya: the N1 of their N2.
            let mut rest: Vec<String> = Vec::new();
            for m in mods {
                let noun = matches!(m, Mod::Noun { attributive: false, .. });
                let text = text_of(m);
                if noun || !rest.is_empty() { rest.insert(0, text) } else { np.before.insert(0, text) }
            }
            let _ = plural;
            if rest.is_empty() {
                // Only attributes: the whole is possessed (`senjata nuklirnya`).
                np.possessor = Some(possessive);
                np.closed = true;
                return;
            }
            np.after.push(format!("of {possessive} {}", rest.join(" ")));
            np.the = true;
            np.closed = true;
            return;
        }
        let count = mods.len();
        for (index, m) in mods.into_iter().enumerate() {
            match m {
                Mod::Adj(text, degree) => {
                    if degree == Degree::Most {
                        np.the = true;
                    }
                    np.before.insert(0, text);
                }
                Mod::Noun { en, human, attributive } => {
                    let last = index + 1 == count;
                    if human && !attributive && last && np.det != Det::None {
                        let article = match np.det {
                            Det::This => "this",
                            Det::That | Det::The => "the",
                            _ => "a",
                        };
                        np.possessor = Some(format!("{article} {en}'s"));
                    } else {
                        np.before.insert(0, en);
                    }
                }
                Mod::Name { en, person } => {
                    np.closed = true;
                    if np.human && person && !self.lexicon.relational(&self.units[np.at].id) {
                        // A title or description before a name.
                        let mut words = std::mem::take(&mut np.before);
                        words.push(std::mem::take(&mut np.head));
                        let title = self.units[np.from].capital && self.units[np.from].flags.has("title");
                        let words: Vec<String> =
                            if title { words.iter().map(|w| title_case(w)).collect() } else { words };
                        np.head = format!("{} {en}", words.join(" "));
                        np.proper = true;
                        np.the = false;
                    } else if person
                        && np.quantity.is_empty()
                        && np.possessor.is_none()
                        && !en.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-')
                        && !self.units[np.from].flags.has("place")
                        && !self.units[np.from].capital
                    {
                        np.possessor = Some(possessive_of(&en));
                    } else {
                        np.before.insert(0, en);
                    }
                }
            }
        }
    }

    /// The English of the phrase in its role.
    pub(crate) fn write(&self, np: &Np, role: Role) -> String {
        if let Some((subject, object)) = np.pronoun {
            return if matches!(role, Role::Subject | Role::Predicate) { subject } else { object }.to_owned();
        }
        let mut words: Vec<String> = Vec::new();
        let acronym = np.counted && np.head.len() <= 5 && np.head.chars().all(char::is_uppercase);
        let head = if np.plural && (!np.proper && !np.uncountable || acronym) {
            english::plural(self.lexicon, &np.head)
        } else {
            np.head.clone()
        };
        let determiner = self.determiner(np, role);
        let mut before = np.before.clone();
        if matches!(np.quantity.as_str(), "all" | "both") {
            words.push(np.quantity.clone());
            words.extend(determiner.filter(|d| np.quantity != "both" || d != "the"));
        } else {
            words.extend(determiner.filter(|d| !(d == "the" && np.quantity.starts_with("the "))));
            // `the last two decades`
            let ordinal =
                np.before.first().filter(|w| np.the && matches!(w.as_str(), "first" | "last" | "next" | "other"));
            words.extend(ordinal.cloned());
            words.push(np.quantity.clone());
            words.extend(np.before.iter().skip(usize::from(ordinal.is_some())).cloned());
            before = Vec::new();
        }
        words.extend(before);
        words.push(head);
        words.extend(np.after.iter().cloned());
        words.retain(|w| !w.is_empty());
        words.join(" ")
    }

    fn determiner(&self, np: &Np, role: Role) -> Option<String> {
        let s = |w: &str| Some(w.to_owned());
        if let Some(possessor) = &np.possessor {
            return Some(possessor.clone());
        }
        match np.det {
            Det::This => return s(if np.plural { "these" } else { "this" }),
            Det::That | Det::The => return s("the"),
            Det::A => return s("a"),
            Det::None => {}
        }
        if np.the {
            return s("the");
        }
        if np.proper || !np.quantity.is_empty() || np.plural || np.time {
            return None;
        }
        let of = np.after.iter().any(|a| a.starts_with("of "));
        if of {
            return s("the");
        }
        if np.uncountable {
            return None;
        }
        s(if role == Role::Predicate { "a" } else { "the" })
    }
}

fn text_of(m: Mod) -> String {
    match m {
        Mod::Adj(en, _) | Mod::Noun { en, .. } | Mod::Name { en, .. } => en,
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

fn tens(unit: &str) -> String {
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

fn teens(unit: &str) -> String {
    match unit {
        "two" => "twelve",
        "three" => "thirteen",
        "five" => "fifteen",
        "eight" => "eighteen",
        other => return format!("{other}teen"),
    }
    .to_owned()
}
