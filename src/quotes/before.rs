//! Words of attribution before a quotation: after a colon, after a comma, or right after the verb (`Budi mengatakan, "…"`).

use crate::indonesian::persons::ROLE;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::beside::{NEAR, REACH};
use super::draft::Found;
use super::inner::Inner;
use super::phrase::{Kind, Phrase, SLOT};
use super::pointing::is_late;
use super::scene::Scene;

/// How far before its words a thing written on is named, in tokens.
const SIGN: usize = 6;

/// Words between a verb of saying and what is said.
const LIGHT: [&str; 13] = [
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

/// Words that begin a clause with a subject of its own, inside a sentence.
const CLAUSES: [&str; 8] = ["sedangkan", "sementara", "tetapi", "namun", "lalu", "bahwa", "karena", "sebab"];

impl Attributor {
    /// Words of attribution before the quotation, directly: after a colon, after a comma, or right after the verb. Tells
    /// whether they introduce a whole utterance.
    pub(super) fn left(&mut self, scene: &Scene<'_>, at: usize, slot: usize, inner: &Inner) -> Option<(Found, bool)> {
        let before = slot.checked_sub(1).filter(|&b| b >= at)?;
        let token = scene.tokens[before];
        let at = at.max(slot.saturating_sub(REACH));
        // `Isinya lima kata: "…"`
        let verb = if scene.tells_its_words(at) { Some(at) } else { scene.verb_before(at, slot) };
        if token.mark(':') {
            return Some((self.after_colon(scene, at, verb, slot), true));
        }
        if token.mark(',') {
            return self.after_comma(scene, at, verb, slot, inner).map(|found| (found, true));
        }
        let found = self.after_verb(scene, at, slot)?;
        Some((found, inner.sentence && inner.capital))
    }

    /// Words of attribution that end with a colon before the quotation.
    fn after_colon(&mut self, scene: &Scene<'_>, at: usize, verb: Option<usize>, slot: usize) -> Found {
        let colon = slot - 1;
        let sign = (at..colon).rev().take(12).find(|&i| scene.tokens[i].is(Flags::SIGN));
        let passive = if verb.is_none() { self.cut_in(scene, at, colon) } else { None };
        let subject = match passive {
            Some(phrase) => self.found(scene, &phrase, None),
            None => self.left_subject(scene, at, verb.unwrap_or(slot), slot),
        };
        let cue = verb.map(|v| scene.word(v)).or_else(|| sign.map(|_| "tulis".to_owned()));
        Found { cue, ..subject }
    }

    /// Words of attribution that end with a comma before the quotation.
    fn after_comma(
        &mut self,
        scene: &Scene<'_>,
        at: usize,
        verb: Option<usize>,
        slot: usize,
        inner: &Inner,
    ) -> Option<Found> {
        let Some(verb) = verb else {
            return self.captioned(scene, at, slot, inner).or_else(|| self.acts_and_says(scene, at, slot, inner));
        };
        let close = slot - verb <= 12;
        if !close || inner.words < 2 && !inner.sentence || !(inner.capital || inner.sentence || inner.words >= 4) {
            return None;
        }
        if scene.tokens[verb].is(Flags::JUDGE) && !scene.tokens[verb].is(Flags::SAY) {
            return None;
        }
        let subject = self.left_subject(scene, at, verb, slot);
        Some(Found { cue: Some(scene.word(verb)), ..subject })
    }

    /// Words of attribution that end with the verb, or a light word after it, before the quotation.
    fn after_verb(&mut self, scene: &Scene<'_>, at: usize, slot: usize) -> Option<Found> {
        let before = slot - 1;
        let adjacent = |i: usize| {
            scene.tokens.get(i).is_some_and(|t| {
                t.is(Flags::SAY.or(Flags::WRITE)) && !t.nya
                    || t.is(Flags::SIGN) && t.shape == Shape::Lower
                    || scene.is_caption(i)
            })
        };
        let verb = if adjacent(before) {
            Some(before)
        } else if before > at && adjacent(before - 1) && LIGHT.contains(&scene.lower(before).as_str()) {
            Some(before - 1)
        } else {
            None
        }?;
        // `disambut seruan "Tersesat di mana?" dari beberapa pengguna`
        let noun = scene.tokens[verb].is(Flags::WRITE) && !scene.reader(&self.people).is_verb(verb);
        let from = slot + 1 + usize::from(scene.tokens.get(slot + 1).is_some_and(|t| t.mark(',')));
        let named = noun && scene.reads(from, "dari");
        // `dibalas teriakan "Pulang!" dari barisan ibu-ibu`
        let plain = scene.tokens.get(from + 1).is_some_and(|t| t.shape == Shape::Lower && t.flags.is_empty());
        let whose = named.then(|| scene.reader(&self.people).read(from + 1 + usize::from(plain))).flatten();
        let subject = match whose.filter(|p| p.kind != Kind::Document) {
            Some(phrase) => self.found(scene, &phrase, None),
            None => self.left_subject(scene, at, verb, slot),
        };
        Some(Found { cue: Some(scene.word(verb)), ..subject })
    }

    /// The one who says what follows the verb at token `verb`: the subject of its clause.
    pub(super) fn left_subject(&mut self, scene: &Scene<'_>, at: usize, verb: usize, slot: usize) -> Found {
        // `Dari dalam menara terdengar ia menghitung, "…"`
        if let Some(phrase) = self.heard(scene, verb, slot) {
            return self.found(scene, &phrase, None);
        }
        if let Some(found) = self.relation_of_guest(scene, at, verb) {
            return found;
        }
        if let Some(phrase) = scene.come_upon(at, slot) {
            return self.found(scene, &phrase, None);
        }
        if let Some(found) = self.words_of(scene, at, slot).filter(|_| verb >= slot) {
            return found;
        }
        let at =
            if scene.tokens.get(verb).is_some_and(|t| t.is(Flags::WRITE)) { scene.after_source(at, verb) } else { at };
        let phrase = self.speaker_before(scene, at, verb, slot);
        if let Some(found) = self.written(scene, at, verb, slot, phrase.is_none()) {
            // `tulisan tangan mendiang suaminya, Supardi: "…"`: the dead have not the floor.
            let dead = scene.tokens[slot.saturating_sub(SIGN).max(at)..slot].iter().any(is_late);
            return Found { text: dead, ..found };
        }
        if let Some(text) = self.text_that_speaks(scene, at, verb, phrase.as_ref()) {
            return self.found(scene, &text, None);
        }
        let speaks = verb >= slot || scene.tokens[verb].is(Flags::WRITE);
        let phrase = phrase.or_else(|| self.sign(scene, at, slot).filter(|_| speaks));
        match phrase {
            // `Pesannya singkat: "…"` is the message of the one spoken of; a banner is the crowd's that carries it.
            Some(phrase) if phrase.kind == Kind::Document && scene.tokens[phrase.all.clone()].iter().any(|t| t.nya) => {
                Found { who: self.focus, ..Found::default() }
            }
            Some(phrase) if phrase.kind == Kind::Document && scene.tokens[phrase.head].is(Flags::SIGN) => {
                let crowd = self.focus.filter(|&who| self.people.is_group(who)).or(self.crowd.map(|(who, _)| who));
                let found = self.found(scene, &phrase, None);
                Found { who: crowd.or(found.who), ..found }
            }
            Some(phrase) => self.found(scene, &phrase, None),
            // `Yang kedua dibalas Sukirno dengan kertas bertuliskan "…"`
            None => match scene.agent(&self.people, at, verb.min(slot), true) {
                Some(phrase) => self.found(scene, &phrase, None),
                // `Saya telepon Bu Khotimah. Katanya, "…"`
                None => Found { who: self.other_of_answer(scene, verb).or(self.focus), ..Found::default() },
            },
        }
    }

    /// Whoever is named before the verb as the one who says it: right beside it, in the clause it belongs to, or as the
    /// subject of the sentence.
    fn speaker_before(&self, scene: &Scene<'_>, at: usize, verb: usize, slot: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        let people = &self.people;
        // `kata Budi: "…"`, `dijawab Budi, "…"`
        let reversed = scene.tokens.get(verb).is_some_and(|t| {
            let passive = || t.is(Flags::SAY) && scene.lower(verb).starts_with("di");
            t.shape != SLOT && !t.nya && (t.is(Flags::CUE) || passive())
        });
        let after = || reader.read(verb + 1).filter(|p| reversed && p.next <= slot);
        // `setiap kali saya bilang, "…"`
        let first = || {
            let before = verb.checked_sub(1).filter(|&i| i >= at)?;
            // `aktor saya bertanya, "…"`
            let mine = before > at
                && scene.tokens[before - 1].is(ROLE.or(Flags::KIN))
                && scene.tokens[before - 1].shape == Shape::Lower;
            reader.read(before).filter(|p| !mine && p.kind == Kind::First && p.all.end == verb)
        };
        let clause = || {
            let starts = |i: usize| scene.tokens[i].shape == Shape::Lower && CLAUSES.iter().any(|w| reader.reads(i, w));
            let start = (at..verb.saturating_sub(1)).rev().find(|&i| starts(i))?;
            scene.subject(people, start + 1, verb)
        };
        // `Menurut cerita para murid, Karso mengumpulkan panjak, lalu berkata, "…"`
        let own = || {
            let told = scene.tokens[at].is(Flags::SOURCE) && !scene.tokens[at].nya && verb < slot;
            let comma = (at + 1..verb).take(NEAR).find(|&i| told && scene.tokens[i].mark(','))?;
            scene.subject(people, comma + 1, verb).filter(|p| p.kind == Kind::Named)
        };
        after()
            .or_else(first)
            .or_else(|| scene.beside_verb(people, at, verb))
            .or_else(|| self.relative(scene, at, verb))
            .or_else(clause)
            .or_else(own)
            .or_else(|| scene.subject(people, at, verb.min(slot)))
    }

    /// The thing written on that is named right before the words (`Di pintu masih terpasang papan peringatan: "…"`).
    fn sign(&self, scene: &Scene<'_>, at: usize, slot: usize) -> Option<Phrase> {
        let small = |i: &usize| scene.tokens[*i].is(Flags::SIGN) && scene.tokens[*i].shape == Shape::Lower;
        let noun = (slot.saturating_sub(SIGN).max(at)..slot).rev().find(small)?;
        scene.reader(&self.people).read(noun).filter(|p| p.kind == Kind::Document)
    }

    /// `yang langsung dipotong hakim ketua: "…"`: the one who does it, named up to the colon.
    fn cut_in(&self, scene: &Scene<'_>, at: usize, colon: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        let from = at.max(colon.saturating_sub(NEAR));
        let verb = (from..colon).rev().find(|&i| reader.is_verb(i) && scene.lower(i).starts_with("di"))?;
        // `Gendis baru sadar ketika ditubruk rekannya: "…"`
        let clause = verb > from && ["ketika", "saat", "setelah"].iter().any(|word| reader.reads(verb - 1, word));
        if clause && !scene.tokens[verb].is(Flags::SAY) {
            return None;
        }
        // `memuat kalimat yang kini dihafal anak-anak desa: "…"`: they did not write it.
        let that = (from + 1..verb).rev().find(|&i| reader.reads(i, "yang"));
        if that.is_some_and(|i| scene.tokens[i - 1].is(Flags::DOCUMENT) || reader.reads(i - 1, "kalimat")) {
            return None;
        }
        reader.agent_of(verb).filter(|p| p.all.end == colon && !matches!(p.kind, Kind::Document | Kind::First))
    }

    /// `terdengar ia menghitung, "…"`: the one named right after the verb, whatever the sentence is about.
    fn heard(&self, scene: &Scene<'_>, verb: usize, slot: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        let heard = verb < slot && reader.reads(verb, "terdengar");
        let at = verb + 1 + usize::from(reader.reads(verb + 1, "suara"));
        reader.read(at).filter(|p| heard && p.next < slot && p.kind != Kind::Document)
    }

    /// `dibantah Paguyuban Pedagang yang menyebut …`: the one whom the relative clause of the verb is about, where a verb
    /// or preposition governs it.
    pub(super) fn relative(&self, scene: &Scene<'_>, at: usize, verb: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        // `Ratna yang dua hari sebelumnya menyebut …`
        let between = |i: &usize| !reader.is_verb(*i) && matches!(scene.tokens[*i].shape, Shape::Lower | Shape::Number);
        let that = (at + 1..verb).rev().take(6).take_while(between).find(|&i| scene.lower(i) == "yang")?;
        (at + 1..that)
            .filter(|&i| reader.is_verb(i - 1) || scene.tokens[i - 1].is(Flags::PREPOSITION))
            .filter_map(|i| reader.read(i))
            .find(|p| p.all.end == that && p.kind != Kind::Document)
    }
}
