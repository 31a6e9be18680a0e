//! Who says what: reads an article paragraph by paragraph, decides for every pair of marks whether it holds speech or a
//! term, and finds the words that attribute it. One pass in text order; the only memory is who was spoken of last.

use std::ops::Range;

use crate::indonesian::wordclass::{Flags, KeyMap};
use crate::indonesian::words::{Shape, Token};
use crate::model::QuoteKind;

use super::marks::{Missing, Pair};
use super::people::{People, Who};
use super::phrase::{Kind, Phrase, SLOT};
use super::scene::{Inner, Scene};

/// How far back in an answer the one whom `dia` means is looked for, in tokens.
const ANSWER: usize = 80;

/// A quotation found; offsets are bytes of its paragraph.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Index of the paragraph in the article.
    pub(super) paragraph: usize,
    pub(super) inner: Range<usize>,
    pub(super) kind: QuoteKind,
    pub(super) nested: bool,
    pub(super) who: Option<Who>,
    pub(super) mention: String,
    pub(super) cue: Option<String>,
    /// Belongs to the same utterance as the quotation before it.
    pub(super) continues: bool,
}

/// Words in marks that are no speech, so far.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) paragraph: usize,
    pub(super) inner: Range<usize>,
    /// A word of naming stands before it (`berjudul`).
    pub(super) named: bool,
    pub(super) nested: bool,
}

/// Attribution found beside a quotation.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) who: Option<Who>,
    pub(super) mention: String,
    pub(super) cue: Option<String>,
    /// First token after the words of attribution.
    pub(super) next: usize,
}

/// State carried from paragraph to paragraph.
pub(super) struct Attributor {
    pub(super) people: People,
    pub(super) drafts: Vec<Draft>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) focus: Option<Who>,
    /// The last one in focus who is not a crowd, and the paragraph.
    pub(super) single: Option<(Who, usize)>,
    /// The last subject of a verb of saying, and the paragraph.
    pub(super) reporter: Option<(Who, usize)>,
    /// The last crowd that a sentence was about: `mereka`.
    pub(super) crowd: Option<Who>,
    /// Named in passing since somebody was last in focus: whom `pria itu` then means.
    aside: Option<Who>,
    /// Who answers in an interview.
    pub(super) guest: Option<Who>,
    /// The paragraph before was a question, to be answered by the words in marks that make up the next.
    asked: bool,
    /// The paragraph before ended with a colon that announces speech.
    pub(super) announced: Option<(Option<Who>, Option<String>)>,
    /// Drafts from here on are parts of one quotation that the last paragraph did not close.
    pub(super) unclosed: Option<usize>,
}

impl Attributor {
    pub(super) fn new(people: People) -> Self {
        Self {
            people,
            drafts: Vec::new(),
            candidates: Vec::new(),
            focus: None,
            single: None,
            reporter: None,
            crowd: None,
            aside: None,
            guest: None,
            asked: false,
            announced: None,
            unclosed: None,
        }
    }

    /// Reads one paragraph.
    pub(super) fn paragraph(&mut self, paragraph: usize, text: &str, all: &[Token], pairs: &[Pair]) {
        let mut scene =
            Scene { paragraph, text, all, tokens: Vec::new(), pairs, slots: KeyMap::default(), answer: false };
        scene.fill();
        scene.answer = starts_with_label(&scene, &["jawab", "a"]);
        let asks = scene.asks();
        let question = starts_with_label(&scene, &["tanya", "q", "t"]) || text.starts_with(['—', '–']) || asks;
        let answered = self.asked && scene.tokens.len() == 1 && scene.tokens[0].shape == SLOT;
        if (scene.answer || answered) && self.guest.is_none() {
            self.guest = self.focus;
        }
        if answered {
            self.focus = self.guest;
        }
        self.asked = asks;
        let focus = self.focus;
        let mut start = 0;
        while start < scene.tokens.len() {
            let end = scene.sentence_end(start);
            self.sentence(&scene, start, end);
            start = end;
        }
        if question || scene.answer {
            // A narrator's own question changes nothing.
            self.focus = self.guest.or(if asks { self.focus } else { focus });
        }
        self.announce(&scene);
        self.carry_unclosed(&scene);
    }

