//! Where articles come from: inputs named one by one, and what `batch` takes besides (folders, patterns, lists of
//! addresses, NDJSON). Everything is drawn one article at a time.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use futures_util::stream::{self, BoxStream, StreamExt};
use serde_json::Value;

use super::input::{self, Input};
use super::network::Fetcher;
use crate::model::{Article, Source};
use crate::net::Client;
use crate::{Error, Result, ingest};

/// One article to be read.
#[derive(Debug)]
pub(super) struct Task {
    /// The id that a line of NDJSON gave, or the name of the input; null where no id is wanted.
    pub(super) id: Value,
    what: What,
}

#[derive(Debug)]
enum What {
    Input(Input),
    /// A text, and the address it is from.
    Text(String, Option<String>),
    /// A page, and the address it is from.
    Html(String, Option<String>),
    /// What was read already.
    Read(Box<Article>),
    /// Where a line stands, and what is wrong with it.
    Bad(String, String),
}

/// Articles to be read, in order.
pub(super) struct Tasks {
    /// The articles; drawing one may wait for standard input.
    pub(super) iter: Box<dyn Iterator<Item = Task> + Send>,
    /// How many there are, where that is known.
    pub(super) total: Option<usize>,
    /// Whether they are fetched rather than read.
    pub(super) remote: bool,
}

impl Task {
    fn of(input: Input) -> Self {
        Self { id: Value::Null, what: What::Input(input) }
    }

    /// What an error calls the article.
    pub(super) fn name(&self) -> String {
        let id = || self.id.as_str().map_or_else(|| self.id.to_string(), str::to_owned);
        match &self.what {
            What::Input(Input::File(path)) => path.display().to_string(),
            What::Input(Input::Url(url)) => url.clone(),
            What::Input(Input::Stdin) => "standard input".to_owned(),
            What::Bad(place, _) => place.clone(),
            What::Text(..) | What::Html(..) | What::Read(_) => format!("article {}", id()),
        }
    }

    /// The article, read or fetched on this thread.
    ///
    /// # Errors
    /// It cannot be read, or there is no article in it.
    pub(super) fn article(&self, fetcher: &Fetcher) -> Result<Article> {
        match &self.what {
            What::Input(Input::Url(url)) => fetcher.fetch(url),
            _ => self.local(),
        }
    }

    /// The article, fetched with others under way.
    ///
    /// # Errors
    /// As [`Task::article`].
    pub(super) async fn fetch(&self, client: &Client) -> Result<Article> {
        match &self.what {
            What::Input(Input::Url(url)) => input::fetch(url, client).await,
            _ => self.local(),
        }
    }

    fn local(&self) -> Result<Article> {
        match &self.what {
            What::Input(input) => input.read(),
            What::Text(text, _) if text.trim().is_empty() => {
                let problem = "is empty".to_owned();
                Err(Error::Input { input: format!("article {}", self.id), problem, hint: None })
            }
            What::Text(text, url) => Ok(ingest::from_text(text, Source { url: url.clone(), ..Source::default() })),
            What::Read(article) => Ok((**article).clone()),
            What::Html(html, url) => {
                ingest::from_html(html, url.as_deref(), Source { url: url.clone(), ..Source::default() })
            }
            What::Bad(place, problem) => {
                Err(Error::Input { input: place.clone(), problem: problem.clone(), hint: None })
            }
        }
    }
}

impl Tasks {
    /// Inputs named one by one.
    pub(super) fn of(inputs: Vec<Input>) -> Self {
        let total = Some(inputs.len());
        let remote = inputs.iter().any(Input::is_remote);
        Self { iter: Box::new(inputs.into_iter().map(Task::of)), total, remote }
    }

