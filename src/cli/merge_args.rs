//! The command line of `bilint merge`.

use std::path::PathBuf;

use clap::Args;

use super::check_args::{CheckArgs, CheckOptions, TellArgs};
use super::input_args::InputArgs;

/// `bilint merge`
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// The reports of all parts, in any order
    #[arg(value_name = "REPORT", required = true)]
    pub reports: Vec<PathBuf>,
    /// How it is told
    #[command(flatten)]
    pub telling: TellArgs,
    /// How many threads to use [default: one a core]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,
}

impl MergeArgs {
    /// The command line that would have done it all in one run.
    pub fn as_one_run(&self, options: &CheckOptions) -> CheckArgs {
        let input = InputArgs { threads: self.threads, ..options.input.clone() };
        CheckArgs::plain(CheckOptions { input, ..options.clone() }, self.telling.clone())
    }
}
