//! Reading the user's glossary: Indonesian and English, a tab or a comma between them, one term a line.

use std::path::Path;

use crate::{Error, Result};

/// The terms of a file (TSV, or CSV with its quoting). Empty lines and lines that begin with `#` are left out.
///
/// # Errors
/// It cannot be read, or a line has no English.
pub(super) fn read(path: &Path) -> Result<Vec<(String, String)>> {
    let text = std::fs::read_to_string(path)
        .map_err(|e| Error::Config { message: format!("glossary {}: {e}", path.display()), hint: None })?;
    parse(&text).map_err(|line| Error::Config {
        message: format!("glossary {}, line {line}: an Indonesian term without its English", path.display()),
        hint: Some("a line is: Indonesian, a tab or a comma, English".to_owned()),
    })
}

/// The terms, or the number of the first line that is none.
fn parse(text: &str) -> std::result::Result<Vec<(String, String)>, usize> {
    let mut terms = Vec::new();
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells: Box<dyn Iterator<Item = String>> = if line.contains('\t') {
            Box::new(line.split('\t').map(str::to_owned))
        } else {
            Box::new(fields(line).into_iter())
        };
        let (source, english) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let (source, english) = (source.trim(), english.trim());
        if source.is_empty() || english.is_empty() {
            return Err(number + 1);
        }
        terms.push((source.to_owned(), english.to_owned()));
    }
    Ok(terms)
}

/// The fields of a line of CSV (RFC 4180): a field in quotation marks may hold commas, and two marks for one.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let field = fields.last_mut().expect("never empty");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted || field.trim().is_empty() => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => field.push(c),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn tabs_and_commas_separate() {
        let text = "# comment\nMenlu\tForeign Minister\n\n\"Kemenkeu, RI\",\"the \"\"Ministry\"\"\"\nKTT, summit\n";
        let terms = parse(text).unwrap();
        let pairs: Vec<(&str, &str)> = terms.iter().map(|(a, b)| (&**a, &**b)).collect();
        let expected = [("Menlu", "Foreign Minister"), ("Kemenkeu, RI", "the \"Ministry\""), ("KTT", "summit")];
        assert_eq!(pairs, expected);
        assert_eq!(parse("Menlu\tForeign Minister\nKTT\n"), Err(2));
    }
}
