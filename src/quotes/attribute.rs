//! Who says what: reads an article paragraph by paragraph, decides for every pair of marks whether it holds speech or a
//! term, and finds the words that attribute it. One pass in text order; the only memory is who was spoken of last.

use std::ops::Range;

use crate::indonesian::wordclass::{self, Flags, KeyMap};
use crate::indonesian::words::{Shape, Token};
use crate::model::QuoteKind;

use super::cues::{self, Cue};
use super::marks::{Missing, Pair};
use super::people::{People, Who};
use super::phrase::{Kind, Phrase, Reader, SLOT};

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
struct Found {
    who: Option<Who>,
    mention: String,
    cue: Option<String>,
    /// First token after the words of attribution.
    next: usize,
}

/// State carried from paragraph to paragraph.
pub(super) struct Attributor {
    pub(super) people: People,
    pub(super) drafts: Vec<Draft>,
    pub(super) candidates: Vec<Candidate>,
    focus: Option<Who>,
    /// The last one in focus who is not a crowd, and the paragraph.
    single: Option<(Who, usize)>,
    /// The last subject of a verb of saying, and the paragraph.
    reporter: Option<(Who, usize)>,
    /// Who answers in an interview.
    guest: Option<Who>,
    /// The paragraph before ended with a colon that announces speech.
    announced: Option<(Option<Who>, Option<String>)>,
    /// Drafts from here on are parts of one quotation that the last paragraph did not close.
    unclosed: Option<usize>,
}

