//! Who answers whom: `jawab dia` is not the one who asked, and words in marks alone between two who talk are the other's.

use crate::indonesian::keys;
use crate::indonesian::wordclass::{self, Flags};

use super::attribute::Attributor;
use super::draft::Draft;
use super::people::Who;
use super::phrase::{Kind, Phrase, SLOT};
use super::scene::Scene;

impl Attributor {
    /// Notes that somebody has said something.
    pub(super) fn takes_turn(&mut self, who: Who) {
        if self.turns[1] != Some(who) {
            self.turns = [self.turns[1], Some(who)];
        }
    }

    /// The last one who said something and is not `who`.
    fn other(&self, who: Option<Who>) -> Option<Who> {
        self.turns.iter().rev().flatten().copied().find(|&turn| Some(turn) != who)
    }

    /// Whom `jawabnya` and `jawab dia` mean where the one in focus has just asked: the other one of the two.
    pub(super) fn answerer(&self, scene: &Scene<'_>, cue: &str) -> Option<Who> {
        if !class(cue).any(Flags::REPLY) {
            return None;
        }
        let focus = self.one(scene.paragraph);
        let narrated = self.asker.is_some_and(|(who, at)| Some(who) == focus && at == scene.paragraph);
        let asked = self.last(scene, false).is_some_and(|d| d.who == focus && d.asks);
        // `Wagini (44) memangku novel. Sulastri bertanya, "…" "…," jawab perempuan itu`
        let newcomer = || self.people.newcomer(focus);
        if narrated || asked { newcomer().or_else(|| self.other(focus)) } else { None }
    }

    /// `jawab mahasiswa itu` where the one who spoke last was never called so: the other one of the two.
    pub(super) fn unlike(
        &self,
        scene: &Scene<'_>,
        phrase: &Phrase,
        who: Option<Who>,
        cue: Option<&str>,
    ) -> Option<Who> {
        let replies = cue.is_some_and(|cue| class(cue).any(Flags::REPLY));
        let head = &scene.tokens[phrase.head];
        let office = head.is(Flags::PERSON) && !head.is(Flags::MALE.or(Flags::FEMALE).or(Flags::KIN));
        let described = phrase.kind == Kind::PointsBack && office && scene.tokens[0].shape == SLOT;
        let stranger = who.filter(|&who| {
            let spoke = self.last(scene, true).is_some_and(|d| d.who == Some(who));
            replies && described && spoke && self.people.is_personal(who) && !self.people.is_called(who, head.key)
        })?;
        self.other(Some(stranger))
    }

    /// The speaker of a paragraph that is nothing but words in marks, in the middle of a dialogue.
    pub(super) fn next_turn(&mut self, scene: &Scene<'_>) -> Option<Who> {
        let alone = scene.is_one_quotation();
        // `"Pernah," jawab Ferdinand. "Waktu kuliah."` and then a question: the one who asked asks again.
        let asks = alone && scene.text.trim_end_matches(['"', '”', '’', '»', '“', ' ']).ends_with('?');
        let goes_on = self.last(scene, asks).is_some_and(|d| {
            let cue = d.cue.as_deref().map_or(Flags::default(), class);
            cue.any(Flags::REPLY.or(Flags::ASK)) || self.alternates && d.cue.is_none()
        });
        self.alternates = alone && goes_on && !self.answering;
        if self.alternates { self.other(self.turns[1]) } else { None }
    }

    /// The last quotation, where it stands in this paragraph or in the one before; `whole` for the first part of it.
    fn last(&self, scene: &Scene<'_>, whole: bool) -> Option<&Draft> {
        self.drafts
            .iter()
            .rev()
            .find(|d| !(d.nested || whole && d.continues))
            .filter(|d| scene.paragraph <= d.paragraph + 2)
    }
}

/// The classes of a cue.
fn class(cue: &str) -> Flags {
    wordclass::flags(keys::key(cue))
}
