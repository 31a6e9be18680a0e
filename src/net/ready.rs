//! A request with the very bytes that are sent for it: written once, digested into the key and handed to the transport.

use crate::model::HttpRequest;

/// Room for most bodies; a longer one grows.
const USUAL: usize = 4096;

/// A request, ready to be sent.
#[derive(Debug)]
pub(super) struct Ready {
    /// The request.
    pub(super) request: HttpRequest,
    /// Its body without the key, as JSON text. Taken by the first sending.
    body: Option<Vec<u8>>,
}

impl Ready {
    /// Writes the body of a request.
    pub(super) fn new(request: HttpRequest) -> Self {
        let body = Some(written(&request));
        Self { request, body }
    }

    /// The body.
    pub(super) fn body(&self) -> &[u8] {
        self.body.as_deref().unwrap_or_default()
    }

    /// The body to be sent; written anew for a retry, which is rare.
    pub(super) fn take_body(&mut self) -> Vec<u8> {
        self.body.take().unwrap_or_else(|| written(&self.request))
    }
}

fn written(request: &HttpRequest) -> Vec<u8> {
    let mut body = Vec::with_capacity(USUAL);
    match serde_json::to_writer(&mut body, &request.body) {
        Ok(()) => body,
        // Text in memory is always written; the other way is as good and slower.
        Err(_) => request.body.to_string().into_bytes(),
    }
}
