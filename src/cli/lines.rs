//! Lines of a file or of standard input, each with the words for where it stands.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};

/// A line with the words for where it stands, or where and why it cannot be read.
pub(super) type Line = Result<(String, String), (String, String)>;

/// The lines of a file, or of standard input for `-`.
pub(super) fn lines(word: &OsStr) -> Box<dyn Iterator<Item = Line> + Send> {
    let name = if word == "-" { "standard input".to_owned() } else { word.to_string_lossy().into_owned() };
    let mut reader: Box<dyn BufRead + Send> = if word == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        match std::fs::File::open(word) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(e) => return Box::new(std::iter::once(Err((name, format!("cannot be read: {e}"))))),
        }
    };
    let mut number = 0;
    let mut broken = false;
    Box::new(std::iter::from_fn(move || {
        if broken {
            return None;
        }
        number += 1;
        let mut line = Vec::new();
        let place = format!("line {number} of {name}");
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(match String::from_utf8(line) {
                Ok(line) => Ok((place, line.trim_start_matches('\u{feff}').to_owned())),
                Err(_) => Err((place, "is not UTF-8".to_owned())),
            }),
            Err(e) => {
                broken = true;
                Some(Err((place, format!("cannot be read: {e}"))))
            }
        }
    }))
}