    /// Keeps the colon at the end of a paragraph for the quotation that starts the next.
    fn announce(&mut self, scene: &Scene<'_>) {
        self.announced = None;
        let n = scene.tokens.len();
        if n > 1 && scene.tokens[n - 1].mark(':') {
            let from = (0..n - 1)
                .rev()
                .find(|&i| scene.tokens[i].is_stop() || scene.tokens[i].shape == SLOT)
                .map_or(0, |i| i + 1);
            let verb = scene.verb_before(from, n - 1);
            if let Some(verb) = verb {
                self.announced = Some((self.focus, Some(scene.word(verb))));
            }
        }
    }

    /// A quotation left open at the end of its paragraph goes on in the next when that opens with a mark.
    fn carry_unclosed(&mut self, scene: &Scene<'_>) {
        let open =
            scene.pairs.iter().rev().find(|p| p.parent.is_none()).is_some_and(|p| p.missing == Missing::CloseAtEnd);
        let last = self.drafts.iter().rposition(|d| !d.nested).filter(|&i| self.drafts[i].paragraph == scene.paragraph);
        let Some(last) = last.filter(|_| open) else {
            self.settle_unclosed(scene.paragraph);
            return;
        };
        self.settle_unclosed(scene.paragraph);
        self.unclosed = Some(self.unclosed.unwrap_or(last));
    }

    /// The words of attribution after the last part hold for all parts.
    fn settle_unclosed(&mut self, paragraph: usize) {
        let Some(first) = self.unclosed else { return };
        let here = self.drafts.iter().enumerate().rev().take_while(|(_, d)| d.paragraph == paragraph);
        let Some(end) = here.filter(|(_, d)| d.continues && !d.nested).map(|(i, _)| i).last() else {
            self.unclosed = None;
            return;
        };
        if self.drafts[end].cue.is_some() && self.drafts[first].cue.is_none() {
            let Draft { who, mention, cue, .. } = self.drafts[end].clone();
            for draft in self.drafts[first..end].iter_mut().filter(|d| !d.nested && (d.continues || d.cue.is_none())) {
                draft.who = who;
                draft.mention.clone_from(&mention);
                draft.cue.clone_from(&cue);
            }
            self.unclosed = None;
        }
    }

    fn sentence(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        let first_slot = (start..end).find(|&i| scene.tokens[i].shape == SLOT).unwrap_or(end);
        if first_slot > start {
            self.follow_subject(scene, start, first_slot);
        }
        let mut at = start;
        let mut slot = first_slot;
        while slot < end {
            let next = self.slot(scene, start, at, slot, end);
            let following = |from: usize| (from..end).find(|&i| scene.tokens[i].shape == SLOT).unwrap_or(end);
            let mut after = following(slot + 1);
            // `ucap bintang sinetron "Cinta" itu`: the words of attribution hold a title.
            while after + 1 < next && after < end {
                let inner = scene.pairs[scene.slots[&(after as u64)]].inner.clone();
                self.candidates.push(Candidate { paragraph: scene.paragraph, inner, named: true, nested: false });
                after = following(after + 1);
            }
            at = next.clamp(slot + 1, after.max(slot + 1));
            slot = after;
        }
        self.notice_crowd(scene, first_slot, end);
    }

    /// `…, ujar Budi disambut sorak pendukungnya`: a crowd named after a quotation may shout next.
    fn notice_crowd(&mut self, scene: &Scene<'_>, from: usize, end: usize) {
        for i in from..end {
            let token = &scene.tokens[i];
            if token.shape == Shape::Lower && token.is(Flags::GROUP) {
                let phrase = scene.reader(&self.people).read(i).filter(|p| p.kind == Kind::Group);
                if let Some(phrase) = phrase {
                    self.crowd = self.resolve(scene, &phrase);
                }
            }
        }
    }

