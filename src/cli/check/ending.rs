//! What is told of all files, and how the run ends.

use std::collections::BTreeSet;

use super::super::output::{self, Failure};
use super::super::outputs::Telling;
use super::super::rounds::{self, All};
use super::super::{CLEAN, FAILED, FINDINGS, limits};
use super::job::{Job, Task};
use super::outcome::Outcome;
use crate::input::Files;
use crate::report::Summary;

/// Writes everything in the order of the files, and says how it ended.
pub(super) fn tell(
    job: &Job,
    files: &Files,
    mut looked: All<Outcome>,
    header: &str,
) -> Result<u8, Failure> {
    let beyond_limit = cut(job, files, &mut looked);
    let outcomes = looked.all;
    // One part alone cannot tell what is gone, nor that a folder holds nothing.
    let gone = match job.shard() {
        Some(_) => BTreeSet::new(),
        None => job.filter.gone(outcomes.iter().map(|it| &it.kept)),
    };
    let mut summary =
        Summary { beyond_limit, gone_from_baseline: gone.len(), ..Summary::default() };
    for outcome in &outcomes {
        summary.merge(&outcome.summary);
    }
    let errors = errors(job, files, &outcomes);
    let written = write(job, &outcomes, header, &summary, &errors);
    errors.iter().for_each(|it| output::error(it));
    job.args.fixing.tell(outcomes.iter().map(|it| it.fixes));
    written?;
    job.filter.tell_gone(job.args.prune, &gone)?;
    rounds::tell(&job.args.options.selection);
    let telling = &job.args.telling;
    limits::tell(&summary, &telling.limits);
    if !errors.is_empty() {
        return Ok(FAILED);
    }
    let fails = limits::fails(&summary, telling.fail_on, &telling.limits)
        || outcomes.iter().any(|it| !it.diff.is_empty());
    Ok(if fails { FINDINGS } else { CLEAN })
}

/// Leaves what lies beyond the first diagnostics that were asked for untold; the number is theirs.
fn cut(job: &Job, files: &Files, looked: &mut All<Outcome>) -> usize {
    let mut room = job.args.telling.limits.most_shown();
    let mut beyond = 0;
    for (at, file) in files.files.iter().enumerate() {
        let shown = looked.all.get(at).map_or(0, |it| it.shown);
        // One article at most has diagnostics on both sides of the limit.
        let task = |round| Task { at, file, round, most: room };
        let cut = (shown > room && room > 0).then(|| job.again(task(looked.round(at))));
        let Some(outcome) = looked.all.get_mut(at) else {
            continue;
        };
        let found = outcome.summary.diagnostic_count();
        if let Some(cut) = cut {
            outcome.told = cut.told;
            outcome.shown = cut.shown;
        } else if shown > room {
            outcome.told = std::mem::take(&mut outcome.held_back);
            outcome.shown = 0;
        }
        room -= outcome.shown.min(room);
        beyond += found - outcome.shown.min(found);
    }
    beyond
}

/// What kept files from being read or checked.
fn errors(job: &Job, files: &Files, outcomes: &[Outcome]) -> Vec<String> {
    let failed = outcomes.iter().filter_map(|it| it.error.clone());
    let mut errors: Vec<String> =
        files.errors.iter().map(ToString::to_string).chain(failed).collect();
    if job.shard().is_none() {
        // A file that failed may well be an article.
        let is_article = |it: &Outcome| it.summary.articles + it.summary.failed > 0;
        let is_article: Vec<bool> = outcomes.iter().map(is_article).collect();
        errors.extend(files.without_articles(&is_article).map(|it| it.to_string()));
    }
    errors
}

/// Writes the outputs, or what is printed in their place.
fn write(
    job: &Job,
    outcomes: &[Outcome],
    header: &str,
    summary: &Summary,
    errors: &[String],
) -> Result<(), Failure> {
    match job.args.fixing.instead(outcomes.iter().map(|it| &*it.diff)) {
        Some(text) => output::print(&text),
        None => {
            let told = outcomes.iter().map(|it| &it.told).collect();
            job.outputs.write(&Telling { told, header, summary, errors })
        }
    }
}
