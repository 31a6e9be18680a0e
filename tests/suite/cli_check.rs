//! `check` over pairs on standard input: one line in, one line out, in order.

use serde_json::{Value, json};

use crate::support::command::World;

#[test]
fn pairs_are_answered_in_order() {
    let world = World::new();
    let line = |n: usize| json!({"id": n, "source": "Presiden tiba di Jakarta.", "translation": "The president arrived in Jakarta."});
    let input: String = (0..300).map(|n| format!("{}\n", line(n))).collect();
    let done = world.piped(&["check", "--format", "ndjson", "-"], &input);
    assert!([0, 3].contains(&done.code), "{done:?}");
    let lines = done.lines();
    assert_eq!(
        lines.iter().map(|l| l["id"].clone()).collect::<Vec<_>>(),
        (0..300).map(Value::from).collect::<Vec<_>>()
    );
    assert!(lines.iter().all(|l| l["findings"].is_array() && l.as_object().is_some_and(|o| o.len() == 2)));
}

#[test]
fn a_line_that_is_no_pair_is_said_and_the_rest_goes_on() {
    let world = World::new();
    let input = "{\"id\":1,\"source\":\"a\"}\nnonsense\n{\"id\":3,\"source\":\"Satu.\",\"translation\":\"One.\"}\n";
    let done = world.piped(&["check", "--format", "ndjson", "-"], input);
    assert_eq!(done.code, 1, "{done:?}");
    let lines = done.lines();
    assert_eq!(
        (lines[0]["error"]["kind"].clone(), lines[1]["error"]["kind"].clone()),
        (json!("input"), json!("input"))
    );
    assert!(lines[2]["findings"].is_array());
}

#[test]
fn two_files_make_a_report() {
    let world = World::new();
    world.file("id.txt", "Presiden tiba di Jakarta pada Senin (14/7/2025).");
    world.file("en.txt", "The president arrived in Jakarta on Monday, 14 July 2025.");
    let done = world.run(&["check", "-f", "json", "id.txt", "en.txt"]);
    assert_eq!(done.json()["schema"], "ringkas/check/1", "{done:?}");
    let done = world.run(&["check", "id.txt", "en.txt"]);
    assert!(done.out.contains("Checked against"), "{done:?}");
    world.run(&["check", "id.txt", "missing.txt"]).fails(1);
}
