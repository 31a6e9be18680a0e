//! The stages by name and in order; nothing else knows them all.

use crate::caller::Caller;
use crate::check::quotes::{Doubt, Pair, doubts};
use crate::forecast::{counter, planned, within_budget};
use crate::indonesian::language;
pub use crate::job::{Job, Strategy, Want};
use crate::model::{Analysis, Article, BackendNames, CheckKind, Draft, Finding, Omitted, QuoteId, Report, Severity};
use crate::net::{Cache, Client};
use crate::offline::{Engine, Options};
use crate::plan::glossary::built_in;
use crate::plan::material::Material;
use crate::plan::tokens::Counter;
use crate::writer::Writer;
use crate::{Result, alone, assemble, audit, backend, brief, clean, figures, quotes, service, summarize, translate};

/// What is going on, for a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A stage begins.
    Stage(&'static str),
}

/// Reads everything that the analysis can tell about an article: quotations, terms, figures, dates, names, notes.
/// Needs no backend, no tokenizer and no network.
#[must_use]
pub fn analyse(article: &Article) -> Analysis {
    let words = figures::names::words(article);
    let names = figures::names::read(article, &words);
    let foreign = !language::looks_indonesian(words.iter().flatten());
    let (figures, dates, of_dates) = figures::read(article, &words);
    let (quotes, terms, mut notes) = quotes::read(article, &names, words);
    notes.extend(of_dates);
    if foreign {
        // It is worked on all the same.
        notes.push(Finding::new(CheckKind::Language, Severity::Warning, "the text does not read as Indonesian"));
    }
    Analysis { quotes, terms, figures, dates, names, notes }
}

/// Adds a note on the words of an article that the built-in engine does not know.
pub fn note_unknown_words(report: &mut Report) {
    let engine = Engine::shared();
    let content = report.paragraphs.iter().filter(|p| p.source.is_content());
    let words = content.flat_map(|p| engine.translate_with(&p.source.text, &Options::default()).unknown).collect();
    report.findings.extend(translate::unknown_words(words));
}

/// The report of `inspect`.
#[must_use]
pub fn inspect(article: Article) -> Report {
    let analysis = analyse(&article);
    Report::of(article, analysis)
}

/// The report of `plan`: what the job would send, with tokens by paragraph. Nothing is sent and no key is needed.
///
/// # Errors
/// An encoding that does not exist.
pub fn plan(article: Article, job: &Job) -> Result<Report> {
    plan_with(article, job, None)
}

/// The same with what earlier answers taught about the tokens of a model, as a run with that cache would count.
///
/// # Errors
/// As [`plan`].
pub fn plan_with(article: Article, job: &Job, cache: Option<&Cache>) -> Result<Report> {
    let analysis = analyse(&article);
    let glossary = glossary(&article, job);
    let plan = planned(&Material::new(&article, &analysis, &glossary, job.words), job, cache)?;
    let mut report = Report::of(article, analysis);
    report.plan = Some(plan);
    report.backend = Some(names(job));
    count_tokens(&mut report, counter(&job.summarizer, cache)?);
    Ok(report)
}

/// Built-in terms that go with an article at most: each costs tokens.
const BUILT_IN: usize = 6;

/// The user's terms, and for backends that take any, a few acronyms that the article does not spell out.
fn glossary(article: &Article, job: &Job) -> Vec<(String, String)> {
    let mut terms = job.glossary.clone();
    if job.needs_network() {
        let text: String = article.content().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
        let known = |id: &str| terms.iter().any(|(t, _)| t == id);
        let built_in: Vec<_> = built_in(&text, BUILT_IN).into_iter().filter(|(id, _)| !known(id)).collect();
        terms.extend(built_in);
    }
    terms
}

/// Fills in the tokens of every paragraph.
pub fn count_tokens(report: &mut Report, counter: Counter) {
    for paragraph in &mut report.paragraphs {
        paragraph.tokens = usize::try_from(counter.count(&paragraph.source.text)).ok();
    }
}

/// Does the job for one article.
///
/// # Errors
/// What stops the job: budget, configuration, network, a backend that gives nothing usable, interruption.
pub async fn run(article: Article, job: &Job, client: Option<&Client>, progress: &dyn Fn(Progress)) -> Result<Report> {
    run_with(article, job, client.map(Caller::new).as_ref(), progress).await
}

