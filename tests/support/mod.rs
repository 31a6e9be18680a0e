//! What the tests share: simulated servers and models, backends, the promises as assertions.
#![allow(dead_code, reason = "not every behaviour needs every helper")]
#![allow(unreachable_pub, missing_docs, reason = "a module of one test binary")]

pub mod asking;
pub mod backends;
pub mod command;
pub mod model;
pub mod pipeline;
pub mod promises;
pub mod server;
pub mod services;
pub mod tls;
