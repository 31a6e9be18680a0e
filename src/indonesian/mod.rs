//! The language: sentences, abbreviations, speech verbs, numerals, calendar, institutions, affixes.

pub mod affixes;
pub mod sentences;
