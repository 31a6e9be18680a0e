//! Who somebody without a name turns out to be: `Dia adalah pemilik pohon, Sukirno`, `perempuan itu, yang mengaku bernama …`.

use std::ops::Range;

use crate::indonesian::keys::constant;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::cues::starts_sentence;
use super::people::Who;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

/// Longest clause between somebody and `adalah`, in tokens.
const CLAUSE: usize = 9;

/// How far before `adalah` a sentence may begin with one of several, in tokens.
const PICKED: usize = 6;

/// The verb of giving evidence in court, and the word for whoever does.
const TESTIFIES: u64 = constant("bersaksi");
const WITNESS: u64 = constant("saksi");

impl Attributor {
    /// `Saksi berikutnya, Ketua Kelompok Tani X, Baharuddin, mengaku …`: the word before the comma is one for the person
    /// after it.
    pub(super) fn apposed_to(&mut self, scene: &Scene<'_>, phrases: &[Phrase]) {
        let [office, person, ..] = phrases else { return };
        let head = &scene.tokens[office.head];
        let starts = starts_sentence(scene.tokens, office.all.start);
        let apart =
            scene.tokens[person.all.start - 1].mark(',') && scene.tokens.get(person.next).is_some_and(|t| t.mark(','));
        let told = starts && apart && office.kind == Kind::Role && person.kind == Kind::Named;
        let noun = head.is(Flags::PERSON) && !head.nya;
        if let Some(who) = (told && noun).then(|| self.resolve(scene, person)).flatten() {
            self.people.holds(who, head.key);
        }
    }

    /// `Hal itu disampaikan Nurhayati saat bersaksi`, `disampaikannya saat bersaksi`: whom `saksi` alone then means, given the
    /// tokens up to the verb; `before` was in focus before the sentence.
    pub(super) fn testifies(&mut self, scene: &Scene<'_>, told: Range<usize>, before: Option<Who>) {
        let its = scene.tokens[told].iter().any(|t| t.nya && t.is(Flags::SAY));
        let who = if its { before } else { self.focus };
        if let Some(who) = who.filter(|&who| self.people.is_personal(who)) {
            self.people.holds(who, WITNESS);
        }
    }

    /// `Dia adalah pemilik pohon, Sukirno (55)`, `Saksi yang ditunggu adalah Rusmina`: who the one without a name is, and
    /// then the one whom the sentence is about.
    pub(super) fn identify(&mut self, scene: &Scene<'_>, phrases: &[Phrase], subject: Option<usize>) -> Option<Who> {
        let reader = scene.reader(&self.people);
        let is = |i: usize| ["adalah", "ialah", "bernama", "diketahui"].iter().any(|word| reader.reads(i, word));
        // `Salah satunya adalah Naba, pemilik dua perahu`
        let one_of = |p: &&Phrase| {
            let before = p.all.start.checked_sub(1).filter(|&i| p.kind == Kind::Named && is(i));
            before.is_some_and(|i| (i.saturating_sub(PICKED)..i).any(|k| scene.reads(k, "Salah")))
        };
        if let Some(named) = phrases.iter().find(one_of) {
            return self.resolve(scene, named);
        }
        let (at, phrase) = subject.and_then(|i| Some((i, phrases.get(i)?)))?;
        let mut small = (phrase.next..phrase.next + CLAUSE)
            .take_while(|&i| scene.tokens.get(i).is_some_and(|t| t.shape == Shape::Lower));
        // `Ia memperkenalkan diri sebagai Sukasno`
        let calls = |i: usize| {
            reader.reads(i, "memperkenalkan") && reader.reads(i + 1, "diri")
                || reader.reads(i, "mengaku") && (reader.reads(i + 1, "bernama") || reader.reads(i + 1, "sebagai"))
        };
        // `Anak itu belakangan diketahui bernama Kristoforus (9)`
        let called = || small.clone().find(|&i| reader.reads(i, "bernama")).filter(|&i| i > phrase.next);
        if phrase.kind == Kind::PointsBack
            && let Some(i) = called()
        {
            let named = reader.read(i + 1).filter(|p| p.kind == Kind::Named)?;
            let (stranger, who) = (self.resolve(scene, phrase), self.resolve(scene, &named)?);
            return Some(self.turns_out(stranger, who));
        }
        let verb = match phrase.kind {
            Kind::Pronoun | Kind::PointsBack => (is(phrase.next) || calls(phrase.next)).then_some(phrase.next),
            Kind::Role if !phrase.indefinite => small.find(|&i| is(i)),
            _ => None,
        }?;
        let named = phrases[at + 1..].iter().find(|p| p.kind == Kind::Named)?;
        if phrase.kind == Kind::Role {
            let who = self.resolve(scene, named).filter(|_| named.all.start == verb + 1)?;
            // `Pastor yang dimaksud adalah Romo Yanuarius`
            let stranger = self.resolve(scene, phrase);
            return Some(self.turns_out(stranger, who));
        }
        let (stranger, who) = (self.resolve(scene, phrase)?, self.resolve(scene, named)?);
        self.people.is_same(stranger, who);
        None
    }

    /// `ucap perempuan itu, yang mengaku bernama Ubung Lirung`: the name that a clause gives to somebody without one.
    pub(super) fn named_after(&mut self, scene: &Scene<'_>, phrase: &Phrase, stranger: Option<Who>) -> Option<Who> {
        let comma = usize::from(scene.tokens.get(phrase.all.end).is_some_and(|t| t.mark(',')));
        let that = phrase.all.end + comma;
        let small = |i: &usize| scene.tokens.get(*i).is_some_and(|t| t.shape == Shape::Lower);
        // `yang belakangan memperkenalkan diri sebagai Reza`
        let called = |i: usize| {
            scene.reads(i, "bernama")
                || scene.reads(i, "sebagai") && (scene.reads(i - 1, "diri") || scene.reads(i - 1, "mengaku"))
        };
        let name = (that..that + 6).take_while(small).find(|&i| called(i))? + 1;
        let clause = scene.lower(that) == "yang" && matches!(phrase.kind, Kind::PointsBack | Kind::Role);
        let named = scene.reader(&self.people).read(name).filter(|p| clause && p.kind == Kind::Named)?;
        let who = self.resolve(scene, &named)?;
        Some(self.turns_out(stranger, who))
    }

    /// Notes that somebody without a name is `who`, and gives him back.
    fn turns_out(&mut self, stranger: Option<Who>, who: Who) -> Who {
        if let Some(stranger) = stranger {
            self.people.is_same(stranger, who);
        }
        who
    }
}

impl Scene<'_> {
    /// Where a sentence tells that somebody gives evidence in court.
    pub(super) fn testimony(&self, start: usize, end: usize) -> Option<usize> {
        (start..end).find(|&i| self.tokens[i].shape == Shape::Lower && self.tokens[i].key == TESTIFIES)
    }
}
