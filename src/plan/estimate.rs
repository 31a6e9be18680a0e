//! The plan of a job: every request that would be sent, stage by stage, with tokens and cost, before anything is sent.

use super::chunks::{Around, Chunker, Request};
use super::material::Material;
use super::prompts::{Extras, Item, Task};
use super::rounds::{Round, parted};
use super::texts::{self, Most};
use super::tokens::Counter;
use crate::model::{Backend, ParagraphKind, Plan, PlanStage};

/// Share of a job's tokens that is kept for repairs: a paragraph asked for again, a quotation by itself.
const REPAIRS: u64 = 10;

/// Adds the stages of a job to a plan.
#[derive(Debug)]
pub struct Estimate<'a> {
    material: &'a Material<'a>,
    plan: Plan,
}

impl<'a> Estimate<'a> {
    /// An empty plan for an article.
    #[must_use]
    pub fn new(material: &'a Material<'a>, strategy: &str) -> Self {
        Self { material, plan: Plan { strategy: strategy.to_owned(), encoding: "bytes".into(), ..Plan::default() } }
    }

    /// A language-model task over the Indonesian paragraphs: exact.
    pub fn over_source(&mut self, backend: &Backend, counter: Counter, task: Task) {
        let chunker = Chunker { backend, counter, task };
        let material = self.material;
        self.over_items(&chunker, material.items(task), &|items| material.extras(task, items));
    }

    /// A summary of the English, which is not known yet: counted as if it were as long as the Indonesian, which no
    /// English translation reaches (about three quarters of its tokens with `o200k_base`).
    pub fn over_english(&mut self, backend: &Backend, counter: Counter) {
        let chunker = Chunker { backend, counter, task: Task::Summarize };
        let material = self.material;
        let body = material.content().filter(|p| p.kind != ParagraphKind::Title);
        let indonesian = |id| material.quote(id).map(|q| q.text.as_str());
        self.over_items(&chunker, body.map(|p| material.masked(p)).collect(), &|items| {
            material.extras_of_english(items, material.words, None, &indonesian)
        });
    }

    /// The requests of one task; where several make a summary, also those that make one of theirs.
    fn over_items(&mut self, chunker: &Chunker<'_>, items: Vec<Item>, extras: &Around<'_>) {
        let (chunks, words) = parted(chunker, items, self.material.words, extras);
        let requests: Vec<Request> =
            chunks.iter().map(|c| chunker.request(c, &Extras { words, ..extras(c) })).collect();
        let input = requests.iter().map(|r| r.input_tokens).sum();
        let output = requests.iter().map(|r| r.output_tokens).sum();
        chunker.counter.encoding().clone_into(&mut self.plan.encoding);
        self.add(chunker.task.name(), chunker.backend, requests.len() as u64, (input, output, 0));
        if chunker.task != Task::Translate && requests.len() > 1 {
            self.over_parts(Chunker { task: Task::Summarize, ..*chunker }, requests.len());
        }
    }

    /// The reduce calls over the summaries of so many parts: as much as they may send at most.
    fn over_parts(&mut self, chunker: Chunker<'_>, mut parts: usize) {
        let (mut requests, mut input, mut output) = (0, 0, 0);
        while parts > 1 {
            let round = Round::of(&chunker, self.material.words, parts);
            let extras = self.material.extras_of_english(&[], round.words, None, &|_| None);
            let frame = chunker.request(&[], &extras);
            let runs = round.runs().count();
            requests += runs as u64;
            input += runs as u64 * frame.input_tokens + parts as u64 * round.most;
            output += runs as u64 * frame.output_tokens;
            parts = runs;
        }
        self.add("reduce", chunker.backend, requests, (input, output, 0));
    }

