//! A server that answers every request with the same completion, after a while or at once, a thread a connection.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A running server. It ends with the process.
pub(crate) struct Server {
    url: String,
    count: Arc<AtomicUsize>,
}

impl Server {
    /// Starts one on a free port.
    pub(crate) fn start(latency: Duration, answer: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, counted) = (answer.clone(), Arc::clone(&counted));
                std::thread::spawn(move || serve(stream, latency, &answer, &counted));
            }
        });
        Self { url, count }
    }

    /// Its address, without a trailing slash.
    pub(crate) fn url(&self) -> String {
        self.url.clone()
    }

    /// Requests so far.
    pub(crate) fn count(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }
}

fn serve(mut stream: TcpStream, latency: Duration, body: &str, count: &AtomicUsize) {
    let reply =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let (mut buffer, mut filled) = (vec![0; 65536], 0);
    let _ = stream.set_nodelay(true);
    while let Ok(n) = stream.read(&mut buffer[filled..]) {
        filled += n;
        if n == 0 {
            return;
        }
        let Some(head) = buffer[..filled].windows(4).position(|w| w == b"\r\n\r\n") else { continue };
        let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
        let length = text.split("content-length:").nth(1).and_then(|l| l.lines().next()?.trim().parse::<usize>().ok());
        if filled >= head + 4 + length.unwrap_or(0) {
            filled = 0;
            count.fetch_add(1, Ordering::Relaxed);
            if !latency.is_zero() {
                // This is the backend's latency, which is what is measured against.
                std::thread::sleep(latency);
            }
            if stream.write_all(reply.as_bytes()).is_err() {
                return;
            }
        }
    }
}
