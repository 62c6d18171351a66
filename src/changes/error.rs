//! Why it cannot be said what changed.

use std::io;
use std::path::PathBuf;

/// Why it cannot be said what changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangesError {
    /// What cannot be the name of a commit, or would be an option of git.
    #[error(
        "`{0}` is no name of a commit; write a branch, a tag or a hash, as in `--changed-since origin/main`"
    )]
    NoName(String),
    /// A file outside of every repository.
    #[error("{}: the article stands in no git repository; check it without `--changed-since`, or where it is checked out", .0.display())]
    NoRepository(PathBuf),
    /// There is no git.
    #[error("cannot run `git`: {0}; `--changed-since` needs it on the PATH")]
    NoGit(io::Error),
    /// A name that git does not know.
    #[error(
        "`{0}` is no commit of this clone; fetch it first: `git fetch origin`, and name a branch of the server as `origin/main`"
    )]
    Unknown(String),
    /// A name that a shallow clone does not know.
    #[error(
        "`{0}` is no commit of this clone, which is shallow; fetch the rest first: `git fetch --unshallow origin` (with actions/checkout: `fetch-depth: 0`), and name a branch of the server as `origin/main`"
    )]
    UnknownInShallow(String),
    /// Two histories that never meet.
    #[error("HEAD and `{0}` have no commit in common; name the branch that the work began from")]
    NothingInCommon(String),
    /// Two histories that do not meet in what a shallow clone has.
    #[error(
        "the clone is too shallow to see where HEAD and `{0}` part; fetch the rest first: `git fetch --unshallow origin` (with actions/checkout: `fetch-depth: 0`)"
    )]
    Shallow(String),
    /// A clone that lacks the versions.
    #[error("{}: the clone lacks earlier versions of articles (a partial clone); fetch them: `git fetch --refetch --no-filter origin`", .0.display())]
    Partial(PathBuf),
    /// Anything else that git says.
    #[error("`git {command}` failed: {said}")]
    Git {
        /// The command of git.
        command: String,
        /// What git says.
        said: String,
    },
}
