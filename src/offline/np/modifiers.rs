//! What stands after the head of a noun phrase, and how it is turned round into English order.

use super::super::english;
use super::super::lexicon::Pos;
use super::super::numbers::Sort;
use super::super::tag::Tag;
use super::super::words::{Degree, Voice};
use super::{Det, Mod, Np, NpParser, Role, english_possessive, possessive_of, title_case};

impl NpParser<'_> {
    /// Everything after the head that belongs to it.
    pub(super) fn modifiers(&self, at: usize, np: &mut Np) -> usize {
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
                // `Undang-Undang Nomor 17 Tahun 2003`: Law No. 17 of 2003.
                Tag::Lex(_)
                    if unit.flags.has("number")
                        && self.unit(i + 1).is_some_and(|u| matches!(u.tag, Tag::Figure(_))) =>
                {
                    np.after.push(format!("No. {}", self.units[i + 1].en));
                    np.proper = true;
                    i += 2;
                    let skip = usize::from(self.unit(i).is_some_and(|u| u.flags.has("calendar")));
                    if let Some(year) = self.unit(i + skip).filter(|u| u.tag == Tag::Figure(Sort::Period)) {
                        np.after.push(format!("of {}", year.en));
                        i += skip + 1;
                    }
                    continue;
                }
                Tag::Figure(Sort::Amount) if !np.proper && !np.time && np.quantity.is_empty() => {
                    np.after.push(format!("of {}", unit.en));
                    np.closed = true;
                }
                Tag::Lex(Pos::Rel) if np.time && self.unit(i + 1).is_some_and(|u| u.flags.value("time").is_some()) => {}
                Tag::Lex(Pos::Adj) if np.time && unit.flags.value("time").is_some() => {
                    let word = unit.flags.value("time").unwrap_or_default();
                    if np.sort.is_some() && np.head.contains(|c: char| c.is_ascii_digit()) {
                        // `Senin (20/10) lalu`: the date says which.
                    } else if !np.quantity.is_empty() && matches!(word, "last" | "previous") {
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
                    if self.unit(i).is_some_and(|u| u.is(Pos::Quant) && u.en == "all") {
                        i += 1;
                    }
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
                        .filter(|u| u.is(Pos::Verb) && u.flags.has("adj") && !u.en.contains(' ') && u.clitic.is_none())
                        .filter(|_| !self.is(i + 2, &[Pos::Aux, Pos::Adv]));
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
    pub(super) fn coordinated(&self, text: String, at: usize) -> (String, usize) {
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

    pub(super) fn noun_follows(&self, at: usize) -> bool {
        let skip = usize::from(self.is(at, &[Pos::Class, Pos::Scale]));
        self.is(at + skip, &[Pos::Noun, Pos::Name])
    }

    /// A pronoun before a verb without prefix is its agent (`buku yang saya baca`).
    pub(super) fn bare_verb_follows(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.is(Pos::Verb) && u.voice == Voice::Bare || u.is(Pos::Aux))
    }

    /// Turns the modifiers round into English order.
    pub(super) fn arrange(&self, np: &mut Np, mods: Vec<Mod>, inner: Option<(String, bool)>) {
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
}

pub(super) fn text_of(m: Mod) -> String {
    match m {
        Mod::Adj(en, _) | Mod::Noun { en, .. } | Mod::Name { en, .. } => en,
    }
}
