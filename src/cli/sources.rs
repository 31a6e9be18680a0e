//! The articles of a run, from inputs named one by one or from what `batch` takes besides. Everything is drawn one
//! article at a time.

use std::ffi::OsString;

use serde_json::Value;

use super::input::{self, Input};
use super::network::Fetcher;
use super::parts::Part;
use crate::desk::Desk;
use crate::model::{Article, Source};
use crate::{Error, Result, ingest};

/// One article to be read.
#[derive(Debug)]
pub(super) struct Task {
    /// The id that a line of NDJSON gave, or the name of the input; null where no id is wanted.
    pub(super) id: Value,
    pub(super) what: What,
}

/// What an article is made of.
#[derive(Debug)]
pub(super) enum What {
    /// An input, still to be read.
    Input(Input),
    /// A text, and the address it is from.
    Text(String, Option<String>),
    /// A page, and the address it is from.
    Html(String, Option<String>),
    /// What was read already, and its share of the run's budget.
    Read(Box<Article>, f64),
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
            What::Text(..) | What::Html(..) | What::Read(..) => format!("article {}", id()),
        }
    }

    /// Its share of the run's budget, where the articles have one each.
    pub(super) fn share(&self) -> f64 {
        if let What::Read(_, share) = self.what { share } else { 1.0 }
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
    pub(super) async fn arrive(&self, desk: &Desk<'_>) -> Result<Article> {
        match &self.what {
            What::Input(Input::Url(url)) => input::fetched(desk.fetch(url).await?),
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
            What::Read(article, _) => Ok((**article).clone()),
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
                task.what = What::Read(Box::new(article), 1.0);
            }
            tasks.push(task);
        }
        Ok(Self { iter: Box::new(tasks.into_iter()), remote: false, ..self })
    }

    /// The articles that were read, with a share of the budget each, in proportion to `sizes`.
    pub(super) fn shared(self, sizes: Vec<u64>) -> Self {
        let all = sizes.iter().sum::<u64>().max(1);
        let mut sizes = sizes.into_iter();
        #[expect(clippy::cast_precision_loss, reason = "token counts are far below 2^52")]
        let share = move |mut task: Task| {
            if let What::Read(_, share) = &mut task.what {
                *share = sizes.next().unwrap_or(0) as f64 / all as f64;
            }
            task
        };
        Self { iter: Box::new(self.iter.map(share)), ..self }
    }
}
