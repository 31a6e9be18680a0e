//! One paragraph as the attribution sees it: its words with a slot in the place of every quotation, its sentences, and
//! what stands near a slot.

use crate::indonesian::keys::{self, KeyMap};
use crate::indonesian::wordclass::{self, Flags};
use crate::indonesian::words::{Shape, Token};

use super::cues;
use super::marks::Pair;
use super::people::People;
use super::phrase::{Kind, Phrase, Reader, SLOT};

/// Longest question of an interviewer, in tokens.
const LONGEST_QUESTION: usize = 60;

/// Longest description between commas after a name, in tokens.
const APPOSED: usize = 14;

/// What one paragraph gives the sentence reader.
pub(super) struct Scene<'a> {
    pub(super) paragraph: usize,
    pub(super) text: &'a str,
    /// Whether it has line breaks, each of which ends a sentence.
    pub(super) lines: bool,
    /// All tokens, for looking inside quotations.
    pub(super) all: &'a [Token],
    /// Tokens outside quotations, a slot for each of them.
    pub(super) tokens: &'a [Token],
    pub(super) pairs: &'a [Pair],
    /// Pair of each slot, by token index.
    pub(super) slots: KeyMap<usize>,
    pub(super) answer: bool,
}

/// The tokens of a paragraph with a slot in the place of every top-level quotation, and the pair of each slot.
pub(super) fn with_slots(all: &[Token], pairs: &[Pair]) -> (Vec<Token>, KeyMap<usize>) {
    let mut at = 0;
    let mut tokens = Vec::with_capacity(all.len());
    let mut slots = KeyMap::default();
    for (i, pair) in pairs.iter().enumerate().filter(|(_, p)| p.parent.is_none()) {
        let first = cues::token_at(all, pair.outer.start);
        tokens.extend_from_slice(&all[at..first.max(at)]);
        at = cues::token_at(all, pair.outer.end).max(at);
        slots.insert(tokens.len() as u64, i);
        tokens.push(Token::plain(pair.outer.start, pair.outer.end, SLOT));
    }
    tokens.extend_from_slice(&all[at..]);
    (tokens, slots)
}

