//! How texts are put to a machine-translation service: cut to its limits, gathered into requests, placeholders protected.
//! The plan and the sending both stand on this, so that the characters planned are those that are billed.

use std::ops::Range;

use super::chunks::cut_at_sentence;
use super::prompts::Item;
use crate::quotes::tags;

/// What a service takes in one request.
#[derive(Clone, Copy, Debug)]
pub struct Most {
    /// Texts.
    pub texts: usize,
    /// Code points of all texts together, markup included.
    pub characters: usize,
}

/// Characters that markup may add to a text.
const MARKUP: usize = 80;

/// A text in pieces that fit a request each, cut at sentence ends; one that cannot be cut stays too long.
#[must_use]
pub fn pieces(text: String, most: Most) -> Vec<String> {
    let mut done = Vec::new();
    let mut open = vec![Item { id: 0, text }];
    while let Some(item) = open.pop() {
        let long = size(&item.text) > most.characters;
        match Some(&item).filter(|_| long).and_then(cut_at_sentence) {
            Some((left, right)) => open.extend([right, left]),
            None => done.push(item.text),
        }
    }
    done
}

/// The texts in runs that fit a request each.
#[must_use]
pub fn batches(texts: &[String], most: Most) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut characters = 0;
    for (i, text) in texts.iter().enumerate() {
        let size = size(text);
        match out.last_mut() {
            Some(run) if run.len() < most.texts && characters + size <= most.characters => {
                run.end = i + 1;
                characters += size;
            }
            _ => {
                out.push(i..i + 1);
                characters = size;
            }
        }
    }
    out
}

fn size(text: &str) -> usize {
    text.chars().count() + MARKUP
}

/// The texts of one request as they are sent, and whether they are HTML: where one has a placeholder, all are, with every
/// placeholder protected from translation in the form that all services honour.
#[must_use]
pub fn sent(texts: &[String]) -> (Vec<String>, bool) {
    let marked = texts.iter().any(|t| t.contains("[["));
    (texts.iter().map(|t| if marked { protected(t) } else { t.clone() }).collect(), marked)
}

fn protected(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, id) in tags::placeholders(text) {
        out.push_str(&escaped(&text[at..range.start]));
        out.push_str(&format!("<span translate=\"no\">[[{id}]]</span>"));
        at = range.end;
    }
    out.push_str(&escaped(&text[at..]));
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A translated fragment without its spans. Entities have been undone by the protocol, which knows how often.
#[must_use]
pub fn unprotected(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let span = tag.starts_with("<span") || tag.starts_with("</span");
        if let Some(end) = tag.find('>').filter(|_| span) {
            rest = &tag[end + 1..];
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_keep_to_both_limits() {
        let texts: Vec<String> = (0..5).map(|_| "x".repeat(20)).collect();
        assert_eq!(batches(&texts, Most { texts: 2, characters: 1000 }), [0..2, 2..4, 4..5]);
        assert_eq!(batches(&texts, Most { texts: 9, characters: 300 }), [0..3, 3..5]);
        assert_eq!(batches(&texts, Most { texts: 9, characters: 50 }).len(), 5, "one that is too long goes alone");
    }

    #[test]
    fn placeholders_go_and_come_back() {
        let (out, html) = sent(&["A & [[q1]].".to_owned(), "<b>".to_owned()]);
        assert!(html);
        assert_eq!(out, ["A &amp; <span translate=\"no\">[[q1]]</span>.", "&lt;b&gt;"]);
        assert_eq!(unprotected("A <span translate=\"no\">[[q1]]</span> < b"), "A [[q1]] < b");
    }
}
