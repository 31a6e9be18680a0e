//! Words of attribution after a quotation (`"…," kata Budi`), and what every way of attributing one comes to.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::Attributor;
use super::cues::{self, Cue};
use super::draft::Found;
use super::people::span_text;
use super::phrase::{Kind, Phrase, Reader};
use super::scene::Scene;

/// How far from a quotation the words of attribution are looked for in its sentence, in tokens: longer than any sentence
/// of news, and a bound for text without sentences.
pub(super) const REACH: usize = 120;

/// How far before a quotation the one who does something with it may be named, in tokens.
pub(super) const NEAR: usize = 14;

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
        // `…, begitu isi pesan sepanjang 7 detik tersebut`
        if scene.lower(i) == "begitu" && scene.reads(i + 1, "isi") {
            return Some(self.after_cue(scene, i, "begitu".to_owned()));
        }
        let i = i + usize::from(so);
        if let Some(cue) = cues::of(scene.text, tokens, i, comma || so) {
            let word = scene.word(i);
            if cue == Cue::Clitic {
                let mention = "-nya".to_owned();
                // `Akun @warga menghapus unggahannya. "Maaf," tulisnya.`
                let posts = matches!(word.as_str(), "tulis" | "cuit" | "unggah");
                let account = self.account.filter(|&(_, at)| posts && at == scene.paragraph).map(|(who, _)| who);
                let who = self.answerer(scene, &word).or(account).or_else(|| self.one(scene.paragraph));
                return Some(Found { who, mention, cue: Some(word), next: i + 1, ..Found::default() });
            }
            return Some(self.after_cue(scene, i, word));
        }
        let phrase = scene.reader(&self.people).read(i)?;
        let comma_inside =
            scene.text[..tokens[slot].end()].trim_end_matches(['"', '”', '“', '»', '’', '\'']).ends_with(',');
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
        // `"Maksimal tiga kali," Tresna meralat.`: whatever the verb is.
        let acts = comma_inside && phrase.kind == Kind::Named && scene.reader(&self.people).is_verb(phrase.next);
        if acts && self.people.knows(scene.text, tokens, &phrase) {
            let word = scene.word(phrase.next);
            let next = phrase.next + 1;
            return Some(Found { next, ..self.found(scene, &phrase, Some(word)) });
        }
        None
    }

    /// The speaker after a bare cue at token `i`.
    pub(super) fn after_cue(&mut self, scene: &Scene<'_>, i: usize, word: String) -> Found {
        let mut at = i + 1;
        if word == "demikian" || word == "begitu" && scene.reads(i, "begitu") {
            let filler = Flags::DOCUMENT.or(Flags::CUE).or(Flags::WRITE).or(Flags::WORDS);
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
            // `demikian isi peringatan dini yang dikirim BMKG`
            let near = i + 1..(i + NEAR).min(scene.tokens.len());
            let sent = near.into_iter().find(|&k| scene.is_put_up(k) && scene.reads(k - 1, "yang"));
            if let Some(phrase) = sent.and_then(|k| scene.reader(&self.people).agent_of(k)) {
                return self.found(scene, &phrase, Some(word));
            }
            let named = !scene.tokens.get(i + 1).is_some_and(|_| scene.lower(i + 1).starts_with("tert"));
            return Found { who: self.focus.filter(|_| named), cue: Some(word), next: at, ..Found::default() };
        }
        // `lanjut bunyi surat edaran itu`
        at += usize::from(scene.reads(at, "bunyi") || scene.reads(at, "isi"));
        // `teriak sekitar 4.500 penonton`
        let counted = scene.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Number);
        at += usize::from(counted && scene.lower(at) == "sekitar");
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
        let answers = answers.or_else(|| self.unlike(scene, phrase, who, cue.as_deref()));
        let who = self.named_after(scene, phrase, who).or(answers.filter(|_| who == focus)).or(who);
        let range = phrase.name.clone().unwrap_or(phrase.head..phrase.all.end);
        let mention = span_text(scene.text, &scene.tokens[range]).to_owned();
        Found { who, mention, cue, next: phrase.next, text: scene.is_text(phrase) }
    }
}
