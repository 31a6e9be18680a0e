//! Figures and dates as the engine needs them: where they stand, how they read in English, what they count.

/// How a figure behaves in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A count or measure; `true` if it is one.
    Count(bool),
    /// Money or per cent: complete by itself.
    Amount,
    /// `21st`.
    Ordinal,
    /// A day, with or without its year.
    Day,
    /// A month or a year.
    Period,
    /// A time of day.
    Clock,
    /// A score or the like: printed as it is.
    Other,
}

/// The English of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) english: String,
    pub(crate) sort: Sort,
}

/// A figure at its byte offsets.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) reading: Reading,
}

const MONTHS: [(&str, &str); 14] = [
    ("januari", "January"),
    ("februari", "February"),
    ("maret", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("agustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("nopember", "November"),
    ("desember", "December"),
    ("pebruari", "February"),
];

const SCALES: [(&str, &str); 5] =
    [("ribu", "thousand"), ("juta", "million"), ("miliar", "billion"), ("milyar", "billion"), ("triliun", "trillion")];

/// Finds the figures and dates, in order.
pub(crate) fn scan(text: &str, _year: Option<i32>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        let before = text[..at].chars().next_back();
        let boundary = before.is_none_or(|b| !b.is_alphanumeric() && b != '-' && b != '[');
        if boundary
            && (c.is_ascii_digit() || "$£€".contains(c) || rest.starts_with("Rp") || rest.starts_with("ke-"))
            && let Some((len, reading)) = one(rest)
        {
            out.push(Found { start: at, end: at + len, reading });
            at += len;
            continue;
        }
        at += c.len_utf8();
        // Skip the rest of a word so that digits inside it are not taken.
        while at < text.len() && c.is_alphanumeric() && text[at..].chars().next().is_some_and(char::is_alphanumeric) {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    out
}

fn digits(rest: &str) -> usize {
    let b = rest.as_bytes();
    let mut end = 0;
    while end < b.len()
        && (b[end].is_ascii_digit()
            || (matches!(b[end], b'.' | b',') && end + 1 < b.len() && b[end + 1].is_ascii_digit() && end > 0))
    {
        end += 1;
    }
    end
}

fn anglicise(number: &str) -> String {
    if number.contains('.') && number.contains(',') {
        return number
            .chars()
            .map(|c| match c {
                '.' => ',',
                ',' => '.',
                c => c,
            })
            .collect();
    }
    let groups = |sep: char| number.split(sep).skip(1).all(|g| g.len() == 3);
    if number.contains('.') && groups('.') && !number.starts_with('0') {
        return number.replace('.', ",");
    }
    if number.contains(',') && !(groups(',') && !number.starts_with('0')) {
        return number.replace(',', ".");
    }
    number.to_owned()
}

fn after_space<'a>(rest: &'a str, words: &[(&str, &'static str)]) -> Option<(usize, &'static str)> {
    let tail = rest.strip_prefix(' ').unwrap_or(rest);
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    let word = tail[..end].to_lowercase();
    words.iter().find(|(id, _)| *id == word).map(|(_, en)| (rest.len() - tail.len() + end, *en))
}

fn one(rest: &str) -> Option<(usize, Reading)> {
    if let Some(tail) = rest.strip_prefix("ke-") {
        let n = tail.bytes().take_while(u8::is_ascii_digit).count();
        let value: u64 = tail[..n].parse().ok()?;
        return Some((3 + n, Reading { english: ordinal(value), sort: Sort::Ordinal }));
    }
    let mut at = 0;
    let mut sign = String::new();
    for (id, en) in [
        ("Rp. ", "Rp "),
        ("Rp ", "Rp "),
        ("Rp", "Rp "),
        ("US$ ", "$"),
        ("US$", "$"),
        ("$", "$"),
        ("£", "£"),
        ("€", "€"),
    ] {
        if rest.starts_with(id) {
            at = id.len();
            en.clone_into(&mut sign);
            break;
        }
    }
    let n = digits(&rest[at..]);
    if n == 0 {
        return None;
    }
    let number = &rest[at..at + n];
    at += n;
    if rest[at..].starts_with("-an") && number.len() >= 2 {
        return Some((at + 3, Reading { english: format!("{number}s"), sort: Sort::Period }));
    }
    if let Some((len, month)) = after_space(&rest[at..], &MONTHS).filter(|_| sign.is_empty() && number.len() <= 2) {
        at += len;
        let mut english = format!("{number} {month}");
        let year = rest[at..].strip_prefix(' ').map_or(0, |t| t.bytes().take_while(u8::is_ascii_digit).count());
        if year == 4 {
            english = format!("{english} {}", &rest[at + 1..at + 5]);
            at += 5;
        }
        return Some((at, Reading { english, sort: Sort::Day }));
    }
    let mut english = anglicise(number);
    let mut single = number == "1";
    while let Some((len, scale)) = after_space(&rest[at..], &SCALES) {
        at += len;
        english = format!("{english} {scale}");
        single = false;
    }
    if sign.is_empty() {
        if let Some(tail) = rest[at..].strip_prefix('%') {
            return Some((rest.len() - tail.len(), Reading { english: format!("{english}%"), sort: Sort::Amount }));
        }
        let year = number.len() == 4
            && number.bytes().all(|b| b.is_ascii_digit())
            && (1500..2100).contains(&number.parse::<u32>().unwrap_or(0));
        let sort = if year { Sort::Period } else { Sort::Count(single) };
        if rest[at..].starts_with(|c: char| c.is_alphabetic()) {
            return None;
        }
        return Some((at, Reading { english, sort }));
    }
    Some((at, Reading { english: format!("{sign}{english}"), sort: Sort::Amount }))
}

fn ordinal(n: u64) -> String {
    let suffix = match (n % 10, n % 100) {
        (1, t) if t != 11 => "st",
        (2, t) if t != 12 => "nd",
        (3, t) if t != 13 => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}
