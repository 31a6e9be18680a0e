//! The language: number words and calendar.

pub mod calendar;
pub mod numerals;
