//! From bytes to a numbered, classified article: decode, recognise the format, read it into paragraphs, repair them, tell
//! headline, text and furniture apart, find sentences.

mod boilerplate;
mod dateline;
mod dates;
mod decode;
mod furniture;
mod glue;
mod html;
mod inline;
mod markdown;
mod paragraphs;
mod plain;
mod repair;
mod structure;

use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::bytes::hexadecimal;
use crate::error::{Error, Result};
use crate::model::{Article, Source};

use structure::Page;

/// Largest input in bytes, 64 MiB: a hundred times the longest book, and small enough that a mistaken path (a disk
/// image, a log) fails at once instead of filling memory.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// One input format: how it is recognised and read. Order matters: the first that fits reads the input.
struct Format {
    /// Endings of names in lower case.
    extensions: &'static [&'static str],
    /// Whether a decoded text is of this format, whatever its name.
    looks_like: fn(&str) -> bool,
    /// Reads the decoded text; the second argument is the address of a page. None: there is no article in it.
    read: fn(&str, Option<&str>) -> Option<Page>,
}

/// The formats. The last reads everything.
const FORMATS: [Format; 3] = [
    Format { extensions: &[], looks_like: html::looks_like, read: html::read },
    Format {
        extensions: &["md", "markdown", "mdown", "mkd"],
        looks_like: markdown::looks_like,
        read: |text, _| Some(markdown::read(text)),
    },
    Format { extensions: &["txt", "text"], looks_like: |_| true, read: |text, _| Some(plain::read(text)) },
];

/// The article of a plain text that has been decoded already. `source.sha256` is filled if it is empty.
#[must_use]
pub fn from_text(text: &str, source: Source) -> Article {
    structure::article(plain::read(text), digested(source, text.as_bytes()))
}

/// The article of a web page. `url` resolves what the page says about itself. `source.sha256` is filled if it is empty.
pub fn from_html(html: &str, url: Option<&str>, source: Source) -> Result<Article> {
    let Some(page) = html::read(html, url) else {
        let name = url.or(source.path.as_deref()).unwrap_or("the page");
        let hint = "save the page from a browser, or pass the article's text";
        return Err(problem(name, "holds no article that can be read", Some(hint)));
    };
    Ok(structure::article(page, digested(source, html.as_bytes())))
}

/// The article of a file's or an answer's bytes. `name` is the path or address, for messages and as a hint of the format.
pub fn from_bytes(bytes: &[u8], name: &str, source: Source) -> Result<Article> {
    let source = digested(source, bytes);
    if bytes.is_empty() {
        return Err(problem(name, "is empty", None));
    }
    if bytes.starts_with(b"%PDF-") || bytes.starts_with(b"PK\x03\x04") {
        let hint = "this build does not read PDF and DOCX: pass the text, or save it as plain text or HTML";
        return Err(problem(name, "is a document that has to be converted first", Some(hint)));
    }
    let declared = std::str::from_utf8(bytes).is_err().then(|| html::declared_encoding(bytes)).flatten();
    let decoded = declared.and_then(|label| decode::decode_declared(bytes, &label)).or_else(|| decode::decode(bytes));
    let Some(text) = decoded else {
        return Err(problem(name, "is a binary file", Some("pass plain text, Markdown or HTML")));
    };
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}') {
        return Err(problem(name, "holds only white space", None));
    }
    let format = format_of(&text, name);
    let url = source.url.clone();
    match (format.read)(&text, url.as_deref()) {
        Some(page) => Ok(structure::article(page, source)),
        None => Err(problem(
            name,
            "holds no article that can be read",
            Some("save the page from a browser, or pass the article's text"),
        )),
    }
}

/// The article of a file.
pub fn read_file(path: &Path) -> Result<Article> {
    let name = path.display().to_string();
    let failed = |source| Error::Read { input: name.clone(), source };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(problem(&name, "is a directory", Some("use `ringkas batch` for the files in it")));
    }
    if meta.len() > LARGEST {
        return Err(too_large(&name));
    }
    let file = std::fs::File::open(path).map_err(failed)?;
    let bytes = limited(file, &name)?;
    from_bytes(&bytes, &name, Source { path: Some(name.clone()), ..Source::default() })
}

/// The article on standard input.
pub fn read_stdin() -> Result<Article> {
    let name = "standard input";
    let bytes = limited(std::io::stdin().lock(), name)?;
    from_bytes(&bytes, name, Source::default())
}

/// Reads to the end, but no further than the limit: a pipe and `/dev/zero` have no size.
fn limited(from: impl Read, name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = from.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|source| Error::Read { input: name.to_owned(), source })?;
    if bytes.len() as u64 > LARGEST { Err(too_large(name)) } else { Ok(bytes) }
}

fn too_large(name: &str) -> Error {
    let hint = "pass one article at a time; `ringkas batch` reads many";
    problem(name, "is larger than 64 MiB", Some(hint))
}

fn problem(input: &str, problem: &str, hint: Option<&str>) -> Error {
    Error::Input { input: input.to_owned(), problem: problem.to_owned(), hint: hint.map(str::to_owned) }
}

/// The format by content, then by name, then plain text.
fn format_of(text: &str, name: &str) -> &'static Format {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let named = || FORMATS.iter().find(|f| f.extensions.contains(&extension.as_str()));
    if (FORMATS[0].looks_like)(text) {
        return &FORMATS[0];
    }
    named().or_else(|| FORMATS.iter().find(|f| (f.looks_like)(text))).unwrap_or(&FORMATS[FORMATS.len() - 1])
}

fn digested(mut source: Source, bytes: &[u8]) -> Source {
    if source.sha256.is_empty() {
        source.sha256 = hexadecimal(&Sha256::digest(bytes));
    }
    source
}