    /// What `batch` is given. Folders and patterns are listed at once, lines are drawn as they are needed.
    ///
    /// # Errors
    /// A folder that cannot be listed or has no article, or a pattern that matches nothing.
    pub(super) fn batch(words: &[OsString]) -> Result<Self> {
        let mut parts: Vec<Box<dyn Iterator<Item = Task> + Send>> = Vec::new();
        let (mut total, mut remote) = (Some(0), false);
        for word in words {
            let part = Part::new(word)?;
            total = total.zip(part.len()).map(|(a, b)| a + b);
            remote |= part.is_remote();
            parts.push(part.tasks());
        }
        Ok(Self { iter: Box::new(parts.into_iter().flatten()), total, remote })
    }

    /// The same articles, read now and looked at; one that cannot be read is left for its turn to say so.
    ///
    /// # Errors
    /// What `look` says.
    pub(super) fn read(self, fetcher: &Fetcher, mut look: impl FnMut(&Article) -> Result<()>) -> Result<Self> {
        let mut tasks = Vec::new();
        for mut task in self.iter {
            if let Ok(article) = task.article(fetcher) {
                look(&article)?;
                task.what = What::Read(Box::new(article));
            }
            tasks.push(task);
        }
        Ok(Self { iter: Box::new(tasks.into_iter()), remote: false, ..self })
    }

    /// The articles as a stream; they are drawn on a thread of their own, because drawing may wait.
    pub(super) fn stream(self) -> BoxStream<'static, Task> {
        if self.total.is_some() {
            return stream::iter(self.iter).boxed();
        }
        let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
        std::thread::spawn(move || {
            for task in self.iter {
                if sender.blocking_send(task).is_err() {
                    return;
                }
            }
        });
        stream::poll_fn(move |context| receiver.poll_recv(context)).boxed()
    }
}

/// What one word of `batch` stands for.
enum Part {
    Inputs(Vec<Input>),
    Lines(OsString),
}

impl Part {
    fn new(word: &OsStr) -> Result<Self> {
        let path = Path::new(word);
        if word == "-" {
            return Ok(Self::Lines(word.to_owned()));
        }
        if path.is_dir() {
            let mut files = Vec::new();
            list(path, &mut files).map_err(|source| Error::Read { input: path.display().to_string(), source })?;
            return some(path, files, "has no article in it");
        }
        let text = word.to_string_lossy();
        if text.contains(['*', '?', '[']) && !path.exists() && !input::is_address(&text) {
            let found =
                glob::glob(&text).map_err(|e| input::usage(&format!("{text} is not a pattern: {e}"), "quote it"))?;
            return some(path, found.filter_map(|f| f.ok().filter(|f| f.is_file())).collect(), "matches no file");
        }
        if is_list(path) {
            return Ok(Self::Lines(word.to_owned()));
        }
        Ok(Self::Inputs(vec![Input::new(word)]))
    }

    fn len(&self) -> Option<usize> {
        match self {
            Self::Inputs(inputs) => Some(inputs.len()),
            Self::Lines(_) => None,
        }
    }

    fn is_remote(&self) -> bool {
        matches!(self, Self::Inputs(inputs) if inputs.iter().any(Input::is_remote))
    }

    fn tasks(self) -> Box<dyn Iterator<Item = Task> + Send> {
        match self {
            Self::Inputs(inputs) => Box::new(inputs.into_iter().map(|i| Task { id: i.name(), what: What::Input(i) })),
            Self::Lines(word) => Box::new(super::lines::lines(&word).filter_map(|line| match line {
                Ok((place, line)) => (!line.trim().is_empty()).then(|| task(&place, line.trim())),
                Err((place, problem)) => Some(Task { id: Value::Null, what: What::Bad(place, problem) }),
            })),
        }
    }
}

fn some(path: &Path, files: Vec<PathBuf>, otherwise: &str) -> Result<Part> {
    if files.is_empty() {
        let (input, problem) = (path.display().to_string(), otherwise.to_owned());
        return Err(Error::Input { input, problem, hint: None });
    }
    Ok(Part::Inputs(files.into_iter().map(Input::File).collect()))
}

