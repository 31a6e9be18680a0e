//! For systems whose locks belong to the process and not to whoever has opened the file.
//!
//! A process keeps one file locked for as long as it lives, and takes a key by making a hard link of it under the key's
//! name, which only one can do. A link to a file that nobody has locked was left by a killed process and is removed.
//! (A file of its own for every key would be simpler, but costs five times as much: file systems are slow at making
//! and deleting files by the thousand.)

use std::fs::{File, TryLockError, hard_link, remove_file};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::Way;
use crate::net::key::Key;
use crate::net::private;

/// The place of the locks, and the file that says that this process lives; shared with every lock that is held.
#[derive(Debug)]
pub(super) struct Links(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    directory: PathBuf,
    alive: PathBuf,
    _held: File,
}

/// A link that this process has made.
#[derive(Debug)]
pub(in crate::net) struct Held {
    path: PathBuf,
    _alive: Arc<Shared>,
}

impl Way for Links {
    type Held = Held;

    /// Removes what killed processes have left, too.
    fn join(cache: &Path) -> io::Result<Self> {
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
                return Ok(Self(Arc::new(Shared { directory, alive, _held: held })));
            }
        }
    }

    fn take(&self, key: &Key) -> io::Result<Option<Held>> {
        let path = self.0.directory.join(format!("{key}.lock"));
        loop {
            match hard_link(&self.0.alive, &path) {
                Ok(()) => return Ok(Some(Held { path, _alive: Arc::clone(&self.0) })),
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                Err(_) if remove_if_left(&path) => {}
                Err(_) => return Ok(None),
            }
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let _ = remove_file(&self.alive);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = remove_file(&self.path);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_killed_processes_left_is_removed_and_what_is_in_use_is_kept() {
        let dir = tempfile::tempdir().expect("a directory");
        let locks = dir.path().join("locks");
        std::fs::create_dir_all(&locks).expect("a directory");
        let (stale, used) = (locks.join("00.lock"), locks.join("01.lock"));
        std::fs::write(&stale, "").expect("a file");
        let held = File::create(&used).expect("a file");
        held.lock().expect("a lock");
        let key = Key::numbered(1);
        let left = locks.join(format!("{key}.lock"));
        let joined = Links::join(dir.path()).expect("locks");
        assert_eq!((stale.exists(), used.exists()), (false, true));
        std::fs::write(&left, "").expect("a file");
        let lock = joined.take(&key).expect("locks").expect("its process is gone");
        drop((lock, joined));
        assert_eq!(std::fs::read_dir(&locks).expect("a directory").count(), 1, "only what is in use");
    }
}
