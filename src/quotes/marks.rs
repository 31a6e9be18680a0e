//! Pairing of quotation marks in one paragraph. Direction comes from what stands beside a mark, not from its character:
//! newspapers open with `”` and close with `"`. Apostrophes, inch and foot marks are told from quotation marks here.

use std::ops::Range;

use crate::bytes;
use crate::indonesian::words::Token;

use super::cues;

/// One quotation in marks. All ranges are bytes of the paragraph.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// From the opening mark to the end of the closing one, or to where the text of an unclosed one ends.
    pub(super) outer: Range<usize>,
    /// Between the marks.
    pub(super) inner: Range<usize>,
    /// Index of the enclosing pair.
    pub(super) parent: Option<usize>,
    /// Single marks.
    pub(super) single: bool,
    /// Which mark is missing.
    pub(super) missing: Missing,
}

/// What a pair lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// Nothing.
    None,
    /// The closing mark; the words of attribution tell where it ends.
    Close,
    /// The closing mark; it ends with the paragraph.
    CloseAtEnd,
    /// The opening mark.
    Open,
}

struct Mark {
    start: usize,
    end: usize,
    single: bool,
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    fn opens(&self) -> bool {
        let free = self.before.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '{' | '/' | '-' | '–' | '—' | ':') || is_mark(c)
        });
        free && self.after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ')' | ']' | ':'))
    }

    fn closes(&self) -> bool {
        let tight = self.before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '['));
        tight && self.after.is_none_or(|c| !c.is_alphanumeric())
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`')
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`')
}

/// Open pairs kept at a time: a quotation in a quotation in a quotation, and one to spare. Bounds the work per mark.
const DEPTH: usize = 4;

/// The pairs of a paragraph, ordered by their opening mark.
pub(super) fn pair(text: &str, tokens: &[Token]) -> Vec<Pair> {
    let marks = collect(text);
    if marks.is_empty() {
        return Vec::new();
    }
    let mut pairing =
        Pairing { text, tokens, pairs: Vec::new(), open: Vec::new(), single_ends: last_single(&marks), scanned: 0 };
    for (i, mark) in marks.iter().enumerate() {
        if mark.single {
            pairing.single(mark);
        } else {
            pairing.double(mark, marks[i + 1..].iter().find(|m| !m.single));
        }
    }
    pairing.finish()
}

/// All marks that can quote: apostrophes between letters are left out.
fn collect(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    // A mark, or the first byte of one.
    let wanted = |word| bytes::any(word, [b'"', b'\'', b'`', 0xC2, 0xE2, 0xEF]);
    let mut start = bytes::next(text.as_bytes(), 0, wanted);
    while let Some(c) = text[start..].chars().next() {
        let mut end = start + c.len_utf8();
        if is_mark(c) {
            let mut after = text[end..].chars().next();
            let mut single = is_single(c);
            // Two single marks, straight or grave, are a typewriter's double one.
            if single && matches!(c, '\'' | '`') && after == Some(c) {
                end += 1;
                single = false;
                after = text[end..].chars().next();
            }
            let before = text[..start].chars().next_back();
            let letters = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
            if !(single && letters) {
                marks.push(Mark { start, end, single, before, after });
            }
        }
        start = bytes::next(text.as_bytes(), end, wanted);
    }
    marks
}

/// Start of the last single mark that can close: one that opens after it has no partner.
fn last_single(marks: &[Mark]) -> usize {
    marks.iter().rev().find(|m| m.single && m.closes()).map_or(0, |m| m.start)
}

struct Pairing<'a> {
    text: &'a str,
    tokens: &'a [Token],
    pairs: Vec<Pair>,
    open: Vec<usize>,
    single_ends: usize,
    /// Up to where missing closing marks were looked for, so that no text is read twice.
    scanned: usize,
}

