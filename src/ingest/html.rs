//! Web pages: the article is found by the readability algorithm, headline and time by the page's metadata.

use std::collections::HashSet;

use dom_smoothie::{Config, Readability, TextMode};

use super::structure::Page;
use super::{dateline, dates, paragraphs, repair};

/// Bytes at the head in which a page shows what it is and declares its encoding.
const HEAD: usize = 2048;
/// Most elements that are parsed: far more than any news page has, little enough for a hostile one.
const MOST_ELEMENTS: usize = 200_000;
/// Deepest nesting of elements; saved pages have under 60.
const MOST_NESTED: usize = 500;
/// Elements that nest and whose ends pages write.
const NESTING: &[&str] = &[
    "div",
    "span",
    "section",
    "article",
    "main",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "blockquote",
    "font",
    "b",
    "i",
    "em",
    "strong",
];
/// Share of a list's text in percent that is links where the list leads elsewhere.
const LINKED_PERCENT: usize = 70;
/// Shortest linked headline in bytes: a shorter line that is a link may be a subheading.
const LINKED_HEADLINE: usize = 25;

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
    if is_nested_too_deeply(html) {
        return None;
    }
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let mut reader = Readability::new(html, url, Some(config)).ok()?;
    let headings: Vec<String> = reader.doc.select("h1").iter().map(|h| one_line(&h.text())).collect();
    let Ok(article) = reader.parse() else { return fragment(html) };
    let text = without_link_lists(&article.content).unwrap_or_else(|| article.text_content.to_string());
    let paragraphs = paragraphs::split(&repair::characters(&text));
    if paragraphs.is_empty() {
        return None;
    }
    let title = headline(&one_line(&article.title), &headings);
    let published = article.published_time.as_deref().and_then(dates::find);
    Some(Page { title, published, paragraphs })
}

/// A piece of a page, too short for the algorithm to find an article in it: all of its text.
fn fragment(html: &str) -> Option<Page> {
    let doc = Readability::new(html, None, None).ok()?.doc;
    doc.select("script, style, noscript, head, nav, header, footer, form").remove();
    let paragraphs = paragraphs::split(&repair::characters(&doc.formatted_text()));
    (!paragraphs.is_empty()).then(|| Page { paragraphs, ..Page::default() })
}

/// Whether elements stand in each other deeper than any page that a person made: the algorithm takes time quadratic in
/// the depth, and a hostile page would hold the program up for minutes.
fn is_nested_too_deeply(html: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let (close, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let end = name.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(name.len());
        if NESTING.iter().any(|n| n.eq_ignore_ascii_case(&name[..end])) {
            depth = if close { depth.saturating_sub(1) } else { depth + 1 };
            deepest = deepest.max(depth);
        }
    }
    deepest > MOST_NESTED
}

/// The text of the article's markup without lists of links and without lines that are a headline linked elsewhere.
fn without_link_lists(content: &str) -> Option<String> {
    let doc = Readability::new(content, None, None).ok()?.doc;
    for list in &doc.select("ul, ol") {
        let linked: usize = list.select("a").iter().map(|a| a.text().trim().len()).sum();
        if linked * 100 >= list.text().trim().len() * LINKED_PERCENT {
            list.remove();
        }
    }
    let links: HashSet<String> = doc.select("a").iter().map(|a| one_line(&a.text())).collect();
    let is_headline =
        |line: &str| line.len() >= LINKED_HEADLINE && !line.ends_with('.') && links.contains(&one_line(line));
    let text = doc.formatted_text();
    let kept: Vec<&str> = text.split('\n').filter(|line| !is_headline(line.trim())).collect();
    Some(kept.join("\n"))
}

fn one_line(text: &str) -> String {
    repair::characters(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headline without the name of the site: the heading of the page that the title in its metadata holds, else that
/// title without the parts that name a medium (`… - Kompas.com`, `KapanLagi.com: …`).
fn headline(title: &str, headings: &[String]) -> Option<String> {
    let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let whole = letters(title);
    let held = headings.iter().filter(|h| h.split(' ').count() >= 3 && whole.contains(&letters(h)));
    if let Some(heading) = held.max_by_key(|h| h.len()) {
        return Some(heading.clone());
    }
    let mut title = title;
    for separator in [" - ", " | ", " :: ", " – ", " — ", " : ", ": "] {
        if let Some((rest, site)) = title.rsplit_once(separator)
            && names_a_medium(site)
        {
            title = rest;
        }
        if let Some((site, rest)) = title.split_once(separator)
            && names_a_medium(site)
        {
            title = rest;
        }
    }
    Some(title.trim().to_owned()).filter(|t| !t.is_empty())
}

/// A medium, alone or with one of its sections (`Kompas.com Regional`).
fn names_a_medium(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    text.split(' ').count() <= 3 && (dateline::is_medium(text) || dateline::is_medium(first))
}
