//! The lexicon: the data files as one table of entries, looked up by Indonesian word or phrase.
//!
//! Everything is a slice of the embedded files; loading splits lines and hashes keys, and copies no text.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Part of speech of an entry, named after the file or the `pos` column it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pos {
    Noun,
    Verb,
    Adj,
    Adv,
    Name,
    Pron,
    Prep,
    Conj,
    Sub,
    Rel,
    Wh,
    Det,
    Quant,
    Ord,
    Class,
    Num,
    Scale,
    Neg,
    Aux,
    Cop,
    Exist,
    Part,
    Interj,
}

impl Pos {
    /// The names used in `phrases.tsv`, `senses.tsv` and `function.tsv`.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "n" | "noun" => Self::Noun,
            "v" | "verb" => Self::Verb,
            "a" | "adj" => Self::Adj,
            "adv" => Self::Adv,
            "name" => Self::Name,
            "pron" => Self::Pron,
            "prep" => Self::Prep,
            "conj" => Self::Conj,
            "sub" => Self::Sub,
            "rel" => Self::Rel,
            "wh" => Self::Wh,
            "det" => Self::Det,
            "quant" => Self::Quant,
            "ord" => Self::Ord,
            "class" => Self::Class,
            "num" => Self::Num,
            "scale" => Self::Scale,
            "neg" => Self::Neg,
            "aux" => Self::Aux,
            "cop" => Self::Cop,
            "exist" => Self::Exist,
            "part" => Self::Part,
            "interj" => Self::Interj,
            _ => return None,
        })
    }
}

/// One entry: part of speech, the English that is printed, and its flags as they stand in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    pub(crate) pos: Pos,
    pub(crate) en: &'static str,
    pub(crate) flags: Flags,
}

/// The comma-separated flags of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags(pub(crate) &'static str);

impl Flags {
    /// Is the flag set?
    pub(crate) fn has(self, flag: &str) -> bool {
        self.0.split(',').any(|f| f == flag)
    }

    /// The value of `key=value`.
    pub(crate) fn value(self, key: &str) -> Option<&'static str> {
        self.0.split(',').find_map(|f| f.strip_prefix(key)?.strip_prefix('='))
    }
}

/// A row of `senses.tsv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sense {
    pub(crate) pos: Pos,
    pub(crate) condition: &'static str,
    pub(crate) en: &'static str,
    pub(crate) flags: Flags,
}

/// `FxHash`: the keys are the program's own, so speed is all that counts.
#[derive(Default)]
pub(crate) struct Fx(u64);

impl Hasher for Fx {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Set = HashSet<&'static str, BuildHasherDefault<Fx>>;
type Table<V> = HashMap<&'static str, V, BuildHasherDefault<Fx>>;

const NONE: u32 = u32::MAX;

/// Entries that share a key, as chains in one vector.
#[derive(Default)]
struct Chains {
    heads: Table<(u32, u32)>,
    nodes: Vec<(Entry, u32)>,
}

impl Chains {
    fn push(&mut self, key: &'static str, entry: Entry) {
        let index = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push((entry, NONE));
        let ends = self.heads.entry(key).or_insert((index, index));
        if ends.1 != index {
            self.nodes[ends.1 as usize].1 = index;
            ends.1 = index;
        }
    }