    /// Sets who is spoken of from the subject of a sentence without its quotations.
    fn follow_subject(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
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
        for (i, phrase) in phrases.iter().enumerate() {
            // `Ibunya …` leaves the one whose mother it is in focus.
            let possessed = phrase.name.is_none() && scene.tokens[phrase.head].nya;
            let is_subject = subject == Some(i) && !possessed;
            let introduced = matches!(phrase.kind, Kind::Account | Kind::Institution)
                || phrase.name.is_some() && phrase.role.is_some();
            let aged = scene.tokens.get(phrase.all.end).is_some_and(|t| t.mark('('))
                && scene.tokens.get(phrase.all.end + 1).is_some_and(|t| t.shape == Shape::Number);
            if is_subject && phrase.kind != Kind::Document || introduced || phrase.name.is_some() && aged {
                let who = self.resolve(scene, phrase);
                let speaks = scene.speaks(phrase, end);
                if let Some(who) = who.filter(|_| aged || speaks) {
                    self.people.proves(who);
                }
                if is_subject && phrase.kind == Kind::Group {
                    self.crowd = who;
                }
                if is_subject {
                    brought_in = phrase.role.is_some() && phrase.name.as_ref().is_some_and(|n| n.len() > 1);
                    focus = who.filter(|&who| speaks || self.takes_focus(scene, phrase, who)).map(|who| (who, speaks));
                }
            }
        }
        let asked = phrases.first().is_some_and(|p| p.kind == Kind::First) && !scene.answer;
        if let Some(phrase) = asked.then(|| scene.asked(&self.people, start, end)).flatten() {
            focus = self.resolve(scene, &phrase).map(|who| (who, false));
        }
        if let Some(phrase) = scene.agent(&self.people, start, end) {
            focus = self.resolve(scene, &phrase).map(|who| (who, true));
        }
        if focus.is_none() {
            self.pass_by(scene, &phrases, subject.and_then(|i| phrases.get(i)));
        }
        if let Some((who, speaks)) = focus {
            self.look_at(who, scene.paragraph);
            // Somebody brought in with office and full name has the floor as if they had spoken.
            if speaks || brought_in {
                self.reporter = Some((who, scene.paragraph));
            }
        }
    }

    /// Words of attribution set between commas or at the start of an indirect sentence: the cue and the speaker.
    fn parenthesis(&mut self, scene: &Scene<'_>, start: usize, end: usize) -> Option<(usize, Option<Who>)> {
        let cue = scene.parenthesis(start, end).filter(|&i| i > start)?;
        if scene.tokens[cue].nya {
            return Some((cue, None));
        }
        let phrase = scene.reader(&self.people).read_after_cue(cue + 1)?;
        let who = self.resolve(scene, &phrase);
        Some((cue, who))
    }

    /// Whether the subject of a sentence without a verb of saying is the one whom `katanya` then means: a person, and
    /// nobody has spoken before in this paragraph.
    fn takes_focus(&self, scene: &Scene<'_>, phrase: &Phrase, who: Who) -> bool {
        let head = &scene.tokens[phrase.head];
        let counted = scene.tokens[phrase.all.start].shape == Shape::Number;
        // `Almarhum adalah guru …`: a form of address alone brings nobody in; `tujuh perempuan` are no one person.
        if phrase.kind == Kind::Role
            && (counted || head.shape != Shape::Acronym && head.is(Flags::ADDRESS) && !head.is(Flags::PERSON))
        {
            return false;
        }
        // A mountain is talked about and says nothing.
        if head.is(Flags::PLACE) && head.is_capital() && phrase.role.is_none() {
            return false;
        }
        if self.focus.is_none() {
            return true;
        }
        let reported = self.reporter.is_some_and(|(_, at)| at == scene.paragraph);
        match phrase.kind {
            Kind::Pronoun | Kind::PointsBack | Kind::First => true,
            // `Direktur X Budi Santoso …` brings a new one in, a name alone may only be talked about.
            Kind::Named => {
                let introduced = phrase.role.is_some() && phrase.name.as_ref().is_some_and(|n| n.len() > 1);
                let reacts = scene.tokens.get(phrase.next).is_some_and(|t| t.is(Flags::REACT));
                self.people.is_proven(who) && (!reported || reacts || introduced && !head.is(Flags::PARTY))
            }
            Kind::Role => !reported && !head.is(Flags::PARTY),
            _ => false,
        }
    }

