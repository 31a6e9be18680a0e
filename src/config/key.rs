//! Reading a key from its variable or from the program that prints it. Keys exist as [`Secret`] only.

use std::process::{Command, Stdio};

use super::{BackendSpec, KeyNeed};
use crate::model::Secret;
use crate::{Error, Result};

/// Whether a key is needed: where the file names one, it is.
pub(super) fn need(own: Option<&BackendSpec>, preset: Option<&BackendSpec>) -> KeyNeed {
    let named = own.is_some_and(|s| s.api_key_env.is_some() || s.api_key_command.is_some());
    if named { KeyNeed::Required } else { preset.and_then(|p| p.key).unwrap_or_default() }
}

/// Where the key comes from: what the file says goes before the preset as a whole.
pub(super) fn place(own: Option<&BackendSpec>, preset: Option<&BackendSpec>) -> BackendSpec {
    let from = |spec: &BackendSpec| BackendSpec {
        api_key_env: spec.api_key_env.clone(),
        api_key_command: spec.api_key_command.clone(),
        ..BackendSpec::default()
    };
    let own = own.map(from).unwrap_or_default();
    if own.api_key_env.is_some() || own.api_key_command.is_some() {
        return own;
    }
    preset.map(from).unwrap_or_default()
}

/// Where the key of a backend comes from, for messages: the variable's name or `api_key_command`.
pub(super) fn source(spec: &BackendSpec) -> Option<String> {
    match (&spec.api_key_command, &spec.api_key_env) {
        (Some(_), _) => Some("api_key_command".to_owned()),
        (None, Some(name)) => Some(name.clone()),
        (None, None) => None,
    }
}

/// Reads the key; none where the variable is unset or empty. `name` is the backend's, for messages.
///
/// # Errors
/// The program cannot be run, fails or prints nothing.
pub(super) fn read(name: &str, spec: &BackendSpec) -> Result<Option<Secret>> {
    if let Some(command) = &spec.api_key_command {
        return printed(name, command).map(Some);
    }
    let Some(variable) = &spec.api_key_env else { return Ok(None) };
    let key = std::env::var(variable).map(|v| Secret::new(&v)).ok();
    Ok(key.filter(|k| !k.is_empty()))
}

fn printed(name: &str, command: &[String]) -> Result<Secret> {
    let fail = |problem: String| Error::Config {
        message: format!("backend {name}: api_key_command {problem}"),
        hint: Some("run the command by hand: it must print the key, and nothing else, on its first line".to_owned()),
    };
    let (program, arguments) = command.split_first().ok_or_else(|| fail("is empty".to_owned()))?;
    // Standard error stays the user's: a password manager may have to ask for something.
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| fail(format!("cannot run {program}: {e}")))?;
    if !output.status.success() {
        return Err(fail(format!("failed ({})", output.status)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let key = Secret::new(text.lines().next().unwrap_or_default());
    if key.is_empty() { Err(fail("printed nothing".to_owned())) } else { Ok(key) }
}
