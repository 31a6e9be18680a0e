//! Where a phrase gives somebody's name: in the words `bernama` and `dipanggil`, after `salah seorang`, and as a name with
//! its titles, degrees and age between commas.

use std::ops::Range;

use crate::indonesian::persons::{self, ROLE};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::phrase::{Kind, Phrase, Reader, SLOT};

/// Words of a name after `bernama` that are looked through.
const NAME: usize = 5;

impl Reader<'_> {
    /// `Seorang nelayan yang meminta dipanggil Ladahu`: somebody brought in with what to call him.
    pub(super) fn called(&self, i: usize, head: usize, end: usize, indefinite: bool) -> Option<Phrase> {
        let that = self.token(end).filter(|t| indefinite && &self.text[t.start()..t.end()] == "yang")?;
        let naming = (end + 1..end + 8)
            .take_while(|&k| self.token(k).is_some_and(|t| t.shape == Shape::Lower))
            .find(|&k| self.is(k, Flags::NAMING.or(Flags::NICK)) && self.token(k + 1).is_some_and(Token::is_capital))?;
        let close = self.capitals(naming + 1)?;
        let person = self.is(head, ROLE) && that.end() <= self.tokens[naming].start();
        person.then(|| Phrase {
            kind: Kind::Named,
            head,
            name: Some(naming + 1..close),
            role: Some(head..end),
            all: i..close,
            next: close,
            indefinite,
        })
    }

    /// The token after the capital words that start at `from`, where they are as few as a name has.
    pub(super) fn capitals(&self, from: usize) -> Option<usize> {
        (from..from + NAME).find(|&k| !self.token(k).is_some_and(Token::is_capital))
    }

    /// `perempuan yang belakangan diketahui bernama Endah Wahyuni (47) itu`: a description that gives the name.
    pub(super) fn named_inside(&self, i: usize, head: usize, end: usize, indefinite: bool) -> Option<Phrase> {
        let word = |k: usize| &self.text[self.tokens[k].start()..self.tokens[k].end()];
        let called = (head + 1..end).find(|&k| matches!(word(k), "bernama" | "berinisial" | "alias"))?;
        let start = called + 1 + usize::from(word(called + 1) == "lengkap");
        let close = (start..end).find(|&k| !self.tokens[k].is_capital() && !self.mark(k, '.')).unwrap_or(end);
        let role = head..(head + 1..called).find(|&k| self.is(k, Flags::STOP)).unwrap_or(called);
        (close > start).then_some(Phrase {
            kind: Kind::Named,
            head,
            name: Some(start..close),
            role: Some(role),
            all: i..end,
            next: end,
            indefinite,
        })
    }

    /// A number or word before a noun that makes several of it.
    pub(super) fn is_plural(&self, i: usize) -> bool {
        let word = &self.text[self.tokens[i].start()..self.tokens[i].end()];
        let one = ["seorang", "salah", "satu", "sang", "si", "1"].iter().any(|w| word.eq_ignore_ascii_case(w));
        // `ada seorang sopir`
        let one = one || self.reads(i, "ada") || self.reads(i, "Ada");
        !one && (self.tokens[i].shape == Shape::Number || self.is(i, Flags::INDEFINITE))
    }

    /// `salah seorang dari mereka, Hendri`: the name after the comma; without one `kata seorang di antara mereka` is theirs.
    pub(super) fn one_of(&self, i: usize, head: usize) -> Option<Phrase> {
        let comma = (head + 1..head + 6).find(|&k| self.mark(k, ','));
        let plain = |k: usize| self.token(k).is_some_and(|t| t.shape == Shape::Lower) && !self.is_verb(k);
        let named = comma.filter(|&comma| (head..comma).all(plain)).and_then(|comma| self.person_at(comma + 1));
        if let Some((name, next)) = named {
            let (kind, head, all) = (Kind::Named, name.start, i..name.end);
            return Some(Phrase { kind, head, name: Some(name), role: None, all, next, indefinite: true });
        }
        let they = (head + 1..head + 3).find(|&k| self.after_cue && self.reads(k, "mereka"))?;
        let (kind, all, next) = (Kind::Pronoun, i..they + 1, they + 1);
        Some(Phrase { kind, head: they, name: None, role: None, all, next, indefinite: true })
    }

    /// Skips another name and degrees after a name (`, S.H., M.Hum.`); a degree before the next name is none of them.
    pub(super) fn degrees(&self, mut at: usize) -> usize {
        let degree = |t: &Token| t.is_capital() && (t.is(Flags::DEGREE) || t.shape == Shape::Dotted);
        // `Rochmad Wiyono alias Cak Mat, mengatakan`
        if self.reads(at, "alias") {
            let name = (at + 1..at + 5).take_while(|&k| self.token(k).is_some_and(Token::is_capital)).count();
            at += if name > 0 { 1 + name } else { 0 };
        }
        while self.mark(at, ',') && self.token(at + 1).is_some_and(degree) {
            let mut after = at + 2;
            if self.mark(after, '(') && self.mark(after + 2, ')') {
                after += 3;
            }
            if self.mark(after, '.') && self.token(after + 1).is_some() {
                after += 1;
            }
            if self.token(after).is_some_and(|t| t.is_capital() || t.is(Flags::DEGREE)) {
                break;
            }
            at = after;
        }
        at
    }

    /// `presenter Mona Rarasati` between commas (`Sahabat Aline, presenter Mona Rarasati, menulis`).
    /// `unnamed`: the words before the comma name nobody, so that a title with a capital will do too (`Ketua delegasi,
    /// Duta Besar Prasert Wongsawat, …`).
    pub(super) fn titled_person_at(&self, start: usize, unnamed: bool) -> Option<(Range<usize>, usize)> {
        let title = self.token(start).filter(|t| t.is(Flags::TITLE.or(Flags::PERSON)) && !t.is(Flags::KIN))?;
        let end = (start + 1..start + 10)
            .find(|&k| self.token(k).is_none_or(|t| !t.is_capital() && t.shape != Shape::Lower))?;
        let name = self.name_in(start..end).filter(|&n| n > start)?;
        let capitals = self.tokens[name..end].iter().all(Token::is_capital);
        let next = self.degrees(end);
        let apposed = unnamed && end > name + 1 && !self.reads(next + 1, "dan") && !self.reads(next + 1, "serta");
        let sets = title.shape == Shape::Lower || apposed;
        (sets && capitals && self.mark(next, ',')).then_some((name..end, next))
    }

    /// Tokens of a person's name that starts at `start` and the token after its degrees and age.
    pub(super) fn person_at(&self, start: usize) -> Option<(Range<usize>, usize)> {
        let mut end = start;
        while let Some(token) = self.token(end).filter(|_| end < start + 12) {
            let dot = token.mark('.')
                && end > start
                && self.abbreviated(end - 1)
                && self.token(end + 1).is_some_and(|t| t.is_capital() || t.is(Flags::DEGREE));
            // `Laksamana Muda TNI (Purn.) Bambang Surya`
            let short = Flags::DEGREE.or(Flags::RANK);
            let short = |t: &Token| t.is(short) || t.shape == Shape::Acronym;
            if token.mark('(') && end > start && self.token(end + 1).is_some_and(short) {
                let close = (end + 2..end + 5).find(|&k| self.mark(k, ')'));
                if let Some(close) = close.filter(|&k| self.token(k + 1).is_some_and(Token::is_capital)) {
                    end = close + 1;
                    continue;
                }
            }
            let opens = Flags::TITLE.or(Flags::PERSON).or(Flags::INSTITUTION).or(Flags::PLACE).or(Flags::MODIFIER);
            let polite = token.is(Flags::DEGREE.or(Flags::ADDRESS).or(Flags::RANK));
            // `Pemimpinnya, Lalu Satriawan`: inside a sentence no conjunction has a capital.
            let small = token.is(Flags::CONJUNCTION) && self.token(end + 1).is_some_and(Token::is_capital);
            // `Demang Salundik Uhing`
            let office = token.is(Flags::TITLE.or(Flags::PERSON))
                && !token.is(Flags::INSTITUTION.or(Flags::PLACE))
                && self.token(end + 1).is_some_and(|t| {
                    // `rekannya, Putri Ayuningtyas, …`
                    let given = token.is(Flags::FEMALE.or(Flags::MALE)) && t.flags.is_empty();
                    t.is_capital() && (self.people.starts_name(t.key) || given)
                });
            let opened = end == start && token.is(opens) && !polite && !small && !office;
            if opened || persons::is_calendar(self.tokens, end) {
                break;
            }
            // `Dato' H. Zulkarnain Effendi`
            let apostrophe = matches!(token.shape, Shape::Mark('\'' | '’'))
                && end > start
                && self.tokens[end - 1].end() == token.start()
                && self.is(end - 1, Flags::ADDRESS);
            // `Prof. dr. Haryo Sutedjo`
            let again = polite && (end == start || self.tokens[end - 1].mark('.'));
            let written = dot || apostrophe || token.is_capital() || again;
            if !written {
                break;
            }
            end += 1;
        }
        let name = self.name_in(start..end)?;
        if self.is(name, Flags::STOP.or(Flags::ORDINARY).or(Flags::PREPOSITION)) && end == name + 1 {
            return None;
        }
        let mut next = self.degrees(end);
        if self.mark(next, '(') {
            next = (next + 1..next + 9).find(|&k| self.mark(k, ')')).map_or(next, |k| k + 1);
        }
        let ends = self.token(next).is_none_or(|t| matches!(t.shape, Shape::Mark(_) | SLOT | Shape::Lower));
        ends.then_some((name..end, next))
    }

    /// `Ahli yang diajukan pemohon, guru besar IPB Dwi Winarno, …`: the comma after a short clause, where a name
    /// between commas follows it.
    pub(super) fn clause_end(&self, from: usize) -> Option<usize> {
        if self.token(from).is_none_or(|t| &self.text[t.start()..t.end()] != "yang") {
            return None;
        }
        let comma =
            (from..from + 8).find(|&k| self.token(k).is_none_or(|t| matches!(t.shape, Shape::Mark(_) | SLOT)))?;
        // `Petugas yang dimaksud, Yoga dari Kantor SAR Semarang, membenarkan`
        let from_there = |next: usize| {
            let there = self.reads(next, "dari") || self.reads(next, "asal");
            next + if there {
                1 + (next + 1..next + 6).take_while(|&k| self.token(k).is_some_and(Token::is_capital)).count()
            } else {
                0
            }
        };
        let between = |(_, next): (Range<usize>, usize)| self.mark(from_there(next), ',');
        let named = self.person_at(comma + 1).is_some_and(between)
            || self.titled_person_at(comma + 1, false).is_some_and(between);
        (self.mark(comma, ',') && named).then_some(comma)
    }

    /// The comma after a place or an institution that starts at `start`.
    pub(super) fn place_at(&self, start: usize) -> Option<usize> {
        let head = self.token(start)?;
        let place = head.is(Flags::PLACE.or(Flags::INSTITUTION)) || head.is(Flags::MODIFIER) && !head.is(ROLE);
        if !place || !head.is_capital() {
            return None;
        }
        let end =
            (start + 1..start + 9).find(|&k| self.token(k).is_none_or(|t| !t.is_capital() || t.is(Flags::DAY)))?;
        self.mark(end, ',').then_some(end)
    }

    /// `Lastri, istri ketua RT setempat, mengaku …`: the role stands after the name.
    pub(super) fn role_after_comma(&self, mut phrase: Phrase) -> Phrase {
        let comma = phrase.next;
        let start = comma + 1;
        let role = Flags::PERSON.or(Flags::TITLE);
        let described = self.token(start).is_some_and(|t| t.is(role) && t.shape == Shape::Lower);
        let aged = described && self.token(start + 1).is_some_and(|t| t.shape == Shape::Number);
        if aged && phrase.role.is_none() {
            phrase.role = Some(start..start + 1);
        }
        if !self.mark(comma, ',')
            || !self.token(start).is_some_and(|t| t.is(role) && (t.shape == Shape::Lower || t.is(Flags::TITLE)))
        {
            return phrase;
        }
        let end = (start..start + 24).find(|&k| {
            self.token(k).is_none_or(|t| matches!(t.shape, Shape::Mark(',' | '.' | '(' | '?' | '!' | ':') | SLOT))
        });
        // `Menurut Haryo, Presiden sudah memegang …` begins a clause.
        let acts = |end: usize| {
            let stop = (start + 1..end).find(|&k| self.is(k, Flags::STOP)).unwrap_or(end);
            self.tokens[start].is_capital() && (start + 1..stop.max(start + 3).min(end)).any(|k| self.is_verb(k))
        };
        // `Jawa Tengah, petani justru tersenyum.`
        let says = |end: usize| {
            let clause = |k: usize| self.reads(k, "yang") || self.is(k, Flags::PREPOSITION);
            let verb = (start + 1..end).take_while(|&k| !clause(k)).find(|&k| self.is_verb(k));
            self.mark(end, '.') && verb.is_some_and(|k| !self.reads(k - 1, "yang"))
        };
        if let Some(end) = end.filter(|&e| (self.mark(e, ',') || self.mark(e, '.')) && !acts(e) && !says(e)) {
            let short = (start + 1..end).find(|&k| self.is(k, Flags::STOP)).unwrap_or(end);
            if phrase.role.is_none() {
                phrase.role = Some(start..short);
            }
            phrase.next = if self.mark(end, ',') { end + 1 } else { end };
        }
        phrase
    }
}
