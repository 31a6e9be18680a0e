//! Single flight across processes: whoever holds the lock of a key asks, the others wait and then look in the cache.
//! The cache alone does not do it: processes that start together all miss.
//!
//! A process keeps one file locked for as long as it lives, and takes a key by making a hard link of it under the key's
//! name, which only one can do. A link to a file that nobody has locked was left by a killed process and is removed.
//! (A file of its own for every key would be simpler, but costs five times as much: file systems are slow at making
//! and deleting files by the thousand.)

use std::fs::{File, TryLockError, hard_link, remove_file};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::key::Key;
use super::private;

/// First and longest time between two looks at a lock that another process holds.
const LOOK: (Duration, Duration) = (Duration::from_millis(2), Duration::from_millis(100));

/// The place of the locks, and the file that says that this process lives.
#[derive(Debug)]
pub(super) struct Locks {
    directory: PathBuf,
    alive: PathBuf,
    _held: File,
}

/// A held lock of one key; dropping it lets the next one in.
#[derive(Debug)]
pub(super) struct KeyLock(PathBuf);

/// What waiting for a lock ended with.
#[derive(Debug)]
pub(super) enum Turn<T> {
    /// It is ours.
    Ours(KeyLock),
    /// Another process found the answer meanwhile.
    Found(T),
}

impl Locks {
    /// Takes part in the locking of a cache directory, and removes what killed processes have left there.
    ///
    /// # Errors
    /// The file system has no locks or no room.
    pub(super) fn join(cache: &Path) -> io::Result<Self> {
        let directory = cache.join("locks");
        private::directory(&directory)?;
        for entry in std::fs::read_dir(&directory)?.flatten() {
            remove_if_left(&entry.path());
        }
        loop {
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos();
            let alive = directory.join(format!("{}-{now}.alive", std::process::id()));
            let held = private::file(&alive)?;
            held.lock()?;
            // Someone may have taken it for left behind before it was locked.
            if same_file(&held, &alive) {
                return Ok(Self { directory, alive, _held: held });
            }
        }
    }

    /// Waits for the lock of a key without blocking the runtime, looking with `peek` for the other's answer.
    ///
    /// # Errors
    /// The file system has no hard links or no room.
    pub(super) async fn take<T>(&self, key: &Key, peek: impl Fn() -> Option<T>) -> io::Result<Turn<T>> {
        let path = self.directory.join(format!("{key}.lock"));
        let mut pause = LOOK.0;
        loop {
            match hard_link(&self.alive, &path) {
                Ok(()) => return Ok(Turn::Ours(KeyLock(path))),
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                Err(_) if remove_if_left(&path) => continue,
                Err(_) => tokio::time::sleep(pause).await,
            }
            if let Some(found) = peek() {
                return Ok(Turn::Found(found));
            }
            pause = (pause * 2).min(LOOK.1);
        }
    }
}

impl Drop for Locks {
    fn drop(&mut self) {
        let _ = remove_file(&self.alive);
    }
}

impl Drop for KeyLock {
    fn drop(&mut self) {
        let _ = remove_file(&self.0);
    }
}

/// Removes a file whose process is gone; says whether it is away now.
fn remove_if_left(path: &Path) -> bool {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return error.kind() == ErrorKind::NotFound,
    };
    match file.try_lock() {
        // It may have been removed and made anew by a living process since it was opened.
        Ok(()) if same_file(&file, path) => remove_file(path).is_ok(),
        Ok(()) => true,
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
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

/// Other systems do not let go of a name while the file is open.
#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> bool {
    true
}
