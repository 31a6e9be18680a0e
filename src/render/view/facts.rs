//! Blocks that several views share: a quotation, findings, what was left out, where an article came from.

use super::{Block, Lang, Run};
use crate::model::{BackendNames, CheckKind, Finding, LedgerEntry, Omitted, QuoteStatus, Report, Severity};
use crate::render::{QuoteLanguage, View};

/// The headline in English where there is one, else the source's, else where the article came from.
pub(super) fn title(report: &Report) -> Block {
    if let Some(text) = &report.headline {
        return Block::Title { text: text.clone(), lang: Lang::En };
    }
    source_title(report)
}

/// The headline of the source.
pub(super) fn source_title(report: &Report) -> Block {
    match &report.title {
        Some(text) => Block::Title { text: text.clone(), lang: Lang::Id },
        None => Block::Title { text: origin(report), lang: Lang::En },
    }
}

/// The path or address of an article, or what stands for it.
pub(super) fn origin(report: &Report) -> String {
    let source = &report.source;
    let named = source.url.clone().or_else(|| source.path.clone());
    let id = || report.id.as_ref().map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
    named.or_else(id).unwrap_or_else(|| "standard input".to_owned())
}

/// A quotation in typographic marks.
pub(super) fn marked(text: &str) -> String {
    format!("“{text}”")
}

/// `Sergey Lavrov (Menteri Luar Negeri Rusia), paragraph 3`, and how far the English can be trusted.
pub(super) fn attribution(entry: &LedgerEntry, with_status: bool) -> Vec<Run> {
    let mut runs = Vec::new();
    match &entry.quote.speaker {
        Some(speaker) => {
            runs.push(Run::strong(&speaker.name));
            if let Some(role) = speaker.role.as_ref().filter(|role| **role != speaker.name) {
                runs.push(Run::plain(format!(" ({role})")));
            }
        }
        None => runs.push(Run::plain("speaker not named")),
    }
    runs.push(Run::faint(format!(", paragraph {}", entry.quote.paragraph)));
    let status = match entry.status {
        QuoteStatus::Altered => "; the English may differ from the original",
        QuoteStatus::Missing => "; not translated",
        QuoteStatus::Verified | QuoteStatus::Repaired | QuoteStatus::Unchecked => "",
    };
    if with_status && !status.is_empty() {
        runs.push(Run::faint(status));
    }
    runs
}

/// A quotation in the languages asked for. Without English the original stands alone.
pub(super) fn quotation(entry: &LedgerEntry, language: QuoteLanguage) -> Block {
    let original = marked(&entry.quote.text);
    let english = entry.english.as_deref().map(marked).filter(|_| language != QuoteLanguage::Original);
    let by = attribution(entry, true);
    match english {
        Some(text) => {
            let original = Some(original).filter(|_| language == QuoteLanguage::Both);
            Block::Quote { text, lang: Lang::En, by, original }
        }
        None => Block::Quote { text: original, lang: Lang::Id, by, original: None },
    }
}

/// What was left out, in one line: `Left out: paragraphs 3, 17 (boilerplate); 5, 6 (not used in the summary).`
pub(super) fn omitted(report: &Report) -> Option<Block> {
    let omitted = report.omitted.as_deref().unwrap_or_default();
    let mut reasons: Vec<(&str, Vec<u32>)> = Vec::new();
    for Omitted { paragraph, reason } in omitted {
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, paragraphs)) => paragraphs.push(*paragraph),
            None => reasons.push((reason, vec![*paragraph])),
        }
    }
    if reasons.is_empty() {
        return None;
    }
    let noun = if omitted.len() == 1 { "paragraph" } else { "paragraphs" };
    let parts: Vec<String> = reasons.iter().map(|(reason, ids)| format!("{} ({reason})", numbers(ids))).collect();
    let text = format!(": {noun} {}.", parts.join("; "));
    Some(Block::Text { runs: vec![Run::strong("Left out"), Run::plain(text)], lang: Lang::En })
}

