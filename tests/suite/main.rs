//! Behaviour of the whole, one file a subject, in one binary so that it is linked once.

#[path = "../support/mod.rs"]
mod support;

mod house;
mod lexicon;
mod misbehaviour;
mod net_budget;
mod net_cache;
mod net_retry;
mod offline_promises;
mod offline_transfer;
mod protocols;
mod resume;
