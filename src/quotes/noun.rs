//! Noun phrases from their head on: accounts, and descriptions with what brackets and demonstratives close them.

use crate::indonesian::persons::ROLE;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::phrase::{Kind, Phrase, Reader, SLOT};

/// Longest phrase read, in tokens.
const REACH: usize = 40;

/// Longest clause that tells the place of an office, in tokens.
const CLAUSE: usize = 8;

impl Reader<'_> {
    /// Whoever does what the passive verb at token `verb` tells (`dipotong hakim ketua`, `disebut oleh Restu`).
    pub(super) fn agent_of(&self, verb: usize) -> Option<Phrase> {
        self.read(verb + 1 + usize::from(self.reads(verb + 1, "oleh")))
    }

    /// `akun Instagram @warga`, `akun itu`: the account whose noun or handle is at `head`; the phrase starts at `i`.
    pub(super) fn account(&self, i: usize, head: usize) -> Phrase {
        let mut end = head + 1;
        while end < head + 5 && self.token(end).is_some_and(|t| t.is_capital() || t.shape == Shape::Handle) {
            end += 1;
        }
        // `balas pengguna Facebook bernama Tatik Wulan`
        if self.reads(end, "bernama") && self.token(end + 1).is_some_and(Token::is_capital) {
            let close = self.capitals(end + 1).unwrap_or(end + 2);
            let (name, role) = (Some(end + 1..close), Some(head..end));
            return Phrase { kind: Kind::Named, head, name, role, all: i..close, next: close, indefinite: true };
        }
        let back = end == head + 1 && self.is(end, Flags::DEMONSTRATIVE);
        let kind = if back { Kind::PointsBack } else { Kind::Account };
        let end = end + usize::from(back);
        Phrase { kind, head, name: None, role: None, all: i..end, next: end, indefinite: false }
    }

    /// The phrase from `i` with its noun at `head`, up to what closes it, with the appositions after it.
    pub(super) fn noun_phrase(&self, i: usize, head: usize, indefinite: bool) -> Phrase {
        let mut segment = head;
        let mut end = head + 1;
        let mut next = end;
        let mut back = false;
        while end < head + REACH {
            let Some(token) = self.token(end) else { break };
            // `Bintang film "Jalan Pulang" itu`
            if token.shape == SLOT && self.tokens[head].is(ROLE) && self.closes(end + 1) {
                end += 2;
                next = end;
                back = true;
                break;
            }
            if token.mark('(') {
                let Some(close) = (end + 1..end + 9).find(|&k| self.mark(k, ')')) else { break };
                next = close + 1;
                let more = self.token(next).is_some_and(|t| t.is_capital() && !t.is(Flags::DAY));
                if self.closes(next) && !self.is_age(end + 1) {
                    end = next + 1;
                    next = end;
                    back = true;
                    break;
                }
                // `Kapitalaung (kepala desa) Petta`
                let gloss = end == head + 1 && self.is(end + 1, ROLE) && self.tokens[end + 1].shape == Shape::Lower;
                if more
                    && (gloss || self.name_in(segment..end).is_none_or(|_| self.tokens[head].is(ROLE)))
                    && !self.is_age(end + 1)
                {
                    segment = next;
                    end = next + 1;
                    next = end;
                    continue;
                }
                break;
            }
            if token.is(Flags::DEMONSTRATIVE) && token.shape == Shape::Lower && !self.tokens[head].flags.is_empty() {
                back = true;
                end += 1;
                break;
            }
            let more = self.takes(head, segment, end, indefinite);
            if more == 0 {
                break;
            }
            end += more;
            if self.is(end - 1, Flags::DEMONSTRATIVE) && more > 1 {
                back = true;
                break;
            }
        }
        next = next.max(end);
        // `Surat Edaran Direksi Nomor SE-12/2026`
        if self.reads(next, "Nomor") {
            next += 2;
            while next < self.tokens.len() && self.tokens[next].start() == self.tokens[next - 1].end() {
                next += 1;
            }
            next = next.min(self.tokens.len());
        }
        if back {
            if let Some(phrase) = self.named_inside(i, head, end, indefinite) {
                return Phrase { next, ..phrase };
            }
            // `pemohon itu, Fikri Alamsyah`
            let comma = self.mark(end, ',') && self.tokens[head].is(ROLE);
            let called = usize::from(self.reads(end + 1, "berinisial") || self.reads(end + 1, "bernama"));
            let person = comma.then(|| self.person_at(end + 1 + called)).flatten();
            if let Some((name, next)) = person.filter(|&(_, next)| self.mark(next, ',') || self.mark(next, '.')) {
                let role = Some(head..end - 1);
                return Phrase { kind: Kind::Named, head, name: Some(name), role, all: i..end, next, indefinite };
            }
            return Phrase { kind: Kind::PointsBack, head, name: None, role: None, all: i..end, next, indefinite };
        }
        if let Some(phrase) = self.called(i, head, end, indefinite).or_else(|| self.of_a_place(i, head, end)) {
            return phrase;
        }
        self.complete(i, head, segment, end, next, indefinite)
    }

    /// `Kepala sekolah tempat Dimas belajar, Asep Ridwan, …`: the name after a clause that tells the place.
    fn of_a_place(&self, i: usize, head: usize, end: usize) -> Option<Phrase> {
        let body = self.is(head, Flags::INSTITUTION);
        let clause = self.reads(end, "tempat") && (self.is(head, ROLE) || body);
        let comma = (end + 1..end + CLAUSE).find(|&k| clause && self.mark(k, ','))?;
        // `Organisasi tempat Sutrisno bergabung, Forum Petani, …`
        if body {
            return self.read(comma + 1).filter(|p| p.kind == Kind::Institution && self.mark(p.next, ','));
        }
        let (name, next) = self.person_at(comma + 1).filter(|&(_, next)| self.mark(next, ','))?;
        let role = Some(head..end);
        Some(Phrase { kind: Kind::Named, head, name: Some(name), role, all: i..end, next, indefinite: false })
    }

    /// Whether an age and a closing bracket stand at token `i`.
    pub(super) fn is_age(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.shape == Shape::Number) && self.mark(i + 1, ')')
    }
}
