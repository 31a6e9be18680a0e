//! `ringkas check`: audits an English text from anywhere against its Indonesian source.

use std::ffi::OsString;
use std::io::Write;
use std::ops::ControlFlow;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use super::context::Context;
use super::faults::caught;
use super::input::{Input, usage};
use super::lines;
use super::network::Fetcher;
use super::options::OutputOptions;
use super::ordered;
use super::output::Output;
use super::sink::{options, renderer};
use super::sources::{Task, Tasks};
use crate::config::Settings;
use crate::model::{Finding, Report, Severity, Source};
use crate::render::{Failure, Item, View};
use crate::{Error, Result, ingest, pipeline};

/// Audit any English text against its Indonesian source
///
/// Exit code 3 says that there are errors. With --format ndjson and - each line of standard input is
/// {"id":…,"source":"…","translation":"…"}, and each line of the result {"id":…,"findings":[…]}.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The Indonesian: a file, an address, or - for standard input
    #[arg(value_name = "SOURCE")]
    source: OsString,
    /// The English: a file, or - for standard input
    #[arg(value_name = "TRANSLATION")]
    translation: Option<OsString>,
    #[command(flatten)]
    output: OutputOptions,
}

/// Runs the command.
///
/// # Errors
/// An input that cannot be read, or an output that cannot be written.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    let (settings, messages) = context.settings(&[&args.output])?;
    let Some(translation) = &args.translation else {
        let ndjson = settings.format.is_some_and(|f| f.name == "ndjson");
        if args.source == "-" && ndjson {
            return pairs(&settings, &args.output);
        }
        let hint = "ringkas check SOURCE TRANSLATION, or ringkas check --format ndjson - for pairs on standard input";
        return Err(usage("there is no translation to check", hint));
    };
    if args.source == "-" && translation == "-" {
        return Err(usage("standard input is named twice", "it can be read once only"));
    }
    let english = english(&Input::new(translation))?;
    let fetcher = Fetcher::new(&settings, None);
    let task: Option<Task> = Tasks::of(vec![Input::new(&args.source)]).iter.next();
    let article = task.ok_or_else(|| usage("there is no source", "name a file"))?.article(&fetcher)?;
    let report = pipeline::check(article, &english);
    let mut out = Output::open(args.output.output.as_deref())?;
    let options = options(&settings, messages, View::Check, &out);
    let mut renderer = renderer(&settings, &args.output, options, "text")?;
    let written = renderer.item(&mut out, Item::Report(&report)).and_then(|()| renderer.end(&mut out));
    if let Err(e) = written {
        return Err(out.failed(e));
    }
    out.finish()?;
    Ok(if has_errors(&report.findings) { 3 } else { 0 })
}

/// The English text, whatever form its file has.
fn english(input: &Input) -> Result<String> {
    let article = input.read()?;
    let texts: Vec<&str> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
    Ok(texts.join("\n\n"))
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity == Severity::Error)
}

#[derive(Serialize)]
struct Found {
    id: Value,
    findings: Vec<Finding>,
}

/// Checks pair after pair from standard input, in order, on all processors.
fn pairs(settings: &Settings, output: &OutputOptions) -> Result<u8> {
    let mut out = Output::open(output.output.as_deref())?;
    let lines = lines::lines("-".as_ref()).filter(|l| !l.as_ref().is_ok_and(|(_, text)| text.trim().is_empty()));
    let (mut errors, mut failed, mut broken) = (false, false, None);
    ordered::on_threads(lines, ordered::threads(settings.jobs), checked, |result| {
        let written = match &result {
            Ok(found) => {
                errors |= has_errors(&found.findings);
                serde_json::to_writer(&mut out, found)
            }
            Err(failure) => {
                failed = true;
                serde_json::to_writer(&mut out, failure)
            }
        };
        match written.map_err(std::io::Error::from).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(e) => {
                broken = Some(out.failed(e));
                ControlFlow::Break(())
            }
        }
    });
    if let Some(error) = broken {
        return Err(error);
    }
    out.finish()?;
    Ok(match (failed, errors) {
        (true, _) => 1,
        (false, true) => 3,
        (false, false) => 0,
    })
}

/// The findings of one line, or why there are none.
fn checked(line: lines::Line) -> std::result::Result<Found, Failure> {
    let bad =
        |id: Value, input: String, problem: String| Failure::new(id, &Error::Input { input, problem, hint: None });
    let (place, line) = line.map_err(|(place, problem)| bad(Value::Null, place, problem))?;
    let mut object: serde_json::Map<String, Value> = serde_json::from_str(line.trim())
        .map_err(|e| bad(Value::Null, place.clone(), format!("is not a JSON object: {e}")))?;
    let id = object.remove("id").unwrap_or_default();
    let (Some(Value::String(source)), Some(Value::String(english))) =
        (object.remove("source"), object.remove("translation"))
    else {
        return Err(bad(id, place, "lacks a string source or translation".to_owned()));
    };
    let report = caught(&place, || Ok(pipeline::check(ingest::from_text(&source, Source::default()), &english)));
    match report {
        Ok(Report { findings, .. }) => Ok(Found { id, findings }),
        Err(error) => Err(Failure::new(id, &error)),
    }
}
