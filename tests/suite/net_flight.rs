//! Single flight: what several want at once is asked once, within a process and across processes, also when processes
//! are killed (promise P7).

use std::collections::HashMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, mpsc};

use futures_util::future::{join_all, try_join_all};
use ringkas::net::{Cache, Options};

use crate::support::asking::{ask, asked, backend, client, echo, error, keeping, leave, options, run, text};
use crate::support::backends;
use crate::support::server::{Request, Server};

/// What a child process asks, and where.
const CHILD: &str = "RINGKAS_TEST_ASKING_CHILD";

#[test]
fn within_a_process_the_same_is_asked_once() {
    for options in [options(), keeping(tempfile::tempdir().expect("a directory").path())] {
        let server = Server::start(echo);
        let (client, backend) = (client(&options), backend(&server));
        let answers = run(try_join_all((0..20).map(|_| ask(&client, &backend, "a")))).expect("answers");
        assert_eq!(server.count(), 1);
        assert_eq!(answers.iter().filter(|a| !a.cached).count(), 1);
        assert_eq!((client.usage().requests, client.usage().cached), (1, 19));
    }
}

#[test]
fn when_the_first_one_leaves_the_next_takes_over() {
    let server = Server::script(vec![error(500, "server_error", "oops"), crate::support::asking::fine()]);
    let (client, backend) = (client(&Options { max_attempts: 1, ..options() }), backend(&server));
    let results = run(join_all([ask(&client, &backend, "a"), ask(&client, &backend, "a")]));
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1);
    assert_eq!(server.count(), 2);
}

/// How often each text was asked.
fn times(requests: &[Request]) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for request in requests {
        *times.entry(asked(request)).or_default() += 1;
    }
    times
}

#[test]
fn clients_in_several_threads_ask_once() {
    let (server, dir) = (Server::start(echo), tempfile::tempdir().expect("a directory"));
    let texts: Vec<String> = (0..40).map(|n| n.to_string()).collect();
    let asking = || {
        let (client, backend) = (client(&keeping(dir.path())), backend(&server));
        let answers = run(try_join_all(texts.iter().map(|t| ask(&client, &backend, t)))).expect("answers");
        for (answer, text_asked) in answers.iter().zip(&texts) {
            assert_eq!(text(answer), serde_json::json!({ "echo": text_asked }).to_string());
        }
        client
    };
    // They live on: what a client has locked and not let go shows only while it lives.
    let _clients: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(asking)).collect();
        threads.into_iter().map(|thread| thread.join().expect("a client")).collect()
    });
    assert_eq!((times(&server.requests()).len(), server.count()), (40, 40));
    nothing_is_held(&server, dir.path(), &texts);
}

/// With their answers forgotten, all texts are asked again: a lock that somebody still held would be waited for.
fn nothing_is_held(server: &Server, dir: &Path, texts: &[String]) {
    Cache::open(dir).clear().expect("cleared");
    let sent = server.count();
    let options = Options { deadline: Some(std::time::Duration::from_mins(1)), jobs: 100, ..keeping(dir) };
    let (client, backend) = (client(&options), backend(server));
    run(try_join_all(texts.iter().map(|t| ask(&client, &backend, t)))).expect("no lock is left");
    assert_eq!(server.count() - sent, texts.len());
}

