//! What commas set beside a name: the person after a title (`Kepala Desa X, Purwadi Kuncoro`), the role after a name
//! (`Lastri, istri ketua RT`), degrees, and the lists inside an institution's name.

use std::ops::Range;

use crate::indonesian::first_names;
use crate::indonesian::persons::ROLE;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::cues::starts_sentence;
use super::extent::states;
use super::phrase::{Kind, Phrase, Reader, SLOT};

impl Reader<'_> {
    /// Tells the name from the role and reads the appositions after commas.
    pub(super) fn complete(
        &self,
        i: usize,
        head: usize,
        segment: usize,
        end: usize,
        next: usize,
        indefinite: bool,
    ) -> Phrase {
        let first = self.tokens[head];
        let mut next = self.degrees(next);
        // `Kaiyo Suisan K.K., Hiroshi Nakagawa`
        let dotted = self.tokens[next - 1].shape == Shape::Dotted && self.mark(next, '.') && self.mark(next + 1, ',');
        next += usize::from(dotted);
        if self.mark(next, '.') && self.mark(next + 1, ',') && self.text[..self.tokens[next].start()].ends_with("Tbk") {
            next += 1;
        }
        // `Pengelola pusat penyelamatan buaya drh. Yulfa Rahmadani`
        let somebody = if first.is(Flags::PERSON) { Flags::RANK.or(Flags::DEGREE) } else { Flags::RANK };
        let titled = self.tokens[head + 1..end]
            .iter()
            .enumerate()
            .any(|(n, t)| t.is(somebody) || n > 0 && t.is(Flags::TITLE) && t.is_capital());
        let institution = first.is(Flags::INSTITUTION) && !titled && !first.is(Flags::TITLE)
            || first.is(Flags::INSTITUTION) && first.shape == Shape::Acronym && !titled;
        if institution {
            return self.body(i, head, end, next, indefinite);
        }
        let phrase = self.told_apart(i, head, segment..end, next, indefinite);
        if let Some(found) = self.leads_on(&phrase).then(|| self.person_after_comma(phrase.clone())).flatten() {
            return found;
        }
        if phrase.kind == Kind::Named { self.role_after_comma(phrase) } else { phrase }
    }

    /// An institution from `head` to `end`, with the person after it where there is one.
    fn body(&self, i: usize, head: usize, end: usize, next: usize, indefinite: bool) -> Phrase {
        let first = self.tokens[head];
        let end = self.listed(end);
        let mut next = next.max(end);
        if self.mark(next, '.')
            && self.text[..self.tokens[next].start()].ends_with("Tbk")
            && self.token(next + 1).is_some()
        {
            next += 1;
        }
        let plural = first.shape == Shape::Lower && first.is(Flags::PERSON.or(Flags::GROUP));
        let name = (first.is_capital() && !plural).then_some(head..end);
        let phrase = Phrase { kind: Kind::Institution, head, name, role: None, all: i..end, next, indefinite };
        self.person_after_comma(phrase)
            .unwrap_or(Phrase { kind: Kind::Institution, ..self.institution(i, head, end, next) })
    }

    /// What the words from `head` to the end of `segment` are: a name with its role, or a noun; a name begins in `segment`.
    fn told_apart(&self, i: usize, head: usize, segment: Range<usize>, next: usize, indefinite: bool) -> Phrase {
        let first = self.tokens[head];
        let end = segment.end;
        // `istri Budi`, `keluarga Budi`: the name is another's.
        let other =
            first.is(Flags::KIN) && self.is_relation(head) || first.is(Flags::GROUP) && !first.is(Flags::PERSON);
        let name = if other || first.is(Flags::DOCUMENT.or(Flags::SIGN)) && !first.is(ROLE) {
            None
        } else {
            self.name_in(segment)
        };
        let kind = match name {
            Some(_) => Kind::Named,
            None if first.is(Flags::GROUP) && !(first.is(Flags::PERSON) && indefinite) => Kind::Group,
            None if first.is(Flags::DOCUMENT.or(Flags::SIGN)) && !first.is(Flags::PERSON) => Kind::Document,
            None => Kind::Role,
        };
        let role = match name {
            Some(at) => (at > head).then_some(head..at),
            None => Some(head..end),
        };
        Phrase { kind, head, name: name.map(|at| at..end), role, all: i..end, next, indefinite }
    }

    /// Whether what follows the comma after the phrase can be the person whom it describes.
    fn leads_on(&self, phrase: &Phrase) -> bool {
        let (first, next) = (self.tokens[phrase.head], phrase.next);
        let described = first.shape == Shape::Lower || first.is(ROLE);
        let residual = phrase.name.as_ref().map_or(0, ExactSizeIterator::len);
        let body = self.tokens[phrase.head..phrase.all.end].iter().any(|t| t.is(Flags::INSTITUTION));
        let person = phrase.name.as_ref().is_some_and(|n| self.people.is_first(self.tokens[n.start].key));
        // `Kombes Iwan Eka Putra, Kombes Aswin Siregar`: a list of people, not a name after a title.
        let set_apart = || {
            let (name, after) = self.person_at(next + 1)?;
            let aged = self.mark(name.end, '(') && self.token(name.end + 1)?.shape == Shape::Number;
            if aged && after > name.end {
                return Some(()); // `Ketua Takmir Masjid X, H. Ngatiman Suprapto (67)`
            }
            let after = Some(after).filter(|&after| self.mark(after, ','));
            let word =
                |i: usize| self.token(i).filter(|t| t.shape == Shape::Lower).map(|t| &self.text[t.start()..t.end()]);
            after.filter(|after| word(after + 1).is_some_and(|w| !matches!(w, "dan" | "serta"))).map(|_| ())
        };
        let listed = residual > 1
            && !body
            && self.is(next + 1, Flags::RANK.or(Flags::ADDRESS).or(Flags::DEGREE))
            && !((first.is(Flags::TITLE) || first.is(ROLE) && !first.is(Flags::RANK)) && set_apart().is_some());
        // `Manajer Kapuas Raya, Hj. Syarifah Nuraini, menyambut`: the words before the comma are the club's.
        let apart = || {
            let placed = phrase.name.as_ref().is_some_and(|n| self.people.is_placed(self.tokens[n.start].key));
            let known = self
                .person_at(next + 1)
                .is_some_and(|(name, _)| self.is_person(next + 1, &name) || placed && name.len() > 1);
            known && first.is(ROLE) && set_apart().is_some()
        };
        // `saksi Hj. Munawarah, pedagang tembakau asal Kalisari`
        let polite = phrase
            .name
            .as_ref()
            .is_some_and(|n| n.start >= 2 && self.mark(n.start - 1, '.') && self.is(n.start - 2, Flags::ADDRESS));
        let open = !polite && (residual <= 1 || body || !person || first.shape == Shape::Lower || apart());
        described && open && !listed
    }

    /// `istri Budi`, and `Istri Budi` where the sentence starts: a relation to somebody, no form of address.
    fn is_relation(&self, head: usize) -> bool {
        let starts = starts_sentence(self.tokens, head);
        self.tokens[head].shape == Shape::Lower || starts && !self.is(head, Flags::ADDRESS.or(Flags::MODIFIER))
    }

    fn institution(&self, i: usize, head: usize, end: usize, next: usize) -> Phrase {
        let name = self.tokens[head].is_capital().then_some(head..end);
        Phrase { kind: Kind::Institution, head, name, role: None, all: i..end, next, indefinite: false }
    }

    /// `Dinas Koperasi, UKM, dan Perdagangan Klaten`: commas inside an institution's name.
    fn listed(&self, end: usize) -> usize {
        let mut at = end;
        let mut joined = false;
        while at < end + 12 {
            let comma = self.mark(at, ',');
            let and = self.reads(at + usize::from(comma), "dan");
            let skip = usize::from(comma) + usize::from(and);
            if skip == 0 || joined || !self.token(at + skip).is_some_and(|t| t.is_capital() && !t.is(Flags::DAY)) {
                break;
            }
            joined = and;
            at += skip + 1;
            while self.token(at).is_some_and(|t| t.is_capital() && !t.is(Flags::DAY)) {
                at += 1;
            }
        }
        if joined { at } else { end }
    }

    /// `Direktur Utama PT X, Ir. Bernadus Tri Handoko, …`: the name stands after the title, and perhaps after the places
    /// that the title is for.
    fn person_after_comma(&self, phrase: Phrase) -> Option<Phrase> {
        // `Bapak pendidikan kita, Ki Hadjar Dewantara`
        let ours = self.is(phrase.next, Flags::FIRST.or(Flags::PRONOUN)) && self.mark(phrase.next + 1, ',');
        // `Kepala Balai Karantina setempat, drh. Meiske Pangalila`
        let local = self.reads(phrase.next, "setempat") && self.mark(phrase.next + 1, ',');
        let mut comma = self.clause_end(phrase.next).unwrap_or(phrase.next + usize::from(ours || local));
        // A name that is one already stands for itself: `kata Irjen Anwar di Hotel Ambhara, Iskandarsyah, Jakarta`.
        let from_there = self.reads(phrase.next, "asal");
        let club =
            from_there && self.people.named_as(self.tokens, &phrase).is_some_and(|who| !self.people.is_proven(who));
        let named =
            |n: &Range<usize>| !club && (n.len() > 1 || self.people.is_first(self.tokens[n.start].key) && !from_there);
        let open = !phrase.name.as_ref().is_some_and(named);
        if let Some((name, next)) = self.person_after_place(phrase.next, !phrase.indefinite).filter(|_| open) {
            let role = Some(phrase.head..phrase.next);
            return Some(Phrase { kind: Kind::Named, role, name: Some(name), next, ..phrase });
        }
        for _ in 0..4 {
            if !self.mark(comma, ',') {
                return None;
            }
            // `Sebelum diresmikan Presiden Joko Widodo, BIY sudah beroperasi`
            let full = phrase.name.as_ref().is_some_and(|n| n.len() > 1);
            let letters = |(name, next): &(Range<usize>, usize)| {
                full && name.len() == 1 && self.tokens[name.start].shape == Shape::Acronym && !self.mark(*next, ',')
            };
            if let Some((name, next)) = self.person_at(comma + 1).filter(|found| !letters(found)) {
                let role = Some(phrase.head..comma);
                return Some(Phrase { kind: Kind::Named, role, name: Some(name), next, ..phrase });
            }
            if let Some((name, next)) = self.titled_person_at(comma + 1, phrase.name.is_none()) {
                let role = Some(comma + 1..name.start);
                return Some(Phrase { kind: Kind::Named, role, name: Some(name), next, ..phrase });
            }
            comma = self.place_at(comma + 1)?;
        }
        None
    }

    /// `Peneliti kebijakan iklim pada Blue Institute di Wellington, Dr. Hemi Ngatai, …`: the comma after a description
    /// that goes on at `from`.
    fn description_end(&self, from: usize) -> Option<usize> {
        let away = Flags::SAY.or(Flags::PRONOUN).or(Flags::FIRST).or(Flags::CUE).or(Flags::DAY);
        let end = (from..from + 16).find(|&k| {
            let goes_on = self.token(k).is_some_and(|t| match t.shape {
                Shape::Lower => !self.is_verb(k) && !t.is(away) && !states(t),
                Shape::Mark(c) => matches!(c, '(' | ')' | '-' | '/' | '&'),
                SLOT => false,
                _ => !t.is(Flags::DAY),
            });
            !goes_on
        })?;
        (end > from && self.mark(end, ',')).then_some(end)
    }

    /// The name after the words at `from` that tell where somebody works, and the token after it.
    /// `definite`: an office rather than `seorang …`, so that a name of several words before a verb of saying will do.
    fn person_after_place(&self, from: usize, definite: bool) -> Option<(Range<usize>, usize)> {
        self.token(from).filter(|t| t.shape == Shape::Lower && t.is(Flags::PREPOSITION))?;
        self.person_after(from, definite)
    }

    /// The name after the description that goes on at `from` up to a comma, and the token after it.
    pub(super) fn person_after(&self, from: usize, definite: bool) -> Option<(Range<usize>, usize)> {
        let start = self.description_end(from)? + 1;
        // `pelatih Bintang Samudra asal Thailand, Somchai Rattanakorn, tidak mencari alasan`
        let origin = self.tokens[from..start].iter().any(|t| &self.text[t.start()..t.end()] == "asal");
        self.person_at(start).filter(|(name, next)| {
            let says = self.mark(*next, ',') && self.is(next + 1, Flags::SAY.or(Flags::JUDGE));
            let placed = self.tokens[name.clone()].iter().any(|t| t.is(Flags::PLACE) || self.people.is_placed(t.key));
            let from_there = origin && self.mark(*next, ',') && !placed;
            self.is_person(start, name) || definite && (says || from_there) && name.len() > 1
        })
    }

    /// Whether the name after the comma before `start` is a person's rather than that of a place: somebody whom the
    /// article calls by the first name elsewhere, with a degree or a form of address, or with an age.
    fn is_person(&self, start: usize, name: &Range<usize>) -> bool {
        let polite = name.start > start;
        let aged = self.mark(name.end, '(') && self.token(name.end + 1).is_some_and(|t| t.shape == Shape::Number);
        let first = &self.tokens[name.start];
        let place = first.is(Flags::PLACE) || self.people.is_placed(first.key);
        // `tokoh adat Tolaki di Tetelembu, Abdul Samad Konggoa`
        let listed = || first_names::is_known(&self.text[first.start()..first.end()]);
        polite || aged || !place && (self.people.is_first(first.key) || listed())
    }
}
