//! Answers that have been paid for, in one SQLite file that many processes use at once (promise P7). Nothing that goes
//! wrong here stops a run: an answer that cannot be read is asked again.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::key::Key;
use crate::model::{Content, Usage};
use crate::{Error, Result};

/// The schema's version is in the name: another version keeps another file, and neither damages the other's.
const FILE: &str = "answers-1.sqlite3";

/// How long one process waits for another's write.
const BUSY: Duration = Duration::from_secs(10);

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, value TEXT NOT NULL, digest BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS factors (family TEXT PRIMARY KEY, factor REAL NOT NULL);";

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
    db: Mutex<Option<Connection>>,
}

impl Cache {
    /// Opens or makes the cache in that directory, readable by its owner only. Where that is not possible the cache is
    /// empty and keeps nothing, with a warning.
    #[must_use]
    pub fn open(directory: &Path) -> Self {
        let cache = Self { directory: directory.to_owned(), db: Mutex::new(None) };
        match cache.connect() {
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
        let answers = self.must(|db| db.query_row("SELECT count(*) FROM answers", [], |row| row.get::<_, i64>(0)))?;
        let size = |suffix: &str| {
            std::fs::metadata(self.directory.join(format!("{FILE}{suffix}"))).map_or(0, |file| file.len())
        };
        Ok(Stats { answers: u64::try_from(answers).unwrap_or_default(), bytes: size("") + size("-wal") })
    }

    /// Forgets every answer and gives how many there were; what was learned of token counts stays.
    ///
    /// # Errors
    /// The cache cannot be written.
    pub fn clear(&self) -> Result<u64> {
        let gone = self.must(|db| {
            let gone = db.execute("DELETE FROM answers", [])?;
            db.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?;
            Ok(gone)
        })?;
        Ok(gone as u64)
    }

    /// The factor by which a model family's tokens differ from the encoding's, as learned so far.
    #[must_use]
    pub fn get_factor(&self, family: &str) -> Option<f64> {
        self.with(|db| {
            let mut query = db.prepare_cached("SELECT factor FROM factors WHERE family = ?1")?;
            query.query_row([family], |row| row.get(0)).optional()
        })
        .flatten()
    }

    /// Keeps such a factor.
    pub fn put_factor(&self, family: &str, factor: f64) {
        self.with(|db| {
            db.prepare_cached("INSERT OR REPLACE INTO factors (family, factor) VALUES (?1, ?2)")?
                .execute(params![family, factor])
        });
    }

    /// The answer under that key, if it is there and whole.
    pub(super) fn get(&self, key: &Key) -> Option<(Content, Usage)> {
        let (value, digest): (String, Vec<u8>) = self
            .with(|db| {
                let mut query = db.prepare_cached("SELECT value, digest FROM answers WHERE key = ?1")?;
                query.query_row([key.bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()
            })
            .flatten()?;
        (digest == digest_of(&value)).then(|| serde_json::from_str(&value).ok()).flatten()
    }

    /// Keeps a complete answer; it is safe from a crash of the process when this returns.
    pub(super) fn put(&self, key: &Key, content: &Content, usage: Usage) {
        let Ok(value) = serde_json::to_string(&(content, usage)) else { return };
        self.with(|db| {
            db.prepare_cached("INSERT OR REPLACE INTO answers (key, value, digest) VALUES (?1, ?2, ?3)")?
                .execute(params![key.bytes(), value, digest_of(&value)])
        });
    }

    /// Does something with the database. A damaged one is set aside and the work is done on a new one.
    fn with<T>(&self, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> Option<T> {
        match self.attempt(work) {
            Ok(done) => done,
            Err(error) => {
                tracing::warn!("cache {}: {error}", self.directory.display());
                None
            }
        }
    }

    fn must<T>(&self, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let path = self.directory.join(FILE);
        match self.attempt(work) {
            Ok(Some(done)) => Ok(done),
            Ok(None) => Err(Error::Write { path, source: std::io::Error::other("the cache cannot be opened") }),
            Err(error) => Err(Error::Write { path, source: std::io::Error::other(error) }),
        }
    }

    fn attempt<T>(&self, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> rusqlite::Result<Option<T>> {
        let mut slot = self.lock();
        let Some(db) = slot.as_ref() else { return Ok(None) };
        match work(db) {
            Err(error) if is_damage(&error) => {
                *slot = None;
                *slot = Some(self.connect()?);
                slot.as_ref().map(&work).transpose()
            }
            done => done.map(Some),
        }
    }

    /// Opens the file, or a new one where the old is damaged. Processes take turns, so that one sets it aside and the
    /// others find the new one.
    fn connect(&self) -> rusqlite::Result<Connection> {
        private::directory(&self.directory).map_err(io)?;
        let turn = private::file(&self.directory.join("open.lock")).map_err(io)?;
        turn.lock().map_err(io)?;
        let path = self.directory.join(FILE);
        let opened = open(&path).or_else(|error| {
            if !is_damage(&error) {
                return Err(error);
            }
            let aside = set_aside(&path).map_err(io)?;
            tracing::warn!("the cache was damaged; it is now {} and a new one is begun", aside.display());
            open(&path)
        });
        drop(turn);
        opened
    }

    fn lock(&self) -> MutexGuard<'_, Option<Connection>> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    // SQLite gives its -wal and -shm files the mode of the database file.
    private::file(path).map_err(io)?;
    let db = Connection::open(path)?;
    // Before the journal mode, or processes that start together fail to open.
    db.busy_timeout(BUSY)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "normal")?;
    db.execute_batch(SCHEMA)?;
    for table in ["answers", "factors"] {
        db.query_row(&format!("SELECT count(*) FROM (SELECT * FROM {table} LIMIT 1)"), [], |_| Ok(()))?;
    }
    Ok(db)
}

/// Moves a damaged database and what belongs to it out of the way.
fn set_aside(path: &Path) -> std::io::Result<PathBuf> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos();
    let name = |suffix: &str| path.with_file_name(format!("{FILE}{suffix}"));
    let aside = |suffix: &str| path.with_file_name(format!("{FILE}.damaged-{now}{suffix}"));
    for suffix in ["-wal", "-shm"] {
        match std::fs::rename(name(suffix), aside(suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    std::fs::rename(path, aside("")).map(|()| aside(""))
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
        || matches!(error, rusqlite::Error::SqliteFailure(_, Some(text)) if text.contains("no such column"))
}

/// A flipped bit inside a text is no damage to SQLite; the digest tells.
fn digest_of(value: &str) -> Vec<u8> {
    Sha256::digest(value.as_bytes())[..8].to_vec()
}

fn io(error: std::io::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

/// Files and directories that only their owner can read.
pub(super) mod private {
    use std::fs::{DirBuilder, File, OpenOptions};
    use std::io;
    use std::path::Path;

    /// Makes the directory and those above it where they are missing.
    pub(in crate::net) fn directory(path: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    /// Opens a file for reading and writing, made where it is missing, its content kept.
    pub(in crate::net) fn file(path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    }
}
