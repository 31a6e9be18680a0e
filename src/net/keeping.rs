//! What a service must keep before it can be asked: a glossary, made when the first text is sent that needs it, and used
//! by its identifier from then on. The identifier is an answer like any other: it is asked for once at a time, and the
//! cache keeps it for the next run, which uses the same glossary.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::key::Key;
use super::ready::Ready;
use super::{Client, Planned};
use crate::model::{Ask, Backend, Codec, Content, Outcome};
use crate::{Error, Result};

/// What became of a glossary.
#[derive(Clone, Debug)]
enum Known {
    /// The service keeps it under that identifier.
    Kept(String),
    /// The service did not take it.
    NotTaken,
}

/// Glossaries made or found by this client.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<HashMap<Key, Known>>);

impl Kept {
    fn get(&self, key: &Key) -> Option<Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn put(&self, key: Key, known: Known) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, known);
    }
}

impl Client {
    /// The backend with the identifier of a glossary, which is made where it does not exist; without one where the
    /// service does not take it: the terms are then left to the checks. `anew` where the known one is gone.
    ///
    /// # Errors
    /// The user interrupted.
    pub(super) async fn with_glossary(
        &self,
        backend: &Backend,
        codec: &Codec,
        glossary: &Ask,
        anew: bool,
    ) -> Result<Backend> {
        // A lane of its own: a service without glossaries still translates.
        let keeper = Backend { model: "glossaries".into(), ..backend.clone() };
        let ready = Ready::new((codec.encode)(&keeper, glossary)?);
        let key = Key::of(&keeper, &ready.request, ready.body());
        if anew {
            self.forget(&key);
        }
        let known = match self.kept.get(&key).filter(|_| !anew) {
            Some(known) => known,
            None => self.made(&keeper, codec, glossary, key, ready).await?,
        };
        let mut backend = backend.clone();
        backend.dialect.glossary_id = match known {
            Known::Kept(id) => Some(id),
            Known::NotTaken => None,
        };
        Ok(backend)
    }

    async fn made(&self, keeper: &Backend, codec: &Codec, glossary: &Ask, key: Key, ready: Ready) -> Result<Known> {
        let made = self.deliver(keeper, codec, glossary, Planned::default(), key, Some(ready));
        let known = match made.await {
            Ok((Outcome::Answer { content: Content::Text(id), .. }, _)) => Known::Kept(id),
            Ok(_) => Known::NotTaken,
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => {
                tracing::warn!("{error}; the glossary is not used in translating, only checked afterwards");
                Known::NotTaken
            }
        };
        self.kept.put(key, known.clone());
        Ok(known)
    }
}
