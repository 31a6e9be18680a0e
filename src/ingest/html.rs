//! Web pages: the article is found by the readability algorithm, headline and time by the page's metadata.

use dom_smoothie::{Config, Readability, TextMode};

use super::structure::Page;
use super::{dates, paragraphs, repair};

/// Bytes at the head in which a page shows what it is and declares its encoding.
const HEAD: usize = 2048;
/// Most elements that are parsed: far more than any news page has, little enough for a hostile one.
const MOST_ELEMENTS: usize = 200_000;

/// Whether the text is a web page or a piece of one.
#[must_use]
pub(super) fn looks_like(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut end = start.len().min(HEAD);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let head = start[..end].to_ascii_lowercase();
    head.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1", "<meta"]
            .iter()
            .any(|tag| head.contains(tag))
}

/// The encoding that a page declares for itself.
#[must_use]
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label: String = head[at..]
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_alphanumeric() || "-_".contains(*c))
        .collect();
    head.trim_start().starts_with('<').then_some(label).filter(|l| !l.is_empty())
}

/// Reads a page. None where it holds no article.
#[must_use]
pub(super) fn read(html: &str, url: Option<&str>) -> Option<Page> {
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let mut reader = Readability::new(html, url, Some(config)).ok()?;
    let article = reader.parse().ok()?;
    let text = repair::characters(&article.text_content).into_owned();
    let paragraphs = paragraphs::split(&text);
    if paragraphs.is_empty() {
        return None;
    }
    let title = Some(article.title.trim().to_owned()).filter(|t| !t.is_empty());
    let published = article.published_time.as_deref().and_then(dates::find);
    Some(Page { title, published, paragraphs })
}
