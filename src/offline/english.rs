//! English inflection: plurals, verb forms, the indefinite article. Regular rules here, exceptions in the data files.

use super::lexicon::Lexicon;

/// A form of an English verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `go`
    Base,
    /// `goes`
    Third,
    /// `went`
    Past,
    /// `gone`
    Participle,
    /// `going`
    Ing,
}

fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn ends_sibilant(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end))
}

fn y_after_consonant(word: &str) -> bool {
    let b = word.as_bytes();
    b.len() >= 2 && b[b.len() - 1] == b'y' && !vowel(b[b.len() - 2])
}

/// Where the word that is inflected ends in a noun phrase: before ` of `, ` in `, ` for ` …, else at the end.
fn head_end(phrase: &str) -> usize {
    [" of ", " in ", " for ", " at ", " on ", " to ", " from ", " with ", " by ", " general"]
        .iter()
        .filter_map(|link| phrase.find(link))
        .min()
        .unwrap_or(phrase.len())
}

/// The plural of a noun or noun phrase (`member of parliament` → `members of parliament`).
pub(crate) fn plural(lexicon: &Lexicon, noun: &str) -> String {
    let end = head_end(noun);
    let start = noun[..end].rfind([' ', '-']).map_or(0, |i| i + 1);
    let head = &noun[start..end];
    format!("{}{}{}", &noun[..start], plural_word(lexicon, head), &noun[end..])
}

fn plural_word(lexicon: &Lexicon, word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some(irregular) = lexicon.irregular_plural(&lower) {
        return like_case(irregular, word);
    }
    if ends_sibilant(&lower) {
        return format!("{word}es");
    }
    if y_after_consonant(&lower) && !word.starts_with(char::is_uppercase) {
        return format!("{}ies", &word[..word.len() - 1]);
    }
    format!("{word}s")
}

fn like_case(form: &str, model: &str) -> String {
    if model.starts_with(char::is_uppercase) { capitalised(form) } else { form.to_owned() }
}

/// The word with a capital first letter.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// One syllable that ends consonant-vowel-consonant: the last letter doubles (`stop` → `stopped`).
fn doubles(word: &str) -> bool {
    let b = word.as_bytes();
    let n = b.len();
    if n < 3 || !word.is_ascii() {
        return false;
    }
    let groups = b.windows(2).filter(|w| vowel(w[0]) && !vowel(w[1])).count();
    groups == 1 && !vowel(b[n - 1]) && !matches!(b[n - 1], b'w' | b'x' | b'y') && vowel(b[n - 2]) && !vowel(b[n - 3])
}

/// A form of a verb or verb phrase; the first word is inflected (`carry out` → `carried out`).
pub(crate) fn verb(lexicon: &Lexicon, phrase: &str, form: Form) -> String {
    let (word, rest) = phrase.split_at(phrase.find(' ').unwrap_or(phrase.len()));
    format!("{}{rest}", verb_word(lexicon, word, form))
}

fn verb_word(lexicon: &Lexicon, word: &str, form: Form) -> String {
    if form == Form::Base {
        return word.to_owned();
    }
    if word == "be" {
        return match form {
            Form::Third => "is",
            Form::Past => "was",
            Form::Participle => "been",
            _ => "being",
        }
        .to_owned();
    }
    if word == "have" && form == Form::Third {
        return "has".to_owned();
    }
    match form {
        Form::Third if ends_sibilant(word) || word == "go" || word == "do" || word.ends_with("go") => {
            format!("{word}es")
        }
        Form::Third if y_after_consonant(word) => format!("{}ies", &word[..word.len() - 1]),
        Form::Third => format!("{word}s"),
        Form::Past | Form::Participle => lexicon
            .irregular_verb(word)
            .map_or_else(|| regular_past(word), |(past, part)| if form == Form::Past { past } else { part }.to_owned()),
        _ => ing(lexicon, word),
    }
}

fn regular_past(word: &str) -> String {
    if word.ends_with('e') {
        format!("{word}d")
    } else if y_after_consonant(word) {
        format!("{}ied", &word[..word.len() - 1])
    } else if doubles(word) {
        format!("{word}{}ed", &word[word.len() - 1..])
    } else {
        format!("{word}ed")
    }
}

fn ing(lexicon: &Lexicon, word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if word.ends_with('e') && !word.ends_with("ee") && !word.ends_with("oe") && !word.ends_with("ye") && word.len() > 2
    {
        return format!("{}ing", &word[..word.len() - 1]);
    }
    // A participle that doubles (`submitted`, `begun` does not tell) or the regular rule.
    let last = word.len() - 1;
    let doubled =
        lexicon.irregular_verb(word).is_some_and(|(past, _)| past.ends_with("ed") && past.len() == word.len() + 3);
    if doubled || doubles(word) { format!("{word}{}ing", &word[last..]) } else { format!("{word}ing") }
}

/// The adverb of an adjective (`quick` → `quickly`, `historic` → `historically`).
pub(crate) fn adverb(adjective: &str) -> String {
    if matches!(adjective, "good") {
        return "well".to_owned();
    }
    if matches!(adjective, "fast" | "hard" | "early" | "late" | "long" | "straight" | "more" | "less" | "far")
        || adjective.ends_with("ly")
        || adjective.contains(' ')
    {
        return adjective.to_owned();
    }
    if adjective.ends_with("ic") {
        format!("{adjective}ally")
    } else if y_after_consonant(adjective) {
        format!("{}ily", &adjective[..adjective.len() - 1])
    } else if adjective.ends_with("le") && !adjective.ends_with("ole") {
        format!("{}y", &adjective[..adjective.len() - 1])
    } else if adjective.ends_with("ll") {
        format!("{adjective}y")
    } else {
        format!("{adjective}ly")
    }
}

/// `a` or `an` before this word, by its first letters (`an hour`, `a university`).
pub(crate) fn article(next: &str) -> &'static str {
    let word = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = word.to_lowercase();
    let silent = ["hour", "honest", "honor", "heir"].iter().any(|w| lower.starts_with(w));
    let consonant = ["uni", "use", "usu", "euro", "eu", "one", "once", "ut", "ub"].iter().any(|w| lower.starts_with(w))
        && !lower.starts_with("unin")
        && !lower.starts_with("unim");
    let letters: Vec<char> = word.chars().take(3).collect();
    let acronym = letters.len() >= 2 && letters.iter().all(|c| c.is_uppercase());
    if acronym {
        return if matches!(letters[0], 'A' | 'E' | 'F' | 'H' | 'I' | 'L' | 'M' | 'N' | 'O' | 'R' | 'S' | 'X') {
            "an"
        } else {
            "a"
        };
    }
    let number = lower.starts_with('8') || lower == "11" || lower == "18" || lower.starts_with("11-");
    if silent || number || (!consonant && lower.starts_with(['a', 'e', 'i', 'o', 'u'])) { "an" } else { "a" }
}
