//! Texts whose words are given by their place in a sentence: those that somebody comes upon, parts of the one spoken of, and
//! nouns for what somebody said.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::Shape;

use super::attribute::{Attributor, Found};
use super::documents::NEAR;
use super::people::Who;
use super::phrase::{Kind, Phrase};
use super::scene::Scene;

/// How far before its words a text may be named, in tokens.
const TEXT: usize = 10;

impl Attributor {
    /// `Di pagar ia membaca tulisan tangan: "…"`, `yang muncul hanya balasan otomatis: "…"`, `beredar pesan berantai, "…"`:
    /// the text, whoever comes upon it.
    pub(super) fn come_upon(&self, scene: &Scene<'_>, at: usize, slot: usize) -> Option<Phrase> {
        let mark =
            slot.checked_sub(1).filter(|&i| i > at && matches!(scene.tokens[i].shape, Shape::Mark(':' | ',')))?;
        let text = Flags::DOCUMENT.or(Flags::SIGN).or(Flags::WORDS);
        let noun = (mark.saturating_sub(TEXT).max(at + 1)..mark).find(|&i| {
            let token = &scene.tokens[i];
            token.shape == Shape::Lower && token.is(text) && !token.nya && !scene.reads(i, "isi")
        })?;
        let plain = |i: usize| scene.tokens[i].shape == Shape::Lower && !scene.tokens[i].is(Flags::SAY);
        // `masih hafal isi surat peringatan yang ditempelkan di gerobaknya: "…"`
        let between = |i: usize| ["isi", "bunyi", "hanya"].iter().any(|word| scene.reads(i, word));
        let skipped = between(noun - 1) || scene.tokens[noun - 1].is(Flags::INDEFINITE);
        let verb = (noun - 1).checked_sub(usize::from(skipped)).filter(|&verb| verb >= at)?;
        let found = scene.tokens[verb].shape == Shape::Lower && scene.tokens[verb].is(Flags::FINDS);
        let end = (noun..mark).find(|&i| scene.reads(i, "yang")).unwrap_or(mark);
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

    /// `Andreas masih ingat pengakuan Oti di akhir rapat: "…"`: the one whose words they are.
    pub(super) fn words_of(&mut self, scene: &Scene<'_>, at: usize, slot: usize) -> Option<Found> {
        let near = slot.saturating_sub(NEAR).max(at + 1)..slot;
        let noun = near.rev().find(|&i| scene.tokens[i].shape == Shape::Lower && scene.tokens[i].is(Flags::WORDS))?;
        let reader = scene.reader(&self.people);
        let phrase = reader.read(noun + 1).filter(|p| p.kind == Kind::Named && p.all.start == noun + 1)?;
        let ends = (phrase.all.end..slot - 1).all(|i| !reader.is_verb(i) && !scene.tokens[i].mark(','));
        let whole = scene.tokens[slot - 1].mark(':') && reader.is_verb(noun - 1) && ends;
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
}
