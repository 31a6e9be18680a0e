//! Verb groups in their clause: which form they take, and the verbs of speech after a quotation.

use super::super::english;
use super::super::np::{Agreement, Np, Role};
use super::super::out::Writer;
use super::super::tag::{Tag, Unit};
use super::super::vp::{self, Main, Mode, Setting, Tense, Vp};
use super::super::words::Voice;
use super::chunk::Chunk;
use super::{Clause, NYA, State, links, object};
use crate::indonesian::affixes::Clitic;

impl Clause<'_> {
    pub(super) fn verb_group(&self, at: usize, vp: &Vp, unit: &Unit, state: &mut State, out: &mut Writer) -> usize {
        if vp.cue && self.after_quote(at) {
            return self.cue(at, vp, unit, state, out);
        }
        let previous = self.previous(at);
        if vp.main == Main::Adjective
            && !vp.marked()
            && matches!(previous, Some(Chunk::Vp(before)) if before.main == Main::Verb && links(&before.en))
        {
            out.word(&vp.en, unit);
            return at + 1;
        }
        let (mode, agreement) = Self::finite_after_all(previous, vp, self.mode(previous, vp, state), state);
        if mode == Mode::Finite && vp.main == Main::Exist {
            self.existential(at, vp, unit, state, out);
            return at + 1;
        }
        let fragment = matches!(previous, None | Some(Chunk::Mark(_))) && state.tense == Tense::Present;
        if fragment
            && vp.main == Main::Bare
            && vp.negative == Some("not")
            && vp.modal.is_none()
            && state.subject.is_none()
        {
            // `Bukan begitu.`: not like that.
            out.word("not", unit);
            return at + 1;
        }
        if let Some(Chunk::Np(np)) = self.chunk(at + 1)
            && mode == Mode::Finite
            && !self.aside(at, vp, unit, state)
            && self.subject_after(at, vp, np, previous, state)
        {
            return self.inverted(at, vp, np, unit, state, out);
        }
        if let (true, Some(clitic), Some(Chunk::Relative)) = (vp.passive(), vp.clitic, previous) {
            self.owned_passive(vp, clitic, unit, state, out);
            return at + 1;
        }
        if self.between_commas(at, vp, previous, state) {
            let mode = if vp.passive() { Mode::Participle } else { Mode::Ing };
            let setting = Setting { agreement, tense: state.tense, mode, reported: state.reported };
            out.word(&vp::write(self.lexicon, vp, setting), unit);
            Self::object_clitic(vp, unit, out);
            state.last_mode = mode;
            return at + 1;
        }
        let aside = self.aside(at, vp, unit, state);
        let mode = if aside { Mode::Participle } else { mode };
        let setting = Setting { agreement, tense: state.tense, mode, reported: state.reported };
        let text = vp::write(self.lexicon, vp, setting);
        if aside && vp.flags.has("say") {
            out.word("as", unit);
        }
        out.word(&text, unit);
        state.last_mode = mode;
        state.governor = if vp.passive() { String::new() } else { vp.en.to_string() };
        if vp.flags.has("say") && mode == Mode::Finite && state.tense == Tense::Past && !vp.marked() {
            state.reported = true;
        }
        if mode == Mode::Finite || mode == Mode::Participle {
            state.verb = true;
        }
        Self::object_clitic(vp, unit, out);
        at + 1
    }

    /// `Dibutuhkan suatu wadah …`: nothing before the passive verb could be its subject, so what follows it is.
    fn subject_after(&self, at: usize, vp: &Vp, np: &Np, previous: Option<&Chunk>, state: &State) -> bool {
        let opens = matches!(
            previous,
            None | Some(
                Chunk::Mark(_) | Chunk::Subordinator(_) | Chunk::Adverb(_) | Chunk::Np(_) | Chunk::Conjunction(_)
            )
        );
        let source = matches!(self.chunk(at + 2), Some(Chunk::Mark(i)) if self.units[*i].en == ",");
        let known = np.human && np.proper || np.pronoun.is_some();
        vp.passive()
            && vp.clitic.is_none()
            && opens
            && state.subject.is_none()
            && state.waiting.is_none()
            && !(source || known || np.time || self.context.title)
            && !matches!(self.chunk(at + 2), Some(Chunk::Vp(_)))
    }

    /// `Rubio, berbicara kepada wartawan, mengatakan …`: the verb after the second comma is the finite one.
    fn between_commas(&self, at: usize, vp: &Vp, previous: Option<&Chunk>, state: &State) -> bool {
        let comma = |c: &Chunk| matches!(c, Chunk::Mark(i) if self.units[*i].en == ",");
        let mut ahead = self.chunks[at + 1..].iter().map(|(c, _)| c);
        previous.is_some_and(comma)
            && matches!(at.checked_sub(2).and_then(|i| self.chunk(i)), Some(Chunk::Np(_)))
            && vp.main == Main::Verb
            && !vp.marked()
            && state.subject.is_some()
            && !state.verb
            && ahead.find(|c| matches!(c, Chunk::Mark(_) | Chunk::Vp(_))).is_some_and(comma)
            && matches!(ahead.next(), Some(Chunk::Vp(_) | Chunk::Adjective(_)))
    }

    /// `Dilansir BPS, …`, `Ditemui di Jakarta, …`: a passive that opens the sentence and goes with what follows the comma.
    fn aside(&self, at: usize, vp: &Vp, unit: &Unit, state: &State) -> bool {
        vp.passive()
            && !vp.marked()
            && vp.clitic.is_none()
            && unit.initial
            && state.subject.is_none()
            && self.chunks[at + 1..]
                .iter()
                .map(|(c, _)| c)
                .find(|c| matches!(c, Chunk::Mark(_) | Chunk::Vp(_) | Chunk::Subordinator(_)))
                .is_some_and(|c| matches!(c, Chunk::Mark(i) if self.units[*i].en == ","))
    }

    fn inverted(&self, at: usize, vp: &Vp, np: &Np, unit: &Unit, state: &mut State, out: &mut Writer) -> usize {
        let agreement = Agreement { person: np.person, plural: np.plural };
        let setting = Setting { agreement, tense: state.tense, mode: Mode::Finite, reported: state.reported };
        out.word(&self.parser.write(np, Role::Subject).replace(NYA, state.owner), unit);
        out.word(&vp::write(self.lexicon, vp, setting), unit);
        state.subject = Some(agreement);
        state.last = Some(agreement);
        state.last_mode = Mode::Finite;
        state.human = np.human;
        state.governor.clear();
        state.verb = true;
        at + 2
    }

    /// The form that the place asks for.
    fn mode(&self, previous: Option<&Chunk>, vp: &Vp, state: &mut State) -> Mode {
        match previous {
            Some(Chunk::Conjunction(i)) if self.units[*i].en == "but" => Mode::Finite,
            Some(Chunk::Preposition(_) | Chunk::Conjunction(_) | Chunk::Relative) => state.last_mode,
            Some(Chunk::Vp(before)) if before.flags.has("ing") => Mode::Ing,
            Some(Chunk::Question(i))
                if state.subject.is_none()
                    && !self.units[*i].flags.has("subject")
                    && vp.main == Main::Verb
                    && !vp.marked()
                    && !vp.passive() =>
            {
                Mode::Infinitive
            }
            Some(Chunk::Subordinator(i)) if self.units[*i].flags.has("purpose") && vp.modal.is_none() => {
                Mode::Infinitive
            }
            Some(Chunk::Subordinator(i)) => {
                if self.units[*i].flags.has("that") || vp.marked() {
                    Mode::Finite
                } else if vp.passive() {
                    Mode::Participle
                } else if vp.main == Main::Verb {
                    Mode::Ing
                } else {
                    Mode::Finite
                }
            }
            Some(Chunk::Adjective(_)) if vp.main == Main::Verb && !vp.passive() => Mode::Infinitive,
            _ if state.verb => self.second_verb(previous, vp, state),
            None | Some(Chunk::Mark(_))
                if state.subject.is_none()
                    && vp.main == Main::Verb
                    && !vp.marked()
                    && (vp.voice == Voice::Bare || state.tense == Tense::Present && vp.voice == Voice::Active) =>
            {
                Mode::Base
            }
            _ => Mode::Finite,
        }
    }

    /// The form of a verb in a clause that has its finite verb already.
    fn second_verb(&self, previous: Option<&Chunk>, vp: &Vp, state: &mut State) -> Mode {
        match previous {
            // `saw them leave`, `made them leave`
            Some(Chunk::Np(_))
                if vp.main == Main::Verb && !vp.passive() && !vp.marked() && perceives(&state.governor) =>
            {
                Mode::Ing
            }
            Some(Chunk::Np(_)) if !vp.marked() && matches!(&*state.governor, "make" | "let") => Mode::Base,
            Some(Chunk::Mark(_)) if state.waiting.is_some() => {
                state.subject = state.waiting.take();
                Mode::Finite
            }
            Some(Chunk::Mark(_)) if vp.passive() => Mode::Participle,
            Some(Chunk::Mark(_)) if vp.main == Main::Verb => Mode::Ing,
            Some(Chunk::Mark(_)) => Mode::Finite,
            Some(Chunk::Np(_)) if !self.lexicon.controls(&state.governor) => {
                state.subject = state.waiting.take().or(state.last);
                Mode::Finite
            }
            _ => Mode::Infinitive,
        }
    }

    /// What can only be finite is so wherever it stands; gives the form and what it agrees with.
    fn finite_after_all(previous: Option<&Chunk>, vp: &Vp, mode: Mode, state: &mut State) -> (Mode, Agreement) {
        let mut mode = mode;
        if vp.marked()
            && (vp.modal.is_some() || vp.perfect || vp.progressive)
            && mode != Mode::Finite
            && !matches!(previous, Some(Chunk::Preposition(_)))
        {
            mode = Mode::Finite;
        }
        if vp.main == Main::Exist && mode != Mode::Finite && !matches!(previous, Some(Chunk::Preposition(_))) {
            mode = Mode::Finite;
            state.subject = None;
        }
        if vp.main == Main::Copula && mode == Mode::Infinitive && !matches!(previous, Some(Chunk::Preposition(_))) {
            mode = Mode::Finite;
            state.subject = state.waiting.take().or(state.last);
        }
        let mut agreement = state.subject.or(state.waiting).unwrap_or(Agreement::IT);
        if mode == Mode::Infinitive
            && state.verb
            && state.waiting.is_some()
            && !matches!(previous, Some(Chunk::Preposition(_) | Chunk::Conjunction(_) | Chunk::Vp(_)))
        {
            agreement = state.waiting.take().unwrap_or(agreement);
            mode = Mode::Finite;
        }
        (mode, agreement)
    }

    /// `mobil yang dibelinya`: the car that they bought.
    fn owned_passive(&self, vp: &Vp, clitic: Clitic, unit: &Unit, state: &mut State, out: &mut Writer) {
        let active = Vp { voice: Voice::Active, clitic: None, ..vp.clone() };
        let (pronoun, person) = match clitic {
            Clitic::Nya => ("they", 3),
            Clitic::Ku => ("I", 1),
            Clitic::Mu => ("you", 2),
        };
        let agreement = Agreement { person, plural: person == 3 };
        let setting = Setting { agreement, tense: state.tense, mode: Mode::Finite, reported: state.reported };
        out.word(pronoun, unit);
        out.word(&vp::write(self.lexicon, &active, setting), unit);
        state.verb = true;
    }

    /// `Apakah pemerintah akan …?`: the auxiliary goes before the subject.
    pub(super) fn yes_no_question(&self, at: usize, unit: &Unit, state: &mut State, out: &mut Writer) -> usize {
        let Some(Chunk::Np(np)) = self.chunk(at + 1) else { return at + 1 };
        let adjective;
        let vp = match self.chunk(at + 2) {
            Some(Chunk::Vp(vp)) => vp,
            Some(Chunk::Adjective(text)) => {
                adjective = Vp { main: Main::Adjective, en: text.clone().into(), ..Vp::default() };
                &adjective
            }
            _ => return at + 1,
        };
        let subject = self.parser.write(np, Role::Subject).replace(NYA, state.owner);
        let agreement = Agreement { person: np.person, plural: np.plural };
        let setting = Setting { agreement, tense: state.tense, mode: Mode::Finite, reported: state.reported };
        let text = vp::write(self.lexicon, vp, setting);
        let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
        if vp::is_auxiliary(first) {
            out.word(&format!("{first} {subject} {rest}"), unit);
        } else {
            let base = vp::write(self.lexicon, vp, Setting { mode: Mode::Base, ..setting });
            out.word(&format!("{} {subject} {base}", vp::helper(setting)), unit);
        }
        state.subject = Some(agreement);
        state.verb = true;
        state.governor = vp.en.to_string();
        at + 3
    }

    /// `-nya` on a verb: its object, or who did it.
    pub(super) fn object_clitic(vp: &Vp, unit: &Unit, out: &mut Writer) {
        let Some(clitic) = vp.clitic else { return };
        if vp.main != Main::Verb {
            return;
        }
        let word = object(clitic, "their");
        if vp.passive() {
            out.word(&format!("by {word}"), unit);
        } else {
            out.word(if clitic == Clitic::Nya { "it" } else { word }, unit);
        }
    }

    pub(super) fn existential(&self, at: usize, vp: &Vp, unit: &Unit, state: &mut State, out: &mut Writer) {
        let plural = matches!(self.chunk(at + 1), Some(Chunk::Np(np)) if np.plural);
        let has_subject = state.subject.is_some() && !state.verb;
        let agreement =
            if has_subject { state.subject.unwrap_or(Agreement::IT) } else { Agreement { person: 3, plural } };
        if !has_subject {
            out.word("there", unit);
        }
        // `tidak ada X`: there is no X.
        let none = !has_subject
            && vp.negative == Some("not")
            && matches!(self.chunk(at + 1), Some(Chunk::Np(np)) if np.pronoun.is_none());
        let plain = Vp { negative: if none { None } else { vp.negative }, ..vp.clone() };
        out.word(
            &vp::write(
                self.lexicon,
                &plain,
                Setting { agreement, tense: state.tense, mode: Mode::Finite, reported: state.reported },
            ),
            unit,
        );
        state.no = none;
        state.subject = Some(agreement);
        state.verb = true;
    }

    pub(super) fn after_quote(&self, at: usize) -> bool {
        matches!(self.previous(at), Some(Chunk::Mark(i)) if self.units[*i].tag == Tag::Close || self.units[*i].tag == Tag::Opaque || self.units[*i].en == ",")
    }

    /// `…, kata X` → `…, X said`.
    pub(super) fn cue(&self, at: usize, vp: &Vp, unit: &Unit, state: &mut State, out: &mut Writer) -> usize {
        let said = english::verb(self.lexicon, &vp.en, english::Form::Past);
        state.verb = true;
        if let (None, Some(Chunk::Np(np))) = (vp.clitic, self.chunk(at + 1))
            && !np.time
        {
            let text = self.parser.write(np, Role::Subject).replace(NYA, "their");
            out.word(&text, unit);
            out.word(&said, unit);
            state.subject = Some(Agreement { person: np.person, plural: np.plural });
            return at + 2;
        }
        out.word(self.speaker.unwrap_or("they"), unit);
        out.word(&said, unit);
        state.subject = Some(Agreement { person: 3, plural: true });
        at + 1
    }
}

/// Verbs of perception take an object and an -ing form.
pub(super) fn perceives(verb: &str) -> bool {
    matches!(verb, "see" | "hear" | "watch" | "find" | "feel" | "notice" | "catch")
}
