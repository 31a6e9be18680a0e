//! How quotations travel: tagged in text to be translated, as placeholders where they must not be retyped, and back.
//!
//! `"Kami pergi," kata Budi.` travels as `"<q id="q1">Kami pergi,</q>" kata Budi.` (tagged) or as `[[q1]], kata Budi.`
//! (masked: marks gone, a comma or full stop moved out). What comes back becomes a *template*: English with `[[q1]]`,
//! and the English of `q1` apart from it. [`set_marks`] puts both together, so that no other text ever gets there.

use std::borrow::Cow;

use crate::model::{Quote, QuoteId};

/// Characters that serve as quotation marks, double and single. The straight and the curly apostrophe are among them:
/// whether one is a mark depends on its place.
pub const DOUBLE_MARKS: &[char] = &['"', '“', '”', '„', '‟', '«', '»', '＂'];
/// Single marks, apostrophes included.
pub const SINGLE_MARKS: &[char] = &['\'', '‘', '’', '‚', '‛', '‹', '›', '`', '´'];

/// Whether `c` can be a quotation mark of any kind.
#[must_use]
pub fn is_mark(c: char) -> bool {
    DOUBLE_MARKS.contains(&c) || SINGLE_MARKS.contains(&c)
}

/// A paragraph's text with every outermost quotation of `quotes` wrapped in `<q id="…">…</q>`, just inside its marks.
/// `quotes` are those of this paragraph, in order; nested ones travel inside, untagged. Anything in the text that looks
/// like a tag or a placeholder is broken up, so that an article cannot forge one.
#[must_use]
pub fn tagged(text: &str, quotes: &[&Quote]) -> String {
    let mut out = String::with_capacity(text.len() + quotes.len() * 20);
    let mut at = 0;
    for quote in outermost(quotes) {
        let range = quote.span.bytes(text);
        out.push_str(&disarmed(&text[at..range.start]));
        out.push_str(&format!("<q id=\"{}\">", quote.id));
        out.push_str(&disarmed(&text[range.clone()]));
        out.push_str("</q>");
        at = range.end;
    }
    out.push_str(&disarmed(&text[at..]));
    out
}

/// A paragraph's text with every outermost quotation replaced by `[[q1]]`, its marks gone and its final comma or full
/// stop moved out; a quotation that ends with another stop gets a full stop where the sentence ends with it.
#[must_use]
pub fn masked(text: &str, quotes: &[&Quote]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for quote in outermost(quotes) {
        let range = quote.span.bytes(text);
        let before = &text[at..range.start];
        out.push_str(&disarmed(before.strip_suffix(is_mark).unwrap_or(before)));
        out.push_str(&format!("[[{}]]", quote.id));
        let after = &text[range.end..];
        let rest = after.strip_prefix(is_mark).unwrap_or(after);
        out.push_str(stop_outside(&text[range.clone()], rest));
        at = text.len() - rest.len();
    }
    out.push_str(&disarmed(&text[at..]));
    out
}

/// The stop to write after a placeholder, for a quotation `inner` that `rest` follows.
fn stop_outside(inner: &str, rest: &str) -> &'static str {
    if rest.starts_with([',', '.', ';', ':', '?', '!']) {
        return "";
    }
    let next = rest.trim_start().chars().next();
    let sentence_ends = next.is_none_or(|c| c.is_uppercase() || is_mark(c) || c == '<');
    match inner.trim_end().chars().last() {
        Some(',') => ",",
        Some('.' | '?' | '!' | '…') if sentence_ends => ".",
        _ => "",
    }
}

fn outermost<'a>(quotes: &'a [&'a Quote]) -> impl Iterator<Item = &'a Quote> {
    quotes.iter().copied().filter(|q| q.within.is_none())
}

/// Text in which nothing reads as one of our tags or placeholders.
fn disarmed(text: &str) -> Cow<'_, str> {
    if !text.contains("[[") && !text.contains("<q") && !text.contains("</q") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("[[", "[ [").replace("<q", "< q").replace("</q", "< /q"))
}

/// What came back for one tagged paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untagged {
    /// The English with `[[q1]]` for each quotation, marks around it gone.
    pub template: String,
    /// The English of each quotation in order of appearance, without outer marks, final comma or full stop.
    pub quotes: Vec<(QuoteId, String)>,
}

/// Why tags that came back cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// A quotation that was sent did not come back.
    #[error("{0} is missing")]
    Missing(QuoteId),
    /// A quotation came back more than once.
    #[error("{0} came back twice")]
    Doubled(QuoteId),
    /// A quotation that was not sent came back.
    #[error("{0} was invented")]
    Invented(String),
    /// A quotation came back without words.
    #[error("{0} is empty")]
    Empty(QuoteId),
    /// Tags overlap, or one does not close.
    #[error("the tags do not pair")]
    Unpaired,
}

