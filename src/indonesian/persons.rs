//! Where a person's name starts in a phrase that also holds titles, ranks, institutions and places
//! (`Kasat Reskrim Polres Bekasi Kota AKBP Dhimas Wiratmoko`). Names and speakers are both read with it.

use super::wordclass::Flags;
use super::words::{Shape, Token};

/// Classes that open a title or a description of a person.
pub const ROLE: Flags = Flags::TITLE.or(Flags::RANK).or(Flags::PERSON).or(Flags::GROUP);

/// Longest initials by which a suspect or a victim is known, in bytes.
pub const LONGEST_INITIALS: usize = 3;

/// Classes of words before a name that are no part of it.
const BEFORE: Flags = ROLE.or(Flags::ADDRESS).or(Flags::DEGREE).or(Flags::INSTITUTION);

/// Whether a capital word that follows a title goes on it rather than begins a name: a known modifier, a place, an
/// acronym, or a noun of the forms ke-…-an and pe-…-an.
#[must_use]
pub fn goes_on(text: &str, token: &Token) -> bool {
    token.is(Flags::MODIFIER.or(Flags::PLACE))
        || token.shape == Shape::Acronym
        || is_abstract(&text[token.start()..token.end()])
}

/// Whether the word at `i` joins two parts of one name (`Rohaye binti Nimin`).
#[must_use]
pub fn joins_names(text: &str, tokens: &[Token], i: usize) -> bool {
    let capital = |i: usize| tokens.get(i).is_some_and(|t| t.shape == Shape::Capital);
    tokens[i].shape == Shape::Lower
        && matches!(
            &text[tokens[i].start()..tokens[i].end()],
            "bin" | "binti" | "da" | "de" | "del" | "dos" | "van" | "von" | "der"
        )
        && i.checked_sub(1).is_some_and(capital)
        && capital(i + 1)
}

/// Longest name of a body with its fields, in tokens: the list is bounded, so that a text of commas takes no longer.
pub const LONGEST_BODY: usize = 24;

/// Whether the comma or `dan` at `i` goes on with the fields of the body whose name begins at `start` (`Kementerian Kelautan
/// dan Perikanan`, `Badan Meteorologi, Klimatologi, dan Geofisika`).
#[must_use]
pub fn joins_fields(text: &str, tokens: &[Token], start: usize, i: usize) -> bool {
    let other = Flags::PLACE.or(Flags::INSTITUTION);
    let field = |k: usize| tokens.get(k).is_some_and(|t| t.shape == Shape::Capital && !t.is(other) && goes_on(text, t));
    let mark = |k: usize| tokens.get(k).is_some_and(|t| t.mark(','));
    let and = |k: usize| tokens.get(k).is_some_and(|t| &text[t.start()..t.end()] == "dan");
    let body = tokens[start].shape == Shape::Capital
        && tokens[start].is(Flags::INSTITUTION)
        && i > start + 1
        && i < start + LONGEST_BODY;
    if !body || !(mark(i) || and(i)) || !(field(i - 1) || mark(i - 1) && field(i - 2)) {
        return false;
    }
    // One field a step, up to the one after `dan`.
    let mut at = i;
    while mark(at) && field(at + 1) && at < start + LONGEST_BODY {
        at += 2;
    }
    at += usize::from(mark(at));
    and(at) && field(at + 1)
}

/// Whether the word at `i` is a day or a month rather than a first name, as that of a month is after a form of address, a
/// degree or an office and before another word written like a name (`drh. Mei Lestari`).
#[must_use]
pub fn is_calendar(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let polite = |t: &Token| t.is(ROLE.or(Flags::ADDRESS).or(Flags::DEGREE));
    let dot = i > 1 && tokens[i - 1].mark('.');
    let named = token.is(Flags::MONTH)
        && token.shape == Shape::Capital
        && tokens.get(i + 1).is_some_and(Token::is_strange)
        && i > 0
        && polite(&tokens[i - 1 - usize::from(dot)]);
    token.is(Flags::DAY.or(Flags::MONTH)) && !named
}

/// Whether a word stands before the name of a street or another place and nowhere else (`Jl.`, `Jalan`).
#[must_use]
pub fn opens_place(token: &Token) -> bool {
    token.is_capital() && token.is(Flags::SITE) && token.is(Flags::PLACE)
}

/// Whether `run` begins with a noun for a place and its name, and two words or more follow, somebody's name.
#[must_use]
pub fn named_site(run: &[Token]) -> bool {
    let capital = |i: usize| run.get(i).is_some_and(|t| t.shape == Shape::Capital);
    capital(0) && run[0].is(Flags::SITE) && (1..4).all(capital) && run[1].is_strange()
}

/// Whether the capital word at `i` tells where somebody comes from (`pelatih asal Serbia Dragan Milosevic`), a name of
/// two words or more following.
#[must_use]
pub fn is_origin(text: &str, tokens: &[Token], i: usize) -> bool {
    let capital = |i: usize| tokens.get(i).is_some_and(|t| t.shape == Shape::Capital);
    let from = |t: &Token| t.shape == Shape::Lower && &text[t.start()..t.end()] == "asal";
    i > 0 && from(&tokens[i - 1]) && (i..i + 3).all(capital) && !tokens[i + 1].is(Flags::PLACE)
}

