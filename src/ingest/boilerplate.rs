//! Furniture of a news page among its paragraphs: link lines, video lines, credits, editors' codes, contacts. A paragraph
//! of the article is never to be taken for furniture, so that a rule asks for more the more it looks like prose.

use std::sync::LazyLock;

use super::furniture::{Rule, Rules};

/// Longest furniture in bytes; what is longer is text, whatever it begins with.
const LONGEST: usize = 400;
/// Longest label line in characters.
const LONGEST_LABEL: usize = 200;
/// Longest link line in characters that ends with a full stop: headlines have none.
const LONGEST_LINKED: usize = 120;
/// Longest caption in characters that a photo credit ends.
const LONGEST_CAPTION: usize = 250;

static RULES: LazyLock<Rules> = LazyLock::new(Rules::new);

/// Which of the paragraphs are furniture.
#[must_use]
pub(super) fn classify(paragraphs: &[String]) -> Vec<bool> {
    let mut furniture = vec![false; paragraphs.len()];
    let mut headline_follows = false;
    for (i, text) in paragraphs.iter().enumerate() {
        let verdict = judge(text);
        furniture[i] = verdict != Verdict::Text || (headline_follows && is_headline(text));
        headline_follows = verdict == Verdict::Head;
    }
    after_code(paragraphs, &mut furniture);
    tail(paragraphs, &mut furniture);
    furniture
}

/// What one paragraph is by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Text,
    Furniture,
    /// Furniture that a headline follows.
    Head,
}

fn judge(text: &str) -> Verdict {
    if text.len() > LONGEST {
        return Verdict::Text;
    }
    if text.contains('\n') {
        // A block of lines is furniture where every line is, a headline after its label too.
        let mut head = false;
        let all = text.split('\n').all(|line| {
            let verdict = judge(line);
            let furniture = verdict != Verdict::Text || head && is_headline(line);
            head = verdict == Verdict::Head;
            furniture
        });
        return if all { Verdict::Furniture } else { Verdict::Text };
    }
    if text.chars().all(|c| !c.is_alphanumeric()) {
        return if text.chars().any(|c| matches!(c, '"' | '“' | '”' | '?' | '!')) {
            Verdict::Text
        } else {
            Verdict::Furniture
        };
    }
    let plain = plain(text);
    let bare = plain.trim_end_matches([':', '.', '!', '…', ' ', '»', '›', '>']);
    for rule in RULES.of(&plain) {
        let hit = match rule {
            Rule::Whole(p) => bare == *p,
            Rule::Head(p) if bare == *p => return Verdict::Head,
            Rule::Start(p) => plain.starts_with(p) && !runs_on(text, p),
            // `Sumber: …?` is a question in an interview.
            Rule::Label(p) => begins_with(&plain, p) && is_label(text) && !(p.ends_with(':') && text.ends_with('?')),
            _ => false,
        };
        if hit {
            return Verdict::Furniture;
        }
    }
    let within = || is_short(text) && RULES.within.iter().any(|p| plain.contains(p)) && is_label(text);
    if ends_in_credit(&plain) || within() {
        return Verdict::Furniture;
    }
    if is_count(bare) { Verdict::Furniture } else { Verdict::Text }
}

/// Lower case, one space between words, none before a colon, bullets and arrows at the start left out.
fn plain(text: &str) -> String {
    let lead = |c: char| !c.is_alphanumeric() && !matches!(c, '[' | '(' | '"' | '“' | '\'' | '©' | '#' | '@');
    let plain = text.trim_start_matches(lead).to_ascii_lowercase();
    if plain.contains(" :") { plain.replace(" :", ":") } else { plain }
}

/// Whether `text` begins with the words of `pattern`.
fn begins_with(text: &str, pattern: &str) -> bool {
    let Some(rest) = text.strip_prefix(pattern) else { return false };
    pattern.ends_with(':') || !rest.starts_with(char::is_alphanumeric) || pattern == "saksikan live"
}

/// A label is no sentence: short, and not ended by a full stop unless a title in marks stands in it.
fn is_label(text: &str) -> bool {
    let sentence = text.ends_with(['.', '?', '!']) && !text.contains(['"', '\'', '“', '‘', ':']);
    !sentence && is_short(text) && sentences(text) <= 2
}

/// Whether it is no longer than a label.
fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST_LABEL
}

/// Whether text of the article is glued to a link line: it would be lost with it.
fn runs_on(text: &str, pattern: &str) -> bool {
    let glued = pattern.ends_with(':') && text.ends_with('.') && text.chars().count() > LONGEST_LINKED;
    glued || sentences(text) > 2
}

/// Sentences of a short text, by its stops.
fn sentences(text: &str) -> usize {
    crate::indonesian::sentences::split(text).len()
}

/// Title-like line that follows `Baca juga:`: short and not ended as a sentence.
fn is_headline(text: &str) -> bool {
    !text.contains('\n')
        && text.chars().count() <= LONGEST_LABEL
        && !text.ends_with(['.', ':', ';', ','])
        && !text.trim_end_matches(['"', '”', '\'']).ends_with(['.', ','])
}

/// `… (Foto: Budi)`: words in the last bracket that start a photo credit.
fn ends_in_credit(plain: &str) -> bool {
    let Some(inner) = plain.trim_end_matches('.').strip_suffix([')', ']']) else { return false };
    let Some(open) = inner.rfind(['(', '[']) else { return false };
    let credit = &inner[open + 1..];
    RULES.credits.iter().any(|p| credit.starts_with(p)) && plain.chars().count() <= LONGEST_CAPTION
}

