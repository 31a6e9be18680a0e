//! Where names begin and end in a run of capital words.

use super::usage::{ALONE, INSIDE, SMALL, SOLO, Usage};
use crate::indonesian::wordclass::Flags;
use crate::indonesian::words::{Shape, Token};
use crate::indonesian::{first_names, persons};

/// Longest name of somebody that a first name begins, in tokens.
const LONGEST: usize = 8;

/// Cuts the run of tokens `start..end` into names: titles and days go, institutions and people are kept apart.
pub(super) fn parts(
    text: &str,
    tokens: &[Token],
    start: usize,
    end: usize,
    usage: &Usage,
    found: &mut Vec<(usize, usize)>,
) {
    let run = Run { text, tokens, start, end, usage };
    let mut i = start;
    while i < end {
        if let Some(next) = run.skipped(i) {
            i = next;
            continue;
        }
        let close = run.apart(i).unwrap_or_else(|| run.close(i));
        let dot = tokens[close - 1].mark('.');
        found.push((i, close - usize::from(dot)));
        i = close;
    }
}

/// Capital words in a row.
struct Run<'a> {
    text: &'a str,
    tokens: &'a [Token],
    start: usize,
    end: usize,
    usage: &'a Usage,
}

impl Run<'_> {
    fn word(&self, i: usize) -> &str {
        &self.text[self.tokens[i].start()..self.tokens[i].end()]
    }

    fn is_first_name(&self, i: usize) -> bool {
        first_names::is_known(self.word(i))
    }

    /// The token after what is no part of a name at `i`: titles with what goes on them, days, sums of money.
    fn skipped(&self, i: usize) -> Option<usize> {
        let (text, tokens, end) = (self.text, self.tokens, self.end);
        let token = &tokens[i];
        let drop = Flags::TITLE.or(Flags::RANK).or(Flags::ADDRESS).or(Flags::DEGREE).or(Flags::PERSON).or(Flags::GROUP);
        // `Hukum, dan Keamanan Sari Wulan`: the last field of an office, after `dan`.
        let field = i == self.start
            && i > 1
            && self.word(i - 1) == "dan"
            && persons::goes_on(text, token)
            && !token.is(Flags::PLACE)
            && persons::goes_on(text, &tokens[i - 2 - usize::from(i > 2 && tokens[i - 2].mark(','))]);
        let title = (token.is(drop) || field)
            && !(token.shape == Shape::Initial && i + 1 == end)
            && !token.is(Flags::INSTITUTION.or(Flags::PLACE));
        if title {
            let goes_on = |k: &usize| {
                tokens[*k].mark('.')
                    || persons::goes_on(text, &tokens[*k])
                        && !tokens[*k].is(Flags::INSTITUTION.or(Flags::PLACE))
                        && tokens[*k].shape != Shape::Acronym
            };
            return Some(i + 1 + (i + 1..end).take_while(goes_on).count());
        }
        let digits = || self.word(i).starts_with("Rp") && self.word(i).bytes().any(|b| b.is_ascii_digit());
        let none = matches!(token.shape, Shape::Mark(_)) || persons::is_calendar(tokens, i) || ordinary(token);
        // A club is asked for first: `Kapten Petir Samudra Rahmat Basuki`.
        ((none || digits()) && self.club(i) == 0).then_some(i + 1)
    }

    /// How many words at `i`, after an office, are a club's (`Kapten Kapuas Raya Dedi Marpaung`).
    fn club(&self, i: usize) -> usize {
        let office = i > self.start || i > 0 && self.tokens[i - 1].is(Flags::TITLE.or(Flags::PERSON));
        if office { self.usage.club(&self.tokens[i..self.end]) } else { 0 }
    }

    /// The token after a place, a club or an institution at `i` before somebody's name.
    fn apart(&self, i: usize) -> Option<usize> {
        let (text, tokens, end) = (self.text, self.tokens, self.end);
        let token = &tokens[i];
        let starts = i == self.start;
        // `Ketua Lembaga Kajian Angka (LKA) Indonesia Wahyu Setiadi`
        let closed = starts && i > 0 && tokens[i - 1].mark(')') && persons::goes_on(text, token);
        let rest = if closed { (i..end).find(|&k| !persons::goes_on(text, &tokens[k])) } else { None };
        let name = |t: &Token| t.is_strange() || t.shape == Shape::Initial;
        if let Some(rest) = rest.filter(|&k| k + 1 < end && tokens[k..end].iter().all(name)) {
            return Some(rest);
        }
        // `Jl. Pangeran Antasari`
        if starts && i + 1 < end && persons::opens_place(token) {
            // `warga Kampung Bali Rosmini Siregar`
            let first = |k: &usize| token.is(Flags::AREA) && self.is_first_name(*k);
            return Some((i + 2..end - 1).find(first).unwrap_or(end));
        }
        // `Duta Besar Uni Eropa untuk Indonesia Pieter Vandenbroeck`: the country is the office's.
        let posted = starts && i > 0 && end > i + 2 && token.is(Flags::PLACE) && !tokens[i + 1].is(Flags::PLACE);
        if posted && self.word(i - 1) == "untuk" {
            return Some(i + 1);
        }
        // `pelatih asal Serbia Dragan Milosevic`
        if starts && i + 2 < end && persons::is_origin(text, tokens, i) {
            return Some(i + 1);
        }
        // `Kepala Desa Sukamaju Rosmini Hutapea`
        let area = i > self.start && tokens[i - 1].is(Flags::AREA) && !self.is_first_name(i);
        if area && i + 3 == end && tokens[i..end].iter().all(Token::is_strange) {
            return Some(i + 1);
        }
        // `Imam Besar Masjid Istiqlal Nasaruddin Umar`
        if !starts && persons::named_site(&tokens[i..end]) {
            // `Bandara Sangia Wolasi Rizal Effendi`
            return Some((i + 2..end - 1).find(|&k| self.is_first_name(k)).unwrap_or(i + 2));
        }
        let club = self.club(i);
        if club > 0 {
            return Some(i + club);
        }
        // `anggota DKPP Dewi Pitalolo`: what follows a role in small letters.
        let described =
            starts && i > 0 && tokens[i - 1].shape == Shape::Lower && tokens[i - 1].is(Flags::TITLE.or(Flags::PERSON));
        // `Kapolres Majalengka AKBP Indra`: the rank is no part of the place.
        let polite = Flags::RANK.or(Flags::DEGREE).or(Flags::ADDRESS);
        let alike = |t: &Token| t.is(Flags::PLACE) || t.shape == Shape::Acronym && !t.is(polite);
        let titled = (!starts || described) && !token.is(Flags::INSTITUTION) && alike(token) && !ordinary(token);
        titled.then(|| (i..end).find(|&k| !alike(&tokens[k])).unwrap_or(end))
    }

    /// The token after the name at `i`.
    fn close(&self, i: usize) -> usize {
        let (tokens, end) = (self.tokens, self.end);
        let institution = tokens[i].is(Flags::INSTITUTION);
        // `Kementerian Kelautan dan Perikanan Sakti Wahyu`: nobody's name begins before the last field.
        let near = if institution { end.min(i + persons::LONGEST_BODY) } else { i + 1 };
        let joint = (i + 1..near).rev().find(|&k| persons::joins_fields(self.text, tokens, i, k));
        let body = if institution && joint.is_none() { self.usage.body(&tokens[i..end]) } else { 0 };
        if body > 0 {
            return i + body;
        }
        let from = joint.map_or(i + 1, |k| k + 2);
        (from..end).find(|&k| self.stops(i, k) || self.person(i, k)).unwrap_or(end)
    }

    /// Whether token `k` is no part of the name at `i`.
    fn stops(&self, i: usize, k: usize) -> bool {
        let (first, t) = (&self.tokens[i], &self.tokens[k]);
        let institution = first.is(Flags::INSTITUTION);
        // `Barbel Boleh Jatuh, Wulan Jangan`
        t.is(Flags::DAY.or(Flags::MONTH))
            || t.is(Flags::CLAUSE) && ordinary(t)
            || t.is(Flags::RANK.or(Flags::DEGREE)) && t.shape != Shape::Initial
            || t.is(Flags::ADDRESS) && (self.text[t.end()..].starts_with(". ") || t.shape == Shape::Acronym)
            || !institution && t.is(Flags::INSTITUTION) && t.shape == Shape::Acronym
            || (institution || i > self.start && self.usage.has(first, SOLO)) && self.usage.has(t, ALONE)
    }

    /// Whether the words from token `i` up to `k`, where a first name stands, are those of what an office is of: a company,
    /// a place, the club of a player.
    fn takes_name(&self, i: usize, k: usize) -> bool {
        let token = &self.tokens[i];
        let before = i.checked_sub(1).map(|b| &self.tokens[b]);
        let office = before.is_some_and(|t| t.is(Flags::OFFICE_OF)) && !token.is(Flags::INSTITUTION);
        let place = |t: &Token| t.is(Flags::PLACE) && !t.is(Flags::SITE);
        let places = place(token) && (place(&self.tokens[k - 1]) || self.tokens[k - 1].shape == Shape::Acronym);
        token.is(Flags::COMPANY) && k > i + 1 || places || office
    }

    /// Whether somebody's name starts at token `k` after the club or institution at `i` (`Kemenko IPK Muhammad Rachmat`).
    fn person(&self, i: usize, k: usize) -> bool {
        let (tokens, end, usage) = (self.tokens, self.end, self.usage);
        // `Ketua KPU Barito Hilir Noor Hidayati`
        let institution = tokens[i].is(Flags::INSTITUTION);
        let club = institution && usage.club(&tokens[k - 1..end]) == 1;
        if club || k > i + 1 && usage.club(&tokens[k - 2..end]) == 2 {
            return true;
        }
        // `Direktur PT Maju Jaya Rosmini Hutapea`, `pelatih Persikabo Rosmini Hutapea`
        // `I Gusti Putu Ngurah Sedana`
        let first = |k: usize| {
            self.is_first_name(k) || tokens[k].shape == Shape::Initial && k + 1 < end && self.is_first_name(k + 1)
        };
        // `Kepala Desa Sukamaju Rosmini`
        let area = i > 0 && tokens[i - 1].is(Flags::AREA) && tokens[i - 1].is_capital();
        let room = k + LONGEST >= end && (k + 1 < end || area);
        if room && first(k) && !first(i) && (area || self.takes_name(i, k)) {
            return tokens[k + 1..end].iter().all(name_like);
        }
        let apposed =
            tokens.get(end).is_some_and(|t| t.mark(',')) && tokens.get(end + 1).is_some_and(Token::is_capital);
        // `BMKG Damianus Wora` after an office
        let letters = tokens[i].shape == Shape::Acronym && !tokens[i].is(Flags::COMPANY);
        if institution && k == i + 1 && letters && i > self.start && !apposed {
            return end > k + 1 && tokens[k..end].iter().all(Token::is_strange);
        }
        let after = tokens[k - 1].shape == Shape::Acronym || tokens[k - 1].is(Flags::PLACE);
        // `Kepala Jurusan Sastra Universitas Malang Budi Wahyono`
        let office = i > self.start && self.tokens[i - 1].is(Flags::TITLE);
        let placed = tokens[k - 1].is(Flags::PLACE) && !tokens[k - 1].is(Flags::SITE);
        if office && placed && (k + 2..k + 5).contains(&end) {
            return !apposed && tokens[k..end].iter().all(Token::is_strange);
        }
        institution && after && tokens[k].is_strange() && tokens[k..end].iter().take(3).any(|t| usage.has(t, ALONE))
    }
}

