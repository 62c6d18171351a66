//! `bilint completions`: scripts for shells.

use clap::CommandFactory;

use super::CLEAN;
use super::args::{Arguments, CompletionsArgs};
use super::output::{self, Failure};

/// Runs the command.
///
/// # Errors
/// Where the output cannot be written.
pub fn run(args: &CompletionsArgs) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "bilint", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(CLEAN)
}
