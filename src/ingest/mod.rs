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
            sentences: {
                let index = crate::model::TextIndex::new(block.trim());
                crate::indonesian::sentences::split(block.trim())
                    .into_iter()
                    .map(|r| index.span(r.start, r.end))
                    .collect()
            },
            dateline: None,
        });
    }
    article
}

/// Stub.
pub fn from_bytes(bytes: &[u8], source: Source, _content_type: Option<&str>) -> crate::Result<Article> {
    Ok(from_text(&String::from_utf8_lossy(bytes), source))
}

/// Stub.
pub fn from_html(html: &str, source: Source) -> crate::Result<Article> {
    Ok(from_text(html, source))
}

/// Stub.
pub fn read_file(path: &std::path::Path) -> crate::Result<Article> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|source| crate::Error::Read { input: name.clone(), source })?;
    if bytes.is_empty() {
        return Err(crate::Error::Input { input: name, problem: "is empty".to_owned(), hint: None });
    }
    from_bytes(&bytes, Source { path: Some(name), ..Source::default() }, None)
}

/// Stub.
pub fn read_stdin() -> crate::Result<Article> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes)
        .map_err(|source| crate::Error::Read { input: "standard input".into(), source })?;
    from_bytes(&bytes, Source::default(), None)
}
