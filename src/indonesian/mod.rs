//! The language: what the stages know about Indonesian, as data and small readers of it.

pub mod affixes;
pub mod calendar;
pub(crate) mod data;
pub mod first_names;
pub mod keys;
pub mod language;
pub mod numerals;
pub mod offices;
pub mod persons;
pub mod sentences;
mod stops;
mod word;
pub mod wordclass;
pub mod words;