/// Takes the tags off an answer for a paragraph whose outermost quotations are `expected`.
///
/// # Errors
/// Where a tag is missing, doubled, invented, empty or does not pair.
pub fn untag(answer: &str, expected: &[QuoteId]) -> Result<Untagged, TagError> {
    let mut out = Untagged::default();
    let mut rest = answer;
    while let Some((before, id, inside)) = next_open(rest)? {
        let end = inside.find("</q>").ok_or(TagError::Unpaired)?;
        let inner = &inside[..end];
        if next_open(inner)?.is_some() {
            return Err(TagError::Unpaired);
        }
        if !expected.contains(&id) {
            return Err(TagError::Invented(id.to_string()));
        }
        if out.quotes.iter().any(|(seen, _)| *seen == id) {
            return Err(TagError::Doubled(id));
        }
        let (english, stop) = bare(inner);
        if !english.chars().any(char::is_alphanumeric) {
            return Err(TagError::Empty(id));
        }
        out.template.push_str(before);
        out.template.push_str(&format!("[[{id}]]"));
        rest = &inside[end + "</q>".len()..];
        let follows = rest.trim_start_matches(is_mark);
        if !follows.starts_with([',', '.', ';', ':', '?', '!']) {
            out.template.push_str(stop);
        }
        out.quotes.push((id, english));
    }
    if rest.contains("</q>") {
        return Err(TagError::Unpaired);
    }
    out.template.push_str(rest);
    if let Some(id) = expected.iter().find(|id| out.quotes.iter().all(|(seen, _)| seen != *id)) {
        return Err(TagError::Missing(*id));
    }
    out.template = unmarked_placeholders(&out.template);
    Ok(out)
}

/// The text before the next opening tag, its id and the text after it. Models write `<q id='q1'>` and `<q id=q1>` too.
fn next_open(text: &str) -> Result<Option<(&str, QuoteId, &str)>, TagError> {
    let Some(at) = text.find("<q ") else { return Ok(None) };
    let tag = &text[at..];
    let end = tag.find('>').ok_or(TagError::Unpaired)?;
    let name = tag[3..end].trim().strip_prefix("id").map(|t| t.trim_start().trim_start_matches('=').trim());
    let name = name.ok_or(TagError::Unpaired)?.trim_matches(['"', '\'', '\\', '“', '”']);
    let id = QuoteId::parse(name).ok_or_else(|| TagError::Invented(name.chars().take(12).collect()))?;
    Ok(Some((&text[..at], id, &tag[end + 1..])))
}

/// A quotation's English without outer marks and without its final comma or full stop, and that stop.
///
/// Marks inside become single typographic quotes, since the quotation itself will stand in double ones.
#[must_use]
pub fn bare(english: &str) -> (String, &'static str) {
    let mut text = english.trim();
    let stripped = text.trim_start_matches(DOUBLE_MARKS);
    let stripped = stripped.strip_suffix(DOUBLE_MARKS).unwrap_or(stripped);
    let inner_marks = stripped.matches(DOUBLE_MARKS).count();
    if stripped.len() < text.len() && inner_marks.is_multiple_of(2) {
        text = stripped.trim();
    }
    let ellipsis = text.ends_with("...") || text.ends_with('…');
    let abbreviation = text.rsplit(' ').next().is_some_and(|w| w.matches('.').count() > 1 && w.len() <= 6);
    let (text, stop) = match text.chars().last() {
        Some(',') => (text.trim_end_matches([',', ' ']), ","),
        Some('.') if !ellipsis && !abbreviation => (text.trim_end_matches(['.', ' ']), "."),
        _ => (text, ""),
    };
    (single_marks(text), stop)
}

/// Turns double marks into single typographic ones, opening and closing by position.
fn single_marks(text: &str) -> String {
    if !text.contains(DOUBLE_MARKS) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        if DOUBLE_MARKS.contains(&c) {
            let opens =
                out.chars().last().is_none_or(|p| p.is_whitespace() || matches!(p, '(' | '[' | '—' | '–' | '-'))
                    && text[i + c.len_utf8()..].chars().next().is_some_and(|n| !n.is_whitespace());
            out.push(if opens { '‘' } else { '’' });
        } else {
            out.push(c);
        }
    }
    out
}

/// Every placeholder of a template with its byte range, in order.
#[must_use]
pub fn placeholders(template: &str) -> Vec<(std::ops::Range<usize>, QuoteId)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = template[at..].find("[[") {
        let start = at + open;
        at = start + 2;
        let Some(close) = template[at..].find("]]") else { break };
        if let Some(id) = QuoteId::parse(template[at..at + close].trim()) {
            found.push((start..at + close + 2, id));
            at += close + 2;
        }
    }
    found
}

