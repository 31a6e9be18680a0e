//! The cache: what has been paid for is not paid for twice (promise P7), and nothing but complete answers is kept.

use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use ringkas::net::{Cache, Options};

use crate::support::asking::{ask, backend, client, echo, error, fine, keeping, once, options, run, text};
use crate::support::model::completion;
use crate::support::server::{Reply, Server};

fn directory() -> tempfile::TempDir {
    tempfile::tempdir().expect("a directory")
}

fn damaged_files(directory: &Path) -> usize {
    let entries = std::fs::read_dir(directory).expect("a directory").flatten();
    entries.filter(|e| e.file_name().to_string_lossy().contains("damaged")).count()
}

#[test]
fn an_answer_is_found_again_by_another_run() {
    let (server, dir) = (Server::start(echo), directory());
    let first = once(&keeping(dir.path()), &server, "a").expect("an answer");
    let second = once(&keeping(dir.path()), &server, "a").expect("an answer");
    assert_eq!((first.cached, second.cached), (false, true));
    assert_eq!(first.outcome, second.outcome);
    let client = client(&keeping(dir.path()));
    run(ask(&client, &backend(&server), "a")).expect("an answer");
    let usage = client.usage();
    assert_eq!((usage.requests, usage.cached, usage.input_tokens), (0, 1, 0));
    assert_eq!(server.count(), 1);
}

#[test]
fn everything_that_shapes_an_answer_is_in_its_key() {
    let (server, dir) = (Server::start(echo), directory());
    let (client, backend) = (client(&keeping(dir.path())), backend(&server));
    let mut others = vec![backend.clone(), backend.clone(), backend.clone()];
    others[1].model = "another".into();
    others[2].dialect.temperature = None;
    for backend in &others {
        run(ask(&client, backend, "a")).expect("an answer");
    }
    run(ask(&client, &backend, "b")).expect("an answer");
    assert_eq!(server.count(), 4);
    // Another key gets the same answers.
    let mut same = backend.clone();
    same.key = None;
    assert!(run(ask(&client, &same, "a")).expect("an answer").cached);
}

#[test]
fn only_complete_answers_are_kept() {
    let dir = directory();
    for reply in [
        Reply::json(&completion("{", "length")),
        Reply::json(&completion("{}", "content_filter")),
        error(400, "context_length_exceeded", "maximum context length is 8192"),
        error(401, "invalid_api_key", "no"),
        Reply::new(200, "text/html", "<html>"),
    ] {
        let server = Server::script(vec![reply]);
        let _ = once(&Options { max_attempts: 1, ..keeping(dir.path()) }, &server, "a");
        assert_eq!(server.count(), 1);
    }
    assert_eq!(Cache::open(dir.path()).stats().expect("statistics").answers, 0);
}

#[test]
fn a_changed_parameter_does_not_hide_the_answer_from_the_next_run() {
    let (server, dir) = (
        Server::start(|request| {
            if request.json()["max_tokens"].is_null() {
                echo(request)
            } else {
                error(400, "unsupported_parameter", "Use 'max_completion_tokens' instead.")
            }
        }),
        directory(),
    );
    once(&keeping(dir.path()), &server, "a").expect("an answer");
    assert!(once(&keeping(dir.path()), &server, "a").expect("an answer").cached);
    assert_eq!(server.count(), 2);
}

#[test]
fn a_damaged_file_is_set_aside() {
    let (server, dir) = (Server::start(echo), directory());
    std::fs::write(Cache::file(dir.path()), "this is no database, however long it may be".repeat(100)).expect("a file");
    assert_eq!(text(&once(&keeping(dir.path()), &server, "a").expect("an answer")), "{\"echo\":\"a\"}");
    assert!(once(&keeping(dir.path()), &server, "a").expect("an answer").cached);
    assert_eq!(damaged_files(dir.path()), 1);
}

#[test]
fn damage_inside_costs_an_answer_at_most() {
    let (server, dir) = (Server::start(echo), directory());
    let texts: Vec<String> = (0..200).map(|n| format!("{n} {}", "kata ".repeat(30))).collect();
    let all = |dir: &Path| {
        let (client, backend) = (client(&keeping(dir)), backend(&server));
        run(async {
            for one in &texts {
                let answered = ask(&client, &backend, one).await.expect("an answer");
                assert_eq!(text(&answered), serde_json::json!({ "echo": one }).to_string());
            }
        });
    };
    all(dir.path());
    let size = std::fs::metadata(Cache::file(dir.path())).expect("a file").len();
    assert!(size > 20_000, "checkpointed on closing: {size}");
    // In the middle of a page there are texts, at its beginning is how to read it.
    for at in (0..size).step_by(4096).flat_map(|page| [page + 700, page]).take(30).filter(|at| at + 64 < size) {
        let mut file = std::fs::File::options().write(true).open(Cache::file(dir.path())).expect("the file");
        file.seek(SeekFrom::Start(at)).expect("a place");
        file.write_all(&[0x5a; 64]).expect("written");
        drop(file);
        let sent = server.count();
        all(dir.path());
        // The first pages lead to all others.
        assert!(at < 4 * 4096 || server.count() < sent + 50, "most answers are found after damage at {at}");
        let sent = server.count();
        all(dir.path());
        assert_eq!(server.count(), sent, "after damage at {at} answers are kept again");
    }
    assert!(damaged_files(dir.path()) > 0);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let (server, dir) = (Server::start(echo), directory());
    let cache = dir.path().join("a/b");
    let client = client(&keeping(&cache));
    run(ask(&client, &backend(&server), "a")).expect("an answer");
    let mode = |path: &Path| std::fs::metadata(path).expect("metadata").permissions().mode() & 0o777;
    assert_eq!(mode(&cache), 0o700);
    for entry in std::fs::read_dir(&cache).expect("a directory").flatten().filter(|e| e.path().is_file()) {
        assert_eq!(mode(&entry.path()), 0o600, "{}", entry.path().display());
    }
}

#[test]
fn where_nothing_can_be_kept_the_job_goes_on() {
    let (server, dir) = (Server::start(echo), directory());
    let file = dir.path().join("file");
    std::fs::write(&file, "").expect("a file");
    once(&keeping(&file), &server, "a").expect("an answer");
}

#[test]
fn statistics_clearing_and_factors() {
    let (server, dir) = (Server::script(vec![fine()]), directory());
    for one in ["a", "b"] {
        once(&keeping(dir.path()), &server, one).expect("an answer");
    }
    let cache = Cache::open(dir.path());
    assert_eq!(cache.stats().expect("statistics").answers, 2);
    assert_eq!(cache.get_factor("gemini"), None);
    cache.put_factor("gemini", 1.25);
    assert_eq!(cache.clear().expect("cleared"), 2);
    assert_eq!(cache.stats().expect("statistics").answers, 0);
    assert_eq!(Cache::open(dir.path()).get_factor("gemini"), Some(1.25));
    once(&options(), &server, "a").expect("an answer without a cache");
}
