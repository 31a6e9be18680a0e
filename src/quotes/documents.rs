//! Texts and things written on: whose words stand there. A letter speaks for whoever wrote it, a banner for the crowd that
//! carries it, and a text without a writer for itself.

use crate::indonesian::keys::constant;
use crate::indonesian::wordclass::{self, Flags};
use crate::indonesian::words::{Shape, Token};

use super::attribute::Attributor;
use super::authors::is_generic;
use super::cues::starts_sentence;
use super::draft::Found;
use super::people::{People, Who};
use super::phrase::{Kind, Phrase, SLOT};
use super::scene::Scene;

/// How far behind a text its writer may be named, in tokens.
pub(super) const NEAR: usize = 12;

/// How far before its words the one who put them up may be told, in tokens.
const CLAUSE: usize = 18;

/// The verb of reading a text out.
pub(super) const READ_OUT: u64 = constant("membacakan");

/// The text that was spoken of last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// The text itself.
    pub(super) who: Who,
    /// The noun for it.
    pub(super) head: u64,
    /// A second noun for it (`surat edaran`), else the same.
    pub(super) second: u64,
    /// Who wrote it, where the article says.
    pub(super) author: Option<Who>,
    /// Where it was spoken of.
    pub(super) paragraph: usize,
}

impl Attributor {
    /// Notes the texts of a sentence and who wrote them; `subject` is the one whom the sentence is about.
    pub(super) fn notice_papers(
        &mut self,
        scene: &Scene<'_>,
        phrases: &[Phrase],
        subject: Option<Who>,
        subject_speaks: bool,
    ) {
        let mut written = false;
        // `surat pernyataan` is one text.
        let second = |p: &Phrase| {
            let before = p.all.start.checked_sub(1).map(|i| &scene.tokens[i]);
            before.is_some_and(|t| t.shape == Shape::Lower && t.is(Flags::DOCUMENT))
        };
        // `Surat perdamaian bertanggal 3 Mei 1990 itu disimpan di lemari`
        let back = |p: &Phrase| {
            let head = scene.tokens[p.head].key;
            let known = self.paper.is_some_and(|p| p.head == head || p.second == head || is_generic(head));
            let starts = starts_sentence(scene.tokens, p.all.start);
            p.kind == Kind::PointsBack && starts && scene.is_text(p) && !known
        };
        let texts: Vec<_> = phrases.iter().filter(|p| (p.kind == Kind::Document || back(p)) && !second(p)).collect();
        for phrase in texts {
            let author = self.author(scene, phrase).or_else(|| {
                let mut by = phrase.head.saturating_sub(6)..phrase.head;
                let wrote = |i: usize| scene.tokens[i].shape == Shape::Lower && scene.tokens[i].is(Flags::AUTHOR);
                // `Dalam keterangan tertulis, Yayasan X menyebut …`
                let through = phrase.all.start.checked_sub(1).is_some_and(|i| scene.tokens[i].is(Flags::PREPOSITION));
                let somebody = subject.filter(|&who| !self.people.is_text(who));
                somebody.filter(|_| by.any(wrote) || through && subject_speaks)
            });
            let next = scene.tokens.get(phrase.head + 1).filter(|t| t.shape == Shape::Lower && t.is(Flags::DOCUMENT));
            let head = scene.tokens[phrase.head].key;
            let second = next.map_or(head, |t| t.key);
            let author = author.or_else(|| self.people.prosecution(second));
            // `Menurut laporan tim auditor BPKP, … "…," tulis mereka`
            let several = author.filter(|&who| self.people.is_group(who) || self.people.is_body(who));
            self.several = several.map(|who| (who, scene.paragraph)).or(self.several);
            // `Seorang murid menulis surat, yang kini ditempel di papan tulis`: of two the one that somebody wrote.
            let who = self.resolve(scene, phrase).filter(|_| author.is_some() || !written);
            let who = who.filter(|&who| phrase.kind == Kind::Document || self.people.is_text(who));
            if let Some(who) = who {
                written = author.is_some();
                self.paper = Some(Paper { who, head, second, author, paragraph: scene.paragraph });
            }
        }
    }

