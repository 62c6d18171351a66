//! The arguments of `bilint lsp`.

use clap::Args;

use super::config_args::ConfigArgs;
use super::selection_args::RuleArgs;
use super::source_args::SourceArgs;

/// `bilint lsp`
#[derive(Debug, Args)]
pub struct LspArgs {
    /// The configuration
    #[command(flatten)]
    pub config: ConfigArgs,
    /// Speak over standard input and output, which it always does; some editors ask for it
    #[arg(long)]
    pub stdio: bool,
    /// Which rules count
    #[command(flatten)]
    pub selection: RuleArgs,
    /// The English files to compare with
    #[command(flatten)]
    pub source: SourceArgs,
}