/// `0 komentar`, `12 foto`.
fn is_count(bare: &str) -> bool {
    let Some((count, word)) = bare.split_once(' ') else { return false };
    count.bytes().all(|b| b.is_ascii_digit()) && matches!(word, "komentar" | "comments" | "foto" | "photos")
}

/// Most paragraphs after the editors' code at the end of an article, and the longest of them in bytes.
const AFTER_CODE: usize = 8;
const LONGEST_AFTER_CODE: usize = 250;

/// A line of editors' codes (`(kpl/sry)`) ends the article; the page goes on with what else there is to see.
fn after_code(paragraphs: &[String], furniture: &mut [bool]) {
    let from = paragraphs.len().saturating_sub(AFTER_CODE + 1).max(paragraphs.len() / 2).max(1);
    let Some(tail) = paragraphs.get(from..) else { return };
    let Some(code) = tail.iter().position(|t| is_code(t) && t.contains('/')) else { return };
    if tail[code + 1..].iter().all(|t| t.len() <= LONGEST_AFTER_CODE) {
        furniture[from + code..].fill(true);
    }
}

/// Furniture that only its place at the end of the article tells: editors' codes, signatures, contacts, the passage about
/// the company under a press release.
fn tail(paragraphs: &[String], furniture: &mut [bool]) {
    for i in (1..paragraphs.len()).rev() {
        if furniture[i] {
            continue;
        }
        let text = &paragraphs[i];
        if is_code(text) || is_signature(text) || is_about(text) {
            furniture[i] = true;
            continue;
        }
        break;
    }
    let Some(last_text) = furniture.iter().rposition(|f| !f) else { return };
    // A contact block runs to the end; the passage about the company may stand before it.
    let floor = last_text.saturating_sub(8).max(1);
    if let Some(contact) = (floor..=last_text).find(|&i| is_contact(&paragraphs[i]))
        && paragraphs[contact + 1..].iter().all(|t| t.len() <= LONGEST && !t.ends_with('"'))
    {
        furniture[contact..].fill(true);
        tail_before(paragraphs, furniture, contact);
    }
}

/// The paragraphs just before a contact block: the passage about the company with its heading.
fn tail_before(paragraphs: &[String], furniture: &mut [bool], contact: usize) {
    for i in (1..contact).rev().take(4) {
        if is_about(&paragraphs[i]) {
            furniture[i..contact].fill(true);
            return;
        }
    }
}

/// `(fby/gil)`, `(OL-13)`, `(*)`, `[fik]`, `(Ant)`, `(jun/tribun-medan.com)`: one bracket around short codes.
fn is_code(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let inner = inner.or_else(|| text.strip_prefix('[').and_then(|t| t.strip_suffix(']')));
    let coded = |code: &str| {
        (1..=7).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric())
            || super::dateline::is_medium(code)
    };
    inner.is_some_and(|codes| {
        codes == "*"
            || codes.split_once('/').is_some_and(|(code, medium)| coded(code) && coded(medium))
            || codes.len() <= 24
                && codes
                    .split(['/', '-'])
                    .all(|c| (1..=7).contains(&c.trim().len()) && c.trim().bytes().all(|b| b.is_ascii_alphanumeric()))
    })
}

/// The reporter's or the agency's name in capitals: `DINI TEJA`, `REUTERS | BUDI`, `DEWI SEKAR (SINGARAJA)`.
fn is_signature(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 6
        && text.len() >= 4
        && text.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '|' | '/' | ',' | '.' | '-' | '\'' | '(' | ')'))
        && text.chars().any(char::is_uppercase)
}

/// Words that begin the heading of the passage about a company.
const HEADINGS: [&str; 6] = ["Tentang ", "TENTANG ", "Sekilas ", "SEKILAS ", "Profil ", "PROFIL "];

/// The heading `Tentang PT …` of the passage about a company, with or without the passage in the same block.
fn is_about(text: &str) -> bool {
    let first = text.split('\n').next().unwrap_or_default();
    let Some(name) = HEADINGS.iter().find_map(|heading| first.strip_prefix(heading)) else { return false };
    let name = name.trim_end_matches(':');
    let company = name.starts_with("PT ") || name.starts_with("CV ") || name.contains("Tbk");
    let heading = name.len() <= 80 && (name.ends_with("Tbk.") || !name.ends_with(['.', '?', '!']));
    heading && (company || text.contains('\n')) && name.split(' ').all(|w| !w.starts_with(|c: char| c.is_lowercase()))
}

/// A block that says whom to call: a rule's words, then a colon at the end of its first line.
fn is_contact(text: &str) -> bool {
    let first = text.split('\n').next().unwrap_or_default();
    if text.len() > LONGEST || !first.contains(':') {
        return false;
    }
    let plain = plain(first);
    let named = RULES.contacts.iter().any(|p| begins_with(&plain, p));
    named && (first.ends_with(':') || plain.contains(':') && !first.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::classify;

    fn kinds(paragraphs: &[&str]) -> Vec<bool> {
        classify(&paragraphs.iter().map(|&p| p.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_headline_after_a_bare_head_belongs_to_it() {
        assert_eq!(
            kinds(&["Harga naik.", "Baca juga:", "Harga Beras Turun", "Warga senang."]),
            [false, true, true, false]
        );
    }

    #[test]
    fn prose_that_begins_like_furniture_is_prose() {
        for text in ["Simak informasinya!", "Simak video itu sampai selesai.", "Lihat juga kondisi pasar di kota lain."]
        {
            assert_eq!(kinds(&["Harga naik.", text, "Warga senang."]), [false; 3], "{text}");
        }
    }
}
