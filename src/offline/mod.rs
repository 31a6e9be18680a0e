//! The built-in engine: Indonesian to English by dictionary, morphology and transfer rules.
//!
//! `tokens` → `words`/`tag` (readings, phrases, choice) → `np`, `vp`, `clause` (transfer) → `out` (writing).

mod clause;
mod english;
mod lexicon;
mod loan;
mod np;
mod numbers;
mod out;
mod pieces;
mod tag;
mod tokens;
mod vp;
mod words;

use clause::Context;
use lexicon::Lexicon;
use out::Writer;
use vp::Tense;

pub mod select;

/// Loaded lexicon and rules.
pub struct Engine {
    lexicon: Lexicon,
}

/// How a text is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The text is a quotation: colloquial words, present tense.
    pub quotation: bool,
    /// The text is a headline.
    pub title: bool,
    /// Year of dates that do not tell theirs.
    pub year_hint: Option<i32>,
    /// Who `katanya` means, in English.
    pub speaker: Option<String>,
}

/// A translated text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translation {
    /// The English.
    pub english: String,
    /// Words that stayed as they are although they are no names, in order.
    pub unknown: Vec<String>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// Loads the built-in lexicon.
    #[must_use]
    pub fn new() -> Self {
        Self { lexicon: Lexicon::load() }
    }

    /// The engine of the process, loaded at the first call: a batch of articles reads the lexicon once.
    #[must_use]
    pub fn shared() -> &'static Self {
        static ENGINE: std::sync::OnceLock<Engine> = std::sync::OnceLock::new();
        ENGINE.get_or_init(Self::new)
    }

    /// The English of one paragraph or quotation. Placeholders such as `[[q2]]` pass through unchanged, each once.
    #[must_use]
    pub fn translate(&self, text: &str) -> String {
        self.translate_with(text, &Options::default()).english
    }

    /// The English of one paragraph, quotation or headline, with the words that the lexicon does not know.
    #[must_use]
    pub fn translate_with(&self, text: &str, options: &Options) -> Translation {
        let mut whole = Translation::default();
        let mut end = 0;
        for piece in pieces::pieces(text) {
            let gap = piece.start > end && !whole.english.is_empty();
            end = piece.end;
            let part = self.translate_piece(&text[piece], options);
            if whole.english.is_empty() && whole.unknown.is_empty() {
                whole = part;
                continue;
            }
            if gap {
                whole.english.push(' ');
            }
            whole.english.push_str(&part.english);
            whole.unknown.extend(part.unknown);
        }
        whole
    }

    fn translate_piece(&self, text: &str, options: &Options) -> Translation {
        let tokens = tokens::tokenize(text, options.year_hint);
        let units = tag::units(&self.lexicon, &tokens, options.title);
        let tense = if options.quotation { Tense::Present } else { Tense::Past };
        let mut out = Writer::new();
        clause::translate(
            &self.lexicon,
            &units,
            Context { tense, title: options.title },
            options.speaker.as_deref(),
            &mut out,
        );
        let unknown = units.iter().filter(|u| u.unknown && !u.capital).map(|u| u.en.to_string()).collect();
        Translation { english: out.finish(), unknown }
    }
}
