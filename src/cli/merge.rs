//! `bilint merge`: joins the reports of the parts of a run.

use super::check::{self, Job, Outcome};
use super::filter::Kept;
use super::fixing;
use super::output::Failure;
use super::outputs::Told;
use super::shard_args::{CheckOptions, MergeArgs};
use crate::article;
use crate::diagnostic::Diagnostic;
use crate::digest::sha256;
use crate::input::{File, InputError};
use crate::report::Summary;
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
pub(super) fn outcome(job: &Job, facts: &Facts, file: &File, most: usize) -> Outcome {
    let mut outcome = Outcome {
        summary: facts.summary.clone(),
        kept: Kept { seen: facts.seen.clone(), ..Kept::default() },
        error: facts.error.clone(),
        facts: facts.siblings.clone(),
        ..Outcome::default()
    };
    let known = facts.known.iter().flatten();
    if facts.diagnostics.iter().chain(&facts.silenced).chain(known).next().is_some() {
        match check::guarded(file, |bytes| told(job, facts, file, bytes, most)) {
            Ok((told, shown)) => (outcome.told, outcome.shown) = (told, shown),
            Err(error) => {
                outcome.summary = Summary { failed: 1, ..Summary::default() };
                outcome.error = Some(error.to_string());
            }
        }
    }
    outcome
}

fn told(
    job: &Job,
    facts: &Facts,
    file: &File,
    bytes: Vec<u8>,
    most: usize,
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
    if !fixing::are_told(&job.args.output.output_format) {
        shown.iter_mut().for_each(|it| it.fix = None);
    }
    shown.truncate(most);
    Ok((job.tell(file, &article, &shown, &silenced, known.as_deref()), shown.len()))
}
