//! Who wrote a text, as the words behind it or an earlier sentence say.

use crate::indonesian::keys::constant;
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::attribute::Attributor;
use super::documents::NEAR;
use super::people::{MAIN, People, Who};
use super::phrase::{Kind, Phrase, SLOT};
use super::pointing::is_late;
use super::scene::Scene;

/// Words for any text.
const GENERIC: [u64; 4] = [constant("dokumen"), constant("naskah"), constant("berkas"), constant("teks")];

/// Nouns for what the prosecution writes, and words for the prosecution.
const CHARGES: [u64; 2] = [constant("dakwaan"), constant("tuntutan")];
const PROSECUTION: [u64; 2] = [constant("penuntut"), constant("jaksa")];

/// Whether the noun means any text.
pub(super) fn is_generic(noun: u64) -> bool {
    GENERIC.contains(&noun)
}

impl People {
    /// The prosecution where the article speaks of it without a name: an indictment is its text.
    pub(super) fn prosecution(&self, noun: u64) -> Option<Who> {
        if !CHARGES.contains(&noun) {
            return None;
        }
        let unnamed = |who: &Who| !matches!(self.entities[*who].kind, Some(Kind::Named | Kind::Document));
        let called = |word: &u64| {
            (0..self.entities.len().min(MAIN)).find(|who| unnamed(who) && self.entities[*who].role_words.contains(word))
        };
        PROSECUTION.iter().find_map(called)
    }
}

impl Attributor {
    /// Who wrote the text of a phrase, as the words behind it say: `surat BPK`, `tulisan tangan perawat`, `surat yang ia
    /// terima dari Sukirno`, `surat yang ditandatangani Yoab`.
    pub(super) fn author(&mut self, scene: &Scene<'_>, phrase: &Phrase) -> Option<Who> {
        let noun = phrase.head;
        let light = |i: &usize| {
            let token = scene.tokens.get(*i);
            token.is_some_and(|t| t.shape == Shape::Lower && (t.is(Flags::DOCUMENT.or(Flags::SIGN)) || scene.light(*i)))
        };
        if scene.tokens.get(noun + 1).is_some() && scene.lower(noun + 1) == "tangannya" {
            return self.one(scene.paragraph);
        }
        let next = (noun + 1..noun + 4).find(|i| !light(i))?;
        // `pesan almarhumah`, `tulisan kapur almarhum`
        let small = scene.tokens.iter().skip(noun + 1).take(3).take_while(|t| t.shape == Shape::Lower);
        if small.last().is_some_and(is_late) {
            return self.people.late;
        }
        // `makalah Anda`: in an interview the guest's.
        if scene.reads(next, "Anda") && self.guest.is_some() {
            return self.guest;
        }
        let hand = scene.reads(next - 1, "tangan");
        if let Some(who) = self.writes(scene, next, hand) {
            return Some(who);
        }
        // `karangan bunga dari para pedagang dengan tulisan "…"`
        let with = noun.checked_sub(1).filter(|&i| scene.reads(i, "dengan") && scene.tokens[noun].is(Flags::SIGN));
        let from = with.and_then(|with| {
            let from = (with.saturating_sub(NEAR)..with).rev().find(|&i| scene.reads(i, "dari"))?;
            scene.reader(&self.people).read(from + 1).filter(|p| p.all.end == with && !scene.is_text(p))
        });
        if let Some(phrase) = from {
            return self.resolve(scene, &phrase);
        }
        // `surat bertahun 1974 dari Praha, yang ditulis Marsudo`
        let ends = |i: &usize| {
            let end = |t: &Token| {
                t.is_stop() || t.shape == SLOT || t.mark(',') && !scene.clause_after(*i) && !scene.reads(i + 1, "dari")
            };
            scene.tokens.get(*i).is_none_or(end)
        };
        let near: Vec<usize> = (noun + 1..noun + NEAR).take_while(|i| !ends(i)).collect();
        // An agreement is of none of those who signed it.
        let states = scene.tokens[noun].is(Flags::REPORT);
        let passive = near.iter().find(|&&i| scene.is_put_up(i) && !states);
        // `surat pernyataan yang ditulisnya sendiri`
        if passive.is_some_and(|&i| scene.tokens[i].nya) {
            return self.one(scene.paragraph);
        }
        let from = || near.iter().find(|&&i| scene.reads(i, "dari") || scene.reads(i, "buatan"));
        let by = passive.or_else(from)? + 1;
        self.writes(scene, by + usize::from(scene.reads(by, "oleh")), true)
    }

    /// The one named at token `i`, who can have written something.
    fn writes(&mut self, scene: &Scene<'_>, i: usize, told: bool) -> Option<Who> {
        let phrase = scene.reader(&self.people).read(i)?;
        let fits = match phrase.kind {
            Kind::Named => told || phrase.role.is_some() || self.people.knows(scene.text, scene.tokens, &phrase),
            Kind::Institution | Kind::Account => true,
            // `petisi yang ditandatangani 4.512 orang` is nobody's.
            Kind::Group if scene.reads(phrase.head, "orang") => false,
            Kind::Role | Kind::Group => scene.tokens[phrase.head].shape == Shape::Lower || told,
            // `surat terbuka lembaga itu`, `pesan dari sang ketua`
            Kind::PointsBack => {
                scene.tokens[phrase.head].is(Flags::INSTITUTION.or(Flags::GROUP))
                    || phrase.head > i
                    || told && !scene.is_text(&phrase)
            }
            _ => false,
        };
        if !fits {
            return None;
        }
        let who = self.resolve(scene, &phrase)?;
        (phrase.kind != Kind::Named || told || self.people.is_proven(who)).then_some(who)
    }

    /// Whose words a text holds that is named as the speaker (`demikian bunyi surat itu`, `Pesan itu berbunyi: …`).
    pub(super) fn writer(&mut self, scene: &Scene<'_>, phrase: &Phrase) -> Option<Who> {
        let head = scene.tokens[phrase.head];
        if !matches!(phrase.kind, Kind::Document | Kind::PointsBack)
            || !head.is(Flags::DOCUMENT)
            || head.is(Flags::PERSON)
        {
            return None;
        }
        if let Some(author) = self.author(scene, phrase) {
            return Some(author);
        }
        self.writer_of_last(scene, phrase).or_else(|| {
            // `Bagian akhir surat itu berbunyi` of an indictment
            let text = self.resolve(scene, phrase)?;
            self.people.entities[text].role_words.iter().find_map(|&noun| self.people.prosecution(noun))
        })
    }

    /// Whose words the text holds that was spoken of last, where the phrase means it.
    fn writer_of_last(&self, scene: &Scene<'_>, phrase: &Phrase) -> Option<Who> {
        let head = scene.tokens[phrase.head];
        let paper = self.paper.filter(|p| scene.paragraph <= p.paragraph + 2 || self.unclosed.is_some())?;
        // `Dokumen itu menyatakan` of a memorandum; `surat tertanggal 2 September itu` of a letter just spoken of.
        let any = is_generic(head.key);
        let named = paper.head == head.key || paper.second == head.key;
        let back = phrase.kind == Kind::PointsBack && (named || any);
        let here = paper.head == head.key && paper.paragraph == scene.paragraph && paper.author.is_some();
        let same = back || here || head.nya;
        same.then(|| paper.author.unwrap_or(paper.who))
    }
}
