//! Glossaries for translation services: which terms are kept at the service, under which name, and how terms are marked
//! in a text where the service takes them that way.

use sha2::{Digest, Sha256};

use crate::bytes::hexadecimal;

/// Terms as they are asked for: Indonesian, English.
type Terms = Vec<(String, String)>;

/// The terms that are worth a glossary at the service: those of the user, which are the same for every article. The
/// built-in acronyms differ from article to article, and would leave a glossary behind for each.
pub(super) fn own(terms: &[(String, String)]) -> Terms {
    let built_in = |id: &str, en: &str| {
        let rows = include_str!("../plan/data/terms.tsv").lines().filter(|l| !l.starts_with('#'));
        rows.map(|l| l.split('\t')).any(|mut columns| columns.next() == Some(id) && columns.next() == Some(en))
    };
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut own = Terms::new();
    for (id, en) in terms.iter().filter(|(id, en)| !built_in(id, en)) {
        let (id, en) = (clean(id), clean(en));
        // A term may stand there once.
        if !id.is_empty() && !en.is_empty() && own.iter().all(|(known, _)| *known != id) {
            own.push((id, en));
        }
    }
    own
}

/// A name that says what is in it, so that the same terms are kept once.
pub(super) fn name(terms: &[(String, String)]) -> String {
    format!("ringkas-{}", hexadecimal(&Sha256::digest(tsv(terms))[..8]))
}

/// One term a line, Indonesian and English apart by a tab.
pub(super) fn tsv(terms: &[(String, String)]) -> String {
    terms.iter().map(|(id, en)| format!("{id}\t{en}\n")).collect()
}

/// Whether any of the terms stands in any of the texts.
pub(super) fn any_in(texts: &[String], terms: &[(String, String)]) -> bool {
    texts
        .iter()
        .any(|t| terms.iter().any(|(id, _)| t.match_indices(id.as_str()).any(|(at, _)| is_word(t, at, id.len()))))
}

/// An HTML fragment with each term wrapped by `wrap`, which gets what stands there and the English, both escaped. What is
/// inside tags or protected from translation stays as it is.
pub(super) fn marked(fragment: &str, terms: &[(String, String)], wrap: impl Fn(&str, &str) -> String) -> String {
    let mut terms: Vec<(String, String)> = terms.iter().map(|(id, en)| (escaped(id), escaped(en))).collect();
    // The longest first: what is part of a longer term is not a term of its own there.
    terms.sort_by_key(|(id, _)| std::cmp::Reverse(id.len()));
    let (mut out, mut at) = (String::with_capacity(fragment.len()), 0);
    while let Some(c) = fragment[at..].chars().next() {
        let rest = &fragment[at..];
        let found = terms.iter().find(|(id, _)| rest.starts_with(id.as_str()) && is_word(fragment, at, id.len()));
        let step = if c == '<' {
            let end = if rest.starts_with("<span") { "</span>" } else { ">" };
            rest.find(end).map_or(rest.len(), |e| e + end.len())
        } else if let Some((id, en)) = found {
            out.push_str(&wrap(id, en));
            at += id.len();
            continue;
        } else {
            c.len_utf8()
        };
        out.push_str(&rest[..step]);
        at += step;
    }
    out
}

/// Whether what stands there is not part of a longer word.
fn is_word(text: &str, at: usize, len: usize) -> bool {
    let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    before && text[at + len..].chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// A text as HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(terms: &[(&str, &str)]) -> Terms {
        terms.iter().map(|(id, en)| ((*id).to_owned(), (*en).to_owned())).collect()
    }

    #[test]
    fn terms_are_marked_as_whole_words_outside_of_markup() {
        let terms = pairs(&[("Menlu", "Foreign Minister"), ("Menlu AS", "US \"Secretary\""), ("span", "no")]);
        let got = marked("Menlu AS, Menlu dan Menlunya <span translate=\"no\">Menlu</span>", &terms, |id, en| {
            format!("[{id}={en}]")
        });
        assert_eq!(
            got,
            "[Menlu AS=US &quot;Secretary&quot;], [Menlu=Foreign Minister] dan Menlunya <span translate=\"no\">Menlu</span>"
        );
    }

    #[test]
    fn only_the_users_terms_are_kept_and_each_once() {
        let terms =
            pairs(&[("Menlu", "Foreign\tMinister"), ("Menlu", "x"), ("ASN", "civil servants"), ("KPK", "mine")]);
        assert_eq!(own(&terms), pairs(&[("Menlu", "Foreign Minister"), ("KPK", "mine")]));
        assert_eq!(name(&own(&terms)), name(&own(&terms)));
        assert!(any_in(&["kata Menlu.".into()], &terms) && !any_in(&["Menlunya".into()], &terms));
    }
}
