//! Who says words that a speaker repeats: `"Istri saya bilang, 'Pulang.'"` is the speaker's wife, `"Saya tanya Pak Bahar,
//! 'Kenapa?' Dia jawab, 'Rusak.'"` first the speaker and then Bahar.

use std::ops::Range;

use crate::indonesian::persons::ROLE;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::attribute::Attributor;
use super::draft::Found;
use super::people::{Who, span_text};
use super::phrase::{Kind, Phrase, Reader};
use super::scene::Scene;

/// How far back the one who says it is looked for, in tokens.
const CLAUSE: usize = 32;

/// Longest noun for a relation of the speaker's (`adik ipar saya`), in tokens.
const RELATION: usize = 3;

/// Words that mean somebody, with a capital where they start a sentence.
const SOMEBODY: Flags = ROLE
    .or(Flags::GROUP)
    .or(Flags::KIN)
    .or(Flags::INSTITUTION)
    .or(Flags::ADDRESS)
    .or(Flags::PRONOUN)
    .or(Flags::FIRST)
    .or(Flags::INDEFINITE);

/// What has been said inside one quotation so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Talk {
    /// Whose quotation it is, who says `saya`.
    pub(super) speaker: Option<Who>,
    /// The last other one whom it tells of, who is `dia`.
    pub(super) other: Option<Who>,
    /// The last one who said something.
    pub(super) last: Option<Who>,
}

/// Who says it, and the words that tell.
pub(super) type Teller = (Option<Who>, Range<usize>);

impl Attributor {
    /// The one who says the words in marks at the tokens `to`, inside a quotation that is read from token `from` on; `verb`
    /// is the verb of saying before them.
    pub(super) fn teller(
        &mut self,
        scene: &Scene<'_>,
        talk: &mut Talk,
        from: usize,
        verb: Option<usize>,
        to: Range<usize>,
    ) -> Option<Teller> {
        let reader = scene.inner_reader(&self.people);
        // `'Bagus,' kata Bapak`
        let comma = to.end + usize::from(reader.mark(to.end, ','));
        let cue = Some(comma).filter(|&i| reader.is(i, Flags::CUE) && scene.all[i].shape == Shape::Lower);
        // `Kata istri saya, '…'`, `Dijawab Pak Kondektur, '…'`
        let starts = |v: usize| v == from || matches!(scene.all[v - 1].shape, Shape::Mark(_));
        let passive = |v: usize| reader.is(v, Flags::CUE) && starts(v) || lower(scene, v).starts_with("di");
        let reversed = cue.or_else(|| verb.filter(|&v| passive(v) && v + 1 < to.start));
        let named = |i: usize| Reader { after_cue: true, ..reader }.read(i).filter(|p| p.kind != Kind::Document);
        if let Some(phrase) = reversed.and_then(|v| owned_at(&reader, v + 1).or_else(|| named(v + 1))) {
            return Some(self.told(scene, talk, &phrase));
        }
        let verb = verb?;
        let found = self.before(scene, from, verb);
        let phrase = found.iter().rev().find(|(_, free)| *free).map(|(phrase, _)| phrase.clone());
        for (other, _) in found.iter().filter(|(p, _)| phrase.as_ref().is_none_or(|s| s.all != p.all)) {
            self.told(scene, talk, other);
        }
        if let Some(phrase) = phrase {
            let told = self.told(scene, talk, &phrase);
            self.addressee(scene, talk, verb, to.start);
            return Some(told);
        }
        // `Dijawab, '…'`, `Jawabnya, '…'`
        let answer = scene.all[verb].nya || lower(scene, verb).starts_with("di");
        answer.then(|| (talk.other, verb..verb + 1))
    }

    /// `Tiap Natal ibu saya bertanya, "…"` in an answer of an interview: the guest's mother.
    pub(super) fn relation_of_guest(&mut self, scene: &Scene<'_>, at: usize, verb: usize) -> Option<Found> {
        let guest = self.guest.filter(|_| scene.answer && verb < scene.tokens.len())?;
        let reader = scene.reader(&self.people);
        let near = verb.saturating_sub(2 * RELATION).max(at)..verb;
        let small = |i: usize| scene.tokens[i].shape == Shape::Lower && !reader.is_verb(i);
        let phrase = near
            .into_iter()
            .find_map(|i| owned_at(&reader, i).filter(|p| (p.all.end..verb).all(small) && p.all.end <= verb))?;
        let noun = phrase.head..phrase.all.end - 1;
        let who = self.people.of_speaker(scene.text, &scene.tokens[noun], guest);
        let mention = span_text(scene.text, &scene.tokens[phrase.all]).to_owned();
        Some(Found { who: Some(who), mention, ..Found::default() })
    }

    /// `'Putih, Nek.' 'Lha, kamu bisa.'`: of words that follow others with nothing between, the other one's of the two.
    pub(super) fn next_teller(talk: &Talk, follows: bool) -> Option<Who> {
        match (follows, talk.last) {
            (true, Some(last)) if Some(last) == talk.speaker => talk.other,
            (true, Some(_)) => talk.speaker,
            _ => talk.last,
        }
    }

