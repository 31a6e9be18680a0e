//! Single flight across processes: whoever holds the lock of a key asks, the others wait and then look in the cache.
//! The cache alone does not do it: processes that start together all miss.

#[cfg(any(test, not(all(target_os = "linux", target_pointer_width = "64"))))]
mod links;
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod ranges;

use std::io;
use std::path::Path;
use std::time::Duration;

use super::key::Key;

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
pub(super) use links::Held as KeyLock;
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
use links::Links as Chosen;
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
pub(super) use ranges::Held as KeyLock;
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
use ranges::Ranges as Chosen;

/// First and longest time between two looks at a lock that another process holds.
const LOOK: (Duration, Duration) = (Duration::from_millis(2), Duration::from_millis(100));

/// How keys are locked: all processes of a system must do it alike, or they do not see each other.
trait Way: Sized {
    /// A held lock of one key; dropping it lets the next one in, and so does the end of the process, however it ends.
    type Held;

    /// Takes part in the locking of a cache directory.
    ///
    /// # Errors
    /// The file system has no such locks or no room.
    fn join(cache: &Path) -> io::Result<Self>;

    /// The lock of a key, unless somebody holds it, in this process or another.
    ///
    /// # Errors
    /// The file system has no such locks or no room.
    fn take(&self, key: &Key) -> io::Result<Option<Self::Held>>;
}

/// The locks of a cache directory.
#[derive(Debug)]
pub(super) struct Locks(Chosen);

/// What waiting for a lock ended with.
#[derive(Debug)]
pub(super) enum Turn<T> {
    /// It is ours.
    Ours(KeyLock),
    /// Another process found the answer meanwhile.
    Found(T),
}

impl Locks {
    /// Takes part in the locking of a cache directory.
    ///
    /// # Errors
    /// The file system has no locks or no room.
    pub(super) fn join(cache: &Path) -> io::Result<Self> {
        Chosen::join(cache).map(Self)
    }

    /// Waits for the lock of a key without blocking the runtime, looking with `peek` for the other's answer.
    ///
    /// # Errors
    /// The file system has no locks or no room.
    pub(super) async fn take<T>(&self, key: &Key, peek: impl Fn() -> Option<T>) -> io::Result<Turn<T>> {
        let mut pause = LOOK.0;
        loop {
            if let Some(lock) = self.0.take(key)? {
                return Ok(Turn::Ours(lock));
            }
            if let Some(found) = peek() {
                return Ok(Turn::Found(found));
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LOOK.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What every way must do.
    fn excludes<W: Way>() {
        let dir = tempfile::tempdir().expect("a directory");
        let (one, other) = (W::join(dir.path()).expect("locks"), W::join(dir.path()).expect("locks"));
        let (a, b) = (Key::numbered(1), Key::numbered(2));
        let held = one.take(&a).expect("locks").expect("nobody holds it");
        assert!(one.take(&a).expect("locks").is_none(), "twice in one process");
        assert!(other.take(&a).expect("locks").is_none(), "in two processes");
        // The neighbour's lock is its own, and does not go with the first.
        let beside = other.take(&b).expect("locks").expect("nobody holds it");
        drop(held);
        assert!(one.take(&b).expect("locks").is_none(), "still held");
        let held = other.take(&a).expect("locks").expect("nobody holds it any more");
        drop(beside);
        assert!(one.take(&a).expect("locks").is_none(), "still held");
        drop((held, other));
        assert!(one.take(&a).expect("locks").is_some() && one.take(&b).expect("locks").is_some());
    }

    #[test]
    fn one_holds_a_key() {
        excludes::<links::Links>();
        excludes::<Chosen>();
    }

    #[test]
    fn a_lock_outlives_the_client_that_took_it() {
        let dir = tempfile::tempdir().expect("a directory");
        let (one, other) = (Chosen::join(dir.path()).expect("locks"), Chosen::join(dir.path()).expect("locks"));
        let key = Key::numbered(1);
        // An exchange that goes on by itself.
        let held = one.take(&key).expect("locks").expect("nobody holds it");
        drop(one);
        assert!(other.take(&key).expect("locks").is_none());
        drop(held);
        assert!(other.take(&key).expect("locks").is_some());
    }
}
