//! Who says what: reads an article paragraph by paragraph, decides for every pair of marks whether it holds speech or a
//! term, and finds the words that attribute it. One pass in text order; the only memory is who was spoken of last.

use std::ops::Range;

use crate::indonesian::wordclass::{Flags, KeyMap};
use crate::indonesian::words::Token;
use crate::model::QuoteKind;

use super::documents::Paper;
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
    /// Is a question.
    pub(super) asks: bool,
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
    /// The paragraph that spoke of it.
    pub(super) crowd_at: usize,
    /// The text that was spoken of last.
    pub(super) paper: Option<Paper>,
    /// The paragraph in which a text was read out.
    pub(super) read_out: Option<usize>,
    /// Named in passing since somebody was last in focus: whom `pria itu` then means.
    pub(super) aside: Option<Who>,
    /// The last two who said something, the last one second.
    pub(super) turns: [Option<Who>; 2],
    /// The subject of the last verb of asking, and the paragraph.
    pub(super) asker: Option<(Who, usize)>,
    /// The last paragraph was words in marks alone, of one of two who talk by turns.
    pub(super) alternates: bool,
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
            crowd_at: 0,
            paper: None,
            read_out: None,
            aside: None,
            turns: [None; 2],
            asker: None,
            alternates: false,
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
        self.people.learn_places(text, all);
        let answerer = self.label(&scene);
        if let Some(who) = answerer {
            self.guest = Some(who);
            self.look_at(who, paragraph);
        }
        scene.answer = answerer.is_some() || starts_with_label(&scene, &["jawab", "a"]);
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

    /// Who answers in an interview that puts names before what is said (`Ulfa: Honornya besar.`).
    fn label(&mut self, scene: &Scene<'_>) -> Option<Who> {
        let colon = (1..4).find(|&i| scene.tokens.get(i).is_some_and(|t| t.mark(':')))?;
        let quoted = scene.tokens.get(colon + 1).is_none_or(|t| t.shape == SLOT);
        if quoted || !scene.tokens[..colon].iter().all(Token::is_capital) {
            return None;
        }
        let phrase = scene.reader(&self.people).read(0).filter(|p| p.kind == Kind::Named && p.all.end == colon)?;
        let known = self.people.knows(scene.text, &scene.tokens, &phrase);
        let who = self.resolve(scene, &phrase).filter(|_| known)?;
        self.people.is_proven(who).then_some(who)
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

    /// The one whom `-nya` and `dia` mean: a single speaker rather than the crowd that shouted in between.
    pub(super) fn one(&self, paragraph: usize) -> Option<Who> {
        match (self.focus, self.single) {
            (Some(focus), Some((who, at))) if self.yields(focus, paragraph) && paragraph <= at + 2 => Some(who),
            (focus, _) => focus,
        }
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
            let turn = self.next_turn(scene);
            Some(Found { who: turn.or_else(|| self.letter(scene)).or(self.focus), ..Found::default() })
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
                    self.takes_turn(who);
                }
                let asks = scene.text[pair.inner.clone()].trim_end().ends_with('?');
                self.drafts.push(Draft {
                    paragraph,
                    inner: pair.inner.clone(),
                    kind,
                    nested: false,
                    who,
                    mention: found.mention,
                    cue: found.cue,
                    asks,
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
