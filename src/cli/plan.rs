//! `ringkas plan`.

use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;

use super::analysis;
use super::context::Context;
use super::input::Inputs;
use super::messages::{Messages, count};
use super::options::{BackendOptions, BudgetOptions, Lay, OutputOptions, SummaryOptions, TextOptions};
use super::sources::Tasks;
use super::{network, work};
use crate::Result;
use crate::config::Settings;
use crate::job::Want;
use crate::model::Plan;
use crate::pipeline;
use crate::render::View;

/// What would be sent: requests, tokens, cost; nothing is
///
/// No key is needed. The plan covers every stage: instructions, article, expected answers and a
/// margin for repairs.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Plan a full translation instead of a summary
    #[arg(
        long, env = "RINGKAS_TRANSLATE", hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    translate: bool,
    #[command(flatten)]
    summary: SummaryOptions,
    #[command(flatten)]
    text: TextOptions,
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    backend: BackendOptions,
    #[command(flatten)]
    budget: BudgetOptions,
}

/// Runs the command.
///
/// # Errors
/// What stops the whole run.
pub(super) fn run(args: &Arguments, context: &Context) -> Result<u8> {
    let groups: [&dyn Lay; 5] = [&args.summary, &args.text, &args.output, &args.backend, &args.budget];
    let (settings, messages) = context.settings(&groups)?;
    let tasks = Tasks::of(args.inputs.resolve()?);
    let want = if args.translate { Want::Translation } else { Want::Summary };
    let job = work::unkeyed_job(&settings, want, false)?;
    let sum = Arc::new(Mutex::new(Sum::default()));
    let cache = network::known(&settings);
    let plan = {
        let sum = Arc::clone(&sum);
        move |article| {
            let report = pipeline::plan_with(article, &job, cache.as_ref())?;
            sum.lock().unwrap_or_else(PoisonError::into_inner).add(report.plan.as_ref());
            Ok(report)
        }
    };
    let code = analysis::run(&settings, messages, View::Plan, tasks, &args.output, None, plan)?;
    sum.lock().unwrap_or_else(PoisonError::into_inner).say(&settings, messages);
    Ok(code)
}

/// What the plans of all the articles take together.
#[derive(Default)]
struct Sum {
    articles: u64,
    requests: u64,
    input_tokens: u64,
    output_tokens: u64,
    /// None where a price is not known.
    usd: Option<f64>,
}

impl Sum {
    fn add(&mut self, plan: Option<&Plan>) {
        let Some(plan) = plan else { return };
        let so_far = if self.articles == 0 { Some(0.0) } else { self.usd };
        self.usd = so_far.zip(plan.usd).map(|(a, b)| a + b);
        self.articles += 1;
        self.requests += plan.requests;
        self.input_tokens += plan.input_tokens;
        self.output_tokens += plan.output_tokens;
    }

    /// The sum of several articles, and whether it would be sent under the limits given.
    fn say(&self, settings: &Settings, messages: Messages) {
        if self.requests == 0 {
            return;
        }
        let usd = self.usd.map_or(String::new(), |usd| format!(", US$ {usd:.4}"));
        if self.articles > 1 {
            let requests = count(self.requests, "request");
            let (input, output) = (self.input_tokens, self.output_tokens);
            messages.note(&format!("{} articles: {requests}, {input} tokens in, {output} out{usd}", self.articles));
        }
        let tokens = self.input_tokens + self.output_tokens;
        if let Some(budget) = settings.budget.filter(|budget| tokens > *budget) {
            let over = tokens - budget;
            messages.note(&format!("over the budget of {budget} tokens by {over}: it would not be sent"));
        }
        if let Some((limit, usd)) = settings.max_cost.zip(self.usd).filter(|(limit, usd)| usd > limit) {
            messages.note(&format!("US$ {usd:.4} is over the limit of US$ {limit}: it would not be sent"));
        }
    }
}
