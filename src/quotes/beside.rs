//! Words of attribution beside a quotation: after it (`"…," kata Budi`), before it (`Budi mengatakan, "…"`), or in the
//! sentence that holds it (`Menurut Budi, rapat itu "…"`).

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::{Attributor, Found};
use super::cues::{self, Cue};
use super::phrase::{Kind, Phrase, Reader, SLOT};
use super::scene::{Inner, Scene};

/// How far from a quotation the words of attribution are looked for in its sentence, in tokens: longer than any sentence
/// of news, and a bound for text without sentences.
const REACH: usize = 120;

/// How far before its words a thing written on is named, in tokens.
const SIGN: usize = 6;

/// How far before a colon the one who cuts in may be named, in tokens.
const NEAR: usize = 14;

impl Attributor {
    /// Words of attribution after the quotation.
    pub(super) fn right(&mut self, scene: &Scene<'_>, slot: usize, leads_on: bool) -> Option<Found> {
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
        // `…, begitu bunyi tulisan itu`
        let so = scene.lower(i) == "begitu" && tokens.get(i + 1).is_some_and(|t| t.is(Flags::CUE));
        let i = i + usize::from(so);
        if let Some(cue) = cues::of(scene.text, tokens, i, comma || so) {
            let word = scene.word(i);
            if cue == Cue::Clitic {
                let mention = "-nya".to_owned();
                let who = self.answerer(scene, &word).or_else(|| self.one(scene.paragraph));
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
            let found = self.found(scene, &phrase, Some(word));
            return Some(Found { next: verb_at + 1, ..found });
        }
        None
    }

    /// The speaker after a bare cue at token `i`.
    pub(super) fn after_cue(&mut self, scene: &Scene<'_>, i: usize, word: String) -> Found {
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
            let reader = Reader { after_cue: true, ..scene.reader(&self.people) };
            let phrase = reader.read(at).filter(|p| p.kind != Kind::Document);
            if let Some(phrase) = phrase.or_else(|| scene.text_before(&self.people, i + 1, at)) {
                return self.found(scene, &phrase, Some(word));
            }
            if let Some(who) = self.part_of_text(scene, i + 1) {
                return Found { who: Some(who), cue: Some(word), next: at, ..Found::default() };
            }
            let named = !scene.tokens.get(i + 1).is_some_and(|_| scene.lower(i + 1).starts_with("tert"));
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

    pub(super) fn found(&mut self, scene: &Scene<'_>, phrase: &Phrase, cue: Option<String>) -> Found {
        // `kata Yanes, sapaan akrabnya`: another name of the one in focus.
        let nick = scene.tokens.get(phrase.all.end).is_some_and(|t| t.mark(','))
            && scene.tokens.get(phrase.all.end + 1).is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::NICK));
        if let (true, Kind::Named, Some(who)) = (nick, phrase.kind, self.one(scene.paragraph)) {
            self.also_called(who, &scene.tokens[phrase.head..phrase.all.end]);
        }
        let anaphor = matches!(phrase.kind, Kind::Pronoun | Kind::PointsBack);
        let answers = cue.as_deref().filter(|_| anaphor).and_then(|cue| self.answerer(scene, cue));
        let focus = self.one(scene.paragraph);
        let who = self.writer(scene, phrase).or_else(|| self.resolve(scene, phrase));
        let who = self.named_after(scene, phrase, who).or(answers.filter(|_| who == focus)).or(who);
        let range = phrase.name.clone().unwrap_or(phrase.head..phrase.all.end);
        let mention = scene.text[scene.tokens[range.start].start..scene.tokens[range.end - 1].end].to_owned();
        Found { who, mention, cue, next: phrase.next }
    }

