//! Words in marks inside the reporter's sentence (`Menurut Budi, rapat itu "…"`): somebody's, or a term.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Token;

use super::attribute::Attributor;
use super::beside::{NEAR, REACH};
use super::draft::Found;
use super::inner::Inner;
use super::phrase::{Kind, Phrase, Reader};
use super::scene::Scene;

impl Attributor {
    /// Words of a speaker inside the reporter's sentence, or a term.
    pub(super) fn partial(
        &mut self,
        scene: &Scene<'_>,
        start: usize,
        slot: usize,
        end: usize,
        inner: &Inner,
    ) -> Option<Found> {
        let (start, end) = (start.max(slot.saturating_sub(REACH)), end.min(slot + REACH));
        let verb = scene
            .verb_before(start, slot)
            .or_else(|| scene.source(start, slot))
            .or_else(|| scene.parenthesis(slot + 1, end));
        if scene.judged_by_one(start, slot) {
            let cue = Some(scene.word(slot - 1));
            return Some(Found { who: self.one(scene.paragraph), cue, ..Found::default() });
        }
        let enough = inner.words >= 3 || inner.statement && inner.words >= 2;
        if let Some(verb) = verb {
            // `Menurut Budi, kunci itu sedang “dicari bersama-sama”`
            let source = scene.tokens[verb].is(Flags::SOURCE);
            let two = || inner.words == 2 && !inner.capital && start == verb && source;
            let enough = enough || two() && scene.tokens.get(slot + 1).is_none_or(Token::is_stop);
            // `Bagi pencinta keroncong, ia pemain biola di balik "Kereta Terakhir ke Purwosari"`
            let speech = enough && !(source && scene.titled(slot));
            return speech.then(|| self.partial_of_verb(scene, start, verb, slot));
        }
        // `Di mata perwira itu, Misnadin adalah “petugas kebersihan yang lupa digaji negara”`
        let view = if inner.words >= 4 && !inner.capital { scene.viewpoint(&self.people, start) } else { 0 };
        if let Some(phrase) = (view > 0).then(|| scene.reader(&self.people).read(start + view)).flatten() {
            return Some(self.found(scene, &phrase, None));
        }
        if let Some(phrase) = self.called_by(scene, start, slot).filter(|_| enough) {
            return Some(self.found(scene, &phrase, None));
        }
        self.partial_of_subject(scene, start, slot, inner)
    }

    /// Words in marks that a verb or noun of saying at token `verb` takes.
    fn partial_of_verb(&mut self, scene: &Scene<'_>, start: usize, verb: usize, slot: usize) -> Found {
        let cue = scene.word(verb);
        if verb > slot {
            return self.after_cue(scene, verb, cue);
        }
        let phrase = if scene.tokens[verb].is(Flags::SOURCE) {
            Reader { after_cue: true, ..scene.reader(&self.people) }.read(verb + 1)
        } else {
            let beside = scene.beside_verb(&self.people, start, verb);
            let clause = beside.or_else(|| self.relative(scene, start, verb));
            clause.or_else(|| scene.subject(&self.people, start, verb))
        };
        let relative = verb > start && scene.lower(verb - 1) == "yang";
        let text = if relative { self.text_that_speaks(scene, start, verb, phrase.as_ref()) } else { None };
        match text.or(phrase) {
            Some(phrase) => self.found(scene, &phrase, Some(cue)),
            None => Found { who: self.focus, cue: Some(cue), ..Found::default() },
        }
    }

    /// Words in marks in a sentence without a word of saying: those of whom it is about, where they are speech.
    fn partial_of_subject(&mut self, scene: &Scene<'_>, start: usize, slot: usize, inner: &Inner) -> Option<Found> {
        // `Ia tersenyum, "Saya senang."`
        let reacts = slot > start + 1 && scene.tokens[slot - 1].mark(',') && scene.tokens[slot - 2].is(Flags::REACT);
        let least = if reacts && inner.capital { 2 } else { 4 };
        let speech = inner.sentence && inner.words >= least || inner.words >= 7 || inner.first && inner.words >= 4;
        if !speech {
            return None;
        }
        let subject = scene.subject(&self.people, start, slot);
        // `Laporan evaluasi program itu mencatat peserta "…"`
        let report = |p: &Phrase| scene.is_text(p) && scene.tokens[p.head].is(Flags::REPORT);
        // `Dalam edarannya, asosiasi itu mewajibkan rombongan "…"`
        let body = |p: &Phrase| p.kind == Kind::PointsBack && scene.tokens[p.head].is(Flags::INSTITUTION);
        let told = |p: &Phrase| matches!(p.kind, Kind::Named | Kind::Institution | Kind::Account);
        // `Ada seorang bapak yang marah, "…"`
        let angry = |p: &Phrase| reacts && matches!(p.kind, Kind::Role | Kind::PointsBack | Kind::Group);
        let subject = subject.filter(|p| told(p) || report(p) || body(p) || angry(p));
        // `Dalam surat edaran yang diterima redaksi, kepala desa diminta "…"`
        let text = || {
            let inside = scene.tokens[start].is(Flags::PREPOSITION) && start + 1 < slot;
            inside.then(|| scene.reader(&self.people).read(start + 1)).flatten().filter(|p| scene.is_text(p))
        };
        Some(match subject.or_else(text) {
            Some(phrase) => self.found(scene, &phrase, None),
            None => Found { who: self.focus, ..Found::default() },
        })
    }

    /// `yang disebut Restu sebagai "…"`: the one who calls it so.
    fn called_by(&self, scene: &Scene<'_>, start: usize, slot: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        if let Some(by) = scene.called_so_by(start, slot) {
            return reader.read(by + 1).filter(|p| p.all.end + 1 == slot);
        }
        let so = slot.checked_sub(1).filter(|&i| i > start && reader.reads(i, "sebagai"))?;
        let verb = (start..so).rev().take(NEAR).find(|&i| reader.reads(i, "disebut") || reader.reads(i, "dijuluki"))?;
        reader.agent_of(verb).filter(|p| p.all.end == so)
    }
}
