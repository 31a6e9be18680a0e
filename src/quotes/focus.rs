//! Whom a pronoun will mean next: the subject of the last report, a crowd, one named in passing.

use std::ops::Range;

use super::documents::READ_OUT;
use super::floor::is_initials;
use super::kin::{is_anothers, is_owned};
use super::people::Who;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;
use crate::indonesian::persons::LONGEST_INITIALS;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::attribute::Attributor;

/// How far behind somebody it may be told that he died, in tokens.
const DIES: usize = 4;

/// Longest description between commas before that, in tokens.
const APPOSED: usize = 12;

/// Strangers of a lede remembered: more than any lede has.
const STRANGERS: usize = 8;

impl Attributor {
    /// `…, ujar Budi disambut sorak pendukungnya`: a crowd named after a quotation may shout next.
    pub(super) fn notice_crowd(&mut self, scene: &Scene<'_>, from: usize, end: usize) {
        let mut read = from;
        for i in from..end {
            let token = &scene.tokens[i];
            if i < read || token.shape != Shape::Lower || !token.is(Flags::GROUP) {
                continue;
            }
            let Some(phrase) = scene.reader(&self.people).read(i).filter(|p| p.kind == Kind::Group) else { continue };
            read = phrase.next;
            // `sorak Bawor Mania, kelompok suporter tuan rumah`
            let apposed = i > 1 && scene.tokens[i - 1].mark(',') && scene.tokens[i - 2].is_capital();
            let last = self.drafts.last().filter(|d| apposed && d.paragraph == scene.paragraph);
            let who = last.and_then(|d| d.who).or_else(|| self.resolve(scene, &phrase));
            self.crowd = who.map(|who| (who, scene.paragraph));
        }
    }

    /// Sets who is spoken of from the subject of a sentence without its quotations.
    pub(super) fn follow_subject(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        self.people.next_sentence();
        let testimony = scene.testimony(start, end);
        let before = testimony.and_then(|_| self.one(scene.paragraph));
        let (phrases, mut subject) = scene.phrases(&self.people, start, end);
        let mut focus = None;
        let mut brought_in = false;
        if let Some((cue, who)) = self.parenthesis(scene, start, end) {
            // `…, lanjutnya, guru itu …`: the sentence reports what somebody says, whatever its subject is.
            subject = None;
            if let Some(who) = who.filter(|_| !scene.tokens[cue].nya) {
                focus = Some((who, true));
            }
        }
        let mut met = None;
        for (i, phrase) in phrases.iter().enumerate() {
            if let Some((who, speaks)) = self.meet(scene, phrase, subject == Some(i), end) {
                met = Some((who, speaks));
                brought_in = phrase.role.is_some() && phrase.name.as_ref().is_some_and(|n| n.len() > 1);
                // `Kapolres menjelaskan latar belakangnya. HS mengajak dua kenalannya.`: the police go on.
                let told = self.reporter.is_some_and(|(other, at)| at == scene.paragraph && Some(other) != who);
                let speaks = speaks && !(told && is_initials(scene, phrase));
                focus = who.filter(|&who| speaks || self.takes_focus(scene, phrase, who)).map(|who| (who, speaks));
            }
        }
        self.crowd_that_answers(scene, &phrases, start);
        let asked = phrases.first().is_some_and(|p| p.kind == Kind::First) && !scene.answer;
        if let Some(phrase) = asked.then(|| scene.asked(&self.people, start, end)).flatten() {
            focus = self.resolve(scene, &phrase).map(|who| (who, false));
        }
        let thing = subject.is_none_or(|i| matches!(phrases[i].kind, Kind::Document | Kind::Institution));
        // `Pesan itu dikirim tersangka, kata Kapolsek Rahmat Hidayat`
        let reported = focus.is_some_and(|(_, speaks)| speaks) && subject.is_none();
        if let Some(phrase) = scene.agent(&self.people, start, end, thing).filter(|_| !reported) {
            focus = self.resolve(scene, &phrase).map(|who| (who, true));
        }
        let main = subject.and_then(|i| phrases.get(i));
        let (about, speaks) = met.unwrap_or_else(|| {
            let about = main.and_then(|p| self.resolve(scene, p));
            (about, main.is_some_and(|p| scene.speaks(p, end)))
        });
        self.remember_subject(scene, main, about, end);
        self.notice_death(scene, main, about, end);
        self.notice_papers(scene, &phrases, about, speaks);
        self.notice_reading(scene, start, end);
        if let Some(who) = self.identify(scene, &phrases, subject) {
            focus = Some((who, true));
        }
        self.so_called(scene, start, end);
        self.nicknames(scene, &phrases, end);
        self.strangers_named(scene, &phrases);
        self.belongs(scene, start, end);
        if focus.is_none() {
            self.pass_by(scene, &phrases, main);
            self.set_aside(scene, main, about);
        }
        if let Some((who, speaks)) = focus {
            self.look_at(who, scene.paragraph);
            // Somebody brought in with office and full name has the floor as if they had spoken.
            if speaks || brought_in {
                self.reporter = Some((who, scene.paragraph));
            }
        }
        self.apposed_to(scene, &phrases);
        if let Some(verb) = testimony {
            self.testifies(scene, start..verb, before);
        }
    }