    /// Words of attribution before the quotation, directly: after a colon, after a comma, or right after the verb. Tells
    /// whether they introduce a whole utterance.
    pub(super) fn left(&mut self, scene: &Scene<'_>, at: usize, slot: usize, inner: &Inner) -> Option<(Found, bool)> {
        let before = slot.checked_sub(1).filter(|&b| b >= at)?;
        let token = scene.tokens[before];
        let at = at.max(slot.saturating_sub(REACH));
        // `Isinya lima kata: "…"`
        let its = scene.tokens[at].is(Flags::WRITE) && scene.lower(at).ends_with("nya");
        let verb = if its { Some(at) } else { scene.verb_before(at, slot) };
        if token.mark(':') {
            let sign = (at..before).rev().take(12).find(|&i| scene.tokens[i].is(Flags::SIGN));
            let passive = if verb.is_none() { self.cut_in(scene, at, before) } else { None };
            let subject = match passive {
                Some(phrase) => self.found(scene, &phrase, None),
                None => self.left_subject(scene, at, verb.unwrap_or(slot), slot),
            };
            let cue = verb.map(|v| scene.word(v)).or_else(|| sign.map(|_| "tulis".to_owned()));
            return Some((Found { cue, ..subject }, true));
        }
        if token.mark(',') {
            let Some(verb) = verb else { return self.acts_and_says(scene, at, slot, inner) };
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
        // `disambut seruan "Tersesat di mana?" dari beberapa pengguna`
        let noun = scene.tokens[verb].is(Flags::WRITE) && !scene.reader(&self.people).is_verb(verb);
        let from = slot + 1 + usize::from(scene.tokens.get(slot + 1).is_some_and(|t| t.mark(',')));
        let whose = scene.tokens.get(from).filter(|t| noun && &scene.text[t.start..t.end] == "dari");
        let whose = whose.and_then(|_| scene.reader(&self.people).read(from + 1));
        let subject = match whose.filter(|p| p.kind != Kind::Document) {
            Some(phrase) => self.found(scene, &phrase, None),
            None => self.left_subject(scene, at, verb, slot),
        };
        let direct = inner.sentence && inner.capital;
        Some((Found { cue: Some(scene.word(verb)), ..subject }, direct))
    }

    /// `Namun, Slamet memotong, "Mana suratnya?"`: any verb right after the one who says it.
    fn acts_and_says(&mut self, scene: &Scene<'_>, at: usize, slot: usize, inner: &Inner) -> Option<(Found, bool)> {
        let phrase =
            scene.subject(&self.people, at, slot).filter(|p| inner.sentence && inner.capital && p.next < slot)?;
        let person = matches!(phrase.kind, Kind::Named | Kind::Pronoun | Kind::Role | Kind::PointsBack);
        let verb = scene.reader(&self.people).is_verb(phrase.next) && slot - phrase.next <= 6;
        (person && verb).then(|| (self.found(scene, &phrase, None), true))
    }

    /// The one who says what follows the verb at token `verb`: the subject of its clause.
    pub(super) fn left_subject(&mut self, scene: &Scene<'_>, at: usize, verb: usize, slot: usize) -> Found {
        let clause = (at..verb).rev().find(|&i| {
            let t = scene.tokens[i];
            i + 1 < verb
                && t.shape == Shape::Lower
                && matches!(
                    &scene.text[t.start..t.end],
                    "sedangkan" | "sementara" | "tetapi" | "namun" | "lalu" | "bahwa" | "karena" | "sebab"
                )
        });
        let nearer = clause.and_then(|c| scene.subject(&self.people, c + 1, verb));
        let nearer = scene.beside_verb(&self.people, at, verb).or_else(|| self.relative(scene, at, verb)).or(nearer);
        let reversed = scene
            .tokens
            .get(verb)
            .filter(|t| t.is(Flags::CUE) && t.shape != SLOT && !t.nya)
            .and_then(|_| scene.reader(&self.people).read(verb + 1));
        // `Menurut cerita para murid, Karso mengumpulkan panjak, lalu berkata, "…"`
        let told = scene.tokens[at].is(Flags::SOURCE) && !scene.tokens[at].nya && verb < slot;
        let comma = (at + 1..verb).take(NEAR).find(|&i| told && scene.tokens[i].mark(','));
        let own = comma.and_then(|c| scene.subject(&self.people, c + 1, verb)).filter(|p| p.kind == Kind::Named);
        let nearer = nearer.or(own);
        let phrase = reversed.filter(|p| p.next <= slot).or_else(|| self.right_at(scene, at, verb, slot)).or(nearer);
        let phrase = phrase.or_else(|| scene.subject(&self.people, at, verb.min(slot)));
        // `Dari dalam menara terdengar ia menghitung, "…"`
        if scene.tokens.get(verb).is_some_and(|t| t.shape != SLOT && &scene.text[t.start..t.end] == "terdengar")
            && let Some(heard) = self.right_at(scene, at, verb, slot)
        {
            return self.found(scene, &heard, None);
        }
        if let Some(found) = self.written(scene, at, verb, slot, phrase.is_none()) {
            return found;
        }
        if let Some(text) = self.text_that_speaks(scene, at, verb, phrase.as_ref()) {
            return self.found(scene, &text, None);
        }
        // `Di pintu masih terpasang papan peringatan: "…"`
        let sign = || {
            let near = slot.saturating_sub(SIGN).max(at)..slot;
            let noun = near.rev().find(|&i| scene.tokens[i].is(Flags::SIGN) && scene.tokens[i].shape == Shape::Lower)?;
            scene.reader(&self.people).read(noun).filter(|p| p.kind == Kind::Document)
        };
        let own = verb >= slot || scene.tokens[verb].is(Flags::WRITE);
        let phrase = if own { phrase.or_else(sign) } else { phrase };
        match phrase {
            // `Pesannya singkat: "…"` is the message of the one spoken of; a banner is the crowd's that carries it.
            Some(phrase) if phrase.kind == Kind::Document && scene.tokens[phrase.head].nya => {
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
                None => Found { who: self.focus, ..Found::default() },
            },
        }
    }

    /// `yang langsung dipotong hakim ketua: "…"`: the one who does it, named up to the colon.
    fn cut_in(&self, scene: &Scene<'_>, at: usize, colon: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        let from = at.max(colon.saturating_sub(NEAR));
        let verb = (from..colon).rev().find(|&i| reader.is_verb(i) && scene.lower(i).starts_with("di"))?;
        let by = verb + 1 + usize::from(reader.reads(verb + 1, "oleh"));
        reader.read(by).filter(|p| p.all.end == colon && !matches!(p.kind, Kind::Document | Kind::First))
    }

    /// `setiap kali saya bilang, "…"`, `terdengar ia menghitung, "…"`: the one named right beside the verb, whatever the
    /// sentence is about.
    fn right_at(&self, scene: &Scene<'_>, at: usize, verb: usize, slot: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        let heard = verb < slot && reader.reads(verb, "terdengar");
        if heard {
            return reader.read(verb + 1).filter(|p| p.next < slot && p.kind != Kind::Document);
        }
        let before = verb.checked_sub(1).filter(|&i| i >= at)?;
        reader.read(before).filter(|p| p.kind == Kind::First && p.all.end == verb)
    }

    /// `dibantah Paguyuban Pedagang yang menyebut …`: the one whom the relative clause of the verb is about, where a verb
    /// or preposition governs it.
    fn relative(&self, scene: &Scene<'_>, at: usize, verb: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        // `Ratna yang dua hari sebelumnya menyebut …`
        let between = |i: &usize| !reader.is_verb(*i) && matches!(scene.tokens[*i].shape, Shape::Lower | Shape::Number);
        let that = (at + 1..verb).rev().take(6).take_while(between).find(|&i| scene.lower(i) == "yang")?;
        (at + 1..that)
            .filter(|&i| reader.is_verb(i - 1) || scene.tokens[i - 1].is(Flags::PREPOSITION))
            .filter_map(|i| reader.read(i))
            .find(|p| p.all.end == that && p.kind != Kind::Document)
    }

    /// `yang disebut Restu sebagai "…"`: the one who calls it so.
    fn called_by(&self, scene: &Scene<'_>, start: usize, slot: usize) -> Option<Phrase> {
        let reader = scene.reader(&self.people);
        let so = slot.checked_sub(1).filter(|&i| i > start && reader.reads(i, "sebagai"))?;
        let verb = (start..so).rev().take(NEAR).find(|&i| reader.reads(i, "disebut") || reader.reads(i, "dijuluki"))?;
        reader.read(verb + 1 + usize::from(reader.reads(verb + 1, "oleh"))).filter(|p| p.all.end == so)
    }

    /// Words of a speaker inside the reporter's sentence, or a term.
    pub(super) fn partial(
        &mut self,
        scene: &Scene<'_>,
        start: usize,
        slot: usize,
        end: usize,
        inner: &Inner,
    ) -> Option<Found> {
        let (start, end) = (start.max(slot.saturating_sub(REACH)), end.min(slot + REACH));
        let verb = scene
            .verb_before(start, slot)
            .or_else(|| scene.source(start, slot))
            .or_else(|| scene.parenthesis(slot + 1, end));
        let enough = inner.words >= 3 || inner.statement && inner.words >= 2;
        if let Some(verb) = verb {
            // `Bagi pencinta keroncong, ia pemain biola di balik "Kereta Terakhir ke Purwosari"`
            if !enough || scene.tokens[verb].is(Flags::SOURCE) && scene.titled(slot) {
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
                self.relative(scene, start, verb).or_else(|| scene.subject(&self.people, start, verb))
            };
            let cue = Some(scene.word(verb));
            let relative = verb > start && scene.lower(verb - 1) == "yang";
            let text = if relative { self.text_that_speaks(scene, start, verb, phrase.as_ref()) } else { None };
            let phrase = text.or(phrase);
            return Some(match phrase {
                Some(phrase) => self.found(scene, &phrase, cue),
                None => Found { who: self.focus, cue, ..Found::default() },
            });
        }
        if let Some(phrase) = self.called_by(scene, start, slot).filter(|_| enough) {
            return Some(self.found(scene, &phrase, None));
        }
        let speech = inner.sentence && inner.words >= 4 || inner.words >= 7 || inner.first && inner.words >= 4;
        if !speech {
            return None;
        }
        let subject = scene.subject(&self.people, start, slot);
        // `Laporan evaluasi program itu mencatat peserta "…"`
        let report = |p: &Phrase| scene.is_text(p) && scene.tokens[p.head].is(Flags::REPORT);
        let subject =
            subject.filter(|p| matches!(p.kind, Kind::Named | Kind::Institution | Kind::Account) || report(p));
        Some(match subject {
            Some(phrase) => self.found(scene, &phrase, None),
            None => Found { who: self.focus, ..Found::default() },
        })
    }
}
