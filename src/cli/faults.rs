//! Faults of the program itself: an article that runs into one is reported like any other that failed, and the rest go
//! on. What is printed names the place in the program, never the article's text.

use std::panic::{AssertUnwindSafe, catch_unwind};

use futures_util::FutureExt;

use crate::{Error, Result};

/// Lets a fault say where it happened, in one line.
pub(super) fn report() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or(String::new(), |l| format!(" at {}:{}", l.file(), l.line()));
        super::messages::fault(&place);
    }));
}

/// Runs work on one article; a fault in it becomes the article's error. `name` is what the article is called.
///
/// # Errors
/// The work's own, or that it ran into a fault.
pub(super) fn caught<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(lost(name)))
}

/// The same for work that waits for the network.
///
/// # Errors
/// As [`caught`].
pub(super) async fn caught_async<T>(name: &str, work: impl Future<Output = Result<T>>) -> Result<T> {
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|_| Err(lost(name)))
}

fn lost(name: &str) -> Error {
    Error::Input {
        input: name.to_owned(),
        problem: "ran into a fault in ringkas".to_owned(),
        hint: Some("please report it with the article and the line above".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_an_error_of_the_article() {
        let fault = |n: usize| {
            caught("a.txt", || {
                assert!(n > 0);
                Ok(n)
            })
        };
        assert!(fault(1).is_ok());
        assert!(fault(0).is_err_and(|e| e.to_string() == "a.txt ran into a fault in ringkas"));
    }
}
