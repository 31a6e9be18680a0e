//! Reports become text, Markdown, JSON, NDJSON or HTML. [`FORMATS`] is the one table of formats; what a person reads is
//! laid out once, in `view/`, and each format only sets it.

mod html;
mod json;
mod markdown;
mod ndjson;
mod options;
mod template;
mod text;
mod view;
mod wrap;

use std::io::{self, Write};

use crate::model::Report;

pub use options::{Options, QuoteLanguage, QuoteList, View};
pub use template::Template;

/// One thing to print: the report of an article, or why there is none.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// An article that is done.
    Report(&'a Report),
    /// An article of a batch that failed.
    Failure(&'a Failure),
}

/// Why an article of a batch has no report.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Failure {
    /// The id that a line of NDJSON gave, else the input as it was named.
    pub id: serde_json::Value,
    /// What went wrong.
    pub error: FailureCause,
}

/// What went wrong with an article of a batch.
#[derive(Clone, Debug, serde::Serialize)]
pub struct FailureCause {
    /// A word for machines, as [`crate::Error::kind`] gives it.
    pub kind: &'static str,
    /// One sentence.
    pub message: String,
}

/// Prints reports one after the other into one document.
pub trait Renderer {
    /// Prints the next article.
    ///
    /// # Errors
    /// The writer's.
    fn item(&mut self, out: &mut dyn Write, item: Item<'_>) -> io::Result<()>;

    /// Finishes the document; called once, also when nothing was printed.
    ///
    /// # Errors
    /// The writer's.
    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// One row of the table of formats.
#[derive(Debug)]
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    /// One line for `--help`.
    pub help: &'static str,
    /// Makes its renderer.
    pub renderer: fn(Options) -> Box<dyn Renderer>,
}

/// Every format; the first is the default.
pub static FORMATS: &[Format] = &[
    Format { name: "text", help: "for reading in a terminal", renderer: |o| Box::new(text::Text::new(o)) },
    Format { name: "markdown", help: "for notes and wikis", renderer: |o| Box::new(markdown::Markdown::new(o)) },
    Format { name: "json", help: "one document with everything", renderer: |o| Box::new(json::Json::new(&o)) },
    Format { name: "ndjson", help: "one JSON object a line, as each is done", renderer: |_| Box::new(ndjson::Ndjson) },
    Format { name: "html", help: "a page that needs nothing else", renderer: |o| Box::new(html::Html::new(o)) },
];

impl Format {
    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|f| f.name == name)
    }
}

impl Failure {
    /// The failure of one article.
    #[must_use]
    pub fn new(id: serde_json::Value, error: &crate::Error) -> Self {
        Self { id, error: FailureCause { kind: error.kind(), message: error.to_string() } }
    }
}
