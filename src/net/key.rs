//! What makes two asks the same: a digest of where they go and of all that is sent, but never of the key.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::model::{Backend, HttpRequest};

/// Changes whenever the meaning of a stored answer changes, so that old answers are not found any more.
const VERSION: &str = "ringkas answer 1";

/// The digest of an ask, under which its answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 32]);

impl Key {
    /// The key of a request that carries `body`. Parts are length-prefixed: no two requests can run into one digest.
    pub(super) fn of(backend: &Backend, request: &HttpRequest, body: &[u8]) -> Self {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        };
        part(VERSION.as_bytes());
        part(format!("{:?}", backend.kind).as_bytes());
        part(backend.base_url.as_bytes());
        part(backend.model.as_bytes());
        part(request.url.as_bytes());
        for (name, value) in &request.headers {
            part(name.as_bytes());
            part(value.as_bytes());
        }
        part(body);
        Self(digest.finalize().into())
    }

    /// A number that is the key's in practice; whoever uses it compares the whole key.
    pub(super) fn number(&self) -> i64 {
        i64::from_le_bytes(*self.0.first_chunk().unwrap_or(&[0; 8]))
    }

    /// A key with that number.
    #[cfg(test)]
    pub(super) fn numbered(number: i64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&number.to_le_bytes());
        Self(bytes)
    }

    /// The 32 bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name for every request: formatting byte by byte takes as long as digesting the request did.
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        let halves = self.0.iter().flat_map(|b| [b >> 4, b & 15]);
        f.write_str(&halves.map(|half| DIGITS[usize::from(half)]).collect::<String>())
    }
}
