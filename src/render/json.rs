//! One JSON document: `{"schema":"ringkas/…/1","articles":[…]}`, written article by article.

use std::io::{self, Write};

use super::{Item, Options, Renderer};

/// The renderer.
pub(super) struct Json {
    schema: String,
    begun: bool,
}

impl Json {
    pub(super) fn new(options: &Options) -> Self {
        Self { schema: format!("ringkas/{}/1", options.view.name()), begun: false }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.begun {
            return out.write_all(b",\n");
        }
        self.begun = true;
        writeln!(out, "{{\"schema\":\"{}\",\"articles\":[", self.schema)
    }
}

impl Renderer for Json {
    fn item(&mut self, out: &mut dyn Write, item: Item<'_>) -> io::Result<()> {
        self.begin(out)?;
        object(out, item)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begin(out)?;
        }
        out.write_all(b"\n]}\n")
    }
}

/// One article, or why there is none, as one JSON object on one line.
pub(super) fn object(out: &mut dyn Write, item: Item<'_>) -> io::Result<()> {
    // The serialiser writes a few bytes at a time; a buffer of a known type takes them without a call.
    let mut out = io::BufWriter::new(out);
    match item {
        Item::Report(report) => serde_json::to_writer(&mut out, report)?,
        Item::Failure(failure) => serde_json::to_writer(&mut out, failure)?,
    }
    out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok(())
}
