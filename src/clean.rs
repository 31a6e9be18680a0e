//! Makes the sentences of a model's summary safe: placeholders that exist and stand once, no quotation marks that the
//! model set itself, citations of paragraphs that were sent. What cannot be mended is left out and reported.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use crate::model::{CheckKind, Draft, DraftSentence, Finding, QuoteId, QuoteStatus, Severity};
use crate::plan::material::Material;
use crate::quotes::tags::{self, DOUBLE_MARKS};

/// The sentences of an answer, in order; what is left out of them is a finding of the draft.
///
/// `sent` are the numbers of the paragraphs that the request held; `widened` widens a cited number to source paragraphs
/// (the sentences of a reduce call stand under the number of the first paragraph that they cite).
pub fn sentences(
    draft: &mut Draft,
    material: &Material<'_>,
    answer: &Value,
    widened: &dyn Fn(u32) -> Vec<u32>,
) -> Vec<DraftSentence> {
    let mut out = Vec::new();
    let mut used: BTreeSet<QuoteId> = BTreeSet::new();
    for sentence in answer["sentences"].as_array().map_or(&[][..], Vec::as_slice) {
        let text = sentence["text"].as_str().unwrap_or_default();
        let mut cited = Vec::new();
        let mut strange = Vec::new();
        for number in sentence["paragraphs"].as_array().map_or(&[][..], Vec::as_slice) {
            let id =
                number.as_u64().or_else(|| number.as_str()?.trim().parse().ok()).and_then(|n| u32::try_from(n).ok());
            match id.map(widened).filter(|c| !c.is_empty()) {
                Some(paragraphs) => cited.extend(paragraphs),
                None => strange.push(number.to_string()),
            }
        }
        if !strange.is_empty() {
            let message = format!("the model cited a paragraph that it was not given ({})", strange.join(", "));
            draft.findings.push(Finding::new(CheckKind::Coverage, Severity::Note, message).with_english(text));
        }
        match sentence_of(draft, material, text, &used) {
            Ok(text) => {
                let quotes: Vec<QuoteId> = tags::placeholders(&text).into_iter().map(|(_, id)| id).collect();
                cited.extend(quotes.iter().filter_map(|id| Some(material.quote(*id)?.paragraph)));
                cited.sort_unstable();
                cited.dedup();
                if cited.is_empty() {
                    dropped(draft, &text, "it cites no paragraph", Severity::Warning);
                } else {
                    used.extend(quotes);
                    out.push(DraftSentence { text, paragraphs: cited });
                }
            }
            Err((reason, severity)) => dropped(draft, text, reason, severity),
        }
    }
    out
}

fn dropped(draft: &mut Draft, text: &str, reason: &str, severity: Severity) {
    if text.trim().is_empty() {
        return;
    }
    let finding = Finding::new(CheckKind::Quote, severity, format!("a sentence of the model was left out: {reason}"));
    draft.findings.push(finding.with_english(text));
}

/// One sentence with sound placeholders and without marks of its own, or why it cannot stand.
fn sentence_of(
    draft: &mut Draft,
    material: &Material<'_>,
    text: &str,
    used: &BTreeSet<QuoteId>,
) -> Result<String, (&'static str, Severity)> {
    let text = placeholders_for_tags(text.trim());
    let text = tags::unmarked_placeholders(&text);
    let text = without_own_marks(draft, material, &text)?;
    if !text.chars().any(char::is_alphanumeric) {
        return Err(("it is empty", Severity::Note));
    }
    let mut seen = used.clone();
    for (_, id) in tags::placeholders(&text) {
        let known = material.quote(id).is_some_and(|q| q.within.is_none());
        if !known || draft.quotes.get(&id).is_none_or(|q| q.text.is_empty()) {
            return Err(("it quotes something that is not in the article", Severity::Error));
        }
        if !seen.insert(id) {
            return Err(("it repeats a quotation", Severity::Warning));
        }
    }
    if text.contains("[[") && tags::placeholders(&text).len() != text.matches("[[").count() {
        return Err(("it quotes something that is not in the article", Severity::Error));
    }
    Ok(text)
}

/// Tags where placeholders were asked for: `<q id="q2">words</q>` becomes `[[q2]]`, whatever the words.
fn placeholders_for_tags(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some(start) = out.find("<q ") {
        let Some(close) = out[start..].find('>') else { break };
        let name: String = out[start + 3..start + close].chars().filter(char::is_ascii_alphanumeric).collect();
        let end = out[start..].find("</q>").map_or(start + close + 1, |e| start + e + 4);
        let id = name.strip_prefix("id").unwrap_or(&name).to_owned();
        out.replace_range(start..end.max(start + close + 1), &format!("[[{id}]]"));
    }
    out.replace("</q>", "")
}

/// The most words in marks that are taken for a term and not for a quotation.
const TERM_WORDS: usize = 3;

