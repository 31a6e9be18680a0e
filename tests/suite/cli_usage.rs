//! How the command is called: help, mistakes, inputs that cannot be read, and the exit codes that say so.

use crate::support::command::{World, example};

const COMMANDS: &[&str] = &[
    "summarize",
    "translate",
    "quotes",
    "inspect",
    "plan",
    "check",
    "batch",
    "backends",
    "config",
    "cache",
    "completions",
    "man",
];

/// The part of the README between its markers is what `--help` prints, so that neither goes stale.
#[test]
fn the_readme_shows_the_help() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("README.md");
    let (_, rest) = readme.split_once("<!-- help:begin -->").expect("the first marker");
    let (block, _) = rest.split_once("<!-- help:end -->").expect("the second marker");
    let shown = block.trim().trim_start_matches("```text").trim_start_matches("```").trim_end_matches("```").trim();
    let help = World::new().run(&["--help"]).ok().out;
    let plain = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
    assert_eq!(plain(shown), plain(&help), "put the output of `ringkas --help` between the markers");
}

#[test]
fn every_command_has_a_help_that_fits_a_terminal() {
    let world = World::new();
    for command in COMMANDS {
        let help = world.run(&[command, "--help"]).ok().out;
        assert!(help.lines().all(|l| l.chars().count() <= 100), "{command}");
        assert!(help.contains("Usage:"), "{command}");
        assert!(world.run(&["--help"]).out.contains(command), "{command}");
    }
}

#[test]
fn help_version_completions_and_man_pages_go_to_standard_output() {
    let world = World::new();
    assert!(world.run(&["--version"]).ok().out.starts_with("ringkas "));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(world.run(&["completions", shell]).ok().out.contains("ringkas"), "{shell}");
    }
    assert!(world.run(&["man"]).ok().out.contains(".TH ringkas"));
    world.run(&["man", "pages"]).ok();
    assert!(world.path("pages/ringkas-summarize.1").exists());
}

#[test]
fn a_mistake_is_one_error_and_one_hint() {
    let world = World::new();
    let done = world.run(&["--wrods", "5", "a.txt"]).fails(2);
    assert!(done.err.contains("--words"), "{done:?}");
    assert!(world.run(&["--words", "many", "a.txt"]).fails(2).err.contains("many"));
    assert!(world.run(&["--strategy", "breif", "a.txt"]).fails(2).err.contains("did you mean \"brief\"?"));
    assert!(world.run(&["-b", "opnai", "a.txt"]).fails(2).err.contains("did you mean \"openai\"?"));
    assert!(world.run(&["--format", "xml", "a.txt"]).fails(2).err.contains("markdown"));
    world.run(&["check", "a.txt"]).fails(2);
    world.run(&["-", "-"]).fails(2);
}

#[test]
fn an_input_that_cannot_be_read_is_a_failure_that_names_it() {
    let world = World::new();
    assert!(world.run(&["missing.txt"]).fails(1).err.contains("missing.txt"));
    world.file("empty.txt", "");
    assert!(world.run(&["empty.txt"]).fails(1).err.contains("empty.txt"));
    world.run(&["-"]).fails(1);
    let done = world.run(&["."]).fails(2);
    assert!(done.err.contains("ringkas batch ."), "{done:?}");
}

#[test]
fn what_can_be_done_is_done_when_one_input_fails() {
    let world = World::new();
    world.file("a.txt", example());
    let done = world.run(&["inspect", "-f", "ndjson", "a.txt", "missing.txt", "a.txt"]);
    assert_eq!((done.code, done.lines().len()), (1, 2), "{done:?}");
    let done = world.run(&["-q", "inspect", "-f", "json", "missing.txt", "a.txt"]);
    assert_eq!((done.code, done.json()["articles"].as_array().map(Vec::len)), (1, Some(1)), "{done:?}");
}

#[test]
fn options_may_stand_before_the_command() {
    let world = World::new();
    world.file("a.txt", example());
    let done = world.run(&["--format", "json", "inspect", "a.txt"]).ok();
    assert_eq!(done.json()["schema"], "ringkas/inspect/1");
    let done = world.piped(&["-fjson"], &example()).ok();
    assert_eq!(done.json()["schema"], "ringkas/summarize/1");
    assert!(done.json()["articles"][0]["source"]["path"].is_null());
}

#[test]
fn with_nothing_configured_one_line_says_so() {
    let world = World::new();
    world.file("a.txt", example());
    let done = world.run(&["a.txt"]).ok();
    assert_eq!(done.err.lines().count(), 1, "{done:?}");
    assert!(done.err.contains("offline") && done.err.contains("-b NAME"), "{done:?}");
    assert_eq!(world.run(&["-q", "a.txt"]).ok().err, "");
    assert_eq!(world.run(&["-b", "offline", "a.txt"]).ok().err, "", "who chose it need not be told");
    // A key that happens to be set is no reason to send the article anywhere.
    let keyed = world.with_env(&["a.txt"], &[("OPENAI_API_KEY", "sk-secret"), ("DEEPL_API_KEY", "x")]).ok();
    assert_eq!(keyed.out, done.out);
}

#[test]
fn a_mistyped_command_is_no_missing_file() {
    let world = World::new();
    let done = world.run(&["sumarize", "a.txt"]).fails(2);
    assert!(done.err.contains("neither a command nor a file") && done.err.contains("ringkas summarize"), "{done:?}");
    world.run(&["artikel"]).fails(1);
}

#[test]
fn a_wrong_value_is_said_of_the_variable_that_has_it() {
    let world = World::new();
    world.file("a.txt", "Presiden tiba di Jakarta.");
    let done = world.with_env(&["a.txt"], &[("RINGKAS_WORDS", "many")]).fails(2);
    assert!(done.err.contains("'RINGKAS_WORDS': not a whole number"), "{done:?}");
    let done = world.with_env(&["--words", "many", "a.txt"], &[("RINGKAS_WORDS", "9")]).fails(2);
    assert!(done.err.contains("'--words <N>'"), "{done:?}");
}

#[test]
fn a_plan_over_the_limits_says_so() {
    let world = World::new();
    world.file("a.txt", example());
    let plan = |more: &[&str]| world.run(&[&["plan", "-b", "openai", "a.txt", "a.txt"], more].concat()).ok();
    let done = plan(&["--budget", "100"]);
    assert!(done.err.contains("2 articles: 2 requests") && done.err.contains("over the budget of 100"), "{done:?}");
    assert!(plan(&["--max-cost", "0.00001"]).err.contains("over the limit"));
    assert!(!plan(&["--budget", "100000"]).err.contains("over"));
}

/// Every line of the README's example is one that the command prints.
#[test]
fn the_readme_shows_what_the_example_gives() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("README.md");
    let block = readme.split("<!-- example:begin -->").nth(1).and_then(|t| t.split("<!-- example:end -->").next());
    let world = World::new();
    world.file("examples/menlu-as-rusia.txt", example());
    let out = world.run(&["-q", "examples/menlu-as-rusia.txt"]).ok().out;
    let shown = block.expect("the markers").lines().filter(|l| !l.starts_with(['`', '$', '[']) && !l.trim().is_empty());
    let missing: Vec<&str> = shown.filter(|l| !out.lines().any(|o| o == *l)).collect();
    assert!(missing.is_empty(), "not printed any more: {missing:#?}\n{out}");
}
