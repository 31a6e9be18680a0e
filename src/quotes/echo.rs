//! Where the words of a headline are found again: the quotation that holds them.

use std::collections::HashSet;

use crate::indonesian::keys::{KeyMap, constant};
use crate::indonesian::words;
use crate::model::Article;

use super::draft::Draft;

/// Shortest run of words that can be told from chance.
pub(super) const WINDOW: usize = 3;

/// Quotations in which the words of headlines are looked for: more than any article has, and a bound for a library.
const SETS: usize = 200;

/// Where the words of quotations are found again.
#[derive(Default)]
pub(super) struct Echo {
    windows: KeyMap<usize>,
    short: KeyMap<usize>,
    /// Whether it is nested and the words of each, where a headline asks for them.
    sets: Vec<(bool, HashSet<u64>)>,
}

/// Words with `tak` written out.
fn plain_words(words: &[u64]) -> impl Iterator<Item = u64> {
    const SHORT: u64 = constant("tak");
    const FULL: u64 = constant("tidak");
    words.iter().map(|&w| if w == SHORT { FULL } else { w })
}

pub(super) fn keys(text: &str) -> Vec<u64> {
    words::scan(text).iter().filter(|t| t.key != 0 && !t.nya).map(|t| t.key).collect()
}

fn window(words: &[u64]) -> u64 {
    words.iter().fold(11, |a: u64, w| a.rotate_left(7) ^ w)
}

impl Echo {
    pub(super) fn of(article: &Article, drafts: &[Draft], with_sets: bool) -> Self {
        let mut echo = Self::default();
        let words_of = |d: &Draft| keys(&article.paragraphs[d.paragraph].text[d.inner.clone()]);
        let all: Vec<Vec<u64>> = drafts.iter().map(words_of).collect();
        echo.windows.reserve(all.iter().map(Vec::len).sum());
        // The words of a nested quotation are those of the one quoted inside.
        let inner_first = drafts.iter().enumerate().filter(|(_, d)| d.nested);
        for (i, _) in inner_first.chain(drafts.iter().enumerate().filter(|(_, d)| !d.nested)) {
            let words = &all[i];
            for run in words.windows(WINDOW) {
                echo.windows.entry(window(run)).or_insert(i);
            }
            if words.len() <= 6 {
                for &word in words {
                    echo.short.entry(word).or_insert(i);
                }
            }
        }
        if with_sets {
            let sets = drafts.iter().zip(&all).take(SETS);
            echo.sets = sets.map(|(d, words)| (d.nested, plain_words(words).collect())).collect();
        }
        echo
    }

    /// The quotation that holds these words.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let words = keys(text);
        match words[..] {
            [] => None,
            // `Kami Kecolongan`: one word of the two is in many a quotation.
            [_, _] if !self.sets.is_empty() => {
                self.sets.iter().position(|(_, have)| words.iter().all(|w| have.contains(w)))
            }
            [word] | [word, _] => self.short.get(&word).copied(),
            _ => self.windows.get(&window(&words[..WINDOW])).copied(),
        }
    }

    /// The quotation that holds all these words, in whatever order and form of `tidak` a headline gives them; one
    /// nested in another first.
    pub(super) fn holding(&self, text: &str) -> Option<usize> {
        let words: Vec<u64> = plain_words(&keys(text)).collect();
        let all = |have: &HashSet<u64>| words.iter().all(|w| have.contains(w));
        let held = |nested: bool| self.sets.iter().position(|(inner, have)| *inner == nested && all(have));
        if words.len() < WINDOW { None } else { held(true).or_else(|| held(false)) }
    }
}
