//! `--shard` of `bilint check`.

use clap::Args;

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
