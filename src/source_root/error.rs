//! Why the English files cannot be read.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Why a source root cannot be used. It can be cloned, since every article below a configuration
/// meets the same error.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SourceRootError {
    /// There is no such folder.
    #[error(
        "{}: the source root cannot be read: {reason}; name the folder of the English files under `source: root:` or with `--source-root`", .root.display()
    )]
    Missing {
        /// The folder.
        root: PathBuf,
        /// What the system says.
        reason: Arc<io::Error>,
    },
    /// A file in the place of the folder.
    #[error("{}: the source root is no folder; name the folder of the English files", .0.display())]
    NoFolder(PathBuf),
    /// A revision of something that git does not know.
    #[error(
        "{}: the source root is no git repository ({said}); leave `revision` out to read its files as they are", .root.display()
    )]
    NoRepository {
        /// The folder.
        root: PathBuf,
        /// What git says.
        said: String,
    },
    /// What cannot be the name of a commit, or would be an option of git.
    #[error(
        "`{0}` is no name of a commit of the source root; write a branch, a tag or a hash, as in `origin/main`"
    )]
    NoName(String),
    /// A name that git does not know.
    #[error(
        "{}: `{revision}` is no commit of the source root; fetch it first: `git fetch origin`, and name a branch of the server as `origin/main`", .root.display()
    )]
    Unknown {
        /// The folder.
        root: PathBuf,
        /// The name.
        revision: String,
    },
    /// There is no git.
    #[error("cannot run `git`: {0}; a source root with a `revision` needs it on the PATH")]
    NoGit(Arc<io::Error>),
    /// Anything else that git says.
    #[error("{}: `git {command}` failed in the source root: {said}", .root.display())]
    Git {
        /// The folder.
        root: PathBuf,
        /// The command of git.
        command: &'static str,
        /// What git says.
        said: String,
    },
}
