//! From bytes to a numbered, classified article.

use crate::model::{Article, Paragraph, ParagraphKind, Source};

/// The article of a plain text that has been decoded already.
#[must_use]
pub fn from_text(text: &str, source: Source) -> Article {
    let mut article = Article { source, ..Article::default() };
    for (i, block) in text.split("\n\n").filter(|b| !b.trim().is_empty()).enumerate() {
        article.paragraphs.push(Paragraph {
            id: u32::try_from(i + 1).unwrap_or(u32::MAX),
            kind: ParagraphKind::Body,
            text: block.trim().to_owned(),
            sentences: Vec::new(),
            dateline: None,
        });
    }
    article
}

/// The article of a file. (Interface only.)
///
/// # Errors
/// The file cannot be read.
pub fn read_file(path: &std::path::Path) -> crate::Result<Article> {
    let input = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|source| crate::Error::Read { input: input.clone(), source })?;
    Ok(from_text(&text, Source { path: Some(input), ..Source::default() }))
}
