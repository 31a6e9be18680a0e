//! Utterances of several parts: a quotation that runs over paragraphs, one that words of attribution interrupt, one that
//! the paragraph before announces with a colon.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::draft::{Draft, Found};
use super::inner::Inner;
use super::marks::Missing;
use super::phrase::{Kind, SLOT};
use super::scene::Scene;

impl Attributor {
    /// Keeps the colon at the end of a paragraph for the quotation that starts the next.
    pub(super) fn announce(&mut self, scene: &Scene<'_>) {
        self.announced = None;
        let n = scene.tokens.len();
        if n > 1 && scene.tokens[n - 1].mark(':') {
            let from = (0..n - 1)
                .rev()
                .find(|&i| scene.tokens[i].is_stop() || scene.tokens[i].shape == SLOT)
                .map_or(0, |i| i + 1);
            let verb = scene.verb_before(from, n - 1);
            // `Surat dakwaan itu ditutup dengan kalimat:`
            let text = scene.subject(&self.people, from, n - 1).filter(|p| scene.is_text(p));
            let author = text.and_then(|p| {
                let itself = verb.is_some() && !scene.tokens[p.head].nya;
                self.writer(scene, &p).or_else(|| if itself { self.resolve(scene, &p) } else { None })
            });
            // `Khoiriyah membacakannya di depan peti:`
            let read_out = |v: usize| scene.reads(v, "membacakannya");
            let paper = self.paper.filter(|p| p.paragraph == scene.paragraph && (from..n).any(read_out));
            let author = author.or_else(|| paper.and_then(|p| p.author));
            // `Hal yang memberatkan ditulis jaksa dalam tiga alinea:`
            let reader = scene.reader(&self.people);
            let put = |&i: &usize| scene.lower(i).starts_with("di") && scene.tokens[i].is(Flags::SAY.or(Flags::AUTHOR));
            let agent = (from..n).rev().find(put).filter(|_| author.is_none()).and_then(|i| reader.agent_of(i));
            let author = author.or_else(|| self.resolve(scene, &agent.filter(|p| p.kind != Kind::Document)?));
            if let Some(who) = author {
                self.announced = Some((Some(who), verb.map(|v| scene.word(v))));
            } else if let Some(verb) = verb {
                let paper =
                    if scene.tells_its_words(verb) { self.written(scene, from, verb, n - 1, true) } else { None };
                if let Some(found) = paper {
                    self.announced = Some((found.who, Some(scene.word(verb))));
                    return;
                }
                self.announced = Some((self.focus, Some(scene.word(verb))));
            }
        }
    }

    /// A quotation left open at the end of its paragraph goes on in the next when that opens with a mark.
    pub(super) fn carry_unclosed(&mut self, scene: &Scene<'_>) {
        let open =
            scene.pairs.iter().rev().find(|p| p.parent.is_none()).is_some_and(|p| p.missing == Missing::CloseAtEnd);
        let last = self.drafts.iter().rposition(|d| !d.nested).filter(|&i| self.drafts[i].paragraph == scene.paragraph);
        let Some(last) = last.filter(|_| open) else {
            self.settle_unclosed(scene.paragraph);
            return;
        };
        self.settle_unclosed(scene.paragraph);
        self.unclosed = Some(self.unclosed.unwrap_or(last));
    }

    /// The words of attribution after the last part hold for all parts.
    fn settle_unclosed(&mut self, paragraph: usize) {
        let Some(first) = self.unclosed else { return };
        let here = self.drafts.iter().enumerate().rev().take_while(|(_, d)| d.paragraph == paragraph);
        let Some(end) = here.filter(|(_, d)| d.continues && !d.nested).map(|(i, _)| i).last() else {
            self.unclosed = None;
            return;
        };
        if self.drafts[end].cue.is_some() && self.drafts[first].cue.is_none() {
            let Draft { who, mention, cue, .. } = self.drafts[end].clone();
            for draft in self.drafts[first..end].iter_mut().filter(|d| !d.nested && (d.continues || d.cue.is_none())) {
                draft.who = who;
                draft.mention.clone_from(&mention);
                draft.cue.clone_from(&cue);
            }
            self.unclosed = None;
        }
    }

    /// Attribution of the quotation before.
    pub(super) fn previous(&self, scene: &Scene<'_>) -> Found {
        let last = self.drafts.iter().rev().find(|d| !d.nested);
        let same = last.filter(|d| d.paragraph == scene.paragraph || self.unclosed.is_some());
        same.map_or_else(Found::default, |d| Found { who: d.who, mention: d.mention.clone(), ..Found::default() })
    }

    /// Whether the quotation at `slot` goes on with the one before it: nothing but words of attribution between them.
    pub(super) fn interrupted(&self, scene: &Scene<'_>, start: usize, slot: usize, inner: &Inner) -> bool {
        let Some(before) = (0..slot).rev().find(|&i| scene.tokens[i].shape == SLOT) else { return false };
        let pair = &scene.pairs[scene.slots[&(before as u64)]];
        let last = self.drafts.iter().rev().find(|d| !d.nested);
        let same = last.is_some_and(|d| d.paragraph == scene.paragraph && d.cue.is_some() && d.inner == pair.inner);
        let between = &scene.tokens[before + 1..slot];
        let stops = between.iter().enumerate().filter(|(i, t)| t.is_stop() && !scene.is_short(before + 1 + i)).count();
        let right_cue = between.iter().take(3).any(|t| t.is(Flags::CUE) || t.is(Flags::SAY));
        // `Seorang lelaki menyahut, "Dibaca, Bu?" Sri menjawab pendek. "Saya baca."`
        let closed = !scene.text[pair.inner.clone()].trim_end().ends_with(',');
        let anew = closed && between.first().is_some_and(|t| t.shape == Shape::Capital);
        let attribution = scene.text[scene.tokens[before].end()..].chars().next().is_some();
        same && right_cue && !anew && attribution && stops <= 1 && (inner.sentence || before >= start)
    }
}
