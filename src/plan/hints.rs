//! What a model is told beside the text because it would misread it without: figures, dates, speakers. Every hint costs
//! tokens with every request, so that what explains itself has none.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use crate::figures::{date_in_english, figure_in_english};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words;
use crate::model::{Analysis, Article, DateMention, Figure, Name, Quote, Speaker};

/// Figures and dates that a reader of English would misread, with their English, by paragraph.
#[must_use]
pub fn misread(analysis: &Analysis) -> HashMap<u32, Vec<(String, String)>> {
    let mut out: HashMap<u32, Vec<(String, String)>> = HashMap::new();
    for figure in &analysis.figures {
        if let Some(hint) = misread_figure(figure) {
            out.entry(figure.paragraph).or_default().push(hint);
        }
    }
    for date in &analysis.dates {
        if let Some(hint) = dated(date) {
            out.entry(date.paragraph).or_default().push(hint);
        }
    }
    out
}

/// A figure that reads as another one in English, with its English: `2.500` as two and a half, `5 M` as five million.
/// More than one group (`33.296.257.959`) can only be read in one way, and so can a figure with a scale word
/// (`2.500 triliun`).
fn misread_figure(figure: &Figure) -> Option<(String, String)> {
    let text = figure.text.as_str();
    if text.ends_with(" M") || text.ends_with(" T") {
        return Some((text.to_owned(), figure_in_english(figure)));
    }
    // The currency explains itself.
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    let (lead, group) = digits.split_once('.')?;
    let is_number = |d: &str| d.bytes().all(|b| b.is_ascii_digit());
    let one_group = (1..=3).contains(&lead.len()) && group.len() == 3 && is_number(lead) && is_number(group);
    let scaled = ["ribu", "juta", "miliar", "milyar", "triliun"].iter().any(|scale| text.contains(scale));
    (one_group && !scaled).then(|| (digits.to_owned(), format!("{lead},{group}")))
}

/// How many hints of one kind go with a request at most: who has seen two groups of thousands knows the third.
pub const SAME_KIND: usize = 2;

/// Whether a hint is about a group of thousands.
#[must_use]
pub fn is_grouping(hint: &(String, String)) -> bool {
    hint.0.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// The numeric part of a date that could be read month first, with its English.
fn dated(date: &DateMention) -> Option<(String, String)> {
    let ambiguous = date.value.day.is_some_and(|d| d <= 12) && date.value.day != date.value.month;
    let numeric = date.text.split(|c: char| !c.is_ascii_digit() && c != '/').find(|part| part.contains('/'))?;
    let english = date_in_english(date);
    // `Kamis (11/7/2025)`: the text has the weekday already.
    let english = english.split_once("day, ").map_or(english.as_str(), |(_, rest)| rest);
    ambiguous.then(|| (numeric.to_owned(), english.to_owned()))
}

/// The quotations of `sent`, outermost ones in document order, whose speaker a reader would not find. A reader does where
/// the paragraph names the speaker, and where it has a pronoun, a description, `-nya` or nothing, but the paragraph before
/// names the speaker or the last quotation was the same one's, and nobody else is named since.
#[must_use]
pub fn untold_speakers<'q>(analysis: &Analysis, article: &Article, sent: &[&'q Quote]) -> Vec<&'q Quote> {
    let mut out = Vec::new();
    let mut before: Option<&Quote> = None;
    for &quote in sent {
        let Some(speaker) = &quote.speaker else {
            before = Some(quote);
            continue;
        };
        let here = quote.paragraph;
        let goes_on = before.is_some_and(|b| {
            let same = b.speaker.as_ref().is_some_and(|s| s.name == speaker.name);
            same && !others_named(analysis, speaker, b.paragraph + u32::from(b.paragraph != here)..=here)
        });
        let introduced = || {
            let named =
                article.paragraph(here - 1).is_some_and(|p| p.is_content() && has_word_of(&p.text, &speaker.name));
            named && !others_named(analysis, speaker, here - 1..=here)
        };
        if !goes_on && !names_its_speaker(analysis, article, quote) && !introduced() {
            out.push(quote);
        }
        before = Some(quote);
    }
    out
}