/// The same with a way to the network that the caller has made.
///
/// # Errors
/// As [`run`].
pub async fn run_with(
    article: Article,
    job: &Job,
    client: Option<&Caller<'_>>,
    progress: &dyn Fn(Progress),
) -> Result<Report> {
    let analysis = analyse(&article);
    let engine = Engine::shared();
    let glossary = glossary(&article, job);
    let material = within_budget(Material::new(&article, &analysis, &glossary, job.words), job, client)?;
    let mut draft = if let (Strategy::Brief, Some(client)) = (job.strategy(), client) {
        progress(Progress::Stage("brief"));
        brief::brief(&Writer::new(&material, &job.summarizer, client)?).await?
    } else {
        progress(Progress::Stage("translate"));
        translated(&material, engine, job, client).await?
    };
    if !backend::is_offline(&job.translator)
        && let Some(client) = client
    {
        believe(&mut draft, &material, engine, job, client).await?;
        clean::quotations(&mut draft, &material);
    }
    if job.want == Want::Summary && job.strategy() == Strategy::Full {
        progress(Progress::Stage("summarize"));
        match client.filter(|_| job.summarizer.kind.is_language_model()) {
            Some(client) => {
                summarize::with_model(&mut draft, &Writer::new(&material, &job.summarizer, client)?).await?;
            }
            None => summarize::extract(&mut draft, &material),
        }
    }
    draft.omitted.extend(
        material
            .left_out()
            .iter()
            .map(|id| Omitted { paragraph: *id, reason: "left out to stay within the budget".to_owned() }),
    );
    progress(Progress::Stage("check"));
    let mut report = assemble::report(article, analysis, draft, job.want == Want::Summary);
    audit::report(&mut report, &job.glossary);
    report.usage = Some(client.map(Caller::usage).unwrap_or_default());
    report.backend = Some(names(job));
    Ok(report)
}

/// The full translation by whichever translator the job names.
async fn translated(material: &Material<'_>, engine: &Engine, job: &Job, client: Option<&Caller<'_>>) -> Result<Draft> {
    let Some(client) = client.filter(|_| !backend::is_offline(&job.translator)) else {
        return Ok(translate::offline(material, engine));
    };
    if job.translator.kind.is_language_model() {
        return translate::with_model(&Writer::new(material, &job.translator, client)?).await;
    }
    service::translate(material, &job.translator, client).await
}

/// Compares every quotation's English with a gist of its source and has the doubtful ones translated by themselves;
/// what is still doubtful then is `altered`, with a finding.
async fn believe(
    draft: &mut Draft,
    material: &Material<'_>,
    engine: &Engine,
    job: &Job,
    client: &Caller<'_>,
) -> Result<()> {
    // The sources do not change: their gists serve before and after the repair.
    let gists = gists(draft, material, engine);
    let first = doubtful(draft, &gists);
    if first.is_empty() {
        return Ok(());
    }
    let ids: Vec<QuoteId> = first.iter().map(|(id, _)| *id).collect();
    if job.translator.kind.is_language_model() {
        let why = "its first English did not match its words";
        alone::alone(draft, &Writer::new(material, &job.translator, client)?, &ids, why).await?;
    }
    for (id, doubt) in doubtful(draft, &gists) {
        let Some(quote) = material.quote(id) else { continue };
        let message = match doubt {
            Doubt::Swapped(other) => format!("the English of {id} reads like that of {other}"),
            Doubt::Unrelated => format!("the English of {id} shares no word with a gist of its source"),
        };
        if let Some(english) = draft.quotes.get_mut(&id) {
            english.status = crate::model::QuoteStatus::Altered;
            let finding = Finding::new(CheckKind::Quote, Severity::Warning, message).at(quote.paragraph);
            draft.findings.push(finding.with_source(&quote.text).with_english(&english.text));
        }
    }
    Ok(())
}

/// A gist of the source of every quotation that has an entry in the draft.
fn gists(draft: &Draft, material: &Material<'_>, engine: &Engine) -> Vec<(QuoteId, String)> {
    draft.quotes.keys().filter_map(|id| Some((*id, engine.translate(&material.quote(*id)?.text)))).collect()
}

/// The quotations with English that is not believed.
fn doubtful(draft: &Draft, gists: &[(QuoteId, String)]) -> Vec<(QuoteId, Doubt)> {
    let pairs: Vec<Pair<'_>> = gists
        .iter()
        .map(|(id, gist)| Pair { id: *id, gist, english: &draft.quotes[id].text })
        .filter(|pair| !pair.english.is_empty())
        .collect();
    doubts(&pairs)
}

fn names(job: &Job) -> BackendNames {
    let model = [&job.summarizer, &job.translator].into_iter().map(|b| &b.model).find(|m| !m.is_empty());
    BackendNames {
        translator: job.translator.name.clone(),
        summarizer: job.summarizer.name.clone(),
        model: model.cloned().unwrap_or_default(),
    }
}

/// The report of `check`: the source's analysis and what the checks say of an English text, from any tool or person.
#[must_use]
pub fn check(source: Article, english: &str) -> Report {
    let findings = audit::translation(&source, english);
    let mut report = inspect(source);
    report.findings.extend(findings);
    report
}
