//! Single flight: what several want at once is asked once, within a process and across processes, also when processes
//! are killed (promise P7).

use std::collections::HashMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, mpsc};

use futures_util::future::{join_all, try_join_all};
use ringkas::net::{Cache, Options};

use crate::support::asking::{ask, asked, backend, client, echo, error, keeping, options, run, text};
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
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let (client, backend) = (client(&keeping(dir.path())), backend(&server));
                let answers = run(try_join_all(texts.iter().map(|t| ask(&client, &backend, t)))).expect("answers");
                for (answer, text_asked) in answers.iter().zip(&texts) {
                    assert_eq!(text(answer), serde_json::json!({ "echo": text_asked }).to_string());
                }
            });
        }
    });
    assert_eq!((times(&server.requests()).len(), server.count()), (40, 40));
    let left = std::fs::read_dir(dir.path().join("locks")).expect("a directory").count();
    assert_eq!(left, 0, "locks are removed");
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

#[test]
#[ignore = "the others here run it, in a process of its own"]
fn child_process() {
    let Ok(what) = std::env::var(CHILD) else { return };
    let words: Vec<&str> = what.splitn(4, ' ').collect();
    let texts: usize = words[1].parse().expect("a number");
    let options = Options { jobs: words[2].parse().expect("a number"), ..keeping(Path::new(words[3])) };
    let (client, backend) = (client(&options), backends::backend(ringkas::model::BackendKind::OpenAi, words[0]));
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

/// A server that answers only as many requests as it may; the others wait.
struct Gated {
    server: Server,
    gate: Arc<(Mutex<usize>, Condvar)>,
    arrived: mpsc::Receiver<usize>,
}

impl Gated {
    fn start() -> Self {
        let gate = Arc::new((Mutex::new(0), Condvar::new()));
        let (come, arrived) = mpsc::channel();
        let (held, come) = (Arc::clone(&gate), Mutex::new(come));
        let server = Server::start(move |request| {
            let _ = come.lock().expect("a lock").send(request.number);
            let may = held.0.lock().expect("a lock");
            drop(held.1.wait_while(may, |may| *may <= request.number).expect("a lock"));
            echo(request)
        });
        Self { server, gate, arrived }
    }

    /// Lets that many more through, and waits until one more is at the gate.
    fn further(&self, requests: usize) {
        let next = {
            let mut may = self.gate.0.lock().expect("a lock");
            *may = may.saturating_add(requests);
            *may
        };
        self.gate.1.notify_all();
        while self.arrived.recv().expect("the server") < next {}
    }

    fn open(&self) {
        *self.gate.0.lock().expect("a lock") = usize::MAX;
        self.gate.1.notify_all();
    }
}

#[test]
fn fifty_kills_among_eight_processes_lose_at_most_what_was_in_flight() {
    const TEXTS: usize = 900;
    let dir = tempfile::tempdir().expect("a directory");
    let gated = Gated::start();
    let server = &gated.server;
    let start = |jobs| child(server, dir.path(), TEXTS, jobs);
    // Every second one has one request in flight, the others three.
    let jobs = |n: usize| 1 + n % 2 * 2;
    let mut children: Vec<Child> = (0..8).map(|n| start(jobs(n))).collect();
    let mut in_flight = 0;
    for kill in 0..50 {
        gated.further([1, 7, 2, 19, 4, 11, 3][kill % 7]);
        let victim = kill * 5 % 8;
        children[victim].kill().expect("killed");
        children[victim].wait().expect("an end");
        in_flight += jobs(victim);
        children[victim] = start(jobs(victim));
    }
    gated.open();
    for mut child in children {
        assert!(child.wait().expect("an end").success());
    }
    let times = times(&server.requests());
    assert_eq!(times.len(), TEXTS);
    let repeated = server.count() - TEXTS;
    assert!(repeated <= in_flight, "{repeated} sent again, {in_flight} can have been in flight");
    assert_eq!(Cache::open(dir.path()).stats().expect("statistics").answers, TEXTS as u64);
    let names = std::fs::read_dir(dir.path()).expect("a directory").flatten().map(|e| e.file_name());
    assert!(!names.into_iter().any(|n| n.to_string_lossy().contains("damaged")));
    // Whoever comes later cleans up.
    client(&keeping(dir.path()));
    assert_eq!(std::fs::read_dir(dir.path().join("locks")).expect("a directory").count(), 0);
}

#[test]
fn locks_of_killed_processes_are_cleaned_and_those_in_use_kept() {
    let dir = tempfile::tempdir().expect("a directory");
    let locks = dir.path().join("locks");
    std::fs::create_dir_all(&locks).expect("a directory");
    let (stale, used) = (locks.join("00.lock"), locks.join("01.lock"));
    std::fs::write(&stale, "").expect("a file");
    let held = std::fs::File::create(&used).expect("a file");
    held.lock().expect("a lock");
    client(&keeping(dir.path()));
    assert_eq!((stale.exists(), used.exists()), (false, true));
}

#[test]
fn what_is_in_flight_when_its_ask_ends_is_kept() {
    for interrupted in [false, true] {
        let dir = tempfile::tempdir().expect("a directory");
        let (server, hangs, go_on) = server_that_stops(0);
        let (client, backend) = (client(&keeping(dir.path())), backend(&server));
        run(async {
            let came = tokio::task::spawn_blocking(move || hangs.recv());
            tokio::select! {
                biased;
                early = ask(&client, &backend, "a") => panic!("{early:?}"),
                came = came => came.expect("a thread").expect("the request that hangs"),
            }
            if interrupted {
                client.interrupt();
            }
            drop(go_on);
            client.settle(std::time::Duration::from_mins(1)).await;
        });
        drop(client);
        assert_eq!(Cache::open(dir.path()).stats().expect("statistics").answers, 1);
        assert!(crate::support::asking::once(&keeping(dir.path()), &server, "a").expect("an answer").cached);
        assert_eq!(server.count(), 1);
        assert_eq!(std::fs::read_dir(dir.path().join("locks")).expect("a directory").count(), 0);
    }
}

#[test]
fn who_wants_what_is_still_in_flight_waits_for_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let (server, hangs, go_on) = server_that_stops(0);
    let (client, backend) = (client(&keeping(dir.path())), backend(&server));
    let answered = run(async {
        let came = tokio::task::spawn_blocking(move || hangs.recv());
        tokio::select! {
            biased;
            early = ask(&client, &backend, "a") => panic!("{early:?}"),
            came = came => came.expect("a thread").expect("the request that hangs"),
        }
        drop(go_on);
        ask(&client, &backend, "a").await
    });
    assert!(answered.expect("an answer").cached);
    assert_eq!(server.count(), 1);
}
