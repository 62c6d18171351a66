//! `--shard` of `bilint check`, and the command line of `bilint merge`.

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::args::{CheckArgs, FailOn, InputArgs};
use super::filter::FilterArgs;
use super::fixing::FixArgs;
use super::glossary_args::GlossaryArgs;
use super::limits::LimitArgs;
use super::output::Failure;
use super::output_args::OutputArgs;
use super::selection_args::SelectionArgs;
use super::source_args::SourceArgs;
use crate::shard::Shard;

/// Which part of the run.
#[derive(Debug, Clone, Args)]
pub struct ShardArgs {
    /// Check only the Kth of N parts; `bilint merge` joins their reports (--output-format jsonl)
    #[arg(
        long,
        value_name = "K/N",
        conflicts_with_all = ["fix", "fix_only", "diff", "prune", "max_diagnostics", "statistics"]
    )]
    pub shard: Option<Shard>,
}

/// What decides what is found: the parts of a run have these in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOptions {
    input: InputArgs,
    selection: SelectionArgs,
    filter: FilterArgs,
    source: SourceArgs,
    #[serde(default)]
    glossary: GlossaryArgs,
}

impl CheckOptions {
    /// The options of a part.
    ///
    /// # Errors
    /// Where they cannot be written into a report.
    pub fn of(args: &CheckArgs) -> Result<Self, Failure> {
        let is_standard_input = |it: &PathBuf| it.as_os_str() == "-";
        if args.input.paths.iter().any(is_standard_input) {
            return Err(Failure::ShardsStandardInput);
        }
        let named = [&args.input.config, &args.filter.baseline, &args.source.source_root];
        let named = named.into_iter().flatten().chain(&args.glossary.glossaries);
        let mut paths = args.input.paths.iter().chain(named);
        if let Some(path) = paths.find(|it| it.to_str().is_none()) {
            return Err(Failure::NoText(path.clone()));
        }
        let (input, selection) = (args.input.clone(), args.selection.clone());
        let (filter, source) = (args.filter.clone(), args.source.clone());
        let glossary = args.glossary.clone();
        Ok(Self { input, selection, filter, source, glossary })
    }
}

/// `bilint merge`
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// The reports of all parts, in any order
    #[arg(value_name = "REPORT", required = true)]
    pub reports: Vec<PathBuf>,
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
    /// How many threads to use [default: one a core]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,
}

impl MergeArgs {
    /// The command line that would have done it all in one run.
    pub fn as_one_run(&self, options: &CheckOptions) -> CheckArgs {
        CheckArgs {
            input: InputArgs { threads: self.threads, ..options.input.clone() },
            selection: options.selection.clone(),
            fail_on: self.fail_on,
            output: self.output.clone(),
            fixing: FixArgs::default(),
            statistics: self.statistics,
            filter: options.filter.clone(),
            limits: self.limits.clone(),
            source: options.source.clone(),
            glossary: options.glossary.clone(),
            sharding: ShardArgs { shard: None },
        }
    }
}