impl Pairing<'_> {
    fn top(&self) -> Option<&Pair> {
        self.open.last().map(|&i| &self.pairs[i])
    }

    fn push(&mut self, mark: &Mark) {
        if self.open.len() >= DEPTH {
            return;
        }
        let parent = self.open.last().copied();
        self.open.push(self.pairs.len());
        self.pairs.push(Pair {
            outer: mark.start..mark.end,
            inner: mark.end..mark.end,
            parent,
            single: mark.single,
            missing: Missing::CloseAtEnd,
        });
    }

    /// Closes the innermost pair.
    fn close(&mut self, inner_end: usize, outer_end: usize, missing: Missing) {
        if let Some(i) = self.open.pop() {
            let pair = &mut self.pairs[i];
            pair.inner.end = inner_end.max(pair.inner.start);
            pair.outer.end = outer_end.max(pair.inner.end);
            pair.missing = missing;
        }
    }

    fn single(&mut self, mark: &Mark) {
        let digit = mark.before.is_some_and(|c| c.is_ascii_digit());
        if self.top().is_some_and(|p| p.single) {
            if mark.closes() {
                self.close(mark.start, mark.end, Missing::None);
            } else if mark.opens() {
                // The earlier one was an elision (`'kan`).
                self.drop_top();
                self.open_single(mark);
            }
        } else if mark.opens() && !digit {
            self.open_single(mark);
        } else if mark.closes()
            && !digit
            && !self.open.is_empty()
            && cues::leads(self.text, self.tokens, mark.start, mark.end)
        {
            // A double quotation closed with a single mark by mistake.
            self.close(mark.start, mark.end, Missing::None);
        }
    }

    fn open_single(&mut self, mark: &Mark) {
        if mark.start < self.single_ends {
            self.push(mark);
        }
    }

    fn drop_top(&mut self) {
        if let Some(i) = self.open.pop() {
            self.pairs[i].outer.end = self.pairs[i].outer.start; // marks it as void
        }
    }

    fn double(&mut self, mark: &Mark, next: Option<&Mark>) {
        let digit = mark.before.is_some_and(|c| c.is_ascii_digit());
        let open = self.open.iter().rposition(|&i| !self.pairs[i].single);
        let Some(depth) = open else {
            if digit && !mark.opens() {
                return; // an inch mark
            }
            if mark.opens()
                || (mark.before.is_none_or(char::is_whitespace) && next.is_some())
                || Self::glued_open(mark, next)
            {
                self.push(mark);
            } else if mark.closes() && cues::follows(self.text, self.tokens, mark.end) {
                self.stray_close(mark);
            }
            return;
        };
        if mark.opens() && !self.cue_glued(mark) {
            let from = self.pairs[self.open[depth]].inner.start.max(self.scanned);
            self.scanned = mark.start;
            if let Some(end) = cues::ends_at(self.text, self.tokens, from, mark.start) {
                self.unwind(depth);
                self.close(end, end, Missing::Close);
            }
            self.push(mark);
            return;
        }
        if digit && next.is_some_and(|n| n.closes() && !n.opens()) && !cues::follows(self.text, self.tokens, mark.end) {
            return; // an inch mark inside a quotation
        }
        self.unwind(depth);
        self.close(mark.start, mark.end, Missing::None);
    }

    /// Drops what is still open inside the pair at `depth` of the stack.
    fn unwind(&mut self, depth: usize) {
        while self.open.len() > depth + 1 {
            self.drop_top();
        }
    }

    /// `itu."Kami …"`: a sentence glued to the one before.
    fn glued_open(mark: &Mark, next: Option<&Mark>) -> bool {
        let capital = mark.after.is_some_and(char::is_uppercase);
        capital && mark.before.is_some_and(|c| matches!(c, '.' | '?' | '!' | ',')) && next.is_some_and(Mark::closes)
    }

    /// `… pulang "kata Budi`: a closing mark set before the wrong space.
    fn cue_glued(&self, mark: &Mark) -> bool {
        mark.after.is_some_and(char::is_lowercase) && cues::follows(self.text, self.tokens, mark.end) && {
            let word = self.text[mark.end..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            self.text[mark.end + word.len()..].starts_with(' ') && !self.text[..mark.start].ends_with([',', ':']) || {
                self.text[..mark.start].trim_end().ends_with([',', '?', '!'])
            }
        }
    }

    /// A closing mark that nothing opened, before words of attribution: the quotation starts with its sentence.
    fn stray_close(&mut self, mark: &Mark) {
        let floor = self.pairs.iter().rev().find(|p| p.parent.is_none()).map_or(0, |p| p.outer.end);
        let start =
            if floor == 0 { 0 } else { self.text[floor..mark.start].find(". ").map_or(floor, |n| floor + n + 2) };
        self.pairs.push(Pair {
            outer: start..mark.end,
            inner: start..mark.start,
            parent: None,
            single: false,
            missing: Missing::Open,
        });
    }

    fn finish(mut self) -> Vec<Pair> {
        let end = self.text.trim_end().len();
        while let Some(&i) = self.open.last() {
            if self.pairs[i].single {
                self.drop_top();
                continue;
            }
            let children = self.pairs[i + 1..].iter().filter(|p| p.outer.end > p.outer.start && !p.single);
            let (first, last) = children.fold((None, None), |(f, _), p| (f.or(Some(p.outer.start)), Some(p.outer.end)));
            let before = first.map(|at| self.text[..at].trim_end().len());
            if let Some(at) = before.filter(|&at| self.text[..at].ends_with(['.', '?', '!', '…', ','])) {
                // Another quotation begins where this one's sentence has ended: the mark between them is missing.
                self.close(at, at, Missing::Close);
            } else if let Some(at) =
                cues::ends_at(self.text, self.tokens, last.unwrap_or(self.pairs[i].inner.start), end)
            {
                self.close(at, at, Missing::Close);
            } else {
                self.close(end, end, Missing::CloseAtEnd);
            }
        }
        nest(self.pairs)
    }
}

/// Takes out void, empty and crossing pairs and sets the parents by containment.
fn nest(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.retain(|p| p.outer.end > p.outer.start && p.inner.end > p.inner.start);
    pairs.sort_by_key(|p| (p.outer.start, std::cmp::Reverse(p.outer.end)));
    let mut kept: Vec<Pair> = Vec::with_capacity(pairs.len());
    let mut around: Vec<usize> = Vec::new();
    for mut pair in pairs {
        while around.last().is_some_and(|&i| kept[i].outer.end <= pair.outer.start) {
            around.pop();
        }
        if around.last().is_some_and(|&i| pair.outer.end > kept[i].inner.end) {
            continue;
        }
        pair.parent = around.last().copied();
        around.push(kept.len());
        kept.push(pair);
    }
    kept
}
