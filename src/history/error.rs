//! Why it cannot be said what became of the flags.

use std::io;
use std::path::PathBuf;

use crate::changes::ChangesError;

/// Why the history cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// A file outside of every repository.
    #[error("{}: the article stands in no git repository; check it without `--history`, or where it is checked out", .0.display())]
    NoRepository(PathBuf),
    /// There is no git.
    #[error("cannot run `git`: {0}; `--history` needs it on the PATH")]
    NoGit(io::Error),
    /// A clone without the beginning of the history.
    #[error(
        "{}: the clone is shallow, and `--history` needs all commits; fetch the rest first: `git fetch --unshallow origin` (with actions/checkout: `fetch-depth: 0`)", .0.display()
    )]
    Shallow(PathBuf),
    /// A clone that lacks the versions.
    #[error("{}: the clone lacks earlier versions of articles (a partial clone), and `--history` needs them; fetch them: `git fetch --refetch --no-filter origin`", .0.display())]
    Partial(PathBuf),
    /// git was there and went away.
    #[error("{}: git stopped to answer: {reason}; look at the repository with `git fsck`", .top.display())]
    Broken {
        /// The top of the repository.
        top: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// Anything else that git says.
    #[error("{0}")]
    Git(ChangesError),
}

impl From<ChangesError> for HistoryError {
    fn from(error: ChangesError) -> Self {
        match error {
            ChangesError::NoRepository(path) => Self::NoRepository(path),
            ChangesError::NoGit(reason) => Self::NoGit(reason),
            ChangesError::Partial(top) => Self::Partial(top),
            other => Self::Git(other),
        }
    }
}
