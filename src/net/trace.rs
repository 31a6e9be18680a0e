//! `--trace FILE`: every exchange as one line of JSON, keys masked.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::Url;
use serde_json::{Value, json};

use super::mask::Mask;
use super::private;
use super::transport::Broken;
use crate::model::{Auth, Backend, HttpReply, HttpRequest};
use crate::{Error, Result};

/// Reply headers that can carry a session.
const PRIVATE_HEADERS: &[&str] = &["set-cookie", "cookie", "authorization", "proxy-authorization"];

/// An open trace file.
#[derive(Debug)]
pub(super) struct Trace {
    path: PathBuf,
    file: Mutex<File>,
}

impl Trace {
    /// Opens the file at its end, made readable by its owner only where it is missing.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let opened = private::file(path).and_then(|_| File::options().append(true).open(path));
        let file = opened.map_err(|source| Error::Write { path: path.to_owned(), source })?;
        Ok(Self { path: path.to_owned(), file: Mutex::new(file) })
    }

    /// Writes one exchange with a backend.
    pub(super) fn write(&self, exchange: &Exchange<'_>) {
        self.append(&exchange.line());
    }

    /// Writes the fetching of a page: where from, and how much came, but not the page itself, which is in the result.
    pub(super) fn page(&self, url: &Url, attempt: u32, took: Duration, reply: Result<&HttpReply, &Broken>) {
        let mut line = stamped(attempt, took);
        let mut shown = url.clone();
        // A user name and a password in the address are secrets, too; where there are none, there is nothing to take out.
        let _ = shown.set_username("").and_then(|()| shown.set_password(None));
        line["page"] = shown.as_str().into();
        match reply {
            Ok(reply) => {
                line["reply"] =
                    json!({"status": reply.status, "headers": reply_headers(reply), "bytes": reply.body.len()});
            }
            Err(broken) => line["error"] = broken.message.as_str().into(),
        }
        self.append(&line);
    }

    /// Appends one line. A full disk does not stop a run.
    fn append(&self, line: &Value) {
        let mut line = line.to_string();
        line.push('\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = file.write_all(line.as_bytes()) {
            tracing::warn!("cannot write {}: {error}", self.path.display());
        }
    }
}

/// One request and what came of it.
pub(super) struct Exchange<'a> {
    pub(super) backend: &'a Backend,
    pub(super) request: &'a HttpRequest,
    pub(super) attempt: u32,
    pub(super) took: Duration,
    pub(super) reply: Result<&'a HttpReply, &'a Broken>,
    pub(super) mask: &'a Mask,
}

impl Exchange<'_> {
    fn line(&self) -> Value {
        let mut line = stamped(self.attempt, self.took);
        line["backend"] = self.backend.name.as_str().into();
        line["request"] =
            json!({"url": self.request.url, "headers": self.request_headers(), "body": self.request.body});
        match self.reply {
            Ok(reply) => line["reply"] = reply_of(reply),
            Err(broken) => line["error"] = broken.message.as_str().into(),
        }
        self.mask.value(line)
    }

    fn request_headers(&self) -> Value {
        let mut headers: serde_json::Map<String, Value> =
            self.request.headers.iter().map(|(n, v)| ((*n).to_owned(), v.as_str().into())).collect();
        if let Auth::Header { name, prefix, .. } = &self.request.auth {
            headers.insert((*name).to_owned(), format!("{prefix}[secret]").into());
        }
        Value::Object(headers)
    }
}

/// The beginning of every line.
fn stamped(attempt: u32, took: Duration) -> Value {
    let now: DateTime<Utc> = SystemTime::now().into();
    json!({
        "time": now.to_rfc3339_opts(SecondsFormat::Millis, true),
        "attempt": attempt,
        "ms": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
    })
}

fn reply_headers(reply: &HttpReply) -> Value {
    let value = |n: &str, v: &str| if PRIVATE_HEADERS.contains(&n) { "[secret]".into() } else { Value::from(v) };
    Value::Object(reply.headers.iter().map(|(n, v)| (n.clone(), value(n, v))).collect())
}

fn reply_of(reply: &HttpReply) -> Value {
    let text = || Value::from(String::from_utf8_lossy(&reply.body));
    let body = serde_json::from_slice(&reply.body).unwrap_or_else(|_| text());
    json!({"status": reply.status, "headers": reply_headers(reply), "body": body})
}
