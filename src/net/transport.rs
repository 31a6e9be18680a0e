//! One HTTP exchange with a backend. The only place that puts a key into a request, and only for the origin that the
//! key is configured for (promise P8).

use std::path::Path;
use std::pin::Pin;
use std::sync::{Mutex, Once, OnceLock, PoisonError};
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Certificate, Client, Response, Url, redirect};

use crate::model::{Auth, Backend, HttpReply, HttpRequest};
use crate::{Error, Result};

/// Time for name lookup, connection and TLS together.
const CONNECT: Duration = Duration::from_secs(15);
/// Longest silence in the middle of a body; before it a model may think as long as the call allows.
const SILENCE: Duration = Duration::from_mins(1);

/// Why there is no reply.
#[derive(Debug)]
pub(super) struct Broken {
    /// One clause.
    pub(super) message: String,
    /// What to do where that is known; it is no use to try again then.
    pub(super) hint: Option<String>,
    /// Whether the request can have reached the server.
    pub(super) reached: bool,
    /// The cause.
    pub(super) source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// A request on its way.
pub(super) type Exchange = Pin<Box<dyn Future<Output = Result<HttpReply, Broken>> + Send>>;

/// The connections of a run.
pub(super) struct Transport {
    roots: Vec<Certificate>,
    max_bytes: usize,
    /// For loopback, where no proxy may see a key.
    near: OnceLock<Client>,
    far: OnceLock<Client>,
    pages: OnceLock<Client>,
    last: Mutex<Option<(String, Url)>>,
}

impl Transport {
    /// A transport that trusts the web's certificate authorities and those in `ca_file`.
    ///
    /// # Errors
    /// `ca_file` is unreadable or holds no certificate.
    pub(super) fn new(ca_file: Option<&Path>, max_bytes: usize) -> Result<Self> {
        let mut roots = Vec::new();
        if let Some(path) = ca_file {
            let input = path.display().to_string();
            let pem = std::fs::read(path).map_err(|source| Error::Read { input: input.clone(), source })?;
            roots = Certificate::from_pem_bundle(&pem).unwrap_or_default();
            if roots.is_empty() {
                return Err(Error::Config {
                    message: format!("{input} holds no certificate"),
                    hint: Some("give a file in PEM form, with -----BEGIN CERTIFICATE----- lines".into()),
                });
            }
        }
        let (near, far, pages) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Ok(Self { roots, max_bytes, near, far, pages, last: Mutex::default() })
    }

    /// Sends one request, with the key put in, and reads the reply to its end. The exchange owns all it needs, so that
    /// it can outlive who asked for it.
    ///
    /// # Errors
    /// The request must not or cannot be sent.
    pub(super) fn send(
        &self,
        backend: &Backend,
        request: &HttpRequest,
        body: Vec<u8>,
        time: Duration,
    ) -> Result<Exchange, Broken> {
        let url = self.address(&request.url)?;
        guard(backend, request, &url)?;
        let client = self.client(if is_loopback(&url) { &self.near } else { &self.far }, redirect::Policy::none())?;
        let (headers, body) = authenticated(request, body)?;
        let sending = client.post(url).headers(headers).body(body).timeout(time).send();
        let max_bytes = self.max_bytes;
        Ok(Box::pin(async move {
            let response = sending.await.map_err(|e| Broken::of(e, time))?;
            let (status, headers) = (response.status().as_u16(), headers_of(&response));
            let body = read(response, max_bytes, time).await?;
            Ok(HttpReply { status, headers, body })
        }))
    }

    /// A request's address. The last one is remembered: thousands of requests go to the same.
    fn address(&self, text: &str) -> Result<Url, Broken> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, url)) = &*last
            && known == text
        {
            return Ok(url.clone());
        }
        let url = Url::parse(text).map_err(|e| Broken::for_good(format!("has a bad address: {e}"), BASE_URL))?;
        *last = Some((text.to_owned(), url.clone()));
        Ok(url)
    }

    /// Gets a page that anyone may read: redirects are followed, no key is sent.
    pub(super) async fn get(&self, url: Url, time: Duration) -> Result<(HttpReply, Url), Broken> {
        let client = self.client(&self.pages, redirect::Policy::limited(5))?;
        let accept = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5";
        let sending = client.get(url).header("accept", accept).timeout(time).send();
        let response = sending.await.map_err(|e| Broken::of(e, time))?;
        let (status, headers, url) = (response.status().as_u16(), headers_of(&response), response.url().clone());
        let body = read(response, self.max_bytes, time).await?;
        Ok((HttpReply { status, headers, body }, url))
    }

    fn client<'a>(&self, slot: &'a OnceLock<Client>, redirects: redirect::Policy) -> Result<&'a Client, Broken> {
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        install_provider();
        let web = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().filter_map(|c| Certificate::from_der(c).ok());
        let mut builder = Client::builder()
            .tls_certs_only(web.chain(self.roots.iter().cloned()))
            .redirect(redirects)
            .connect_timeout(CONNECT)
            .http2_keep_alive_interval(Duration::from_secs(30))
            .user_agent(concat!("ringkas/", env!("CARGO_PKG_VERSION")));
        if std::ptr::eq(slot, &raw const self.near) {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|e| Broken {
            source: Some(Box::new(e)),
            ..Broken::for_good("the HTTP client cannot be set up".into(), "check the proxy variables and --ca-file")
        })?;
        Ok(slot.get_or_init(|| client))
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transport").field("max_bytes", &self.max_bytes).finish_non_exhaustive()
    }
}

