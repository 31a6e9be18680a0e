//! One byte of one file locked for each key, where the system's locks belong to whoever has opened the file and not to
//! the process (Linux: "open file description locks", fcntl(2)): they cost a microsecond, leave nothing on the disk,
//! and the kernel frees them when a process is killed.
//!
//! The file stays empty: a byte that does not exist can be locked as well. It is a file of its own because closing any
//! handle of the database's would undo SQLite's locks.

use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, fcntl};
use nix::libc;

use super::Way;
use crate::net::key::Key;
use crate::net::private;

/// The file of the locks in a cache directory.
const FILE: &str = "keys.lock";

/// The opened file, shared with every lock that is held: closing it would free them all.
#[derive(Debug)]
pub(super) struct Ranges(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    file: File,
    /// What this client holds: the system lets the same opening lock a byte again.
    held: Mutex<HashSet<i64>>,
}

/// A locked byte.
#[derive(Debug)]
pub(in crate::net) struct Held {
    shared: Arc<Shared>,
    at: i64,
}

impl Way for Ranges {
    type Held = Held;

    fn join(cache: &Path) -> io::Result<Self> {
        private::directory(cache)?;
        let shared = Shared { file: private::file(&cache.join(FILE))?, held: Mutex::default() };
        Ok(Self(Arc::new(shared)))
    }

    fn take(&self, key: &Key) -> io::Result<Option<Held>> {
        // Offsets are not negative, and the last byte has no end.
        let at = (key.number() & i64::MAX).min(i64::MAX - 1);
        let mut held = self.0.held();
        if held.contains(&at) {
            return Ok(None);
        }
        match self.0.set(libc::F_WRLCK, at) {
            Ok(()) => {
                held.insert(at);
                Ok(Some(Held { shared: Arc::clone(&self.0), at }))
            }
            Err(Errno::EAGAIN | Errno::EACCES) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // In this order: whoever takes it next in this process must not lose it to this unlocking.
        let mut held = self.shared.held();
        let _ = self.shared.set(libc::F_UNLCK, self.at);
        held.remove(&self.at);
    }
}

impl Shared {
    /// Locks or unlocks a byte without waiting.
    fn set(&self, kind: libc::c_int, at: i64) -> nix::Result<()> {
        let short = |n: libc::c_int| libc::c_short::try_from(n).map_err(|_| Errno::EINVAL);
        let range = libc::flock {
            l_type: short(kind)?,
            l_whence: short(libc::SEEK_SET)?,
            l_start: at,
            l_len: 1,
            // Must be zero for these locks.
            l_pid: 0,
        };
        fcntl(&self.file, FcntlArg::F_OFD_SETLK(&range)).map(drop)
    }

    fn held(&self) -> MutexGuard<'_, HashSet<i64>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_versions_left_does_not_hurt() {
        let dir = tempfile::tempdir().expect("a directory");
        let key = Key::numbered(7);
        let old = dir.path().join("locks");
        std::fs::create_dir(&old).expect("a directory");
        for name in [format!("{key}.lock"), "1-2.alive".into()] {
            let file = File::create(old.join(name)).expect("a file");
            file.lock().expect("a lock");
            std::mem::forget(file);
        }
        std::fs::write(dir.path().join(FILE), "something").expect("a file");
        let locks = Ranges::join(dir.path()).expect("locks");
        assert!(locks.take(&key).expect("locks").is_some());
    }

    #[test]
    fn every_key_has_a_byte() {
        let dir = tempfile::tempdir().expect("a directory");
        let locks = Ranges::join(dir.path()).expect("locks");
        for number in [0, 1, -1, i64::MIN, i64::MAX, i64::MAX - 1] {
            assert!(locks.take(&Key::numbered(number)).expect("locks").is_some(), "{number}");
        }
    }
}
