//! How far a noun phrase goes: which words after its head still belong to it.

use crate::indonesian::persons::{self, ROLE};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::cues::starts_sentence;
use super::phrase::Reader;

impl Reader<'_> {
    /// How many tokens at `end` go on with the phrase; 0 ends it.
    pub(super) fn takes(&self, head: usize, segment: usize, end: usize, indefinite: bool) -> usize {
        let token = &self.tokens[end];
        let after_capital = self.token(end + 1).is_some_and(Token::is_capital);
        match token.shape {
            // `surat edaran Nomor 18/2026`
            Shape::Capital if self.tokens[head].is(Flags::DOCUMENT) && self.reads(end, "Nomor") => 0,
            Shape::Capital | Shape::Acronym | Shape::Initial | Shape::Dotted => {
                usize::from(!persons::is_calendar(self.tokens, end) || token.is(ROLE))
            }
            Shape::Mark('.') => {
                // `Prof. dr. Haryo Sutedjo`
                let degree = self.is(end + 1, Flags::DEGREE.or(Flags::ADDRESS))
                    && self.mark(end + 2, '.')
                    && self.token(end + 3).is_some_and(Token::is_capital);
                // `PT Saku Kita Digital Tbk. (SAKU) Henry Gunawan`
                let listed = self.mark(end + 1, '(') && self.reads(end - 1, "Tbk");
                // `Sopan sekali, Mas. Dia tahu nama saya.`
                let anew = self.is(end + 1, Flags::PRONOUN.or(Flags::FIRST));
                usize::from(!anew && (after_capital || degree) && self.abbreviated(end - 1) || listed)
            }
            Shape::Mark('&' | '-') => usize::from(after_capital),
            Shape::Mark('/') => {
                usize::from(after_capital && self.tokens[head].is(ROLE) && self.name_in(segment..end).is_none())
            }
            Shape::Mark(',') => match self.placed_up_to(end) {
                Some(close) if self.tokens[head].is(ROLE) => close + 1 - end,
                _ => usize::from(self.tokens[head].is(ROLE) && self.lists(end)),
            },
            Shape::Number if self.tokens[head].is(Flags::TITLE) && self.tokens[end - 1].is_capital() => 1,
            Shape::Number => self.takes_number(head, segment, end),
            // `Kepala sekolah tempat Dimas belajar`: a clause with a name that is not the head's.
            Shape::Lower if self.reads(end, "tempat") && after_capital => 0,
            Shape::Lower => self.takes_small(head, segment, end, indefinite),
            _ => 0,
        }
    }

    /// The same for a small word at `end`.
    fn takes_small(&self, head: usize, segment: usize, end: usize, indefinite: bool) -> usize {
        let token = &self.tokens[end];
        let after_capital = self.token(end + 1).is_some_and(Token::is_capital);
        let text = &self.text[token.start()..token.end()];
        let titled = ROLE.or(Flags::DEGREE).or(Flags::ADDRESS);
        if token.is(Flags::DEGREE.or(Flags::ADDRESS)) && self.tokens[head].is(titled) {
            let dotted = self.mark(end + 1, '.') && self.token(end + 2).is_some_and(Token::is_capital);
            if after_capital || dotted {
                return 1;
            }
        }
        if matches!(text, "bernama" | "berinisial") && after_capital
            || persons::joins_names(self.text, self.tokens, end)
        {
            return 1;
        }
        if self.completes(head, end) {
            return 1;
        }
        // `Ketua salah satu partai`
        if text == "salah" && self.reads(end + 1, "satu") && self.tokens[head].is(ROLE) {
            return 2;
        }
        // `CEO sekaligus pendiri PanenKita Grace Tan`
        if matches!(text, "sekaligus" | "merangkap") && self.is(end + 1, ROLE) {
            return 2;
        }
        // `Dosen hukum yang juga pendamping korban Rosmaida Siregar`
        let also = self.reads(end + 1, "juga");
        if text == "yang" && also && self.is(end + 2, ROLE) && self.leads_to_name(head, end + 2) {
            return 3;
        }
        if text == "dan" && after_capital {
            return usize::from(self.joins_with_dan(head, segment, end));
        }
        if self.leads_to_name(head, end) {
            return 1;
        }
        self.takes_plain(head, segment, end, indefinite)
    }

    /// The same for a small word that no fixed expression takes in.
    fn takes_plain(&self, head: usize, segment: usize, end: usize, indefinite: bool) -> usize {
        let token = &self.tokens[end];
        let text = &self.text[token.start()..token.end()];
        let small_head = self.tokens[head].shape == Shape::Lower || self.tokens[head].is(ROLE.or(Flags::DOCUMENT));
        let after_capital = self.token(end + 1).is_some_and(Token::is_capital);
        if !small_head || self.name_in(segment..end).is_some_and(|n| n > head) && self.tokens[end - 1].is_capital() {
            return if small_head && text == "yang" { self.back_reference(end) } else { 0 };
        }
        if token.is(Flags::STOP.or(Flags::PREPOSITION).or(Flags::CONJUNCTION)) {
            let place = after_capital
                && (indefinite && matches!(text, "di" | "dari" | "asal")
                    || self.tokens[head].is(ROLE) && matches!(text, "dari" | "asal"));
            return if place { 1 } else { self.back_reference(end) };
        }
        let noun = ROLE.or(Flags::MODIFIER).or(Flags::INSTITUTION).or(Flags::PLACE).or(Flags::WORK);
        let bound = Flags::PRONOUN.or(Flags::FIRST).or(Flags::CUE);
        // `seorang pedagang bakso mengatakan`
        let object = || {
            indefinite
                && !token.nya
                && token.flags.is_empty()
                && end == head + 1
                && self.is(head, ROLE)
                // `seorang sopir travel yang tidak dikenal`
                && (self.is_verb(end + 1) || self.reads(end + 1, "yang"))
        };
        let plain = !token.is(bound) && (self.after_cue || token.is(noun) || object() || self.apposed(head, end));
        if plain && !self.is_verb(end) && end < head + 7 { 1 } else { self.back_reference(end) }
    }

    /// Whether the `dan` at `end` stands inside one title (`Menteri Kelautan dan Perikanan`).
    fn joins_with_dan(&self, head: usize, segment: usize, end: usize) -> bool {
        let last = &self.tokens[end - 1 - usize::from(self.tokens[end - 1].mark(','))];
        let unnamed = self.name_in(segment..end).is_none();
        // `Direktur Pupuk dan Pestisida Kementerian Pertanian Ir. Retno Ambarsari`
        let person = || self.people.fullest(&[last.key], false).is_some_and(|who| self.people.is_proven(who));
        let word = end == head + 2 && !self.is(end + 1, ROLE) && !person();
        let joined =
            persons::goes_on(self.text, last) || last.is(ROLE) || (unnamed || word) && self.runs_to_name(end + 1);
        joined && self.tokens[head].is(ROLE.or(Flags::INSTITUTION))
    }

    /// Whether the small word at `end` makes one noun with the head before it.
    fn completes(&self, head: usize, end: usize) -> bool {
        let (first, token) = (self.tokens[head], self.tokens[end]);
        // `surat edaran`
        if end == head + 1 && first.is(Flags::DOCUMENT) && token.is(Flags::DOCUMENT) && !token.nya {
            return first.shape == Shape::Lower || starts_sentence(self.tokens, head);
        }
        if end != head + 1 || !token.flags.is_empty() && !token.is(Flags::NOUN) {
            return false;
        }
        let name = || self.token(end + 1).is_some_and(Token::is_capital) && !self.is_verb(end);
        // `Cucu tertuanya, Larasati Dwi Nugraheni, …`
        token.nya && first.is(Flags::KIN)
            // `Juru masaknya, seorang perempuan, …`
            || token.nya && first.is(ROLE) && self.mark(end + 1, ',') && !self.is_verb(end)
            // `Pesan berantai yang beredar`
            || first.is(Flags::DOCUMENT) && self.reads(end + 1, "yang")
            // `Kantor berita AFP`
            || first.is(Flags::INSTITUTION) && first.shape == Shape::Capital && name()
    }

    /// How many tokens at the number `end` go on with the phrase; 0 ends it.
    fn takes_number(&self, head: usize, segment: usize, end: usize) -> usize {
        let after_capital = self.token(end + 1).is_some_and(Token::is_capital);
        let small = (self.tokens[head].shape == Shape::Lower || self.apposed(head, end))
            && self.name_in(segment..end).is_none();
        let body = self.tokens[head..end].iter().any(|t| t.is(Flags::INSTITUTION));
        // `peraih Piala Citra 2019 itu`, `Juara Piala Wali Kota 2019 itu`
        if small_or_role(&self.tokens[head]) && self.closes(end + 1) {
            return 2;
        }
        // `seorang pembatik 74 tahun di Kerek`: the age is no part of what somebody is called.
        let years = self.reads(end + 1, "tahun");
        if years && self.tokens[head].shape == Shape::Lower && self.is(head, ROLE) {
            return self.back_reference(end);
        }
        if small || body && after_capital && self.tokens[head].is(ROLE) {
            return 1;
        }
        // `Remaja 19 tahun asal Martapura itu`
        if self.tokens[head].is(Flags::PERSON) && end == head + 1 { self.back_reference(end) } else { 0 }
    }

    /// `Petugas pembimbing ibadah kloter 38, KH. Ahmad Syarif, Lc., mengatakan`: a description of any words that goes up
    /// to a name between commas.
    pub(super) fn apposed(&self, head: usize, from: usize) -> bool {
        if !self.tokens[head].is(ROLE) {
            return false;
        }
        let comma = (from..from + 7).find(|&k| self.mark(k, ','));
        // `Peneliti kebijakan iklim pada Blue Institute di Wellington, Dr. Hemi Ngatai, …`
        if self.token(from).is_some_and(|t| !t.is(Flags::PREPOSITION)) && self.person_after(from, true).is_some() {
            return true;
        }
        comma.is_some_and(|comma| {
            let plain = |k: usize| match self.tokens[k].shape {
                Shape::Lower => {
                    !self.is_verb(k) && !self.is(k, Flags::STOP.or(Flags::PREPOSITION).or(Flags::CONJUNCTION))
                }
                shape => shape == Shape::Number || self.tokens[k].is_capital(),
            };
            let closes = |next: usize| self.mark(next, ',') || self.mark(next, ':');
            // `Sang teman sekamar, pelontar martil Doni Iskandar Nasution, membantah`
            let person = || self.person_at(comma + 1).or_else(|| self.titled_person_at(comma + 1, false));
            (from..comma).all(plain) && person().is_some_and(|(_, next)| closes(next))
        })
    }

    /// `Politik, Hukum, dan Keamanan`: a comma at `i` inside an office's field.
    fn lists(&self, i: usize) -> bool {
        let field = |k: usize| {
            self.token(k).is_some_and(|t| t.is_capital() && persons::goes_on(self.text, t) && !t.is(Flags::PLACE))
        };
        let and = |k: usize| self.reads(k, "dan");
        field(i - 1)
            && (and(i + 1) && field(i + 2)
                || field(i + 1) && (and(i + 2) || self.mark(i + 2, ',') && (and(i + 3) || field(i + 3))))
    }
}

/// Whether a phrase may be a description: it starts with a small word or says what somebody is.
fn small_or_role(head: &Token) -> bool {
    head.shape == Shape::Lower || head.is(ROLE)
}

/// Whether a small word makes a statement of what was a description (`Jumlah korban bisa lebih besar andai …`).
pub(super) fn states(token: &Token) -> bool {
    let links = Flags::PREPOSITION.or(Flags::CONJUNCTION).or(Flags::DEMONSTRATIVE);
    token.is(Flags::CLAUSE) && !token.is(links) || token.is(Flags::CONJUNCTION) && token.is(Flags::STOP)
}
