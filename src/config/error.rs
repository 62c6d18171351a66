//! What can be wrong with a configuration.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::rules::RuleFileError;
use crate::terminology::GlossaryError;
use crate::yaml::YamlError;

/// A configuration that cannot be used. It can be cloned, since every article below the file
/// meets the same error.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: cannot read the configuration: {reason}", .file.display())]
    Unreadable {
        /// The configuration.
        file: PathBuf,
        /// What the system says.
        reason: Arc<io::Error>,
    },
    /// The text is not a configuration.
    #[error("{}", .error.in_file(&.file.display().to_string()))]
    Malformed {
        /// The configuration.
        file: PathBuf,
        /// The place and what is wrong there.
        error: YamlError,
    },
    /// A rule in one of its `rules-folders` cannot be used.
    #[error("{error}")]
    Rule {
        /// The configuration.
        file: PathBuf,
        /// The rule file, the place and what is wrong there.
        error: Arc<RuleFileError>,
    },
    /// A glossary that it names cannot be used.
    #[error("{error}")]
    Glossary {
        /// The configuration.
        file: PathBuf,
        /// The glossary, the place and what is wrong there.
        error: Box<GlossaryError>,
    },
}

impl ConfigError {
    /// The same error under the name by which the user knows the file.
    pub(super) fn renamed(mut self, name: &Path) -> Self {
        match &mut self {
            Self::Unreadable { file, .. }
            | Self::Malformed { file, .. }
            | Self::Rule { file, .. }
            | Self::Glossary { file, .. } => {
                name.clone_into(file);
            }
        }
        self
    }
}
