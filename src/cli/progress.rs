//! One line of progress on a terminal, which is gone when the work is done.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::messages::Messages;
use crate::pipeline::Progress;

/// What is going on, on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(super) struct Line {
    bar: ProgressBar,
}

impl Line {
    /// A line for `total` articles; none where their number is not known.
    pub(super) fn new(messages: Messages, total: Option<usize>) -> Self {
        if !messages.progress || !std::io::stderr().is_terminal() {
            return Self::hidden();
        }
        let bar = match total {
            Some(total) => ProgressBar::new(total as u64),
            None => ProgressBar::no_length(),
        };
        let template = match total {
            Some(1) => "{spinner} {msg}",
            Some(_) => "{spinner} {pos}/{len} {msg}",
            None => "{spinner} {pos} {msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar }
    }

    /// No line: for work that is done at once.
    pub(super) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// Shows the stage that an article is in.
    pub(super) fn show(&self, progress: Progress) {
        let Progress::Stage(stage) = progress;
        self.bar.set_message(match stage {
            "brief" => "reading and summarising",
            "translate" => "translating",
            "summarize" => "summarising",
            "check" => "checking",
            other => other,
        });
    }

    /// Counts an article that is done.
    pub(super) fn done(&self) {
        self.bar.inc(1);
    }

    /// Runs something that writes to the terminal, the line out of its way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
