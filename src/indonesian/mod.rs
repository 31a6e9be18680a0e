//! The language: word formation.

pub mod affixes;
