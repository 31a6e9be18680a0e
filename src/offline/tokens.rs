//! Text to tokens: words, figures, marks and what must pass through untouched (placeholders, addresses, handles).

use super::numbers::{self, Reading};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with inner hyphens and apostrophes.
    Word,
    /// A figure or date with its English.
    Figure(Reading),
    /// Passed through unchanged.
    Opaque,
    /// A punctuation mark that is none of the others.
    Mark,
    /// An opening bracket or quotation mark: no space after it.
    Open,
    /// A closing bracket or quotation mark: no space before it.
    Close,
}

/// One token of the source.
#[derive(Clone, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) lower: String,
    pub(crate) kind: Kind,
    /// White space stood before it.
    pub(crate) space: bool,
}

impl Token<'_> {
    /// Does it begin with a capital letter?
    pub(crate) fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// All its letters are capitals, and there are at least two.
    pub(crate) fn shouting(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic());
        self.text.chars().filter(|c| c.is_alphabetic()).count() >= 2 && letters.all(char::is_uppercase)
    }

    /// A quotation mark (not a bracket).
    pub(crate) fn is_quote(&self) -> bool {
        matches!(self.text, "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "'" | "‚")
    }

    /// Does it end a sentence?
    pub(crate) fn ends_sentence(&self) -> bool {
        self.kind == Kind::Mark && matches!(self.text, "." | "!" | "?" | "…" | "...")
    }
}

/// Cuts the text into tokens. Their texts, in order, are the text without its white space.
pub(crate) fn tokenize(text: &str, year: Option<i32>) -> Vec<Token<'_>> {
    let figures = numbers::scan(text, year);
    let mut next_figure = figures.into_iter().peekable();
    let mut out: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let (mut at, mut space, mut double_open, mut single_open) = (0, false, false, false);
    while at < text.len() {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() {
            space = true;
            at += c.len_utf8();
            continue;
        }
        while next_figure.peek().is_some_and(|f| f.start < at) {
            next_figure.next();
        }
        let figure = next_figure.next_if(|f| f.start == at);
        let (len, kind) = if let Some(figure) = figure {
            (figure.end - at, Kind::Figure(figure.reading))
        } else if let Some(len) = opaque(rest) {
            (len, Kind::Opaque)
        } else if c.is_alphanumeric() {
            (word(rest), Kind::Word)
        } else {
            let next = rest[c.len_utf8()..].chars().next();
            let before = if space || at == 0 { None } else { text[..at].chars().next_back() };
            mark(rest, c, before, next, &mut double_open, &mut single_open)
        };
        let len = len.max(c.len_utf8());
        let piece = &text[at..at + len];
        out.push(Token { text: piece, lower: piece.to_lowercase(), kind, space });
        space = false;
        at += len;
    }
    out
}

/// Length of a placeholder, address, handle or tag that starts here.
fn opaque(rest: &str) -> Option<usize> {
    if rest.starts_with("[[")
        && let Some(end) = rest.find("]]")
        && !rest[..end].contains(char::is_whitespace)
    {
        return Some(end + 2);
    }
    if rest.starts_with("<q ") || rest.starts_with("</q>") {
        return rest.find('>').map(|end| end + 1);
    }
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '“' | ')' | '(' | '[' | ']' | ','));
    let run = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
    let first = run.chars().next()?;
    let tagged = (first == '#' || first == '@') && run.len() > 1;
    let address = run.contains("://") || run.starts_with("www.") || (run.contains('@') && first.is_alphanumeric());
    let domain = first.is_alphanumeric() && is_domain(run);
    (tagged || address || domain).then_some(run.len())
}

/// `kompas.com`, `menpan.go.id`: labels of ASCII letters with a known last one.
fn is_domain(run: &str) -> bool {
    let Some((head, last)) = run.rsplit_once('.') else { return false };
    let known = matches!(
        last.to_ascii_lowercase().as_str(),
        "com" | "id" | "org" | "net" | "co" | "gov" | "edu" | "uk" | "tv" | "info"
    );
    known && head.len() >= 2 && head.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
}

/// Length of the word that starts here: letters and digits with single inner hyphens, apostrophes and initials' dots.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|&(_, n)| n);
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
        } else if matches!(c, '-' | '\'' | '’' | '‑') && end == at && next.is_some_and(char::is_alphanumeric) {
            // `'t` inside a word; the closing mark of a quotation is followed by no letter.
        } else if c == '.' && end == at && initials(&rest[..at]) && next.is_some_and(char::is_alphabetic) {
            end = at + 1;
        } else {
            break;
        }
    }
    let len = end;
    if rest[len..].starts_with('.') && abbreviation(&rest[..len]) { len + 1 } else { len }
}

/// A single capital, or capitals with dots (`A.H`).
fn initials(text: &str) -> bool {
    text.rsplit('.').next().is_some_and(|last| last.chars().count() == 1 && last.chars().all(char::is_uppercase))
}

/// Abbreviations that keep their dot when a name follows.
fn abbreviation(word: &str) -> bool {
    (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
        || matches!(
            word,
            "Dr" | "dr"
                | "Prof"
                | "Mr"
                | "Mrs"
                | "Ms"
                | "St"
                | "Jr"
                | "Sr"
                | "No"
                | "Jl"
                | "Hj"
                | "Ir"
                | "Drs"
                | "Dra"
                | "Ny"
                | "Tn"
                | "Nn"
        )
        || initials(word) && word.contains('.')
}

fn mark(
    rest: &str,
    c: char,
    before: Option<char>,
    next: Option<char>,
    double_open: &mut bool,
    single_open: &mut bool,
) -> (usize, Kind) {
    let solid = next.is_some_and(|n| !n.is_whitespace());
    let opens = before.is_none_or(|b| matches!(b, '(' | '[' | '"' | '“' | '‘' | '\'' | '-' | '–' | '—' | '/')) && solid;
    let kind = match c {
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        '"' | '“' | '”' | '„' | '«' | '»' => {
            let open = if opens && !*double_open { true } else { !*double_open && before.is_none() };
            *double_open = open;
            if open { Kind::Open } else { Kind::Close }
        }
        '\'' | '‘' | '’' | '‚' | '`' => {
            let open = opens && !*single_open;
            *single_open = open;
            if open { Kind::Open } else { Kind::Close }
        }
        _ => Kind::Mark,
    };
    let len = if rest.starts_with("...") {
        3
    } else if rest.starts_with("--") {
        2
    } else {
        c.len_utf8()
    };
    (len, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_addresses_and_initials_are_whole() {
        let tokens = tokenize("“[[q2]],” kata A.H. Nasution di kompas.com.", None);
        let texts: Vec<&str> = tokens.iter().map(|t| t.text).collect();
        assert_eq!(texts, ["“", "[[q2]]", ",", "”", "kata", "A.H.", "Nasution", "di", "kompas.com", "."]);
        assert_eq!((tokens[0].kind.clone(), tokens[3].kind.clone()), (Kind::Open, Kind::Close));
    }
}
