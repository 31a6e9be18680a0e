//! What the tests share: simulated servers and models, backends, the promises as assertions.
#![allow(dead_code, reason = "not every behaviour needs every helper")]

pub mod backends;
pub mod model;
pub mod promises;
