//! `bilint report`: what `check` finds, as a page.

use std::path::PathBuf;

use clap::Args;

use super::check;
use super::check_args::{CheckArgs, CheckOptions, TellArgs};
use super::limits::{FailOn, LimitArgs};
use super::output::Failure;
use super::output_args::{Color, OutputArgs, OutputRequest};
use crate::report::PAGE;

/// `bilint report`
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// What decides what is found
    #[command(flatten)]
    pub options: CheckOptions,
    /// The file of the page; what is there is replaced
    #[arg(long, value_name = "FILE", default_value = "report.html")]
    pub output: PathBuf,
    /// The level from which on a diagnostic makes the exit status 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Never)]
    pub fail_on: FailOn,
}

/// Runs the command: it is `bilint check --output-format html:FILE` with defaults of its own.
///
/// # Errors
/// As `bilint check`.
pub fn run(args: &ReportArgs) -> Result<u8, Failure> {
    check::run(&CheckArgs::plain(args.options.clone(), args.telling()))
}

impl ReportArgs {
    fn telling(&self) -> TellArgs {
        let page = OutputRequest { format: &PAGE, file: Some(self.output.clone()) };
        let output_format = vec![page];
        TellArgs {
            fail_on: self.fail_on,
            output: OutputArgs { output_format, output: None, color: Color::Never, ascii: false },
            statistics: false,
            limits: LimitArgs { max_diagnostics: None, max_warnings: None },
        }
    }
}
