//! The arguments of `bilint lsp`.

use std::path::PathBuf;

use clap::Args;

use super::selection_args::SelectionArgs;
use super::source_args::SourceArgs;

/// `bilint lsp`
#[derive(Debug, Args)]
pub struct LspArgs {
    /// Use this configuration instead of the nearest bilint.yaml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long)]
    pub no_config: bool,
    /// Speak over standard input and output, which it always does; some editors ask for it
    #[arg(long)]
    pub stdio: bool,
    /// Which rules count
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// The English files to compare with
    #[command(flatten)]
    pub source: SourceArgs,
}
