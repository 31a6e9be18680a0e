//! Whom `dia`, `-nya`, `pria itu` and every other phrase mean, given who was spoken of last.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::people::Who;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

/// Longest introduction of a sentence before its subject, in tokens.
const INTRODUCTION: usize = 9;

/// Quotations looked through for those who have spoken.
const SPOKEN: usize = 40;

impl Attributor {
    /// The one whom `-nya` and `dia` mean: a single speaker rather than the crowd that shouted in between.
    pub(super) fn one(&self, paragraph: usize) -> Option<Who> {
        // `…, tetapi Karso tidak muncul. Kepada panitia ia …`: named here, where the one in focus is not.
        let here = |&(who, at): &(Who, usize)| at == paragraph && self.seen < paragraph && self.has_floor(who);
        // Named in the paragraph before, where the one in focus is not.
        let just = |&(_, at): &(Who, usize)| at + 1 == paragraph && self.seen < at;
        if let Some((who, _)) = self.aside.filter(|aside| here(aside) || just(aside)) {
            return Some(who);
        }
        match (self.focus, self.single) {
            (Some(focus), Some((who, at))) if self.yields(focus, paragraph) && paragraph <= at + 2 => {
                // `Petani mengaku rugi. Ahmad Tumba kehilangan tanaman.` and then `"…," katanya`
                let later = self.aside.filter(|&(_, last)| last > at && paragraph <= last + 1);
                Some(later.map_or(who, |(who, _)| who))
            }
            (focus, _) => focus,
        }
    }

    /// Whether somebody has spoken before or is the one whom the article is about.
    pub(super) fn has_floor(&self, who: Who) -> bool {
        let said = || self.drafts.iter().rev().take(SPOKEN).any(|d| d.who == Some(who));
        self.people.is_personal(who) && (self.protagonist == Some(who) || said())
    }

    /// Whether `dia` means an individual spoken of before rather than what is in focus: a crowd, or an institution that
    /// has said nothing here.
    fn yields(&self, focus: Who, paragraph: usize) -> bool {
        let said = self
            .drafts
            .iter()
            .rev()
            .find(|d| !d.nested)
            .is_some_and(|d| d.who == Some(focus) && d.paragraph == paragraph);
        let reported = self.reporter == Some((focus, paragraph));
        self.people.is_group(focus) || self.people.is_body(focus) && !said && !reported
    }

    /// Whom a phrase means where it stands; none for one that means nobody known.
    pub(super) fn resolve(&mut self, scene: &Scene<'_>, phrase: &Phrase) -> Option<Who> {
        if phrase.kind == Kind::First {
            return if scene.answer { self.guest.or(self.focus) } else { self.focus };
        }
        // `Tanya: Anda sering mengatakan "…"`
        if self.guest.is_some() && scene.reads(phrase.head, "Anda") {
            return self.guest;
        }
        if phrase.kind == Kind::Pronoun
            && let Some(other) = self.other_of_answer(scene, phrase.head)
        {
            return Some(other);
        }
        let plural = phrase.kind == Kind::Pronoun && scene.lower(phrase.head) == "mereka";
        // `AW sempat menelepon kakaknya. Dia pun mengetik pesan`: the subject goes on, whoever spoke before.
        let starts = phrase.kind == Kind::Pronoun && !plural && scene.tokens[phrase.head].shape == Shape::Capital;
        let says = scene.tokens.get(phrase.next).is_some_and(|t| t.is(Flags::SAY));
        // `Lewat ibunya, ia menitipkan sepucuk surat`
        let introduced = |end: usize| {
            phrase.kind == Kind::Pronoun
                && !plural
                && (end + 2..end + INTRODUCTION).contains(&phrase.head)
                && (scene.tokens[end].is(Flags::PREPOSITION) || phrase.head == end + 2 && scene.tokens[end + 1].mark(','))
                // `Pada lapaknya ia menulis`
                && (scene.tokens[phrase.head - 1].mark(',') || scene.tokens[phrase.head - 1].nya && phrase.head == end + 2)
                && scene.tokens[end..phrase.head - 1].iter().all(|t| t.shape == Shape::Lower || t.is_capital())
        };
        let goes_on =
            self.told_of.filter(|&(_, at, end)| at == scene.paragraph && (end == phrase.head || introduced(end)));
        let after = goes_on.is_some_and(|(.., end)| end < phrase.head);
        // `HS diperiksa. Pria asal Lubuk Pakam itu rupanya baru pertama kali naik pesawat.`
        let head = scene.tokens[phrase.head];
        let described = phrase.kind == Kind::PointsBack
            && head.shape == Shape::Capital
            && head.is(Flags::MALE.or(Flags::FEMALE))
            && phrase.all.start == phrase.head;
        if let Some((who, ..)) = goes_on.filter(|_| (starts || described) && !says || after) {
            return Some(who);
        }
        let focus = if plural {
            let group = self.focus.filter(|&who| self.people.is_group(who));
            // `Forum Petani telah menyurati Menteri. Dalam surat itu mereka menulis`
            let several = self.several.filter(|&(_, at)| at == scene.paragraph);
            // `Massa menancapkan orang-orangan. Pada dadanya mereka gantungkan …`
            let here = self.crowd.filter(|&(_, at)| at == scene.paragraph && self.seen < scene.paragraph);
            here.map(|(who, _)| who).or(group).or(several.or(self.crowd).map(|(who, _)| who)).or(self.focus)
        } else {
            let one = self.one(scene.paragraph);
            // `Pemerintah kota menjanjikan kios. Ia sudah melihatnya.`: `ia` is somebody.
            let body = starts && one.is_some_and(|who| self.people.is_body(who));
            self.single.filter(|&(_, at)| body && scene.paragraph <= at + 1).map(|(who, _)| who).or(one)
        };
        let aside =
            self.aside.filter(|_| phrase.kind == Kind::PointsBack && scene.tokens[phrase.head].is(Flags::PERSON));
        self.people.resolve(scene.text, scene.tokens, phrase, aside.map(|(who, _)| who).or(focus))
    }
}