/// Nouns such as `Kesehatan`, `Pengendalian`, `Konservasi` and `Sosiologi`, which name fields, and words with digits
/// (`Covid-19`): none is a person's name.
fn is_abstract(word: &str) -> bool {
    let bytes = word.as_bytes();
    if bytes.len() >= 8 && (word.ends_with("asi") || word.ends_with("logi")) || bytes.iter().any(u8::is_ascii_digit) {
        return true;
    }
    word.is_ascii()
        && bytes.len() >= 8
        && (bytes[..2].eq_ignore_ascii_case(b"ke") || bytes[..2].eq_ignore_ascii_case(b"pe"))
        && bytes[bytes.len() - 2..].eq_ignore_ascii_case(b"an")
}

/// Whether two or three capitals after this word are the initials of a suspect or a victim.
fn is_unnamed(text: &str, before: &Token, token: &Token) -> bool {
    token.end() - token.start() <= LONGEST_INITIALS
        && (before.is(Flags::PARTY) || &text[before.start()..before.end()] == "berinisial")
}

/// Index in `phrase` of the token that starts the personal name: the last stretch of words that nothing else explains.
/// `is_first` tells words that the article uses as somebody's name alone, which decides between an institution's words
/// and a person's (`PT Karya Abadi Budi Santoso`). None where the phrase is all title.
#[must_use]
pub fn name_start(text: &str, phrase: &[Token], is_first: impl Fn(u64) -> bool) -> Option<usize> {
    let mut found = None;
    let mut inside = false;
    let mut chained = false;
    let mut institution = false;
    let mut titled = false;
    for (i, token) in phrase.iter().enumerate() {
        if &text[token.start()..token.end()] == "Tbk" {
            (found, inside, chained) = (None, false, true); // the words before are a company's
            continue;
        }
        if inside && joins_names(text, phrase, i) {
            continue;
        }
        // `Imam Besar Masjid Istiqlal Nasaruddin Umar`: the word after `Masjid` is the mosque's.
        if i > 0 && !inside && (named_site(&phrase[i - 1..]) || is_origin(text, phrase, i)) {
            chained = true;
            continue;
        }
        let begins = i == 0 || !inside;
        let lone_initial = token.shape == Shape::Initial && (i > 0 && !chained || i + 1 == phrase.len());
        // `Ketua Komisi X`
        let numeral = token.shape == Shape::Initial
            && matches!(&text[token.start()..token.end()], "I" | "V" | "X")
            && i > 0
            && phrase[i - 1].is(Flags::INSTITUTION.or(Flags::MODIFIER));
        let role = match token.shape {
            _ if numeral => true,
            Shape::Lower | Shape::Number | Shape::Handle | Shape::Mark(_) | Shape::Slot => true,
            _ if inside && !chained => {
                let body = token.shape == Shape::Acronym && token.is(Flags::INSTITUTION);
                body || token.is(Flags::RANK.or(Flags::DEGREE)) && !lone_initial && token.shape != Shape::Initial
            }
            // `Pelaku MY (29)`: the initials of somebody whose name is not told.
            Shape::Acronym if token.flags.is_empty() && i > 0 && is_unnamed(text, &phrase[i - 1], token) => false,
            _ => {
                !lone_initial && token.is(BEFORE)
                    || token.shape == Shape::Dotted && token.is(Flags::DEGREE)
                    || chained && goes_on(text, token)
            }
        };
        if role {
            if matches!(token.shape, Shape::Mark('.')) && inside {
                continue;
            }
            institution = token.is(Flags::INSTITUTION) && token.shape == Shape::Capital
                || token.shape == Shape::Acronym && token.end() - token.start() <= 2 && token.is(Flags::INSTITUTION);
            titled |= token.is(ROLE);
            chained = !token.is(Flags::ADDRESS);
            inside = false;
        } else {
            if begins && !inside {
                found = Some(i);
            } else if is_first(token.key)
                && (institution || titled)
                && found.is_some_and(|f| is_first(phrase[f].key) != institution)
            {
                found = Some(i);
                institution = false;
                titled = false;
            }
            inside = true;
            chained = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::words::scan;
    use super::*;

    fn name(text: &str) -> &str {
        let tokens = scan(text);
        name_start(text, &tokens, |_| false).map_or("", |i| &text[tokens[i].start()..])
    }

    #[test]
    fn titles_ranks_and_places_are_left_out() {
        assert_eq!(name("Kasat Reskrim Polres Metro Bekasi Kota AKBP Dhimas Wiratmoko"), "Dhimas Wiratmoko");
        assert_eq!(name("Kepala Bidang Humas Polda Jawa Barat Komisaris Besar Hendra Rochmawan"), "Hendra Rochmawan");
        assert_eq!(name("Menteri Luar Negeri Rusia Sergey Lavrov"), "Sergey Lavrov");
        assert_eq!(name("Dr. Ir. H. Joko Prasetyo"), "Joko Prasetyo");
        assert_eq!(name("Moh. Faizal Ridwan"), "Moh. Faizal Ridwan");
        assert_eq!(name("Aktris Dewi Putri"), "Dewi Putri");
        assert_eq!(name("Retno L.P. Marsudi"), "Retno L.P. Marsudi");
        assert_eq!(name("Gubernur Jawa Barat"), "");
        assert_eq!(name("S"), "S");
    }
}