    fn get(&self, key: &str) -> impl Iterator<Item = &Entry> {
        let mut at = self.heads.get(key).map_or(NONE, |h| h.0);
        std::iter::from_fn(move || {
            let (entry, next) = self.nodes.get(at as usize)?;
            at = *next;
            Some(entry)
        })
    }
}

/// The whole lexicon.
pub(crate) struct Lexicon {
    words: Chains,
    phrases: Chains,
    senses: Table<Vec<Sense>>,
    verbs: Table<(&'static str, &'static str)>,
    nouns: Table<&'static str>,
    loans: Vec<(&'static str, &'static str, &'static str)>,
    demonyms: Table<&'static str>,
    genitives: Set,
    relations: Set,
    control: Set,
    definite: Vec<&'static str>,
    places: Table<&'static str>,
}

fn rows(file: &'static str) -> impl Iterator<Item = [&'static str; 5]> {
    file.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|line| {
        let mut row = [""; 5];
        for (slot, field) in row.iter_mut().zip(line.split('\t')) {
            *slot = field;
        }
        row
    })
}

impl Lexicon {
    /// Reads the embedded files. Rows that do not parse are skipped: a test reports them.
    pub(crate) fn load() -> Self {
        let mut this = Self {
            words: Chains::default(),
            phrases: Chains::default(),
            senses: Table::default(),
            verbs: Table::default(),
            nouns: Table::default(),
            loans: Vec::new(),
            demonyms: Table::default(),
            genitives: Set::default(),
            relations: Set::default(),
            control: Set::default(),
            definite: Vec::new(),
            places: Table::default(),
        };
        this.words.heads.reserve(16_000);
        this.words.nodes.reserve(20_000);
        for [id, pos, en, flags, _] in rows(include_str!("data/function.tsv")) {
            if let Some(pos) = Pos::parse(pos) {
                this.add(id, pos, en, flags);
            }
        }
        for (file, pos) in [
            (include_str!("data/verbs.tsv"), Pos::Verb),
            (include_str!("data/nouns.tsv"), Pos::Noun),
            (include_str!("data/adjectives.tsv"), Pos::Adj),
            (include_str!("data/adverbs.tsv"), Pos::Adv),
            (include_str!("data/acronyms.tsv"), Pos::Name),
        ] {
            for [id, en, flags, ..] in rows(file) {
                this.add(id, pos, en, flags);
            }
        }
        for [id, en, kind, adj, _] in rows(include_str!("data/names.tsv")) {
            this.add(id, Pos::Name, en, kind);
            if !adj.is_empty() && adj != "-" {
                this.demonyms.insert(en, adj);
            }
        }
        for [id, pos, en, flags, _] in rows(include_str!("data/phrases.tsv")) {
            if let Some(pos) = Pos::parse(pos) {
                this.add(id, pos, en, flags);
            }
        }
        for [id, pos, condition, en, flags] in rows(include_str!("data/senses.tsv")) {
            if let Some(pos) = Pos::parse(pos) {
                this.senses.entry(id).or_default().push(Sense { pos, condition, en, flags: Flags(flags) });
            }
        }
        this.definite.extend(rows(include_str!("data/definite.tsv")).map(|[word, ..]| word));
        this.places.extend(rows(include_str!("data/places.tsv")).map(|[id, en, ..]| (id, en)));
        this.relations.extend(rows(include_str!("data/relations.tsv")).map(|[id, ..]| id));
        this.control.extend(rows(include_str!("data/control.tsv")).map(|[en, ..]| en));
        this.genitives.extend(rows(include_str!("data/genitives.tsv")).map(|[id, ..]| id));
        this.verbs.extend(rows(include_str!("data/en_verbs.tsv")).map(|[base, past, part, ..]| (base, (past, part))));
        this.nouns.extend(rows(include_str!("data/en_nouns.tsv")).map(|[one, many, ..]| (one, many)));
        this.loans.extend(rows(include_str!("data/loans.tsv")).map(|[from, to, kind, ..]| (from, to, kind)));
        this
    }

    fn add(&mut self, id: &'static str, pos: Pos, en: &'static str, flags: &'static str) {
        let entry = Entry { id, pos, en, flags: Flags(flags) };
        match id.split_once(' ') {
            Some((first, _)) => self.phrases.push(first, entry),
            None => self.words.push(id, entry),
        }
    }

    /// Entries of one word as it is spelled here, function words first.
    pub(crate) fn word(&self, id: &str) -> impl Iterator<Item = &Entry> {
        self.words.get(id)
    }

    /// Phrases whose first word is this.
    pub(crate) fn phrases(&self, first: &str) -> impl Iterator<Item = &Entry> {
        self.phrases.get(first)
    }

    /// Sense rows of a word or phrase.
    pub(crate) fn senses(&self, id: &str) -> &[Sense] {
        self.senses.get(id).map_or(&[], Vec::as_slice)
    }

    /// Past and participle where they are irregular.
    pub(crate) fn irregular_verb(&self, base: &str) -> Option<(&'static str, &'static str)> {
        self.verbs.get(base).copied()
    }

    /// The plural where it is irregular.
    pub(crate) fn irregular_plural(&self, singular: &str) -> Option<&'static str> {
        self.nouns.get(singular).copied()
    }

    /// The adjective of a country or region (`Germany` → `German`).
    pub(crate) fn demonym(&self, name: &str) -> Option<&'static str> {
        self.demonyms.get(name).copied()
    }

    /// Is what follows this noun joined with `of`, as a part or a measure of it?
    pub(crate) fn genitive(&self, id: &str) -> bool {
        self.genitives.contains(id)
    }

    /// Does this noun say what someone is to someone else (`ayah`), so that a name after it is the other person?
    pub(crate) fn relational(&self, id: &str) -> bool {
        self.relations.contains(id)
    }

    /// Does this English verb take an object and an infinitive (`ask them to leave`)?
    pub(crate) fn controls(&self, verb: &str) -> bool {
        self.control.contains(verb)
    }

    /// Does the English name take `the` (`United States`, `Java Sea`)?
    pub(crate) fn definite(&self, name: &str) -> bool {
        self.definite.iter().any(|word| name.split(' ').any(|w| w == *word))
    }

    /// The English preposition of place before this Indonesian noun, where it is not `in`.
    pub(crate) fn place(&self, id: &str) -> Option<&'static str> {
        self.places.get(id).copied()
    }

    /// Loanword spelling rules: ending or letters, English, kind.
    pub(crate) fn loans(&self) -> &[(&'static str, &'static str, &'static str)] {
        &self.loans
    }
}
