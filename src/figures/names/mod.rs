//! Names of people, places and organisations in Indonesian text: runs of capital words, titles and forms of address
//! taken off, sentence-initial ordinary words left out. Two linear passes: what the article writes with a capital inside
//! its sentences, then the runs.

mod parts;
mod usage;

use parts::{headline_parts, parts};
use usage::{INSIDE, SMALL, Usage, dotted, starts_sentence};

use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{self, Shape, Token};
use crate::indonesian::{first_names, persons};
use crate::model::{Article, Name, Paragraph, TextIndex};

/// The tokens of each paragraph of an article's content: names and quotations are both read from them.
#[must_use]
pub fn words(article: &Article) -> Vec<Vec<Token>> {
    article
        .content()
        .map(|p| {
            let mut tokens = words::scan(&p.text);
            tokens.shrink_to_fit(); // a fifth of the memory of a long article, in the same time
            tokens
        })
        .collect()
}

/// Finds the names of an article, in document order; `words` are the tokens of each paragraph of its content. Boilerplate
/// has none.
#[must_use]
pub fn read(article: &Article, words: &[Vec<Token>]) -> Vec<Name> {
    let scanned: Vec<(&Paragraph, &Vec<Token>, bool)> =
        article.content().zip(words).map(|(p, tokens)| (p, tokens, is_headline(&p.text, tokens))).collect();
    let mut usage = Usage::of(words.iter().map(Vec::len).sum());
    for (paragraph, tokens, _) in scanned.iter().filter(|(.., headline)| !headline) {
        usage.learn(&paragraph.text, tokens);
    }
    let mut names = Vec::new();
    let mut found = Vec::new();
    for (paragraph, tokens, headline) in &scanned {
        runs(&paragraph.text, tokens, &usage, *headline, &mut found);
        if found.is_empty() {
            continue;
        }
        let index = TextIndex::new(&paragraph.text);
        for (start, end) in found.drain(..) {
            let (start, end) = (tokens[start].start(), tokens[end - 1].end());
            names.push(Name {
                paragraph: paragraph.id,
                span: index.span(start, end),
                text: paragraph.text[start..end].to_owned(),
            });
        }
    }
    names
}

/// Whether nearly every long word has a capital and no full stop ends the text: the style of headlines.
#[must_use]
pub fn is_headline(text: &str, tokens: &[Token]) -> bool {
    if tokens.len() > 60 || text.trim_end().ends_with('.') {
        return false;
    }
    let long = tokens.iter().filter(|t| t.end() - t.start() > 3 && !matches!(t.shape, Shape::Mark(_) | Shape::Number));
    let (all, capital) = long.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.is_capital())));
    all >= 3 && capital * 10 >= all * 8
}

/// Adds the token ranges of the names of one paragraph to `found`.
fn runs(text: &str, tokens: &[Token], usage: &Usage, headline: bool, found: &mut Vec<(usize, usize)>) {
    let mut initial = true;
    let mut i = 0;
    while i < tokens.len() {
        let token = &tokens[i];
        if !token.is_capital() {
            initial = match token.shape {
                Shape::Mark(c) => starts_sentence(c, initial) && !dotted(text, tokens, i),
                _ => false,
            };
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < tokens.len() {
            let joined = tokens[end].is_capital()
                || tokens[end].mark('.')
                    && dotted(text, tokens, end)
                    && tokens.get(end + 1).is_some_and(Token::is_capital)
                || persons::joins_names(text, tokens, end)
                || (i.max(end.saturating_sub(persons::LONGEST_BODY))..end)
                    .any(|k| persons::joins_fields(text, tokens, k, end));
            if !joined {
                break;
            }
            end += 1;
        }
        let start = i + usize::from(initial && !headline && !opens_name(text, tokens, i, end, usage));
        if headline {
            headline_parts(tokens, i, end, usage, found);
        } else {
            parts(text, tokens, start, end, usage, found);
        }
        initial = false;
        i = end;
    }
}

/// Whether the sentence-initial capital word at `i` belongs to a name.
fn opens_name(text: &str, tokens: &[Token], i: usize, end: usize, usage: &Usage) -> bool {
    let token = &tokens[i];
    let body = token.is(Flags::INSTITUTION) && end > i + 1;
    let known = Flags::PLACE.or(Flags::ADDRESS).or(Flags::DEGREE).or(Flags::RANK);
    let titles = Flags::TITLE.or(Flags::PERSON).or(Flags::GROUP); // taken off with the other titles
    if token.shape == Shape::Acronym || body || token.is(known.or(titles)) || usage.has(token, INSIDE) {
        return true;
    }
    if !token.flags.is_empty() || usage.has(token, SMALL) || token.nya {
        return false;
    }
    let word = &text[token.start()..token.end()];
    let verb = word.len() >= 6
        && !first_names::is_known(word)
        && (word.ends_with("an") || ["Me", "Ber", "Di", "Ter", "Se"].iter().any(|p| word.starts_with(p)));
    let next = tokens.get(i + 1);
    let apposition = next.is_some_and(|t| t.mark(','))
        && tokens.get(i + 2).is_some_and(|t| t.is(Flags::PERSON) || &text[t.start()..t.end()] == "yang");
    let joined = next.is_some_and(|t| matches!(&text[t.start()..t.end()], "alias" | "bin" | "binti"));
    let dash = next.is_some_and(|t| t.mark('—'));
    !verb
        && (end > i + 1
            || dash
            || apposition
            || joined
            || next.is_some_and(|t| t.mark('(')) && tokens.get(i + 2).is_some_and(|t| t.shape == Shape::Number))
}