/// `3 paragraphs`, `1 paragraph`.
pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// `1–3, 5, 9–12`.
pub(super) fn numbers(ids: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &id in ids {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == id => *end = id,
            _ => ranges.push((id, id)),
        }
    }
    let shown = ranges.iter().map(|(start, end)| match end - start {
        0 => start.to_string(),
        1 => format!("{start}, {end}"),
        _ => format!("{start}–{end}"),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// Errors and warnings, and notes where they are wanted, the worst first; what is said of several paragraphs in the
/// same words is said once.
pub(super) fn findings(report: &Report, notes: bool) -> Vec<Block> {
    let mut shown: Vec<&Finding> = report.findings.iter().filter(|f| notes || f.severity != Severity::Note).collect();
    shown.sort_by_key(|f| (std::cmp::Reverse(f.severity), f.paragraph));
    let mut folded: Vec<(&Finding, Vec<u32>)> = Vec::new();
    for finding in shown {
        match folded.iter_mut().find(|(known, _)| same_words(known, finding)) {
            Some((_, paragraphs)) => paragraphs.extend(finding.paragraph),
            None => folded.push((finding, finding.paragraph.into_iter().collect())),
        }
    }
    if folded.is_empty() {
        return Vec::new();
    }
    let line =
        |(f, paragraphs): (&Finding, Vec<u32>)| Block::Finding { severity: f.severity, text: finding(f, paragraphs) };
    std::iter::once(Block::Section { text: "Findings".into() }).chain(folded.into_iter().map(line)).collect()
}

/// Whether two findings differ in their paragraph only.
fn same_words(a: &Finding, b: &Finding) -> bool {
    let words = |f: &Finding| (f.severity, f.check, f.message.clone(), f.source.clone(), f.english.clone());
    words(a) == words(b)
}

/// `figure, paragraph 3: message (Indonesian: …; English: …)`; words that the message names are not repeated.
fn finding(f: &Finding, mut paragraphs: Vec<u32>) -> String {
    paragraphs.dedup();
    let place = match paragraphs.len() {
        0 => String::new(),
        1 => format!(", paragraph {}", numbers(&paragraphs)),
        _ => format!(", paragraphs {}", numbers(&paragraphs)),
    };
    let words = [("Indonesian", &f.source), ("English", &f.english)];
    let words: Vec<String> = words
        .iter()
        .filter_map(|(name, text)| Some((name, text.as_ref()?)))
        .filter(|(_, text)| !f.message.contains(&marked_in_message(text)))
        .map(|(name, text)| format!("{name}: {text}"))
        .collect();
    let words = if words.is_empty() { String::new() } else { format!(" ({})", words.join("; ")) };
    format!("{}{place}: {}{words}", check_name(f.check), f.message)
}

/// How a message names a word of one of the texts.
fn marked_in_message(text: &str) -> String {
    format!("\"{text}\"")
}

fn check_name(check: CheckKind) -> &'static str {
    match check {
        CheckKind::Quote => "quote",
        CheckKind::Figure => "figure",
        CheckKind::Date => "date",
        CheckKind::Name => "name",
        CheckKind::Negation => "negation",
        CheckKind::Language => "language",
        CheckKind::Length => "length",
        CheckKind::Attribution => "attribution",
        CheckKind::Coverage => "coverage",
    }
}

/// Where the article came from, and who made the English that this view shows.
pub(super) fn provenance(report: &Report, view: View) -> Block {
    let published = report.published.map_or(String::new(), |day| format!(", {day}"));
    let english = report.backend.as_ref().map_or(String::new(), |b| format!(" English: {}.", made_by(b, view)));
    let text = format!("Source: {}{published}.{english}", origin(report));
    Block::Text { runs: vec![Run::faint(text)], lang: Lang::En }
}

fn made_by(names: &BackendNames, view: View) -> String {
    let translator = &names.translator;
    let both = [translator, &names.summarizer];
    // Only a summary has a summariser.
    let alone = view != View::Summary || names.summarizer.is_empty() || names.summarizer == *translator;
    if both.iter().take(if alone { 1 } else { 2 }).all(|name| *name == "offline") {
        return "a gist by the built-in offline engine".to_owned();
    }
    // The model is the summariser's where the two differ.
    let known = !names.model.is_empty() && (names.summarizer == *translator || !alone);
    let model = if known { format!(" ({})", names.model) } else { String::new() };
    if alone { format!("by {translator}{model}") } else { format!("by {translator} and {}{model}", names.summarizer) }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_shown_as_ranges() {
        assert_eq!(numbers(&[3]), "3");
        assert_eq!(numbers(&[1, 2, 4, 5, 6, 9]), "1, 2, 4–6, 9");
        assert_eq!(numbers(&[]), "");
    }
}
