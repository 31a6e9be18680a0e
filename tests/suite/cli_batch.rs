//! `batch`: order, ids, failures in their place, and everything that an article may be named by.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::command::World;

fn ids(lines: &[Value]) -> Vec<Value> {
    lines.iter().map(|l| l["id"].clone()).collect()
}

#[test]
fn results_come_in_input_order_with_their_ids() {
    let world = World::new();
    let texts: Vec<Value> =
        (0..40).map(|n| json!({"id": n, "text": "Presiden tiba di Jakarta. ".repeat(40 - n)})).collect();
    let input: String = texts.iter().map(|t| format!("{t}\n")).collect();
    let lines = world.piped(&["batch", "-q", "--translate", "--jobs", "8", "-"], &input).ok().lines();
    assert_eq!(ids(&lines), (0..40).map(Value::from).collect::<Vec<_>>());
    assert!(lines.iter().all(|l| l["paragraphs"][0]["english"].is_string()));
}

#[test]
fn what_fails_is_reported_in_its_place() {
    let world = World::new();
    let input = r#"{"id":"a","text":"Presiden tiba di Jakarta."}
{"id":"b","path":"missing.txt"}
not json

{"id":{"n":1},"text":"Gubernur pulang ke Bandung."}
{"id":"d"}
{"id":"e","text":""}
"#;
    let done = world.piped(&["batch", "--translate", "-"], input);
    assert_eq!(done.code, 5, "{done:?}");
    let lines = done.lines();
    assert_eq!(ids(&lines), [json!("a"), json!("b"), json!(null), json!({"n": 1}), json!("d"), json!("e")]);
    let failed: Vec<bool> = lines.iter().map(|l| l.get("error").is_some()).collect();
    assert_eq!(failed, [false, true, true, false, true, true]);
    assert_eq!(lines[1]["error"]["kind"], "input");
    assert!(lines[1]["error"]["message"].as_str().is_some_and(|m| m.contains("missing.txt")), "{lines:?}");
    assert!(lines[2]["error"]["message"].as_str().is_some_and(|m| m.contains("line 3")), "{lines:?}");
    assert!(done.err.contains("4 of 6 articles failed"), "{done:?}");
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let world = World::new();
    let mut child = world.command(&["batch", "-q", "-"]).stdin(Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    for n in 0..3 {
        writeln!(stdin, "{}", json!({"id": n, "text": "Presiden tiba."})).expect("written");
        let mut line = String::new();
        out.read_line(&mut line).expect("an answer");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON")["id"], n);
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn folders_patterns_and_lists_are_opened() {
    let world = World::new();
    for name in ["in/b.txt", "in/a.md", "in/deep/c.html", "in/.hidden.txt", "in/picture.png", "x1.txt", "x2.txt"] {
        world.file(name, "<p>Presiden tiba di Jakarta pada hari Senin.</p>");
    }
    world.file("list.ndjson", "{\"id\":\"l\",\"path\":\"x1.txt\"}\nx2.txt\n");
    let done = world.run(&["batch", "-q", "in", "x*.txt", "list.ndjson", "x2.txt"]).ok();
    let expected = ["in/a.md", "in/b.txt", "in/deep/c.html", "x1.txt", "x2.txt", "l", "x2.txt", "x2.txt"];
    assert_eq!(ids(&done.lines()), expected.map(Value::from));
    world.run(&["batch", "nothing*.txt"]).fails(1);
    std::fs::create_dir(world.path("bare")).expect("a folder");
    world.run(&["batch", "bare"]).fails(1);
}

#[test]
fn other_formats_show_what_failed_too() {
    let world = World::new();
    let input = "{\"id\":\"a\",\"text\":\"Presiden tiba.\"}\n{\"id\":\"b\"}\n";
    let done = world.piped(&["batch", "-f", "json", "-"], input);
    assert_eq!(done.code, 5);
    assert_eq!(done.json()["articles"][1]["error"]["kind"], "input");
    for format in ["text", "markdown", "html"] {
        let done = world.piped(&["batch", "-f", format, "-"], input);
        assert_eq!(done.code, 5);
        assert!(done.out.contains("none of text, html, url and path"), "{done:?}");
    }
}
