//! Puts a page together as an article: what is headline, standfirst, text and furniture; sentences and dateline.

use crate::indonesian::sentences;
use crate::model::{Article, DateValue, Paragraph, ParagraphKind, Source, TextIndex};

use super::{boilerplate, dateline, dates, glue, inline, repair};

/// What a reader of one input format gives.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The headline where the format tells it.
    pub(super) title: Option<String>,
    /// Day of publication where the format tells it.
    pub(super) published: Option<DateValue>,
    /// Paragraphs in order, without markup.
    pub(super) paragraphs: Vec<String>,
}

/// Longest headline and standfirst in characters.
const LONGEST_TITLE: usize = 200;
const LONGEST_LEDE: usize = 260;
/// Longest standfirst about what somebody has who is not named yet, in characters.
const LONGEST_OWNED: usize = 150;
/// Words for an interview, with which the line above it begins.
const TALKS: [&str; 6] = ["Wawancara", "Perbincangan", "Percakapan", "Obrolan", "Bincang-bincang", "Tanya-jawab"];
/// Words at the start of a standfirst in which somebody is described.
const DESCRIPTION: usize = 16;
/// Longest kicker in bytes.
const LONGEST_KICKER: usize = 80;
/// Paragraphs at the head in which time stamps and bylines are looked for.
const HEAD: usize = 6;

/// The article of a page: paragraphs repaired, classified, numbered and cut into sentences.
#[must_use]
pub(super) fn article(page: Page, source: Source) -> Article {
    let Page { mut title, mut published, paragraphs } = page;
    let mut texts: Vec<String> = Vec::with_capacity(paragraphs.len() + 1);
    for paragraph in paragraphs {
        let parts = repair::spaces(&paragraph);
        let parts = inline::split(&parts).into_iter().flat_map(glue::split);
        texts.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
    }
    if let Some(title) = &title
        && texts.first().is_none_or(|first| !same_headline(first, title))
    {
        texts.insert(0, title.clone());
    }
    let mut furniture = boilerplate::classify(&texts);
    for i in 1..texts.len().min(HEAD) {
        let stamp = dates::is_only_date(&texts[i]);
        if stamp {
            published = published.or_else(|| dates::find(&texts[i]));
        }
        furniture[i] = furniture[i] || stamp || is_byline(&texts[i]);
    }
    let mut kinds: Vec<ParagraphKind> =
        furniture.iter().map(|f| if *f { ParagraphKind::Boilerplate } else { ParagraphKind::Body }).collect();
    headline(&texts, &mut kinds, title.is_some());
    if title.is_none() {
        title = kinds.iter().position(|k| *k == ParagraphKind::Title).map(|i| texts[i].clone());
    }
    let line = first_dateline(&texts, &kinds);
    if let Some((i, length)) = line {
        published = published.or_else(|| dateline::date(&texts[i][..length]));
        // A dateline that is a paragraph of its own says nothing that is to be translated.
        if length == texts[i].len() {
            kinds[i] = ParagraphKind::Boilerplate;
        }
    }
    let paragraphs = texts.into_iter().zip(kinds).enumerate();
    let paragraphs =
        paragraphs.map(|(i, (text, kind))| paragraph(i, text, kind, line.filter(|l| l.0 == i).map(|l| l.1))).collect();
    Article { source, title, published, paragraphs }
}

/// The dateline with the number of its paragraph: the first of the text, where kickers and the head of a press release
/// (`SIARAN PERS`) do not count.
fn first_dateline(texts: &[String], kinds: &[ParagraphKind]) -> Option<(usize, usize)> {
    for i in (0..texts.len()).filter(|&i| kinds[i] == ParagraphKind::Body).take(HEAD) {
        if let Some(length) = dateline::length(&texts[i]) {
            return Some((i, length));
        }
        if texts[i].len() > LONGEST_KICKER || texts[i].ends_with(['.', '"', '”', '?', '!']) {
            return None;
        }
    }
    None
}

fn paragraph(i: usize, text: String, kind: ParagraphKind, dateline: Option<usize>) -> Paragraph {
    let index = TextIndex::new(&text);
    let sentences = match kind {
        ParagraphKind::Boilerplate => Vec::new(),
        _ => sentences::split(&text).into_iter().map(|r| index.span(r.start, r.end)).collect(),
    };
    Paragraph {
        id: u32::try_from(i + 1).unwrap_or(u32::MAX),
        kind,
        sentences,
        dateline: dateline.map(|end| index.span(0, end)),
        text,
    }
}

/// Headlines compared without case, marks and spaces.
fn same_headline(a: &str, b: &str) -> bool {
    let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    a.len() <= 2 * b.len() && letters(a) == letters(b)
}

/// Marks headline and standfirst. A known headline is the first paragraph.
fn headline(texts: &[String], kinds: &mut [ParagraphKind], known: bool) {
    let mut content = (0..texts.len()).filter(|&i| kinds[i] == ParagraphKind::Body);
    let Some(first) = content.next() else { return };
    let (second, third) = (content.next(), content.next());
    if !known && (second.is_none() || !is_title(&texts[first])) {
        return;
    }
    kinds[first] = ParagraphKind::Title;
    if let (Some(second), Some(third)) = (second, third)
        && (is_lede(&texts[second], &texts[third]) || third > second + 1 && precedes_byline(&texts[second..third]))
    {
        kinds[second] = ParagraphKind::Lede;
    }
}