    /// A machine-translation service: characters, no tokens, in requests as they will be sent.
    pub fn over_texts(&mut self, backend: &Backend, most: Most) {
        let mut all = Vec::new();
        for paragraph in self.material.content() {
            all.extend(texts::pieces(self.material.masked(paragraph).text, most));
            let quotes = self.material.quotes(paragraph.id).iter().filter(|q| q.within.is_none());
            all.extend(quotes.flat_map(|q| texts::pieces(q.text.clone(), most)));
        }
        let batches = texts::batches(&all, most);
        let requests = batches.len() as u64;
        let sent = batches.into_iter().flat_map(|run| texts::sent(&all[run]).0);
        let characters = sent.map(|t| t.chars().count() as u64).sum();
        self.add("translate", backend, requests, (0, 0, characters));
    }

    fn add(&mut self, stage: &str, backend: &Backend, requests: u64, (input, output, characters): (u64, u64, u64)) {
        self.plan.stages.push(PlanStage {
            stage: stage.to_owned(),
            backend: backend.name.clone(),
            model: backend.model.clone(),
            requests,
            input_tokens: input,
            output_tokens: output,
            characters,
            usd: cost(backend, if characters > 0 { characters } else { input }, output),
        });
    }

    /// The finished plan, a margin for repairs included.
    #[must_use]
    pub fn finish(mut self) -> Plan {
        let (input, output): (u64, u64) = (
            self.plan.stages.iter().map(|s| s.input_tokens).sum(),
            self.plan.stages.iter().map(|s| s.output_tokens).sum(),
        );
        if let Some(last) = self.plan.stages.iter().rev().find(|s| s.input_tokens > 0).cloned() {
            let margin = PlanStage {
                stage: "repairs".into(),
                requests: 0,
                input_tokens: input.div_ceil(REPAIRS),
                output_tokens: output.div_ceil(REPAIRS),
                usd: self.plan.stages.iter().map(|s| s.usd).sum::<Option<f64>>().map(|u| u / 10.0),
                ..last
            };
            self.plan.stages.push(margin);
        }
        let plan = &mut self.plan;
        plan.requests = plan.stages.iter().map(|s| s.requests).sum();
        plan.input_tokens = plan.stages.iter().map(|s| s.input_tokens).sum();
        plan.output_tokens = plan.stages.iter().map(|s| s.output_tokens).sum();
        plan.usd = plan.stages.iter().map(|s| s.usd).sum();
        self.plan
    }
}

/// What so many tokens cost, where the prices are known. Input is in characters for machine translation.
#[expect(clippy::cast_precision_loss, reason = "token counts are far below 2^52")]
#[must_use]
pub fn cost(backend: &Backend, input: u64, output: u64) -> Option<f64> {
    if backend.kind == crate::model::BackendKind::Offline {
        return Some(0.0);
    }
    let per = |price: Option<f64>, n: u64| if n == 0 { Some(0.0) } else { price.map(|p| p * n as f64 / 1e6) };
    Some(per(backend.usd_per_million_input, input)? + per(backend.usd_per_million_output, output)?)
}

/// The paragraphs in the order in which `--fit` leaves them out: the least central first, none with a quotation before
/// one without, never the title or the first paragraph of the text.
#[must_use]
pub fn least_central(material: &Material<'_>) -> Vec<u32> {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 4).map(str::to_lowercase).collect()
    };
    let all: Vec<_> = material.content().map(|p| (p, words(&p.text))).collect();
    let mut counts: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    for word in all.iter().flat_map(|(_, w)| w) {
        *counts.entry(word).or_default() += 1;
    }
    // How much of what a paragraph says the others speak of too, for its length.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
    let centrality = |w: &std::collections::BTreeSet<String>| {
        w.iter().map(|x| f64::from(counts[x.as_str()].saturating_sub(1))).sum::<f64>() / (w.len().max(1) as f64).sqrt()
    };
    let first = all.iter().find(|(p, _)| p.kind == crate::model::ParagraphKind::Body).map(|(p, _)| p.id);
    let mut order: Vec<(bool, f64, u32)> = all
        .iter()
        .filter(|(p, _)| p.kind != crate::model::ParagraphKind::Title && Some(p.id) != first)
        .map(|(p, w)| (!material.quotes(p.id).is_empty(), centrality(w), p.id))
        .collect();
    order.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)));
    order.into_iter().map(|(_, _, id)| id).collect()
}
