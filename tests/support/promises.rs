//! The promises of the design as assertions over a finished report.

use ringkas::model::{Article, ParagraphKind, QuoteStatus, Report};

/// Asserts P1, P2, P3 and P5 on a report made from `article`.
pub fn assert_promises(report: &Report, article: &Article) {
    spans_hold(report);
    marks_hold_only_the_ledger(report);
    sentences_cite(report, article);
    nothing_is_lost(report);
}

/// P2: every ledger entry's text stands in its paragraph where it says.
fn spans_hold(report: &Report) {
    for entry in &report.quotes {
        let quote = &entry.quote;
        let paragraph = &report.paragraphs[quote.paragraph as usize - 1].source;
        let text: String = paragraph.text.chars().skip(quote.span.start()).take(quote.span.len()).collect();
        assert_eq!(text, quote.text, "{} is not where it says", quote.id);
    }
}

/// P1: double marks in the summary come in pairs and enclose ledger entries, a following comma or full stop apart.
fn marks_hold_only_the_ledger(report: &Report) {
    let ledger: Vec<&str> = report.quotes.iter().filter_map(|e| e.english.as_deref()).collect();
    for sentence in report.summary.iter().flatten() {
        assert!(!sentence.text.contains(['"', '„', '«', '»']), "straight or foreign marks: {}", sentence.text);
        let mut rest = sentence.text.as_str();
        while let Some(open) = rest.find('“') {
            let inside = &rest[open + '“'.len_utf8()..];
            let close = inside.find('”').unwrap_or_else(|| panic!("unpaired mark: {}", sentence.text));
            let quoted = &inside[..close];
            let bare = quoted.strip_suffix([',', '.']).unwrap_or(quoted);
            assert!(
                ledger.contains(&quoted) || ledger.contains(&bare),
                "not in the ledger: {quoted:?}\nledger: {ledger:#?}"
            );
            rest = &inside[close + '”'.len_utf8()..];
        }
        assert!(!rest.contains('”'), "unpaired mark: {}", sentence.text);
        assert!(!sentence.text.contains("[["), "a placeholder is left: {}", sentence.text);
    }
}

/// P3: every sentence cites paragraphs that exist and are content.
fn sentences_cite(report: &Report, article: &Article) {
    for sentence in report.summary.iter().flatten() {
        assert!(!sentence.paragraphs.is_empty(), "no citation: {}", sentence.text);
        for id in &sentence.paragraphs {
            let paragraph = article.paragraph(*id).unwrap_or_else(|| panic!("cites {id}, which is not there"));
            assert!(paragraph.is_content(), "cites boilerplate {id}");
        }
    }
}

/// P5: every paragraph is translated, cited or listed with a reason; every quotation has English or says why not.
fn nothing_is_lost(report: &Report) {
    let cited = |id| report.summary.iter().flatten().any(|s| s.paragraphs.contains(&id));
    for paragraph in &report.paragraphs {
        let id = paragraph.source.id;
        let listed = report.omitted.iter().flatten().any(|o| o.paragraph == id && !o.reason.is_empty());
        let headline = paragraph.source.kind == ParagraphKind::Title && report.headline.is_some();
        assert!(paragraph.english.is_some() || cited(id) || listed || headline, "paragraph {id} is lost");
    }
    for entry in report.quotes.iter().filter(|e| e.quote.within.is_none()) {
        let said = report.findings.iter().any(|f| f.paragraph == Some(entry.quote.paragraph));
        match entry.status {
            QuoteStatus::Missing | QuoteStatus::Unchecked => {
                let left_out = report.omitted.iter().flatten().any(|o| o.paragraph == entry.quote.paragraph);
                assert!(said || left_out, "{} has no English and nothing says so", entry.quote.id);
            }
            _ => assert!(entry.english.is_some(), "{} has no English", entry.quote.id),
        }
        if report.summary.is_some() {
            assert!(entry.in_summary.is_some(), "{} does not say whether it is in the summary", entry.quote.id);
        }
    }
}
