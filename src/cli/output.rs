//! Where the result goes: standard output, or a file that appears whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::{Error, Result};

/// Large enough for several article objects a system call.
const BUFFER: usize = 1 << 17;

/// The result's destination.
pub(super) enum Output {
    /// Standard output.
    Standard(BufWriter<StdoutLock<'static>>),
    /// A new file beside the destination, which replaces it at the end.
    File { path: PathBuf, file: BufWriter<NamedTempFile> },
    /// Something that cannot be replaced: a device or a pipe.
    Special { path: PathBuf, file: BufWriter<File> },
}

impl Output {
    /// Opens the destination; nothing of a file that exists is touched before [`Output::finish`].
    ///
    /// # Errors
    /// The folder does not exist or cannot be written to.
    pub(super) fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|p| *p != Path::new("-")) else {
            return Ok(Self::Standard(BufWriter::with_capacity(BUFFER, io::stdout().lock())));
        };
        let fail = |source| Error::Write { path: path.to_owned(), source };
        // What a link points at is replaced, not the link.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if let Ok(meta) = path.metadata() {
            if meta.is_dir() {
                return Err(fail(io::ErrorKind::IsADirectory.into()));
            }
            if !meta.is_file() {
                let file = File::options().write(true).open(&path).map_err(fail)?;
                return Ok(Self::Special { path, file: BufWriter::with_capacity(BUFFER, file) });
            }
        }
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = temporary(folder).map_err(|e| {
            // The temporary file's name would mean nothing to the user.
            let text = e.to_string();
            fail(io::Error::new(e.kind(), text.split(" at path ").next().unwrap_or_default().to_owned()))
        })?;
        Ok(Self::File { path, file: BufWriter::with_capacity(BUFFER, file) })
    }

    /// Columns to wrap at and whether colours are taken; both only on a terminal unless `color` is `always`.
    pub(super) fn manners(&self, color: &str) -> (Option<usize>, bool) {
        let terminal = matches!(self, Self::Standard(_)) && io::stdout().is_terminal();
        let color = match color {
            "always" => true,
            "never" => false,
            _ => terminal && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        };
        let width = terminal.then(|| textwrap::termwidth().clamp(40, 100));
        (width, color)
    }

    /// Makes a write's failure say where to; one that is the renderer's own stays as it is.
    pub(super) fn failed(&self, source: io::Error) -> Error {
        let source = match source.downcast::<Error>() {
            Ok(error) => return error,
            Err(source) => source,
        };
        let path = match self {
            Self::Standard(_) => Path::new("standard output"),
            Self::File { path, .. } | Self::Special { path, .. } => path,
        };
        Error::Write { path: path.to_owned(), source }
    }

    /// Writes what is buffered and puts the file in its place.
    ///
    /// # Errors
    /// The disk is full, or the like.
    pub(super) fn finish(mut self) -> Result<()> {
        if let Err(e) = self.flush() {
            return Err(self.failed(e));
        }
        if let Self::File { path, file } = self {
            let fail = |source| Error::Write { path: path.clone(), source };
            let file = file.into_inner().map_err(|e| fail(e.into_error()))?;
            if let Ok(meta) = path.metadata() {
                // A file that exists keeps its permissions.
                let _ = file.as_file().set_permissions(meta.permissions());
            }
            file.persist(&path).map_err(|e| fail(e.error))?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(buf),
            Self::File { file, .. } => file.write(buf),
            Self::Special { file, .. } => file.write(buf),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::File { file, .. } => file.flush(),
            Self::Special { file, .. } => file.flush(),
        }
    }
}

/// A temporary file in that folder, readable as any new file is.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ringkas-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Whether this is a reader that closed the pipe early, which is not an error.
pub(super) fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Write { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
}