impl Scene<'_> {
    /// Whether the paragraph is nothing but words in marks.
    pub(super) fn is_one_quotation(&self) -> bool {
        self.tokens.len() == 1 && self.tokens[0].shape == SLOT
    }

    /// Whether the paragraph is a question in nobody's name, or something put to whom it calls `Anda`, as in an interview.
    pub(super) fn asks(&self) -> bool {
        let reports = |t: &Token| t.shape != SLOT && t.is(Flags::SAY);
        let you = || self.tokens.iter().any(|t| &self.text[t.start()..t.end()] == "Anda");
        self.tokens.len() <= LONGEST_QUESTION
            && (self.tokens.last().is_some_and(|t| t.mark('?')) || you())
            && !self.tokens.iter().any(reports)
    }

    /// The one who says it in `Hal senada diungkapkan Junaidi`, `Itu disampaikan oleh Budi`; in a sentence about a thing
    /// also whoever does it (`Paparan itu disambar anggota Komisi VI, Ratna`, `Kritik datang dari Budi`).
    pub(super) fn agent(&self, people: &People, start: usize, end: usize, thing: bool) -> Option<Phrase> {
        let reader = self.reader(people);
        // `Ucapan itu dipotong seorang lelaki dari kerumunan.`
        let words = self.tokens.get(start).is_some_and(|t| t.is(Flags::WORDS)) && self.reads(start + 1, "itu");
        let passive = |i: usize| {
            let token = &self.tokens[i];
            let word = &self.text.as_bytes()[token.start()..token.end()];
            token.shape == Shape::Lower
                && match word {
                    [b'd', b'i', ..] => token.is(Flags::SAY) || (thing || words) && reader.is_verb(i),
                    b"datang" | b"muncul" | b"terlontar" | b"meluncur" => thing,
                    _ => false,
                }
        };
        let by =
            |i: usize| self.tokens.get(i).is_some_and(|t| matches!(&self.text[t.start()..t.end()], "oleh" | "dari"));
        let named = |verb: usize| {
            let at = verb + 1 + usize::from(by(verb + 1));
            let done = self.text[self.tokens[verb].start()..].starts_with("di");
            let came = done || at > verb + 1;
            // `Status gunung diturunkan dari Awas menjadi Siaga`
            if done && !self.tokens[verb].is(Flags::SAY) && self.reads(verb + 1, "dari") {
                return None;
            }
            let phrase =
                reader.read(at).filter(|p| came && p.all.end <= end && !self.tokens[p.head].is(Flags::PLACE))?;
            // `Permintaan maaf datang dari orangtua seorang terlapor`
            let role = phrase.kind == Kind::Role && by(verb + 1) && thing && self.tokens[phrase.head].is(Flags::PERSON);
            // `Hal itu dibantah Kementerian Perhubungan`, `disampaikan seorang pedagang bakso`
            let said = self.tokens[verb].is(Flags::SAY)
                && match phrase.kind {
                    Kind::Institution => self.tokens[phrase.head].is_capital(),
                    Kind::Role => phrase.indefinite || phrase.all.len() > 1,
                    kind => kind == Kind::Account,
                };
            let cut_in = done && words && phrase.kind == Kind::Role && phrase.indefinite;
            let named = phrase.kind == Kind::Named && (thing || self.tokens[verb].is(Flags::SAY));
            (named || role || said || cut_in).then_some(phrase)
        };
        // `Pihaknya menagih janji yang disampaikan Nurhayati` is not about her.
        let clause = |i: usize| i > start + 3 && self.reads(i - 1, "yang");
        (start..end).filter(|&i| passive(i) && !clause(i)).find_map(named)
    }

    /// Whether a description follows the name after a comma (`milik Warsini, pedagang jamu`).
    pub(super) fn described(&self, phrase: &Phrase) -> bool {
        self.tokens.get(phrase.all.end).is_some_and(|t| t.mark(','))
            && self
                .tokens
                .get(phrase.all.end + 1)
                .is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::PERSON.or(Flags::TITLE)))
    }

    /// Whether the phrase starts its sentence or follows the comma of an introduction.
    pub(super) fn starts_clause(&self, phrase: &Phrase) -> bool {
        phrase.all.start.checked_sub(1).is_none_or(|i| self.tokens[i].is_stop() || self.tokens[i].mark(','))
    }

    /// Whether words between commas after the name at the start of its clause tell who it is (`Sri, penonton dari Klaten,
    /// masih …`).
    pub(super) fn set_off(&self, phrase: &Phrase) -> bool {
        let starts = self.starts_clause(phrase);
        // `RA (17), anak bungsu Sri, belum mau bicara`
        let end = if self.aged(phrase) { phrase.next.max(phrase.all.end) } else { phrase.all.end };
        let from = end + 1;
        let links = Flags::PREPOSITION.or(Flags::CONJUNCTION).or(Flags::SAY).or(Flags::STOP).or(Flags::DEMONSTRATIVE);
        let noun = |t: &Token| t.shape == Shape::Lower && !t.is(links);
        let plain = |t: &&Token| !t.is_stop() && t.shape != SLOT;
        starts
            && self.tokens.get(end).is_some_and(|t| t.mark(','))
            && self.tokens.get(from).is_some_and(noun)
            && self.tokens[from..].iter().take(APPOSED).take_while(plain).any(|t| t.mark(','))
    }

    /// Whether an age follows the phrase (`Lastri (47)`, `Bu Gito, 76 tahun,`).
    pub(super) fn aged(&self, phrase: &Phrase) -> bool {
        // `drh. Maria Goreti, M.Sc. (39)`
        let mark = |i: usize, mark| self.tokens.get(i).is_some_and(|t| t.mark(mark));
        let degree = |i: usize| self.tokens.get(i).is_some_and(|t| t.is(Flags::DEGREE) || t.shape == Shape::Dotted);
        let mut after = phrase.all.end;
        while mark(after, ',') && degree(after + 1) {
            after += 2 + usize::from(mark(after + 2, '.'));
        }
        let number = self.tokens.get(after + 1).is_some_and(|t| t.shape == Shape::Number);
        let years = || self.reads(after + 2, "tahun");
        number && (mark(after, '(') || mark(after, ',') && years())
    }

    /// Whether `, yang` stands at token `i`: a clause that describes the one before.
    pub(super) fn clause_after(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.mark(',')) && self.reads(i + 1, "yang")
    }

    /// The one asked in `Saya bertanya kepada seorang mahasiswa …`, who answers in the next sentence.
    pub(super) fn asked(&self, people: &People, start: usize, end: usize) -> Option<Phrase> {
        let verb = (start..end).find(|&i| matches!(self.lower(i).as_str(), "bertanya" | "menanyai" | "tanya"))?;
        let to = usize::from(matches!(self.tokens.get(verb + 1), Some(t) if t.is(Flags::PREPOSITION)));
        self.reader(people).read(verb + 1 + to).filter(|p| p.all.end <= end)
    }

    pub(super) fn reader<'s>(&'s self, people: &'s People) -> Reader<'s> {
        Reader { text: self.text, tokens: self.tokens, people, after_cue: false }
    }

    /// Reads what stands inside the quotations too.
    pub(super) fn inner_reader<'s>(&'s self, people: &'s People) -> Reader<'s> {
        Reader { tokens: self.all, ..self.reader(people) }
    }

    /// Whether the word at `i` is written just so.
    pub(super) fn reads(&self, i: usize, word: &str) -> bool {
        self.tokens.get(i).is_some_and(|t| &self.text[t.start()..t.end()] == word)
    }

    pub(super) fn lower(&self, i: usize) -> String {
        self.text[self.tokens[i].start()..self.tokens[i].end()].to_lowercase()
    }

    /// A cue as it is reported: small letters, without `-nya`.
    pub(super) fn word(&self, i: usize) -> String {
        let word = self.lower(i);
        match word.strip_suffix("nya") {
            Some(stem) if self.tokens[i].nya || wordclass::flags(keys::key(stem)).any(Flags::CUE) => stem.to_owned(),
            _ => word,
        }
    }

    /// A dot at token `i` that belongs to the abbreviation before it.
    pub(super) fn is_short(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|n| &self.tokens[n]) else { return false };
        self.tokens[i].mark('.')
            && (matches!(before.shape, Shape::Initial | Shape::Dotted)
                && self.tokens.get(i + 1).is_some_and(Token::is_capital)
                || before.is(Flags::DEGREE.or(Flags::ADDRESS).or(Flags::RANK).or(Flags::SHORT))
                    && before.end() - before.start() <= 5)
    }

    /// The token after the sentence that starts at `start`.
    pub(super) fn sentence_end(&self, start: usize) -> usize {
        for i in start..self.tokens.len() {
            let token = &self.tokens[i];
            if !(self.lines || token.is_stop() || token.shape == SLOT) {
                continue; // nearly every token
            }
            let next = self.tokens.get(i + 1);
            let opens = next
                .is_none_or(|t| t.is_capital() || t.shape == SLOT || matches!(t.shape, Shape::Number | Shape::Handle));
            let gap = next.map_or("", |n| &self.text[self.tokens[i].end()..n.start()]);
            if !matches!(gap, "" | " ") && gap.contains('\n') {
                return i + 1;
            }
            if token.is_stop() && opens && !(self.is_short(i) && next.is_some_and(Token::is_capital)) {
                return i + 1;
            }
            if token.shape == SLOT {
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
}
