//! The `ringkas` command: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(ringkas::cli::run())
}
