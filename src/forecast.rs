//! Plans a job before anything is sent, and holds the plan against the job's limits.

use crate::backend::{self, TextLimits};
use crate::caller::Caller;
use crate::job::{Job, Strategy, Want};
use crate::model::{Backend, Plan};
use crate::net::Cache;
use crate::plan::estimate::{Estimate, least_central};
use crate::plan::material::Material;
use crate::plan::prompts::Task;
use crate::plan::texts::Most;
use crate::plan::tokens::{Counter, Loading};
use crate::{Error, Result};

/// The plan of a job for an article.
///
/// # Errors
/// An encoding that does not exist.
pub fn planned(material: &Material<'_>, job: &Job, cache: Option<&Cache>) -> Result<Plan> {
    let brief = job.strategy() == Strategy::Brief;
    let mut estimate = Estimate::new(material, if brief { "brief" } else { "full" });
    if brief {
        estimate.over_source(&job.summarizer, counter(&job.summarizer, cache)?, Task::Brief);
        return Ok(estimate.finish());
    }
    if job.translator.kind.is_language_model() {
        estimate.over_source(&job.translator, counter(&job.translator, cache)?, Task::Translate);
    } else if !backend::is_offline(&job.translator) {
        let TextLimits { texts, characters } = backend::text_limits(job.translator.kind);
        estimate.over_texts(&job.translator, Most { texts, characters });
    }
    if job.want == Want::Summary && job.summarizer.kind.is_language_model() {
        estimate.over_english(&job.summarizer, counter(&job.summarizer, cache)?);
    }
    Ok(estimate.finish())
}

/// The material of a job that has a budget: all of it where the plan fits, with `--fit` without the least central
/// paragraphs, else an error that says by how much it does not fit.
///
/// # Errors
/// [`Error::Budget`], before anything is sent.
pub fn within_budget<'a>(material: Material<'a>, job: &Job, client: Option<&Caller<'_>>) -> Result<Material<'a>> {
    let cache = client.and_then(Caller::cache);
    if !job.needs_network() || (job.budget_tokens.is_none() && job.max_cost_usd.is_none()) {
        return Ok(material);
    }
    let Some(message) = over(&planned(&material, job, cache)?, job) else { return Ok(material) };
    let order = if job.fit { least_central(&material) } else { Vec::new() };
    // The fewest paragraphs that must go, by halving: every plan counts the article anew.
    let (mut low, mut high) = (0, order.len());
    let fits = |n: usize, m: Material<'a>| -> Result<(bool, Material<'a>)> {
        let m = m.without(order[..n].to_vec());
        Ok((over(&planned(&m, job, cache)?, job).is_none(), m))
    };
    let (enough, mut material) = fits(high, material)?;
    if !enough {
        return Err(Error::Budget { message });
    }
    while low < high {
        let middle = usize::midpoint(low, high);
        let (enough, m) = fits(middle, material)?;
        material = m;
        if enough { high = middle } else { low = middle + 1 }
    }
    Ok(fits(high, material)?.1)
}

/// By how much a plan breaks the job's limits, where it does.
fn over(plan: &Plan, job: &Job) -> Option<String> {
    let tokens = plan.input_tokens + plan.output_tokens;
    if let Some(budget) = job.budget_tokens.filter(|b| tokens > *b) {
        let more = tokens - budget;
        return Some(format!(
            "the plan takes {tokens} tokens, {more} more than the budget of {budget}; nothing was sent"
        ));
    }
    let limit = job.max_cost_usd?;
    match plan.usd {
        Some(usd) if usd <= limit => None,
        Some(usd) => Some(format!("the plan costs ${usd:.4}, more than the limit of ${limit}; nothing was sent")),
        None => Some("the cost cannot be limited because a price is not known; nothing was sent".to_owned()),
    }
}

/// The encodings that a job will count with, to be loaded on a thread of their own. From now on, what is sent without a
/// limit that is in tokens or depends on them does not wait for it, and is counted afterwards.
#[must_use]
pub fn encodings(job: &Job) -> Vec<Loading> {
    let models = [&job.translator, &job.summarizer].into_iter().filter(|b| b.kind.is_language_model());
    models.filter_map(|b| counter(b, None).ok()).map(Counter::undertake).collect()
}

/// The counter for a backend's model, with what earlier answers taught about its family where a cache keeps it.
///
/// # Errors
/// An encoding that does not exist.
pub fn counter(backend: &Backend, cache: Option<&Cache>) -> Result<Counter> {
    let counter = Counter::new(&backend.model, backend.encoding.as_deref())?;
    let learned = cache.filter(|_| !counter.is_exact());
    Ok(match learned.and_then(|c| c.get_factor(counter.family())) {
        Some(factor) => counter.with_factor(factor),
        None => counter,
    })
}
