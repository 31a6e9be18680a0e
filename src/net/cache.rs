//! Answers that have been paid for, in one SQLite file that many processes use at once (promise P7). Nothing that goes
//! wrong here stops a run: an answer that cannot be read is asked again.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use super::answers::Answers;
use super::checkpoint::Checkpoints;
use super::database::{FILE, is_damage};
use super::key::Key;
use crate::model::{Content, Usage};
use crate::{Error, Result};

/// What is in a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Stats {
    /// Answers kept.
    pub answers: u64,
    /// Size on disk.
    pub bytes: u64,
}

/// The answers of earlier requests, and what has been learned of the models' token counts.
#[derive(Debug)]
pub struct Cache {
    directory: PathBuf,
    // Before the database: its last closing comes after the last checkpoint.
    checkpoints: Mutex<Checkpoints>,
    db: Mutex<Option<Answers>>,
    waiting: Mutex<Waiting>,
    trouble: Once,
}

/// Answers that will be written together, and how often that was done before.
#[derive(Debug, Default)]
struct Waiting {
    rows: Vec<(Key, String)>,
    round: u64,
}

/// One of those who see to it that a round is written.
struct Writing<'a> {
    cache: &'a Cache,
    round: u64,
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.cache.write(self.round);
    }
}

impl Cache {
    /// Opens or makes the cache in that directory, readable by its owner only. Where that is not possible the cache is
    /// empty and keeps nothing, with a warning.
    #[must_use]
    pub fn open(directory: &Path) -> Self {
        let cache = Self {
            directory: directory.to_owned(),
            checkpoints: Mutex::new(Checkpoints::of(directory.join(FILE))),
            db: Mutex::new(None),
            waiting: Mutex::default(),
            trouble: Once::new(),
        };
        match Answers::open(directory, false) {
            Ok(db) => *cache.lock() = Some(db),
            Err(error) => tracing::warn!("answers cannot be kept in {}: {error}", directory.display()),
        }
        cache
    }

    /// The database file in a cache directory.
    #[must_use]
    pub fn file(directory: &Path) -> PathBuf {
        directory.join(FILE)
    }

    /// The directory.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Counts the answers.
    ///
    /// # Errors
    /// The cache cannot be read.
    pub fn stats(&self) -> Result<Stats> {
        let answers = self.must(|db| db.count())?;
        let size = |suffix: &str| {
            std::fs::metadata(self.directory.join(format!("{FILE}{suffix}"))).map_or(0, |file| file.len())
        };
        Ok(Stats { answers, bytes: size("") + size("-wal") })
    }

    /// Forgets every answer and gives how many there were; what was learned of token counts stays.
    ///
    /// # Errors
    /// The cache cannot be written.
    pub fn clear(&self) -> Result<u64> {
        self.must(Answers::clear)
    }

    /// The factor by which a model family's tokens differ from the encoding's, as learned so far.
    #[must_use]
    pub fn get_factor(&self, family: &str) -> Option<f64> {
        self.with(|db| db.factor(family)).flatten()
    }

    /// Keeps such a factor.
    pub fn put_factor(&self, family: &str, factor: f64) {
        self.with(|db| db.put_factor(family, factor));
    }

    /// The answer under that key, if it is there and whole.
    pub(super) fn get(&self, key: &Key) -> Option<(Content, Usage)> {
        let value = self.with(|db| db.get(key)).flatten()?;
        serde_json::from_str(&value).ok()
    }

    /// Forgets the answer under that key.
    pub(super) fn remove(&self, key: &Key) {
        self.with(|db| db.remove(key));
    }

    /// Keeps a complete answer; it is safe from a crash of the process when this returns. Answers that come in at the
    /// same moment are written together, which costs little more than one.
    pub(super) async fn put(&self, key: Key, content: &Content, usage: Usage) {
        let Ok(value) = serde_json::to_string(&(content, usage)) else { return };
        let mine = {
            let mut waiting = self.waiting();
            waiting.rows.push((key, value));
            waiting.round
        };
        // Also when this future is dropped while it waits for the others.
        let _written = Writing { cache: self, round: mine };
        tokio::task::yield_now().await;
    }

    /// Writes the rows of that round, unless one of its others has done it.
    fn write(&self, round: u64) {
        let rows = {
            let mut waiting = self.waiting();
            if waiting.round != round {
                return;
            }
            waiting.round += 1;
            std::mem::take(&mut waiting.rows)
        };
        self.with(|db| db.write(&rows));
        let bytes = rows.iter().map(|(_, value)| value.len()).sum();
        self.checkpoints.lock().unwrap_or_else(PoisonError::into_inner).wrote(rows.len(), bytes);
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the database. A damaged one is set aside and the work is done on a new one.
    fn with<T>(&self, work: impl FnMut(&mut Answers) -> rusqlite::Result<T>) -> Option<T> {
        match self.attempt(work) {
            Ok(done) => done,
            Err(error) => {
                // A full disk would say so with every answer.
                self.trouble.call_once(|| tracing::warn!("cache {}: {error}", self.directory.display()));
                None
            }
        }
    }

    fn must<T>(&self, work: impl FnMut(&mut Answers) -> rusqlite::Result<T>) -> Result<T> {
        let path = self.directory.join(FILE);
        match self.attempt(work) {
            Ok(Some(done)) => Ok(done),
            Ok(None) => Err(Error::Write { path, source: std::io::Error::other("the cache cannot be opened") }),
            Err(error) => Err(Error::Write { path, source: std::io::Error::other(error) }),
        }
    }

    fn attempt<T>(&self, mut work: impl FnMut(&mut Answers) -> rusqlite::Result<T>) -> rusqlite::Result<Option<T>> {
        let mut slot = self.lock();
        let Some(db) = slot.as_mut() else { return Ok(None) };
        match work(db) {
            Err(error) if is_damage(&error) => {
                *slot = None;
                *slot = Some(Answers::open(&self.directory, true)?);
                slot.as_mut().map(work).transpose()
            }
            done => done.map(Some),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Answers>> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
