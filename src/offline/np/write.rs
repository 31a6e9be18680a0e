//! A noun phrase in English: determiner, number, order.

use super::super::english;
use super::{Det, Np, NpParser, Role};

impl NpParser<'_> {
    /// The English of the phrase in its role.
    pub(crate) fn write(&self, np: &Np, role: Role) -> String {
        if let Some((subject, object)) = np.pronoun {
            return if matches!(role, Role::Subject | Role::Predicate) { subject } else { object }.to_owned();
        }
        let mut words: Vec<String> = Vec::new();
        // People in general.
        if np.head == "person"
            && !np.counted
            && np.quantity.is_empty()
            && np.det == Det::None
            && np.possessor.is_none()
            && !np.plural
        {
            let people = Np { plural: true, ..np.clone() };
            return self.write(&people, role);
        }
        let acronym = np.counted && np.head.len() <= 5 && np.head.chars().all(char::is_uppercase);
        let head = if np.plural && (!np.proper && !np.uncountable || acronym) {
            english::plural(self.lexicon, &np.head)
        } else {
            np.head.clone()
        };
        let determiner = Self::determiner(np, role);
        let mut before = np.before.clone();
        if matches!(np.quantity.as_str(), "all" | "both") {
            words.push(np.quantity.clone());
            words.extend(determiner.filter(|d| np.quantity != "both" || d != "the"));
        } else {
            words.extend(determiner.filter(|d| !(d == "the" && np.quantity.starts_with("the "))));
            // `the last two decades`
            let ordinal = np.before.first().filter(|w| matches!(w.as_str(), "first" | "last" | "next" | "past"));
            let ordinal = ordinal.filter(|_| !np.quantity.is_empty());
            if ordinal.is_some() && words.is_empty() {
                words.push("the".to_owned());
            }
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

    pub(super) fn determiner(np: &Np, role: Role) -> Option<String> {
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
        let unique = |w: &String| {
            w.ends_with("est") && w.len() > 5
                || w.starts_with("most ")
                || matches!(w.as_str(), "best" | "worst" | "only" | "same" | "first")
        };
        if np.the || np.before.iter().any(unique) {
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
