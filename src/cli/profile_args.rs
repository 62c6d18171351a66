//! The arguments of `bilint profile`.

use clap::{Args, Subcommand};

use super::config_args::ConfigArgs;
use super::file_args::FileArgs;
use super::input_args::InputArgs;

/// `bilint profile`
#[derive(Debug, Args)]
pub struct ProfileArgs {
    /// What to do
    #[command(subcommand)]
    pub command: ProfileCommand,
}

/// What can be done with profiles.
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// Count what human translators do, and write what differs from the shipped profiles as the
    /// `profiles:` of a bilint.yaml
    Learn(LearnArgs),
    /// Print the profile in force for a locale, in the form of `profiles:` in bilint.yaml
    Show(ShowArgs),
}

/// `bilint profile learn`
#[derive(Debug, Args)]
pub struct LearnArgs {
    /// The files to read; those that people translated count
    #[command(flatten)]
    pub input: InputArgs,
    /// Where to write
    #[command(flatten)]
    pub file: FileArgs,
}

/// `bilint profile show`
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The locale: de, de-DE
    pub locale: String,
    /// The configuration
    #[command(flatten)]
    pub config: ConfigArgs,
}
