//! The lexicon is well formed: a reader of Indonesian can extend it without breaking the engine.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn rows(file: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/offline/data").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(text.starts_with("# "), "{file} has no header that names its columns");
    assert!(text.ends_with('\n') && !text.contains('\r'), "{file} is not plain lines");
    text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

/// File, columns, column of the English, columns that together must be unique.
const FILES: &[(&str, usize, usize, &[usize])] = &[
    ("nouns.tsv", 3, 1, &[0]),
    ("verbs.tsv", 3, 1, &[0]),
    ("adjectives.tsv", 3, 1, &[0]),
    ("adverbs.tsv", 3, 1, &[0]),
    ("phrases.tsv", 4, 2, &[0, 1]),
    ("senses.tsv", 5, 3, &[0, 1, 2]),
    ("names.tsv", 4, 1, &[0]),
    ("acronyms.tsv", 3, 1, &[0]),
    ("function.tsv", 4, 2, &[0, 1]),
    ("loans.tsv", 3, 1, &[0, 2]),
    ("en_verbs.tsv", 3, 1, &[0]),
    ("en_nouns.tsv", 2, 1, &[0]),
];

#[test]
fn every_file_has_its_columns_sorted_and_without_duplicates() {
    let mut wrong = Vec::new();
    for (file, columns, _, key) in FILES {
        let mut seen = BTreeSet::new();
        let mut last = String::new();
        for row in rows(file) {
            if row.len() != *columns {
                wrong.push(format!("{file}: {row:?} has {} columns, not {columns}", row.len()));
                continue;
            }
            let id: Vec<&str> = key.iter().map(|&k| row[k].as_str()).collect();
            if !seen.insert(id.join("\t")) {
                wrong.push(format!("{file}: {} stands twice", id.join(" ")));
            }
            if row[0].as_bytes() < last.as_bytes() {
                wrong.push(format!("{file}: {} is out of order after {last}", row[0]));
            }
            last.clone_from(&row[0]);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_english_can_be_printed_as_it_stands() {
    let mut wrong = Vec::new();
    for (file, columns, english, _) in FILES {
        for row in rows(file).into_iter().filter(|r| r.len() == *columns) {
            let flags = row.last().map(String::as_str).unwrap_or_default();
            let en = &row[*english];
            let silent = en == "-" || flags.split(',').any(|f| f == "drop") || *file == "loans.tsv";
            if en.is_empty() && !silent {
                wrong.push(format!("{file}: {} has no English", row[0]));
            }
            if en.contains(['/', '(', ')', ';', ':', '"', '*', '[', '_']) || en.trim() != en || en.contains("  ") {
                wrong.push(format!("{file}: {} has forbidden characters in {en:?}", row[0]));
            }
            if *file == "verbs.tsv" && (en.starts_with("to ") || en.starts_with("be ") && flags.contains("adj")) {
                wrong.push(format!("{file}: {} is no base form: {en:?}", row[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn parts_of_speech_and_flags_are_known() {
    const POS: &[&str] = &[
        "n", "v", "a", "adj", "adv", "prep", "conj", "pron", "num", "name", "interj", "det", "noun", "verb", "sub",
        "rel", "wh", "quant", "ord", "class", "scale", "neg", "aux", "cop", "exist", "part",
    ];
    const FLAGS: &[&str] = &[
        "-", "1", "adj", "adv", "advend", "art", "bare", "calendar", "clause", "clock", "comp", "company", "country",
        "city", "region", "cue", "day", "deg", "dem", "drop", "empty", "end", "fixed", "hum", "i", "imp", "ing", "inf",
        "loc", "manner", "modal", "month", "more", "name", "noun", "num", "number", "org", "perf", "pl", "place",
        "post", "post-deg", "pre", "prenoun", "pres", "prog", "purpose", "refl", "s", "say", "semi", "sg", "silent",
        "st", "subject", "sure", "t", "ter", "than", "that", "the", "time", "title", "to", "u", "unit", "yesno", "yet",
    ];
    const KEYS: &[&str] = &["adj", "comp", "count", "noun", "ord", "p", "pl", "prep", "sup", "time", "v"];
    let mut wrong = Vec::new();
    for (file, column) in [("phrases.tsv", 1), ("senses.tsv", 1), ("function.tsv", 1)] {
        for row in rows(file) {
            if !POS.contains(&row[column].as_str()) {
                wrong.push(format!("{file}: {} has the unknown part of speech {:?}", row[0], row[column]));
            }
        }
    }
    for (file, column) in [
        ("nouns.tsv", 2),
        ("verbs.tsv", 2),
        ("adjectives.tsv", 2),
        ("adverbs.tsv", 2),
        ("phrases.tsv", 3),
        ("senses.tsv", 4),
        ("acronyms.tsv", 2),
        ("function.tsv", 3),
    ] {
        for row in rows(file) {
            for flag in row.get(column).map(String::as_str).unwrap_or_default().split(',') {
                let known = flag
                    .split_once('=')
                    .map_or(FLAGS.contains(&flag), |(key, value)| KEYS.contains(&key) && !value.is_empty());
                if !known {
                    wrong.push(format!("{file}: {} has the unknown flag {flag:?}", row[0]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_lexicon_is_as_large_as_promised() {
    let words: BTreeSet<String> = ["nouns.tsv", "verbs.tsv", "adjectives.tsv", "adverbs.tsv", "function.tsv"]
        .iter()
        .flat_map(|f| rows(f))
        .map(|r| r[0].clone())
        .filter(|w| !w.contains(' '))
        .collect();
    assert!(words.len() >= 6000, "{} stems", words.len());
    let phrases = ["phrases.tsv", "names.tsv", "acronyms.tsv"].iter().map(|f| rows(f).len()).sum::<usize>();
    assert!(phrases >= 2500, "{phrases} multiword entries, names and acronyms");
}
