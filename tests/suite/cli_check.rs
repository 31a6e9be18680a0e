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

#[test]
fn errors_make_exit_code_3() {
    let world = World::new();
    world.file(
        "id.txt",
        "Presiden mengatakan ekonomi tumbuh 5 persen pada Senin (14/7/2025). Sebanyak 2.500 orang hadir.",
    );
    world.file(
        "good.txt",
        "The president said on Monday, 14 July 2025, that the economy grew 5 percent. 2,500 people came.",
    );
    world.file(
        "bad.txt",
        "The president said on Monday, 14 July 2025, that the economy grew 9 percent. 7,700 people came.",
    );
    let done = world.run(&["check", "id.txt", "good.txt"]);
    assert!(done.code == 0 && !done.out.contains("  error"), "{done:?}");
    let done = world.run(&["check", "id.txt", "bad.txt"]);
    assert!(done.code == 3 && done.out.contains("  error    figure"), "{done:?}");
    // The result is printed all the same, in every format.
    let done = world.run(&["check", "-f", "json", "id.txt", "bad.txt"]);
    let findings = done.json()["articles"][0]["findings"].clone();
    assert!(done.code == 3 && findings.as_array().is_some_and(|f| !f.is_empty()), "{done:?}");
    let pair = json!({"id": 1, "source": world.read("id.txt"), "translation": world.read("bad.txt")});
    assert_eq!(world.piped(&["check", "--format", "ndjson", "-"], &format!("{pair}\n")).code, 3);
}

#[test]
fn strict_makes_the_errors_of_a_result_a_failure() {
    let world = World::new();
    // English is no Indonesian: the built-in engine leaves it as it is, and the checks say so.
    world.file("en.txt", "The president said on Monday that the government would not raise taxes this year.");
    let loose = world.run(&["-f", "json", "en.txt"]);
    let errors = loose.json()["articles"][0]["findings"]
        .as_array()
        .is_some_and(|findings| findings.iter().any(|f| f["severity"] == "error"));
    assert!(loose.code == 0 && errors, "{loose:?}");
    let strict = world.run(&["--strict", "-f", "json", "en.txt"]);
    assert_eq!((strict.code, &strict.out), (3, &loose.out));
    world.file("id.txt", "Presiden tiba di Jakarta pada Senin.");
    assert_eq!(world.run(&["--strict", "id.txt"]).code, 0);
}
