//! How well a reading of a word fits between its neighbours.

use super::super::lexicon::Pos;
use super::super::tokens::Kind;
use super::super::words::{Reading, Voice};
use super::{Tag, Tagger, Unit};

impl Tagger<'_> {
    /// How well a reading fits between its neighbours; the order of the lexicon breaks ties.
    pub(super) fn fit(&self, at: usize, reading: &Reading, before: &[Unit]) -> i32 {
        let prev = before.last();
        let next = self.tokens.get(at + 1);
        let prev_is = |list: &[Pos]| prev.is_some_and(|u| u.any(list));
        let next_word = next.map_or("", |t| t.lower.as_str());
        let next_verbal = self.may(at + 1, &[Pos::Verb, Pos::Aux, Pos::Neg, Pos::Exist]);
        let next_adj = self.may(at + 1, &[Pos::Adj]);
        let mut score = 0;
        match reading.pos {
            Pos::Noun => {
                if reading.plural {
                    score += 3;
                }
                if prev_is(&[Pos::Prep, Pos::Quant, Pos::Num, Pos::Class, Pos::Scale])
                    || prev.is_some_and(|u| matches!(u.tag, Tag::Figure(_)))
                {
                    score += 3;
                }
                if matches!(next_word, "itu" | "ini" | "tersebut") {
                    score += 2;
                }
                if prev_is(&[Pos::Aux]) || prev.is_some_and(|u| u.is(Pos::Neg) && !u.flags.has("noun")) {
                    score -= 2;
                }
                if reading.clitic.is_some() {
                    score += 1;
                }
                if prev.is_some_and(|u| u.is(Pos::Verb) && u.flags.has("t") && u.voice == Voice::Active) {
                    score += 2;
                }
            }
            Pos::Verb => {
                if reading.flags.has("adj") {
                    score -= 1;
                }
                if prev_is(&[Pos::Aux, Pos::Rel, Pos::Pron]) || prev.is_some_and(|u| u.is(Pos::Neg)) {
                    score += 2;
                }
                if prev.is_some_and(|u| u.is(Pos::Prep) && u.flags.has("to")) {
                    score += 3;
                }
                if prev_is(&[Pos::Prep]) && prev.is_some_and(|u| !u.flags.has("to") && !u.flags.has("ing")) {
                    score -= 2;
                }
                if prev_is(&[Pos::Quant, Pos::Num, Pos::Class]) {
                    score -= 2;
                }
                if reading.voice == Voice::Passive && (prev_is(&[Pos::Sub, Pos::Prep]) || next_word == "oleh") {
                    score += 3;
                }
                if reading.voice == Voice::Bare && !prev_is(&[Pos::Pron, Pos::Aux, Pos::Neg]) {
                    score -= 2;
                }
                if reading.flags.has("cue") {
                    score += if self.after_quote(at) || self.sure_cue(at, reading) { 8 } else { -30 };
                }
            }
            Pos::Adj if reading.flags.value("time").is_some() && reading.en != "front" => {
                let previous = reading.flags.value("time") == Some("previous") && prev_is(&[Pos::Noun]);
                let time = previous || prev.is_some_and(|u| u.flags.has("time") || matches!(u.tag, Tag::Figure(_)));
                score += if time { 8 } else { -8 };
            }
            Pos::Adj => {
                // An attribute follows its noun.
                let before_noun = self.may(at + 1, &[Pos::Noun, Pos::Name]) && !reading.flags.has("prenoun");
                if before_noun
                    && reading.clitic.is_none()
                    && prev.is_some()
                    && !prev_is(&[Pos::Noun, Pos::Name, Pos::Rel, Pos::Adv])
                {
                    score -= 3;
                }
                if prev_is(&[Pos::Noun, Pos::Adv, Pos::Rel, Pos::Neg]) {
                    score += 1;
                }
            }
            Pos::Aux => {
                let inverted = self.may(at + 1, &[Pos::Pron]) && self.may(at + 2, &[Pos::Verb]);
                let adverb = reading.flags.has("adv") || reading.flags.has("modal") || reading.flags.has("perf");
                if next_verbal || next_adj || inverted {
                    score += 4;
                } else if !adverb || !self.may(at + 1, &[Pos::Prep, Pos::Adv, Pos::Cop]) {
                    score -= 3;
                }
                if reading.flags.has("prog") && !next_verbal {
                    score -= 6;
                }
            }
            Pos::Adv if reading.flags.has("deg") && !next_adj => score -= 2,
            // `pihak sekolah`: the word adds nothing; alone it is a noun.
            Pos::Quant if reading.flags.has("empty") => score += self.fit_empty(at, prev),
            Pos::Class => score += self.fit_classifier(at, prev),
            Pos::Det => score += 5,
            Pos::Exist => score += 6,
            Pos::Prep if self.may(at + 1, &[Pos::Noun, Pos::Name, Pos::Pron, Pos::Quant, Pos::Num, Pos::Verb]) => {
                score += 2;
            }
            Pos::Sub | Pos::Conj | Pos::Rel | Pos::Neg => score += 3,
            Pos::Part => score -= i32::from(!self.after_quote(at)),
            _ => {}
        }
        score
    }

    /// `…, kata petugas`: a word that after a comma is nothing but the verb.
    fn sure_cue(&self, at: usize, reading: &Reading) -> bool {
        let comma = at > 0 && self.tokens[at - 1].text == ",";
        let noun = self
            .tokens
            .get(at + 1)
            .is_none_or(|t| matches!(t.lower.as_str(), "yang" | "itu" | "ini") || t.kind != Kind::Word);
        reading.flags.has("sure") && comma && !noun
    }

    /// A word that adds nothing before a noun, and is a noun where it stands alone.
    fn fit_empty(&self, at: usize, prev: Option<&Unit>) -> i32 {
        let noun = prev.is_some_and(|u| u.any(&[Pos::Quant, Pos::Num, Pos::Noun]));
        if self.may(at + 1, &[Pos::Noun, Pos::Name]) && !noun { 6 } else { -12 }
    }

    /// A classifier stands between a number and a noun, or it is none.
    fn fit_classifier(&self, at: usize, prev: Option<&Unit>) -> i32 {
        let counted =
            prev.is_some_and(|u| u.any(&[Pos::Num, Pos::Scale, Pos::Quant]) || matches!(u.tag, Tag::Figure(_)));
        let word = self.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word);
        if counted && word && self.may(at + 1, &[Pos::Noun]) { 4 } else { -6 }
    }

    /// Is this the place of a speech verb: after a closing quotation mark or a placeholder, or after a comma where a
    /// speaker follows?
    pub(super) fn after_quote(&self, at: usize) -> bool {
        let quoted = |i: usize| {
            let t = &self.tokens[i];
            t.kind == Kind::Close && t.is_quote() || t.kind == Kind::Opaque
        };
        let Some(last) = at.checked_sub(1) else { return false };
        if quoted(last) {
            return true;
        }
        let comma = self.tokens[last].text == ",";
        let speaker =
            self.tokens.get(at + 1).is_some_and(|t| t.capital() || matches!(t.lower.as_str(), "dia" | "ia" | "mereka"));
        comma && (speaker || last.checked_sub(1).is_some_and(quoted) || self.tokens[at].lower.ends_with("nya"))
    }
}
