//! Units cut into the pieces of a sentence.

use super::super::english;
use super::super::lexicon::Pos;
use super::super::np::{Np, NpParser};
use super::super::tag::{Tag, Unit};
use super::super::vp::{self, Main, Vp};

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(super) enum Chunk {
    Np(Np),
    Vp(Vp),
    Adjective(String),
    Adverb(usize),
    /// `secara` or `dengan` and an adjective.
    Manner(String),
    Preposition(usize),
    Conjunction(usize),
    Subordinator(usize),
    Relative,
    Question(usize),
    Word(usize),
    /// Punctuation, brackets, quotation marks and placeholders.
    Mark(usize),
}

pub(super) fn chunks(parser: &NpParser<'_>, units: &[Unit]) -> Vec<(Chunk, usize)> {
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
            Tag::Lex(Pos::Rel) => (Chunk::Relative, i + 1),
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

/// `seharusnya mereka pulang`: auxiliaries before the subject belong to the verb after it.
pub(super) fn auxiliaries_to_verbs(chunks: &mut Vec<(Chunk, usize)>) {
    let mut i = 0;
    while i + 2 < chunks.len() {
        let mut exhorts = false;
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
                if verb.negative == Some("imp") && np.head == "we" {
                    // `jangan kita lupa`: let us not forget.
                    verb.negative = None;
                    verb.modal = Some("let us not".into());
                    exhorts = true;
                }
                Some(verb)
            }
            _ => None,
        };
        if exhorts {
            chunks.remove(i + 1);
            chunks.remove(i);
            if let Some(verb) = moved {
                chunks[i].0 = Chunk::Vp(verb);
            }
            i += 1;
            continue;
        }
        if let Some(verb) = moved {
            chunks[i + 2].0 = Chunk::Vp(verb);
            chunks.remove(i);
        }
        i += 1;
    }
}
