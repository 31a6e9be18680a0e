//! Noun phrases in their clause: subject, object, agent or predicate.

use super::super::np::{Agreement, Det, Np, Role};
use super::super::numbers::Sort;
use super::super::out::Writer;
use super::super::tag::Unit;
use super::super::vp::{self, Main, Mode, Setting, Vp};
use super::chunk::Chunk;
use super::{Clause, NYA, State};

impl Clause<'_> {
    pub(super) fn noun_phrase(&self, at: usize, np: &Np, unit: &Unit, state: &mut State, out: &mut Writer) {
        let agreement = Agreement { person: np.person, plural: np.plural && !np.quantity.starts_with("one of") };
        let asks = |np: &Np| matches!(np.possessor.as_deref(), Some("which" | "what"));
        let asked = asks(np);
        if matches!(self.previous(at), Some(Chunk::Np(before)) if asks(before)) {
            // `daerah mana yang inflasinya tinggi`: the clause has a subject of its own.
            state.subject = None;
            state.verb = false;
        }
        let role = match self.previous(at) {
            Some(Chunk::Preposition(i))
                if self.units[*i].flags.has("clause") && matches!(self.chunk(at + 1), Some(Chunk::Vp(_))) =>
            {
                if state.waiting.is_none() && !state.verb {
                    state.waiting = state.subject;
                }
                state.subject = Some(agreement);
                state.verb = false;
                Role::Subject
            }
            Some(Chunk::Preposition(_)) => Role::AfterPreposition,
            Some(Chunk::Vp(vp)) => match vp.main {
                Main::Copula | Main::Exist | Main::Bare => Role::Predicate,
                _ if !vp.passive()
                    && (vp.flags.has("say") && self.verb_after(at)
                        || asked && self.verb_after(at)
                        || np.pronoun.is_some()
                            && matches!(self.chunk(at + 1), Some(Chunk::Vp(next)) if next.modal.is_some() || next.perfect || next.progressive)) =>
                {
                    state.subject = Some(agreement);
                    state.verb = false;
                    Role::Subject
                }
                Main::Verb if vp.passive() && Self::is_agent(np) => {
                    out.word("by", unit);
                    Role::AfterPreposition
                }
                _ => Role::Object,
            },
            Some(Chunk::Np(_) | Chunk::Adverb(_) | Chunk::Manner(_) | Chunk::Word(_))
                if state.subject.is_some() && !state.verb && !np.time && !self.finite_ahead(at) =>
            {
                self.copula(state, unit, out);
                Role::Predicate
            }
            _ if !np.time && (state.subject.is_none() || np.pronoun.is_some() && self.verb_after(at)) => {
                state.subject = Some(agreement);
                state.verb = false;
                Role::Subject
            }
            Some(Chunk::Mark(_)) if !np.time && self.verb_after(at) => {
                state.subject = Some(agreement);
                state.verb = false;
                Role::Subject
            }
            _ => Role::Object,
        };
        if !self.is_age(at, np) {
            state.human = np.human;
        }
        state.last = Some(agreement);
        let repeated = matches!(np.quantity.as_str(), "every" | "each");
        if np.sort == Some(Sort::Day) && !repeated && role != Role::AfterPreposition && role != Role::Predicate {
            out.word("on", unit);
        }
        let text = if self.is_age(at, np) {
            np.quantity.clone()
        } else {
            // `yang rumahnya`: whose house.
            let whose = matches!(self.previous(at), Some(Chunk::Relative));
            self.parser.write(np, role).replace(NYA, if whose { "whose" } else { state.owner })
        };
        if role == Role::Subject && !np.time {
            state.owner = if np.human || np.plural || np.pronoun.is_some() { "their" } else { "its" };
        }
        // `politics and business`: the second of a pair has an article only if the first has.
        let pair =
            matches!(self.previous(at), Some(Chunk::Conjunction(i)) if matches!(&*self.units[*i].en, "and" | "or"));
        let per = matches!(self.previous(at), Some(Chunk::Mark(i)) if self.units[*i].en == "/");
        let loose = per || pair && state.bare && np.after.is_empty() && !np.the && np.det == Det::None;
        let text = if loose { text.strip_prefix("the ").unwrap_or(&text).to_owned() } else { text };
        state.bare = !["the ", "a ", "an ", "this ", "that "].iter().any(|a| text.starts_with(a));
        if std::mem::take(&mut state.no) {
            let rest = ["a ", "an ", "the "].iter().find_map(|a| text.strip_prefix(a)).unwrap_or(&text);
            out.word("no", unit);
            out.word(rest, unit);
            return;
        }
        out.word(&text, unit);
    }

    /// `Sari, 30 tahun, …`: an age between commas.
    pub(super) fn is_age(&self, at: usize, np: &Np) -> bool {
        let comma =
            |c: Option<&Chunk>| matches!(c, Some(Chunk::Mark(i)) if matches!(&*self.units[*i].en, "," | "(" | ")"));
        np.head == "year"
            && !np.quantity.is_empty()
            && np.after.is_empty()
            && comma(self.previous(at))
            && comma(self.chunk(at + 1))
            && matches!(at.checked_sub(2).and_then(|i| self.chunk(i)), Some(Chunk::Np(who)) if who.human)
    }

    /// A bare noun phrase after a passive verb is who did it, unless it is a time or a place.
    pub(super) fn is_agent(np: &Np) -> bool {
        !np.time && np.quantity.is_empty()
    }

    pub(super) fn verb_after(&self, at: usize) -> bool {
        match self.chunk(at + 1) {
            Some(Chunk::Vp(_) | Chunk::Relative | Chunk::Adjective(_)) => true,
            Some(Chunk::Np(_) | Chunk::Adverb(_)) => matches!(self.chunk(at + 2), Some(Chunk::Vp(_))),
            Some(Chunk::Preposition(_)) => {
                matches!((self.chunk(at + 2), self.chunk(at + 3)), (Some(Chunk::Np(_)), Some(Chunk::Vp(_))))
            }
            _ => false,
        }
    }

    /// Does the conjunction join a clause with its own subject?
    pub(super) fn new_clause_follows(&self, at: usize) -> bool {
        matches!(self.chunk(at + 1), Some(Chunk::Np(_))) && matches!(self.chunk(at + 2), Some(Chunk::Vp(_)))
    }

    /// A verb group before the clause ends.
    pub(super) fn finite_ahead(&self, at: usize) -> bool {
        for (chunk, _) in &self.chunks[at + 1..] {
            match chunk {
                Chunk::Vp(_) => return true,
                Chunk::Mark(i) if !matches!(&*self.units[*i].en, "(" | ")" | "," | "\"" | "“" | "”") => {
                    return false;
                }
                Chunk::Subordinator(_) | Chunk::Relative => return false,
                _ => {}
            }
        }
        false
    }

    /// A verb group before the next mark of any kind.
    fn verb_before_mark(&self, at: usize) -> bool {
        self.chunks[at + 1..]
            .iter()
            .map(|(c, _)| c)
            .take_while(|c| !matches!(c, Chunk::Mark(_) | Chunk::Subordinator(_) | Chunk::Relative))
            .any(|c| matches!(c, Chunk::Vp(_)))
    }

    pub(super) fn needs_copula(&self, at: usize, state: &State) -> bool {
        !self.context.title
            && !state.verb
            && (state.subject.is_some() || matches!(self.previous(at), Some(Chunk::Relative)))
            && !self.verb_before_mark(at)
            || matches!(self.previous(at), Some(Chunk::Relative))
    }

    pub(super) fn copula(&self, state: &mut State, unit: &Unit, out: &mut Writer) {
        let vp = Vp { main: Main::Copula, ..Vp::default() };
        let agreement = state.subject.unwrap_or(Agreement::IT);
        state.verb = true;
        out.word(
            &vp::write(
                self.lexicon,
                &vp,
                Setting { agreement, tense: state.tense, mode: Mode::Finite, reported: state.reported },
            ),
            unit,
        );
    }
}