    /// A sentence about a thing names somebody in passing (`Gosip itu bermula dari unggahan Bagas`): the only one whom it
    /// names is in focus where nobody else is.
    fn pass_by(&mut self, scene: &Scene<'_>, phrases: &[Phrase], subject: Option<&Phrase>) {
        let someone = |p: &Phrase| matches!(p.kind, Kind::Named | Kind::Role | Kind::Pronoun | Kind::PointsBack);
        if subject.is_some_and(someone) {
            return;
        }
        let mut named: Vec<Who> = Vec::new();
        let reader = |i: usize| scene.reader(&self.people).read(i);
        // `unggahan Bagas`
        let owners = phrases.iter().filter(|p| p.kind == Kind::Document && p.all.len() > 1).map(|p| reader(p.head + 1));
        let owners: Vec<Phrase> = owners.flatten().collect();
        for phrase in phrases.iter().chain(&owners).filter(|p| p.kind == Kind::Named) {
            let full = phrase.name.as_ref().is_some_and(|n| n.len() > 1) && !scene.tokens[phrase.head].is(Flags::PLACE);
            let heard = self.focus.is_some();
            let who = self.resolve(scene, phrase).filter(|&who| self.people.is_proven(who) || full && !heard);
            named.extend(who.filter(|who| !named.contains(who)));
        }
        if let [who] = named[..] {
            if self.focus.is_none() {
                self.look_at(who, scene.paragraph);
            } else {
                self.aside = Some(who);
            }
        }
    }

    fn look_at(&mut self, who: Who, paragraph: usize) {
        self.aside = None;
        self.focus = Some(who);
        if !self.people.is_group(who) {
            self.single = Some((who, paragraph));
        }
    }

    /// The one whom `-nya` and `dia` mean: a single speaker rather than the crowd that shouted in between.
    pub(super) fn one(&self, paragraph: usize) -> Option<Who> {
        match (self.focus, self.single) {
            (Some(focus), Some((who, at))) if self.people.is_group(focus) && paragraph <= at + 2 => Some(who),
            (focus, _) => focus,
        }
    }

    pub(super) fn resolve(&mut self, scene: &Scene<'_>, phrase: &Phrase) -> Option<Who> {
        if phrase.kind == Kind::First {
            return if scene.answer { self.guest.or(self.focus) } else { self.focus };
        }
        if scene.answer
            && phrase.kind == Kind::Pronoun
            && self.guest.is_some()
            && self.one(scene.paragraph) == self.guest
        {
            // The guest says `saya`: `dia` is another one of the answer.
            let (named, _) = scene.phrases(&self.people, phrase.head.saturating_sub(ANSWER), phrase.head);
            let other = named.into_iter().rev().find(|p| p.kind == Kind::Named || p.kind == Kind::Role && p.indefinite);
            if let Some(other) = other {
                return self.people.resolve(scene.text, &scene.tokens, &other, None);
            }
        }
        let plural = phrase.kind == Kind::Pronoun && scene.lower(phrase.head) == "mereka";
        let focus = if plural {
            self.focus.filter(|&who| self.people.is_group(who)).or(self.crowd).or(self.focus)
        } else {
            self.one(scene.paragraph)
        };
        let aside =
            self.aside.filter(|_| phrase.kind == Kind::PointsBack && scene.tokens[phrase.head].is(Flags::PERSON));
        self.people.resolve(scene.text, &scene.tokens, phrase, aside.or(focus))
    }

