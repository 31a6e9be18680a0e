//! Work on many things at once whose results come out in the order of the things, with bounded memory.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Threads for work that only computes.
pub(super) fn threads(jobs: usize) -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(jobs).max(1)
}

/// Calls `work` on every task, on that many threads, and `sink` on the results in the tasks' order until it breaks.
///
/// Tasks are drawn on a thread of their own, so that drawing may block; no more than four a thread are drawn before
/// their turn to be printed. After a break the threads are left behind: they end with the process.
pub(super) fn on_threads<T, R>(
    tasks: impl Iterator<Item = T> + Send + 'static,
    threads: usize,
    work: impl Fn(T) -> R + Send + Sync + 'static,
    mut sink: impl FnMut(R) -> ControlFlow<()>,
) where
    T: Send + 'static,
    R: Send + 'static,
{
    type Slot<T, R> = (T, SyncSender<R>);
    let (turn_in, turns) = sync_channel::<Receiver<R>>(threads * 4);
    let (task_in, queue) = sync_channel::<Slot<T, R>>(threads);
    let queue = Arc::new(Mutex::new(queue));
    let work = Arc::new(work);
    for _ in 0..threads {
        let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
        thread::spawn(move || {
            loop {
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((task, result)) = next else { return };
                // Nobody waits for it after a break.
                let _ = result.send(work(task));
            }
        });
    }
    thread::spawn(move || {
        for task in tasks {
            let (result, turn) = sync_channel(1);
            if turn_in.send(turn).is_err() || task_in.send((task, result)).is_err() {
                return;
            }
        }
    });
    for turn in turns {
        // The sender is gone only where the work panicked, which its thread has said.
        let Ok(result) = turn.recv() else { continue };
        if sink(result).is_break() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_a_break_ends_it() {
        let mut seen = Vec::new();
        let uneven = |n: u64| {
            // The first ones take longest.
            (0..(100 - n) * 1000).fold(n, |a, b| std::hint::black_box(a ^ b ^ b))
        };
        on_threads(0..100, 4, uneven, |n| {
            seen.push(n);
            if seen.len() == 60 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(seen, (0..60).collect::<Vec<u64>>());
    }
}
