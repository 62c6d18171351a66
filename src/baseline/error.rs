//! What can be wrong with a baseline.

use std::io;
use std::path::PathBuf;

/// Why a baseline cannot be used. No message repeats what stands in the file.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// There is none.
    #[error("{}: there is no such baseline; write it with `bilint baseline`, or name another one: `--baseline=FILE`", .0.display())]
    Missing(PathBuf),
    /// It is there already.
    #[error("{}: the baseline is there already; `--update` brings it up to date", .0.display())]
    Exists(PathBuf),
    /// It is something else than a file.
    #[error("{}: this is no file; name the file of the baseline", .0.display())]
    NoFile(PathBuf),
    /// The system refuses.
    #[error("{}: the baseline cannot be read: {reason}", .path.display())]
    Unreadable {
        /// The baseline.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// The system refuses.
    #[error("{}: the baseline cannot be written: {reason}", .path.display())]
    Unwritable {
        /// The baseline.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A line is no entry.
    #[error("{}:{line}: this line is no entry of a baseline; mend it, or delete the file and write it anew with `bilint baseline`", .path.display())]
    Damaged {
        /// The baseline.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
}