    /// Decides about one top-level pair and gives the token after what belongs to it.
    fn slot(&mut self, scene: &Scene<'_>, start: usize, at: usize, slot: usize, end: usize) -> usize {
        let pair = &scene.pairs[scene.slots[&(slot as u64)]];
        let inner = scene.inner(pair);
        let naming = scene.naming(at, slot);
        let mut found = self.right(scene, slot, inner.leads_on);
        if found.is_some() && naming && !inner.leads_on && !inner.statement {
            found = None;
        }
        let begins = slot == start || slot == at && at > start;
        let in_chain = self.unclosed.is_some() && slot == 0;
        let left = if naming { None } else { self.left(scene, at, slot, &inner) };
        let continues =
            in_chain || !naming && found.is_none() && left.is_none() && self.interrupted(scene, start, slot, &inner);
        let mut kind = if inner.sentence { QuoteKind::Direct } else { QuoteKind::Partial };
        let draft = if let Some(found) = found {
            kind = QuoteKind::Direct;
            Some(found)
        } else if in_chain {
            Some(self.previous(scene))
        } else if let Some((left, direct)) = left {
            if direct {
                kind = QuoteKind::Direct;
            }
            Some(left)
        } else if slot == 0 && self.announced.is_some() {
            let (who, cue) = self.announced.take().unwrap_or_default();
            kind = QuoteKind::Direct;
            Some(Found { who, cue, ..Found::default() })
        } else if continues {
            kind = QuoteKind::Direct;
            Some(self.previous(scene))
        } else if begins && inner.sentence && !naming {
            kind = QuoteKind::Direct;
            Some(Found { who: self.focus, ..Found::default() })
        } else if naming {
            None
        } else {
            self.partial(scene, start, slot, end, &inner)
        };
        let paragraph = scene.paragraph;
        let next = draft.as_ref().map_or(slot + 1, |f| f.next.max(slot + 1));
        match draft {
            Some(found) => {
                let who = found.who;
                let heard = inner.words > 3 || kind == QuoteKind::Direct;
                if let Some(who) = who.filter(|&who| heard && !self.people.is_text(who)) {
                    self.look_at(who, paragraph);
                }
                self.drafts.push(Draft {
                    paragraph,
                    inner: pair.inner.clone(),
                    kind,
                    nested: false,
                    who,
                    mention: found.mention,
                    cue: found.cue,
                    continues,
                });
                self.nested(scene, pair, who);
            }
            None => {
                self.candidates.push(Candidate { paragraph, inner: pair.inner.clone(), named: naming, nested: false });
            }
        }
        next
    }

    /// Attribution of the quotation before.
    fn previous(&self, scene: &Scene<'_>) -> Found {
        let last = self.drafts.iter().rev().find(|d| !d.nested);
        let same = last.filter(|d| d.paragraph == scene.paragraph || self.unclosed.is_some());
        same.map_or_else(Found::default, |d| Found { who: d.who, mention: d.mention.clone(), cue: None, next: 0 })
    }

    /// Whether the quotation at `slot` goes on with the one before it: nothing but words of attribution between them.
    fn interrupted(&self, scene: &Scene<'_>, start: usize, slot: usize, inner: &Inner) -> bool {
        let Some(before) = (0..slot).rev().find(|&i| scene.tokens[i].shape == SLOT) else { return false };
        let last = self.drafts.iter().rev().find(|d| !d.nested);
        let same = last.is_some_and(|d| {
            d.paragraph == scene.paragraph
                && d.cue.is_some()
                && d.inner == scene.pairs[scene.slots[&(before as u64)]].inner
        });
        let between = &scene.tokens[before + 1..slot];
        let stops = between.iter().enumerate().filter(|(i, t)| t.is_stop() && !scene.is_short(before + 1 + i)).count();
        let right_cue = between.iter().take(3).any(|t| t.is(Flags::CUE) || t.is(Flags::SAY));
        let attribution = scene.text[scene.tokens[before].end..].chars().next().is_some();
        same && right_cue && attribution && stops <= 1 && (inner.sentence || before >= start)
    }
}

/// Whether the paragraph starts with one of these words and a colon.
fn starts_with_label(scene: &Scene<'_>, labels: &[&str]) -> bool {
    scene.tokens.len() > 1 && scene.tokens[1].mark(':') && labels.contains(&scene.lower(0).as_str())
}
