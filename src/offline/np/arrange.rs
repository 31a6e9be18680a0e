//! Modifiers in English order: before the head, or joined with a possessive or `of`.

use super::super::words::Degree;
use super::modifiers::Tail;
use super::{Det, Mod, Np, NpParser, possessive_of, title_case};

impl NpParser<'_> {
    /// Turns the modifiers round into English order.
    pub(super) fn arrange(&self, np: &mut Np, tail: Tail) {
        let Tail { mods, inner } = tail;
        if let Some(possessive) = inner {
            possess_inner(np, mods, possessive);
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
                Mod::Name { en, person } => self.name_before(np, en, person),
            }
        }
    }

    /// A name after the head: apposition to a title, possessor of a thing, or part of a compound.
    fn name_before(&self, np: &mut Np, en: String, person: bool) {
        np.closed = true;
        let first = &self.units[np.from];
        if np.human && person && !self.lexicon.relational(&self.units[np.at].id) {
            let mut words = std::mem::take(&mut np.before);
            words.push(std::mem::take(&mut np.head));
            let title = first.capital && first.flags.has("title");
            let words: Vec<String> = if title { words.iter().map(|w| title_case(w)).collect() } else { words };
            np.head = format!("{} {en}", words.join(" "));
            np.proper = true;
            np.the = false;
            return;
        }
        let code = en.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-');
        let owns = person && !code && np.quantity.is_empty() && np.possessor.is_none();
        if owns && !first.flags.has("place") && !first.capital {
            np.possessor = Some(possessive_of(&en));
        } else {
            np.before.insert(0, en);
        }
    }
}

/// N1 N2-nya: the N1 of their N2.
fn possess_inner(np: &mut Np, mods: Vec<Mod>, possessive: String) {
    let mut rest: Vec<String> = Vec::new();
    for m in mods {
        let noun = matches!(m, Mod::Noun { attributive: false, .. });
        let text = text_of(m);
        if noun || !rest.is_empty() { rest.insert(0, text) } else { np.before.insert(0, text) }
    }
    np.closed = true;
    if rest.is_empty() {
        // Only attributes: the whole is possessed (`rencana ekonominya`).
        np.possessor = Some(possessive);
        return;
    }
    np.after.push(format!("of {possessive} {}", rest.join(" ")));
    np.the = true;
}

fn text_of(m: Mod) -> String {
    match m {
        Mod::Adj(en, _) | Mod::Noun { en, .. } | Mod::Name { en, .. } => en,
    }
}