    /// Notes whose death a sentence tells.
    fn notice_death(&mut self, scene: &Scene<'_>, main: Option<&Phrase>, about: Option<Who>, end: usize) {
        let tells = |p: &Phrase| {
            let after = &scene.tokens[p.next.min(end)..end];
            // `Mama Dolfina, narasumber utamanya, meninggal`
            let comma = |i: &usize| after.get(*i).is_some_and(|t| t.mark(','));
            let close = comma(&0).then(|| (1..APPOSED).find(comma)).flatten();
            after[close.map_or(0, |i| i + 1)..].iter().take(DIES).any(|t| t.is(Flags::DIES))
        };
        let died = about.filter(|&who| self.people.late.is_none() && self.people.is_personal(who));
        self.people.late = self.people.late.or(died.filter(|_| main.is_some_and(tells)));
    }

    /// Notes that somebody reads a text out.
    fn notice_reading(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        let reads = |t: &Token| t.shape == Shape::Lower && t.key == READ_OUT;
        if scene.tokens[start..end].iter().any(reads) {
            self.read_out = Some(scene.paragraph);
        }
    }

    /// Keeps somebody new by full name whom a sentence is about without giving the floor.
    fn set_aside(&mut self, scene: &Scene<'_>, main: Option<&Phrase>, about: Option<Who>) {
        let place = Flags::PLACE.or(Flags::INSTITUTION).or(Flags::WORK);
        let person = |n: &Range<usize>| n.len() > 1 && !scene.tokens[n.clone()].iter().any(|t| t.is(place));
        let full = |p: &Phrase| p.kind == Kind::Named && p.name.as_ref().is_some_and(person);
        if let Some(who) = about.filter(|&who| main.is_some_and(full) && self.people.is_new(who)) {
            self.aside = Some((who, scene.paragraph));
        }
    }

    /// `Pernyataan itu disahut ibu-ibu yang menunggu di luar`: those who do what is told of a thing may shout next.
    fn crowd_that_answers(&mut self, scene: &Scene<'_>, phrases: &[Phrase], start: usize) {
        let agent = |p: &&Phrase| {
            // `disahut para pedagang`
            let before = (start..p.all.start).rev().find(|&i| !scene.tokens[i].is(Flags::INDEFINITE));
            let verb = before.filter(|&i| p.kind == Kind::Group && scene.reader(&self.people).is_verb(i));
            verb.is_some_and(|i| scene.lower(i).starts_with("di"))
        };
        if let Some(phrase) = phrases.iter().find(agent) {
            self.crowd = self.resolve(scene, phrase).map(|who| (who, scene.paragraph));
        }
    }

