//! A language model at work on one article: what every stage that asks one needs.

use crate::Result;
use crate::caller::Caller;
use crate::dispatch::Dispatch;
use crate::forecast;
use crate::model::Backend;
use crate::plan::chunks::{Around, Chunker};
use crate::plan::material::Material;
use crate::plan::prompts::Task;
use crate::plan::tokens::Counter;

/// Whom to ask, how to get there, and about what.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The article.
    pub material: &'a Material<'a>,
    /// The model.
    pub backend: &'a Backend,
    /// The way to it.
    pub client: &'a Caller<'a>,
    counter: Counter,
}

impl<'a> Writer<'a> {
    /// A model for an article, its tokens counted as earlier answers taught.
    ///
    /// # Errors
    /// An encoding that does not exist.
    pub fn new(material: &'a Material<'a>, backend: &'a Backend, client: &'a Caller<'a>) -> Result<Self> {
        Ok(Self { material, backend, client, counter: forecast::counter(backend, client.cache())? })
    }

    /// How a task is put to it.
    #[must_use]
    pub fn chunker(&self, task: Task) -> Chunker<'a> {
        Chunker { backend: self.backend, counter: self.counter, task }
    }

    /// The same with the way there; `extras` is what goes with a chunk.
    #[must_use]
    pub fn dispatch<'d>(&'d self, task: Task, extras: &'d Around<'d>) -> Dispatch<'d> {
        Dispatch { chunker: self.chunker(task), client: self.client, extras }
    }
}
