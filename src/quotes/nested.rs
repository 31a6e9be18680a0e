//! Quotations inside a quotation: speech that the speaker repeats, with whoever said it there.

use crate::indonesian::wordclass::Flags;
use crate::model::QuoteKind;

use super::attribute::Attributor;
use super::cues;
use super::draft::{Candidate, Draft};
use super::marks::Pair;
use super::people::{Who, span_text};
use super::repeated::Talk;
use super::scene::Scene;

impl Attributor {
    /// Quotations inside a quotation.
    pub(super) fn nested(&mut self, scene: &Scene<'_>, outer: &Pair, speaker: Option<Who>) {
        let mut floor = outer.inner.start;
        // `Beliau bilang, '…'` in an obituary
        let mut talk = Talk { speaker, other: self.people.late.filter(|&who| Some(who) != speaker), last: None };
        let from = scene.pairs.partition_point(|p| p.outer.start < outer.inner.start);
        for pair in scene.pairs[from..].iter().take_while(|p| p.outer.end <= outer.inner.end) {
            let inner = scene.inner(pair);
            let around = pair.parent.map_or(outer.inner.start, |p| scene.pairs[p].inner.start);
            let start = if floor <= pair.outer.start { floor.max(around) } else { around };
            let (a, b) = (cues::token_at(scene.all, start), cues::token_at(scene.all, pair.outer.start));
            let before = &scene.all[a..b];
            let near = &before[before.len().saturating_sub(8)..];
            let verb = near.iter().rposition(|t| t.is(Flags::SAY.or(Flags::CUE).or(Flags::WRITE)));
            let naming =
                near.iter().rev().take(2).any(|t| {
                    t.is(Flags::NAMING) && !t.is(Flags::SAY.or(Flags::CUE).or(Flags::WRITE)) || t.is(Flags::WORK)
                });
            // `Guru saya menegur, '…'`: any verb right before the words.
            let acts = || {
                let last = b.checked_sub(2).filter(|&i| i > a && scene.all[i + 1].mark(','))?;
                (scene.inner_reader(&self.people).is_verb(last) && !scene.all[last].nya)
                    .then_some(last + near.len() - b)
            };
            let verb = verb.or_else(|| acts().filter(|_| inner.sentence && !naming));
            floor = pair.outer.end;
            let enough = inner.sentence || inner.words >= if verb.is_some() { 2 } else { 5 };
            let speech = enough && !naming;
            if !speech {
                let paragraph = scene.paragraph;
                self.candidates.push(Candidate { paragraph, inner: pair.inner.clone(), named: naming, nested: true });
                continue;
            }
            let offset = b - near.len();
            let end = cues::token_at(scene.all, pair.outer.end);
            let told = self.teller(scene, &mut talk, a, verb.map(|v| offset + v), b..end);
            let (who, mention) = match told {
                Some((who, words)) => (who, span_text(scene.text, &scene.all[words]).to_owned()),
                None if verb.is_none() => (Self::next_teller(&talk, before.is_empty()), String::new()),
                None => (None, String::new()),
            };
            talk.last = who.or(talk.last);
            self.drafts.push(Draft {
                paragraph: scene.paragraph,
                inner: pair.inner.clone(),
                kind: if inner.sentence { QuoteKind::Direct } else { QuoteKind::Partial },
                nested: true,
                who,
                mention,
                cue: verb.map(|v| scene.text[near[v].start()..near[v].end()].to_lowercase()),
                asks: false,
                continues: false,
            });
        }
    }
}
