//! The stages by name and in order; nothing else knows them all.

use crate::check::quotes::{Doubt, Pair, doubts};
use crate::model::{Analysis, Article, Backend, BackendNames, CheckKind, Draft, Finding, QuoteId, Report, Severity};
use crate::net::Client;
use crate::offline::Engine;
use crate::plan::material::Material;
use crate::plan::tokens::Counter;
use crate::{Result, assemble, audit, backend, figures, quotes, summarize, translate};

/// What is wanted of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A summary with preserved quotations.
    Summary,
    /// A full translation.
    Translation,
    /// The quotations in English.
    Quotes,
}

/// How a summary is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strategy {
    /// `Brief` where a language model summarises, else `Full`.
    #[default]
    Auto,
    /// Straight from the Indonesian.
    Brief,
    /// Translate everything, then summarise the English.
    Full,
}

/// One job: what is wanted and from whom.
#[derive(Clone, Debug)]
pub struct Job {
    /// Who translates.
    pub translator: Backend,
    /// Who summarises.
    pub summarizer: Backend,
    /// What is wanted.
    pub want: Want,
    /// Length of the summary in words.
    pub words: usize,
    /// How the summary is made.
    pub strategy: Strategy,
    /// Terms (Indonesian, English) to be used.
    pub glossary: Vec<(String, String)>,
    /// Whether to leave out the least central paragraphs rather than break the budget.
    pub fit: bool,
    /// Tokens for the whole job.
    pub budget_tokens: Option<u64>,
    /// US dollars for the whole job.
    pub max_cost_usd: Option<f64>,
    /// Whether every paragraph is wanted in English beside a summary.
    pub bilingual: bool,
}

impl Job {
    /// The strategy that will be taken: `Brief` or `Full`, never `Auto`.
    #[must_use]
    pub fn strategy(&self) -> Strategy {
        let models = self.summarizer.kind.is_language_model() && self.translator.kind.is_language_model();
        match self.strategy {
            Strategy::Auto | Strategy::Brief if models && self.want == Want::Summary && !self.bilingual => {
                Strategy::Brief
            }
            _ => Strategy::Full,
        }
    }

    /// Whether anything is sent at all.
    #[must_use]
    pub fn needs_network(&self) -> bool {
        let summarizes = self.want == Want::Summary && !backend::is_offline(&self.summarizer);
        summarizes || !backend::is_offline(&self.translator)
    }
}

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
    let names = figures::names::read(article);
    let (quotes, terms, mut notes) = quotes::read(article, &names);
    let (figures, dates, more) = figures::read(article);
    notes.extend(more);
    Analysis { quotes, terms, figures, dates, names, notes }
}

/// The report of `inspect`.
#[must_use]
pub fn inspect(article: Article) -> Report {
    let analysis = analyse(&article);
    Report::of(article, analysis)
}

/// Does the job for one article.
///
/// # Errors
/// What stops the job: budget, configuration, network, a backend that gives nothing usable, interruption.
pub async fn run(article: Article, job: &Job, client: Option<&Client>, progress: &dyn Fn(Progress)) -> Result<Report> {
    let analysis = analyse(&article);
    let engine = Engine::new();
    let material = Material::new(&article, &analysis, &job.glossary, job.words);
    let mut draft = match (job.strategy(), client) {
        (Strategy::Brief, Some(client)) => {
            progress(Progress::Stage("brief"));
            summarize::brief(&material, &job.summarizer, client, counter(&job.summarizer)?).await?
        }
        _ => {
            progress(Progress::Stage("translate"));
            translated(&material, &engine, job, client).await?
        }
    };
    if !backend::is_offline(&job.translator)
        && let Some(client) = client
    {
        believe(&mut draft, &material, &engine, job, client).await?;
    }
    if job.want == Want::Summary && job.strategy() == Strategy::Full {
        progress(Progress::Stage("summarize"));
        match client.filter(|_| job.summarizer.kind.is_language_model()) {
            Some(client) => {
                summarize::with_model(&mut draft, &material, &job.summarizer, client, counter(&job.summarizer)?)
                    .await?;
            }
            None => summarize::extract(&mut draft, &material),
        }
    }
    progress(Progress::Stage("check"));
    let mut report = assemble::report(article, analysis, draft, job.want == Want::Summary);
    audit::report(&mut report);
    report.usage = Some(client.map(Client::usage).unwrap_or_default());
    report.backend = Some(names(job));
    Ok(report)
}

/// The full translation by whichever translator the job names.
async fn translated(material: &Material<'_>, engine: &Engine, job: &Job, client: Option<&Client>) -> Result<Draft> {
    let Some(client) = client.filter(|_| !backend::is_offline(&job.translator)) else {
        return Ok(translate::offline(material, engine));
    };
    if job.translator.kind.is_language_model() {
        return translate::with_model(material, &job.translator, client, counter(&job.translator)?).await;
    }
    translate::with_service(material, &job.translator, client).await
}

/// Compares every quotation's English with a gist of its source and has the doubtful ones translated by themselves;
/// what is still doubtful then is `altered`, with a finding.
async fn believe(
    draft: &mut Draft,
    material: &Material<'_>,
    engine: &Engine,
    job: &Job,
    client: &Client,
) -> Result<()> {
    let first = doubtful(draft, material, engine);
    if first.is_empty() {
        return Ok(());
    }
    let ids: Vec<QuoteId> = first.iter().map(|(id, _)| *id).collect();
    if job.translator.kind.is_language_model() {
        let why = "its first English did not match its words";
        summarize::alone(draft, material, &job.translator, client, counter(&job.translator)?, &ids, why).await?;
    }
    for (id, doubt) in doubtful(draft, material, engine) {
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

fn doubtful(draft: &Draft, material: &Material<'_>, engine: &Engine) -> Vec<(QuoteId, Doubt)> {
    let gists: Vec<(QuoteId, String)> = draft
        .quotes
        .iter()
        .filter(|(_, q)| !q.text.is_empty())
        .filter_map(|(id, _)| Some((*id, engine.translate(&material.quote(*id)?.text))))
        .collect();
    let pairs: Vec<Pair<'_>> =
        gists.iter().map(|(id, gist)| Pair { id: *id, gist, english: &draft.quotes[id].text }).collect();
    doubts(&pairs)
}

fn counter(backend: &Backend) -> Result<Counter> {
    Counter::new(&backend.model, backend.encoding.as_deref())
}

fn names(job: &Job) -> BackendNames {
    let model = [&job.summarizer, &job.translator].into_iter().map(|b| &b.model).find(|m| !m.is_empty());
    BackendNames {
        translator: job.translator.name.clone(),
        summarizer: job.summarizer.name.clone(),
        model: model.cloned().unwrap_or_default(),
    }
}
