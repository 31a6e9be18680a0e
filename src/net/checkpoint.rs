//! Takes what the log of the cache holds into the file while the run goes on. That waits for the disk twice, and whoever
//! writes an answer must not: on the thread that asks, a long batch spent a fifth of its time waiting.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use rusqlite::{Connection, OpenFlags};

/// Bytes of the log after which it is done. Much more, and SQLite does it itself, on the thread that writes, with little
/// left to do.
const EVERY: usize = 8 << 20;

/// What a row takes in the log beside its text: the page that it is moved into one day.
const PAGE: usize = 4096;

/// Sees to it for one file. Dropped, it waits until the one under way is done, so that the last to close the file can
/// take the log away.
#[derive(Debug)]
pub(super) struct Checkpoints {
    file: PathBuf,
    bytes: usize,
    under_way: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// None are done yet.
    pub(super) fn of(file: PathBuf) -> Self {
        Self { file, bytes: 0, under_way: None }
    }

    /// So many rows with so many bytes of text have been written; where that makes enough of the log, it is taken into
    /// the file, on a thread of its own.
    pub(super) fn wrote(&mut self, rows: usize, bytes: usize) {
        self.bytes += rows * PAGE + bytes;
        if self.bytes < EVERY || self.under_way.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return;
        }
        self.bytes = 0;
        let file = self.file.clone();
        let work = move || {
            if let Err(error) = checkpoint(&file) {
                tracing::debug!("no checkpoint of {}: {error}", file.display());
            }
        };
        self.under_way = std::thread::Builder::new().name("checkpoint".into()).spawn(work).ok();
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        if let Some(thread) = self.under_way.take() {
            // It does not panic, and if it did the log would still be whole.
            let _ = thread.join();
        }
    }
}

/// Takes in what can be without holding up anyone, over a connection of its own.
fn checkpoint(file: &Path) -> rusqlite::Result<()> {
    // Never a new file: this one may have been set aside.
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.pragma_update(None, "synchronous", "normal")?;
    db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::database::{FILE, connect};

    #[test]
    fn the_file_takes_in_what_the_log_holds_while_others_have_it_open() {
        let dir = tempfile::tempdir().expect("a directory");
        let db = connect(dir.path(), false).expect("a database");
        db.execute("INSERT INTO answers VALUES (1, x'00', ?1, x'00')", ["a".repeat(EVERY / 64)]).expect("a row");
        let file = dir.path().join(FILE);
        let size = || std::fs::metadata(&file).expect("the file").len();
        let before = size();
        let mut checkpoints = Checkpoints::of(file.clone());
        checkpoints.wrote(1, 1);
        assert!(checkpoints.under_way.is_none(), "too little to bother the disk");
        checkpoints.wrote(1, EVERY);
        drop(checkpoints);
        assert!(size() >= before + EVERY as u64 / 64);
        let rows: i64 = db.query_row("SELECT count(*) FROM answers", [], |row| row.get(0)).expect("readable");
        assert_eq!(rows, 1);
    }
}
