//! The language: sentences, abbreviations, speech verbs, numerals, calendar, institutions, affixes.

pub mod affixes;
pub mod persons;
pub mod sentences;
pub mod wordclass;
pub mod words;
