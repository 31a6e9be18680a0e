//! Where the configuration file and the cache live on this system.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The user's configuration file: `$XDG_CONFIG_HOME/ringkas/config.toml`. None where there is no home folder.
#[must_use]
pub fn config_file() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("ringkas").join("config.toml"))
}

/// The user's cache folder: `$XDG_CACHE_HOME/ringkas`. None where there is no home folder.
#[must_use]
pub fn cache_dir() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("ringkas"))
}
