//! `ringkas backends`: what there is, and `test` for one.

use std::io::Write;
use std::time::Instant;

use clap::{Args, Subcommand};
use owo_colors::OwoColorize;
use serde::Serialize;
use serde_json::json;

use super::context::Context;
use super::options::{BackendOptions, NetworkOptions, OutputOptions};
use super::output::Output;
use super::table;
use crate::config::{KeyNeed, Settings};
use crate::model::{Ask, Backend, Content, Outcome, Schema};
use crate::net::{Client, Planned};
use crate::{Error, Result, backend};

/// List the backends, or try one
///
/// The list says of each where it is, which model it uses, where its key comes from and whether that
/// is set. `backends test NAME` makes one small real call.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    output: OutputOptions,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make one small real call and report latency, model and usage
    Test(TestArguments),
}

#[derive(Debug, Args)]
struct TestArguments {
    /// The backend
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    backend: BackendOptions,
    #[command(flatten)]
    network: NetworkOptions,
    #[command(flatten)]
    output: OutputOptions,
}

/// Runs the command.
///
/// # Errors
/// The configuration does not make sense, or the backend does not answer.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    match &args.action {
        Some(Action::Test(test)) => try_one(test, context),
        None => list(&args.output, context),
    }
}

#[derive(Serialize)]
struct Row {
    name: String,
    kind: Option<&'static str>,
    base_url: String,
    model: String,
    key: Option<String>,
    key_set: Option<bool>,
    description: String,
}

fn list(output: &OutputOptions, context: &Context) -> Result<u8> {
    let (settings, messages) = context.settings(&[output])?;
    let catalogue = &settings.catalogue;
    let names: Vec<String> = catalogue.names().into_iter().map(str::to_owned).collect();
    let rows = names.iter().map(|name| row(&settings, name)).collect::<Result<Vec<_>>>()?;
    if settings.format.is_some_and(|f| f.name == "json") {
        return table::document(output, &json!({ "schema": "ringkas/backends/1", "backends": rows }));
    }
    if settings.format.is_some_and(|f| f.name == "ndjson") {
        return table::objects(output, &rows);
    }
    let mut header = vec!["name", "kind", "address", "model", "key"];
    if messages.verbose > 0 {
        header.push("what it is");
    }
    let cells = |r: &Row| {
        let key = match (&r.key, r.key_set) {
            (None, _) => String::new(),
            (Some(name), Some(true)) => format!("{name} (set)"),
            (Some(name), Some(false)) => format!("{name} (not set)"),
            (Some(name), None) => name.clone(),
        };
        let kind = r.kind.unwrap_or("?").to_owned();
        let mut cells = vec![r.name.clone(), kind, r.base_url.clone(), r.model.clone(), key, r.description.clone()];
        cells.truncate(header.len());
        cells
    };
    table::print(output, &header, &rows.iter().map(cells).collect::<Vec<_>>())
}

fn row(settings: &Settings, name: &str) -> Result<Row> {
    let facts = settings.catalogue.facts(name)?;
    let (need, key) = settings.catalogue.key(name)?;
    let key = key.filter(|_| need != KeyNeed::None);
    // A key command is not run only to fill in a table.
    let set =
        key.as_ref().filter(|k| *k != "api_key_command").map(|k| std::env::var_os(k).is_some_and(|v| !v.is_empty()));
    Ok(Row {
        name: name.to_owned(),
        kind: facts.kind,
        base_url: facts.base_url,
        model: facts.model,
        key,
        key_set: set,
        description: settings.catalogue.description(name).unwrap_or_default().to_owned(),
    })
}

