//! Subjects: everyone whom a clause names, and which of them it is about.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::introduction::is_capital_verb;
use super::people::People;
use super::phrase::{Kind, Phrase, SLOT};
use super::scene::Scene;

/// Phrases for which a sentence makes room: more than most have.
const PHRASES: usize = 6;

/// Words between a preposition and what it governs.
const SIDES: [&str; 8] = ["bawah", "atas", "belakang", "depan", "samping", "antara", "hadapan", "sebelah"];

/// Longest clause between commas after a subject, in tokens.
const CLAUSE: usize = 24;

impl Scene<'_> {
    /// The subject of the clause between two tokens.
    pub(super) fn subject(&self, people: &People, start: usize, end: usize) -> Option<Phrase> {
        let (phrases, subject) = self.phrases(people, start, end);
        subject.and_then(|i| phrases.into_iter().nth(i))
    }

    /// Everyone named between two tokens, and which of them is the subject: the first whom no preposition or verb
    /// governs, after an introductory phrase where the clause starts with one.
    pub(super) fn phrases(&self, people: &People, start: usize, end: usize) -> (Vec<Phrase>, Option<usize>) {
        let reader = self.reader(people);
        let mut found = Vec::with_capacity(PHRASES);
        let mut subject = None;
        let mut at = self.after_dateline(start, end);
        let Some(first) = self.tokens.get(at).filter(|_| at < end) else { return (found, None) };
        let mut floor = at;
        let view = self.viewpoint(people, at);
        if first.is(Flags::SOURCE) && !first.nya && first.shape != SLOT || view > 0 {
            if let Some(phrase) = reader.read(at + view.max(1)) {
                at = phrase.next.max(at + 1);
                subject = Some(0);
                found.push(phrase);
            }
        } else if first.is(Flags::PREPOSITION)
            || first.shape == Shape::Capital
                && first.flags.is_empty()
                && is_capital_verb(&self.text[first.start()..first.end()])
                && !self.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::DEMONSTRATIVE))
        {
            floor = self.after_introduction(people, at, end);
        }
        if first.nya
            && first.is(Flags::SOURCE.or(Flags::CUE))
            && first.shape == Shape::Capital
            && !first.is(Flags::DOCUMENT)
            // `Kisahnya diunggah akun TikTok @warga`
            && !(first.is(Flags::WORDS) && reader.is_verb(at + 1))
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
            let initial = (at == begin || self.tokens[at - 1].is_stop()) && token.shape == Shape::Capital;
            let stranger = initial && !token.is(whole.or(Flags::INDEFINITE)) && !people.is_known(token.key);
            let phrase = if stranger || token.shape == SLOT { None } else { reader.read(at) };
            let Some(phrase) = phrase.filter(|p| p.all.end <= end) else {
                at += 1;
                continue;
            };
            let governed = self.is_governed(people, begin, floor, at, &phrase);
            if at < floor && phrase.next > floor {
                at = floor; // the phrase of the introduction took the subject for its apposition
                continue;
            }
            // `Senior saya, almarhum Antonius Kaunang, waktu itu bilang`
            let mine = phrase.kind == Kind::First && at > begin && {
                let named = || reader.read(phrase.next + 1).filter(|p| p.kind == Kind::Named);
                self.tokens.get(phrase.next).is_some_and(|t| t.mark(',')) && named().is_some()
            };
            let speaks = (phrase.kind != Kind::First || self.answer) && !mine;
            let says = self.tokens.get(phrase.next).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::SAY));
            // A text is the subject only where nobody else is: `Waktu naskah selesai, tetangga itu …`.
            let thing = |i: usize| found.get(i).is_some_and(|p: &Phrase| p.kind == Kind::Document);
            let free = subject.is_none_or(|i| thing(i) && phrase.kind != Kind::Document) && speaks && at >= floor;
            if !governed && (free || phrase.kind == Kind::Pronoun && says) {
                subject = Some(found.len());
            }
            at = phrase.next.max(at + 1);
            found.push(phrase);
        }
        (found, subject)
    }

    /// Whether a preposition or a verb governs the phrase at token `at`, or another noun stands before it, in a clause that
    /// starts at `begin`, its introduction ending at `floor`.
    fn is_governed(&self, people: &People, begin: usize, floor: usize, at: usize, phrase: &Phrase) -> bool {
        if at <= begin || at == floor {
            return false;
        }
        let reader = self.reader(people);
        let before = &self.tokens[at - 1];
        // `Perwakilan sopir truk, Rohmat, …` starts with a noun, not with a name.
        // In `Di Simeulue orang berteriak` the place ends its own phrase.
        let place = at >= begin + 2 && self.tokens[at - 2].is(Flags::PREPOSITION);
        // `Pesawat perintis` is no pioneer.
        let small = phrase.kind == Kind::Role && !phrase.indefinite && self.tokens[phrase.head].shape == Shape::Lower;
        let whole = !small || before.is(Flags::ORDINARY);
        let noun = at == begin + 1 && !people.is_known(before.key) && whole || place;
        let name =
            before.is_capital() && !noun && !before.is(Flags::ORDINARY.or(Flags::PREPOSITION).or(Flags::CONJUNCTION));
        // `Ke dalam kantong pembeli terakhir ia menyelipkan …`
        let brought_on = || self.tokens[begin..=at].iter().any(|t| t.is(Flags::PRESENTS));
        let inside = floor == begin
            && self.tokens[begin].is(Flags::PREPOSITION)
            && at <= begin + 4
            && !brought_on()
            && phrase.kind != Kind::Pronoun
                // `Di bawahnya warga menambahkan …`
            && !(before.nya && before.shape == Shape::Lower && reader.is_verb(phrase.next))
            // `Untuk laga itu Rahmat tidak menyiapkan apa-apa`, `Di mulut jalan itu warga memaku papan`
            // `Di tempat yang sama Rosmini tertawa`
            && !(before.shape == Shape::Lower
                && (before.is(Flags::DEMONSTRATIVE) || reader.reads(at - 1, "sama"))
                && (phrase.kind == Kind::Named || reader.is_verb(phrase.next)));
        // `sekitar 400 petani`
        let about = self.tokens[at].shape == Shape::Number && self.lower(at - 1) == "sekitar";
        let says = self.tokens.get(phrase.next).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::SAY));
        // `Selama empat hari SakuKita hanya menampilkan …`
        let acts = || {
            let adverb = self.tokens.get(phrase.next).is_some_and(|t| t.is(Flags::ORDINARY.or(Flags::STOP)));
            before.shape == Shape::Lower && reader.is_verb(phrase.next + usize::from(adverb))
        };
        // `Di situ terdakwa menulis kepada Totok`
        let told = says && phrase.kind == Kind::Role && !phrase.indefinite && at == begin + 2;
        let inside = inside && !((says || acts()) && phrase.kind == Kind::Named || told);
        // `2 kilogram di bawah lifter Korea`
        let beside = place && SIDES.iter().any(|side| reader.reads(at - 1, side));
        !about && (before.is(Flags::PREPOSITION) || reader.is_verb(at - 1) || name || inside || beside)
    }

    /// Whether a verb of saying belongs to the phrase as its subject.
    pub(super) fn speaks(&self, phrase: &Phrase, end: usize) -> bool {
        let before = phrase
            .all
            .start
            .checked_sub(1)
            .is_some_and(|i| self.tokens[i].is(Flags::SOURCE) && self.tokens[i].shape != SLOT);
        // `Dokter tim sudah menyarankannya berhenti` is about the one whom the doctor told so.
        let about = |i: usize| phrase.kind == Kind::Role && self.tokens[i].nya && self.lower(i).starts_with("me");
        let says = |i: usize| {
            self.tokens[i].shape == Shape::Lower && self.tokens[i].is(Flags::SAY.or(Flags::JUDGE)) && !about(i)
        };
        // `Ketua partai, yang meminta namanya tidak ditulis, mengaku …`
        let small = |i: &usize| self.tokens.get(*i).is_some_and(|t| t.shape == Shape::Lower && !t.is(Flags::SAY));
        let comma = phrase.next + (phrase.next..phrase.next + 2).take_while(small).count();
        let close = || (comma + 2..end.min(comma + CLAUSE)).find(|&i| self.tokens[i].mark(','));
        let from = if self.clause_after(comma) { close().unwrap_or(phrase.next) } else { phrase.next };
        let clause = |i: &usize| !(self.tokens[*i].is_stop() || self.tokens[*i].mark(',') && *i > from);
        before || (from..end.min(from + 7)).take_while(clause).any(says)
    }

    /// Whether the phrase is the subject of a verb of asking.
    pub(super) fn asks_something(&self, phrase: &Phrase, end: usize) -> bool {
        (phrase.next..end.min(phrase.next + 4))
            .any(|i| self.tokens[i].shape == Shape::Lower && self.tokens[i].is(Flags::ASK))
    }

    /// Somebody brought in right before the verb at `verb` (`terdengar seorang laki-laki berkata`, `ketika Budi berkata`),
    /// whatever the sentence is about.
    pub(super) fn beside_verb(&self, people: &People, at: usize, verb: usize) -> Option<Phrase> {
        self.tokens.get(verb).filter(|t| t.shape == Shape::Lower && t.is(Flags::SAY.or(Flags::JUDGE)))?;
        let reader = self.reader(people);
        (verb.saturating_sub(12).max(at)..verb).find_map(|i| {
            let before = i.checked_sub(1).filter(|&b| b >= at).map(|b| self.lower(b))?;
            let clause = matches!(before.as_str(), "ketika" | "saat" | "terdengar" | "tatkala" | "sewaktu" | "sampai");
            let phrase = reader.read(i).filter(|p| p.kind == Kind::Role && p.indefinite || clause)?;
            let light = (phrase.all.end..verb).all(|k| {
                let token = &self.tokens[k];
                token.shape == Shape::Lower && !reader.is_verb(k) && !token.is(Flags::PREPOSITION)
            });
            let person = !matches!(phrase.kind, Kind::Document | Kind::First);
            (person && phrase.all.end <= verb && verb - phrase.all.end <= 2 && light).then_some(phrase)
        })
    }
}
