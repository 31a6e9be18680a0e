//! A key that cannot be printed by accident (promise P8).

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// An API key. `Debug` shows a mask, there is no `Display` and no `Serialize`; memory is cleared on drop.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes a key, surrounding white space removed.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(SecretString::from(key.trim().to_owned()))
    }

    /// The key itself. Only the transport calls this, to fill in the place that [`super::Auth`] names, and the
    /// trace, to mask it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}
