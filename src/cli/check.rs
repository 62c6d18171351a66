//! `bilint check`: reads, checks and reports.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rayon::prelude::*;

use super::args::CheckArgs;
use super::filter::{Filter, Kept};
use super::fixing::{self, Step};
use super::limits;
use super::output::{self, Failure};
use super::outputs::{Outputs, Telling, Told};
use super::{CLEAN, FAILED, FINDINGS};
use crate::article::{self, Article, LineIndex};
use crate::config::{Config, Selection};
use crate::engine::{self, Checked};
use crate::input::{self, File, Files, InputError};
use crate::report::{ArticleReport, Origin, Summary};

/// Runs the command.
///
/// # Errors
/// Where the command line or a configuration is wrong, or the output cannot be written.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let outputs = Outputs::of(&args.output, args.statistics)?;
    let files = input::collect(&args.input.request())?;
    outputs.spare(files.files.iter().map(|it| it.path.as_path()))?;
    let selection = args.selection.selection(&files)?;
    args.fixing.allows(&files)?;
    let filter = Filter::new(&args.filter, &files.files, &selection)?;
    let job = Job { outputs: &outputs, selection: &selection, filter: &filter, args };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.input.threads).build()?;
    let limit = args.limits.most_shown();
    let mut outcomes: Vec<Outcome> =
        pool.install(|| files.files.par_iter().map(|it| job.outcome(it, limit)).collect());
    let beyond = cut(&job, &files, &mut outcomes);
    report(&job, &files, &outcomes, beyond)
}

/// What is the same for every article.
struct Job<'a> {
    outputs: &'a Outputs,
    selection: &'a Selection,
    filter: &'a Filter<'a>,
    args: &'a CheckArgs,
}

/// What came of one file.
#[derive(Default)]
struct Outcome {
    told: Told,
    summary: Summary,
    /// How many diagnostics are told.
    shown: usize,
    kept: Kept,
    /// How many diagnostics were fixed, or would be.
    fixes: usize,
    /// The diff that was asked for.
    diff: String,
    error: Option<InputError>,
}

impl Job<'_> {
    /// What comes of a file; no more than `most` diagnostics are told.
    fn outcome(&self, file: &File, most: usize) -> Outcome {
        let checked = guarded(file, |bytes| self.fix_and_check(file, bytes, most));
        checked.unwrap_or_else(|error| Outcome {
            summary: Summary { failed: 1, ..Summary::default() },
            error: Some(error),
            ..Outcome::default()
        })
    }

    fn fix_and_check(
        &self,
        file: &File,
        bytes: Vec<u8>,
        most: usize,
    ) -> Result<Outcome, InputError> {
        Ok(match self.args.fixing.step(file, bytes, self.selection, self.filter)? {
            Step::Check { bytes, fixes } => Outcome { fixes, ..self.check(file, bytes, most) },
            Step::Done { diff, fixes } => {
                let summary = Summary { articles: 1, ..Summary::default() };
                Outcome { diff, summary, fixes, ..Outcome::default() }
            }
        })
    }

    fn check(&self, file: &File, bytes: Vec<u8>, most: usize) -> Outcome {
        let article = article::read(bytes);
        if !article.is_bilingual() {
            return Outcome {
                summary: Summary { not_articles: 1, ..Summary::default() },
                kept: self.filter.nothing_in(file),
                ..Outcome::default()
            };
        }
        let path = file.absolute();
        let mut checked =
            engine::check(&article, &path, &file.below_root, &file.config, self.selection);
        let mut kept = self.filter.apply(file, &article, &path, &mut checked);
        fixing::offer(&self.args.output.output_format, &article, file, &mut checked.diagnostics);
        let shown = checked.diagnostics.get(..most).unwrap_or(&checked.diagnostics);
        let mut told = Told::default();
        let known = kept.known.take();
        let more = checked.silenced.iter().chain(known.iter().flatten()).next();
        if !shown.is_empty() || more.is_some() {
            let report = ArticleReport {
                article: &article,
                path: &file.shown,
                below_root: &file.below_root,
                lines: LineIndex::new(&article.text),
                diagnostics: shown,
            };
            told = self.outputs.tell(&report, &checked.silenced, known.as_deref());
        }
        let mut summary = summary(&article, &file.config, &checked);
        summary.in_baseline = kept.in_baseline;
        summary.unchanged = kept.unchanged;
        Outcome { told, summary, shown: shown.len(), kept, ..Outcome::default() }
    }
}

