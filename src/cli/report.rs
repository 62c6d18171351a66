//! `bilint report`: what `check` finds, as a page.

use std::path::PathBuf;

use clap::Args;

use super::args::{CheckArgs, Color, FailOn, InputArgs};
use super::check;
use super::filter::FilterArgs;
use super::fixing::FixArgs;
use super::glossary_args::GlossaryArgs;
use super::limits::LimitArgs;
use super::output::Failure;
use super::output_args::{OutputArgs, OutputRequest};
use super::selection_args::SelectionArgs;
use super::shard_args::ShardArgs;
use super::source_args::SourceArgs;
use crate::baseline::FILE_NAME;
use crate::report::PAGE;

/// `bilint report`
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The files to check
    #[command(flatten)]
    pub input: InputArgs,
    /// Which rules count
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// The file of the page; what is there is replaced
    #[arg(long, value_name = "FILE", default_value = "report.html")]
    pub output: PathBuf,
    /// The level from which on a diagnostic makes the exit status 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Never)]
    pub fail_on: FailOn,
    /// Show only what is not in this baseline [default FILE: bilint-baseline.jsonl]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = FILE_NAME)]
    pub baseline: Option<PathBuf>,
    /// Show only what touches segments and front matter that changed since this commit
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    pub changed_since: Option<String>,
    /// The English files to compare with
    #[command(flatten)]
    pub source: SourceArgs,
    /// Terms for this page
    #[command(flatten)]
    pub glossary: GlossaryArgs,
}

/// Runs the command: it is `bilint check --output-format html:FILE` with defaults of its own.
///
/// # Errors
/// As `bilint check`.
pub fn run(args: &ReportArgs) -> Result<u8, Failure> {
    check::run(&args.as_check())
}

impl ReportArgs {
    fn as_check(&self) -> CheckArgs {
        let page = OutputRequest { format: &PAGE, file: Some(self.output.clone()) };
        CheckArgs {
            input: self.input.clone(),
            selection: self.selection.clone(),
            fail_on: self.fail_on,
            output: OutputArgs {
                output_format: vec![page],
                output: None,
                color: Color::Never,
                ascii: false,
            },
            fixing: FixArgs::default(),
            statistics: false,
            filter: FilterArgs {
                baseline: self.baseline.clone(),
                prune: false,
                changed_since: self.changed_since.clone(),
            },
            limits: LimitArgs { max_diagnostics: None, max_warnings: None },
            sharding: ShardArgs { shard: None },
            source: self.source.clone(),
            glossary: self.glossary.clone(),
        }
    }
}
