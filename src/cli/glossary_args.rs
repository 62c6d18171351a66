//! `--glossary`: terms for one run.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::output::Failure;
use crate::input::Files;
use crate::terminology::{Terminology, merged, read};

/// What things are to be called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct GlossaryArgs {
    /// Check the terms of this glossary (CSV, TSV, YAML or TBX), too; it wins over `terminology:`
    #[arg(long = "glossary", value_name = "FILE")]
    pub glossaries: Vec<PathBuf>,
}

impl GlossaryArgs {
    /// Puts the terms into the configurations of the files.
    ///
    /// # Errors
    /// Where a glossary cannot be used.
    pub fn open(&self, files: &mut Files) -> Result<(), Failure> {
        if self.glossaries.is_empty() {
            return Ok(());
        }
        let own = self.glossaries.iter().map(|it| read(it)).collect::<Result<Vec<_>, _>>()?;
        // Most configurations have no terms: they share these.
        let own = Arc::new(Terminology::new(merged(own)));
        files.configure(|config| {
            let terminology = match &config.terminology {
                None => Arc::clone(&own),
                Some(known) => {
                    let both = [known, &own].map(|it| it.entries().to_vec());
                    Arc::new(Terminology::new(merged(both.into())))
                }
            };
            Ok(Arc::new(config.with_terminology(Some(terminology))))
        })
    }
}
