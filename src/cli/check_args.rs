//! The arguments of `bilint check`, in the groups that other commands have as well.

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::filter::FilterArgs;
use super::fixing::FixArgs;
use super::glossary_args::GlossaryArgs;
use super::input_args::InputArgs;
use super::limits::{FailOn, LimitArgs};
use super::output::Failure;
use super::output_args::OutputArgs;
use super::selection_args::SelectionArgs;
use super::shard_args::ShardArgs;
use super::source_args::SourceArgs;
use crate::input::Files;

/// `bilint check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// What decides what is found
    #[command(flatten)]
    pub options: CheckOptions,
    /// How it is told
    #[command(flatten)]
    pub telling: TellArgs,
    /// What to do about what is found
    #[command(flatten)]
    pub fixing: FixArgs,
    /// Take out of the baseline what is gone
    #[arg(long, requires = "baseline", conflicts_with_all = ["diff", "fix_only"])]
    pub prune: bool,
    /// Which part
    #[command(flatten)]
    pub sharding: ShardArgs,
}

/// What decides what is found: the parts of a run have these in common.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct CheckOptions {
    /// The files to check
    #[command(flatten)]
    pub input: InputArgs,
    /// Which rules count
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// What of it to report
    #[command(flatten)]
    pub filter: FilterArgs,
    /// The English files to compare with
    #[command(flatten)]
    pub source: SourceArgs,
    /// What things are to be called
    #[command(flatten)]
    pub glossary: GlossaryArgs,
}

/// How it is told what was found, and what follows for the exit status.
#[derive(Debug, Clone, Args)]
pub struct TellArgs {
    /// The level from which on a diagnostic makes the exit status 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Warning)]
    pub fail_on: FailOn,
    /// How to report
    #[command(flatten)]
    pub output: OutputArgs,
    /// Print a table of the rules by locale instead of the diagnostics
    #[arg(long)]
    pub statistics: bool,
    /// How much of it
    #[command(flatten)]
    pub limits: LimitArgs,
}

impl CheckArgs {
    /// A run over all files that changes nothing.
    pub fn plain(options: CheckOptions, telling: TellArgs) -> Self {
        let sharding = ShardArgs { shard: None };
        Self { options, telling, fixing: FixArgs::default(), prune: false, sharding }
    }
}

impl CheckOptions {
    /// The files to check, each with everything that its configuration and the command line put at
    /// its side.
    ///
    /// # Errors
    /// Where a configuration, the English files or a glossary cannot be used.
    pub fn files(&self) -> Result<Files, Failure> {
        let mut files = self.input.files()?;
        self.source.open(&mut files)?;
        self.glossary.open(&mut files)?;
        Ok(files)
    }

    /// Asserts that the report of a part can hold them.
    ///
    /// # Errors
    /// Where it cannot: standard input has no parts, and a path must be text.
    pub fn allow_parts(&self) -> Result<(), Failure> {
        if self.input.paths.iter().any(|it| it.as_os_str() == "-") {
            return Err(Failure::ShardsStandardInput);
        }
        let named = [&self.input.config.config, &self.filter.baseline, &self.source.source_root];
        let named = named.into_iter().flatten().chain(&self.glossary.glossaries);
        let mut paths = self.input.paths.iter().chain(named);
        let no_text: Option<&PathBuf> = paths.find(|it| it.to_str().is_none());
        no_text.map_or(Ok(()), |it| Err(Failure::NoText(it.clone())))
    }
}
