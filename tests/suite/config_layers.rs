//! Where settings come from, which layer wins, and what is said about a file that makes no sense.

use crate::support::command::{Done, World};

/// The value of a setting and where it came from.
fn setting(done: &Done, key: &str) -> (String, String) {
    let settings = done.json()["settings"].as_array().cloned().expect("settings");
    let found = settings.iter().find(|s| s["key"] == key).unwrap_or_else(|| panic!("{key}: {done:?}"));
    let text = |member: &str| found[member].as_str().expect("text").to_owned();
    (text("value"), text("origin"))
}

fn is(value: &str, origin: &str) -> (String, String) {
    (value.to_owned(), origin.to_owned())
}

#[test]
fn flags_go_before_environment_before_file_before_defaults() {
    let world = World::new();
    let show = ["config", "show", "-f", "json"];
    assert_eq!(setting(&world.run(&show).ok(), "words"), is("180", "default"));
    let file = world.configuration("words = 100\n");
    assert_eq!(setting(&world.run(&show).ok(), "words"), is("100", file.to_str().expect("UTF-8")));
    let variables = [("RINGKAS_WORDS", "120")];
    assert_eq!(setting(&world.with_env(&show, &variables).ok(), "words"), is("120", "RINGKAS_WORDS"));
    let flag = ["config", "show", "-f", "json", "--words", "140"];
    assert_eq!(setting(&world.with_env(&flag, &variables).ok(), "words"), is("140", "--words"));
}

#[test]
fn a_switch_can_be_put_off_by_the_environment() {
    let world = World::new();
    world.configuration("strict = true\ncache = false\n");
    let show = ["config", "show", "-f", "json"];
    assert_eq!(setting(&world.run(&show).ok(), "strict").0, "true");
    let off = [("RINGKAS_STRICT", "0"), ("RINGKAS_NO_CACHE", "false")];
    let done = world.with_env(&show, &off).ok();
    assert_eq!(setting(&done, "strict"), is("false", "RINGKAS_STRICT"));
    assert_eq!(setting(&done, "cache").0, "true");
}

#[test]
fn a_named_file_replaces_the_users_and_must_exist() {
    let world = World::new();
    world.configuration("words = 100\n");
    world.file("other.toml", "jobs = 3\n");
    let done = world.run(&["config", "show", "-f", "json", "--config", "other.toml"]).ok();
    assert_eq!(setting(&done, "words").0, "180");
    assert_eq!(setting(&done, "jobs").0, "3");
    world.run(&["config", "show", "--config", "missing.toml"]).fails(2);
}

#[test]
fn a_file_in_the_working_directory_is_not_read() {
    let world = World::new();
    for name in ["ringkas.toml", "config.toml", ".ringkas.toml", "ringkas/config.toml"] {
        world.file(name, "words = 1\n");
    }
    assert_eq!(setting(&world.run(&["config", "show", "-f", "json"]).ok(), "words").0, "180");
}

#[test]
fn an_unknown_key_is_an_error_with_its_line_and_the_near_miss() {
    let world = World::new();
    let wrong = |text: &str, parts: &[&str]| {
        world.configuration(text);
        let done = world.run(&["inspect", "a.txt"]).fails(2);
        for part in parts {
            assert!(done.err.contains(part), "{part}: {done:?}");
        }
    };
    wrong("# one\nwrods = 5\n", &["line 2", "\"wrods\"", "did you mean \"words\"?"]);
    wrong("[backends.openai]\n\nbase-url = \"x\"\n", &["line 3", "backends.openai.base-url", "\"base_url\""]);
    wrong("[backends.openai]\napi_key = \"sk-secret\"\n", &["line 2", "api_key_env"]);
    wrong("words = \"many\"\n", &["line 1", "config.toml"]);
    wrong("words = \n", &["line 1"]);
    wrong("model = \"m\"\n", &["[backends.NAME]"]);
    wrong("strategy = \"breif\"\n", &["config.toml", "did you mean \"brief\"?"]);
    let done = world.run(&["inspect", "a.txt"]);
    assert!(!done.err.contains("sk-secret"));
}

#[test]
fn roles_follow_the_nearest_layer() {
    let world = World::new();
    world.configuration("translator = \"deepl\"\nsummarizer = \"openai\"\n");
    let show = |more: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["config", "show", "-f", "json"], more].concat();
        let done = world.with_env(&arguments, variables).ok();
        (setting(&done, "translator").0, setting(&done, "summarizer").0)
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(show(&[], &[]), pair("deepl", "openai"));
    assert_eq!(show(&["-b", "gemini"], &[]), pair("gemini", "gemini"));
    assert_eq!(show(&["--translator", "google"], &[]), pair("google", "openai"));
    assert_eq!(show(&["-b", "gemini"], &[("RINGKAS_TRANSLATOR", "azure")]), pair("gemini", "gemini"));
    assert_eq!(show(&["-b", "gemini", "--translator", "azure"], &[]), pair("azure", "gemini"));
}

