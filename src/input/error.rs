//! What keeps a file from being checked.

use std::io;
use std::path::{Path, PathBuf};

use super::files::shown;

/// Why a file is not checked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum InputError {
    /// The system refuses.
    #[error("{}: {reason}", shown(.path))]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The file holds NUL bytes.
    #[error("{}: the file is binary (it holds NUL bytes); name text files only, or exclude it in `bilint.yaml`", shown(.path))]
    Binary {
        /// The path.
        path: PathBuf,
    },
    /// The file is UTF-16.
    #[error("{}: the file is UTF-16; save it as UTF-8", shown(.path))]
    Utf16 {
        /// The path.
        path: PathBuf,
    },
    /// A folder without Markdown, or without bilingual Markdown.
    #[error("{}: the folder holds no bilingual article ({markdown} Markdown files in it); name the folder of the articles", shown(.path))]
    NoArticles {
        /// The folder.
        path: PathBuf,
        /// How many `*.md` there are in it.
        markdown: usize,
    },
    /// It was to be fixed, and was left as it is.
    #[error("{}: {reason}", shown(.path))]
    NotFixed {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A report tells of another version of it.
    #[error("{}: is not the file that the report tells of; merge on the commit where the parts ran", shown(.path))]
    ChangedSinceReport {
        /// The file.
        path: PathBuf,
    },
    /// What git has of it cannot be read.
    #[error("{}: {reason}", shown(.path))]
    NoHistory {
        /// The file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// Checking it failed, which is a fault of bilint.
    #[error("{}: internal error, the article was not checked: {reason}; please report it with the article", shown(.path))]
    Internal {
        /// The article.
        path: PathBuf,
        /// What the program said.
        reason: String,
    },
}

impl InputError {
    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "it may not be read: permission denied".to_owned(),
            _ => error.to_string(),
        };
        Self::Unreadable { path: path.to_owned(), reason }
    }
}
