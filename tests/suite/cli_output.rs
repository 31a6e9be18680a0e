//! Where the result goes: standard output that may be closed early, and files that appear whole or not at all.

use std::io::Read;

use crate::support::command::{World, example};

#[test]
fn a_reader_that_closes_early_is_not_an_error() {
    let world = World::new();
    let file = world.file("a.txt", example().repeat(30));
    let file = file.to_str().expect("UTF-8");
    let mut arguments = vec!["inspect", "-f", "ndjson"];
    arguments.extend(std::iter::repeat_n(file, 40));
    let mut child = world.command(&arguments).spawn().expect("it runs");
    let mut start = [0; 10];
    child.stdout.take().expect("piped").read_exact(&mut start).expect("some output");
    let done = child.wait_with_output().expect("it ends");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned()), (Some(0), String::new()));
}

#[test]
fn a_file_is_replaced_whole_or_left_alone() {
    let world = World::new();
    world.file("a.txt", example());
    world.file("out.json", "before");
    world.run(&["inspect", "-f", "json", "-o", "out.json", "missing.txt"]).fails(1);
    assert_eq!(world.read("out.json"), "before");
    let done = world.run(&["inspect", "-f", "json", "-o", "out.json", "a.txt"]).ok();
    assert_eq!((done.out.as_str(), done.err.as_str()), ("", ""));
    let value: serde_json::Value = serde_json::from_str(&world.read("out.json")).expect("whole");
    assert_eq!(value["schema"], "ringkas/inspect/1");
    assert_eq!(std::fs::read_dir(world.path("")).expect("a folder").count(), 2, "nothing is left lying about");
}

#[test]
fn a_folder_that_does_not_exist_is_said_before_the_work() {
    let world = World::new();
    world.file("a.txt", example());
    let done = world.run(&["-o", "no/such/out.txt", "a.txt"]).fails(1);
    assert!(done.err.contains("out.txt"), "{done:?}");
}

#[cfg(unix)]
#[test]
fn devices_are_written_to_and_links_followed() {
    let world = World::new();
    world.file("a.txt", example());
    world.run(&["inspect", "-o", "/dev/null", "a.txt"]).ok();
    world.file("real.txt", "before");
    std::os::unix::fs::symlink(world.path("real.txt"), world.path("link.txt")).expect("a link");
    world.run(&["inspect", "-o", "link.txt", "a.txt"]).ok();
    assert!(world.path("link.txt").is_symlink());
    assert_ne!(world.read("real.txt"), "before");
}

#[test]
fn every_format_prints_every_command() {
    let world = World::new();
    world.file("a.txt", example());
    for format in ringkas::render::FORMATS {
        for command in ["summarize", "translate", "quotes", "inspect", "plan"] {
            let done = world.run(&["-q", command, "-f", format.name, "a.txt", "a.txt"]).ok();
            assert!(!done.out.is_empty(), "{command} {}", format.name);
            match format.name {
                "json" => assert_eq!(done.json()["articles"].as_array().map(Vec::len), Some(2)),
                "ndjson" => assert_eq!(done.lines().len(), 2),
                "html" => assert!(done.out.starts_with("<!doctype html>") && done.out.ends_with("</html>\n")),
                _ => assert!(!done.out.contains('\u{1b}'), "no colour into a pipe"),
            }
        }
    }
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let world = World::new();
    world.file("a.txt", example());
    assert!(world.run(&["--color", "always", "inspect", "a.txt"]).ok().out.contains('\u{1b}'));
    assert!(!world.run(&["--color", "never", "inspect", "a.txt"]).ok().out.contains('\u{1b}'));
    assert!(!world.run(&["inspect", "missing.txt"]).err.contains('\u{1b}'));
}

#[test]
fn a_template_sets_the_result() {
    let world = World::new();
    world.file("a.txt", example());
    world.file("t.txt", "{{ paragraphs | length }} of {{ source.path }}\n");
    assert_eq!(world.run(&["inspect", "--template", "t.txt", "a.txt"]).ok().out, "15 of a.txt\n");
    // What does not exist is an error, not an empty string.
    world.file("bad.txt", "{{ no_such_member }}");
    assert!(world.run(&["inspect", "--template", "bad.txt", "a.txt"]).fails(2).err.contains("line 1"));
    world.file("broken.txt", "{% if %}");
    assert!(world.run(&["inspect", "--template", "broken.txt", "a.txt"]).fails(2).err.contains("broken.txt"));
    // A template for a page escapes.
    world.file("b.txt", "Judul\n\nSatu <b> & dua.\n\nTiga.\n");
    world.file("t.html", "{% for p in paragraphs %}{{ p.text }}{% endfor %}");
    let done = world.run(&["inspect", "--template", "t.html", "b.txt"]).ok();
    assert!(done.out.contains("Satu &lt;b&gt; &amp; dua."), "{done:?}");
}

#[test]
fn a_template_that_fails_is_not_blamed_on_the_output() {
    let world = World::new();
    world.file("a.txt", "Presiden tiba di Jakarta.");
    world.file("t.txt", "{{ nothing.here }}");
    let done = world.run(&["-q", "--template", "t.txt", "-o", "out.txt", "a.txt"]).fails(2);
    assert!(done.err.starts_with("error: template t.txt: line 1") && !world.path("out.txt").exists(), "{done:?}");
}
