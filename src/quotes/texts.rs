//! Texts whose words are given by their place in a sentence: those that somebody comes upon, parts of the one spoken of, and
//! nouns for what somebody said.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::attribute::Attributor;
use super::documents::NEAR;
use super::draft::Found;
use super::people::Who;
use super::phrase::{Kind, Phrase, SLOT};
use super::scene::Scene;

/// How far before its words a text may be named, in tokens.
const TEXT: usize = 10;

impl Attributor {
    /// `Andreas masih ingat pengakuan Oti di akhir rapat: "…"`: the one whose words they are.
    pub(super) fn words_of(&mut self, scene: &Scene<'_>, at: usize, slot: usize) -> Option<Found> {
        let colon = slot.checked_sub(1).filter(|&i| scene.tokens[i].mark(':'))?;
        // `Balasan wali kelas baru masuk keesokan harinya: "…"`
        let first = scene.tokens[at];
        if first.shape == Shape::Capital && first.is(Flags::WORDS) && !first.nya {
            let phrase =
                scene.reader(&self.people).read(at + 1).filter(|p| p.all.start == at + 1 && p.all.end <= colon);
            let phrase = phrase.filter(|p| matches!(p.kind, Kind::Named | Kind::Role))?;
            let whole = !scene.tokens[phrase.all.end..colon].iter().any(|t| t.mark(','));
            return whole.then(|| self.found(scene, &phrase, None));
        }
        let near = slot.saturating_sub(NEAR).max(at + 1)..slot;
        // `Penyidik mencatat pengakuannya: "…"`
        let its = |i: &usize| scene.tokens[*i].nya && scene.tokens[*i].is(Flags::WORDS);
        let noted =
            near.clone().rev().find(its).filter(|&i| i + 3 > colon && scene.reader(&self.people).is_verb(i - 1));
        if noted.is_some() && self.focus.is_some() {
            return Some(Found { who: self.focus, ..Found::default() });
        }
        let noun = near.rev().find(|&i| scene.tokens[i].shape == Shape::Lower && scene.tokens[i].is(Flags::WORDS))?;
        let reader = scene.reader(&self.people);
        // `memuat komentar tertulis dari seorang pengemudi ojek: "…"`
        let from = (noun + 1..noun + 4).find(|&i| scene.reads(i, "dari"));
        let phrase = match from {
            Some(from) => reader.read(from + 1).filter(|p| matches!(p.kind, Kind::Named | Kind::Role)),
            // `menirukan keluhan seorang nenek di desa itu: "…"`
            None => reader.read(noun + 1).filter(|p| p.kind == Kind::Named || p.kind == Kind::Role && p.indefinite),
        }?;
        let ends = (phrase.all.end..colon).all(|i| !reader.is_verb(i) && !scene.tokens[i].mark(','));
        let whole = (reader.is_verb(noun - 1) || scene.tokens[noun - 1].is(Flags::FINDS)) && ends;
        whole.then(|| self.found(scene, &phrase, None))
    }

    /// `Alinea penutupnya berbunyi, "…"`, `Salah satu butirnya berbunyi: "…"`: words of the text spoken of before.
    pub(super) fn part_of_its(&self, scene: &Scene<'_>, at: usize, verb: usize) -> Option<Who> {
        let part = (at..verb.min(at + NEAR)).find(|&i| scene.tokens[i].is(Flags::PART))?;
        let its = scene.tokens[part].nya
            || scene.tokens.get(part + 1).is_some_and(|t| scene.text[..t.end()].ends_with("nya"));
        let paper = self.paper.filter(|p| its && scene.paragraph <= p.paragraph + 1)?;
        Some(paper.author.unwrap_or(paper.who))
    }

