//! Clauses: units cut into chunks, then written in order with subject, tense and verb form worked out on the way.

use super::english;
use super::lexicon::{Lexicon, Pos};
use super::np::{Agreement, Np, NpParser, Role};
use super::numbers::Sort;
use super::out::Writer;
use super::tag::{Tag, Unit};
use super::vp::{self, Main, Mode, Setting, Tense, Vp};
use super::words::Voice;
use crate::indonesian::affixes::Clitic;

/// A piece of a sentence.
#[derive(Clone, Debug)]
enum Chunk {
    Np(Np),
    Vp(Vp),
    Adjective(String),
    Adverb(usize),
    /// `secara` or `dengan` and an adjective.
    Manner(String),
    Preposition(usize),
    Conjunction(usize),
    Subordinator(usize),
    Relative(usize),
    Question(usize),
    Word(usize),
    /// Punctuation, brackets, quotation marks and placeholders.
    Mark(usize),
}

/// Stands for the possessor that `-nya` means until the sentence tells whose.
const NYA: &str = "\u{1}";

/// What the caller knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub(crate) tense: Tense,
    pub(crate) title: bool,
}

/// Writes the English of the units.
pub(crate) fn translate(lexicon: &Lexicon, units: &[Unit], context: Context, speaker: Option<&str>, out: &mut Writer) {
    let parser = NpParser { lexicon, units, nya: NYA };
    let chunks = chunks(&parser, units);
    let mut state = State::new(context.tense);
    let present = spoken(units);
    let mut at = 0;
    let clause = Clause { present: &present, lexicon, units, parser: &parser, chunks: &chunks, context, speaker };
    while at < chunks.len() {
        at = clause.write(at, &mut state, out);
    }
}

/// Sentences outside quotation marks in which someone says `I` or `you`: parts of a quotation that runs over paragraphs.
fn spoken(units: &[Unit]) -> Vec<bool> {
    let mut out = vec![false; units.len()];
    let mut start = 0;
    for end in 0..units.len() {
        let unit = &units[end];
        let stop =
            unit.tag == Tag::Mark && matches!(&*unit.en, "." | "!" | "?") || unit.tag == Tag::Open && unit.en != "(";
        if stop || end + 1 == units.len() {
            let first = |u: &Unit| {
                u.is(Pos::Pron) && matches!(u.flags.value("p"), Some("1" | "2"))
                    || matches!(u.clitic, Some(Clitic::Ku | Clitic::Mu))
            };
            let speaks = units[start..=end].iter().any(first);
            out[start..=end].fill(speaks);
            start = end + 1;
        }
    }
    out
}

fn chunks(parser: &NpParser<'_>, units: &[Unit]) -> Vec<(Chunk, usize)> {
    let mut out: Vec<(Chunk, usize)> = Vec::with_capacity(units.len());
    let mut i = 0;
    while let Some(unit) = units.get(i) {
        let (chunk, end) = match unit.tag {
            Tag::Mark | Tag::Open | Tag::Close | Tag::Opaque => (Chunk::Mark(i), i + 1),
            Tag::Lex(Pos::Part) => {
                i += 1;
                continue;
            }
            Tag::Lex(Pos::Prep)
                if unit.flags.has("manner")
                    && parser
                        .adjective_phrase(i + 1)
                        .is_some_and(|(_, _, end)| i + 2 == end && !parser.measured(end)) =>
            {
                (Chunk::Manner(english::adverb(&units[i + 1].en)), i + 2)
            }
            Tag::Lex(Pos::Prep) if !parser.counts(i) => (Chunk::Preposition(i), i + 1),
            Tag::Lex(Pos::Conj) => (Chunk::Conjunction(i), i + 1),
            Tag::Lex(Pos::Sub) => (Chunk::Subordinator(i), i + 1),
            Tag::Lex(Pos::Rel) => (Chunk::Relative(i), i + 1),
            Tag::Lex(Pos::Wh) => (Chunk::Question(i), i + 1),
            Tag::Lex(Pos::Neg | Pos::Aux | Pos::Verb | Pos::Cop | Pos::Exist)
                if !parser.nominal(i) && !parser.counts(i) =>
            {
                match vp::parse(parser, units, i) {
                    Some((vp, end)) => (Chunk::Vp(vp), end),
                    None => (Chunk::Word(i), i + 1),
                }
            }
            Tag::Lex(Pos::Adv) if !parser.counts(i) => match vp::parse(parser, units, i) {
                Some((vp, end)) if vp.main != Main::Bare => (Chunk::Vp(vp), end),
                _ => match parser.adjective_phrase(i) {
                    Some((text, _, end)) => (Chunk::Adjective(text), end),
                    None => (Chunk::Adverb(i), i + 1),
                },
            },
            _ => {
                if let Some((np, end)) = parser.parse(i) {
                    (Chunk::Np(np), end.max(i + 1))
                } else if let Some((text, _, end)) = parser.adjective_phrase(i) {
                    (Chunk::Adjective(text), end)
                } else {
                    (Chunk::Word(i), i + 1)
                }
            }
        };
        out.push((chunk, i));
        i = end;
    }
    auxiliaries_to_verbs(&mut out);
    out
}

