//! Small results that are not about articles: a table for a person, JSON for a program.

use std::io::Write;

use serde::Serialize;
use textwrap::core::display_width;

use super::options::OutputOptions;
use super::output::Output;
use crate::Result;

/// Prints a table, columns aligned.
///
/// # Errors
/// The output cannot be written.
pub(super) fn print(output: &OutputOptions, header: &[&str], rows: &[Vec<String>]) -> Result<u8> {
    let header: Vec<String> = header.iter().map(|&h| h.to_owned()).collect();
    let width = |c: usize| std::iter::once(&header).chain(rows).map(|r| display_width(&r[c])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let mut text = String::new();
    for row in std::iter::once(&header).chain(rows) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width + 2 - display_width(cell)));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    write(output, &text)
}

/// Prints one JSON document.
///
/// # Errors
/// The output cannot be written.
pub(super) fn document(output: &OutputOptions, value: &serde_json::Value) -> Result<u8> {
    write(output, &format!("{value}\n"))
}

/// Prints one JSON object a line.
///
/// # Errors
/// The output cannot be written.
pub(super) fn objects(output: &OutputOptions, rows: &[impl Serialize]) -> Result<u8> {
    let line = |row| serde_json::to_string(row).unwrap_or_default() + "\n";
    write(output, &rows.iter().map(line).collect::<String>())
}

/// Prints a text as it is.
///
/// # Errors
/// The output cannot be written.
pub(super) fn write(output: &OutputOptions, text: &str) -> Result<u8> {
    let mut out = Output::open(output.output.as_deref())?;
    if let Err(e) = out.write_all(text.as_bytes()) {
        return Err(out.failed(e));
    }
    out.finish()?;
    Ok(0)
}
