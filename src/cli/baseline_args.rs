//! The arguments of `bilint baseline`.

use std::path::PathBuf;

use clap::Args;

use super::args::InputArgs;
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
    /// Check only these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave out these rules or families
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Write down advice as well
    #[arg(long)]
    pub advice: bool,
}
