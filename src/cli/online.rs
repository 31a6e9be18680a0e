//! Jobs that need a backend, over many articles at once: threads that read, plan and check, one thread that does nothing
//! but the network, and results in the order of the articles.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::unfold;
use serde_json::Value;
use tokio::sync::{Mutex, Semaphore, SemaphorePermit, mpsc, watch};

use super::faults::caught_async;
use super::network;
use super::ordered;
use super::progress::Line;
use super::sources::{Task, Tasks};
use crate::caller::Caller;
use crate::desk::{Desk, Errands, desk};
use crate::job::Job;
use crate::model::{Article, JobUsage, Report};
use crate::net::Client;
use crate::plan::tokens::Loading;
use crate::{Result, forecast, pipeline};

/// Longest wait at the end for answers to requests that were sent already.
const SETTLE: Duration = Duration::from_secs(8);

/// Articles under way for each request in flight. While one waits for its answer another is made ready to be sent; at
/// the beginning of a run the rest have their answers and wait for the encoding that their requests are counted with,
/// which on two cores takes some six times the 100 ms of a quick backend. With three, nothing was sent for half of that.
const AHEAD: usize = 8;

/// Bytes of text that count as one article under way; a longer one counts as several, because its analysis takes some
/// ten times its room.
const ARTICLE: usize = 64 << 10;

/// What became of an article, with its id.
type Done = (Value, Result<Report>);

/// An article to be worked on, and where its result goes.
struct Slot {
    task: Task,
    result: SyncSender<Done>,
}

/// What is printed next.
enum Turn {
    /// The result of an article, when it is there.
    Of(Receiver<Done>),
    /// Nothing any more: the user has interrupted the run.
    Stop,
}

/// A job and how to get to its backends.
pub(super) struct Online<'a> {
    pub(super) job: &'a Job,
    pub(super) client: &'a Client,
    pub(super) line: &'a Line,
    /// Most requests in flight.
    pub(super) jobs: usize,
    /// Whether there may always be another article, so that none can have a share of the budget.
    pub(super) endless: bool,
}

