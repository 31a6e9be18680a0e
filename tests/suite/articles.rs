//! The whole analysis on some 500 annotated articles of many kinds and outlets, in `tests/data/articles*`: quotations,
//! speakers, terms, figures, dates and furniture stay above the bars. `gold.json` there says what a careful reader finds.
//! The rules have seen these articles; on new ones of the same kinds speakers come out lower (CHANGELOG says how much).

use std::collections::HashSet;
use std::path::Path;

use ringkas::ingest::from_text;
use ringkas::model::Source;
use serde_json::Value;

/// What one measure counted.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    hit: usize,
    gold: usize,
    found: usize,
}

#[expect(clippy::cast_precision_loss, reason = "counts of one folder")]
fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 1.0 } else { part as f64 / of as f64 }
}

impl Count {
    fn precision(self) -> f64 {
        share(self.hit, self.found)
    }

    fn recall(self) -> f64 {
        share(self.hit, self.gold)
    }

    fn f1(self) -> f64 {
        share(2 * self.hit, self.gold + self.found)
    }

    fn add(&mut self, hit: usize, gold: usize, found: usize) {
        self.hit += hit;
        self.gold += gold;
        self.found += found;
    }
}

/// Folders of annotated articles.
const SETS: [&str; 3] = ["tests/data/articles", "tests/data/articles2", "tests/data/articles3"];

/// Every article's annotation beside what is read from it, both as JSON.
fn articles() -> Vec<(Value, Value)> {
    SETS.iter().flat_map(|set| folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(set))).collect()
}

fn folder(folder: &Path) -> Vec<(Value, Value)> {
    let gold = std::fs::read_to_string(folder.join("gold.json")).expect("the annotations");
    let gold: Vec<Value> = serde_json::from_str(&gold).expect("annotations in JSON");
    let read = |gold: Value| {
        let text = std::fs::read_to_string(folder.join(text(&gold["file"]))).expect("the article");
        let report = ringkas::pipeline::inspect(from_text(&text, Source::default()));
        (gold, serde_json::to_value(&report).expect("a report in JSON"))
    };
    gold.into_iter().map(read).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &str) -> Vec<&'v Value> {
    value[key].as_array().map(|a| a.iter().collect()).unwrap_or_default()
}

/// A text without case, spacing, the form of its marks and what stands around it.
fn norm(text: &str) -> String {
    let visible = text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'));
    let folded: String = visible.map(|c| if ringkas::quotes::tags::is_mark(c) { '\'' } else { c }).collect();
    let spaced = folded.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.trim_matches(|c: char| " .,;:!?'…-–—".contains(c)).to_owned()
}

/// Words of a name without forms of address, which count where there is nothing else.
fn name_words(name: &str) -> HashSet<String> {
    let polite = ["bapak", "pak", "ibu", "bu", "dr", "kh", "hj", "jenderal", "kombes", "akbp", "kompol"];
    let words = norm(name);
    let all = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let name: HashSet<String> = all.clone().filter(|w| !polite.contains(w)).map(str::to_owned).collect();
    // `ibu` alone names somebody by that word.
    if name.is_empty() { all.map(str::to_owned).collect() } else { name }
}

/// Whether all words of one form of the name stand in the other.
fn same_name(gold: &str, got: &str) -> bool {
    let (a, b) = (name_words(gold), name_words(got));
    !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

/// Greedy one-to-one pairs of what is alike.
fn pairs(gold: &[&Value], found: &[&Value], same: impl Fn(&Value, &Value) -> bool) -> Vec<(usize, usize)> {
    let mut free: Vec<usize> = (0..found.len()).collect();
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        if let Some(at) = free.iter().position(|&j| same(g, found[j])) {
            pairs.push((i, free.remove(at)));
        }
    }
    pairs
}

fn same_text(a: &Value, b: &Value) -> bool {
    norm(text(&a["text"])) == norm(text(&b["text"]))
}

/// Asserts a bar and says what was reached.
fn bar(name: &str, reached: f64, least: f64) {
    assert!(reached >= least, "{name}: {reached:.4}, at least {least} expected");
}

