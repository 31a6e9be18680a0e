//! The rows of the cache. New ones are put one after the other at the end of a table of their own, `recent`, and moved
//! together into `answers`, in the order of their numbers, when they are many. A key is a digest: put where it belongs,
//! every row would change a page of its own, and writing eleven rows would mean writing sixteen pages.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::database;
use super::key::Key;

/// Rows of `recent` after which they are moved. Whoever opens the file reads through that many when it first looks for
/// an answer, and moving them holds up whoever writes.
const MANY: usize = 4096;

/// The database, with what this process knows of it.
#[derive(Debug)]
pub(super) struct Answers {
    db: Connection,
    /// Where the recent rows stand that have been seen, by the numbers of their keys. Some may have been moved since.
    recent: HashMap<i64, i64>,
    /// The last recent row that has been seen. Rows are numbered from 1, and no number is given twice.
    seen: i64,
}

/// An answer as it is kept, with its digest.
type Row = (String, Vec<u8>);

impl Answers {
    /// Opens the file in that directory, or a new one where the old is damaged; see [`database::connect`].
    pub(super) fn open(directory: &Path, suspect: bool) -> rusqlite::Result<Self> {
        let db = database::connect(directory, suspect)?;
        Ok(Self { db, recent: HashMap::new(), seen: 0 })
    }

    /// The answer under that key, if it is there and whole.
    pub(super) fn get(&mut self, key: &Key) -> rusqlite::Result<Option<String>> {
        let mut row = self.look(key)?;
        if let Some(at) = self.recent.get(&key.number()) {
            // The newest of them; moved meanwhile, it is where it belongs.
            row = match self.recent_row(*at, key)? {
                Some(recent) => Some(recent),
                None => row.or(self.look(key)?),
            };
        }
        // A flipped bit inside a text is no damage to SQLite; the digest tells.
        Ok(row.filter(|(value, digest)| *digest == digest_of(value)).map(|(value, _)| value))
    }

    /// Learns of rows that are new, and gives what is in its place under that key, in one statement: every statement
    /// takes a lock and gives it back.
    fn look(&mut self, key: &Key) -> rusqlite::Result<Option<Row>> {
        let mut query = self.db.prepare_cached(
            "SELECT id, number, NULL, NULL FROM recent WHERE id > ?1
             UNION ALL SELECT NULL, NULL, value, digest FROM answers WHERE number = ?2 AND key = ?3",
        )?;
        let mut rows = query.query(params![self.seen, key.number(), key.bytes()])?;
        while let Some(row) = rows.next()? {
            let Some(id) = row.get::<_, Option<i64>>(0)? else { return Ok(Some((row.get(2)?, row.get(3)?))) };
            self.recent.insert(row.get(1)?, id);
            self.seen = self.seen.max(id);
        }
        Ok(None)
    }

