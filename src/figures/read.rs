//! The figures and dates of a whole article: years that the article tells, and weekdays that disagree.

use super::indonesian::{self, Evidence};
use super::scan::RawDate;
use super::years::Years;
use crate::indonesian::calendar::weekday;
use crate::indonesian::words::Token;
use crate::model::{Article, CheckKind, DateMention, DateValue, Figure, Finding, Severity, TextIndex};

/// Finds the figures and dates of an article's content, in document order, with notes on weekdays that disagree with
/// their date; `words` are the tokens of each paragraph of the content ([`super::names::words`]). A date without a year
/// gets the one nearest to the article's own date, where that is known.
#[must_use]
pub fn read(article: &Article, words: &[Vec<Token>]) -> (Vec<Figure>, Vec<DateMention>, Vec<Finding>) {
    let mut tokens = Vec::new();
    let readings: Vec<_> =
        article.content().zip(words).map(|(p, words)| (p, indonesian::read(&p.text, words, &mut tokens))).collect();
    let evidence = readings.iter().map(|(_, reading)| reading.evidence());
    let evidence = evidence.reduce(Evidence::and).unwrap_or_default().sorted();
    let scans: Vec<_> = readings.into_iter().map(|(p, reading)| (p, reading.finish(&evidence))).collect();
    let mut years = Years::new(article, scans.iter().flat_map(|(_, scan)| &scan.dates));
    let (mut figures, mut dates, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (paragraph, scan) in scans {
        if scan.figures.is_empty() && scan.dates.is_empty() {
            continue;
        }
        let index = TextIndex::new(&paragraph.text);
        let words = |range: &std::ops::Range<usize>| paragraph.text[range.clone()].to_owned();
        for raw in scan.figures {
            let span = index.span(raw.range.start, raw.range.end);
            let text = words(&raw.range);
            figures.push(Figure { paragraph: paragraph.id, span, text, value: raw.value, unit: raw.unit });
        }
        let values = years.complete(&scan.dates);
        for (raw, value) in scan.dates.into_iter().zip(values) {
            let span = index.span(raw.range.start, raw.range.end);
            let text = words(&raw.range);
            notes.extend(
                disagreement(&raw, value).map(|m| {
                    Finding::new(CheckKind::Date, Severity::Note, m).at(paragraph.id).with_source(text.clone())
                }),
            );
            dates.push(DateMention { paragraph: paragraph.id, span, text, value });
        }
    }
    (figures, dates, notes)
}

/// What to say when the weekday is not that of the date.
fn disagreement(raw: &RawDate, value: DateValue) -> Option<String> {
    let (said, year, month, day) = (raw.weekday?, value.year?, value.month?, value.day?);
    // A year that was worked out is no ground to doubt the weekday.
    raw.value.year?;
    let real = weekday(year, month, day);
    (real != said).then(|| {
        format!("the source says {} but {value} was a {}", super::weekday_name(said), super::weekday_name(real))
    })
}
