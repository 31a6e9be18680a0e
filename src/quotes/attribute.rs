//! Who says what: reads an article paragraph by paragraph, decides for every pair of marks whether it holds speech or a
//! term, and finds the words that attribute it. One pass in text order; the only memory is who was spoken of last.

use crate::indonesian::words::Token;
use crate::model::QuoteKind;

use super::documents::Paper;
use super::draft::{Candidate, Draft, Found};
use super::marks::Pair;
use super::people::{People, Who};
use super::phrase::SLOT;
use super::scene::{Scene, with_slots};

/// State carried from paragraph to paragraph.
pub(super) struct Attributor {
    pub(super) people: People,
    pub(super) drafts: Vec<Draft>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) focus: Option<Who>,
    /// The one whom the title names, whom the lede describes without a name.
    pub(super) protagonist: Option<Who>,
    /// Those whom the title may name, one of whom the lede describes without a name.
    pub(super) titled: Vec<Who>,
    /// Those whom the lede describes.
    pub(super) strangers: Vec<Who>,
    /// The last one in focus who is not a crowd, and the paragraph.
    pub(super) single: Option<(Who, usize)>,
    /// The last subject of a verb of saying, and the paragraph.
    pub(super) reporter: Option<(Who, usize)>,
    /// The last crowd that a sentence was about (`mereka`), and the paragraph.
    pub(super) crowd: Option<(Who, usize)>,
    /// The last crowd or body that a sentence was about, and the paragraph.
    pub(super) several: Option<(Who, usize)>,
    /// The account that a sentence was about since somebody was last in focus, and the paragraph.
    pub(super) account: Option<(Who, usize)>,
    /// The text that was spoken of last.
    pub(super) paper: Option<Paper>,
    /// The paragraph in which a text was read out.
    pub(super) read_out: Option<usize>,
    /// Named in passing since somebody was last in focus: whom `pria itu` then means.
    pub(super) aside: Option<(Who, usize)>,
    /// The paragraph in which the one in focus was last spoken of.
    pub(super) seen: usize,
    /// The last two who said something, the last one second.
    pub(super) turns: [Option<Who>; 2],
    /// The one by name whom the last sentence was about, its paragraph, and the token after it.
    pub(super) told_of: Option<(Who, usize, usize)>,
    /// The one in focus by name whom a sentence before the last was about, and the paragraph.
    pub(super) told_before: Option<(Who, usize)>,
    /// The subject of the last verb of asking, and the paragraph.
    pub(super) asker: Option<(Who, usize)>,
    /// The last paragraph was words in marks alone, of one of two who talk by turns.
    pub(super) alternates: bool,
    /// Who answers in an interview.
    pub(super) guest: Option<Who>,
    /// The paragraph is an answer in marks alone.
    pub(super) answering: bool,
    /// Questions in nobody's name so far.
    pub(super) questions: usize,
    /// Answers of the interview that stand without a label.
    pub(super) answers: usize,
    /// The paragraph before was a question, to be answered by the words in marks that make up the next.
    pub(super) asked: bool,
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
            protagonist: None,
            titled: Vec::new(),
            strangers: Vec::new(),
            single: None,
            reporter: None,
            crowd: None,
            several: None,
            account: None,
            paper: None,
            read_out: None,
            aside: None,
            seen: 0,
            turns: [None; 2],
            told_of: None,
            told_before: None,
            asker: None,
            alternates: false,
            guest: None,
            answering: false,
            questions: 0,
            answers: 0,
            asked: false,
            announced: None,
            unclosed: None,
        }
    }

    /// Reads one paragraph.
    pub(super) fn paragraph(&mut self, paragraph: usize, text: &str, all: &[Token], pairs: &[Pair]) {
        // Most paragraphs have no quotation.
        let (outside, slots) = if pairs.is_empty() { Default::default() } else { with_slots(all, pairs) };
        let tokens = if pairs.is_empty() { all } else { &outside };
        let lines = text.contains('\n');
        let mut scene = Scene { paragraph, text, lines, all, tokens, pairs, slots, answer: false };
        self.people.next_paragraph();
        self.people.learn_places(text, all);
        let question = self.interview(&mut scene);
        let focus = self.focus;
        let mut start = 0;
        while start < scene.tokens.len() {
            let end = scene.sentence_end(start);
            self.sentence(&scene, start, end);
            start = end;
        }
        self.after_interview(&scene, question, focus);
        self.announce(&scene);
        self.carry_unclosed(&scene);
    }

    fn sentence(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        let first_slot = (start..end).find(|&i| scene.tokens[i].shape == SLOT).unwrap_or(end);
        if first_slot > start {
            self.follow_subject(scene, start, first_slot);
        }
        let mut at = start;
        let mut slot = first_slot;
        let spoken = self.drafts.len();
        let mut last_slot = first_slot;
        while slot < end {
            last_slot = slot;
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
        // `Kata "penataan" itulah yang membuat Salma tertawa`: the marks held no speech.
        if self.drafts.len() == spoken && last_slot + 1 < end {
            self.follow_subject(scene, if first_slot > start { start } else { last_slot + 1 }, end);
        }
        self.notice_crowd(scene, first_slot, end);
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
        let Some(found) = draft else {
            self.nickname(scene, start, slot, &pair.inner);
            self.candidates.push(Candidate { paragraph, inner: pair.inner.clone(), named: naming, nested: false });
            return next;
        };
        let who = found.who;
        let heard = inner.words > 3 || kind == QuoteKind::Direct;
        if let Some(who) = who.filter(|&who| heard && !found.text && !self.people.is_text(who)) {
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
        next
    }
}
