//! Interviews: who answers, in paragraphs that begin with `Jawab:` or a name, and in those that follow a question in
//! nobody's name.

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};

use super::attribute::Attributor;
use super::draft::Draft;
use super::people::Who;
use super::phrase::{Kind, SLOT};
use super::scene::Scene;

/// How far back in an answer the one whom `dia` means is looked for, in tokens.
const ANSWER: usize = 80;

/// Answers without a label that make an interview of an article.
const ANSWERS: usize = 2;

impl Attributor {
    /// Finds out whether a paragraph answers (noted in the scene) or asks (given back).
    pub(super) fn interview(&mut self, scene: &mut Scene<'_>) -> bool {
        let answerer = self.label(scene);
        if let Some(who) = answerer {
            self.guest = Some(who);
            self.look_at(who, scene.paragraph);
        }
        scene.answer = answerer.is_some() || scene.label() == Some(Label::Answer);
        // `Pada salah satu gambar, bocah bernama Gilang menulis "…".` and then `"…," ujarnya`
        let wrote = |d: &Draft| d.who == self.focus && d.cue.as_deref() == Some("menulis");
        let opens = scene.tokens.first().is_some_and(|t| t.shape == SLOT);
        if opens && self.guest.is_some() && self.drafts.last().is_some_and(wrote) {
            self.focus = self.guest;
        }
        let asks = scene.asks();
        let question = scene.label() == Some(Label::Question) || scene.text.starts_with(['—', '–']) || asks;
        let only = scene.is_one_quotation();
        // Once two answers have come so, words in marks alone are the guest's, whatever was put to them.
        let alone = only && (self.asked || self.guest.is_some() && self.answers >= ANSWERS);
        // `Tanya: Anda sering mengatakan "…". Maksudnya?`
        if (scene.answer || alone || scene.label() == Some(Label::Question)) && self.guest.is_none() {
            self.guest = self.expected_guest();
        }
        if alone {
            self.focus = self.guest;
            self.answers += 1;
        }
        // `Apa yang salah?` and then an answer without marks, in the first person.
        let first = |t: &Token| t.shape == Shape::Lower && t.is(Flags::FIRST);
        if self.asked && !asks && !only && self.questions >= ANSWERS && scene.tokens.iter().any(first) {
            scene.answer = true;
            self.guest = self.guest.or_else(|| self.expected_guest());
            self.focus = self.guest;
        }
        self.answering = alone;
        self.questions += usize::from(asks);
        self.asked = asks;
        question
    }

    /// Who is going to answer: whom the title names, else whoever is in focus, a person rather than a body, nobody whose
    /// death is told.
    fn expected_guest(&self) -> Option<Who> {
        let lives = |who: &Who| self.people.late != Some(*who);
        let known = |who: Who| self.people.is_proven(who) || self.has_floor(who);
        let person = |who: &Who| self.people.is_personal(*who) && lives(who) && known(*who);
        let last = || self.people.recent.iter().copied().find(person);
        // `Dua Belas Tahun Menjaga Ile Padung, Yohanes Boli: …` names a mountain too.
        let mut titled = self.titled.iter().copied().filter(person);
        let titled = titled.next().filter(|_| titled.next().is_none());
        let focus = self.focus.filter(|who| !self.people.is_body(*who) && lives(who));
        self.protagonist.or(titled).or(focus).or_else(last).or(self.focus)
    }

    /// A narrator's own question changes nothing.
    pub(super) fn after_interview(&mut self, scene: &Scene<'_>, question: bool, focus: Option<Who>) {
        if question || scene.answer {
            self.focus = self.guest.or(if self.asked { self.focus } else { focus });
        }
    }

    /// Who answers in an interview that puts names before what is said (`Ulfa: Honornya besar.`).
    fn label(&mut self, scene: &Scene<'_>) -> Option<Who> {
        let colon = (1..4).find(|&i| scene.tokens.get(i).is_some_and(|t| t.mark(':')))?;
        let quoted = scene.tokens.get(colon + 1).is_none_or(|t| t.shape == SLOT);
        if quoted || !scene.tokens[..colon].iter().all(Token::is_capital) {
            return None;
        }
        let phrase = scene.reader(&self.people).read(0).filter(|p| p.kind == Kind::Named && p.all.end == colon)?;
        let known = self.people.knows(scene.text, scene.tokens, &phrase);
        let who = self.resolve(scene, &phrase).filter(|_| known)?;
        self.people.is_proven(who).then_some(who)
    }

    /// The last one whom an answer names before the token `to`: the guest says `saya`, so `dia` and `katanya` mean another.
    pub(super) fn other_of_answer(&mut self, scene: &Scene<'_>, to: usize) -> Option<Who> {
        if !scene.answer || self.guest.is_none() || self.one(scene.paragraph) != self.guest {
            return None;
        }
        let (named, _) = scene.phrases(&self.people, to.saturating_sub(ANSWER), to);
        let other = named.into_iter().rev().find(|p| {
            // `ada bupati yang menelepon`, `menelepon tukang servis`
            let small = p.kind == Kind::Role && scene.tokens[p.head].shape == Shape::Lower && !scene.tokens[p.head].nya;
            let pointed = p.kind == Kind::PointsBack && scene.tokens[p.head].is(Flags::PERSON);
            matches!(p.kind, Kind::Named | Kind::Account) || small || pointed
        })?;
        self.people.resolve(scene.text, scene.tokens, &other, None)
    }
}

/// What a label before a paragraph of an interview says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Question,
    Answer,
}

impl Scene<'_> {
    /// The label that the paragraph starts with (`Tanya:`, `J:`).
    pub(super) fn label(&self) -> Option<Label> {
        self.tokens.get(1).filter(|t| t.mark(':'))?;
        match self.lower(0).as_str() {
            "tanya" | "t" | "q" => Some(Label::Question),
            "jawab" | "j" | "a" => Some(Label::Answer),
            _ => None,
        }
    }
}