impl Online<'_> {
    /// Does the job for every task and hands the results to `sink`, in order, until it breaks. Gives whether the user
    /// has interrupted the run.
    ///
    /// # Errors
    /// The system has no means for threads that wait.
    pub(super) fn run(&self, tasks: Tasks, mut sink: impl FnMut(Done) -> ControlFlow<()>) -> Result<bool> {
        let network = network::runtime()?;
        let threads = ordered::threads(self.jobs).min(tasks.total.unwrap_or(usize::MAX)).max(1);
        let ahead = if self.jobs == 1 { 1 } else { self.jobs * AHEAD };
        let (turn_in, turns) = sync_channel(ahead);
        let (task_in, queue) = mpsc::channel(threads);
        let queue = Arc::new(Mutex::new(queue));
        let (stop, stopped) = watch::channel(false);
        let interrupted = AtomicBool::new(false);
        let interrupt = || {
            interrupted.store(true, Ordering::Relaxed);
            stop.send_replace(true);
            self.client.interrupt();
        };
        let (desk, errands) = desk(self.client);
        let room = Room { semaphore: Semaphore::new(ahead), ahead };
        let workers = (0..threads).map(|_| network::idle_runtime()).collect::<Result<Vec<_>>>()?;
        let stop_turn = turn_in.clone();
        draw(tasks, turn_in, task_in);
        std::thread::scope(|scope| {
            // The tokenizer takes longer to load than the first articles take to be read and sent.
            let encodings = forecast::encodings(self.job);
            scope.spawn(|| encodings.into_iter().for_each(Loading::load));
            for runtime in workers {
                let (queue, stopped, desk, room) = (Arc::clone(&queue), stopped.clone(), desk.clone(), &room);
                scope.spawn(move || runtime.block_on(self.worker(queue, stopped, desk, room, ahead.div_ceil(threads))));
            }
            // The last worker takes the queue with it, and what still stands in it.
            drop((queue, desk));
            let interrupt = &interrupt;
            scope.spawn(move || network.block_on(self.answer(errands, interrupt, stop_turn)));
            for turn in turns {
                let Turn::Of(result) = turn else { break };
                // The sender is gone only where the run was stopped before the article's turn.
                let Ok(done) = result.recv() else { continue };
                if sink(done).is_break() {
                    break;
                }
            }
            stop.send_replace(true);
            if !interrupted.load(Ordering::Relaxed) {
                // Nobody reads on, or all is done.
                self.client.interrupt();
            }
        });
        Ok(interrupted.into_inner())
    }

    /// Works on so many articles at once, most of which wait for an answer.
    async fn worker(
        &self,
        queue: Arc<Mutex<mpsc::Receiver<Slot>>>,
        mut stopped: watch::Receiver<bool>,
        desk: Desk<'_>,
        room: &Room,
        at_once: usize,
    ) {
        let slots = unfold(queue, async |queue| {
            let slot = queue.lock().await.recv().await?;
            Some((slot, queue))
        });
        // What is under way ends by itself when the client is told; what has not begun is not begun.
        let slots = slots.take_until(async { drop(stopped.wait_for(|is| *is).await) });
        let one = async |Slot { task, result }| {
            let run = async {
                let article = task.arrive(&desk).await?;
                let _room = room.of(&article).await;
                pipeline::run_with(article, &self.job_of(&task), Some(&Caller::at(&desk)), &|p| self.line.show(p)).await
            };
            let report = caught_async(&task.name(), run).await;
            // Nobody waits for it after a break.
            let _ = result.send((task.id.clone(), super::work::named(report, &task)));
        };
        slots.for_each_concurrent(at_once, one).await;
    }

    /// The job for one article, within its share of the budget or what is left of it.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a token count"
    )]
    fn job_of(&self, task: &Task) -> Job {
        let mut job = self.job.clone();
        if job.fit {
            let (share, used) = (task.share(), if self.endless { self.client.usage() } else { JobUsage::default() });
            let left = |budget: u64| budget.saturating_sub(used.input_tokens + used.output_tokens);
            job.budget_tokens = job.budget_tokens.map(|b| (left(b) as f64 * share) as u64);
            job.max_cost_usd = job.max_cost_usd.map(|limit| (limit - used.usd.unwrap_or_default()).max(0.0) * share);
        }
        job
    }

    /// Runs the errands of the workers until the last of them is gone; then nobody holds `turns` any more.
    async fn answer(&self, errands: Errands<'_>, interrupt: &impl Fn(), turns: SyncSender<Turn>) {
        let told = async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                interrupt();
                // Where there is no room, there are results to come, and the first that was interrupted ends it.
                let _ = turns.try_send(Turn::Stop);
            }
            std::future::pending::<()>().await;
        };
        tokio::select! { () = errands.run() => {}, () = told => {} }
        // An answer that is on its way has been paid for: it is taken in before the end, unless the user insists.
        tokio::select! { () = self.client.settle(SETTLE) => {}, _ = tokio::signal::ctrl_c() => {} }
    }
}

/// Room for so many articles of usual length at once.
struct Room {
    semaphore: Semaphore,
    ahead: usize,
}

impl Room {
    /// Waits for the room that an article takes: never more than there is.
    async fn of(&self, article: &Article) -> Option<SemaphorePermit<'_>> {
        let bytes: usize = article.paragraphs.iter().map(|p| p.text.len()).sum();
        let places = (bytes / ARTICLE).clamp(1, self.ahead);
        // It fails only where the semaphore is closed, which this one never is.
        self.semaphore.acquire_many(u32::try_from(places).unwrap_or(u32::MAX)).await.ok()
    }
}

/// Draws the tasks on a thread of their own, because drawing may wait for standard input for ever.
fn draw(tasks: Tasks, turns: SyncSender<Turn>, queue: mpsc::Sender<Slot>) {
    std::thread::spawn(move || {
        for task in tasks.iter {
            let (result, turn) = sync_channel(1);
            if turns.send(Turn::Of(turn)).is_err() || queue.blocking_send(Slot { task, result }).is_err() {
                return;
            }
        }
    });
}
