//! `--trace FILE`: every exchange as one line of JSON, keys masked.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
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

    /// Writes one exchange. A full disk does not stop a run.
    pub(super) fn write(&self, exchange: &Exchange<'_>) {
        let mut line = exchange.line().to_string();
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
        let now: DateTime<Utc> = SystemTime::now().into();
        let mut line = json!({
            "time": now.to_rfc3339_opts(SecondsFormat::Millis, true),
            "backend": self.backend.name,
            "attempt": self.attempt,
            "ms": u64::try_from(self.took.as_millis()).unwrap_or(u64::MAX),
            "request": {
                "url": self.request.url,
                "headers": self.request_headers(),
                "body": self.request.body,
            },
        });
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

fn reply_of(reply: &HttpReply) -> Value {
    let value = |n: &str, v: &str| if PRIVATE_HEADERS.contains(&n) { "[secret]".into() } else { Value::from(v) };
    let headers: serde_json::Map<String, Value> = reply.headers.iter().map(|(n, v)| (n.clone(), value(n, v))).collect();
    let text = || Value::from(String::from_utf8_lossy(&reply.body));
    let body = serde_json::from_slice(&reply.body).unwrap_or_else(|_| text());
    json!({"status": reply.status, "headers": headers, "body": body})
}
