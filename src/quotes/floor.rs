//! Who takes the floor without a verb of saying: whether `katanya` then means the one whom a sentence is about.

use std::ops::Range;

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::cues::starts_sentence;
use super::people::Who;
use super::phrase::{Kind, Phrase, SLOT};
use super::scene::Scene;

/// How far behind a description the verb of what one does may stand, in tokens.
const REACTS: usize = 8;

/// How far before somebody the side is told that he is on, in tokens.
const SIDE: usize = 8;

/// How far behind somebody another may be told of in contrast, in tokens.
const CONTRAST: usize = 30;

impl Attributor {
    /// Whether the subject of a sentence without a verb of saying is the one whom `katanya` then means: a person, and
    /// nobody has spoken before in this paragraph.
    pub(super) fn takes_focus(&self, scene: &Scene<'_>, phrase: &Phrase, who: Who) -> bool {
        let head = &scene.tokens[phrase.head];
        let counted = scene.tokens[phrase.all.start].shape == Shape::Number;
        // `Almarhum adalah guru …`: a form of address alone brings nobody in; `tujuh perempuan` are no one person.
        if phrase.kind == Kind::Role
            && (counted || head.shape != Shape::Acronym && head.is(Flags::ADDRESS) && !head.is(Flags::PERSON))
        {
            return false;
        }
        // `papan tulisan tangan mendiang suaminya, Supardi`
        if scene.of_the_dead(phrase) {
            return false;
        }
        // A mountain is talked about and says nothing.
        if head.is(Flags::PLACE) && head.is_capital() && phrase.role.is_none() {
            return false;
        }
        // `Dokter tim menyarankannya berhenti` is about the one whom the doctor told so.
        let verb = scene.tokens.iter().skip(phrase.next).take(2).find(|t| t.is(Flags::SAY));
        if phrase.kind == Kind::Role && verb.is_some_and(|t| t.nya) {
            return false;
        }
        if self.focus.is_none() {
            return true;
        }
        let reported = self.reporter.is_some_and(|(_, at)| at == scene.paragraph);
        match phrase.kind {
            Kind::Pronoun | Kind::PointsBack | Kind::First => true,
            // `Direktur X Budi Santoso …` brings a new one in, a name alone may only be talked about.
            Kind::Named => self.has_floor_by_name(scene, phrase, who, reported),
            // `Istri AP, yang …` at the start of a paragraph is what it is about; `katalog investor` is about no investor.
            // `Istrinya tidak menegur` of a wife whom the article has named
            Kind::Role if head.nya && head.is(Flags::KIN) && self.people.is_personal(who) => !reported,
            Kind::Role => !reported && is_told_of(scene, phrase),
            Kind::Institution => !reported && set_apart(scene, phrase),
            _ => false,
        }
    }

    /// The same of somebody by name; `reported` tells that somebody has spoken before in this paragraph.
    fn has_floor_by_name(&self, scene: &Scene<'_>, phrase: &Phrase, who: Who, reported: bool) -> bool {
        // `Moderator rapat, Yuniarti, mengetuk mikrofon`
        let apart = |n: &Range<usize>| n.start > 0 && scene.tokens[n.start - 1].mark(',');
        let introduced = phrase.role.is_some() && phrase.name.as_ref().is_some_and(|n| n.len() > 1 || apart(n));
        let reacts = reacts(scene, phrase);
        // `Rokhayah, yang menonton bersama anaknya, justru gembira`
        // `Sri Lestari, penonton dari Klaten, masih menggendong anaknya`
        let described = scene.clause_after(phrase.next) || scene.set_off(phrase);
        // Whoever is known by initials is spoken about by the police.
        let initials = is_initials(scene, phrase);
        // `Salah seorang di antaranya, Giyanto, kini …`
        let picked = phrase.indefinite && phrase.head > phrase.all.start;
        let proven = reacts
            || !initials && (self.people.is_proven(who) || of_a_side(scene, phrase))
            || described && (initials || self.people.is_new(who))
            || picked;
        // `Sebagian warga mengusulkan taman. Paidi, yang memegang kunci, tidak punya usul.`
        let crowd = reported && self.reporter.is_some_and(|(who, _)| self.people.is_group(who));
        let party = scene.tokens[phrase.head].is(Flags::PARTY);
        proven && (!reported || crowd || reacts || introduced && !party)
    }
}