fn try_one(args: &TestArguments, context: &Context) -> Result<u8> {
    let mut chosen = args.backend.clone();
    chosen.choose(&args.name);
    let (settings, _) = context.settings(&[&chosen, &args.network, &args.output])?;
    let mut backend = settings.roles()?.translator;
    let mut out = Output::open(args.output.output.as_deref())?;
    let Some(codec) = backend::codec(backend.kind) else {
        let written = writeln!(out, "{}: built in, nothing to call", backend.name);
        written.map_err(|e| out.failed(e))?;
        out.finish()?;
        return Ok(0);
    };
    settings.catalogue.unlock(&mut backend)?;
    // An answer from the cache would prove nothing.
    // Nor would an hour of retries: the user is waiting to hear what is wrong.
    let options = crate::net::Options {
        cache: None,
        max_attempts: 2,
        ..super::network::options(&settings, args.network.trace.clone())
    };
    let ask = question(&backend);
    let planned = Planned { input_tokens: 100, output_tokens: 50 };
    let started = Instant::now();
    let (outcome, usage) = super::network::runtime()?.block_on(async {
        let client = Client::new(&options)?;
        let answer = client.ask(&backend, codec, &ask, planned).await?;
        Ok::<_, Error>((answer.outcome, client.usage()))
    })?;
    let elapsed = started.elapsed();
    let answer = answer(&backend, outcome)?;
    if settings.format.is_some_and(|f| f.name == "json" || f.name == "ndjson") {
        let report = json!({
            "schema": "ringkas/backend-test/1", "name": backend.name, "base_url": backend.base_url,
            "model": backend.model, "milliseconds": u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX),
            "answer": answer, "usage": usage,
        });
        return table::document(&args.output, &report);
    }
    let model = if backend.model.is_empty() { String::new() } else { format!(" with {}", backend.model) };
    let spent = match (usage.input_tokens + usage.output_tokens, usage.characters) {
        (0, 0) => "usage not told".to_owned(),
        (0, characters) => format!("{characters} characters"),
        _ => format!("{} tokens in, {} out", usage.input_tokens, usage.output_tokens),
    };
    let usd = usage.usd.map_or(String::new(), |usd| format!(", US$ {usd:.6}"));
    let (_, color) = out.manners(settings.color);
    let ok = if color { "works".green().to_string() } else { "works".to_owned() };
    let written = writeln!(
        out,
        "{}{model} {ok}: {:.0} ms, {spent}{usd}\nIt translates Selamat pagi as: {answer}",
        backend.name,
        elapsed.as_secs_f64() * 1000.0,
    );
    written.map_err(|e| out.failed(e))?;
    out.finish()?;
    Ok(0)
}

/// The smallest question that shows that address, key, model and answers work.
fn question(backend: &Backend) -> Ask {
    const GREETING: &str = "Selamat pagi";
    if !backend.kind.is_language_model() {
        return Ask::Texts { texts: vec![GREETING.to_owned()], markup: false, context: None, glossary: Vec::new() };
    }
    let schema = json!({
        "type": "object", "properties": {"english": {"type": "string"}}, "required": ["english"],
        "additionalProperties": false,
    });
    Ask::Chat {
        system: "Translate the member indonesian of the user's JSON object into English. Answer with one JSON object:"
            .to_owned(),
        form: "{\"english\":\"…\"}".to_owned(),
        user: json!({ "indonesian": GREETING }).to_string(),
        schema: Some(std::sync::Arc::new(Schema { name: "greeting".to_owned(), json: schema })),
        // Room for models that think first.
        max_output_tokens: backend.max_output_tokens.min(1024),
    }
}

fn answer(backend: &Backend, outcome: Outcome) -> Result<String> {
    let fail = |message: String| Error::Backend { backend: backend.name.clone(), message, hint: None };
    match outcome {
        Outcome::Answer { content: Content::Texts(texts), .. } => Ok(texts.join(" ")),
        Outcome::Answer { content: Content::Text(text), .. } => {
            let english = backend::answer::json_object(&text, &[]);
            let english = english.as_ref().and_then(|object| object.get("english")).and_then(|e| e.as_str());
            english.map(str::to_owned).ok_or_else(|| fail("answered, but not as it was asked to".to_owned()))
        }
        Outcome::Truncated { .. } => Err(fail("its answer was cut off".to_owned())),
        Outcome::Refused { reason, .. } => Err(fail(format!("refused: {reason}"))),
        Outcome::Overflow { .. } => Err(fail("its context window is too small for one sentence".to_owned())),
        Outcome::Fault(fault) => Err(fail(fault.message)),
    }
}
