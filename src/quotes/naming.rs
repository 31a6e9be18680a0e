//! Whether words in marks are a title, a name or a word as a word, as the words before them tell.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::interview::Label;
use super::phrase::SLOT;
use super::scene::Scene;

/// What the one spoken of does with words of judgement.
const JUDGED: [&str; 5] = ["disebutnya", "dinilainya", "dianggapnya", "digambarkannya", "dijulukinya"];

/// Marks at the end of what somebody says.
const ENDS: [char; 5] = ['.', '?', '!', '…', ','];

/// Longest object of a verb of naming, in tokens.
const OBJECT: usize = 4;

/// How far before a colon a word of naming may stand, in tokens.
const NAMED: usize = 9;

impl Scene<'_> {
    /// The words in a slot, without the space around them.
    fn words_in(&self, slot: usize) -> &str {
        self.text[self.pairs[self.slots[&(slot as u64)]].inner.clone()].trim()
    }

    /// Whether the words in a slot are written like a title: several, with capitals, no sentence.
    pub(super) fn titled(&self, slot: usize) -> bool {
        let text = self.words_in(slot);
        let small = |w: &str| w.len() >= 5 && !w.starts_with(char::is_uppercase);
        text.contains(' ') && !text.ends_with(['.', ',', '!']) && !text.split(' ').take(12).any(small)
    }

    /// Whether the words in a slot can be a title: with a capital, or a few.
    fn can_be_title(&self, slot: usize) -> bool {
        let text = self.words_in(slot);
        text.starts_with(char::is_uppercase) || text.split(' ').count() <= 3
    }

    /// Whether the words in a slot can be what somebody is called: with a capital, or fewer than those of a clause.
    fn can_be_name(&self, slot: usize) -> bool {
        let text = self.words_in(slot);
        text.starts_with(char::is_uppercase) || text.split(' ').count() < 6
    }

    /// `target itu disebutnya "realistis sambil deg-degan"`: whether the one spoken of judges so, in more words than a
    /// name has.
    pub(super) fn judged_by_one(&self, at: usize, slot: usize) -> bool {
        // Nearly no word before a quotation has the clitic.
        let judged = slot > at && self.tokens[slot - 1].nya && JUDGED.contains(&self.lower(slot - 1).as_str());
        judged && self.words_in(slot).split(' ').nth(2).is_some()
    }

    /// Whether a word of naming or the kind of a work stands before the slot.
    pub(super) fn naming(&self, at: usize, slot: usize) -> bool {
        // `menulis "Dapur yang Tidak Padam", buku yang diluncurkan …`
        let comma = self.tokens.get(slot + 1).is_some_and(|t| t.mark(','));
        let work = self.tokens.get(slot + 2).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::WORK));
        if comma && work && self.can_be_title(slot) {
            return true;
        }
        if self.judged_by_one(at, slot) {
            return false;
        }
        // `Jawab: "Romeri". Artinya bunyi hujan.`
        let single = |inner: &str| !inner.contains(' ') && !inner.ends_with(ENDS);
        if slot == 2 && self.label() == Some(Label::Answer) && single(self.words_in(slot)) {
            return true;
        }
        if self.called_so_by(at, slot).is_some() && !self.titled(slot) {
            return false;
        }
        // `Pepatah Minang menyebut "…"`
        let verb = Flags::SAY.or(Flags::JUDGE).or(Flags::WRITE);
        let proverb = slot > at && self.tokens[slot - 1].shape == Shape::Lower && self.tokens[slot - 1].is(verb);
        if proverb && (at..slot - 1).rev().take(3).any(|k| self.is_proverb(k)) {
            return true;
        }
        let from = at.max(slot.saturating_sub(4));
        let near = (from..slot)
            .rev()
            .take_while(|&i| !matches!(self.tokens[i].shape, Shape::Mark(',' | '.' | ':' | ';') | SLOT));
        if slot > at && self.is_caption(slot - 1) {
            return false;
        }
        for (distance, i) in near.enumerate() {
            let token = &self.tokens[i];
            if token.is(Flags::DEMONSTRATIVE) && token.shape == Shape::Lower {
                return self.names_it(at, i); // not `film itu "…"`
            }
            let work = distance < 3 && token.is(Flags::WORK) && !token.is(Flags::SAY);
            // `menjuluki Bagas "aktor yang salah potong pun tetap berpose"`: too much for a name.
            let long = || token.shape == Shape::Lower && self.lower(i).starts_with("me") && !self.can_be_name(slot);
            if work && self.can_be_title(slot) || distance < 2 && token.is(Flags::NAMING) && !long() {
                return true;
            }
            // `membawakan cerita "Kancil Ketinggalan Kereta"`, `dalam laporan "Sawit di Simpang Jalan"`
            if distance == 0 && token.is(Flags::WORK.or(Flags::REPORT)) && self.titled(slot) {
                return true;
            }
            if token.is(Flags::SAY.or(Flags::WRITE)) {
                return false;
            }
        }
        // `ungkapan Madura "…"`
        let saying =
            slot > at + 1 && self.lower(slot - 2) == "ungkapan" && self.tokens[slot - 1].shape == Shape::Capital;
        if saying {
            return true;
        }
        // `ungkapan Jawa yang tertulis di papan, "…"`
        let saying = |i: usize| self.lower(i) == "ungkapan" && self.tokens[i + 1].shape == Shape::Capital;
        // `Orang Liwa punya sebutan untuk masa seperti ini: "…"`
        let called = |i: usize| matches!(self.lower(i).as_str(), "sebutan" | "julukan" | "istilah");
        let says = |i: usize| self.tokens[i].shape != SLOT && self.tokens[i].is(Flags::SAY.or(Flags::WRITE));
        if slot > at && self.tokens[slot - 1].mark(':') {
            let mut near = slot.saturating_sub(NAMED).max(at)..slot;
            // `memakai nama lain: "Bu Lumpur"`
            let name = near.clone().rev().skip(1).take(2).any(|i| self.reads(i, "nama"));
            return (name || near.clone().any(called)) && !near.any(says);
        }
        slot > at
            && self.tokens[slot - 1].mark(',')
            && (at..slot).any(|i| {
                self.tokens[i].is(Flags::NAMING) && (self.is_proverb(i) || self.reads(i, "istilah")) || saying(i)
            })
    }

    /// `yang oleh Denny disebut "…"`: where `oleh` stands, before the one who calls something so.
    pub(super) fn called_so_by(&self, at: usize, slot: usize) -> Option<usize> {
        let called = slot.checked_sub(1).filter(|&i| i > at && self.reads(i, "disebut"))?;
        (called.saturating_sub(OBJECT).max(at)..called).rev().find(|&i| self.reads(i, "oleh"))
    }

    /// Whether the word at `i` means a saying that is nobody's.
    fn is_proverb(&self, i: usize) -> bool {
        matches!(self.lower(i).as_str(), "pepatah" | "peribahasa" | "adagium" | "pameo")
    }

    /// `menjuluki burung itu "…"`: a verb of naming, its object ending with the demonstrative at `close`.
    fn names_it(&self, at: usize, close: usize) -> bool {
        let verb = (close.saturating_sub(OBJECT).max(at)..close).rev().find(|&i| self.tokens[i].is(Flags::NAMING));
        let active = |i: usize| self.lower(i).starts_with("me");
        verb.is_some_and(|i| {
            active(i) && self.tokens[i + 1..close].iter().all(|t| t.shape == Shape::Lower && !t.is(Flags::SAY))
        })
    }
}