/// Words of an opening among which a pronoun stands for somebody whom only the text names.
const PRONOUN: usize = 5;

/// A headline is one short line, not ended as a sentence, without a dateline.
fn is_title(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '“', '\'', '’', ')', '»']);
    !text.contains('\n')
        && text.chars().count() <= LONGEST_TITLE
        && !bare.ends_with(['.', ',', ';', ':', '…'])
        && text.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '\'' | '‘' | '#' | '[')
        })
        && sentences::split(text).len() <= 2
        && dateline::length(text).is_none()
}

/// A standfirst stands between headline and text: a short paragraph that a dateline follows, a line that is no sentence,
/// or an opening that no text has (a pronoun for somebody not named yet, `Wawancara dengan …`).
fn is_lede(text: &str, next: &str) -> bool {
    // `NASIONAL`, `Tim Redaksi | Selebritas`
    let kicker = !text.contains(' ') || !text.contains(char::is_lowercase) || text.contains(" | ");
    if text.contains('\n') || text.chars().count() > LONGEST_LEDE || kicker || dateline::length(text).is_some() {
        return false;
    }
    if dateline::length(next).is_some() || has_drop_cap(next) {
        return true;
    }
    let opening = text.split(' ').next().unwrap_or_default();
    // `Umurnya sebelas, panggungnya sudah 200.`: whose, only the text tells.
    let theirs = opening.len() > 5 && opening.ends_with("nya") && text.chars().count() <= LONGEST_OWNED;
    // `Serum langka, jalan rusak. Percakapan dengan dr. Helena Tutuarima.`
    let said = |talk: &&str| {
        text.split(". ").skip(1).any(|s| s.strip_prefix(*talk).is_some_and(|s| s.starts_with(" dengan ")))
    };
    let talk = TALKS.iter().any(|talk| opening == *talk || said(talk));
    if theirs || talk || matches!(opening, "Ia" | "Dia" | "Mereka") {
        return true;
    }
    // `Dulu ia dilarang mendaki karena asma.`: who, only the text tells.
    if stands_for_somebody(text) && next.len() > text.len() {
        return true;
    }
    if describes(text) && next.len() > text.len() {
        return true;
    }
    let unfinished = !text.trim_end_matches(['"', '”', '\'', '’']).ends_with(['.', '!', '?', ':', ',', ';', '…']);
    unfinished && opening.starts_with(|c: char| c.is_uppercase() || matches!(c, '\'' | '‘')) && next.len() > text.len()
}

/// `Selama 38 tahun ia mengikir bilah perunggu`: a pronoun before anybody is named.
fn stands_for_somebody(text: &str) -> bool {
    let words = text.split(' ').skip(1).take(PRONOUN);
    words.take_while(|w| !w.starts_with(char::is_uppercase)).any(|w| matches!(w, "ia" | "dia" | "mereka"))
}

/// `BIOLA itu tergantung di dinding`: a magazine writes the first word of a text in capitals.
fn has_drop_cap(text: &str) -> bool {
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    first.chars().count() >= 5
        && first.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
        && second.starts_with(char::is_lowercase)
}

/// `Juru masak asal Sipirok ini pulang setelah 14 tahun`: somebody is described whom only the text will name.
fn describes(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').take(DESCRIPTION).collect();
    words.windows(4).any(|w| {
        // not `Hal ini bertujuan`, where the sentence starts
        matches!(w[2], "ini" | "itu")
            && !w[0].ends_with(['.', '?', '!'])
            && w[1].starts_with(char::is_uppercase)
            && w[3].starts_with(char::is_lowercase)
    })
}

/// A standfirst, then the line that says who wrote the text.
fn precedes_byline(texts: &[String]) -> bool {
    let [lede, rest @ ..] = texts else { return false };
    let by = |t: &String| t.len() <= LONGEST_KICKER && (t.starts_with("Oleh") || t.starts_with("OLEH"));
    lede.chars().count() <= LONGEST_LEDE && !lede.contains('\n') && lede.contains(' ') && rest.iter().any(by)
}

/// `Budi Santoso - detikNews`: a name and the medium, between headline and text.
fn is_byline(text: &str) -> bool {
    let parts = text.rsplit_once([' ']).filter(|(name, _)| name.ends_with([' ', '-', '–', '|', ',']));
    let told = text.starts_with("Laporan ") && text.contains(" | "); // `Laporan Nazaruddin | Aceh Tenggara`
    text.len() <= 80
        && (told || parts.is_some_and(|(name, medium)| !name.ends_with(',') && dateline::is_medium(medium)))
}

#[cfg(test)]
mod tests {
    use super::{is_byline, is_title};

    #[test]
    fn a_headline_is_no_sentence() {
        assert!(is_title("Harga Beras Naik, Pedagang: 'Pembeli Berkurang'"));
        assert!(!is_title("Harga beras naik di sejumlah pasar tradisional."));
        assert!(!is_title("JAKARTA, KOMPAS.com - Harga beras naik"));
        assert!(!is_title("Ia berkata, \"Harga naik.\""));
    }

    #[test]
    fn bylines_name_a_medium() {
        assert!(is_byline("Budi Santoso - detikNews") && !is_byline("Budi membaca Kompas.com"));
    }
}
