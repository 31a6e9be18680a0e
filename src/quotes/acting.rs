//! Words that no verb of saying announces: behind a caption, or behind what somebody does (`Slamet memotong, "…"`).

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::draft::Found;
use super::inner::Inner;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

/// Longest clause before its words, in tokens.
const CLAUSE: usize = 8;

impl Attributor {
    /// `Video itu diunggah akun @warga dengan keterangan, "Salut!"`, `Di depan kantor ada papan, "ANJING WAJIB DIIKAT"`: words
    /// of whoever put the text up, or of the thing that bears them.
    pub(super) fn captioned(&mut self, scene: &Scene<'_>, at: usize, slot: usize, inner: &Inner) -> Option<Found> {
        let noun = slot.checked_sub(2).filter(|&i| i > at && inner.capital && inner.words > 1)?;
        let puts_up = || self.puts_up(scene, at, slot).filter(|_| inner.words > 2);
        if let Some(phrase) = scene.come_upon(at, slot).or_else(puts_up) {
            return Some(self.found(scene, &phrase, None));
        }
        let token = &scene.tokens[noun];
        if token.shape != Shape::Lower || !token.is(Flags::DOCUMENT.or(Flags::SIGN)) {
            return None;
        }
        let reader = scene.reader(&self.people);
        let by = (at..noun).rev().find(|&i| scene.is_put_up(i)).and_then(|i| reader.agent_of(i));
        let sign = || reader.read(noun).filter(|p| token.is(Flags::SIGN) && p.kind == Kind::Document);
        let phrase = by.filter(|p| matches!(p.kind, Kind::Account | Kind::Named | Kind::Institution)).or_else(sign)?;
        Some(self.found(scene, &phrase, None))
    }

    /// `Ia menempelkan kertas di pintu, "…"`: the one who puts up the thing on which the words stand.
    fn puts_up(&self, scene: &Scene<'_>, at: usize, slot: usize) -> Option<Phrase> {
        let verb = (at + 1..slot).rev().take(CLAUSE).find(|&i| {
            scene.tokens[i].shape == Shape::Lower && scene.tokens[i].is(Flags::AUTHOR) && !scene.is_put_up(i)
        })?;
        let sign = scene.tokens.get(verb + 1).filter(|t| t.shape == Shape::Lower && t.is(Flags::SIGN));
        let plain = (verb + 2..slot - 1)
            .all(|i| scene.tokens[i].shape == Shape::Lower && !scene.reader(&self.people).is_verb(i));
        sign.filter(|_| plain).and_then(|_| scene.subject(&self.people, at, verb)).filter(|p| p.kind != Kind::Document)
    }

    /// `Namun, Slamet memotong, "Mana suratnya?"`: any verb right after the one who says it.
    pub(super) fn acts_and_says(&mut self, scene: &Scene<'_>, at: usize, slot: usize, inner: &Inner) -> Option<Found> {
        if !(inner.sentence && inner.capital) {
            return None;
        }
        // `Mereka tertawa sampai seorang polisi menegur, "…"`
        let starts = |i: &usize| matches!(scene.lower(*i).as_str(), "sampai" | "hingga" | "ketika" | "saat");
        let clause = (at + 1..slot).rev().take(CLAUSE).find(starts).map(|i| i + 1);
        let brought_in = clause.and_then(|i| scene.subject(&self.people, i, slot)).filter(|p| p.indefinite);
        let phrase = brought_in.or_else(|| scene.subject(&self.people, at, slot)).filter(|p| p.next < slot)?;
        let person = phrase.indefinite && phrase.kind != Kind::Document
            || matches!(phrase.kind, Kind::Named | Kind::Pronoun | Kind::Role | Kind::PointsBack);
        // `Lalu editor saya mengirim surel pendek, "…"`
        let next = phrase.next + usize::from(scene.tokens[phrase.next].is(Flags::FIRST.or(Flags::PRONOUN)));
        let verb = scene.reader(&self.people).is_verb(next) && slot - next <= 6;
        (person && verb).then(|| self.found(scene, &phrase, None))
    }
}