/// A sentence without marks that the model set itself. Marked words that are a quotation of the ledger become its
/// placeholder; a few other words lose their marks; more are a quotation that nobody said.
fn without_own_marks(
    draft: &mut Draft,
    material: &Material<'_>,
    text: &str,
) -> Result<String, (&'static str, Severity)> {
    let mut text = text.to_owned();
    while let Some(run) = marked_run(&text) {
        let first = text[run.clone()].chars().next().map_or(0, char::len_utf8);
        let last = text[run.clone()].chars().next_back().map_or(0, char::len_utf8);
        let inner = text[run.start + first..run.end - last].to_owned();
        let quote = draft.quotes.iter().find(|(_, q)| same_words(&q.text, &inner)).map(|(id, _)| *id);
        if let Some(id) = quote {
            let stop = if inner.ends_with([',', '.']) { &inner[inner.len() - 1..] } else { "" };
            text.replace_range(run, &format!("[[{id}]]{stop}"));
            let paragraph = material.quote(id).map_or(0, |q| q.paragraph);
            let message = "the model retyped a quotation; the ledger's words stand in its place";
            draft.findings.push(Finding::new(CheckKind::Quote, Severity::Note, message).at(paragraph));
        } else if inner.split_whitespace().count() <= TERM_WORDS && !inner.contains("[[") {
            text.replace_range(run, &inner);
        } else {
            return Err(("it has a quotation that is not in the article", Severity::Error));
        }
    }
    Ok(text.chars().filter(|c| !DOUBLE_MARKS.contains(c)).collect())
}

/// The first pair of marks with what it encloses: double marks anywhere, single ones only around whole words.
#[must_use]
pub fn marked_run(text: &str) -> Option<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|(_, c)| *c);
    for (i, &(start, c)) in chars.iter().enumerate() {
        let before = i.checked_sub(1).and_then(at);
        let free = before.is_none_or(|b| !b.is_alphanumeric());
        let double = DOUBLE_MARKS.contains(&c);
        let single = matches!(c, '\'' | '‘') && free && at(i + 1).is_some_and(char::is_alphabetic);
        if !double && !single {
            continue;
        }
        let closes = |j: usize| {
            let d = chars[j].1;
            let after = at(j + 1).is_none_or(|a| !a.is_alphanumeric());
            if double {
                DOUBLE_MARKS.contains(&d)
            } else {
                matches!(d, '\'' | '’') && after && at(j - 1) != Some('s')
            }
        };
        if let Some(j) = (i + 1..chars.len()).find(|j| closes(*j)) {
            return Some(start..chars[j].0 + chars[j].1.len_utf8());
        }
    }
    None
}

/// Whether two English texts have the same words, stops, case and marks aside, or all but a few of them.
fn same_words(a: &str, b: &str) -> bool {
    let plain = |t: &str| {
        let kept: String = t.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        kept.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (a, b) = (plain(a), plain(b));
    !a.is_empty() && (a == b || rapidfuzz::fuzz::ratio(a.chars(), b.chars()) >= 0.9)
}

/// Takes out of every quotation's English what stands in marks there although nothing does in the source: a model that
/// translates a quotation by itself may add another one. Recorded as an error; what is left counts as repaired.
pub fn quotations(draft: &mut Draft, material: &Material<'_>) {
    for (id, english) in &mut draft.quotes {
        let Some(quote) = material.quote(*id) else { continue };
        let nested = material.analysis.quotes.iter().any(|q| q.within == Some(*id));
        if nested || marked_run(&quote.text).is_some() {
            continue;
        }
        let made_up =
            marked_run(&english.text).filter(|r| english.text[r.clone()].split_whitespace().count() > TERM_WORDS);
        let Some(run) = made_up else { continue };
        let message =
            "the English of a quotation had another quotation in it that is not in the article; it was cut off";
        let finding = Finding::new(CheckKind::Quote, Severity::Error, message).at(quote.paragraph);
        draft.findings.push(finding.with_source(&quote.text).with_english(&english.text[run.start..]));
        let kept = tags::bare(&english.text[..run.start]).0;
        english.status = if kept.is_empty() { QuoteStatus::Missing } else { QuoteStatus::Repaired };
        english.text = kept;
    }
}

/// A headline without marks of its own; placeholders stay where they are sound.
#[must_use]
pub fn headline(draft: &Draft, text: &str) -> String {
    let text = tags::unmarked_placeholders(&placeholders_for_tags(text.trim()));
    let sound = |id: QuoteId| draft.quotes.get(&id).is_some_and(|q| !q.text.is_empty());
    let mut out = String::new();
    let mut at = 0;
    for (range, id) in tags::placeholders(&text) {
        out.push_str(&text[at..range.start]);
        if sound(id) {
            out.push_str(&text[range.clone()]);
        }
        at = range.end;
    }
    out.push_str(&text[at..]);
    out.chars().filter(|c| !DOUBLE_MARKS.contains(c)).collect::<String>().trim().trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_words_are_found_and_apostrophes_are_not() {
        let found = |t: &str| marked_run(t).map(|r| t[r].to_owned());
        assert_eq!(found("He said “never again” twice").as_deref(), Some("“never again”"));
        assert_eq!(found("a 'great deal' more").as_deref(), Some("'great deal'"));
        assert_eq!(found("the minister's ‘plan’ failed").as_deref(), Some("‘plan’"));
        assert_eq!(found("it's the workers' right, isn't it"), None);
        assert_eq!(found("Ma'ruf's 1990s"), None);
    }

    #[test]
    fn tags_become_placeholders() {
        assert_eq!(placeholders_for_tags("<q id=\"q2\">made up</q> he said"), "[[q2]] he said");
    }
}
