//! `bilint merge`: joins the reports of the parts of a run.

use super::check::{self, Job, Outcome, Task};
use super::check_args::CheckOptions;
use super::fixing;
use super::merge_args::MergeArgs;
use super::one_file;
use super::output::Failure;
use super::outputs::Told;
use crate::article;
use crate::diagnostic::Diagnostic;
use crate::digest::sha256;
use crate::input::InputError;
use crate::shard::{Facts, Finding, Reports};

/// Runs the command.
///
/// # Errors
/// Where the reports are not all parts of one run over the files that are here, or where
/// `bilint check` would fail.
pub fn run(args: &MergeArgs) -> Result<u8, Failure> {
    let reports: Reports<CheckOptions> = Reports::read(&args.reports)?;
    check::run_on(&args.as_one_run(&reports.options), Some(&reports))
}

/// What came of a file, as its part tells it. The article is read again where something is to be
/// shown of it, and not checked again.
pub(super) fn outcome(job: &Job, facts: &Facts, task: Task) -> Outcome {
    let mut outcome = Outcome::of_part(facts);
    let known = facts.known.iter().flatten();
    if facts.diagnostics.iter().chain(&facts.silenced).chain(known).next().is_some() {
        match one_file::guarded(task.file, |bytes| told(job, facts, task, bytes)) {
            Ok((told, shown)) => (outcome.told, outcome.shown) = (told, shown),
            Err(error) => outcome.fail(&error),
        }
    }
    outcome
}

fn told(
    job: &Job,
    facts: &Facts,
    Task { file, most, .. }: Task,
    bytes: Vec<u8>,
) -> Result<(Told, usize), InputError> {
    let other = || InputError::ChangedSinceReport { path: file.path.clone() };
    if facts.digest.as_ref() != Some(&sha256(&bytes)) {
        return Err(other());
    }
    let article = article::read(bytes);
    let read = |findings: &[Finding]| -> Option<Vec<Diagnostic>> {
        let one = |it: &Finding| it.clone().diagnostic(&article, &file.config.registry);
        findings.iter().map(one).collect()
    };
    let mut shown = read(&facts.diagnostics).ok_or_else(other)?;
    let silenced = read(&facts.silenced).ok_or_else(other)?;
    let known = match &facts.known {
        Some(known) => Some(read(known).ok_or_else(other)?),
        None => None,
    };
    if !fixing::are_told(&job.args.telling.output.output_format) {
        shown.iter_mut().for_each(|it| it.fix = None);
    }
    shown.truncate(most);
    Ok((job.tell(file, &article, &shown, &silenced, known.as_deref()), shown.len()))
}
