//! The language: what the stages know about Indonesian, as data and small readers of it.

pub mod affixes;
pub mod persons;
pub mod sentences;
pub mod wordclass;
pub mod words;