/// Endings of files that are taken from a folder.
const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx"];

/// The articles of a folder and those in it, by name; hidden ones are left out, links to folders not followed.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries.iter().filter(|e| !e.file_name().to_string_lossy().starts_with('.')) {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known))) {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a file holds one article, address or path a line: NDJSON by its name, addresses by the first line.
fn is_list(path: &Path) -> bool {
    if path.extension().is_some_and(|e| e == "ndjson" || e == "jsonl") {
        return true;
    }
    let Ok(file) = std::fs::File::open(path) else { return false };
    let mut first = String::new();
    // An address is shorter than this; an article of one line is not read whole.
    let mut start = BufReader::new(std::io::Read::take(file, 4096));
    while first.trim().is_empty() {
        first.clear();
        if !matches!(start.read_line(&mut first), Ok(n) if n > 0) {
            return false;
        }
    }
    input::is_address(&first) && !first.trim().contains(char::is_whitespace)
}

/// What one line of a list or of NDJSON asks for.
fn task(place: &str, line: &str) -> Task {
    let bad = |id: Value, problem: String| Task { id, what: What::Bad(place.to_owned(), problem) };
    if !line.starts_with('{') {
        let named = Input::new(OsStr::new(line));
        return match &named {
            Input::File(path) if !path.is_file() => {
                bad(Value::Null, "is neither a JSON object nor an address nor a file".to_owned())
            }
            _ => Task { id: named.name(), what: What::Input(named) },
        };
    }
    let mut object: serde_json::Map<String, Value> = match serde_json::from_str(line) {
        Ok(object) => object,
        Err(e) => return bad(Value::Null, format!("is not a JSON object: {e}")),
    };
    let id = object.shift_remove("id").unwrap_or_default();
    let mut given: Vec<(String, Value)> =
        object.into_iter().filter(|(key, _)| ["text", "html", "url", "path"].contains(&key.as_str())).collect();
    // A text or a page may say where it is from.
    let has_body = given.iter().any(|(key, _)| key == "text" || key == "html");
    let url = given.iter().position(|(key, _)| has_body && key == "url").map(|at| given.remove(at).1);
    let url = url.and_then(|url| url.as_str().map(str::to_owned));
    let (key, value) = match (given.pop(), given.is_empty()) {
        (None, _) => return bad(id, "has none of text, html, url and path".to_owned()),
        (Some(_), false) => return bad(id, "has more than one of text, html, url and path".to_owned()),
        (Some((key, Value::String(value))), true) => (key, value),
        (Some((key, _)), true) => return bad(id, format!("has a member {key} that is not a string")),
    };
    let what = match &*key {
        "text" => What::Text(value, url),
        "html" => What::Html(value, url),
        "url" => What::Input(Input::Url(value)),
        _ => What::Input(Input::File(value.into())),
    };
    Task { id, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: &str) -> Option<String> {
        match task("line 1", line).what {
            What::Bad(_, problem) => Some(problem),
            _ => None,
        }
    }

    #[test]
    fn a_line_names_exactly_one_article() {
        assert_eq!(problem(r#"{"id":1,"text":"Satu."}"#), None);
        assert_eq!(problem("https://example.org/a"), None);
        assert_eq!(problem(r#"{"id":1}"#).as_deref(), Some("has none of text, html, url and path"));
        assert_eq!(problem(r#"{"text":"a","url":"b"}"#), None);
        assert!(problem(r#"{"text":"a","path":"b"}"#).is_some());
        assert!(problem(r#"{"text":5}"#).is_some());
        assert!(problem("{").is_some());
        assert!(problem("[1]").is_some());
    }

    #[test]
    fn the_id_of_a_bad_line_is_kept() {
        assert_eq!(task("line 1", r#"{"id":"x"}"#).id, Value::from("x"));
    }
}
