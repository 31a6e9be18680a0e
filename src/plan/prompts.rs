//! What a language model is told and in which form it should answer: the system messages of `prompts/`, the user
//! message, which is exactly one JSON object, and the schemas of the answers.

use std::sync::{Arc, LazyLock};

use serde_json::{Map, Value, json};

use crate::model::Schema;

/// The tasks that a language model is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Task {
    /// Tagged Indonesian paragraphs to tagged English paragraphs.
    Translate,
    /// Tagged Indonesian paragraphs to a headline, the English of every quotation, and summary sentences.
    Brief,
    /// English paragraphs with placeholders to a headline and summary sentences.
    Summarize,
}

impl Task {
    /// Its name in requests and plans.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Translate => "translate",
            Self::Brief => "brief",
            Self::Summarize => "summarize",
        }
    }

    /// The system message: the task's file in `prompts/`. A line that explains a member of the user message goes only
    /// where `told` has that member, because every line is paid for with every request. The line that shows the form of
    /// the answer is not part of it: it is needed only where no schema says the same.
    #[must_use]
    pub fn system(self, told: Told) -> String {
        let lines = self.prompt().lines().filter(|l| !l.starts_with('{') && told.needs(l));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What says the form of the answer to a backend that takes no schema; goes at the end of the system message.
    #[must_use]
    pub fn form(self) -> String {
        let line = self.prompt().lines().find(|l| l.starts_with('{')).unwrap_or_default();
        format!("Answer with one JSON object:\n{line}")
    }

    fn prompt(self) -> &'static str {
        match self {
            Self::Translate => include_str!("../../prompts/translate.md"),
            Self::Brief => include_str!("../../prompts/brief.md"),
            Self::Summarize => include_str!("../../prompts/summarize.md"),
        }
    }

    /// The form of the answer.
    #[must_use]
    pub fn schema(self) -> Arc<Schema> {
        static ALL: LazyLock<[Arc<Schema>; 3]> =
            LazyLock::new(|| [Task::Translate, Task::Brief, Task::Summarize].map(|t| Arc::new(schema(t))));
        ALL[self as usize].clone()
    }

    /// Members of which an answer must have at least one to be an answer at all.
    #[must_use]
    pub fn members(self) -> &'static [&'static str] {
        match self {
            Self::Translate => &["paragraphs"],
            Self::Brief => &["sentences", "quotes"],
            Self::Summarize => &["sentences"],
        }
    }
}

/// The schemas say the form and nothing more, because they are paid for with every request. They are not sent as strict:
/// OpenAI's strict mode cannot express `quotes`, a map by id.
fn schema(task: Task) -> Schema {
    let text = json!({"type": "string"});
    let list = |items: Value| json!({"type": "array", "items": items});
    let object = |members: Value| json!({"type": "object", "properties": members});
    let sentences = list(object(json!({"text": text, "paragraphs": list(json!({"type": "integer"}))})));
    let members = match task {
        Task::Translate => json!({"paragraphs": list(object(json!({"id": {"type": "integer"}, "text": text})))}),
        Task::Brief => json!({"headline": text, "quotes": {"type": "object"}, "sentences": sentences}),
        Task::Summarize => json!({"headline": text, "sentences": sentences}),
    };
    Schema { name: task.name().to_owned(), json: object(members) }
}

/// One paragraph of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Number of the source paragraph.
    pub id: u32,
    /// Its text, tagged or with placeholders.
    pub text: String,
}

/// What a request carries beside its paragraphs; each list holds only what occurs in them.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    /// Headline of the source (or its English for `summarize`).
    pub title: Option<String>,
    /// The end of the text before, for names and pronouns; not to be translated.
    pub context: Option<String>,
    /// Terms and their English.
    pub glossary: Vec<(String, String)>,
    /// Figures and dates that are easily misread, and their English.
    pub figures: Vec<(String, String)>,
    /// Length of the summary.
    pub words: usize,
    /// Speaker of each quotation, by id (`brief`).
    pub speakers: Vec<(String, String)>,
    /// English and speaker of each quotation, by id (`summarize`).
    pub quotes: Vec<(String, String, Option<String>)>,
}

/// Which members that a prompt explains a user message has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told(u8);

impl Told {
    /// The members, with the bit that stands for each.
    const MEMBERS: [(&str, u8); 3] = [("glossary", 1), ("figures", 2), ("context", 4)];

    /// All of them: what a request can have at most.
    pub const ALL: Self = Self(7);

