//! What a later sentence tells of the ones before it: whose words those were, and what somebody without a name is called.

use crate::indonesian::wordclass::{self, Flags};
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::people::{People, Who};
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

impl Attributor {
    /// `"Ketemu!" begitu suara dari radio. Suara itu milik Kusairi`: the last words in marks of the paragraph, which no
    /// verb of saying gave to anybody, are his.
    pub(super) fn belongs(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        let text = scene.tokens.get(start).is_some_and(|t| {
            t.shape == Shape::Capital && (t.is(Flags::DOCUMENT.or(Flags::SIGN)) || t.key == wordclass::key("suara"))
        });
        // `Pengirimnya, sopir truk bernama Dewa Gede, membenarkan pesan itu.`
        let sender = ["pengirimnya", "penulisnya", "pembuatnya"].iter().any(|w| scene.lower(start) == *w);
        if sender && start + 2 < end && scene.tokens[start + 1].mark(',') {
            let phrase =
                scene.reader(&self.people).read(start + 2).filter(|p| p.kind == Kind::Named && p.all.end <= end);
            if let Some(phrase) = phrase {
                let who = self.resolve(scene, &phrase);
                self.gives_back(scene.paragraph, who);
            }
            return;
        }
        if !text || start + 2 >= end || !scene.tokens[start + 1].is(Flags::DEMONSTRATIVE) {
            return;
        }
        let reader = scene.reader(&self.people);
        let passive = |i: usize| scene.tokens[i].is(Flags::AUTHOR) && scene.lower(i).starts_with("di");
        let by = |i: &usize| reader.reads(*i, "milik") || passive(*i) && !scene.tokens[i + 1].is(Flags::PREPOSITION);
        // `ditulis dan dipasang oleh petugas kebersihan, Om Tinus`
        let agent = (start + 2..end).find(|&i| reader.reads(i, "oleh")).or_else(|| (start + 2..end - 1).find(by));
        let Some(phrase) = agent.and_then(|i| reader.read(i + 1)).filter(|p| p.all.end <= end) else { return };
        let person = matches!(phrase.kind, Kind::Named | Kind::Role);
        let who = self.resolve(scene, &phrase).filter(|_| person);
        self.gives_back(scene.paragraph, who);
    }

    /// Gives the last words in marks of a paragraph to whoever they turn out to be of.
    fn gives_back(&mut self, paragraph: usize, who: Option<Who>) {
        let told =
            |cue: &Option<String>| cue.as_ref().is_none_or(|c| wordclass::flags(wordclass::key(c)).any(Flags::WRITE));
        let last = self.drafts.iter_mut().rev().find(|d| !d.nested);
        if let Some(draft) = last.filter(|d| d.paragraph == paragraph && told(&d.cue) && who.is_some()) {
            draft.who = who;
        }
    }

    /// `… balas seorang siswi. Siswi itu, NK (13), belakangan menjadi saksi`: the one of before has a name.
    pub(super) fn strangers_named(&mut self, scene: &Scene<'_>, phrases: &[Phrase]) {
        for phrase in phrases.iter().filter(|p| p.kind == Kind::Named) {
            let (Some(role), Some(name)) = (&phrase.role, &phrase.name) else { continue };
            let back = name.start > role.end && scene.tokens[role.end].is(Flags::DEMONSTRATIVE);
            let stranger = self.people.stranger(scene.tokens[phrase.head].key).filter(|_| back);
            if let Some((stranger, who)) = stranger.zip(self.resolve(scene, phrase)) {
                self.people.is_same(stranger, who);
            }
        }
    }
}

impl People {
    /// The last one brought in without a name as a `head` (`seorang siswi`).
    fn stranger(&self, head: u64) -> Option<Who> {
        let list = self.by_head.get(&super::roles::head_key(head))?;
        let unnamed = |who: &&Who| self.entities[**who].indefinite && self.entities[**who].kind == Some(Kind::Role);
        list.iter().rev().find(unnamed).copied()
    }
}
