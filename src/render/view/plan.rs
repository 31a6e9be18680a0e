//! What would be sent: one row a stage, and the sum.

use super::{Block, Lang, Run, facts};
use crate::model::{Plan, PlanStage, Report};

pub(super) fn blocks(report: &Report) -> Vec<Block> {
    let mut blocks = vec![facts::source_title(report)];
    let Some(plan) = &report.plan else { return blocks };
    if plan.stages.is_empty() {
        let text = "Nothing would be sent: the built-in offline engine does all the work.";
        blocks.push(Block::Text { runs: vec![Run::plain(text)], lang: Lang::En });
        return blocks;
    }
    blocks.push(table(plan));
    let counted = match &*plan.encoding {
        "bytes" => "Tokens are bounded by the bytes of the text.".to_owned(),
        encoding => format!("Tokens are counted with {encoding}."),
    };
    let text = format!("Strategy: {}. {counted} Nothing was sent.", plan.strategy);
    blocks.push(Block::Text { runs: vec![Run::faint(text)], lang: Lang::En });
    blocks.extend(facts::omitted(report));
    blocks.extend(facts::findings(report, true));
    blocks
}

fn table(plan: &Plan) -> Block {
    let characters = plan.stages.iter().any(|s| s.characters > 0);
    let mut header = vec!["stage", "backend", "model", "requests", "tokens in", "tokens out"];
    if characters {
        header.push("characters");
    }
    header.push("US$");
    let right = (0..header.len()).map(|column| column > 2).collect();
    let row = |s: &PlanStage| {
        let mut cells = vec![s.stage.clone(), s.backend.clone(), s.model.clone()];
        cells.extend([s.requests, s.input_tokens, s.output_tokens].map(thousands));
        if characters {
            cells.push(thousands(s.characters));
        }
        cells.push(dollars(s.usd));
        cells
    };
    let total = PlanStage {
        stage: "total".into(),
        backend: String::new(),
        model: String::new(),
        requests: plan.requests,
        input_tokens: plan.input_tokens,
        output_tokens: plan.output_tokens,
        characters: plan.stages.iter().map(|s| s.characters).sum(),
        usd: plan.usd,
    };
    let rows = plan.stages.iter().chain(std::iter::once(&total)).map(row).collect();
    Block::Table { header: header.into_iter().map(str::to_owned).collect(), right, rows }
}

fn dollars(usd: Option<f64>) -> String {
    usd.map_or_else(|| "unknown".to_owned(), |usd| format!("{usd:.4}"))
}

/// `12,345`.
fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut shown = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_grouped() {
        assert_eq!([0, 999, 1000, 1_234_567].map(super::thousands), ["0", "999", "1,000", "1,234,567"]);
    }
}
