//! Which rules count, for the commands that check.

use clap::Args;
use serde::{Deserialize, Serialize};

use super::output::Failure;
use crate::config::Selection;
use crate::input::Files;
use crate::rules::Registry;

/// Which rules count.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct SelectionArgs {
    /// Check only these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave out these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Take in advice as well
    #[arg(long)]
    pub advice: bool,
    /// Look at each article alone: do not compare it with its siblings in other locales
    #[arg(long)]
    pub no_project: bool,
}

impl SelectionArgs {
    /// What these arguments ask for. Names are checked against the rules of each configuration, and
    /// against those that ship where there is no file.
    ///
    /// # Errors
    /// Where a name is none of a rule or a family.
    pub fn selection(&self, files: &Files) -> Result<Selection, Failure> {
        let (select, ignore) = (self.select.clone(), self.ignore.clone());
        let selection = Selection { select, ignore, advice: self.advice };
        if files.files.is_empty() {
            selection.check(&Registry::shipped())?;
        }
        files.files.iter().try_for_each(|it| selection.check(&it.config.registry))?;
        Ok(selection)
    }
}
