//! What a later sentence tells of the ones before it: whose words those were, and what somebody without a name is called.

use crate::indonesian::keys;
use crate::indonesian::wordclass::{self, Flags};
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::people::{People, Who};
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

/// Whoever a text is from, told after it.
const SENDERS: [&str; 3] = ["pengirimnya", "penulisnya", "pembuatnya"];

impl Attributor {
    /// `"Ketemu!" begitu suara dari radio. Suara itu milik Kusairi`: the last words in marks of the paragraph, which no
    /// verb of saying gave to anybody, are his.
    pub(super) fn belongs(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        // `Pengirimnya, sopir truk bernama Dewa Gede, membenarkan pesan itu.`
        let first = scene.tokens[start];
        let comma = first.nya && start + 2 < end && scene.tokens[start + 1].mark(',');
        if comma && SENDERS.contains(&scene.lower(start).as_str()) {
            let phrase = scene.reader(&self.people).read(start + 2);
            if let Some(phrase) = phrase.filter(|p| p.kind == Kind::Named && p.all.end <= end) {
                let who = self.resolve(scene, &phrase);
                self.gives_back(scene.paragraph, who);
            }
            return;
        }
        let back = start + 2 < end && scene.tokens[start + 1].is(Flags::DEMONSTRATIVE);
        let text = || first.is(Flags::DOCUMENT.or(Flags::SIGN)) || scene.reads(start, "Suara");
        if !back || first.shape != Shape::Capital || !text() {
            return;
        }
        let reader = scene.reader(&self.people);
        let by =
            |i: &usize| reader.reads(*i, "milik") || scene.is_put_up(*i) && !scene.tokens[i + 1].is(Flags::PREPOSITION);
        // `ditulis dan dipasang oleh petugas kebersihan, Om Tinus`
        let agent = (start + 2..end).find(|&i| reader.reads(i, "oleh")).or_else(|| (start + 2..end - 1).find(by));
        let Some(phrase) = agent.and_then(|i| reader.read(i + 1)).filter(|p| p.all.end <= end) else { return };
        let person = matches!(phrase.kind, Kind::Named | Kind::Role);
        let who = self.resolve(scene, &phrase).filter(|_| person);
        self.gives_back(scene.paragraph, who);
    }

    /// Gives the last words in marks of a paragraph to whoever they turn out to be of.
    fn gives_back(&mut self, paragraph: usize, who: Option<Who>) {
        let told = |cue: &Option<String>| cue.as_ref().is_none_or(|c| wordclass::flags(keys::key(c)).any(Flags::WRITE));
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