/// `seharusnya mereka dipanggil`: auxiliaries before the subject belong to the verb after it.
fn auxiliaries_to_verbs(chunks: &mut Vec<(Chunk, usize)>) {
    let mut i = 0;
    while i + 2 < chunks.len() {
        let moved = match (&chunks[i].0, &chunks[i + 1].0, &chunks[i + 2].0) {
            (Chunk::Vp(aux), Chunk::Np(np), Chunk::Vp(verb))
                if aux.main == Main::Bare
                    && (aux.negative.is_none() || np.pronoun.is_some())
                    && aux.semi.is_empty()
                    && (aux.modal.is_none() || verb.modal.is_none()) =>
            {
                let mut verb = verb.clone();
                verb.modal = verb.modal.or_else(|| aux.modal.clone());
                verb.negative = verb.negative.or(aux.negative);
                verb.perfect |= aux.perfect;
                verb.progressive |= aux.progressive;
                verb.before.splice(0..0, aux.before.iter().cloned());
                Some(verb)
            }
            _ => None,
        };
        if let Some(verb) = moved {
            chunks[i + 2].0 = Chunk::Vp(verb);
            chunks.remove(i);
        }
        i += 1;
    }
}

struct State {
    base: Tense,
    tense: Tense,
    /// Subject of the current clause.
    subject: Option<Agreement>,
    /// Its finite verb is written.
    verb: bool,
    /// Subject that waits for its verb while a relative clause runs.
    waiting: Option<Agreement>,
    last_mode: Mode,
    /// The last noun phrase denotes a person.
    human: bool,
    last: Option<Agreement>,
    quote: bool,
    /// What `-nya` means: `their` for persons, `its` for things.
    owner: &'static str,
    /// A verb of speech in the past governs the sentence.
    reported: bool,
    /// Base form of the last verb.
    governor: String,
    /// The next noun phrase takes `no`.
    no: bool,
}

impl State {
    fn new(tense: Tense) -> Self {
        Self {
            base: tense,
            tense,
            subject: None,
            verb: false,
            waiting: None,
            last_mode: Mode::Finite,
            human: false,
            last: None,
            quote: false,
            owner: "their",
            reported: false,
            governor: String::new(),
            no: false,
        }
    }

    fn sentence(&mut self) {
        self.reported = false;
        self.subject = None;
        self.verb = false;
        self.waiting = None;
        self.last_mode = Mode::Finite;
        self.last = None;
        self.human = false;
    }
}

struct Clause<'a> {
    /// Units of sentences that someone speaks.
    present: &'a [bool],
    lexicon: &'a Lexicon,
    units: &'a [Unit],
    parser: &'a NpParser<'a>,
    chunks: &'a [(Chunk, usize)],
    context: Context,
    speaker: Option<&'a str>,
}