const BASE_URL: &str = "check base_url of this backend";

/// Refuses to send a key where others can read it or where it does not belong.
fn guard(backend: &Backend, request: &HttpRequest, url: &Url) -> Result<(), Broken> {
    if matches!(request.auth, Auth::None) {
        return Ok(());
    }
    if Url::parse(&backend.base_url).map(|base| base.origin()) != Ok(url.origin()) {
        let message = "the key would go to another origin than base_url".to_owned();
        return Err(Broken::for_good(message, BASE_URL));
    }
    if url.scheme() != "https" && !is_loopback(url) {
        let message = "a key is not sent over plain http, where others can read it".to_owned();
        return Err(Broken::for_good(message, "use https:// in base_url, or take the key out"));
    }
    Ok(())
}

fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|a| a.is_loopback()),
        None => false,
    }
}

/// Headers and body with the key in its place.
fn authenticated(request: &HttpRequest, body: Vec<u8>) -> Result<(HeaderMap, Vec<u8>), Broken> {
    let bad =
        |what: &str| Broken::for_good(format!("{what} cannot be sent in a header"), "check it for stray characters");
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("application/json"));
    for (name, value) in &request.headers {
        let value = HeaderValue::from_str(value).map_err(|_| bad(name))?;
        headers.insert(HeaderName::from_static(name), value);
    }
    match &request.auth {
        Auth::None => Ok((headers, body)),
        Auth::Header { name, prefix, key } => {
            let mut value = HeaderValue::from_str(&format!("{prefix}{}", key.expose())).map_err(|_| bad("the key"))?;
            value.set_sensitive(true);
            headers.insert(HeaderName::from_static(name), value);
            Ok((headers, body))
        }
        Auth::BodyMember { name, key } => {
            let mut with_key = request.body.clone();
            with_key[*name] = key.expose().into();
            Ok((headers, with_key.to_string().into_bytes()))
        }
    }
}

/// Reads a body up to the limit, which counts what is decompressed.
async fn read(mut response: Response, max_bytes: usize, time: Duration) -> Result<Vec<u8>, Broken> {
    let mut body = Vec::new();
    loop {
        let chunk = tokio::time::timeout(SILENCE, response.chunk()).await;
        let chunk = chunk.map_err(|_| Broken::sent(format!("sent nothing more for {} s", SILENCE.as_secs())))?;
        let Some(chunk) = chunk.map_err(|e| Broken::of(e, time))? else { return Ok(body) };
        if body.len() + chunk.len() > max_bytes {
            let message = format!("sent more than {max_bytes} bytes");
            return Err(Broken { reached: true, ..Broken::for_good(message, "check that base_url is right") });
        }
        body.extend_from_slice(&chunk);
    }
}

fn headers_of(response: &Response) -> Vec<(String, String)> {
    let text = |v: &HeaderValue| String::from_utf8_lossy(v.as_bytes()).into_owned();
    response.headers().iter().map(|(n, v)| (n.as_str().to_owned(), text(v))).collect()
}

fn install_provider() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Fails only where the program around the library has installed its own, which then serves.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

impl Broken {
    /// Trying again will not help.
    fn for_good(message: String, hint: &str) -> Self {
        Self { message, hint: Some(hint.to_owned()), reached: false, source: None }
    }

    /// It was sent, and broke afterwards.
    fn sent(message: String) -> Self {
        Self { message, hint: None, reached: true, source: None }
    }

    /// Nobody waits for the answer any more.
    pub(super) fn given_up() -> Self {
        Self::sent("given up: nobody waits for the answer any more".to_owned())
    }

    fn of(error: reqwest::Error, time: Duration) -> Self {
        let error = error.without_url();
        let cause = root_cause(&error);
        let (message, reached) = if error.is_connect() {
            (format!("cannot connect: {cause}"), false)
        } else if error.is_timeout() {
            (format!("did not answer within {}", super::retry::readable(time)), true)
        } else if error.is_body() || error.is_decode() {
            (format!("the answer broke off: {cause}"), true)
        } else {
            (format!("the connection broke: {cause}"), !error.is_builder())
        };
        let certificate = is_certificate_error(&error) || error.is_redirect() || error.is_builder();
        let hint = certificate.then(|| "check base_url; a company's certificate authority goes into --ca-file".into());
        Self { message, hint, reached, source: Some(Box::new(error)) }
    }
}

/// The innermost cause in words; the layers above it only say that something failed.
fn root_cause(error: &dyn std::error::Error) -> String {
    let mut error = error;
    while let Some(cause) = error.source() {
        error = cause;
    }
    error.to_string()
}

/// Whether the server's certificate is the trouble. The TLS error is wrapped in I/O errors, whose `source` skips it.
fn is_certificate_error(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return matches!(tls, rustls::Error::InvalidCertificate(_));
    }
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    wrapped.is_some_and(|e| is_certificate_error(e)) || error.source().is_some_and(is_certificate_error)
}
