//! `bilint check`: from the arguments to the files, from the files to what comes of each, and from
//! there to what is told of all.

mod ending;
mod job;
mod outcome;
mod part;

pub(super) use job::{Job, Task};
pub(super) use outcome::Outcome;

use super::check_args::{CheckArgs, CheckOptions};
use super::filter::Filter;
use super::output::Failure;
use super::outputs::Outputs;
use super::pasts::Pasts;
use super::rounds;
use crate::shard::{Reports, names};

/// Runs the command.
///
/// # Errors
/// Where the command line or a configuration is wrong, or the output cannot be written.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    run_on(args, None)
}

/// The same, where the reports of all parts say what came of the files.
pub(super) fn run_on(
    args: &CheckArgs,
    reports: Option<&Reports<CheckOptions>>,
) -> Result<u8, Failure> {
    let outputs = Outputs::of(&args.telling)?;
    let files = args.options.files()?;
    outputs.spare(files.files.iter().map(|it| it.path.as_path()))?;
    let selection = args.options.selection.selection(&files)?;
    args.fixing.allows(&files)?;
    if reports.is_some_and(|it| it.files != names(&files.files)) {
        return Err(Failure::OtherFiles);
    }
    let filter = Filter::new(&args.options.filter, &files.files, &selection)?;
    let history = Pasts::of(args, &files.files, filter.changes())?;
    let job =
        Job { args, outputs: &outputs, selection: &selection, filter: &filter, history, reports };
    let header = part::header(args, &files)?;
    let most = args.telling.limits.most_shown();
    let looked = args.options.input.pool()?.install(|| {
        rounds::look(&files.files, job.compare(), |at, file, round| {
            job.outcome(Task { at, file, round, most })
        })
    });
    ending::tell(&job, &files, looked, &header)
}
