//! What is said about a call that failed: what happened, how often it was tried, what to do.

use super::retry::{Tries, readable};
use crate::Error;
use crate::model::{Backend, Fault, FaultClass};

/// What lies below an error.
pub(super) type Cause = Option<Box<dyn std::error::Error + Send + Sync>>;

/// What to do about a server that nobody reaches.
pub(super) const UNREACHABLE: &str =
    "check that the server runs and base_url is right, then run the same command again";

/// The error when nothing is left of the attempts or of the time.
pub(super) fn given_up(backend: &Backend, tries: Tries, fault: &Fault, source: Cause) -> Error {
    let times = match tries.attempts.saturating_sub(1) {
        0 => "failed".to_owned(),
        1 => "failed after 1 retry".to_owned(),
        n => format!("failed after {n} retries"),
    };
    let asks = fault.wait.map_or_else(String::new, |w| format!("; it asks to wait {}", readable(w)));
    let message = format!("{times} in {}: {}{asks}", readable(tries.spent), fault.message);
    match fault.class {
        FaultClass::Malformed => Error::Backend {
            backend: backend.name.clone(),
            message,
            hint: Some(format!("check that base_url ({}) speaks the protocol of its kind", backend.base_url)),
        },
        _ => Error::Network { backend: backend.name.clone(), message, source },
    }
}

/// What to do about a fault that stops the run.
pub(super) fn hint_for(backend: &Backend, class: FaultClass) -> String {
    match (class, backend.key_source.as_deref()) {
        (FaultClass::Auth, Some(source)) if backend.key.is_none() => format!("set {source} to your key"),
        (FaultClass::Auth, Some(source)) => format!("check the key in {source}"),
        (FaultClass::Auth, None) => "set api_key_env for this backend to the variable that holds your key".into(),
        (FaultClass::Quota, _) => {
            "top up or wait until the quota is renewed, or choose another backend; what was answered is kept".into()
        }
        (FaultClass::Rejected, _) => {
            "the others are not affected; --trace FILE shows what was sent and what came back".into()
        }
        _ => "check model and base_url of this backend with `ringkas config show`".into(),
    }
}