/// `Zahra tidak sependapat`, `Ridwan yang berjalan di belakangnya menggeleng`, `Suminah punya jawaban`: whether somebody
/// does what one does before speaking.
fn reacts(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let that = scene.reads(phrase.next, "yang");
    let close = scene.tokens.iter().skip(phrase.next).take(if that { REACTS } else { 3 });
    let starts = starts_sentence(scene.tokens, phrase.all.start);
    // `Suminah punya jawaban untuk itu.`
    let answers = scene.reads(phrase.next, "punya") || scene.reads(phrase.next, "memiliki");
    let other = scene.reads(phrase.next + 2, "lain") || scene.reads(phrase.next + 2, "sendiri");
    let answers = answers && (other || scene.tokens.get(phrase.next + 1).is_some_and(|t| t.is(Flags::WORDS)));
    // `FA sendiri membuka pintu damai`
    let reacts = answers
        || scene.reads(phrase.next, "sendiri") && starts
        || close.take_while(|t| t.shape == Shape::Lower).any(|t| t.is(Flags::REACT));
    // `Darmono menolak penghitungan ulang, sedangkan Rokayah menolak pulang.`: both are told of.
    let mut contrast = scene.tokens.iter().skip(phrase.next).take_while(|t| !t.is_stop()).take(CONTRAST);
    reacts && !contrast.any(|t| &scene.text[t.start()..t.end()] == "sedangkan")
}

/// `Dari kubu lawan, Siriporn Chaiyasit menyesali keputusan timnya.`: whether the sentence begins with the side of
/// somebody.
fn of_a_side(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let near = phrase.all.start.saturating_sub(SIDE)..phrase.all.start;
    let ends = |i: &usize| scene.tokens[*i].is_stop() || scene.tokens[*i].shape == SLOT;
    let starts = near.rev().find(ends).map_or(0, |i| i + 1);
    let side = ["kubu", "pihak", "kalangan", "sisi"].iter().any(|word| scene.reads(starts + 1, word));
    side && phrase.all.start > starts && scene.tokens[starts].is(Flags::PREPOSITION)
}

/// `Pemilih juga diminta hadir` is about voters, `Kepala observatorium menyela` about one person, who can then speak.
fn is_told_of(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let head = &scene.tokens[phrase.head];
    let office = phrase.all.len() > 2 || head.is(Flags::TITLE) && phrase.all.len() > 1;
    let described = set_apart(scene, phrase);
    // `Di balik kaca, operator studio, yang mengaku …, mengacungkan jempol`
    // `Sopir truk yang mengangkut mereka enggan menyebut namanya`
    let rest = scene.tokens[phrase.all.end..].iter().take_while(|t| !t.is_stop() && !t.mark(','));
    let reacts = || phrase.all.start == 0 && rest.take(REACTS).any(|t| t.is(Flags::REACT));
    let capital = head.is_capital() && (head.is(Flags::KIN) || office || described || reacts());
    let told = phrase.indefinite || capital || described && phrase.all.start > 0;
    told && (!head.is(Flags::PARTY) || head.is(Flags::KIN) && phrase.head == 0)
}

/// Whether somebody is known by initials alone.
pub(super) fn is_initials(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    scene.tokens[phrase.head].shape == Shape::Acronym && phrase.kind == Kind::Named && phrase.all.len() == 1
}

/// `Juru mudinya, yang pura-pura tidur, membuka satu mata`: a description at the start of a sentence or after its
/// introduction, with a clause of its own.
fn set_apart(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    let small = |i: &usize| scene.tokens.get(*i).is_some_and(|t| t.shape == Shape::Lower);
    let comma = phrase.all.end + (phrase.all.end..phrase.all.end + 4).take_while(small).count();
    // `Juru masaknya, seorang perempuan berkerudung, tertawa`
    let someone = scene.tokens.get(comma).is_some_and(|t| t.mark(',')) && scene.reads(comma + 1, "seorang");
    let someone = someone && phrase.kind == Kind::Role;
    scene.starts_clause(phrase) && (someone || scene.clause_after(comma))
}