/// Whether a person's name other than the speaker's stands in those paragraphs. Names that are part of the speaker's own
/// role (`Direktur Jenderal Rehabilitasi Sosial`) are nobody else's, and whom the quoted words name is spoken of there.
fn others_named(analysis: &Analysis, speaker: &Speaker, paragraphs: RangeInclusive<u32>) -> bool {
    let role = speaker.role.as_deref().unwrap_or_default();
    let mut named = analysis.names.iter().filter(|n| paragraphs.contains(&n.paragraph));
    named.any(|n| {
        is_person(&n.text) && !has_word_of(&n.text, &speaker.name) && !role.contains(&n.text) && !is_quoted(analysis, n)
    })
}

/// Whether a name stands within a quotation. The quotations are in document order.
fn is_quoted(analysis: &Analysis, name: &Name) -> bool {
    let first = analysis.quotes.partition_point(|q| q.paragraph < name.paragraph);
    let mut here = analysis.quotes[first..].iter().take_while(|q| q.paragraph == name.paragraph);
    here.any(|q| q.span.contains(name.span))
}

/// Whether a text has a word of a name, as a word.
fn has_word_of(text: &str, name: &str) -> bool {
    let words = |t: &'_ str| -> Vec<String> {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| is_name_word(w)).map(str::to_owned).collect()
    };
    let own = words(name);
    words(text).iter().any(|w| own.contains(w))
}

fn is_name_word(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 2
}

/// Whether a name can be a person's: two words or more, none of a place or an institution. Names of one word are mostly
/// short forms of somebody who was named before.
fn is_person(name: &str) -> bool {
    let words = words::scan(name);
    words.len() > 1 && !words.iter().any(|w| w.is(Flags::PLACE.or(Flags::INSTITUTION)))
}

/// Whether a quotation's own paragraph names its speaker: in full, by a word of the name, or by another name.
fn names_its_speaker(analysis: &Analysis, article: &Article, quote: &Quote) -> bool {
    let Some(speaker) = &quote.speaker else { return false };
    let text = article.paragraph(quote.paragraph).map_or("", |p| &p.text);
    let here: Vec<&str> =
        analysis.names.iter().filter(|n| n.paragraph == quote.paragraph).map(|n| n.text.as_str()).collect();
    let named = |word: &str| is_name_word(word) && (has_word_of(word, &speaker.name) || here.contains(&word));
    text.contains(&speaker.name) || speaker.mention.split_whitespace().any(named)
}

#[cfg(test)]
mod tests {
    use crate::ingest::from_text;
    use crate::model::Source;

    /// The hints of a text that is one paragraph.
    fn hints(text: &str) -> Vec<(String, String)> {
        let article = from_text(text, Source::default());
        let (figures, dates, _) = crate::figures::read(&article, &crate::figures::names::words(&article));
        let analysis = crate::model::Analysis { figures, dates, ..Default::default() };
        super::misread(&analysis).into_values().flatten().collect()
    }

    #[test]
    fn only_what_would_be_misread_has_a_hint() {
        for (text, want) in [
            ("Ada 2.500 warga di sana.", Some(("2.500", "2,500"))),
            ("Biayanya Rp 5 M.", Some(("Rp 5 M", "Rp 5 billion"))),
            ("Aturan itu berlaku sejak Kamis (11/7/2025).", Some(("11/7/2025", "July 11, 2025"))),
            ("Dananya Rp 33.296.257.959 tahun ini.", None),
            ("Dananya Rp 2.500 triliun tahun ini.", None),
            ("Dananya Rp 1,5 triliun tahun ini.", None),
            ("Aturan itu berlaku sejak Senin (7/7/2025) dan Rabu (23/7/2025).", None),
        ] {
            let found = hints(text);
            let want: Vec<(String, String)> = want.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
