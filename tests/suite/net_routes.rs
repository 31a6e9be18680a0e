//! The ways out of the process: proxies that the environment names, certificates of a company's own authority.

use ringkas::net::Options;
use serde_json::json;

use crate::support::asking::{ask, backend, client, options, run, shown, text};
use crate::support::command::{World, example};
use crate::support::model::completion;
use crate::support::server::{Reply, Server};
use crate::support::tls;

/// A proxy that lets nothing through, but notes what it was asked for.
fn proxy() -> Server {
    Server::start(|_| Reply::new(403, "text/plain", "no"))
}

#[test]
fn requests_to_the_world_go_through_the_proxy_of_the_environment() {
    let (world, proxy) = (World::new(), proxy());
    // A key of DeepL's free plan, so the host is the free one; through the proxy comes nothing but that name.
    let variables = [("HTTPS_PROXY", proxy.url()), ("DEEPL_API_KEY", "0123456789abcdef:fx".to_owned())];
    let variables: Vec<(&str, &str)> = variables.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let done = world.with_env(&["backends", "test", "deepl"], &variables).fails(1);
    assert!(!done.err.contains("another origin"), "{done:?}");
    let asked = proxy.requests();
    assert!(!asked.is_empty());
    for request in asked {
        assert_eq!((request.method.as_str(), request.path.as_str()), ("CONNECT", "api-free.deepl.com:443"));
        assert!(!format!("{request:?}").contains("0123456789abcdef"), "{request:?}");
    }
}

#[test]
fn pages_go_through_the_proxy_unless_their_host_is_excepted() {
    let world = World::new();
    let proxy = Server::start(|request| {
        assert!(request.path.starts_with("http://news.example/"), "{request:?}");
        Reply::new(200, "text/plain; charset=utf-8", example())
    });
    let url = proxy.url();
    let arguments = ["inspect", "-f", "json", "http://news.example/a.txt"];
    let done = world.with_env(&arguments, &[("HTTP_PROXY", &url), ("http_proxy", &url)]).ok();
    assert_eq!(done.json()["articles"][0]["source"]["url"], "http://news.example/a.txt");
    assert_eq!(proxy.count(), 1);
    let page = Server::start(|_| Reply::new(200, "text/plain; charset=utf-8", example()));
    let here = format!("{}/a.txt", page.url());
    let variables = [("HTTP_PROXY", url.as_str()), ("http_proxy", &url), ("NO_PROXY", "127.0.0.1")];
    world.with_env(&["inspect", "-f", "json", &here], &variables).ok();
    assert_eq!((proxy.count(), page.count()), (1, 1));
}

#[test]
fn a_server_on_this_machine_is_asked_past_the_proxy() {
    let (world, proxy) = (World::new(), proxy());
    let server = Server::start(|_| Reply::json(&completion("{\"english\":\"Good morning\"}", "stop")));
    let (url, through) = (format!("{}/v1", server.url()), proxy.url());
    let variables = [("HTTP_PROXY", through.as_str()), ("http_proxy", &through), ("ALL_PROXY", &through)];
    world.with_env(&["backends", "test", "openai", "--base-url", &url], &variables).ok();
    assert_eq!((server.count(), proxy.count()), (1, 0));
}

#[test]
fn a_certificate_is_trusted_where_its_authority_is_given() {
    let address = tls::serve(completion("{\"echo\":\"over TLS\"}", "stop").to_string());
    let mut backend = backend(&Server::script(vec![Reply::json(&json!({}))]));
    backend.base_url = format!("https://localhost:{}", address.port());
    let trusting = Options { ca_file: Some(tls::file("authority.pem")), ..options() };
    let answered = run(ask(&client(&trusting), &backend, "a")).expect("an answer");
    assert_eq!(text(&answered), "{\"echo\":\"over TLS\"}");
    let (_, said) = shown(run(ask(&client(&options()), &backend, "a")));
    assert!(said.contains("certificate") && said.contains("--ca-file"), "{said}");
}

#[test]
fn a_file_without_certificates_is_refused() {
    for (file, what) in [(tls::file("README.md"), "holds no certificate"), (tls::file("none.pem"), "cannot read")] {
        let (_, said) = shown(ringkas::net::Client::new(&Options { ca_file: Some(file), ..options() }));
        assert!(said.contains(what), "{said}");
    }
}
