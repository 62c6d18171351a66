//! The arguments of `bilint terms`.

use clap::{Args, Subcommand, ValueEnum};

use super::file_args::FileArgs;
use super::glossary_args::GlossaryArgs;
use super::input_args::InputArgs;

/// `bilint terms`
#[derive(Debug, Args)]
pub struct TermsArgs {
    /// What to do
    #[command(subcommand)]
    pub command: TermsCommand,
}

/// What can be done with terms.
#[derive(Debug, Subcommand)]
pub enum TermsCommand {
    /// Propose a glossary from what people translated, for you to approve: phrases, labels in bold
    /// and headings that nearly always have one translation, the strongest first
    #[command(mut_arg("glossaries", |it| it.help("Leave out the terms of this glossary (CSV, TSV, YAML or TBX), and those of `terminology:`")))]
    Mine(MineArgs),
}

/// `bilint terms mine`
#[derive(Debug, Args)]
pub struct MineArgs {
    /// The files to read; those that people translated count
    #[command(flatten)]
    pub input: InputArgs,
    /// Glossaries whose terms are known
    #[command(flatten)]
    pub glossary: GlossaryArgs,
    /// Where to write
    #[command(flatten)]
    pub file: FileArgs,
    /// The form of the glossary [default: that of the name of --output, else csv]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub output_format: Option<GlossaryFormat>,
    /// How many terms to propose for each locale at most, 0 for all
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub max_terms: usize,
}

/// The forms in which a glossary is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GlossaryFormat {
    /// A table, a translation a line
    Csv,
    /// TBX, version 3
    Tbx,
}

impl MineArgs {
    /// The form that is asked for, by name or by the name of the file.
    pub fn format(&self) -> GlossaryFormat {
        let is_tbx = |it: &std::ffi::OsStr| it.eq_ignore_ascii_case("tbx");
        let extension = self.file.output.as_ref().and_then(|it| it.extension());
        self.output_format.unwrap_or(match extension.is_some_and(is_tbx) {
            true => GlossaryFormat::Tbx,
            false => GlossaryFormat::Csv,
        })
    }
}
