//! Single flight across processes: whoever holds the lock file of a key asks, the others wait and then look in the
//! cache. The cache alone does not do it: processes that start together all miss.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::cache::private;
use super::key::Key;

/// First and longest time between two looks at a lock that another process holds.
const LOOK: (Duration, Duration) = (Duration::from_millis(2), Duration::from_millis(100));

/// The directory of the lock files in a cache directory.
pub(super) fn directory(cache: &Path) -> PathBuf {
    cache.join("locks")
}

/// A held lock; dropping it removes the file. A killed process leaves the file, but the system frees the lock.
#[derive(Debug)]
pub(super) struct LockFile {
    path: PathBuf,
    file: File,
}

/// What waiting for a lock ended with.
#[derive(Debug)]
pub(super) enum Turn<T> {
    /// It is ours.
    Ours(LockFile),
    /// Another process found the answer meanwhile.
    Found(T),
}

impl LockFile {
    /// Waits for the lock of a key without blocking the runtime, looking with `peek` for the other's answer.
    ///
    /// # Errors
    /// The file system has no locks or no room.
    pub(super) async fn of<T>(directory: &Path, key: &Key, peek: impl Fn() -> Option<T>) -> io::Result<Turn<T>> {
        let path = directory.join(format!("{key}.lock"));
        let mut pause = LOOK.0;
        loop {
            match Self::try_take(&path)? {
                Some(lock) => return Ok(Turn::Ours(lock)),
                None => tokio::time::sleep(pause).await,
            }
            if let Some(found) = peek() {
                return Ok(Turn::Found(found));
            }
            pause = (pause * 2).min(LOOK.1);
        }
    }

    fn try_take(path: &Path) -> io::Result<Option<Self>> {
        let file = match private::file(path) {
            // The directory goes when someone clears the cache.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), private::directory)?;
                private::file(path)?
            }
            other => other?,
        };
        match file.try_lock() {
            // Its last holder may have removed it between our opening and our locking.
            Ok(()) if same_file(&file, path) => Ok(Some(Self { path: path.to_owned(), file })),
            Ok(()) | Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Drop for LockFile {
    fn drop(&mut self) {
        // Before the lock is let go, so that nobody can hold a lock on a file that is about to disappear.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// Removes the files that killed processes have left.
pub(super) fn clean(directory: &Path) {
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        if path.extension().is_some_and(|e| e == "lock") {
            drop(LockFile::try_take(&path));
        }
    }
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// Other systems do not remove a file that is open elsewhere.
#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> bool {
    true
}