/// Starts this test binary again as a process that asks for `texts` texts, `jobs` at once.
fn child(server: &Server, cache: &Path, texts: usize, jobs: usize) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["net_flight::child_process", "--exact", "--ignored", "--test-threads=1"])
        .env(CHILD, format!("{} {texts} {jobs} {}", server.url(), cache.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process")
}

/// The key of a child process, by which the server can tell them apart.
fn child_key(process: u32) -> String {
    format!("{}-{process}", backends::KEY)
}

#[test]
#[ignore = "the others here run it, in a process of its own"]
fn child_process() {
    let Ok(what) = std::env::var(CHILD) else { return };
    let words: Vec<&str> = what.splitn(4, ' ').collect();
    let texts: usize = words[1].parse().expect("a number");
    let options = Options { jobs: words[2].parse().expect("a number"), ..keeping(Path::new(words[3])) };
    let (client, mut backend) = (client(&options), backends::backend(ringkas::model::BackendKind::OpenAi, words[0]));
    backend.key = Some(ringkas::model::Secret::new(&child_key(std::process::id())));
    let texts: Vec<String> = (0..texts).map(|n| n.to_string()).collect();
    run(try_join_all(texts.iter().map(|t| ask(&client, &backend, t)))).expect("answers");
}

#[test]
fn processes_that_share_a_cache_ask_once() {
    let (server, dir) = (Server::start(echo), tempfile::tempdir().expect("a directory"));
    let children: Vec<Child> = (0..8).map(|_| child(&server, dir.path(), 60, 8)).collect();
    for mut child in children {
        assert!(child.wait().expect("an end").success());
    }
    assert_eq!((times(&server.requests()).len(), server.count()), (60, 60));
}

/// A server that answers `answers` requests and lets the next one hang until told; it says when that one has come.
fn server_that_stops(answers: usize) -> (Server, mpsc::Receiver<()>, mpsc::Sender<()>) {
    let ((come, has_come), (go_on, wait)) = (mpsc::channel(), mpsc::channel::<()>());
    let (come, wait) = (Mutex::new(come), Mutex::new(wait));
    let server = Server::start(move |request| {
        if request.number == answers {
            let _ = come.lock().expect("a lock").send(());
            let _ = wait.lock().expect("a lock").recv();
        }
        echo(request)
    });
    (server, has_come, go_on)
}

#[test]
fn killed_and_run_again_no_answered_request_is_sent_twice() {
    for answered in [0, 1, 7, 20, 38] {
        let dir = tempfile::tempdir().expect("a directory");
        let (server, hangs, go_on) = server_that_stops(answered);
        let mut killed = child(&server, dir.path(), 40, 1);
        hangs.recv().expect("the request that hangs");
        killed.kill().expect("killed");
        killed.wait().expect("an end");
        drop(go_on);
        assert!(child(&server, dir.path(), 40, 1).wait().expect("an end").success());
        let times = times(&server.requests());
        let twice: Vec<&String> = times.iter().filter(|(_, n)| **n > 1).map(|(t, _)| t).collect();
        assert_eq!((times.len(), twice.len(), server.count()), (40, 1, 41), "killed after {answered}: {twice:?}");
    }
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator, the upper bits).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Which process sent a request: each child has a key of its own, which is no part of what makes two asks the same.
fn sender(request: &Request) -> &str {
    request.header("authorization").expect("a key")
}

/// Fifty times one of eight processes is killed at any moment: before it has sent something, while it waits, in the
/// middle of writing an answer. A text may be sent again only when the process that had sent it was killed, and of each
/// killed process no more than it had in flight: what had been kept is never sent again.
#[test]
fn fifty_kills_among_eight_processes_lose_at_most_what_was_in_flight() {
    const TEXTS: usize = 1500;
    let dir = tempfile::tempdir().expect("a directory");
    let (come, arrived) = mpsc::channel();
    let come = Mutex::new(come);
    let server = Server::start(move |request| {
        // Nobody listens any more when the kills are over.
        let _ = come.lock().expect("a lock").send(());
        echo(request)
    });
    // Every second one has one request in flight, the others three.
    let jobs = |n: usize| 1 + n % 2 * 2;
    let start = |n: usize| child(&server, dir.path(), TEXTS, jobs(n));
    let mut children: Vec<Child> = (0..8).map(start).collect();
    let mut killed: HashMap<String, usize> = HashMap::new();
    let mut random = Seeded(5);
    for _ in 0..50 {
        for _ in 0..=random.below(24) {
            arrived.recv().expect("the server");
        }
        // An answer is there and written within a millisecond or two; the kill falls anywhere in it.
        let (from, moment) = (std::time::Instant::now(), std::time::Duration::from_micros(random.below(2500)));
        while from.elapsed() < moment {
            std::hint::spin_loop();
        }
        let victim = usize::try_from(random.below(8)).expect("small");
        children[victim].kill().expect("killed");
        children[victim].wait().expect("an end");
        killed.insert(format!("Bearer {}", child_key(children[victim].id())), jobs(victim));
        children[victim] = start(victim);
    }
    for mut child in children {
        assert!(child.wait().expect("an end").success());
    }
    let requests = server.requests();
    assert_eq!(times(&requests).len(), TEXTS);
    let mut senders: HashMap<String, Vec<&str>> = HashMap::new();
    for request in &requests {
        senders.entry(asked(request)).or_default().push(sender(request));
    }
    let mut lost: HashMap<&str, usize> = HashMap::new();
    for (text, senders) in senders {
        let (dead, living): (Vec<&str>, Vec<&str>) = senders.iter().partition(|s| killed.contains_key(**s));
        assert!(living.len() <= 1, "{text} was sent again, and nobody was killed");
        // Where only killed ones have sent it, the last of them had kept its answer.
        for process in &dead[..dead.len() - usize::from(living.is_empty())] {
            *lost.entry(process).or_default() += 1;
        }
    }
    for (process, lost) in lost {
        assert!(lost <= killed[process], "a killed process lost {lost} answers with {} in flight", killed[process]);
    }
    assert_eq!(Cache::open(dir.path()).stats().expect("statistics").answers, TEXTS as u64);
    let file = rusqlite::Connection::open(Cache::file(dir.path())).expect("a database");
    let whole: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(whole, "ok");
    let names = std::fs::read_dir(dir.path()).expect("a directory").flatten().map(|e| e.file_name());
    assert!(!names.into_iter().any(|n| n.to_string_lossy().contains("damaged")));
    let texts: Vec<String> = (0..TEXTS).map(|n| n.to_string()).collect();
    nothing_is_held(&server, dir.path(), &texts);
}

#[test]
fn what_is_in_flight_when_its_ask_ends_is_kept() {
    for interrupted in [false, true] {
        let dir = tempfile::tempdir().expect("a directory");
        let (server, hangs, go_on) = server_that_stops(0);
        let (client, backend) = (client(&keeping(dir.path())), backend(&server));
        run(async {
            leave(&client, &backend, "a", hangs).await;
            if interrupted {
                client.interrupt();
            }
            drop(go_on);
            client.settle(std::time::Duration::from_mins(1)).await;
        });
        assert_eq!(Cache::open(dir.path()).stats().expect("statistics").answers, 1);
        assert!(crate::support::asking::once(&keeping(dir.path()), &server, "a").expect("an answer").cached);
        assert_eq!(server.count(), 1);
        nothing_is_held(&server, dir.path(), &["a".into()]);
    }
}

#[test]
fn who_wants_what_is_still_in_flight_waits_for_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let (server, hangs, go_on) = server_that_stops(0);
    let (client, backend) = (client(&keeping(dir.path())), backend(&server));
    let answered = run(async {
        leave(&client, &backend, "a", hangs).await;
        drop(go_on);
        ask(&client, &backend, "a").await
    });
    assert!(answered.expect("an answer").cached);
    assert_eq!(server.count(), 1);
}
