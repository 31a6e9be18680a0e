//! Relative words and prepositions.

use super::super::lexicon::Pos;
use super::super::np::{Agreement, Np};
use super::super::numbers::Sort;
use super::super::out::Writer;
use super::super::tag::Unit;
use super::super::vp::Mode;
use super::chunk::Chunk;
use super::{Clause, NYA, State, object};

impl Clause<'_> {
    pub(super) fn relative(&self, at: usize, unit: &Unit, state: &mut State, out: &mut Writer) {
        let after_np = matches!(self.previous(at), Some(Chunk::Np(_)));
        let comma = matches!(self.previous(at), Some(Chunk::Mark(i)) if self.units[*i].en == ",");
        if !state.verb && state.waiting.is_none() {
            state.waiting = state.subject;
        }
        state.subject = state.last.or(Some(Agreement::IT));
        state.verb = false;
        let reduced =
            matches!(self.chunk(at + 1), Some(Chunk::Vp(vp)) if vp.passive() && !vp.marked() && vp.clitic.is_none());
        if after_np && reduced {
            state.last_mode = Mode::Participle;
            return;
        }
        let word = match (after_np || comma, state.human) {
            (true, true) => "who",
            (true, false) if comma => "which",
            (true, false) => "that",
            (false, _) if state.last.is_none() => "what",
            (false, _) => "which",
        };
        state.last_mode = Mode::Finite;
        if let Some(Chunk::Np(np)) = self.chunk(at + 1) {
            // The relative clause brings its own subject.
            state.subject = None;
            if np.possessor.as_deref() == Some(NYA) {
                return;
            }
        }
        out.word(word, unit);
    }

    pub(super) fn preposition(&self, at: usize, i: usize, state: &mut State, out: &mut Writer) {
        let unit = &self.units[i];
        let next = self.chunk(at + 1);
        if let Some(Chunk::Vp(_)) = next {
            let ing = !unit.flags.has("to");
            state.last_mode = if ing { Mode::Ing } else { Mode::Infinitive };
            // `dengan mengatakan`: saying; `dengan membuka`: by opening.
            let manner = unit.id == "dengan";
            let speaks = matches!(next, Some(Chunk::Vp(vp)) if vp.flags.has("say"));
            if ing && !(manner && speaks) {
                out.word(if manner { "by" } else { &unit.en }, unit);
            }
            return;
        }
        if self.predicate_preposition(at, state) {
            self.copula(state, unit, out);
        }
        let english = match (&*unit.id, next) {
            (_, Some(Chunk::Np(np)))
                if unit.flags.value("count").is_some()
                    && (np.counted || matches!(np.sort, Some(Sort::Amount | Sort::Count(_)))) =>
            {
                unit.flags.value("count").unwrap_or_default()
            }
            _ if unit.id == "dari" && self.part_before(at) => "of",
            _ if unit.flags.has("than") && self.compared(i) => "than",
            ("pada" | "di", Some(Chunk::Np(np))) => match np.sort {
                Some(Sort::Day) => "on",
                Some(Sort::Clock) => "at",
                Some(Sort::Period) => "in",
                _ => match self.lexicon.place(self.head_id(np)) {
                    Some(english) => english,
                    None if unit.id == "pada" && (np.human || np.pronoun.is_some()) => "to",
                    None => &unit.en,
                },
            },
            _ => &unit.en,
        };
        out.word(english, unit);
        if let Some(clitic) = unit.clitic
            && !matches!(next, Some(Chunk::Np(_)))
        {
            out.word(object(clitic, state.owner), unit);
        }
    }

    /// A number or a noun of parts stands before the preposition (`satu dari`, `bagian dari`).
    fn part_before(&self, at: usize) -> bool {
        matches!(self.previous(at), Some(Chunk::Np(np))
            if np.counted && np.proper || self.lexicon.genitive(self.head_id(np)) || matches!(np.sort, Some(Sort::Count(_) | Sort::Amount)))
    }

    /// Does the preposition at unit `i` follow a comparative?
    pub(super) fn compared(&self, i: usize) -> bool {
        i >= 2 && self.units[i - 2].id == "lebih" && self.units[i - 1].is(Pos::Adj)
    }

    /// Lexicon id of the head of a noun phrase.
    pub(super) fn head_id(&self, np: &Np) -> &str {
        self.units.get(np.at).map_or("", |u| &u.id)
    }

    /// `Rapat itu di Jakarta.`: the preposition is the predicate.
    pub(super) fn predicate_preposition(&self, at: usize, state: &State) -> bool {
        !self.context.title
            && !state.verb
            && matches!(self.previous(at), Some(Chunk::Np(np)) if np.closed)
            && state.subject.is_some()
            && state.waiting.is_none()
            && !self.finite_ahead(at)
    }
}
