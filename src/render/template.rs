//! The user's own template (`--template FILE`): minijinja over each article object of the JSON contract.

use std::io::{self, Write};
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};

use super::{Item, Renderer};
use crate::{Error, Result};

/// A template that was read and parsed. Its file's name decides about escaping: `….html` escapes for HTML.
#[derive(Debug)]
pub struct Template {
    environment: Environment<'static>,
    name: String,
}

impl Template {
    /// Reads and parses a template. A member that an article does not have is an error, not an empty string;
    /// `is defined` asks for it.
    ///
    /// # Errors
    /// It cannot be read or does not parse.
    pub fn load(path: &Path) -> Result<Self> {
        let fail =
            |problem: String| Error::Config { message: format!("template {}: {problem}", path.display()), hint: None };
        let source = std::fs::read_to_string(path).map_err(|e| fail(e.to_string()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        if let Ok(syntax) = SyntaxConfig::builder().keep_trailing_newline(true).build() {
            environment.set_syntax(syntax);
        }
        environment.add_template_owned(name.clone(), source).map_err(|e| fail(describe(&e)))?;
        Ok(Self { environment, name })
    }
}

impl Renderer for Template {
    fn item(&mut self, out: &mut dyn Write, item: Item<'_>) -> io::Result<()> {
        let template = self.environment.get_template(&self.name).map_err(other)?;
        let text = match item {
            Item::Report(report) => template.render(Serde(report)),
            Item::Failure(failure) => template.render(Serde(failure)),
        };
        out.write_all(text.map_err(other)?.as_bytes())
    }
}

/// One sentence: what is wrong, and in which line of the template.
fn describe(error: &minijinja::Error) -> String {
    let line = error.line().map_or(String::new(), |n| format!("line {n}: "));
    format!("{line}{}{}", error.kind(), error.detail().map_or(String::new(), |d| format!(": {d}")))
}

/// A template that fails on an article travels as the writer's error: the writer is not to blame, and says so.
#[expect(clippy::needless_pass_by_value, reason = "used with map_err")]
fn other(error: minijinja::Error) -> io::Error {
    let message = format!("template {}: {}", error.name().unwrap_or_default(), describe(&error));
    let hint = Some("a member that an article may lack is asked for with `is defined`".to_owned());
    io::Error::other(Error::Config { message, hint })
}
