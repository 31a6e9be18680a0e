//! The house stays as it is drawn: dependencies point downward, files stay small, names of Indonesian words stay in data.

use std::fs;
use std::path::{Path, PathBuf};

/// Layers from the bottom up; a module may use those below it and those of its own layer that are listed with it.
const LAYERS: &[&[&str]] = &[
    &["error", "bytes"],
    &["model"],
    &["indonesian"],
    &["figures", "quotes"],
    &["backend", "net", "offline", "plan", "ingest", "check", "render"],
    &["desk"],
    &["caller"],
    &["dispatch", "job", "clean", "assemble", "audit"],
    &["forecast"],
    &["writer"],
    &["translate", "service", "reduce"],
    &["alone", "summarize"],
    &["brief"],
    &["pipeline"],
    &["config"],
    &["cli"],
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|l| l.contains(&module))
}

/// The first component under `src/` of a file, without its ending.
fn module_of(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).expect("under src").components().next().expect("a component");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

#[test]
fn dependencies_point_downward() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut wrong = Vec::new();
    for path in files {
        let own = module_of(&path);
        let Some(height) = layer(&own) else {
            assert!(["lib", "main"].contains(&own.as_str()), "{own} has no layer: draw it in first");
            continue;
        };
        let text = fs::read_to_string(&path).expect("readable");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for used in code.match_indices("crate::").map(|(at, m)| &code[at + m.len()..]) {
            let names: Vec<&str> = match used.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
                None => vec![used],
            };
            for name in names {
                let name = name.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap_or_default();
                if let Some(other) = layer(name)
                    && name != own
                    && other > height
                {
                    wrong.push(format!("{} uses {name}, which stands above it", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_have_one_subject_and_say_so() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for path in files {
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.starts_with("//!"), "{} does not say why it exists", path.display());
        let lines = text.lines().count();
        assert!(lines <= 450, "{} has {lines} lines: it has two subjects", path.display());
    }
}