    /// `Budi membacakan surat BPK yang berbunyi: "…"`: the words are those of the body that wrote, not the reader's; a
    /// text without a writer (`pesan berantai yang berbunyi`) speaks for itself.
    pub(super) fn text_that_speaks(
        &self,
        scene: &Scene<'_>,
        at: usize,
        verb: usize,
        subject: Option<&Phrase>,
    ) -> Option<Phrase> {
        let relative = verb > at && scene.lower(verb - 1) == "yang";
        let states = |t: &&Token| t.is(Flags::WRITE) || relative && t.is(Flags::SAY.or(Flags::JUDGE));
        scene.tokens.get(verb).filter(|t| t.shape != SLOT).filter(states)?;
        // `Dalam berita acara penyegelan tertulis "…"`
        let inside = scene.tokens[at].is(Flags::PREPOSITION) && scene.lower(verb).starts_with("ter") && verb <= at + 8;
        // `Dari atas terdengar suaranya: "…"`
        let inside = inside && !scene.reads(verb, "terdengar") && !scene.tokens[at + 1].is(Flags::PREPOSITION);
        // `Di halaman pertama disertasinya tertulis, "…"`: words of the one whose it is
        let inside = inside && !scene.lower(verb - 1).ends_with("nya");
        if inside && verb > at + 1 && scene.tokens[at + 1..verb].iter().all(|t| t.shape == Shape::Lower) {
            let (kind, all) = (Kind::Document, at + 1..verb);
            let (head, next) = (all.start, verb);
            return Some(Phrase { kind, head, name: None, role: None, all, next, indefinite: false });
        }
        let from = at.max(verb.saturating_sub(14)).max(subject.map_or(0, |p| p.next));
        let noun = (from..verb).rev().find(|&i| {
            let token = &scene.tokens[i];
            let small = token.shape == Shape::Lower || (relative || i == at) && token.shape == Shape::Capital;
            small && token.is(Flags::DOCUMENT) && !token.is(Flags::SIGN) && !token.nya
        })?;
        let reader = scene.reader(&self.people);
        let by =
            noun + 1 + usize::from(scene.tokens[noun + 1].shape == Shape::Lower && scene.lower(noun + 1) == "dari");
        let writer = reader.read(by).filter(|p| p.next <= verb && scene.tokens[by].is_capital());
        if writer.is_some() {
            return writer;
        }
        let before = noun.checked_sub(1).filter(|&b| b >= at && reader.is_verb(b) && !scene.tokens[b].nya);
        let written = before.is_some_and(|b| scene.tokens[b].is(Flags::AUTHOR));
        let phrase = reader.read(noun).filter(|p| !written && p.kind == Kind::Document)?;
        // `pesan berantai yang berbunyi`: the words up to the clause describe the text.
        let clause = (phrase.all.end..verb).take(3).find(|&i| scene.lower(i) == "yang");
        let plain = |end: usize| scene.tokens[phrase.all.end..end].iter().all(|t| t.shape == Shape::Lower);
        let end = clause.filter(|&end| plain(end)).unwrap_or(phrase.all.end);
        Some(Phrase { all: phrase.all.start..end, next: end.max(phrase.next), ..phrase })
    }
}

impl Scene<'_> {
    /// Whether the noun at `i` is of words put to a picture (`mengunggah foto itu dengan keterangan "jalan rasa sungai"`).
    pub(super) fn is_caption(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let text = token.is(Flags::DOCUMENT.or(Flags::WORDS)) && !token.is(Flags::WORK.or(Flags::REPORT));
        i > 0 && token.shape == Shape::Lower && text && self.reads(i - 1, "dengan")
    }

    /// `Di pagar ia membaca tulisan tangan: "…"`, `yang muncul hanya balasan otomatis: "…"`, `beredar pesan berantai, "…"`:
    /// the text, whoever comes upon it.
    pub(super) fn come_upon(&self, at: usize, slot: usize) -> Option<Phrase> {
        let mark = slot.checked_sub(1).filter(|&i| i > at && matches!(self.tokens[i].shape, Shape::Mark(':' | ',')))?;
        let text = Flags::DOCUMENT.or(Flags::SIGN).or(Flags::WORDS);
        let noun = (mark.saturating_sub(TEXT).max(at + 1)..mark).find(|&i| {
            let token = &self.tokens[i];
            token.shape == Shape::Lower && token.is(text) && !token.nya && !self.reads(i, "isi")
        })?;
        let plain = |i: usize| self.tokens[i].shape == Shape::Lower && !self.tokens[i].is(Flags::SAY);
        // `masih hafal isi surat peringatan yang ditempelkan di gerobaknya: "…"`
        let between = |i: usize| ["isi", "bunyi", "hanya"].iter().any(|word| self.reads(i, word));
        let skipped = between(noun - 1) || self.tokens[noun - 1].is(Flags::INDEFINITE);
        let verb = (noun - 1).checked_sub(usize::from(skipped)).filter(|&verb| verb >= at)?;
        let found = self.tokens[verb].shape == Shape::Lower && self.tokens[verb].is(Flags::FINDS);
        let end = (noun..mark).find(|&i| self.reads(i, "yang")).unwrap_or(mark);
        (found && (noun..mark).all(plain)).then_some(Phrase {
            kind: Kind::Document,
            head: noun,
            name: None,
            role: None,
            all: noun..end,
            next: mark,
            indefinite: false,
        })
    }
}
