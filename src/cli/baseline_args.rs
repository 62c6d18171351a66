//! The arguments of `bilint baseline`.

use std::path::PathBuf;

use clap::Args;

use super::glossary_args::GlossaryArgs;
use super::input_args::InputArgs;
use super::selection_args::SelectionArgs;
use super::source_args::SourceArgs;
use crate::baseline::FILE_NAME;

/// `bilint baseline`
#[derive(Debug, Args)]
pub struct BaselineArgs {
    /// The files to check
    #[command(flatten)]
    pub input: InputArgs,
    /// Bring a baseline up to date that is there: what these files have now replaces what it holds
    /// of them
    #[arg(long)]
    pub update: bool,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = FILE_NAME)]
    pub file: PathBuf,
    /// Which rules count
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// The English files to compare with
    #[command(flatten)]
    pub source: SourceArgs,
    /// What things are to be called
    #[command(flatten)]
    pub glossary: GlossaryArgs,
}