    /// `Bunyinya, "…"`, `Di bawahnya tercetak: "…"`, `coretan tim produk: "…"`: words of the text spoken of, or of the one
    /// whose writing it is.
    pub(super) fn written(
        &mut self,
        scene: &Scene<'_>,
        at: usize,
        verb: usize,
        slot: usize,
        alone: bool,
    ) -> Option<Found> {
        let near = slot.saturating_sub(NEAR).max(at)..slot;
        let noun = near.rev().find(|&i| {
            let token = &scene.tokens[i];
            token.shape == Shape::Lower && token.is(Flags::DOCUMENT.or(Flags::SIGN)) && !token.nya
        });
        let thing = noun.and_then(|i| scene.reader(&self.people).read(i)).filter(|p| p.kind == Kind::Document);
        let text = thing.as_ref().filter(|p| {
            // `ia membacakan surat seorang ibu di Jember: "…"`
            let reads = || verb + 1 == p.head && scene.tokens[verb].key == READ_OUT;
            verb >= slot || verb == p.head || scene.tokens[verb].is(Flags::WRITE) || reads()
        });
        if let Some(who) = text.and_then(|phrase| self.author(scene, phrase)) {
            return Some(Found { who: Some(who), ..Found::default() });
        }
        let token = scene.tokens.get(verb).filter(|t| t.shape != SLOT && t.is(Flags::WRITE));
        if token.is_none() && verb < slot {
            return None;
        }
        // `tertulis pada selembar kardus yang dipasang pemuda desa`, `Tugas yang ditulis guru kelas lima masih terbaca`
        let by = (at + 1..slot).rev().take(CLAUSE).find(|&i| scene.is_put_up(i) && scene.reads(i - 1, "yang"));
        let agent = by.and_then(|i| scene.reader(&self.people).agent_of(i));
        let fits = |p: &Phrase| match token {
            Some(_) => !matches!(p.kind, Kind::Document | Kind::First),
            // `menemukan bungkus mi yang ditulisi Rizky dengan spidol: "…"`
            None => p.kind == Kind::Named,
        };
        if let Some(phrase) = agent.filter(fits) {
            return Some(Found { who: self.resolve(scene, &phrase), ..Found::default() });
        }
        let token = token?;
        if let Some(who) = self.part_of_its(scene, at, verb) {
            return Some(Found { who: Some(who), ..Found::default() });
        }
        let owned = scene.tells_its_words(verb);
        let its = owned && (verb == at || scene.tokens[verb - 1].is_stop());
        let paper = self.paper.filter(|p| {
            its && scene.paragraph <= p.paragraph + 1 || alone && p.paragraph == scene.paragraph && !token.nya
        });
        if let Some(paper) = paper {
            // `"Turun!" teriak massa.` and then `Di pagar terbentang spanduk bertuliskan "…"`
            let sign = wordclass::flags(paper.head).any(Flags::SIGN) && !its;
            let crowd = self.crowd.filter(|(_, at)| sign && scene.paragraph <= at + 1).map(|(who, _)| who);
            return Some(Found { who: paper.author.or(crowd).or(Some(paper.who)), ..Found::default() });
        }
        // `HN mengabari adiknya lewat WhatsApp. Bunyinya begini: "…"`
        let told = self.told_of.filter(|&(_, at_paragraph, end)| its && at_paragraph == scene.paragraph && end == at);
        if let Some((who, ..)) = told {
            return Some(Found { who: Some(who), ..Found::default() });
        }
        // `Massa membentangkan poster. Salah satunya bertuliskan "…"`
        let reach = usize::from(!token.nya && !owned);
        let (crowd, _) = self.crowd.filter(|(_, at)| alone && scene.paragraph <= at + reach)?;
        Some(Found { who: Some(crowd), ..Found::default() })
    }

    /// `demikian bunyi butir pertama`: whose words the text holds that was spoken of last, where a part of it is named
    /// at token `from` or right after it.
    pub(super) fn part_of_text(&self, scene: &Scene<'_>, from: usize) -> Option<Who> {
        let part = scene.tokens.iter().skip(from).take(3).any(|t| t.shape == Shape::Lower && t.is(Flags::PART));
        let paper = self.paper.filter(|p| part && scene.paragraph <= p.paragraph + 1)?;
        Some(paper.author.unwrap_or(paper.who))
    }

    /// The writer of a letter that was read out in the paragraph before.
    pub(super) fn letter(&self, scene: &Scene<'_>) -> Option<Who> {
        let read = self.read_out == Some(scene.paragraph.wrapping_sub(1)) || self.read_out == Some(scene.paragraph);
        self.paper.filter(|_| read && scene.is_one_quotation())?.author
    }
}

impl Scene<'_> {
    /// Whether the word at `i` tells what the text of before holds (`isinya`, `tulisannya`).
    pub(super) fn tells_its_words(&self, i: usize) -> bool {
        self.tokens[i].is(Flags::WRITE) && self.lower(i).ends_with("nya")
    }

    /// Whether a phrase is about a text or a thing written on, which says nothing by itself.
    pub(super) fn is_text(&self, phrase: &Phrase) -> bool {
        let head = &self.tokens[phrase.head];
        matches!(phrase.kind, Kind::Document | Kind::PointsBack)
            && head.is(Flags::DOCUMENT.or(Flags::SIGN))
            && !head.is(Flags::PERSON)
    }

    /// Whether the word at `i` tells that a text was written or put up (`ditulis`, `dipasang`).
    pub(super) fn is_put_up(&self, i: usize) -> bool {
        self.tokens[i].is(Flags::AUTHOR) && self.tokens[i].shape == Shape::Lower && self.lower(i).starts_with("di")
    }

    /// Words between a text and whoever wrote it.
    pub(super) fn light(&self, i: usize) -> bool {
        matches!(
            self.lower(i).as_str(),
            "tangan"
                | "singkat"
                | "terbuka"
                | "resmi"
                | "tertulis"
                | "lengkap"
                | "suara"
                | "dari"
                | "buatan"
                | "baru"
                | "mendiang"
                | "sikap"
                | "terakhir"
                | "pertama"
                | "bersama"
                | "pers"
                | "almarhum"
                | "almarhumah"
        )
    }

    /// The text that words of attribution name between two tokens (`demikian bunyi surat tersebut`).
    pub(super) fn text_before(&self, people: &People, from: usize, to: usize) -> Option<Phrase> {
        let text = |t: &Token| t.shape == Shape::Lower && t.is(Flags::DOCUMENT);
        let whole = |i: usize| {
            !matches!(self.lower(i).as_str(), "isi" | "bunyi" | "petikan" | "kutipan" | "salinan" | "penggalan")
        };
        let last = (from..to).rev().find(|&i| text(&self.tokens[i]) && whole(i))?;
        // `surat edaran`
        let noun = if last > from && text(&self.tokens[last - 1]) && whole(last - 1) { last - 1 } else { last };
        self.reader(people).read(noun)
    }
}