    /// Keeps the one by name whom a sentence is about for a pronoun that starts the next.
    fn remember_subject(&mut self, scene: &Scene<'_>, main: Option<&Phrase>, about: Option<Who>, end: usize) {
        let initials = |t: &Token| t.shape == Shape::Acronym && t.end() - t.start() <= LONGEST_INITIALS;
        let named = main.filter(|p| p.kind == Kind::Named);
        // `Menteri Perhubungan, yang hadir, tidak melayani pertanyaan. Dalam sambutannya, ia …`
        let office = main.is_some_and(|p| {
            let head = &scene.tokens[p.head];
            p.kind == Kind::Role && head.is(Flags::TITLE) && head.is_capital() && p.all.len() > 1
        });
        let known = |who: &Who| {
            let head = named.map(|p| &scene.tokens[p.head]);
            let written = head.is_some_and(|t| t.shape == Shape::Capital) && self.people.is_personal(*who);
            office || head.is_some_and(initials) || written || named.is_some() && self.people.is_proven(*who)
        };
        self.told_before = self.told_of.map(|(who, at, _)| (who, at));
        self.told_of = about.filter(known).map(|who| (who, scene.paragraph, end));
    }

    /// Notes what a sentence tells of one whom it names; gives who it is and whether they say something where the
    /// sentence is about them.
    fn meet(&mut self, scene: &Scene<'_>, phrase: &Phrase, subject: bool, end: usize) -> Option<(Option<Who>, bool)> {
        let head = &scene.tokens[phrase.head];
        // `Ibunya …` leaves the one whose mother it is in focus.
        let unnamed = phrase.name.is_none() && (head.nya || is_owned(scene.tokens, phrase));
        // `Kios itu tutup. Pemiliknya mengaku rugi.`
        let floor = is_anothers(scene.tokens, phrase) && scene.speaks(phrase, end);
        let possessed = unnamed && !floor && self.people.relative(head, self.focus).is_none();
        let subject = subject && !possessed && !scene.is_text(phrase);
        let introduced =
            matches!(phrase.kind, Kind::Account | Kind::Institution) || phrase.name.is_some() && phrase.role.is_some();
        let aged = scene.aged(phrase);
        let named = phrase.name.is_some() && aged;
        if !(subject || introduced || named) {
            // `menyerahkan alat itu kepada seorang anak`, whom `anak itu` then means
            if phrase.kind == Kind::Role && phrase.indefinite && scene.reads(phrase.head.wrapping_sub(1), "seorang") {
                self.resolve(scene, phrase);
            }
            return None;
        }
        let who = self.resolve(scene, phrase);
        let speaks = scene.speaks(phrase, end);
        if let Some(who) = who.filter(|_| aged || speaks) {
            self.people.proves(who);
        }
        if !subject {
            return None;
        }
        if let Some(who) = who {
            if scene.asks_something(phrase, end) {
                self.asker = Some((who, scene.paragraph));
            }
            // `Seorang pembatik di Tuban menolak pesanan` in the lede of an article on Rumini
            let lede = scene.paragraph <= 1 && matches!(phrase.kind, Kind::Role | Kind::PointsBack);
            if lede && self.strangers.len() < STRANGERS {
                self.strangers.push(who);
            }
        }
        // `Kelompok suporter tuan rumah, Wilis Mania, mengkritik …`
        let head = &scene.tokens[phrase.head];
        let company = phrase.role.is_some() && head.is(Flags::GROUP) && !head.is(Flags::PERSON);
        if phrase.kind == Kind::Group || company {
            self.crowd = who.map(|who| (who, scene.paragraph));
        }
        if phrase.kind == Kind::Account {
            self.account = who.map(|who| (who, scene.paragraph));
        }
        if matches!(phrase.kind, Kind::Group | Kind::Institution) || company {
            self.several = who.map(|who| (who, scene.paragraph));
        }
        Some((who, speaks))
    }

    /// Words of attribution set between commas or at the start of an indirect sentence: the cue and the speaker.
    pub(super) fn parenthesis(&mut self, scene: &Scene<'_>, start: usize, end: usize) -> Option<(usize, Option<Who>)> {
        let cue = scene.parenthesis(start, end).filter(|&i| i > start)?;
        if scene.tokens[cue].nya {
            return Some((cue, None));
        }
        let phrase = scene.reader(&self.people).read_after_cue(cue + 1)?;
        let who = self.resolve(scene, &phrase);
        Some((cue, who))
    }
}
