//! `--source-root` and `--source-revision`: where the English files are.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::output::{self, Failure};
use crate::config::{Config, absolute};
use crate::input::Files;
use crate::source_root::{SourceHandle, SourceSettings};

/// Where the English files are that the articles were translated from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct SourceArgs {
    /// The folder or git repository of the English files [default: `source: root:` of bilint.yaml]
    #[arg(long, value_name = "DIR")]
    pub source_root: Option<PathBuf>,
    /// Read the English files as they are at this commit of their repository, not in its folder
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    pub source_revision: Option<String>,
}

impl SourceArgs {
    /// Puts the roots that count into the configurations of the files and opens them.
    ///
    /// # Errors
    /// Where one cannot be opened, or a revision is given without a root.
    pub fn open(&self, files: &mut Files) -> Result<(), Failure> {
        files.configure(|it| self.opened(it))
    }

    /// A configuration with the root that the command line names, open.
    fn opened(&self, config: &Arc<Config>) -> Result<Arc<Config>, Failure> {
        let settings = config.source.as_ref().map(|it| it.settings().clone()).unwrap_or_default();
        let is_same = self.source_root.is_none() && self.source_revision.is_none();
        let has_root = self.source_root.is_some() || !settings.root.as_os_str().is_empty();
        let config = match (is_same, has_root) {
            (true, true) => Arc::clone(config),
            (true, false) if config.source.is_none() => return Ok(Arc::clone(config)),
            (true, false) => Arc::new(config.with_source(None)),
            (false, false) => return Err(Failure::RevisionWithoutRoot),
            (false, true) => {
                let root = self.source_root.as_deref().map(absolute).unwrap_or(settings.root);
                let revision = self.source_revision.clone().or(settings.revision);
                let settings = SourceSettings { root, revision, ..settings };
                Arc::new(config.with_source(Some(SourceHandle::new(settings))))
            }
        };
        if let Some(source) = &config.source {
            let note = source.open()?.note();
            note.into_iter().for_each(output::warning);
        }
        Ok(config)
    }
}
