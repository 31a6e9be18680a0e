//! Quotations inside a quotation: speech that the speaker repeats, with whoever said it there.

use crate::indonesian::wordclass::Flags;
use crate::model::QuoteKind;

use super::attribute::{Attributor, Candidate, Draft};
use super::cues;
use super::marks::Pair;
use super::people::Who;
use super::phrase::{Kind, Reader};
use super::scene::Scene;

impl Attributor {
    /// Quotations inside a quotation.
    pub(super) fn nested(&mut self, scene: &Scene<'_>, outer: &Pair, speaker: Option<Who>) {
        let mut floor = outer.inner.start;
        let mut last: Option<Who> = None;
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
            floor = pair.outer.end;
            let enough = inner.sentence || inner.words >= if verb.is_some() { 2 } else { 5 };
            let speech = enough && !naming;
            if !speech {
                let paragraph = scene.paragraph;
                self.candidates.push(Candidate { paragraph, inner: pair.inner.clone(), named: naming, nested: true });
                continue;
            }
            let reader = Reader { text: scene.text, tokens: scene.all, people: &self.people, after_cue: false };
            let offset = b - near.len();
            let phrase = verb.and_then(|v| {
                (0..v).rev().take(5).filter_map(|i| reader.read(offset + i)).find(|p| p.next <= offset + v + 1)
            });
            let mut mention = String::new();
            let who = match &phrase {
                Some(p) => {
                    mention.push_str(&scene.text[scene.all[p.head].start()..scene.all[p.all.end - 1].end()]);
                    match p.kind {
                        Kind::First => speaker,
                        Kind::Pronoun => last,
                        _ => self.people.resolve(scene.text, scene.all, p, last),
                    }
                }
                None => last.filter(|_| verb.is_none()),
            };
            last = who.or(last);
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
