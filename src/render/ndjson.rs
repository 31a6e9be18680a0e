//! One JSON object a line.

use std::io::{self, Write};

use super::json::object;
use super::{Item, Renderer};

/// The renderer.
pub(super) struct Ndjson;

impl Renderer for Ndjson {
    fn item(&mut self, out: &mut dyn Write, item: Item<'_>) -> io::Result<()> {
        object(out, item)?;
        out.write_all(b"\n")
    }
}
