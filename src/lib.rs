//! Indonesian articles to English whose quotations can be trusted: the library behind the `ringkas` command.
//!
//! The modules are in the order in which an article passes through them; dependencies point downward only (`DESIGN`:
//! `cli -> pipeline -> stages -> backend, net -> indonesian, model -> error`).

pub mod alone;
pub mod assemble;
pub mod audit;
pub mod backend;
pub mod brief;
mod bytes;
pub mod caller;
pub mod check;
pub mod clean;
pub mod cli;
pub mod config;
pub mod desk;
pub mod dispatch;
pub mod error;
pub mod figures;
pub mod forecast;
pub mod indonesian;
pub mod ingest;
pub mod job;
pub mod model;
pub mod net;
pub mod offline;
pub mod pipeline;
pub mod plan;
pub mod quotes;
pub mod reduce;
pub mod render;
pub mod service;
pub mod summarize;
pub mod translate;
pub mod writer;

pub use error::{Error, Result};
