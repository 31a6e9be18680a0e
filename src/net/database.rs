//! The SQLite file of the cache: opened by many processes at once, set aside and begun anew where it is damaged.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, ErrorCode};

use super::private;

/// The schema's version is in the name: another version keeps another file, and neither damages the other's.
pub(super) const FILE: &str = "answers-1.sqlite3";

/// How long one process waits for another's write.
const BUSY: Duration = Duration::from_secs(10);

const CORRUPT: rusqlite::ffi::Error =
    rusqlite::ffi::Error { code: ErrorCode::DatabaseCorrupt, extended_code: rusqlite::ffi::SQLITE_CORRUPT };

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS answers
        (number INTEGER PRIMARY KEY, key BLOB NOT NULL, value TEXT NOT NULL, digest BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS recent
        (id INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL, key BLOB NOT NULL, value TEXT NOT NULL,
         digest BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS factors (family TEXT PRIMARY KEY, factor REAL NOT NULL);";

/// Its tables.
const TABLES: [&str; 3] = ["answers", "recent", "factors"];

/// Pages of the log after which whoever writes takes them into the file and waits for the disk. Before it comes to that,
/// most of it has been done on another thread. 16,000 are 64 MB, gone when the last process closes the file.
const CHECKPOINT: u32 = 16_000;

/// Opens the file, or a new one where the old is damaged; all of it is read to find out where it is `suspect`.
/// Processes take turns, so that one sets it aside and the others find the new one.
pub(super) fn connect(directory: &Path, suspect: bool) -> rusqlite::Result<Connection> {
    private::directory(directory).map_err(io)?;
    let turn = private::file(&directory.join("open.lock")).map_err(io)?;
    turn.lock().map_err(io)?;
    let path = directory.join(FILE);
    let opened = open(&path).and_then(|db| if suspect { checked(db) } else { Ok(db) }).or_else(|error| {
        if !is_damage(&error) {
            return Err(error);
        }
        let aside = set_aside(&path).map_err(io)?;
        let new = open(&path)?;
        let ends = [("recent", "DESC"), ("recent", "ASC"), ("answers", "ASC"), ("answers", "DESC")];
        let saved = ends.map(|(table, order)| salvage(&aside, &new, table, order).unwrap_or_default());
        tracing::warn!("the cache was damaged and is made anew; what it held is in {}", aside.display());
        tracing::debug!("{saved:?} answers could be read from its ends");
        Ok(new)
    });
    drop(turn);
    opened
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    // SQLite gives its -wal and -shm files the mode of the database file.
    private::file(path).map_err(io)?;
    let db = Connection::open(path)?;
    // Before the journal mode, or processes that start together fail to open.
    db.busy_timeout(BUSY)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "normal")?;
    db.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
    db.execute_batch(SCHEMA)?;
    for table in TABLES {
        db.query_row(&format!("SELECT count(*) FROM (SELECT * FROM {table} LIMIT 1)"), [], |_| Ok(()))?;
    }
    Ok(db)
}

/// The database if every page of it is sound.
fn checked(db: Connection) -> rusqlite::Result<Connection> {
    let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(db) } else { Err(rusqlite::Error::SqliteFailure(CORRUPT, Some(verdict))) }
}

/// Copies the answers of a table from one end of a damaged file up to the damage, and says how many. Each is checked when
/// it is used, so nothing wrong can come in this way.
fn salvage(aside: &Path, new: &Connection, table: &str, order: &str) -> rusqlite::Result<usize> {
    let old = Connection::open(aside)?;
    let mut all = old.prepare(&format!("SELECT number, key, value, digest FROM {table} ORDER BY rowid {order}"))?;
    let mut rows = all.query([])?;
    let copy = new.unchecked_transaction()?;
    let mut saved = 0;
    while let Ok(Some(row)) = rows.next() {
        let row: rusqlite::Result<(i64, Vec<u8>, String, Vec<u8>)> =
            row.get(0).and_then(|n| Ok((n, row.get(1)?, row.get(2)?, row.get(3)?)));
        let Ok(row) = row else { continue };
        saved += copy.prepare_cached("INSERT OR IGNORE INTO answers VALUES (?1, ?2, ?3, ?4)")?.execute(row)?;
    }
    copy.commit()?;
    Ok(saved)
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

/// Whether the file is no database any more.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

fn io(error: std::io::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}
