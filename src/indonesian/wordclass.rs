//! What is known about single words where speakers and names are read: one table of flags from the word lists in
//! `data/`, by the key of the word.

use std::sync::LazyLock;

use super::keys::{KeyMap, KeyTable, key};

/// Classes of one word; a word may have several, the context decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u64);

macro_rules! classes {
    ($($name:ident = $label:literal, $bit:literal, $doc:literal;)*) => {
        impl Flags {
            $(#[doc = $doc] pub const $name: Self = Self(1 << $bit);)*

            /// The class that the word lists call by `label`.
            #[must_use]
            pub fn from_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    CUE = "cue", 0, "Bare stem used after a quotation (`kata`, `ujar`).";
    SAY = "say", 1, "Verb of saying before its words (`mengatakan`).";
    JUDGE = "judge", 2, "Verb of naming or judging (`menyebut`).";
    WRITE = "write", 3, "Verb whose subject is the text itself (`bertuliskan`).";
    SOURCE = "source", 4, "Word before the one whose view it is (`menurut`).";
    MEDIUM = "medium", 5, "Verb whose complement is the medium (`dilansir`).";
    TITLE = "title", 6, "Office or profession before a name.";
    RANK = "rank", 7, "Military, police or court rank.";
    ADDRESS = "address", 8, "Form of address (`Pak`).";
    DEGREE = "degree", 9, "Academic degree.";
    MODIFIER = "modifier", 10, "Goes on a title (`Utama`).";
    PERSON = "person", 11, "Noun for one human being.";
    GROUP = "group", 12, "Noun for several people.";
    INSTITUTION = "institution", 13, "Noun or acronym for a body that speaks.";
    DOCUMENT = "document", 14, "Noun for a text that speaks.";
    SIGN = "sign", 15, "Thing on which words are written.";
    ACCOUNT = "account", 16, "Account in social media.";
    STOP = "stop", 17, "Ends the phrase that names a speaker.";
    PREPOSITION = "preposition", 18, "Governs the noun after it.";
    CONJUNCTION = "conjunction", 19, "Starts a new clause.";
    PRONOUN = "pronoun", 20, "Third person.";
    FIRST = "first", 21, "First person.";
    DEMONSTRATIVE = "demonstrative", 22, "Closes a description that points back (`itu`).";
    INDEFINITE = "indefinite", 23, "Introduces someone new (`seorang`).";
    CLAUSE = "clause", 24, "Tells a statement from a term.";
    ORDINARY = "ordinary", 25, "Sentence-initial word that is no name.";
    DAY = "day", 26, "Day of the week.";
    MONTH = "month", 27, "Month or time zone.";
    WORK = "work", 28, "Kind of work that bears a title (`film`).";
    NAMING = "naming", 29, "Word of naming (`berjudul`).";
    PARTY = "party", 31, "One whom a case is about and who seldom speaks (`korban`).";
    KIN = "kin", 32, "Relation to somebody: a name after it is that other one's (`istri Budi`).";
    REACT = "react", 33, "What a person does before answering (`tersenyum`).";
    FEMALE = "female", 34, "Word for a woman (`perempuan`, `Hj`).";
    MALE = "male", 35, "Word for a man (`pria`, `suami`).";
    REPLY = "reply", 36, "Verb of answering: the speaker is not the one who spoke before (`jawab`).";
    ASK = "ask", 37, "Verb of asking (`tanya`).";
    AUTHOR = "author", 38, "Verb of writing, sending, putting up: its subject is the author of its object.";
    COMPANY = "company", 39, "Word that heads the name of a company, or that means one (`PT`, `perusahaan`).";
    SOCIETY = "society", 40, "Word that heads the name of a body of people, or that means one (`yayasan`, `lembaga`).";
    PLATFORM = "platform", 41, "Service on which people write, never one of them (`WhatsApp`).";
    PRESENTS = "presents", 42, "Verb that brings somebody on (`tampak`, `hadir`).";
    NICK = "nick", 43, "Word before another name of somebody (`disapa`, `alias`).";
    SHORT = "short", 44, "Cut short with a full stop, part of a name or a title (`Moh`, `Plt`).";
    REPORT = "report", 46, "Text that states by itself, whoever wrote it (`studi itu menyimpulkan`).";
    PART = "part", 47, "Part of a text (`pasal`, `butir`).";
    SITE = "site", 45, "Noun before the name of a place (`Masjid Istiqlal`).";
    AREA = "area", 48, "Administrative area before its name (`Kabupaten Siak`).";
    NOUN = "noun", 49, "Noun that has the form of a verb (`menara`).";
    OFFICE_OF = "officeof", 50, "Office that is often told with a club or a firm (`pelatih Persib`).";
    DIES = "dies", 51, "Verb of dying (`wafat`).";
    FINDS = "finds", 52, "Verb of coming upon a text, which then speaks (`membaca`, `beredar`).";
    WORDS = "words", 53, "Noun for what somebody said (`pengakuan Budi`).";
    GIVEN = "given", 54, "Title that is a first name too (`Imam Subakir`).";
    YOUNG = "young", 55, "Somebody of no great age (`remaja`).";
    OLD = "old", 56, "Somebody of a great age (`kakek`).";
    KIND = "kind", 57, "Noun before the name of a language, a people, a storm (`bahasa Bugis`), which is nobody's.";
    PLACE = "place", 30, "Word of a place name.";
}

impl Flags {
    /// Any of the two.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word has any class of `other`.
    #[inline]
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is known about the word.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The word lists, each with the class of entries that name none.
const LISTS: [(&str, &str, Flags); 7] = [
    ("speech_verbs.tsv", include_str!("data/speech_verbs.tsv"), Flags(0)),
    ("titles.tsv", include_str!("data/titles.tsv"), Flags(0)),
    ("roles.tsv", include_str!("data/roles.tsv"), Flags(0)),
    ("function_words.tsv", include_str!("data/function_words.tsv"), Flags(0)),
    ("term_words.tsv", include_str!("data/term_words.tsv"), Flags(0)),
    ("nouns.tsv", include_str!("data/nouns.tsv"), Flags::NOUN),
    ("places.tsv", include_str!("data/places.tsv"), Flags::PLACE),
];

/// The classes of every listed word.
pub(super) static TABLE: LazyLock<KeyTable<Flags>> = LazyLock::new(|| {
    let mut classes = KeyMap::default();
    for (_, list, default) in LISTS {
        for line in list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let (word, labels) = line.split_once('\t').unwrap_or((line, ""));
            let flags = labels.split(',').filter_map(Flags::from_label).fold(default, Flags::or);
            let entry: &mut Flags = classes.entry(key(word)).or_default();
            *entry = entry.or(flags);
        }
    }
    KeyTable::new(&classes)
});

/// The classes of the word with this [`key`]; none where it stands in no list.
#[must_use]
pub fn flags(key: u64) -> Flags {
    TABLE.get(key)
}

/// Every bare cue stem, for reading misspelt ones.
pub fn cue_stems() -> impl Iterator<Item = &'static str> {
    LISTS[0]
        .1
        .lines()
        .filter_map(|l| l.split_once('\t'))
        .filter(|(w, c)| !w.starts_with('#') && c.starts_with("cue"))
        .map(|(w, _)| w)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_without_doubles_and_name_known_classes() {
        for (name, list, default) in LISTS {
            assert!(list.starts_with("# "), "{name} has no header");
            let entries: Vec<&str> = list.lines().filter(|l| !l.starts_with('#')).collect();
            for pair in entries.windows(2) {
                let word = |line: &'static str| line.split('\t').next().unwrap_or_default();
                assert!(word(pair[0]) < word(pair[1]), "{name}: {} before {}", pair[0], pair[1]);
            }
            for line in entries {
                match line.split_once('\t') {
                    Some((_, classes)) => {
                        for class in classes.split(',') {
                            assert!(Flags::from_label(class).is_some(), "{name}: {line}");
                        }
                    }
                    None => assert!(!default.is_empty(), "{name}: {line}"),
                }
            }
        }
    }

    #[test]
    fn a_word_has_its_classes_in_any_case() {
        assert!(flags(key("Kata")).any(Flags::CUE));
        assert!(!flags(key("kota")).any(Flags::CUE));
    }
}
