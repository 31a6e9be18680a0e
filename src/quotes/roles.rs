//! Offices: the people of an article by what they are, whatever form of it is used (`Menlu`, `Menteri Luar Negeri`).

use crate::indonesian::keys::constant;
use crate::indonesian::offices;
use crate::indonesian::persons::LONGEST_INITIALS;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{self, Token};

use super::people::{People, SAME_WORD, Who, span_text};
use super::phrase::{Kind, Phrase};

/// Words of an office kept for one person.
pub(super) const OFFICE_WORDS: usize = 24;

impl People {
    pub(super) fn heads(&mut self, key: u64, who: Who) {
        let key = head_key(key);
        let list = self.by_head.entry(key).or_default();
        list.retain(|&w| w != who);
        if list.len() >= SAME_WORD {
            list.remove(0);
        }
        list.push(who);
    }

    /// Files somebody under one more office, by its word.
    pub(super) fn holds(&mut self, who: Who, office: u64) {
        let known = &mut self.entities[who].role_words;
        if known.len() < OFFICE_WORDS && !known.contains(&office) {
            known.push(office);
        }
        self.heads(office, who);
    }

    /// `ucap korban` of one spoken of by initials, of whom the article has told no office: whether the word is for him.
    pub(super) fn is_party(&self, word: &Token, who: Who) -> bool {
        let entity = &self.entities[who];
        let initials = entity.words.len() == 1 && entity.name.len() <= LONGEST_INITIALS;
        let shouted = entity.name.bytes().all(|b| b.is_ascii_uppercase());
        word.is(Flags::PARTY) && entity.kind == Some(Kind::Named) && initials && shouted && entity.role.is_none()
    }

    /// Whether the article has this word of somebody's office.
    pub(super) fn is_called(&self, who: Who, word: u64) -> bool {
        self.by_head.get(&head_key(word)).is_some_and(|list| list.contains(&who))
    }

    /// The last one whose role holds all words of this one.
    pub(super) fn by_role(&self, text: &str, tokens: &[Token], phrase: &Phrase) -> Option<Who> {
        let words = office_words(&tokens[phrase.head..phrase.all.end]);
        let head = words.first().copied().unwrap_or_default();
        let Some(list) = self.by_head.get(&head) else { return self.minister(text, tokens, phrase) };
        let holds = |who: &&Who| words.iter().all(|w| self.entities[**who].role_words.contains(w));
        // `Kepala Negara` means the President and nobody else whose office has both words somewhere.
        let run = |who: &Who| self.entities[*who].role_words.windows(words.len()).any(|w| w == words);
        let written_out = words.len() > phrase.all.len() || words.len() == 2 && phrase.all.len() == 2;
        let holds = |who: &&Who| if written_out { run(who) } else { holds(who) };
        let same = |who: &&Who| self.entities[**who].role_words == words;
        list.iter().rev().find(same).or_else(|| list.iter().rev().find(holds)).copied()
    }

    /// `dr. Melati Anggraini` is a doctor, `Pdt. Yakob` a pastor; in capitals `Dr.` says nothing of what somebody does.
    pub(super) fn graduated(&mut self, name: &[Token], who: Who) {
        let doctorate = |t: &Token| t.shape == words::Shape::Capital && t.is(Flags::DEGREE) && t.end() - t.start() == 2;
        let degree = |t: &&Token| t.is(Flags::DEGREE.or(Flags::ADDRESS)) && !doctorate(t);
        for full in name.iter().take_while(|t| !t.mark(',')).filter(degree).filter_map(|t| offices::full(t.key)) {
            let known = &mut self.entities[who].role_words;
            if !full.iter().all(|w| known.contains(w)) && known.len() < OFFICE_WORDS {
                known.extend_from_slice(full);
                self.heads(full[0], who);
            }
        }
    }

    /// `Menlu` for a `Menteri Luar Negeri` named before: `Men` and a piece of one of the office's words.
    fn minister(&self, text: &str, tokens: &[Token], phrase: &Phrase) -> Option<Who> {
        let head = &tokens[phrase.head];
        let word = text[head.start()..head.end()].to_lowercase();
        let piece =
            word.strip_prefix("men").filter(|p| p.len() >= 2 && head.is(Flags::TITLE) && phrase.all.len() == 1)?;
        let list = self.by_head.get(const { &constant("menteri") })?;
        let office = |who: &&Who| self.entities[**who].office().to_lowercase().contains(piece);
        list.iter().rev().find(office).copied()
    }
}

/// The words of an office with its short forms written out.
pub(super) fn office_words(tokens: &[Token]) -> Vec<u64> {
    let mut words = Vec::with_capacity(tokens.len());
    let address = |t: &Token| t.is(Flags::ADDRESS) && !t.is(Flags::TITLE.or(Flags::PERSON)) && tokens.len() > 1;
    let pointing = |t: &Token| t.is(Flags::DEMONSTRATIVE) && t.shape == words::Shape::Lower;
    for token in tokens.iter().filter(|t| t.key != 0 && !address(t) && !pointing(t)) {
        match offices::full(token.key) {
            Some(full) => words.extend_from_slice(full),
            None => words.push(token.key),
        }
    }
    words
}

/// What an office is filed under: the first word of its full form.
pub(super) fn head_key(key: u64) -> u64 {
    offices::full(key).and_then(|full| full.first().copied()).unwrap_or(key)
}

/// The role without forms of address, degrees and ranks at its end.
pub(super) fn role_text<'t>(text: &'t str, role: &[Token]) -> &'t str {
    let polite = |t: &Token| {
        let relation = t.is(Flags::KIN) && t.shape == words::Shape::Lower && role.len() > 1;
        t.is(Flags::ADDRESS.or(Flags::DEGREE)) && !t.is(Flags::TITLE) && !t.nya && !relation
            || matches!(t.shape, words::Shape::Mark('.' | ','))
    };
    // `bocah bernama Gilang`
    let called = |t: &&Token| t.shape == words::Shape::Lower && t.is(Flags::NAMING.or(Flags::NICK));
    let mut end = role.len() - usize::from(role.len() > 1 && role.last().as_ref().is_some_and(called));
    while end > 0 && (polite(&role[end - 1]) || end > 1 && role[end - 1].is(Flags::RANK) && !role[0].is(Flags::RANK)) {
        end -= 1;
    }
    let mut start = 0;
    while start < end && polite(&role[start]) {
        start += 1;
    }
    span_text(text, &role[start..end])
}