/// Whether a word goes on with somebody's name.
fn name_like(token: &Token) -> bool {
    token.is_strange() || token.shape == Shape::Initial || token.mark('.')
}

/// Whether it is a function word with a capital.
fn ordinary(token: &Token) -> bool {
    let plain = Flags::STOP
        .or(Flags::PREPOSITION)
        .or(Flags::CONJUNCTION)
        .or(Flags::PRONOUN)
        .or(Flags::FIRST)
        .or(Flags::DEMONSTRATIVE);
    token.shape == Shape::Capital && token.is(plain) && !token.is(Flags::PLACE)
}

/// In a headline every word has a capital: only what the text also writes so inside its sentences is a name.
pub(super) fn headline_parts(
    tokens: &[Token],
    start: usize,
    end: usize,
    usage: &Usage,
    found: &mut Vec<(usize, usize)>,
) {
    let is_name = |t: &Token| {
        let common =
            t.is(Flags::TITLE.or(Flags::PERSON).or(Flags::GROUP).or(Flags::DAY).or(Flags::MONTH)) || ordinary(t);
        !common && (usage.has(t, INSIDE) && !usage.has(t, SMALL) || t.is(Flags::PLACE))
    };
    let mut i = start;
    while i < end {
        let mut close = i;
        while close < end && is_name(&tokens[close]) {
            close += 1;
        }
        if close > i {
            found.push((i, close));
        }
        i = close.max(i + 1);
    }
}