    /// `Saya tanya Pak Bahar, '…'`: who is `dia` in what comes after.
    fn addressee(&mut self, scene: &Scene<'_>, talk: &mut Talk, verb: usize, to: usize) {
        let reader = scene.inner_reader(&self.people);
        let phrase = (verb + 1..to).find_map(|i| owned_at(&reader, i).or_else(|| reader.read(i)));
        if let Some(phrase) = phrase.filter(|p| p.all.end <= to && !matches!(p.kind, Kind::First | Kind::Document)) {
            self.told(scene, talk, &phrase);
        }
    }

    /// Those named before the verb in the quotation, each with whether it can be the one who says it.
    fn before(&self, scene: &Scene<'_>, from: usize, verb: usize) -> Vec<(Phrase, bool)> {
        let reader = scene.inner_reader(&self.people);
        let start = from.max(verb.saturating_sub(CLAUSE));
        let clause = (start..verb).rev().find(|&i| scene.all[i].is_stop()).map_or(start, |i| i + 1);
        let mut found = Vec::new();
        let mut at = start;
        while at < verb {
            // `Terus dia bilang`, `Habis makan mereka tanya`: no names.
            let opens = scene.all[at].shape == Shape::Capital
                && (at == from || !matches!(scene.all[at - 1].shape, Shape::Lower | Shape::Capital));
            let stranger = opens && !scene.all[at].is(SOMEBODY) && !self.people.is_known(scene.all[at].key);
            // `Sopan sekali, Mas. Dia tahu nama saya.`
            let called = at > from && reader.mark(at - 1, ',') && scene.all[at].is(Flags::ADDRESS);
            let called = called && scene.all.get(at + 1).is_some_and(|t| t.is_stop() || t.mark(','));
            let phrase = owned_at(&reader, at).or_else(|| reader.read(at).filter(|_| !(stranger || called)));
            let Some(phrase) = phrase.filter(|p| p.all.end <= verb && p.kind != Kind::Document) else {
                at += 1;
                continue;
            };
            let governed = at > clause
                && (reader.is(at - 1, Flags::PREPOSITION) || reader.is_verb(at - 1) || says(&reader, at - 1));
            at = phrase.all.end.max(at + 1);
            let free = !governed && phrase.all.start >= clause;
            found.push((phrase, free));
        }
        found
    }

    /// Whom a phrase means inside the quotation; anybody but the speaker is `dia` from then on.
    fn told(&mut self, scene: &Scene<'_>, talk: &mut Talk, phrase: &Phrase) -> Teller {
        let mine = phrase.kind == Kind::Role && scene.all[phrase.all.end - 1].is(Flags::FIRST);
        let who = match phrase.kind {
            Kind::First => return (talk.speaker, phrase.all.clone()),
            Kind::Pronoun => talk.other,
            _ if mine => {
                let noun = &scene.all[phrase.head..phrase.all.end - 1];
                talk.speaker.map(|speaker| self.people.of_speaker(scene.text, noun, speaker))
            }
            // `Bapak itu bilang, '…'` of somebody whom nothing before tells of: not the speaker.
            Kind::PointsBack if talk.other.is_none() && phrase.all.len() > 1 => {
                let all = phrase.all.start..phrase.all.end - 1;
                let phrase = Phrase { kind: Kind::Role, all, ..phrase.clone() };
                self.people.resolve(scene.text, scene.all, &phrase, None).filter(|&who| Some(who) != talk.speaker)
            }
            _ => self.people.resolve(scene.text, scene.all, phrase, talk.other),
        };
        // `pelaksananya Badan Gizi` is nobody.
        let noun = scene.all[phrase.head].nya && phrase.all.len() > 1;
        let person = |who: &Who| !noun && (self.people.is_somebody(*who) || self.people.is_group(*who));
        talk.other = who.filter(person).or(talk.other);
        (who, phrase.head..phrase.all.end)
    }
}

fn lower(scene: &Scene<'_>, i: usize) -> String {
    scene.text[scene.all[i].start()..scene.all[i].end()].to_lowercase()
}

fn says(reader: &Reader<'_>, i: usize) -> bool {
    reader.token(i).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::SAY.or(Flags::CUE)))
}

/// `istri saya`, `guru ngaji saya`: somebody by the relation to the one who speaks.
fn owned_at(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    let noun = Flags::KIN.or(Flags::PERSON).or(Flags::GROUP).or(Flags::TITLE);
    reader.token(at).filter(|t| t.is(noun) && !t.nya && matches!(t.shape, Shape::Lower | Shape::Capital))?;
    let small = |t: &Token| t.shape == Shape::Lower;
    let mine = (at + 1..=at + RELATION).find(|&i| reader.token(i).is_some_and(|t| small(t) && t.is(Flags::FIRST)))?;
    let between = (at + 1..mine).all(|i| small(&reader.tokens[i]) && !reader.is_verb(i) && !says(reader, i));
    between.then_some(Phrase {
        kind: Kind::Role,
        head: at,
        name: None,
        role: Some(at..mine),
        all: at..mine + 1,
        next: mine + 1,
        indefinite: false,
    })
}
