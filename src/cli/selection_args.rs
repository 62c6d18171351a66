//! Which rules count, for the commands that check.

use clap::Args;
use serde::{Deserialize, Serialize};

use super::output::Failure;
use crate::config::Selection;
use crate::input::Files;
use crate::rules::Registry;

/// Which rules count.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct RuleArgs {
    /// Check only these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave out these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Take in advice as well
    #[arg(long)]
    pub advice: bool,
    /// Look at each article alone: do not compare it with its siblings in other locales, nor look
    /// for the files and anchors that its links lead to
    #[arg(long)]
    pub no_project: bool,
}

/// The same, for commands that can look at the git history.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct SelectionArgs {
    /// Which rules count
    #[command(flatten)]
    #[serde(flatten)]
    pub rules: RuleArgs,
    /// Look at the git history as well, for flags that changed though the translation did not, and
    /// for human translations that a machine replaced. Needs `git` and a full clone, and reads every
    /// version of every article until its flag was another one: seconds for 2,000 articles with 10
    /// versions each. With --changed-since only articles count whose flag changed
    #[arg(long)]
    pub history: bool,
}

impl SelectionArgs {
    /// As [`RuleArgs::selection`].
    ///
    /// # Errors
    /// Where a name is none of a rule or a family.
    pub fn selection(&self, files: &Files) -> Result<Selection, Failure> {
        Ok(Selection { history: self.history, ..self.rules.selection(files)? })
    }
}

impl RuleArgs {
    /// What these arguments ask for. Names are checked against the rules of each configuration, and
    /// against those that ship where there is no file.
    ///
    /// # Errors
    /// Where a name is none of a rule or a family.
    pub fn selection(&self, files: &Files) -> Result<Selection, Failure> {
        let (select, ignore) = (self.select.clone(), self.ignore.clone());
        let selection = Selection { select, ignore, advice: self.advice, history: false };
        if files.files.is_empty() {
            selection.check(&Registry::shipped())?;
        }
        if self.no_project {
            files.files.iter().for_each(|it| it.config.pages.close());
        }
        files.files.iter().try_for_each(|it| selection.check(&it.config.registry))?;
        Ok(selection)
    }
}
