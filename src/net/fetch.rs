//! Getting an article from the web. What its bytes mean is for `ingest` to find out.

use std::time::Duration;

use reqwest::Url;

use super::Client;
use super::retry::{Failure, Step, Tries, asked_wait, random};
use super::transport::Broken;
use crate::model::{FaultClass, HttpReply};
use crate::{Error, Result};

/// Time for one page.
const TIME: Duration = Duration::from_mins(1);

/// A page as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The bytes, decompressed, in whatever encoding.
    pub bytes: Vec<u8>,
    /// Where it finally came from.
    pub url: String,
    /// The `content-type` header, where there is one.
    pub content_type: Option<String>,
}

impl Client {
    /// Gets a page over `http` or `https`, following up to five redirects. No key is ever sent.
    ///
    /// # Errors
    /// [`Error::Read`] with the address where it is none, or where there is no page; [`Error::Interrupted`].
    pub async fn fetch(&self, address: &str) -> Result<Fetched> {
        let failed =
            |message: String| Error::Read { input: address.to_owned(), source: std::io::Error::other(message) };
        let url = Url::parse(address.trim()).map_err(|e| failed(format!("not an address: {e}")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(failed("only http and https addresses can be fetched".into()));
        }
        let site = url.host_str().unwrap_or_default().to_owned();
        Box::pin(self.guarded(&site, self.fetch_url(url))).await?.map_err(failed)
    }

    async fn fetch_url(&self, url: Url) -> Result<Result<Fetched, String>> {
        let policy = self.policy;
        let mut tries = Tries::default();
        loop {
            let permit = self.permits.acquire().await;
            let started = tokio::time::Instant::now();
            let got = self.transport.get(url.clone(), TIME.min(policy.attempt(tries))).await;
            tries.attempts += 1;
            let took = started.elapsed();
            tries.spent += took;
            if let Some(trace) = &self.trace {
                trace.page(&url, tries.attempts, took, got.as_ref().map(|(reply, _)| reply));
            }
            let (class, wait, message) = match got {
                Ok((reply, url)) if reply.status < 300 => return Ok(Ok(fetched(reply, &url))),
                Ok((reply, _)) => {
                    (class_of(reply.status), asked_wait(&reply, std::time::SystemTime::now()), status(reply.status))
                }
                Err(Broken { message, hint: None, .. }) => (FaultClass::Transient, None, message),
                Err(broken) => (FaultClass::Request, None, broken.message),
            };
            match policy.after(tries, Failure { class, wait, never_answered: true, retry: None }, random()) {
                Step::Retry(pause) => {
                    drop(permit);
                    tokio::time::sleep(pause).await;
                    tries.spent += pause;
                }
                Step::Fatal | Step::Useless | Step::GiveUp | Step::TooLong(_) => return Ok(Err(message)),
            }
        }
    }
}

fn fetched(reply: HttpReply, url: &Url) -> Fetched {
    let content_type = reply.header("content-type").map(str::to_owned);
    Fetched { bytes: reply.body, url: url.to_string(), content_type }
}

fn class_of(status: u16) -> FaultClass {
    match status {
        408 | 425 | 429 | 500.. => FaultClass::Transient,
        _ => FaultClass::Request,
    }
}

fn status(status: u16) -> String {
    match status {
        401..=403 => format!("the site does not let it be read (status {status})"),
        404 | 410 => format!("there is no such page (status {status})"),
        _ => format!("the site answered with status {status}"),
    }
}
