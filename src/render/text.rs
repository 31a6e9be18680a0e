//! What a person reads in a terminal: wrapped to its width, with colour where it takes colour.

use std::io::{self, Write};

use owo_colors::{OwoColorize, Style};
use textwrap::core::display_width;

use super::view::{self, Block, Run, Tone};
use super::wrap::wrap;
use super::{Item, Options, Renderer};
use crate::model::Severity;

/// The renderer.
pub(super) struct Text {
    options: Options,
    printed: usize,
}

impl Text {
    pub(super) fn new(options: Options) -> Self {
        Self { options, printed: 0 }
    }
}

impl Renderer for Text {
    fn item(&mut self, out: &mut dyn Write, item: Item<'_>) -> io::Result<()> {
        if self.printed > 0 {
            let rule = "─".repeat(self.options.width.unwrap_or(72).min(72));
            write!(out, "\n{}\n\n", self.set(&rule, Style::new().dimmed()))?;
        }
        self.printed += 1;
        let mut before: Option<Block> = None;
        for block in view::blocks(item, &self.options) {
            if before.as_ref().is_some_and(|b| apart(b, &block)) {
                writeln!(out)?;
            }
            self.block(out, &block)?;
            before = Some(block);
        }
        Ok(())
    }
}

/// Whether a blank line stands between two blocks.
fn apart(before: &Block, block: &Block) -> bool {
    !matches!(
        (before, block),
        (Block::Section { .. }, _)
            | (Block::Finding { .. }, Block::Finding { .. })
            | (Block::Text { .. }, Block::List { .. })
    )
}

impl Text {
    fn block(&self, out: &mut dyn Write, block: &Block) -> io::Result<()> {
        let plain = Style::new();
        match block {
            Block::Title { text, .. } => self.lines(out, &[Run::plain(text.as_str())], "", "", plain.bold()),
            Block::Section { text } => self.lines(out, &[Run::plain(text.as_str())], "", "", plain.bold().underline()),
            Block::Text { runs, .. } => self.lines(out, runs, "", "", plain),
            Block::Quote { text, by, original, .. } => {
                let mut runs = vec![Run::plain(format!("{text} — "))];
                runs.extend(by.iter().cloned());
                self.lines(out, &runs, "  ", "  ", plain)?;
                match original {
                    Some(original) => self.lines(out, &[Run::faint(original.as_str())], "    ", "    ", plain),
                    None => Ok(()),
                }
            }
            Block::List { items } => items.iter().try_for_each(|runs| self.lines(out, runs, "  ", "    ", plain)),
            Block::Finding { severity, text } => {
                let (name, style) = match severity {
                    Severity::Error => ("error  ", plain.red().bold()),
                    Severity::Warning => ("warning", plain.yellow()),
                    Severity::Note => ("note   ", plain.dimmed()),
                };
                write!(out, "  {}", self.set(name, style))?;
                self.continued(out, &[Run::plain(format!("  {text}"))], 9, "           ", plain)
            }
            Block::Table { header, right, rows } => self.table(out, header, right, rows),
        }
    }

    fn lines(&self, out: &mut dyn Write, runs: &[Run], first: &str, rest: &str, style: Style) -> io::Result<()> {
        out.write_all(first.as_bytes())?;
        self.continued(out, runs, display_width(first), rest, style)
    }

    /// Writes runs from column `at` on, further lines indented by `rest`.
    fn continued(&self, out: &mut dyn Write, runs: &[Run], at: usize, rest: &str, style: Style) -> io::Result<()> {
        let width = self.options.width.unwrap_or(usize::MAX);
        for (i, line) in wrap(runs, at, display_width(rest), width).into_iter().enumerate() {
            if i > 0 {
                write!(out, "\n{rest}")?;
            }
            for (text, tone) in line {
                let style = match tone {
                    Tone::Plain => style,
                    Tone::Faint => style.dimmed(),
                    Tone::Strong => style.bold(),
                };
                write!(out, "{}", self.set(&text, style))?;
            }
        }
        writeln!(out)
    }

    fn table(&self, out: &mut dyn Write, header: &[String], right: &[bool], rows: &[Vec<String>]) -> io::Result<()> {
        let plain = Style::new();
        let widths: Vec<usize> = (0..header.len())
            .map(|c| rows.iter().chain([&header.to_vec()]).map(|r| display_width(&r[c])).max().unwrap_or(0))
            .collect();
        let line = |cells: &[String]| {
            let cell = |c: usize| {
                let pad = " ".repeat(widths[c] - display_width(&cells[c]));
                if right[c] { format!("{pad}{}", cells[c]) } else { format!("{}{pad}", cells[c]) }
            };
            (0..cells.len()).map(cell).collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        // On a terminal that is too narrow for the columns each row is a line of its own: `brief: backend openai, requests 1, …`.
        if self.options.width.is_some_and(|width| widths.iter().map(|w| w + 2).sum::<usize>() > width + 2) {
            return rows.iter().try_for_each(|row| {
                let named = header.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
                let named: Vec<String> = named.map(|(name, cell)| format!("{name} {cell}")).collect();
                let first = row.first().map_or("", String::as_str);
                self.lines(out, &[Run::strong(first), Run::plain(format!(": {}", named.join(", ")))], "", "  ", plain)
            });
        }
        writeln!(out, "{}", self.set(&line(header), Style::new().bold()))?;
        rows.iter().try_for_each(|row| writeln!(out, "{}", line(row)))
    }

    /// The text in a style, where the terminal takes colours.
    fn set(&self, text: &str, style: Style) -> String {
        if self.options.color && !text.is_empty() { text.style(style).to_string() } else { text.to_owned() }
    }
}
