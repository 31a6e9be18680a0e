//! Those whom a sentence about something else names in passing, and who is in focus then.

use crate::indonesian::wordclass::Flags;

use super::attribute::Attributor;
use super::kin::is_anothers;
use super::people::Who;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

impl Attributor {
    /// A sentence about a thing names somebody in passing (`Gosip itu bermula dari unggahan Bagas`): the only one whom it
    /// names is in focus where nobody else is, or where it brings somebody new in (`Keluhan serupa datang dari Hariyanto
    /// (44), penjual rujak`).
    pub(super) fn pass_by(&mut self, scene: &Scene<'_>, phrases: &[Phrase], subject: Option<&Phrase>) {
        let someone = |p: &Phrase| {
            // `Jumlah korban bisa lebih besar andai muazin X tidak terbangun`: the victims say nothing.
            let party = p.kind == Kind::Role && scene.tokens[p.head].is(Flags::PARTY) && !p.indefinite;
            // `Muridnya kini tinggal Irfan (17)`
            let owned = is_anothers(scene.tokens, p);
            let kinds = matches!(p.kind, Kind::Named | Kind::Role | Kind::Pronoun | Kind::PointsBack);
            kinds && !scene.is_text(p) && !party && !owned
        };
        if subject.is_some_and(someone) {
            return;
        }
        if let Some(who) = self.in_clause(scene, phrases) {
            self.look_at(who, scene.paragraph);
            return;
        }
        let mut named: Vec<(Who, bool)> = Vec::new();
        let reader = |i: usize| scene.reader(&self.people).read(i);
        // `unggahan Bagas`
        let owners = phrases.iter().filter(|p| p.kind == Kind::Document && p.all.len() > 1).map(|p| reader(p.head + 1));
        let owners: Vec<Phrase> = owners.flatten().collect();
        for phrase in phrases.iter().chain(&owners).filter(|p| p.kind == Kind::Named) {
            let place = scene.tokens[phrase.head].is(Flags::PLACE);
            let full = phrase.name.as_ref().is_some_and(|n| n.len() > 1) && !place;
            let heard = self.focus.is_some();
            // `tulisan tangan mendiang suaminya, Supardi`
            if scene.of_the_dead(phrase) {
                continue;
            }
            let Some(who) = self.resolve(scene, phrase) else { continue };
            let told = full && phrase.role.is_some() || self.people.is_aged(who) || scene.described(phrase);
            let brought_in = told && !place && self.people.is_new(who);
            if (self.people.is_proven(who) || full && !heard || brought_in) && !named.iter().any(|(w, _)| *w == who) {
                named.push((who, brought_in));
            }
        }
        match named[..] {
            // `Rizqi (22), yang duduk di sampingnya, tersipu. Angkatannya 2 kilogram di bawah lifter Korea X.`
            [(who, brought_in)] if self.focus.is_none() || brought_in && !self.acted(scene) => {
                self.look_at(who, scene.paragraph);
            }
            [(who, _)] => self.aside = Some((who, scene.paragraph)),
            _ => {}
        }
    }

    /// Whether the one in focus has done something in this paragraph, as its sentences tell.
    fn acted(&self, scene: &Scene<'_>) -> bool {
        self.told_before.is_some_and(|(who, at)| at == scene.paragraph && Some(who) == self.focus)
    }

    /// `Ketegangan memuncak ketika Ilham menyinggung pinjaman`: the one known person who does something in a clause of a
    /// sentence about a thing.
    fn in_clause(&mut self, scene: &Scene<'_>, phrases: &[Phrase]) -> Option<Who> {
        let clause = |p: &&Phrase| {
            // `ketika seorang perempuan dari Kemiriombo berdiri`
            let stranger = p.kind == Kind::Role && p.indefinite;
            if p.kind != Kind::Named && !stranger {
                return false;
            }
            let word = |i: &usize| !stranger || !scene.reads(*i, "seorang");
            let at = (p.all.start.saturating_sub(2)..p.all.start).rev().find(word);
            let before = at.map(|i| scene.lower(i));
            let before = before.as_deref().unwrap_or_default();
            // `Di antara pelayat ada seorang sopir yang tidak dikenal keluarga`
            if stranger && at.is_some_and(|i| scene.tokens[i].is(Flags::PRESENTS)) {
                return true;
            }
            let starts = matches!(before, "ketika" | "saat" | "setelah" | "sewaktu" | "tatkala");
            // `Jawaban itu membuat La Hamidi, imam masjid, geleng-geleng kepala`
            let moved = before == "membuat";
            moved || starts && scene.reader(&self.people).is_verb(p.next)
        };
        let phrase = phrases.iter().find(clause)?.clone();
        self.resolve(scene, &phrase)
            .filter(|&who| phrase.indefinite || self.people.is_proven(who) || self.titled.contains(&who))
    }

    /// Puts somebody in focus: whoever was named in passing before is so no more.
    pub(super) fn look_at(&mut self, who: Who, paragraph: usize) {
        self.aside = None;
        self.account = None;
        self.seen = paragraph;
        self.focus = Some(who);
        if self.people.is_somebody(who) {
            self.single = Some((who, paragraph));
        }
    }
}
