//! What can be wrong with a glossary.

use std::path::{Path, PathBuf};

use crate::yaml::YamlError;

/// A glossary that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .error.in_file(&.file.display().to_string()))]
pub struct GlossaryError {
    /// The glossary.
    pub file: PathBuf,
    /// The place in it, where there is one, and what is wrong there.
    pub error: YamlError,
}

impl GlossaryError {
    /// An error about the whole file.
    pub(super) fn whole(file: &Path, message: impl Into<String>) -> Self {
        let (line, column, excerpt) = (None, 1, String::new());
        let error = YamlError { line, column, message: message.into(), excerpt };
        Self { file: file.to_owned(), error }
    }
}
