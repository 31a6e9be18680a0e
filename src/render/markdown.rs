//! Markdown (`CommonMark`) for notes and wikis; everything that came from outside is escaped.

use std::io::{self, Write};

use super::view::{self, Block, Run, Tone};
use super::{Item, Options, Renderer};
use crate::model::Severity;

/// The renderer.
pub(super) struct Markdown {
    options: Options,
    printed: usize,
}

impl Markdown {
    pub(super) fn new(options: Options) -> Self {
        Self { options, printed: 0 }
    }
}

impl Renderer for Markdown {
    fn item(&mut self, out: &mut dyn Write, item: Item<'_>) -> io::Result<()> {
        if self.printed > 0 {
            out.write_all(b"\n---\n\n")?;
        }
        self.printed += 1;
        let blocks = view::blocks(item, &self.options);
        for (i, block) in blocks.iter().enumerate() {
            let tight = |b: &Block| matches!(b, Block::Finding { .. });
            if i > 0 && !(tight(block) && tight(&blocks[i - 1])) {
                writeln!(out)?;
            }
            write!(out, "{}", set(block))?;
        }
        Ok(())
    }
}

fn set(block: &Block) -> String {
    match block {
        Block::Title { text, .. } => format!("# {}\n", escape(text)),
        Block::Section { text } => format!("## {}\n", escape(text)),
        Block::Text { runs, .. } => format!("{}\n", line(runs)),
        Block::Quote { text, by, original, .. } => {
            let original = original.as_ref().map_or(String::new(), |o| format!(">\n> *{}*\n", escape(o)));
            format!("> {}\n{original}>\n> — {}\n", escape(text), line(by))
        }
        Block::List { items } => items.iter().fold(String::new(), |list, runs| list + "- " + &line(runs) + "\n"),
        Block::Finding { severity, text } => {
            let name = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            format!("- **{name}** {}\n", escape(text))
        }
        Block::Table { header, right, rows } => table(header, right, rows),
    }
}

fn line(runs: &[Run]) -> String {
    let run = |run: &Run| match run.tone {
        Tone::Strong => format!("**{}**", escape(&run.text)),
        Tone::Plain | Tone::Faint => escape(&run.text),
    };
    let mut text: String = runs.iter().map(run).collect();
    // At the start of a line these would open a list, a heading or a code block.
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if text.starts_with(['-', '+', '#', '=']) {
        text.insert(0, '\\');
    } else if digits > 0 && text[digits..].starts_with(['.', ')']) {
        text.insert(digits, '\\');
    }
    text
}

fn table(header: &[String], right: &[bool], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.iter().map(|c| escape(c)).collect::<Vec<_>>().join(" | "));
    let rule: Vec<&str> = right.iter().map(|&r| if r { "---:" } else { "---" }).collect();
    let rows: String = rows.iter().map(|r| line(r)).collect();
    format!("{}| {} |\n{rows}", line(header), rule.join(" | "))
}

/// Takes the meaning from every character that Markdown could give one, and line ends out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => escaped.push(' '),
            c if c.is_control() => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape("*a* <b> [c](d) `e` f_g"), "\\*a\\* \\<b\\> \\[c\\](d) \\`e\\` f\\_g");
        assert_eq!(line(&[Run::plain("1. Januari")]), "1\\. Januari");
        assert_eq!(line(&[Run::plain("# satu")]), "\\# satu");
        assert_eq!(line(&[Run::plain("2.500 orang")]), "2\\.500 orang");
    }
}
