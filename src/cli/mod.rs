//! The commands of the program: one file a command, one row a command in [`run`].

mod args;
mod baseline;
mod baseline_args;
mod beside;
mod check;
mod check_args;
mod completions;
mod config_args;
mod explain;
mod file_args;
mod filter;
mod fixing;
mod glossary_args;
mod human;
mod init;
mod input_args;
mod limits;
mod lsp;
mod lsp_args;
mod merge;
mod merge_args;
mod one_file;
mod output;
mod output_args;
mod outputs;
mod pasts;
mod profile_args;
mod profile_learn;
mod profile_show;
mod report;
mod rounds;
mod rules;
mod schema;
mod segments;
mod selection_args;
mod shard_args;
mod source_args;
mod status;
mod terms;
mod terms_args;
mod test_rules;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use output::Failure;
use profile_args::ProfileCommand;
use terms_args::TermsCommand;

/// Nothing is wrong.
const CLEAN: u8 = 0;
/// There is something to report.
const FINDINGS: u8 = 1;
/// The program could not do what it was asked to do.
const FAILED: u8 = 2;

/// Reads the command line, runs the command, and says how it ended: 0 clean, 1 findings, 2 could
/// not run.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help and version go to standard output and are no failure.
        Err(error) => {
            let status = if error.use_stderr() { FAILED } else { CLEAN };
            if error.use_stderr() {
                output::usage(error.render().to_string().trim_end());
            } else {
                // Where even this cannot be written, the status says all there is to say.
                let _ = error.print();
            }
            return ExitCode::from(status);
        }
    };
    // A panic in one article is caught and told with its path; the default message would be noise.
    std::panic::set_hook(Box::new(|_| {}));
    ExitCode::from(status_of(|| command(arguments.command)))
}

fn command(command: Command) -> Result<u8, Failure> {
    match command {
        Command::Check(it) => check::run(&it),
        Command::Merge(it) => merge::run(&it),
        Command::Baseline(it) => baseline::run(&it),
        Command::Segments(it) => segments::run(&it),
        Command::Rules(it) => rules::run(&it),
        Command::Explain(it) => explain::run(&it),
        Command::TestRules(it) => test_rules::run(&it),
        Command::Profile(it) => match it.command {
            ProfileCommand::Learn(it) => profile_learn::run(&it),
            ProfileCommand::Show(it) => profile_show::run(&it),
        },
        Command::Report(it) => report::run(&it),
        Command::Status(it) => status::run(&it),
        Command::Terms(it) => match it.command {
            TermsCommand::Mine(it) => terms::run(&it),
        },
        Command::Lsp(it) => lsp::run(&it),
        Command::Init(it) => init::run(&it),
        Command::Completions(it) => completions::run(&it),
        Command::Schema(it) => schema::run(&it),
    }
}

/// How a command ended; what kept it from its end is told, a panic as well.
fn status_of(command: impl FnOnce() -> Result<u8, Failure>) -> u8 {
    let outcome = catch_unwind(AssertUnwindSafe(command))
        .unwrap_or_else(|panic| Err(Failure::Internal(one_file::reason(&*panic))));
    let failure = match outcome {
        Ok(status) => return status,
        Err(failure) => failure,
    };
    // Nobody listens any more: that is no failure of ours.
    if failure.is_closed_pipe() {
        return CLEAN;
    }
    if failure.has_excerpt() {
        output::error_with_excerpt(&failure.to_string());
    } else {
        output::error(&failure.to_string());
    }
    FAILED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_of_a_command_is_a_failure() {
        assert_eq!(status_of(|| std::panic::panic_any("index out of bounds")), FAILED);
        assert_eq!(status_of(|| Ok(FINDINGS)), FINDINGS);
    }
}
