//! Runs git: it only reads, asks nobody, fetches nothing, and starts no program of a configuration.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::ChangesError;

/// Before every command.
const SAFE: [&str; 8] = [
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
];

/// What would lead git to another repository, or to a program. A hook sets the first four.
const UNWANTED: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_COMMON_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_TRACE",
    "GIT_SSH_COMMAND",
];

pub(crate) fn command(top: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    for name in UNWANTED {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1");
    command.arg("-C").arg(top).args(SAFE).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command to its end, whatever the end.
pub(crate) fn run(top: &Path, arguments: &[&str]) -> Result<Output, ChangesError> {
    command(top, arguments).output().map_err(ChangesError::NoGit)
}

/// What a command prints.
pub(crate) fn read(top: &Path, arguments: &[&str]) -> Result<Vec<u8>, ChangesError> {
    printed(arguments, run(top, arguments)?)
}

/// What a command prints that reads `input`.
pub(super) fn read_with_input(
    top: &Path,
    arguments: &[&str],
    input: &[u8],
) -> Result<Vec<u8>, ChangesError> {
    let mut child =
        command(top, arguments).stdin(Stdio::piped()).spawn().map_err(ChangesError::NoGit)?;
    let stdin = child.stdin.take();
    // git answers while it is still asked: who only asks first, waits for ever.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut it| it.write_all(input)));
        child.wait_with_output()
    });
    printed(arguments, output.map_err(ChangesError::NoGit)?)
}

fn printed(arguments: &[&str], output: Output) -> Result<Vec<u8>, ChangesError> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(failure(arguments, &output))
}

/// What git says of its failure.
pub(crate) fn failure(arguments: &[&str], output: &Output) -> ChangesError {
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    let said = if said.is_empty() { output.status.to_string() } else { said };
    let command = arguments.first().copied().unwrap_or_default().to_owned();
    ChangesError::Git { command, said }
}