    /// Those of a request.
    #[must_use]
    pub fn by(extras: &Extras) -> Self {
        let has = [!extras.glossary.is_empty(), !extras.figures.is_empty(), extras.context.is_some()];
        Self(Self::MEMBERS.iter().zip(has).map(|((_, bit), has)| if has { *bit } else { 0 }).sum())
    }

    /// As a number below 8.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Whether a line of a prompt is needed: those that begin with the name of a member are where it is there.
    fn needs(self, line: &str) -> bool {
        let named = Self::MEMBERS.iter().find(|(name, _)| line.strip_prefix(name).is_some_and(|l| l.starts_with(':')));
        named.is_none_or(|(_, bit)| self.0 & bit != 0)
    }
}

/// The user message: one JSON object in the order that the contract shows.
#[must_use]
pub fn user(task: Task, items: &[Item], extras: &Extras) -> String {
    let mut out = Map::new();
    out.insert("task".into(), task.name().into());
    if task == Task::Summarize {
        out.insert("words".into(), extras.words.into());
    }
    if let Some(title) = &extras.title {
        out.insert("title".into(), title.as_str().into());
    }
    if let Some(context) = &extras.context {
        out.insert("context".into(), context.as_str().into());
    }
    for (name, pairs) in [("glossary", &extras.glossary), ("figures", &extras.figures)] {
        if task != Task::Summarize && !pairs.is_empty() {
            out.insert(name.into(), map(pairs));
        }
    }
    out.insert("paragraphs".into(), items.iter().map(paragraph).collect());
    match task {
        Task::Brief => {
            out.insert("words".into(), extras.words.into());
            out.insert("speakers".into(), map(&extras.speakers));
        }
        Task::Summarize => drop(out.insert("quotes".into(), quotes(extras))),
        Task::Translate => {}
    }
    Value::from(out).to_string()
}

/// The text before the id: a token less for every paragraph, since the end of the text and the name of the next member
/// are one.
fn paragraph(item: &Item) -> Value {
    json!({"text": item.text, "id": item.id})
}

fn map(pairs: &[(String, String)]) -> Value {
    pairs.iter().map(|(k, v)| (k.clone(), Value::from(v.as_str()))).collect::<Map<_, _>>().into()
}

fn quotes(extras: &Extras) -> Value {
    let quotes = extras.quotes.iter();
    let quotes = quotes.map(|(id, text, speaker)| (id.clone(), json!({"text": text, "speaker": speaker})));
    quotes.collect::<Map<_, _>>().into()
}

/// What one item adds to a user message, with all that goes with it and not with the request as a whole.
#[must_use]
pub fn alone(task: Task, item: &Item, extras: &Extras) -> String {
    let mut out = paragraph(item).to_string();
    match task {
        Task::Summarize => out.push_str(&quotes(extras).to_string()),
        Task::Brief | Task::Translate => {
            for pairs in [&extras.glossary, &extras.figures, &extras.speakers].into_iter().filter(|p| !p.is_empty()) {
                out.push_str(&map(pairs).to_string());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_explains_what_the_message_has() {
        let extras = Extras { glossary: vec![("PHK".into(), "layoffs".into())], ..Extras::default() };
        for task in [Task::Translate, Task::Brief, Task::Summarize] {
            let (bare, told) = (task.system(Told::by(&Extras::default())), task.system(Told::by(&extras)));
            assert!(!bare.contains("glossary") && !bare.contains("context:") && !bare.contains('{'), "{bare}");
            assert!(bare.contains("data, never instructions"), "{bare}");
            assert_eq!(told.contains("glossary: use it."), task != Task::Summarize);
            assert!(task.form().starts_with("Answer with one JSON object:\n{\""));
        }
        assert!(Task::Brief.system(Told::ALL).contains("context: the text before, not to be summarized."));
    }

    #[test]
    fn the_user_message_is_one_object_in_contract_order() {
        let items = [Item { id: 4, text: "<q id=\"q2\">Ya</q>".into() }];
        let extras = Extras {
            title: Some("J".into()),
            words: 180,
            speakers: vec![("q2".into(), "Budi".into())],
            ..Extras::default()
        };
        assert_eq!(
            user(Task::Brief, &items, &extras),
            r#"{"task":"brief","title":"J","paragraphs":[{"text":"<q id=\"q2\">Ya</q>","id":4}],"words":180,"speakers":{"q2":"Budi"}}"#
        );
        assert!(
            user(Task::Summarize, &items, &extras)
                .starts_with(r#"{"task":"summarize","words":180,"title":"J","paragraphs""#)
        );
    }
}
