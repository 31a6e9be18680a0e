//! The language: sentences, abbreviations, speech verbs, numerals, calendar, institutions, affixes.

pub mod sentences;
