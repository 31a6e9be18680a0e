//! What stands after the head of a noun phrase.

use super::super::english;
use super::super::lexicon::Pos;
use super::super::numbers::Sort;
use super::super::tag::{Tag, Unit};
use super::super::words::{Degree, Voice};
use super::{Det, Mod, Np, NpParser, Role, english_possessive, possessive_of};

/// What has been read after the head.
#[derive(Default)]
pub(super) struct Tail {
    pub(super) mods: Vec<Mod>,
    /// A possessor on the last modifier (`hasil penelitiannya`).
    pub(super) inner: Option<String>,
}

/// What one unit did to the phrase.
enum Step {
    /// It belongs to it; go on here.
    On(usize),
    /// It belongs to it and ends it.
    End(usize),
    /// It does not belong to it.
    Out,
}

impl NpParser<'_> {
    /// Everything after the head that belongs to it; gives where it ends.
    pub(super) fn modifiers(&self, at: usize, np: &mut Np) -> usize {
        let mut i = at;
        let mut tail = Tail::default();
        np.closed |= np.possessor.is_some();
        while let Some(unit) = self.unit(i) {
            if np.possessor.is_some() && !unit.any(&[Pos::Det, Pos::Adj, Pos::Ord, Pos::Rel]) {
                break;
            }
            let step = match unit.tag {
                Tag::Lex(_) if unit.flags.has("number") && self.figure_at(i + 1) => self.numbered(i, np),
                Tag::Figure(_) | Tag::Lex(Pos::Num | Pos::Quant | Pos::Ord) => self.number(i, unit, np, &mut tail),
                Tag::Lex(Pos::Adj) => self.adjective_after(i, unit, np, &mut tail),
                Tag::Lex(Pos::Noun) => self.noun_after(i, unit, np, &mut tail),
                Tag::Lex(Pos::Name) if !np.proper && !np.closed && !np.time => self.name_after(i, unit, &mut tail),
                Tag::Lex(Pos::Pron) => self.pronoun_after(i, unit, np, &mut tail),
                Tag::Lex(Pos::Det) => {
                    np.closed = true;
                    np.det = match &*unit.en {
                        "this" => Det::This,
                        "that" => Det::That,
                        _ => Det::The,
                    };
                    Step::End(i + 1)
                }
                Tag::Lex(Pos::Adv) if unit.flags.has("post-deg") => Step::On(i + 1),
                Tag::Lex(Pos::Wh) if !np.proper && !np.closed && !np.time => self.asked(i, unit, np),
                Tag::Mark if unit.en == "-" && (np.time || roman(&self.units[i - 1].en).is_some()) => {
                    self.dashed_year(i, np)
                }
                Tag::Lex(Pos::Rel) => self.attribute_after(i, np, &mut tail),
                _ => Step::Out,
            };
            match step {
                Step::On(next) => i = next,
                Step::End(next) => {
                    i = next;
                    break;
                }
                Step::Out => break,
            }
        }
        self.arrange(np, tail);
        i
    }

    /// `daerah mana yang …`, `komoditas apa`: which region, what commodity.
    fn asked(&self, i: usize, unit: &Unit, np: &mut Np) -> Step {
        let word = match &*unit.id {
            "mana" | "mana yang" | "yang mana" => "which",
            "apa" | "apa yang" => "what",
            _ => return Step::Out,
        };
        np.possessor = Some(word.to_owned());
        np.closed = true;
        Step::End(i + 1 + usize::from(self.is(i + 1, &[Pos::Rel])))
    }

    /// `kuartal III-2025`: the third quarter of 2025.
    fn dashed_year(&self, i: usize, np: &mut Np) -> Step {
        let Some(year) = self.unit(i + 1).filter(|u| u.tag == Tag::Figure(Sort::Period) && u.en.len() == 4) else {
            return Step::Out;
        };
        np.after.push(format!("of {}", year.en));
        np.closed = true;
        Step::End(i + 2)
    }

    fn figure_at(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| matches!(u.tag, Tag::Figure(_)))
    }

    /// `Peraturan Nomor 5 Tahun 1999`: Regulation No. 5 of 1999.
    fn numbered(&self, i: usize, np: &mut Np) -> Step {
        np.after.push(format!("No. {}", self.units[i + 1].en));
        np.proper = true;
        let end = i + 2;
        let skip = usize::from(self.unit(end).is_some_and(|u| u.flags.has("calendar")));
        match self.unit(end + skip).filter(|u| u.tag == Tag::Figure(Sort::Period)) {
            Some(year) => {
                np.after.push(format!("of {}", year.en));
                Step::On(end + skip + 1)
            }
            None => Step::On(end),
        }
    }

    /// Numbers after the head: ordinals, amounts, numbers that name it, or a counted noun of its own.
    fn number(&self, i: usize, unit: &Unit, np: &mut Np, tail: &mut Tail) -> Step {
        let open = !np.proper && !np.time && !np.closed && np.quantity.is_empty();
        match unit.tag {
            Tag::Figure(_) if np.time && roman(&unit.en).is_some() => {
                // `kuartal III`: the third quarter.
                tail.mods.push(Mod::Adj(roman(&unit.en).unwrap_or_default().to_owned(), Degree::Most));
                np.sort.get_or_insert(Sort::Period);
            }
            Tag::Lex(Pos::Ord) | Tag::Figure(Sort::Ordinal) => {
                tail.mods.push(Mod::Adj(unit.en.to_string(), Degree::Most));
            }
            Tag::Lex(Pos::Quant)
                if unit.flags.value("ord").is_some() && !np.proper && !self.is(i + 1, &[Pos::Noun]) =>
            {
                tail.mods.push(Mod::Adj(unit.flags.value("ord").unwrap_or_default().to_owned(), Degree::Most));
            }
            Tag::Figure(Sort::Amount) if !np.proper && !np.time && np.quantity.is_empty() => {
                np.after.push(format!("of {}", unit.en));
                np.closed = true;
            }
            Tag::Figure(Sort::Count(_) | Sort::Period | Sort::Other)
                if !np.proper && !self.is(i + 1, &[Pos::Noun, Pos::Class]) =>
            {
                np.after.push(unit.en.to_string());
                np.proper = !np.time;
            }
            Tag::Lex(Pos::Quant | Pos::Num) | Tag::Figure(Sort::Count(_))
                if open && tail.mods.is_empty() && self.noun_follows(i + 1) =>
            {
                return self.genitive(i, np);
            }
            Tag::Lex(Pos::Num) if open && !self.noun_follows(i + 1) => {
                np.after.push(unit.en.to_string());
                np.proper = true;
            }
            _ => return Step::Out,
        }
        Step::On(i + 1)
    }

    /// The noun phrase at `i` after `of`.
    fn genitive(&self, i: usize, np: &mut Np) -> Step {
        let Some((of, end)) = self.parse(i) else { return Step::Out };
        np.closed = true;
        let lasts = of.time && of.before.is_empty() && of.after.is_empty() && of.possessor.is_none();
        if lasts
            && !of.quantity.is_empty()
            && !of.quantity.contains(' ')
            && !self.lexicon.genitive(&self.units[np.at].id)
        {
            // `pertemuan 50 menit itu`: the 50-minute meeting.
            np.before.insert(0, format!("{}-{}", of.quantity, of.head));
            np.det = of.det;
            return Step::End(end);
        }
        let preposition = if np.head == "need" { "for" } else { "of" };
        np.after.push(format!("{preposition} {}", self.write(&of, Role::AfterPreposition)));
        Step::End(end)
    }

    fn adjective_after(&self, i: usize, unit: &Unit, np: &mut Np, tail: &mut Tail) -> Step {
        if let Some(word) = unit.flags.value("time").filter(|_| np.time) {
            if np.sort.is_some() && np.head.contains(|c: char| c.is_ascii_digit()) {
                // `Senin (3/2) lalu`: the date says which.
            } else if !np.quantity.is_empty() && matches!(word, "last" | "previous") {
                np.after.push(if word == "last" { "ago" } else { "earlier" }.to_owned());
            } else {
                np.before.insert(0, word.to_owned());
            }
            np.closed = true;
            return Step::On(i + 1);
        }
        let open = !unit.flags.has("prenoun") && (!np.proper || np.closed && np.possessor.is_some());
        if !open || unit.clitic.is_some() && self.is(i + 1, &[Pos::Noun]) {
            return Step::Out;
        }
        let Some((text, degree, end)) = self.adjective_phrase(i) else { return Step::Out };
        if np.possessor.is_some() && self.opens_clause(np.from) && self.clause_ends(end) {
            // `Rumahnya besar.`: the adjective is what is said.
            return Step::Out;
        }
        if unit.flags.has("post") {
            np.after.push(text);
            return Step::On(end);
        }
        if let Some(clitic) = unit.clitic {
            // `rumah barunya`
            tail.mods.push(Mod::Adj(text, degree));
            np.possessor.get_or_insert_with(|| self.possessive(clitic).to_owned());
            np.closed = true;
            return Step::On(end);
        }
        let (text, end) = self.coordinated(text, end);
        tail.mods.push(Mod::Adj(text, degree));
        Step::On(end)
    }

    fn opens_clause(&self, from: usize) -> bool {
        from.checked_sub(1).is_none_or(|i| {
            matches!(self.units[i].tag, Tag::Mark | Tag::Open | Tag::Close | Tag::Lex(Pos::Sub | Pos::Rel | Pos::Wh))
        })
    }

    fn clause_ends(&self, at: usize) -> bool {
        self.unit(at).is_none_or(|u| matches!(u.tag, Tag::Mark | Tag::Close | Tag::Lex(Pos::Sub | Pos::Conj)))
    }

    fn noun_after(&self, i: usize, unit: &Unit, np: &mut Np, tail: &mut Tail) -> Step {
        if np.closed || np.proper {
            return Step::Out;
        }
        let measured = np.counted && !np.quantity.is_empty() && np.time && !unit.flags.has("time");
        let part = self.lexicon.genitive(&self.units[i - 1].id) || measured;
        if part && tail.mods.is_empty() && !unit.flags.has("calendar") {
            return self.genitive(i, np);
        }
        if unit.flags.has("fixed") || unit.flags.has("calendar") || np.time && unit.flags.has("time") {
            return Step::Out;
        }
        let named = unit.flags.has("title") && self.unit(i + 1).is_some_and(|u| u.is(Pos::Name) && u.unknown);
        if named && let Some((owner, end)) = self.parse(i) {
            np.closed = true;
            np.possessor = Some(possessive_of(&self.write(&owner, Role::Subject)));
            return Step::End(end);
        }
        if let Some(ordinal) =
            self.unit(i + 1).filter(|u| unit.flags.has("time") && u.tag != Tag::Mark).and_then(|u| roman(&u.en))
        {
            // `data kuartal III`: third-quarter data.
            let en = format!("{ordinal}-{}", unit.en);
            tail.mods.push(Mod::Noun { en, human: false, attributive: true });
            return Step::On(i + 2);
        }
        let attributive = unit.flags.value("adj");
        let plain = || if unit.plural { english::plural(self.lexicon, &unit.en) } else { unit.en.to_string() };
        let en = attributive.map_or_else(plain, str::to_owned);
        tail.mods.push(Mod::Noun { en, human: unit.flags.has("hum"), attributive: attributive.is_some() });
        if let Some(clitic) = unit.clitic {
            tail.inner = Some(self.possessive(clitic).to_owned());
            return Step::End(i + 1);
        }
        Step::On(i + 1)
    }

    fn name_after(&self, i: usize, unit: &Unit, tail: &mut Tail) -> Step {
        let mut name = Np::default();
        let end = self.names(i, &mut name);
        tail.mods.push(if !name.proper && !name.human {
            Mod::Noun { en: name.head, human: false, attributive: false }
        } else if let Some(adjective) = self.lexicon.demonym(&name.head) {
            Mod::Adj(adjective.to_owned(), Degree::Plain)
        } else {
            Mod::Name { en: name.head, person: unit.unknown }
        });
        Step::On(end)
    }

    fn pronoun_after(&self, i: usize, unit: &Unit, np: &mut Np, tail: &mut Tail) -> Step {
        let Some(possessive) = english_possessive(&unit.en).filter(|_| !np.proper && !self.bare_verb_follows(i + 1))
        else {
            return Step::Out;
        };
        np.closed = true;
        if tail.mods.iter().any(|m| matches!(m, Mod::Noun { attributive: false, .. })) {
            tail.inner = Some(possessive.to_owned());
        } else {
            np.possessor = Some(possessive.to_owned());
        }
        // `rumah kita semua`
        let all = self.unit(i + 1).is_some_and(|u| u.is(Pos::Quant) && u.en == "all");
        Step::On(i + 1 + usize::from(all))
    }

    /// `yang` with a bare adjective is an attribute.
    fn attribute_after(&self, i: usize, np: &mut Np, tail: &mut Tail) -> Step {
        if np.time && self.unit(i + 1).is_some_and(|u| u.flags.value("time").is_some()) {
            return Step::On(i + 1);
        }
        let participle = self
            .unit(i + 1)
            .filter(|u| u.is(Pos::Verb) && u.flags.has("adj") && !u.en.contains(' ') && u.clitic.is_none())
            .filter(|_| !self.is(i + 2, &[Pos::Aux, Pos::Adv]));
        let attribute =
            participle.map(|u| (u.en.to_string(), Degree::Plain, i + 2)).or_else(|| self.adjective_phrase(i + 1));
        let attribute = attribute.map(|(text, degree, end)| {
            let (text, end) = self.coordinated(text, end);
            (text, degree, end)
        });
        match attribute {
            Some((text, degree, end)) if !np.proper && self.attribute_ends(end, degree) => {
                tail.mods.push(Mod::Adj(text, degree));
                Step::On(end)
            }
            _ => Step::Out,
        }
    }

    /// Nothing at `end` completes the adjective before it, so that it is no clause.
    fn attribute_ends(&self, end: usize, degree: Degree) -> bool {
        const COMPLETES: [Pos; 7] = [Pos::Noun, Pos::Adj, Pos::Name, Pos::Adv, Pos::Num, Pos::Quant, Pos::Scale];
        let Some(unit) = self.unit(end) else { return true };
        match unit.tag {
            Tag::Lex(Pos::Prep) => match degree {
                Degree::Most => true,
                Degree::More => !unit.flags.has("than"),
                // A preposition that as well goes with the noun (`langkah yang penting untuk …`).
                _ => !unit.flags.has("comp") || matches!(&*unit.id, "untuk" | "tentang" | "mengenai" | "bagi"),
            },
            Tag::Lex(Pos::Conj) => !self.is(end + 1, &[Pos::Adj, Pos::Adv]),
            Tag::Figure(_) => false,
            _ => !unit.any(&COMPLETES),
        }
    }

    /// `politik dan ekonomi` after a noun: the second adjective joins the first.
    pub(super) fn coordinated(&self, text: String, at: usize) -> (String, usize) {
        let joins = self.unit(at).is_some_and(|u| u.is(Pos::Conj) && matches!(&*u.en, "and" | "or"));
        if joins && self.is(at + 1, &[Pos::Adj]) && !self.is(at + 2, &[Pos::Prep]) {
            let unit = &self.units[at + 1];
            return (format!("{text} {} {}", self.units[at].en, Self::adjective(unit)), at + 2);
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
}

/// Ordinals that Roman figures after a period of time stand for.
fn roman(figure: &str) -> Option<&'static str> {
    Some(match figure {
        "I" => "first",
        "II" => "second",
        "III" => "third",
        "IV" => "fourth",
        _ => return None,
    })
}
