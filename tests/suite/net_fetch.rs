//! Getting an article from the web.

use ringkas::Error;
use ringkas::net::Options;

use crate::support::asking::{client, options, run, shown};
use crate::support::server::{Reply, Server};

fn page(text: &str) -> Reply {
    Reply::new(200, "text/html; charset=windows-1252", text.as_bytes())
}

/// A server that redirects `/N` to `/N-1` and has a page at `/0`.
fn steps() -> Server {
    Server::start(|request| match request.path.trim_start_matches('/').parse::<u32>() {
        Ok(0) => page("<p>Halo</p>"),
        Ok(n) => Reply::new(302, "text/plain", "").header("location", &format!("/{}", n - 1)),
        Err(_) => Reply::new(404, "text/plain", "no"),
    })
}

#[test]
fn a_page_comes_with_its_address_and_type() {
    let (server, client) = (steps(), client(&options()));
    let got = run(client.fetch(&format!("{}/5", server.url()))).expect("a page");
    assert_eq!(got.bytes, b"<p>Halo</p>");
    assert_eq!(got.url, format!("{}/0", server.url()));
    assert_eq!(got.content_type.as_deref(), Some("text/html; charset=windows-1252"));
    assert!(server.requests().iter().all(|r| r.method == "GET" && r.header("authorization").is_none()));
}

#[test]
fn what_cannot_be_fetched_is_said() {
    let server = steps();
    let url = server.url();
    for (address, what) in [
        (format!("{url}/6"), "redirect"),
        (format!("{url}/none"), "there is no such page (status 404)"),
        ("file:///etc/passwd".to_owned(), "only http and https"),
        ("ftp://example.org/a".to_owned(), "only http and https"),
        ("http://".to_owned(), "not an address"),
    ] {
        let (error, said) = shown(run(client(&options()).fetch(&address)));
        assert!(matches!(error, Error::Read { .. }), "{error:?}");
        assert!(said.contains(what) && said.contains(&address), "{said}");
    }
}

#[test]
fn a_page_that_is_too_long_or_unavailable_for_a_moment() {
    let server = Server::script(vec![Reply::new(503, "text/plain", ""), Reply::hang_up(), page("Halo")]);
    let got = run(client(&options()).fetch(&server.url())).expect("a page at the third attempt");
    assert_eq!((got.bytes.as_slice(), server.count()), (b"Halo".as_slice(), 3));
    let (_, said) = shown(run(client(&Options { max_answer_bytes: 3, ..options() }).fetch(&server.url())));
    assert!(said.contains("sent more than 3 bytes"), "{said}");
}

#[test]
fn an_interruption_ends_it() {
    let interrupted = client(&options());
    let server = Server::script(vec![page("Halo")]);
    interrupted.interrupt();
    assert!(matches!(run(interrupted.fetch(&server.url())), Err(Error::Interrupted)));
    assert_eq!(server.count(), 0);
}