    fn recent_row(&self, id: i64, key: &Key) -> rusqlite::Result<Option<Row>> {
        let mut query = self.db.prepare_cached("SELECT value, digest FROM recent WHERE id = ?1 AND key = ?2")?;
        query.query_row(params![id, key.bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()
    }

    /// Writes all rows or none.
    pub(super) fn write(&mut self, rows: &[(Key, String)]) -> rusqlite::Result<()> {
        let transaction = self.db.unchecked_transaction()?;
        {
            let mut insert =
                self.db.prepare_cached("INSERT INTO recent (number, key, value, digest) VALUES (?1, ?2, ?3, ?4)")?;
            for (key, value) in rows {
                insert.execute(params![key.number(), key.bytes(), value, digest_of(value)])?;
            }
        }
        let many = self.recent.len() >= MANY;
        if many {
            self.db.execute_batch(
                "INSERT OR REPLACE INTO answers SELECT number, key, value, digest FROM recent ORDER BY number, id;
                 DELETE FROM recent;",
            )?;
        }
        transaction.commit()?;
        if many {
            self.recent.clear();
        }
        Ok(())
    }

    /// Forgets the answer under that key.
    pub(super) fn remove(&mut self, key: &Key) -> rusqlite::Result<()> {
        for table in ["recent", "answers"] {
            let statement = format!("DELETE FROM {table} WHERE number = ?1 AND key = ?2");
            self.db.execute(&statement, params![key.number(), key.bytes()])?;
        }
        Ok(())
    }

    /// How many there are.
    pub(super) fn count(&self) -> rusqlite::Result<u64> {
        let all = "SELECT count(*) FROM (SELECT number FROM answers UNION SELECT number FROM recent)";
        let count: i64 = self.db.query_row(all, [], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Forgets all of them and gives how many there were.
    pub(super) fn clear(&mut self) -> rusqlite::Result<u64> {
        let transaction = self.db.unchecked_transaction()?;
        let gone = self.count()?;
        self.db.execute_batch("DELETE FROM answers; DELETE FROM recent;")?;
        transaction.commit()?;
        // Another process may be reading; the room is then given back another time.
        let _ = self.db.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
        Ok(gone)
    }

    /// What was learned of a model family's tokens.
    pub(super) fn factor(&self, family: &str) -> rusqlite::Result<Option<f64>> {
        let mut query = self.db.prepare_cached("SELECT factor FROM factors WHERE family = ?1")?;
        query.query_row([family], |row| row.get(0)).optional()
    }

    /// Keeps what was learned of them.
    pub(super) fn put_factor(&self, family: &str, factor: f64) -> rusqlite::Result<()> {
        let mut put = self.db.prepare_cached("INSERT OR REPLACE INTO factors (family, factor) VALUES (?1, ?2)")?;
        put.execute(params![family, factor]).map(drop)
    }
}

fn digest_of(value: &str) -> Vec<u8> {
    Sha256::digest(value.as_bytes())[..8].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: i64) -> (Key, String) {
        (Key::numbered(number), format!("answer {number}"))
    }

    /// Writes the rows of these numbers, after a look at each, as the client does.
    fn fill(answers: &mut Answers, numbers: &[i64]) {
        for part in numbers.chunks(100) {
            let rows: Vec<_> = part.iter().map(|number| row(*number)).collect();
            for (key, _) in &rows {
                assert_eq!(answers.get(key).expect("readable"), None);
            }
            answers.write(&rows).expect("writable");
        }
    }

    #[test]
    fn every_process_finds_an_answer_wherever_it_stands() {
        let dir = tempfile::tempdir().expect("a directory");
        let open = || Answers::open(dir.path(), false).expect("a database");
        let (mut one, mut other) = (open(), open());
        let many = i64::try_from(MANY).expect("not that many");
        // Digests come in no order.
        let numbers: Vec<i64> = (0..2 * many + 100).map(|n| n.wrapping_mul(0x1E37_79B9_7F4A_7C15)).collect();
        let (first, rest) = numbers.split_at(50);
        fill(&mut one, first);
        // It learns of the first rows where they were put, and finds them where they are moved.
        assert_eq!(other.get(&row(first[0]).0).expect("readable"), Some(row(first[0]).1));
        fill(&mut one, rest);
        let recent: i64 = one.db.query_row("SELECT count(*) FROM recent", [], |row| row.get(0)).expect("readable");
        assert!((1..many).contains(&recent), "{recent} are left where they were put");
        for answers in [&mut one, &mut other, &mut open()] {
            for number in &numbers {
                let (key, value) = row(*number);
                assert_eq!(answers.get(&key).expect("readable"), Some(value));
            }
            assert_eq!(answers.count().expect("readable"), numbers.len() as u64);
        }
    }

    #[test]
    fn what_is_written_again_or_after_all_was_forgotten_is_found() {
        let dir = tempfile::tempdir().expect("a directory");
        let open = || Answers::open(dir.path(), false).expect("a database");
        let (mut one, mut other) = (open(), open());
        let (key, value) = row(7);
        one.write(&[row(1), row(2), (key, "an older answer".into())]).expect("writable");
        one.write(&[(key, value.clone())]).expect("writable");
        assert_eq!(other.get(&key).expect("readable"), Some(value.clone()));
        assert_eq!(other.count().expect("readable"), 3);
        other.remove(&key).expect("writable");
        assert_eq!(one.get(&key).expect("readable"), None);
        assert_eq!(one.clear().expect("writable"), 2);
        one.write(&[(key, value.clone())]).expect("writable");
        assert_eq!(other.get(&key).expect("readable"), Some(value));
    }

    #[test]
    fn an_answer_with_a_flipped_bit_is_none() {
        let dir = tempfile::tempdir().expect("a directory");
        let mut answers = Answers::open(dir.path(), false).expect("a database");
        answers.write(&[row(1)]).expect("writable");
        answers.db.execute("UPDATE recent SET value = 'answes 1'", []).expect("writable");
        assert_eq!(answers.get(&row(1).0).expect("readable"), None);
    }
}
