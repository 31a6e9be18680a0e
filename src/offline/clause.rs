//! Clauses: units cut into chunks, then written in order with subject, tense and verb form worked out on the way.

mod chunk;
mod links;
mod nouns;
mod verbs;

use super::lexicon::{Lexicon, Pos};
use super::np::{Agreement, NpParser};
use super::out::Writer;
use super::tag::{Tag, Unit};
use super::vp::{Main, Mode, Tense};
use crate::indonesian::affixes::Clitic;
use chunk::{Chunk, chunks};

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

#[expect(clippy::struct_excessive_bools, reason = "independent features, not states")]
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
    /// The last noun phrase had no article.
    bare: bool,
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
            bare: false,
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
            // `Elpi sendiri dicopot`: stress that English leaves to the voice.
            Chunk::Adverb(i)
                if self.units[*i].id == "sendiri"
                    && matches!(self.previous(at), Some(Chunk::Np(np)) if np.pronoun.is_none()) => {}
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
                // `agar pulang`: in order to go home.
                if !(self.units[*i].flags.has("purpose") && matches!(self.chunk(at + 1), Some(Chunk::Vp(_)))) {
                    // `karena hujan`: because of, where no clause follows.
                    let noun = matches!(self.chunk(at + 1), Some(Chunk::Np(_))) && !self.finite_ahead(at + 1);
                    let english = self.units[*i].flags.value("noun").filter(|_| noun);
                    out.word(english.unwrap_or(&self.units[*i].en), unit);
                }
            }
            Chunk::Relative => self.relative(at, unit, state, out),
            Chunk::Question(i) if self.units[*i].flags.has("yesno") && self.units[*i].initial => {
                return self.yes_no_question(at, unit, state, out);
            }
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
            (Tag::Mark, "." | "!" | "?" | "…" | "..." | ";" | ":") | (Tag::Opaque, _) => state.sentence(),
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
            _ => {}
        }
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

/// Verbs that an adjective completes without `be`.
fn links(verb: &str) -> bool {
    matches!(
        verb,
        "feel" | "become" | "seem" | "look" | "appear" | "remain" | "get" | "stay" | "sound" | "keep" | "be" | "grow"
    )
}
