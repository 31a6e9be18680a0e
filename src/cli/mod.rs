//! Arguments, commands, messages. The only place that prints and that uses `anyhow`.
//! (First wiring: `inspect` and `batch --translate` in NDJSON, for the scorers.)

use std::io::{Read, Write};

use crate::model::Source;

/// Runs the command line and gives the exit code.
#[must_use]
pub fn run() -> u8 {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut out = std::io::stdout().lock();
    match args.first().map(String::as_str) {
        Some("inspect") => {
            for path in args.iter().skip(1).filter(|a| *a != "--format" && *a != "ndjson") {
                let Ok(article) = crate::ingest::read_file(std::path::Path::new(path)) else { return 1 };
                let report = crate::pipeline::inspect(article);
                let _ = writeln!(out, "{}", serde_json::to_string(&report).unwrap_or_default());
            }
            0
        }
        Some("batch") => {
            let engine = crate::offline::Engine::new();
            let mut lines = String::new();
            let _ = std::io::stdin().read_to_string(&mut lines);
            for line in lines.lines() {
                let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
                let text = value["text"].as_str().unwrap_or_default();
                let mut report = crate::pipeline::inspect(crate::ingest::from_text(text, Source::default()));
                report.id = Some(value["id"].clone());
                for paragraph in &mut report.paragraphs {
                    paragraph.english = Some(engine.translate(&paragraph.source.text));
                }
                let _ = writeln!(out, "{}", serde_json::to_string(&report).unwrap_or_default());
            }
            0
        }
        _ => 2,
    }
}