/// Reads a file and does something with its bytes. A fault of ours in one article must not cost the
/// others: a panic becomes an error of that one.
pub(super) fn guarded<T>(
    file: &File,
    work: impl FnOnce(Vec<u8>) -> Result<T, InputError>,
) -> Result<T, InputError> {
    let bytes = input::read(file)?;
    catch_unwind(AssertUnwindSafe(|| work(bytes)))
        .unwrap_or_else(|panic| Err(internal(&file.path, &*panic)))
}

/// What is told of an article over which the program panicked.
fn internal(path: &Path, panic: &(dyn std::any::Any + Send)) -> InputError {
    let text = panic.downcast_ref::<&str>().map(|it| (*it).to_owned());
    let reason = text.or_else(|| panic.downcast_ref::<String>().cloned());
    let reason = reason.unwrap_or_else(|| "unknown".to_owned());
    InputError::Internal { path: path.to_owned(), reason }
}

fn summary(article: &Article, config: &Config, checked: &Checked) -> Summary {
    let mut summary = Summary {
        articles: 1,
        suppressed: checked.suppressed,
        advice_not_shown: checked.advice_not_shown,
        ..Summary::default()
    };
    let (locale, origin) = (article.locale().to_owned(), Origin::from(article.translation_type()));
    for diagnostic in &checked.diagnostics {
        *summary.levels.entry(diagnostic.level).or_default() += 1;
        let key = (diagnostic.rule.id.clone(), locale.clone());
        summary.rules.entry(key).or_default().add(origin, 1);
    }
    // That a locale is missing is a diagnostic of its own.
    if !locale.is_empty() && config.profiles.profile(&locale).is_none() {
        summary.without_profile.insert(locale.clone());
    }
    summary.segments.entry(locale).or_default().add(origin, article.segments.len());
    summary
}

/// Leaves what lies beyond the first diagnostics that were asked for untold; the number is theirs.
fn cut(job: &Job, files: &Files, outcomes: &mut [Outcome]) -> usize {
    let mut room = job.args.limits.most_shown();
    let mut beyond = 0;
    for (file, outcome) in files.files.iter().zip(outcomes) {
        let found = outcome.summary.diagnostic_count();
        if outcome.shown > room {
            let cut = job.outcome(file, room);
            outcome.told = cut.told;
            outcome.shown = cut.shown;
        }
        room -= outcome.shown.min(room);
        beyond += found - outcome.shown.min(found);
    }
    beyond
}

/// Writes everything in the order of the files, and says how it ended.
fn report(
    job: &Job,
    files: &Files,
    outcomes: &[Outcome],
    beyond_limit: usize,
) -> Result<u8, Failure> {
    let gone = job.filter.gone(outcomes.iter().map(|it| &it.kept));
    let mut summary =
        Summary { beyond_limit, gone_from_baseline: gone.len(), ..Summary::default() };
    for outcome in outcomes {
        summary.merge(&outcome.summary);
    }
    // A file that failed may well be an article.
    let is_article: Vec<bool> =
        outcomes.iter().map(|it| it.summary.articles + it.summary.failed > 0).collect();
    let errors: Vec<&InputError> =
        files.errors.iter().chain(outcomes.iter().filter_map(|it| it.error.as_ref())).collect();
    let empty: Vec<InputError> = files.without_articles(&is_article).collect();
    let errors: Vec<String> = errors.into_iter().chain(&empty).map(ToString::to_string).collect();
    let written = match job.args.fixing.instead(outcomes.iter().map(|it| &*it.diff)) {
        Some(text) => output::print(&text),
        None => {
            let told = outcomes.iter().map(|it| &it.told).collect();
            job.outputs.write(&Telling { told, summary: &summary, errors: &errors })
        }
    };
    for error in &errors {
        output::error(error);
    }
    job.args.fixing.tell(outcomes.iter().map(|it| it.fixes));
    written?;
    job.filter.tell_or_prune(&gone)?;
    limits::tell(&summary, &job.args.limits);
    if !errors.is_empty() {
        return Ok(FAILED);
    }
    let fails = limits::fails(&summary, job.args.fail_on, &job.args.limits)
        || outcomes.iter().any(|it| !it.diff.is_empty());
    Ok(if fails { FINDINGS } else { CLEAN })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_its_article() {
        let panic: Box<dyn std::any::Any + Send> = Box::new("index out of bounds".to_owned());
        let error = internal(Path::new("a.md"), &*panic).to_string();
        assert!(
            error.starts_with("a.md: internal error") && error.contains("index out of bounds"),
            "{error}"
        );
    }
}
