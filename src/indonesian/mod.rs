//! What is known about the Indonesian language, apart from any article: word lists and the rules that read them.

pub(crate) mod data;
pub mod language;
pub mod sentences;
