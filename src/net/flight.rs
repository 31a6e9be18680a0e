//! Single flight within the process: of several asks with the same key one is sent, and all get its outcome.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::sync::OnceCell;

use super::key::Key;
use crate::Result;
use crate::model::Outcome;

type Cell = OnceCell<Outcome>;

/// The asks under way.
#[derive(Debug, Default)]
pub(super) struct Flights(Mutex<HashMap<Key, Weak<Cell>>>);

impl Flights {
    /// Runs `work` unless the same key is under way, and gives its outcome and whether it was ours. Where the first one
    /// fails or is dropped, the next in line does the work.
    pub(super) async fn join(&self, key: Key, work: impl Future<Output = Result<Outcome>>) -> Result<(Outcome, bool)> {
        let seat = self.board(key);
        let mut ours = false;
        let outcome = seat
            .cell
            .get_or_try_init(|| {
                ours = true;
                work
            })
            .await?
            .clone();
        Ok((outcome, ours))
    }

    fn board(&self, key: Key) -> Seat<'_> {
        let mut flights = self.lock();
        let cell = match flights.entry(key) {
            Entry::Occupied(mut entry) => entry.get().upgrade().unwrap_or_else(|| {
                let cell = Arc::default();
                entry.insert(Arc::downgrade(&cell));
                cell
            }),
            Entry::Vacant(entry) => {
                let cell = Arc::default();
                entry.insert(Arc::downgrade(&cell));
                cell
            }
        };
        Seat { flights: self, key, cell }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Weak<Cell>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in a flight; the last one out removes it from the board.
struct Seat<'a> {
    flights: &'a Flights,
    key: Key,
    cell: Arc<Cell>,
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut flights = self.flights.lock();
        if Arc::strong_count(&self.cell) == 1 {
            flights.remove(&self.key);
        }
    }
}