/// What one paragraph gives the sentence reader.
struct Scene<'a> {
    paragraph: usize,
    text: &'a str,
    /// All tokens, for looking inside quotations.
    all: &'a [Token],
    /// Tokens outside quotations, a slot for each of them.
    tokens: Vec<Token>,
    pairs: &'a [Pair],
    /// Pair of each slot, by token index.
    slots: KeyMap<usize>,
    answer: bool,
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
            guest: None,
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
        let question = starts_with_label(&scene, &["tanya", "q", "t"]) || text.starts_with(['—', '–']);
        if scene.answer && self.guest.is_none() {
            self.guest = self.focus;
        }
        let focus = self.focus;
        let mut start = 0;
        while start < scene.tokens.len() {
            let end = scene.sentence_end(start);
            self.sentence(&scene, start, end);
            start = end;
        }
        if question || scene.answer {
            self.focus = self.guest.or(focus);
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
        // Drafts are in the order of paragraphs: a chain over many is not walked again for each of them.
        let here = self.drafts.partition_point(|d| d.paragraph < paragraph).max(first);
        let chain_end = self.drafts[here..].iter().position(|d| d.paragraph == paragraph && d.continues && !d.nested);
        let Some(end) = chain_end.map(|n| here + n) else {
            self.unclosed = None;
            return;
        };
        if self.drafts[end].cue.is_some() && self.drafts[first].cue.is_none() {
            let (who, mention, cue) =
                (self.drafts[end].who, self.drafts[end].mention.clone(), self.drafts[end].cue.clone());
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
            let after = (slot + 1..end).find(|&i| scene.tokens[i].shape == SLOT).unwrap_or(end);
            if after > next + 1 && next > slot + 1 {
                // words after the attribution may bring in someone else
            }
            at = slot + 1;
            slot = after;
        }
    }

    /// Sets who is spoken of from the subject of a sentence without its quotations.
    fn follow_subject(&mut self, scene: &Scene<'_>, start: usize, end: usize) {
        let (phrases, mut subject) = scene.phrases(&self.people, start, end);
        let mut focus = None;
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
                if is_subject {
                    focus = who.filter(|&who| speaks || self.takes_focus(scene, phrase, who)).map(|who| (who, speaks));
                }
            }
        }
        if let Some((who, speaks)) = focus {
            self.look_at(who, scene.paragraph);
            if speaks {
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
        if self.focus.is_none() {
            return true;
        }
        let reported = self.reporter.is_some_and(|(_, at)| at == scene.paragraph);
        match phrase.kind {
            Kind::Pronoun | Kind::PointsBack | Kind::First => true,
            Kind::Named => !reported && self.people.is_proven(who),
            Kind::Role => {
                let counted = scene.tokens[phrase.all.start].shape == Shape::Number;
                !reported && !counted && !scene.tokens[phrase.head].is(Flags::PARTY)
            }
            _ => false,
        }
    }

    fn look_at(&mut self, who: Who, paragraph: usize) {
        self.focus = Some(who);
        if !self.people.is_group(who) {
            self.single = Some((who, paragraph));
        }
    }

    /// The one whom `-nya` and `dia` mean: a single speaker rather than the crowd that shouted in between.
    fn one(&self, paragraph: usize) -> Option<Who> {
        match (self.focus, self.single) {
            (Some(focus), Some((who, at))) if self.people.is_group(focus) && paragraph <= at + 2 => Some(who),
            (focus, _) => focus,
        }
    }

    fn resolve(&mut self, scene: &Scene<'_>, phrase: &Phrase) -> Option<Who> {
        if phrase.kind == Kind::First {
            return if scene.answer { self.guest.or(self.focus) } else { self.focus };
        }
        let plural = phrase.kind == Kind::Pronoun && scene.lower(phrase.head) == "mereka";
        let focus = if plural { self.focus } else { self.one(scene.paragraph) };
        self.people.resolve(scene.text, &scene.tokens, phrase, focus)
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
                if let Some(who) = who.filter(|_| inner.words > 3 || kind == QuoteKind::Direct) {
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
        same && right_cue && attribution && stops <= 1 && (inner.sentence || slot > start)
    }

    /// Words of attribution after the quotation.
    fn right(&mut self, scene: &Scene<'_>, slot: usize, leads_on: bool) -> Option<Found> {
        let tokens = &scene.tokens;
        let mut i = slot + 1;
        let mut comma = leads_on;
        if tokens.get(i).is_some_and(|t| t.mark(',') || t.mark('.')) {
            comma |= tokens[i].mark(',');
            let small = tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Lower);
            if !small {
                return None;
            }
            i += 1;
        }
        let token = *tokens.get(i)?;
        if matches!(token.shape, Shape::Mark('—' | '–' | '-')) {
            let phrase =
                scene.reader(&self.people).read(i + 1).filter(|p| matches!(p.kind, Kind::Named | Kind::Institution))?;
            return Some(self.found(scene, &phrase, None));
        }
        if token.mark('(') && tokens.len() <= slot + 12 {
            return None;
        }
        if let Some(cue) = cues::of(scene.text, tokens, i, comma) {
            let word = scene.word(i);
            if cue == Cue::Clitic {
                let mention = "-nya".to_owned();
                let who = self.one(scene.paragraph);
                return Some(Found { who, mention, cue: Some(word), next: i + 1 });
            }
            return Some(self.after_cue(scene, i, word));
        }
        let phrase = scene.reader(&self.people).read(i)?;
        let comma_inside =
            scene.text[..tokens[slot].end].trim_end_matches(['"', '”', '“', '»', '’', '\'']).ends_with(',');
        if token.shape != Shape::Lower && !comma_inside && !tokens[slot + 1].mark(',') {
            return None; // a sentence of its own
        }
        let verb = tokens.get(phrase.next).is_some_and(|t| t.is(Flags::SAY) && t.shape == Shape::Lower);
        let verb_at = if verb { phrase.next } else { phrase.next + 1 };
        if comma && tokens.get(verb_at).is_some_and(|t| t.is(Flags::SAY) && t.shape == Shape::Lower) {
            let word = scene.word(verb_at);
            return Some(self.found(scene, &phrase, Some(word)));
        }
        None
    }

    /// The speaker after a bare cue at token `i`.
    fn after_cue(&mut self, scene: &Scene<'_>, i: usize, word: String) -> Found {
        let mut at = i + 1;
        if word == "demikian" {
            let filler = Flags::DOCUMENT.or(Flags::CUE).or(Flags::WRITE);
            let mut last = at;
            while at < i + 6
                && scene
                    .tokens
                    .get(at)
                    .is_some_and(|t| t.shape == Shape::Lower && (t.is(filler) || scene.adjective(at)))
            {
                at += 1;
                last = at;
            }
            at = last;
            let phrase =
                Reader { after_cue: true, ..scene.reader(&self.people) }.read(at).filter(|p| p.kind != Kind::Document);
            if let Some(phrase) = phrase {
                return self.found(scene, &phrase, Some(word));
            }
            let named = !scene.tokens.get(i + 1).is_some_and(|t| t.is(Flags::WRITE));
            return Found { who: self.focus.filter(|_| named), cue: Some(word), next: at, ..Found::default() };
        }
        for _ in 0..3 {
            let phrase = Reader { after_cue: true, ..scene.reader(&self.people) }.read_after_cue(at);
            if let Some(phrase) = phrase {
                return self.found(scene, &phrase, Some(word));
            }
            let skip = scene.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower && !t.is(Flags::PREPOSITION));
            if !skip {
                break;
            }
            at += 1;
        }
        Found { who: self.focus, cue: Some(word), next: i + 1, ..Found::default() }
    }

    fn found(&mut self, scene: &Scene<'_>, phrase: &Phrase, cue: Option<String>) -> Found {
        let who = self.resolve(scene, phrase);
        let range = phrase.name.clone().unwrap_or(phrase.head..phrase.all.end);
        let mention = scene.text[scene.tokens[range.start].start..scene.tokens[range.end - 1].end].to_owned();
        Found { who, mention, cue, next: phrase.next }
    }

    /// Words of attribution before the quotation, directly: after a colon, after a comma, or right after the verb. Tells
    /// whether they introduce a whole utterance.
    fn left(&mut self, scene: &Scene<'_>, at: usize, slot: usize, inner: &Inner) -> Option<(Found, bool)> {
        let before = slot.checked_sub(1).filter(|&b| b >= at)?;
        let token = scene.tokens[before];
        let verb = scene.verb_before(at, slot);
        if token.mark(':') {
            let sign = (at..before).rev().take(12).find(|&i| scene.tokens[i].is(Flags::SIGN));
            let subject = self.left_subject(scene, at, verb.unwrap_or(slot), slot);
            let cue = verb.map(|v| scene.word(v)).or_else(|| sign.map(|_| "tulis".to_owned()));
            return Some((Found { cue, ..subject }, true));
        }
        if token.mark(',') {
            let verb = verb?;
            let close = slot - verb <= 12;
            if !close || inner.words < 2 && !inner.sentence || !(inner.capital || inner.sentence || inner.words >= 4) {
                return None;
            }
            if scene.tokens[verb].is(Flags::JUDGE) && !scene.tokens[verb].is(Flags::SAY) {
                return None;
            }
            let subject = self.left_subject(scene, at, verb, slot);
            return Some((Found { cue: Some(scene.word(verb)), ..subject }, true));
        }
        let adjacent = |i: usize| {
            scene.tokens.get(i).is_some_and(|t| {
                t.is(Flags::SAY.or(Flags::WRITE)) && !t.nya || t.is(Flags::SIGN) && t.shape == Shape::Lower
            })
        };
        let light = [
            "hanya",
            "singkat",
            "lantang",
            "bahwa",
            "begini",
            "dirinya",
            "lirih",
            "keras",
            "tegas",
            "serentak",
            "huruf",
            "kata-kata",
            "kalimat",
        ];
        let verb = if adjacent(before) {
            Some(before)
        } else if before > at && adjacent(before - 1) && light.contains(&scene.lower(before).as_str()) {
            Some(before - 1)
        } else {
            None
        }?;
        let subject = self.left_subject(scene, at, verb, slot);
        let direct = inner.sentence && inner.capital;
        Some((Found { cue: Some(scene.word(verb)), ..subject }, direct))
    }

    /// The one who says what follows the verb at token `verb`: the subject of its clause.
    fn left_subject(&mut self, scene: &Scene<'_>, at: usize, verb: usize, slot: usize) -> Found {
        let clause = (at..verb).rev().find(|&i| {
            let t = scene.tokens[i];
            i + 1 < verb
                && t.shape == Shape::Lower
                && matches!(
                    &scene.text[t.start..t.end],
                    "sedangkan" | "sementara" | "tetapi" | "namun" | "lalu" | "bahwa"
                )
        });
        let nearer = clause.and_then(|c| scene.subject(&self.people, c + 1, verb));
        let reversed = scene
            .tokens
            .get(verb)
            .filter(|t| t.is(Flags::CUE) && t.shape != SLOT && !t.nya)
            .and_then(|_| scene.reader(&self.people).read(verb + 1));
        let phrase =
            reversed.filter(|p| p.next <= slot).or(nearer).or_else(|| scene.subject(&self.people, at, verb.min(slot)));
        match phrase {
            // `Pesannya singkat: "…"` is the message of the one spoken of; a banner is the crowd's that carries it.
            Some(phrase) if phrase.kind == Kind::Document && scene.tokens[phrase.head].nya => {
                Found { who: self.focus, ..Found::default() }
            }
            Some(phrase) if phrase.kind == Kind::Document && scene.tokens[phrase.head].is(Flags::SIGN) => {
                let crowd = self.focus.filter(|&who| self.people.is_group(who));
                let found = self.found(scene, &phrase, None);
                Found { who: crowd.or(found.who), ..found }
            }
            Some(phrase) => self.found(scene, &phrase, None),
            None => Found { who: self.focus, ..Found::default() },
        }
    }

    /// Words of a speaker inside the reporter's sentence, or a term.
    fn partial(&mut self, scene: &Scene<'_>, start: usize, slot: usize, end: usize, inner: &Inner) -> Option<Found> {
        let verb = scene
            .verb_before(start, slot)
            .or_else(|| scene.source(start, slot))
            .or_else(|| scene.parenthesis(slot + 1, end));
        let enough = inner.words >= 3 || inner.statement && inner.words >= 2;
        if let Some(verb) = verb {
            if !enough {
                return None;
            }
            if verb > slot {
                let word = scene.word(verb);
                return Some(self.after_cue(scene, verb, word));
            }
            let source = scene.tokens[verb].is(Flags::SOURCE);
            let phrase = if source {
                scene.reader(&self.people).read(verb + 1)
            } else {
                scene.subject(&self.people, start, verb)
            };
            let cue = Some(scene.word(verb));
            return Some(match phrase {
                Some(phrase) => self.found(scene, &phrase, cue),
                None => Found { who: self.focus, cue, ..Found::default() },
            });
        }
        let speech = inner.sentence && inner.words >= 4 || inner.words >= 7 || inner.first && inner.words >= 4;
        speech.then(|| Found { who: self.focus, ..Found::default() })
    }

    /// Quotations inside a quotation.
    fn nested(&mut self, scene: &Scene<'_>, outer: &Pair, speaker: Option<Who>) {
        let mut floor = outer.inner.start;
        let mut last: Option<Who> = None;
        let from = scene.pairs.partition_point(|p| p.outer.start < outer.inner.start);
        for pair in scene.pairs[from..].iter().take_while(|p| p.outer.end <= outer.inner.end) {
            let inner = scene.inner(pair);
            let (a, b) = (cues::token_at(scene.all, floor), cues::token_at(scene.all, pair.outer.start));
            let before = &scene.all[a..b];
            let near = &before[before.len().saturating_sub(8)..];
            let verb = near.iter().rposition(|t| t.is(Flags::SAY.or(Flags::CUE).or(Flags::WRITE)));
            let naming =
                near.iter().rev().take(2).any(|t| {
                    t.is(Flags::NAMING) && !t.is(Flags::SAY.or(Flags::CUE).or(Flags::WRITE)) || t.is(Flags::WORK)
                });
            floor = pair.outer.end;
            let speech = !naming
                && (verb.is_some() && (inner.words >= 2 || inner.sentence) || inner.sentence || inner.words >= 5);
            if !speech {
                let paragraph = scene.paragraph;
                self.candidates.push(Candidate { paragraph, inner: pair.inner.clone(), named: naming, nested: true });
                continue;
            }
            let reader = Reader {
                text: scene.text,
                tokens: scene.all,
                is_first: |key| self.people.is_first(key),
                after_cue: false,
            };
            let offset = b - near.len();
            let phrase = verb.and_then(|v| {
                (0..v).rev().take(5).filter_map(|i| reader.read(offset + i)).find(|p| p.next <= offset + v + 1)
            });
            let mut mention = String::new();
            let who = match &phrase {
                Some(p) => {
                    mention = scene.text[scene.all[p.head].start..scene.all[p.all.end - 1].end].to_owned();
                    match p.kind {
                        Kind::First => speaker,
                        Kind::Pronoun => last,
                        _ => self.people.resolve(scene.text, scene.all, p, last),
                    }
                }
                None => last.filter(|_| verb.is_none()),
            };
            last = who.or(last);
            self.drafts.push(Draft {
                paragraph: scene.paragraph,
                inner: pair.inner.clone(),
                kind: if inner.sentence { QuoteKind::Direct } else { QuoteKind::Partial },
                nested: true,
                who,
                mention,
                cue: verb.map(|v| scene.text[near[v].start..near[v].end].to_lowercase()),
                continues: false,
            });
        }
    }
}

