//! SIGKILL in the middle of an article: what was answered is not asked again (P7).

use std::collections::HashMap;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use crate::support::command::World;
use crate::support::model::{self, Quirk, completion};
use crate::support::server::{Reply, Server};

/// An article of 40 paragraphs, long enough for many requests to a model with a small window.
fn text() -> String {
    let paragraph = |i| {
        format!(
            "Ketua RT {i} Kampung Melati, Siti Aminah, mencatat {i}.250 warga ikut menanam pohon pada hari ke-{i}. \
             \"Kami menanam {i} pohon mangga bersama anak-anak sekolah,\" kata Siti, Rabu (9/7/2025).\n\n"
        )
    };
    format!("Warga Kampung Melati Menanam Pohon\n\n{}", (1..40).map(paragraph).collect::<String>())
}

#[test]
fn a_rerun_after_sigkill_sends_only_what_has_no_answer() {
    for killed_at in [1, 4, 7] {
        let world = World::new();
        world.file("artikel.txt", text());
        world.configuration(
            "[backends.kecil]\nkind = \"openai\"\nmodel = \"gpt-4o\"\nbase_url = \"http://127.0.0.1:1\"\ncontext_tokens = 1200\n",
        );
        let (arrived, arrival) = channel();
        let (go_on, waiting) = channel::<()>();
        let (arrived, waiting) = (Mutex::new(arrived), Mutex::new(waiting));
        let answered: Arc<Mutex<HashMap<Vec<u8>, usize>>> = Arc::default();
        let counted = Arc::clone(&answered);
        let server = Server::start(move |request| {
            if request.number == killed_at {
                let _ = arrived.lock().expect("sound").send(());
                // No answer before the process is dead.
                let _ = waiting.lock().expect("sound").recv();
                return Reply::hang_up();
            }
            *counted.lock().expect("sound").entry(request.body.clone()).or_default() += 1;
            Reply::json(&completion(&model::says(&request.json(), Quirk::Perfect), "stop"))
        });
        let url = server.url();
        let arguments = ["translate", "-b", "kecil", "--base-url", &url, "--jobs", "1", "-q", "artikel.txt"];
        let mut child = world.command(&arguments).spawn().expect("it runs");
        arrival.recv().expect("the request that is never answered");
        child.kill().expect("killed");
        child.wait().expect("dead");
        go_on.send(()).expect("the server waits");
        world.run(&arguments).ok();
        let answered = answered.lock().expect("sound");
        assert!(answered.len() > 8, "{} requests are too few to tell", answered.len());
        assert!(answered.values().all(|n| *n == 1), "an answered request was sent again: {:?}", answered.values());
    }
}