/// The template with the quotation marks that stand directly around its placeholders removed:
/// `“[[q1]],” he said` becomes `[[q1]], he said`.
#[must_use]
pub fn unmarked_placeholders(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut at = 0;
    for (range, _) in placeholders(template) {
        let before = &template[at..range.start];
        out.push_str(before.trim_end_matches(is_mark));
        out.push_str(&template[range.clone()]);
        let after = &template[range.end..];
        let rest = after.trim_start_matches(is_mark);
        at = template.len() - rest.len();
        // `[[q1]],” he said`: the stop stays, the mark after it goes.
        let stop = rest.len() - rest.trim_start_matches([',', '.', '?', '!']).len();
        let tail = &rest[stop..];
        if rest.len() == after.len() && stop > 0 && tail.starts_with(is_mark) && !tail.starts_with(['\'', '’']) {
            out.push_str(&rest[..stop]);
            at += stop + tail.chars().next().map_or(0, char::len_utf8);
        }
    }
    out.push_str(&template[at..]);
    out
}

/// The finished text of a template: each `[[q1]]` becomes the English of `q1` in typographic double quotes, a comma or
/// full stop that follows moves inside (American newspaper style) or goes where the quotation ends with its own stop.
///
/// `english` gives the words of a quotation; a placeholder for which it has none becomes `[…]` without marks.
#[must_use]
pub fn set_marks<'a>(template: &str, english: impl Fn(QuoteId) -> Option<Cow<'a, str>>) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut at = 0;
    for (range, id) in placeholders(template) {
        out.push_str(&template[at..range.start]);
        if out.ends_with(char::is_alphanumeric) {
            out.push(' ');
        }
        at = range.end;
        let rest = &template[at..];
        let Some(words) = english(id) else {
            out.push_str("[…]");
            continue;
        };
        out.push('“');
        out.push_str(&words);
        if let Some(stop @ (',' | '.')) = rest.chars().next().filter(|_| !rest.starts_with("..")) {
            let own = words.trim_end_matches(['’', '\'']).ends_with(['?', '!', '…', '.', '—']);
            if !own {
                out.push(stop);
            }
            at += 1;
        }
        out.push('”');
        if template[at..].starts_with(char::is_alphanumeric) || template[at..].starts_with("[[") {
            out.push(' ');
        }
    }
    out.push_str(&template[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const Q1: QuoteId = QuoteId(1);

    fn fill(template: &str, words: &'static str) -> String {
        set_marks(template, |_| Some(Cow::Borrowed(words)))
    }

    #[test]
    fn a_following_stop_moves_inside() {
        assert_eq!(fill("[[q1]], Budi said.", "We left"), "“We left,” Budi said.");
        assert_eq!(fill("Budi called it [[q1]].", "unfair"), "Budi called it “unfair.”");
        assert_eq!(fill("[[q1]], Budi asked.", "Why?"), "“Why?” Budi asked.");
        assert_eq!(fill("It said [[q1]]; then", "stop"), "It said “stop”; then");
    }

    #[test]
    fn tags_come_off_with_their_marks() {
        let got = untag("“<q id=\"q1\">We left,</q>” Budi said.", &[Q1]).unwrap();
        assert_eq!(got.template, "[[q1]], Budi said.");
        assert_eq!(got.quotes, [(Q1, "We left".to_owned())]);
        let got = untag("“<q id='q1'>We left</q>,” Budi said.", &[Q1]).unwrap();
        assert_eq!(got.template, "[[q1]], Budi said.");
    }

    #[test]
    fn bad_tags_are_told_apart() {
        assert_eq!(untag("nothing", &[Q1]), Err(TagError::Missing(Q1)));
        assert_eq!(untag("<q id=\"q1\">a</q> <q id=\"q1\">b</q>", &[Q1]), Err(TagError::Doubled(Q1)));
        assert_eq!(untag("<q id=\"q2\">a</q>", &[Q1]), Err(TagError::Invented("q2".to_owned())));
        assert_eq!(untag("<q id=\"q1\"> , </q>", &[Q1]), Err(TagError::Empty(Q1)));
        assert_eq!(untag("<q id=\"q1\">a", &[Q1]), Err(TagError::Unpaired));
        assert_eq!(untag("a</q>", &[]), Err(TagError::Unpaired));
    }

    #[test]
    fn nested_marks_become_single() {
        assert_eq!(bare("He asked, \"Why?\" and left.").0, "He asked, ‘Why?’ and left");
        assert_eq!(bare("“We left,”").0, "We left,".trim_end_matches(','));
    }

    #[test]
    fn marks_around_placeholders_go() {
        assert_eq!(unmarked_placeholders("“[[q1]],” he said"), "[[q1]], he said");
        assert_eq!(unmarked_placeholders("\"[[q1]]\" he said"), "[[q1]] he said");
        assert_eq!(unmarked_placeholders("the [[q1]], and ‘x’"), "the [[q1]], and ‘x’");
    }
}