fn starts_with_label(scene: &Scene<'_>, labels: &[&str]) -> bool {
    scene.tokens.len() > 1 && scene.tokens[1].mark(':') && labels.contains(&scene.lower(0).as_str())
}

/// What a quotation looks like from inside.
#[derive(Debug)]
struct Inner {
    words: usize,
    /// Starts with a capital.
    capital: bool,
    /// Ends like a sentence.
    sentence: bool,
    /// Ends with a sign after which words of attribution go on.
    leads_on: bool,
    /// Holds a word that makes a statement of it.
    statement: bool,
    /// Holds the first person.
    first: bool,
}

impl Scene<'_> {
    /// Puts a slot in the place of every top-level quotation.
    fn fill(&mut self) {
        let mut at = 0;
        for (i, pair) in self.pairs.iter().enumerate().filter(|(_, p)| p.parent.is_none()) {
            let first = cues::token_at(self.all, pair.outer.start);
            self.tokens.extend_from_slice(&self.all[at..first.max(at)]);
            at = cues::token_at(self.all, pair.outer.end).max(at);
            self.slots.insert(self.tokens.len() as u64, i);
            let (start, end) = (pair.outer.start, pair.outer.end);
            self.tokens.push(Token { start, end, shape: SLOT, key: 0, flags: Flags::default(), nya: false });
        }
        self.tokens.extend_from_slice(&self.all[at..]);
    }

    fn reader<'s>(&'s self, people: &'s People) -> Reader<'s, impl Fn(u64) -> bool + 's> {
        Reader { text: self.text, tokens: &self.tokens, is_first: |key| people.is_first(key), after_cue: false }
    }

    fn lower(&self, i: usize) -> String {
        self.text[self.tokens[i].start..self.tokens[i].end].to_lowercase()
    }

    /// A cue as it is reported: small letters, without `-nya`.
    fn word(&self, i: usize) -> String {
        let word = self.lower(i);
        match word.strip_suffix("nya") {
            Some(stem) if self.tokens[i].nya || wordclass::flags(wordclass::key(stem)).any(Flags::CUE) => {
                stem.to_owned()
            }
            _ => word,
        }
    }

    /// A dot at token `i` that belongs to the abbreviation before it.
    fn is_short(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|n| &self.tokens[n]) else { return false };
        self.tokens[i].mark('.')
            && (matches!(before.shape, Shape::Initial | Shape::Dotted)
                && self.tokens.get(i + 1).is_some_and(|t| t.is_capital())
                || before.is(Flags::DEGREE.or(Flags::ADDRESS).or(Flags::RANK)) && before.end - before.start <= 5
                || before.shape == Shape::Capital
                    && before.end - before.start <= 3
                    && &self.text[before.start..before.end] != "Tbk")
    }

    /// The token after the sentence that starts at `start`.
    fn sentence_end(&self, start: usize) -> usize {
        for i in start..self.tokens.len() {
            let next = self.tokens.get(i + 1);
            let opens = next
                .is_none_or(|t| t.is_capital() || t.shape == SLOT || matches!(t.shape, Shape::Number | Shape::Handle));
            if next.is_some_and(|n| self.text[self.tokens[i].end..n.start].contains('\n')) {
                return i + 1;
            }
            if self.tokens[i].is_stop() && opens && !(self.is_short(i) && next.is_some_and(Token::is_capital)) {
                return i + 1;
            }
            if self.tokens[i].shape == SLOT {
                let pair = &self.pairs[self.slots[&(i as u64)]];
                let closed = self.text[..pair.inner.end].trim_end().ends_with(['.', '?', '!', '…']);
                let cue = next
                    .is_some_and(|t| t.is(Flags::CUE) && t.nya || matches!(t.shape, Shape::Mark(_)) && t.shape != SLOT);
                if closed && opens && !cue {
                    return i + 1;
                }
            }
        }
        self.tokens.len()
    }

    fn inner(&self, pair: &Pair) -> Inner {
        let text = self.text[pair.inner.clone()].trim();
        let range = cues::token_at(self.all, pair.inner.start)..cues::token_at(self.all, pair.inner.end);
        let tokens = &self.all[range];
        let words = tokens.iter().filter(|t| !matches!(t.shape, Shape::Mark(_))).count();
        let text = text.trim_end_matches(['\'', '’', '”', '"', '»', '›', '“', '‘']);
        Inner {
            words,
            capital: tokens.first().is_some_and(|t| t.is_capital() || t.shape == Shape::Number),
            sentence: text.ends_with(['.', '?', '!', '…', ',']),
            leads_on: text.ends_with([',', '?', '!', '…', '.']),
            statement: tokens.iter().any(|t| t.is(Flags::CLAUSE)),
            first: tokens.iter().any(|t| t.is(Flags::FIRST)),
        }
    }

    /// Whether a word of naming or the kind of a work stands before the slot.
    fn naming(&self, at: usize, slot: usize) -> bool {
        let from = at.max(slot.saturating_sub(4));
        let near = (from..slot)
            .rev()
            .take_while(|&i| !matches!(self.tokens[i].shape, Shape::Mark(',' | '.' | ':' | ';') | SLOT));
        for (distance, i) in near.enumerate() {
            let token = &self.tokens[i];
            if token.is(Flags::DEMONSTRATIVE) && token.shape == Shape::Lower {
                return false; // `film itu "…"`
            }
            if distance < 3 && token.is(Flags::WORK) && !token.is(Flags::SAY) || distance < 2 && token.is(Flags::NAMING)
            {
                return true;
            }
            if token.is(Flags::SAY.or(Flags::WRITE)) {
                return false;
            }
        }
        let proverb =
            |i: usize| matches!(self.lower(i).as_str(), "pepatah" | "peribahasa" | "adagium" | "pameo" | "istilah");
        slot > at
            && self.tokens[slot - 1].mark(',')
            && (at..slot).any(|i| self.tokens[i].is(Flags::NAMING) && proverb(i))
    }

    /// The last verb or noun of saying between `from` and `to`.
    fn verb_before(&self, from: usize, to: usize) -> Option<usize> {
        let verbs = Flags::SAY.or(Flags::JUDGE).or(Flags::WRITE);
        (from..to).rev().find(|&i| {
            let token = &self.tokens[i];
            token.shape != SLOT
                && token.shape != Shape::Acronym
                && (token.is(verbs) || token.is(Flags::CUE) && self.opens_speech(i))
        })
    }

    /// A bare cue before its words (`Kata Budi: "…"`, `seru dia, "…"`).
    fn opens_speech(&self, i: usize) -> bool {
        let next = self.tokens.get(i + 1);
        self.tokens[i].nya
            || next.is_some_and(cues::names_speaker)
            || next.is_some_and(|t| matches!(t.shape, SLOT | Shape::Mark(':' | ',')))
    }

    /// `menurut` before the slot.
    fn source(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|&i| self.tokens[i].is(Flags::SOURCE) && self.opens_speech(i))
    }

    /// `, kata Budi` after the slot, in the same sentence.
    fn parenthesis(&self, from: usize, to: usize) -> Option<usize> {
        (from + 1..to).find(|&i| {
            let token = &self.tokens[i];
            token.shape == Shape::Lower
                && token.is(Flags::CUE.or(Flags::SOURCE))
                && self.tokens[i - 1].mark(',')
                && (token.nya || self.opens_speech(i))
        })
    }

    /// Words that may stand between `demikian` and the one who states (`moto baru`).
    fn adjective(&self, i: usize) -> bool {
        matches!(
            self.lower(i).as_str(),
            "baru" | "resmi" | "tertulis" | "itu" | "dari" | "pihak" | "dikatakan" | "disampaikan" | "ditulis"
        )
    }

    /// The subject of the clause between two tokens.
    fn subject(&self, people: &People, start: usize, end: usize) -> Option<Phrase> {
        let (phrases, subject) = self.phrases(people, start, end);
        subject.and_then(|i| phrases.into_iter().nth(i))
    }

    /// Everyone named between two tokens, and which of them is the subject: the first whom no preposition or verb
    /// governs, after an introductory phrase where the clause starts with one.
    fn phrases(&self, people: &People, start: usize, end: usize) -> (Vec<Phrase>, Option<usize>) {
        let reader = self.reader(people);
        let mut found = Vec::new();
        let mut subject = None;
        let mut at = self.after_dateline(start, end);
        let Some(first) = self.tokens.get(at).filter(|_| at < end) else { return (found, None) };
        let mut floor = at;
        if first.is(Flags::SOURCE) && !first.nya && first.shape != SLOT {
            if let Some(phrase) = reader.read(at + 1) {
                at = phrase.next.max(at + 1);
                subject = Some(0);
                found.push(phrase);
            }
        } else if first.is(Flags::PREPOSITION)
            || first.shape == Shape::Capital
                && first.flags.is_empty()
                && is_capital_verb(&self.text[first.start..first.end])
        {
            let comma = (at..end).find(|&i| self.tokens[i].mark(',') && reader.read(i + 1).is_some());
            floor = comma.map_or(at, |c| c + 1);
        }
        if first.nya
            && first.is(Flags::SOURCE.or(Flags::CUE))
            && first.shape == Shape::Capital
            && !first.is(Flags::DOCUMENT)
        {
            return (found, None); // `Menurutnya, …`
        }
        let begin = at;
        while at < end {
            let token = &self.tokens[at];
            let whole =
                Flags::PERSON.or(Flags::GROUP).or(Flags::TITLE).or(Flags::RANK).or(Flags::ADDRESS).or(Flags::DEGREE);
            let whole = whole
                .or(Flags::INSTITUTION)
                .or(Flags::DOCUMENT)
                .or(Flags::SIGN)
                .or(Flags::PRONOUN)
                .or(Flags::ACCOUNT)
                .or(Flags::FIRST);
            let initial = at == begin && token.shape == Shape::Capital;
            let stranger = initial && !token.is(whole.or(Flags::INDEFINITE)) && !people.is_known(token.key);
            let phrase = if stranger || token.shape == SLOT { None } else { reader.read(at) };
            let Some(phrase) = phrase.filter(|p| p.all.end <= end) else {
                at += 1;
                continue;
            };
            let governed = at > begin && at != floor && {
                let before = &self.tokens[at - 1];
                let name =
                    before.is_capital() && !before.is(Flags::ORDINARY.or(Flags::PREPOSITION).or(Flags::CONJUNCTION));
                before.is(Flags::PREPOSITION) || reader.is_verb(at - 1) || name
            };
            if at < floor && phrase.next > floor {
                at = floor; // the phrase of the introduction took the subject for its apposition
                continue;
            }
            let speaks = phrase.kind != Kind::First || self.answer;
            let says = self.tokens.get(phrase.next).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::SAY));
            if phrase.kind == Kind::Pronoun && says && !governed {
                subject = Some(found.len());
            } else if subject.is_none_or(|i: usize| {
                found.get(i).is_some_and(|p: &Phrase| p.kind == Kind::Document) && phrase.kind != Kind::Document
            }) && !governed
                && speaks
                && at >= floor
            {
                subject = Some(found.len());
            }
            at = phrase.next.max(at + 1);
            found.push(phrase);
        }
        (found, subject)
    }

    /// Whether a verb of saying belongs to the phrase as its subject.
    fn speaks(&self, phrase: &Phrase, end: usize) -> bool {
        let before = phrase
            .all
            .start
            .checked_sub(1)
            .is_some_and(|i| self.tokens[i].is(Flags::SOURCE) && self.tokens[i].shape != SLOT);
        let says = |i: usize| self.tokens[i].shape == Shape::Lower && self.tokens[i].is(Flags::SAY.or(Flags::JUDGE));
        let clause = |i: &usize| !(self.tokens[*i].is_stop() || self.tokens[*i].mark(',') && *i > phrase.next);
        before || (phrase.next..end.min(phrase.next + 7)).take_while(clause).any(says)
    }

    /// The token after a dateline (`TEMPO.CO, Surabaya -`) at the start of a paragraph.
    fn after_dateline(&self, start: usize, end: usize) -> usize {
        if start > 0 {
            return start;
        }
        let near = end.min(14);
        let dash = (1..near).find(|&i| matches!(self.tokens[i].shape, Shape::Mark('-' | '–' | '—')));
        let Some(dash) = dash else { return start };
        let plain =
            self.tokens[..dash].iter().all(|t| t.is_capital() || matches!(t.shape, Shape::Mark(_) | Shape::Number));
        let twice = self.tokens.get(dash + 1).is_some_and(|t| t.mark('-'));
        if plain { dash + 1 + usize::from(twice) } else { start }
    }
}

/// A sentence-initial verb by its prefix (`Ditemui`, `Mendengar`).
fn is_capital_verb(word: &str) -> bool {
    word.len() >= 6 && ["Me", "Di", "Ber", "Ter"].iter().any(|p| word.starts_with(p))
}
