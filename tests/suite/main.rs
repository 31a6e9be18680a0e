//! Behaviour of the whole, one file a subject, in one binary so that it is linked once.

#[path = "../support/mod.rs"]
mod support;

mod articles;
mod attribution;
mod boilerplate;
mod budget;
mod check_pairs;
mod cli_batch;
mod cli_check;
mod cli_network;
mod cli_output;
mod cli_usage;
mod config_layers;
mod dates;
mod dialects;
mod faults;
mod figures;
mod glossaries;
mod house;
mod ingest;
mod kill;
mod learning;
mod lexicon;
mod machine_translation;
mod misbehaviour;
mod net_budget;
mod net_cache;
mod net_fetch;
mod net_flight;
mod net_retry;
mod net_routes;
mod net_secrets;
mod net_storm;
mod offline_promises;
mod offline_transfer;
mod offline_words;
mod outcomes;
mod protocols;
mod quotes;
mod render_views;
mod resume;
mod sentences;
mod speakers;