#[test]
fn a_model_goes_to_the_role_that_takes_one() {
    let world = World::new();
    let model = |arguments: &[&str], backend: &str| {
        let done = world.run(&[&["config", "show", "-f", "json"], arguments].concat()).ok();
        setting(&done, &format!("backends.{backend}.model")).0
    };
    assert_eq!(model(&["--translator", "deepl", "--summarizer", "ollama", "-m", "qwen3:8b"], "ollama"), "qwen3:8b");
    assert_eq!(model(&["-b", "openai", "-m", "gpt-5"], "openai"), "gpt-5");
    let done = world.run(&["config", "show", "--translator", "openai", "--summarizer", "ollama", "-m", "x"]).fails(2);
    assert!(done.err.contains("--model could be meant for openai or for ollama"), "{done:?}");
    assert!(world.run(&["-b", "ollama", "a.txt"]).fails(2).err.contains("-m MODEL"));
}

#[test]
fn windows_and_prices_come_from_file_price_file_known_models_and_presets() {
    let world = World::new();
    let get = |arguments: &[&str], key: &str| {
        setting(&world.run(&[&["config", "show", "-f", "json"], arguments].concat()).ok(), key)
    };
    let window = "backends.openai.context_tokens";
    assert_eq!(get(&["-b", "openai"], window), is("1047576", "known model"));
    assert_eq!(get(&["-b", "openai", "-m", "mystery"], window), is("128000", "preset"));
    world.file(
        "prices.json",
        r#"{"mystery":{"max_input_tokens":5000,"input_cost_per_token":1.5e-07,"output_cost_per_token":6e-07}}"#,
    );
    let priced = ["-b", "openai", "-m", "mystery", "--prices", "prices.json"];
    assert_eq!(get(&priced, window).0, "5000");
    assert_eq!(get(&priced, "backends.openai.usd_per_million_input").0, "0.15");
    let file = world.configuration("[backends.openai]\ncontext_tokens = 7000\n");
    assert_eq!(get(&priced, window), is("7000", file.to_str().expect("UTF-8")));
    world.file("broken.json", "[]");
    world.run(&["config", "show", "--prices", "broken.json"]).fails(2);
}

#[test]
fn keys_are_masked() {
    let world = World::new();
    let variables = [("OPENAI_API_KEY", "sk-very-secret")];
    let done = world.with_env(&["config", "show", "-b", "openai"], &variables).ok();
    assert!(done.out.contains("OPENAI_API_KEY (set, ********)"), "{done:?}");
    let list = world.with_env(&["backends"], &variables).ok();
    assert!(list.out.contains("OPENAI_API_KEY (set)"), "{list:?}");
    assert!(!done.out.contains("very-secret") && !list.out.contains("very-secret"));
}

#[test]
fn init_writes_a_file_that_changes_nothing_and_overwrites_none() {
    let world = World::new();
    let before = world.run(&["config", "show"]).ok().out;
    world.run(&["config", "init"]).ok();
    assert!(world.configuration_path().exists());
    assert_eq!(world.run(&["config", "path"]).ok().out.trim(), world.configuration_path().to_str().expect("UTF-8"));
    assert_eq!(world.run(&["config", "show"]).ok().out, before);
    world.run(&["config", "init"]).fails(2);
}

/// Every line of the file that `config init` writes is a valid setting once its `#` is taken off.
#[test]
fn every_line_of_the_template_is_valid() {
    let lines = ringkas::config::TEMPLATE.lines().skip(2).filter_map(|l| l.strip_prefix("# "));
    let setting = |l: &&str| l.starts_with('[') || l.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
    let text: String = lines.filter(setting).map(|l| format!("{l}\n")).collect();
    assert!(text.lines().count() > 35, "{text}");
    ringkas::config::File::parse(&text, std::path::Path::new("template")).unwrap_or_else(|e| panic!("{e}\n{text}"));
}

#[test]
fn every_preset_resolves() {
    let catalogue = ringkas::config::Catalogue::new(ringkas::config::File::default(), None).expect("presets");
    let names = catalogue.names();
    for name in [
        "openai",
        "responses",
        "anthropic",
        "gemini",
        "ollama",
        "llamacpp",
        "lmstudio",
        "vllm",
        "openrouter",
        "groq",
        "deepseek",
        "libretranslate",
        "deepl",
        "google",
        "azure",
        "azure-openai",
        "offline",
    ] {
        assert!(names.contains(&name), "{name}");
        let facts = catalogue.facts(name).expect("facts");
        assert!(facts.kind.is_some(), "{name}");
        // Only what the user alone can know may be missing.
        if !facts.model.is_empty() && !facts.base_url.is_empty() {
            catalogue.backend(name).unwrap_or_else(|e| panic!("{name}: {e}"));
        }
    }
}

#[test]
fn the_cache_can_be_asked_about_without_making_one() {
    let world = World::new();
    let path = world.run(&["cache", "path"]).ok().out;
    assert!(path.contains(".cache/ringkas"), "{path}");
    assert!(world.run(&["cache", "stats"]).ok().out.contains("answers  0"));
    assert!(world.run(&["cache", "clear"]).ok().err.contains("0 answers"));
    assert!(!std::path::Path::new(path.trim()).exists());
}
