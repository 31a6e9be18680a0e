//! Checks: one file each, plain data in and findings out. What a check cannot judge it does not report.

pub mod attribution;
pub mod glossary;
pub mod quotes;
