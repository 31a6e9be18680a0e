//! Glossaries: a user's file in the forms that DeepL takes (TSV, or CSV with the languages behind), and which terms
//! occur in a text.

use crate::{Error, Result};

/// Reads a glossary: one term a line, Indonesian then English, apart by a tab (TSV) or a comma (CSV, quotes allowed).
/// Empty lines and lines that begin with `#` are skipped; further columns are ignored. `name` is for messages.
///
/// # Errors
/// A line without two non-empty columns, by its number.
pub fn parse(text: &str, name: &str) -> Result<Vec<(String, String)>> {
    let mut out: Vec<(String, String)> = Vec::new();
    for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let columns =
            if line.contains('\t') { line.split('\t').map(str::to_owned).collect() } else { comma_columns(line) };
        match columns.as_slice() {
            [id, en, ..] if !id.trim().is_empty() && !en.trim().is_empty() => {
                out.push((id.trim().to_owned(), en.trim().to_owned()));
            }
            _ => {
                return Err(Error::Config {
                    message: format!(
                        "{name}, line {}: a glossary line needs an Indonesian and an English column",
                        i + 1
                    ),
                    hint: Some("write one term a line: Indonesian, a tab, English".into()),
                });
            }
        }
    }
    Ok(out)
}

/// The columns of one line of CSV (RFC 4180, without line breaks in fields).
fn comma_columns(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                if let Some(last) = out.last_mut() {
                    last.push('"');
                }
            }
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            c => {
                if let Some(last) = out.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    out
}

/// Whether `term` stands in `text` as words of its own, without regard to case.
#[must_use]
pub fn occurs(text: &str, term: &str) -> bool {
    let (text, term) = (text.to_lowercase(), term.to_lowercase());
    text.match_indices(&term).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = text[at + term.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        before && after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let want = vec![
            ("KPK".to_owned(), "Corruption Eradication Commission".to_owned()),
            ("a, b".to_owned(), "x \"y\"".to_owned()),
        ];
        assert_eq!(parse("# note\nKPK\tCorruption Eradication Commission\na, b\tx \"y\"\n", "g.tsv").unwrap(), want);
        assert_eq!(
            parse("KPK,Corruption Eradication Commission,id,en\r\n\"a, b\",\"x \"\"y\"\"\"\r\n", "g.csv").unwrap(),
            want
        );
        let error = parse("KPK\t\n", "g.tsv").unwrap_err();
        assert!(error.to_string().contains("line 1"), "{error}");
    }

    #[test]
    fn terms_occur_as_words() {
        assert!(occurs("Ketua KPK hadir", "kpk"));
        assert!(!occurs("KPKNL hadir", "KPK"));
    }
}