#[test]
#[expect(clippy::print_stderr, reason = "a failing bar should say which quotations missed")]
fn quotations_speakers_and_terms() {
    let (mut outer, mut nested, mut speakers, mut tellers, mut terms) =
        (Count::default(), Count::default(), Count::default(), Count::default(), Count::default());
    for (gold, got) in articles() {
        let (inner_gold, outer_gold): (Vec<_>, Vec<_>) =
            list(&gold, "quotes").into_iter().partition(|q| q["nested"] == Value::Bool(true));
        let (inner, found): (Vec<_>, Vec<_>) = list(&got, "quotes").into_iter().partition(|q| !q["within"].is_null());
        let matched = pairs(&outer_gold, &found, same_text);
        outer.add(matched.len(), outer_gold.len(), found.len());
        let repeated = pairs(&inner_gold, &inner, same_text);
        nested.add(repeated.len(), inner_gold.len(), inner.len());
        for (i, j) in repeated.into_iter().filter(|(i, _)| text(&inner_gold[*i]["speaker"]) != "?") {
            let right = norm(text(&inner_gold[i]["speaker"])) == norm(text(&inner[j]["speaker"]["name"]));
            tellers.add(usize::from(right), 1, 1);
        }
        for (i, j) in matched.into_iter().filter(|(i, _)| text(&outer_gold[*i]["speaker"]) != "?") {
            let said = &found[j]["speaker"];
            let right =
                ["name", "mention", "role"].iter().any(|k| same_name(text(&outer_gold[i]["speaker"]), text(&said[*k])));
            if !right {
                eprintln!("{}: {} not by {said}", gold["file"], outer_gold[i]);
            }
            speakers.add(usize::from(right), 1, 1);
        }
        let taken = list(&gold, "terms").into_iter().filter(|t| found.iter().any(|q| same_text(t, q))).count();
        terms.add(taken, list(&gold, "terms").len(), 0);
    }
    bar("quotations, precision", outer.precision(), 0.98);
    bar("quotations, recall", outer.recall(), 0.97);
    bar("nested quotations, recall", nested.recall(), 0.85);
    bar("speakers", speakers.recall(), 0.93);
    // By the very name: `istri Rini` is not Rini. One who is not known is not wrong, but not right either.
    bar("speakers of nested quotations", tellers.recall(), 0.55);
    bar("terms left alone", 1.0 - terms.recall(), 0.95);
}

#[test]
fn figures_and_dates_by_value() {
    let (mut figures, mut units, mut dates) = (Count::default(), Count::default(), Count::default());
    let same = |a: &Value, b: &Value| {
        let (x, y) = (norm(text(&a["text"])), norm(text(&b["text"])));
        text(&a["value"]).eq_ignore_ascii_case(text(&b["value"])) && (x.contains(&y) || y.contains(&x))
    };
    for (gold, got) in articles() {
        let (want, have) = (list(&gold, "numbers"), list(&got, "figures"));
        let matched = pairs(&want, &have, same);
        figures.add(matched.len(), want.len(), have.len());
        let right = matched.iter().filter(|(i, j)| text(&want[*i]["unit"]) == text(&have[*j]["unit"])).count();
        units.add(right, matched.len(), matched.len());
        let (want, have) = (list(&gold, "dates"), list(&got, "dates"));
        dates.add(pairs(&want, &have, same).len(), want.len(), have.len());
    }
    bar("figures", figures.f1(), 0.98);
    bar("units", units.recall(), 0.98);
    bar("dates", dates.f1(), 0.98);
}

#[test]
fn headline_standfirst_and_furniture() {
    let (mut lines, mut ledes) = (Count::default(), Count::default());
    for (gold, got) in articles() {
        assert_eq!(norm(text(&got["title"])), norm(text(&gold["title"])), "{}", gold["file"]);
        let of = |kind: &str| -> Vec<String> {
            let paragraphs = list(&got, "paragraphs").into_iter().filter(|p| text(&p["kind"]) == kind);
            paragraphs.flat_map(|p| text(&p["text"]).lines().map(norm)).filter(|l| !l.is_empty()).collect()
        };
        // A standfirst that reads like the first paragraph of a story is one only to the eye.
        ledes.add(usize::from(of("lede").join(" ") == norm(text(&gold["lede"]))), 1, 1);
        let want: HashSet<String> = list(&gold, "boilerplate")
            .into_iter()
            .flat_map(|b| text(b).lines().map(norm))
            .filter(|l| !l.is_empty())
            .collect();
        let have: HashSet<String> = of("boilerplate").into_iter().collect();
        lines.add(want.intersection(&have).count(), want.len(), have.len());
    }
    bar("standfirsts", ledes.recall(), 0.95);
    bar("furniture, precision", lines.precision(), 0.97);
    bar("furniture, recall", lines.recall(), 0.97);
}
