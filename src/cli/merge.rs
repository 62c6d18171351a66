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

/// What came of a file, as its part tells it. The file is read again, since it must be the one that
/// the part read, and not checked again.
pub(super) fn outcome(job: &Job, facts: &Facts, task: Task) -> Outcome {
    let outcome = Outcome::of_part(facts);
    // Without one the part could not check the file either, and says so.
    let Some(digest) = &facts.digest else {
        return outcome;
    };
    let shown = one_file::guarded(task.file, |bytes| {
        if sha256(&bytes) != *digest {
            return Err(changed(task));
        }
        told(job, facts, task, bytes)
    });
    match shown {
        Ok(it) => outcome.showing(it.told, it.held_back, it.shown),
        Err(error) => outcome.failing(&error),
    }
}

/// What is shown of a file.
#[derive(Default)]
struct Shown {
    told: Told,
    held_back: Told,
    shown: usize,
}

fn changed(task: Task) -> InputError {
    InputError::ChangedSinceReport { path: task.file.path.clone() }
}

fn told(job: &Job, facts: &Facts, task: Task, bytes: Vec<u8>) -> Result<Shown, InputError> {
    let Task { file, most, .. } = task;
    let known = facts.known.iter().flatten();
    if facts.diagnostics.iter().chain(&facts.silenced).chain(known).next().is_none() {
        return Ok(Shown::default());
    }
    let article = article::read(bytes);
    let read = |findings: &[Finding]| -> Result<Vec<Diagnostic>, InputError> {
        let one = |it: &Finding| it.clone().diagnostic(&article, &file.config.registry);
        findings.iter().map(one).collect::<Option<_>>().ok_or_else(|| changed(task))
    };
    let mut shown = read(&facts.diagnostics)?;
    let silenced = read(&facts.silenced)?;
    let known = facts.known.as_deref().map(read).transpose()?;
    if !fixing::are_told(&job.args.telling.output.output_format) {
        shown.iter_mut().for_each(|it| it.fix = None);
    }
    shown.truncate(most);
    let tell = |shown: &[Diagnostic]| job.tell(file, &article, shown, &silenced, known.as_deref());
    Ok(Shown { told: tell(&shown), held_back: job.held_back(tell), shown: shown.len() })
}