impl Clause<'_> {
    fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(at).map(|(c, _)| c)
    }

    fn previous(&self, at: usize) -> Option<&Chunk> {
        at.checked_sub(1).and_then(|i| self.chunk(i))
    }

    /// Writes the chunk at `at` and gives the next one.
    fn write(&self, at: usize, state: &mut State, out: &mut Writer) -> usize {
        let from = self.chunks[at].1;
        let unit = &self.units[from];
        if !state.quote {
            state.tense = if self.present[from] { Tense::Present } else { state.base };
        }
        match &self.chunks[at].0 {
            Chunk::Mark(i) => self.mark(*i, state, out),
            Chunk::Np(np) => self.noun_phrase(at, np, unit, state, out),
            Chunk::Vp(vp) => return self.verb_group(at, vp, unit, state, out),
            Chunk::Adjective(text) => {
                if state.verb
                    && state.waiting.is_some()
                    && !matches!(self.previous(at), Some(Chunk::Vp(vp)) if links(&vp.en) || vp.main == Main::Copula)
                    && !self.finite_ahead(at)
                {
                    // The relative clause is over and the adjective is what is said of its noun.
                    state.subject = state.waiting.take();
                    self.copula(state, unit, out);
                } else if self.needs_copula(at, state) {
                    self.copula(state, unit, out);
                }
                out.word(text, unit);
            }
            Chunk::Manner(text) => out.word(text, unit),
            Chunk::Adverb(i) | Chunk::Word(i) => out.word(&self.units[*i].en, unit),
            Chunk::Preposition(i) => self.preposition(at, *i, state, out),
            Chunk::Conjunction(i) => {
                if self.new_clause_follows(at) {
                    state.subject = None;
                    state.verb = false;
                }
                out.word(&self.units[*i].en, unit);
            }
            Chunk::Subordinator(i) => {
                if state.waiting.is_none() && !state.verb {
                    state.waiting = state.subject;
                }
                state.subject = None;
                state.verb = false;
                let english = &self.units[*i].en;
                out.word(english, unit);
            }
            Chunk::Relative(_) => self.relative(at, unit, state, out),
            Chunk::Question(i) => {
                state.subject = None;
                state.verb = false;
                out.word(&self.units[*i].en, unit);
            }
        }
        at + 1
    }

    fn mark(&self, index: usize, state: &mut State, out: &mut Writer) {
        let unit = &self.units[index];
        out.mark(unit);
        match (&unit.tag, &*unit.en) {
            (Tag::Mark, "." | "!" | "?" | "…" | "..." | ";" | ":") => state.sentence(),
            (Tag::Open, "\"" | "“" | "”" | "«" | "„") => {
                // A quotation that opens in lower case is a part of the sentence around it.
                state.quote = self.units.get(index + 1).is_none_or(|u| u.capital || !matches!(u.tag, Tag::Lex(_)));
                if state.quote {
                    state.tense = Tense::Present;
                    state.sentence();
                }
            }
            (Tag::Close, "\"" | "“" | "”" | "»") => {
                if state.quote {
                    state.sentence();
                }
                state.quote = false;
                state.tense = state.base;
            }
            (Tag::Opaque, _) => state.sentence(),
            _ => {}
        }
    }

    fn noun_phrase(&self, at: usize, np: &Np, unit: &Unit, state: &mut State, out: &mut Writer) {
        let agreement = Agreement { person: np.person, plural: np.plural && !(np.uncountable && !np.plural) };
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
                        || np.pronoun.is_some()
                            && matches!(self.chunk(at + 1), Some(Chunk::Vp(next)) if next.modal.is_some() || next.perfect)) =>
                {
                    state.subject = Some(agreement);
                    state.verb = false;
                    Role::Subject
                }
                Main::Verb if vp.passive() && self.is_agent(np) => {
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
        state.human = np.human;
        state.last = Some(agreement);
        if np.sort == Some(Sort::Day) && role != Role::AfterPreposition && role != Role::Predicate {
            out.word("on", unit);
        }
        let text = if self.is_age(at, np) {
            np.quantity.clone()
        } else {
            self.parser.write(np, role).replace(NYA, state.owner)
        };
        if role == Role::Subject && !np.time {
            state.owner = if np.human || np.plural || np.pronoun.is_some() { "their" } else { "its" };
        }
        if std::mem::take(&mut state.no) {
            let rest = ["a ", "an ", "the "].iter().find_map(|a| text.strip_prefix(a)).unwrap_or(&text);
            out.word("no", unit);
            out.word(rest, unit);
            return;
        }
        out.word(&text, unit);
    }

    /// `Palin, 29 tahun, …`: an age between commas.
    fn is_age(&self, at: usize, np: &Np) -> bool {
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
    fn is_agent(&self, np: &Np) -> bool {
        !np.time && np.quantity.is_empty()
    }

    fn verb_after(&self, at: usize) -> bool {
        match self.chunk(at + 1) {
            Some(Chunk::Vp(_)) => true,
            Some(Chunk::Relative(_)) => true,
            Some(Chunk::Adjective(_)) => true,
            Some(Chunk::Np(_)) => matches!(self.chunk(at + 2), Some(Chunk::Vp(_))),
            Some(Chunk::Preposition(_)) => {
                matches!((self.chunk(at + 2), self.chunk(at + 3)), (Some(Chunk::Np(_)), Some(Chunk::Vp(_))))
            }
            Some(Chunk::Adverb(_)) => matches!(self.chunk(at + 2), Some(Chunk::Vp(_))),
            _ => false,
        }
    }

    /// Does the conjunction join a clause with its own subject?
    fn new_clause_follows(&self, at: usize) -> bool {
        matches!(self.chunk(at + 1), Some(Chunk::Np(_))) && matches!(self.chunk(at + 2), Some(Chunk::Vp(_)))
    }

    /// A verb group before the clause ends.
    fn finite_ahead(&self, at: usize) -> bool {
        for (chunk, _) in &self.chunks[at + 1..] {
            match chunk {
                Chunk::Vp(_) => return true,
                Chunk::Mark(i) if !matches!(&*self.units[*i].en, "(" | ")" | "," | "\"" | "“" | "”") => {
                    return false;
                }
                Chunk::Subordinator(_) | Chunk::Relative(_) => return false,
                _ => {}
            }
        }
        false
    }

    fn needs_copula(&self, at: usize, state: &State) -> bool {
        !self.context.title
            && !state.verb
            && (state.subject.is_some() || matches!(self.previous(at), Some(Chunk::Relative(_))))
            && !self.finite_ahead(at)
            || matches!(self.previous(at), Some(Chunk::Relative(_)))
    }

    fn copula(&self, state: &mut State, unit: &Unit, out: &mut Writer) {
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

    fn relative(&self, at: usize, unit: &Unit, state: &mut State, out: &mut Writer) {
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
        if let Some(Chunk::Np(_)) = self.chunk(at + 1) {
            // The relative clause brings its own subject.
            state.subject = None;
        }
        out.word(word, unit);
    }

    fn preposition(&self, at: usize, i: usize, state: &mut State, out: &mut Writer) {
        let unit = &self.units[i];
        let next = self.chunk(at + 1);
        if let Some(Chunk::Vp(vp)) = next {
            let ing = !unit.flags.has("to");
            state.last_mode = if ing { Mode::Ing } else { Mode::Infinitive };
            if ing && vp.main == Main::Verb || ing {
                out.word(&unit.en, unit);
            }
            return;
        }
        if self.predicate_preposition(at, state) {
            self.copula(state, unit, out);
        }
        let english = match (&*unit.id, next) {
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

    /// Does the preposition at unit `i` follow a comparative?
    fn compared(&self, i: usize) -> bool {
        i >= 2 && self.units[i - 2].id == "lebih" && self.units[i - 1].is(Pos::Adj)
    }

    /// Lexicon id of the head of a noun phrase.
    fn head_id(&self, np: &Np) -> &str {
        self.units.get(np.at).map_or("", |u| &u.id)
    }

    /// `Rapat itu di Jakarta.`: the preposition is the predicate.
    fn predicate_preposition(&self, at: usize, state: &State) -> bool {
        !self.context.title
            && !state.verb
            && matches!(self.previous(at), Some(Chunk::Np(np)) if np.closed)
            && state.subject.is_some()
            && state.waiting.is_none()
            && !self.finite_ahead(at)
    }

    fn verb_group(&self, at: usize, vp: &Vp, unit: &Unit, state: &mut State, out: &mut Writer) -> usize {
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
        let mut mode = match previous {
            Some(Chunk::Preposition(_)) => state.last_mode,
            Some(Chunk::Conjunction(i)) if self.units[*i].en == "but" => Mode::Finite,
            Some(Chunk::Conjunction(_)) => state.last_mode,
            Some(Chunk::Relative(_)) => state.last_mode,
            Some(Chunk::Vp(before)) if before.flags.has("ing") => Mode::Ing,
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
            _ if state.verb => match previous {
                // `saw them leave`, `made them leave`
                Some(Chunk::Np(_))
                    if vp.main == Main::Verb && !vp.passive() && !vp.marked() && perceives(&state.governor) =>
                {
                    Mode::Ing
                }
                Some(Chunk::Np(_)) if !vp.marked() && matches!(&*state.governor, "make" | "let") => Mode::Base,
                Some(Chunk::Mark(_)) if vp.passive() => Mode::Participle,
                Some(Chunk::Mark(_)) if vp.main == Main::Verb => Mode::Ing,
                Some(Chunk::Mark(_)) => Mode::Finite,
                Some(Chunk::Np(_)) if !self.lexicon.controls(&state.governor) => {
                    state.subject = state.last;
                    Mode::Finite
                }
                _ => Mode::Infinitive,
            },
            None | Some(Chunk::Mark(_))
                if state.subject.is_none()
                    && vp.main == Main::Verb
                    && !vp.marked()
                    && (vp.voice == Voice::Bare || state.tense == Tense::Present && vp.voice == Voice::Active) =>
            {
                Mode::Base
            }
            _ => Mode::Finite,
        };
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
        if mode == Mode::Finite && vp.main == Main::Exist {
            self.existential(at, vp, unit, state, out);
            return at + 1;
        }
        if vp.passive()
            && let (Some(clitic), Some(Chunk::Relative(_))) = (vp.clitic, previous)
        {
            // `truk yang disewanya`: the truck that they rented.
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
            return at + 1;
        }
        let setting = Setting { agreement, tense: state.tense, mode, reported: state.reported };
        let text = vp::write(self.lexicon, vp, setting);
        out.word(&text, unit);
        state.last_mode = mode;
        state.governor = if vp.passive() { String::new() } else { vp.en.to_string() };
        if vp.flags.has("say") && mode == Mode::Finite && state.tense == Tense::Past && !vp.marked() {
            state.reported = true;
        }
        if mode == Mode::Finite || mode == Mode::Participle {
            state.verb = true;
        }
        self.object_clitic(vp, unit, out);
        at + 1
    }

    /// `-nya` on a verb: its object, or who did it.
    fn object_clitic(&self, vp: &Vp, unit: &Unit, out: &mut Writer) {
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

    fn existential(&self, at: usize, vp: &Vp, unit: &Unit, state: &mut State, out: &mut Writer) {
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

    fn after_quote(&self, at: usize) -> bool {
        matches!(self.previous(at), Some(Chunk::Mark(i)) if self.units[*i].tag == Tag::Close || self.units[*i].tag == Tag::Opaque || self.units[*i].en == ",")
    }

    /// `…, kata X` → `…, X said`.
    fn cue(&self, at: usize, vp: &Vp, unit: &Unit, state: &mut State, out: &mut Writer) -> usize {
        let said = english::verb(self.lexicon, &vp.en, english::Form::Past);
        state.verb = true;
        if let (None, Some(Chunk::Np(np))) = (vp.clitic, self.chunk(at + 1)) {
            if !np.time {
                let text = self.parser.write(np, Role::Subject).replace(NYA, "their");
                out.word(&text, unit);
                out.word(&said, unit);
                state.subject = Some(Agreement { person: np.person, plural: np.plural });
                return at + 2;
            }
        }
        out.word(self.speaker.unwrap_or("they"), unit);
        out.word(&said, unit);
        state.subject = Some(Agreement { person: 3, plural: true });
        at + 1
    }
}

/// The object form of a clitic pronoun.
fn object(clitic: Clitic, owner: &str) -> &'static str {
    match clitic {
        Clitic::Nya if owner == "its" => "it",
        Clitic::Nya => "them",
        Clitic::Ku => "me",
        Clitic::Mu => "you",
    }
}

/// Verbs of perception take an object and an -ing form.
fn perceives(verb: &str) -> bool {
    matches!(verb, "see" | "hear" | "watch" | "find" | "feel" | "notice" | "catch")
}

/// Verbs that an adjective completes without `be`.
fn links(verb: &str) -> bool {
    matches!(
        verb,
        "feel" | "become" | "seem" | "look" | "appear" | "remain" | "get" | "stay" | "sound" | "keep" | "be" | "grow"
    )
}
