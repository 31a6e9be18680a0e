//! Markdown: the marks go, the paragraphs stay. Only what news texts use is read (headings, emphasis, links, images,
//! lists, quotations, rules, front matter); code and tables come through as they are.

use super::{dates, repair, structure::Page};

/// Longest label and longest target of a link in bytes: what is longer is text, and looking on would take quadratic time.
const LONGEST_LINK: usize = 1_000;

/// Whether a text without a telling name is Markdown: a heading in its first lines and another sign of it.
#[must_use]
pub(super) fn looks_like(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start).filter(|l| !l.is_empty()).take(200);
    let Some(first) = lines.next() else { return false };
    let heading = |l: &str| l.starts_with('#') && l.trim_start_matches('#').starts_with(' ');
    heading(first) || (first == "---" && text.contains("\n---\n") && text.lines().any(heading))
}

/// Reads Markdown text.
#[must_use]
pub(super) fn read(text: &str) -> Page {
    let text = repair::characters(text);
    let mut page = Page::default();
    let body = front_matter(&text, &mut page);
    let mut current = String::new();
    let mut lines = body.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let underlined = lines.peek().is_some_and(|next| is_underline(next.trim())) && !trimmed.is_empty();
        if let Some(heading) = heading(trimmed) {
            flush(&mut current, &mut page);
            add_heading(&inline(heading), trimmed.starts_with("# "), &mut page);
        } else if underlined && current.is_empty() {
            add_heading(&inline(trimmed), lines.next().is_some_and(|l| l.trim().starts_with('=')), &mut page);
        } else if trimmed.is_empty() || is_rule(trimmed) {
            flush(&mut current, &mut page);
        } else {
            let (item, content) = list_item(trimmed.trim_start_matches('>').trim_start());
            if item {
                flush(&mut current, &mut page);
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(&inline(content));
            // Two spaces or a backslash at the end break the line.
            if line.ends_with("  ") || line.ends_with('\\') {
                flush(&mut current, &mut page);
            }
        }
    }
    flush(&mut current, &mut page);
    page
}

/// Reads `title` and `date` of a block between `---` at the top, and gives the rest.
fn front_matter<'a>(text: &'a str, page: &mut Page) -> &'a str {
    let Some(rest) = text.strip_prefix("---\n") else { return text };
    let Some((head, body)) = rest.split_once("\n---") else { return text };
    for (key, value) in head.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim() {
            "title" | "judul" => page.title = Some(value.to_owned()).filter(|t| !t.is_empty()),
            "date" | "tanggal" | "published" => page.published = dates::find(value),
            _ => {}
        }
    }
    body.trim_start_matches('-')
}

fn flush(current: &mut String, page: &mut Page) {
    let text = std::mem::take(current);
    if !text.trim().is_empty() {
        page.paragraphs.push(text);
    }
}

fn add_heading(text: &str, top: bool, page: &mut Page) {
    if top && page.title.is_none() && page.paragraphs.is_empty() {
        page.title = Some(text.to_owned());
    }
    page.paragraphs.push(text.to_owned());
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    ((1..=6).contains(&level) && text.starts_with(' ')).then(|| text.trim().trim_end_matches('#').trim_end())
}

/// The line of `=` or `-` under a heading.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && [b'-', b'*', b'_'].iter().any(|mark| line.bytes().all(|b| b == *mark || b == b' '))
}

/// Whether the line starts a list item, and the item without its bullet. Numbers stay: they may be part of the text.
fn list_item(line: &str) -> (bool, &str) {
    for bullet in ["- ", "* ", "+ "] {
        if let Some(content) = line.strip_prefix(bullet) {
            return (true, content.trim_start());
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    ((1..=3).contains(&digits) && line[digits..].starts_with(". "), line)
}

/// One line without its inline marks.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let tail = &rest[c.len_utf8()..];
        rest = match c {
            '\\' if tail.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&tail[..1]);
                &tail[1..]
            }
            '!' if tail.starts_with('[') => link(tail).map_or(tail, |(_, after)| after),
            '[' => match link(rest) {
                Some((label, after)) => {
                    out.push_str(&inline(label));
                    after
                }
                None => push(&mut out, c, tail),
            },
            '*' | '`' => tail,
            '_' if !word_inside(&out, tail) => tail,
            '~' if tail.starts_with('~') => &tail[1..],
            _ => push(&mut out, c, tail),
        };
    }
    out
}

fn push<'a>(out: &mut String, c: char, tail: &'a str) -> &'a str {
    out.push(c);
    tail
}

/// An underscore inside a word (`akun_resmi`) is no emphasis.
fn word_inside(before: &str, after: &str) -> bool {
    before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
}

/// The label of `[label](target)` at the start of `text` and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    // A bracket inside the label or the target is no link; stopping there keeps the cost linear.
    let close = text[1..].bytes().take(LONGEST_LINK).position(|b| matches!(b, b'[' | b']')).map(|at| at + 1)?;
    let target = text[close..].strip_prefix("](")?;
    let end = target.bytes().take(LONGEST_LINK).position(|b| matches!(b, b'[' | b'(' | b')'))?;
    target[end..].strip_prefix(')').map(|after| (&text[1..close], after))
}

#[cfg(test)]
mod tests {
    use super::inline;

    #[test]
    fn inline_marks_go() {
        assert_eq!(
            inline("**Harga** _beras_ [naik](https://a.id/x), `5` akun_resmi ![foto](x.jpg)\\*"),
            "Harga beras naik, 5 akun_resmi *"
        );
    }
}
