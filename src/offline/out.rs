//! Writing: spaces, capitals and the choice between `a` and `an`.

use super::english;
use super::tag::{Tag, Unit};

/// Collects the English.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent features, not states")]
pub(crate) struct Writer {
    text: String,
    /// The next word opens a sentence.
    start: bool,
    /// The last word.
    last: String,
    /// No space before the next word.
    glue: bool,
    /// `a` waits for the word after it.
    article: bool,
    /// The last piece was a mark that may stand inside a number or a word.
    marked: bool,
    /// A closing mark came last.
    closed: bool,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self { start: true, glue: true, ..Self::default() }
    }

    /// Appends a word or phrase of the target that stands for `unit`.
    pub(crate) fn word(&mut self, text: &str, unit: &Unit) {
        let text = text.trim();
        for word in text.split(' ').filter(|w| !w.is_empty()) {
            self.one(word, unit);
        }
    }

    fn one(&mut self, word: &str, unit: &Unit) {
        // Where two rules meet, a function word may come twice.
        if matches!(word, "to" | "the" | "of" | "in" | "by" | "that") && self.last == word {
            return;
        }
        self.last.clear();
        self.last.push_str(word);
        if word == "a" || word == "an" {
            if self.article {
                return;
            }
            self.article = true;
            return;
        }
        if self.article {
            self.article = false;
            self.push(english::article(word), unit);
        }
        self.push(word, unit);
    }

    fn push(&mut self, word: &str, unit: &Unit) {
        let tight = std::mem::take(&mut self.marked) && !unit.space;
        if !self.glue && !tight {
            self.text.push(' ');
        }
        self.glue = false;
        // `“…?” tanya hakim`: the sentence goes on.
        let goes_on = std::mem::take(&mut self.closed) && !unit.capital;
        if self.start && !goes_on {
            self.text.push_str(&english::capitalised(word));
        } else {
            self.text.push_str(word);
        }
        self.start = false;
    }

    /// Appends a mark, bracket or placeholder as it stands, with the source's spacing.
    pub(crate) fn mark(&mut self, unit: &Unit) {
        self.flush(unit);
        self.last.clear();
        let opens = unit.tag == Tag::Open;
        let space = if opens || unit.tag == Tag::Opaque { !self.glue } else { unit.space && !self.text.is_empty() };
        if space && !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
        self.text.push_str(&unit.en);
        self.glue = opens;
        match unit.tag {
            Tag::Mark => {
                self.marked = !matches!(&*unit.en, "," | "." | ";" | "!" | "?" | "…" | "...");
                self.start = matches!(&*unit.en, "." | "!" | "?");
                self.glue = matches!(&*unit.en, "/" | "-" | "–" | "—") && !unit.space;
            }
            Tag::Opaque => self.start = false,
            Tag::Close => self.closed = true,
            _ => {}
        }
    }

    fn flush(&mut self, unit: &Unit) {
        if std::mem::take(&mut self.article) {
            self.push("a", unit);
        }
    }

    pub(crate) fn finish(mut self) -> String {
        if self.article {
            self.text.push_str(if self.text.is_empty() { "a" } else { " a" });
        }
        self.text
    }
}
