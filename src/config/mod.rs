//! From layers (flags, environment, file, presets) to resolved settings; the only place with defaults.
//!
//! Flags go before `RINGKAS_*`, which go before the file that `--config` names or the one in the user's configuration
//! folder. A file in the working directory is never read on its own: it could redirect a key.

mod catalogue;
mod chooser;
mod file;
mod init;
mod key;
mod layer;
mod models;
pub(crate) mod near;
mod origin;
mod paths;
mod pick;
mod prices;
mod settings;
mod spec;

pub use catalogue::{Catalogue, Facts};
pub use file::File;
pub use init::TEMPLATE;
pub use layer::Layer;
pub use origin::{Entry, Origin, Origins};
pub use paths::{cache_dir, config_file};
pub use settings::{Roles, Settings};
pub use spec::{BackendSpec, KeyNeed};
