//! `bilint check`: reads, checks and reports.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::args::CheckArgs;
use super::filter::{Filter, Kept};
use super::fixing::{self, Step};
use super::limits;
use super::merge;
use super::output::{self, Failure};
use super::outputs::{Outputs, Telling, Told};
use super::pasts::Pasts;
use super::rounds::{self, Compare, Look, Looked};
use super::shard_args::CheckOptions;
use super::{CLEAN, FAILED, FINDINGS};
use crate::article::{self, Article, LineIndex};
use crate::config::{Config, Selection};
use crate::diagnostic::Diagnostic;
use crate::digest::sha256;
use crate::engine::{self, Around, Checked, Round};
use crate::input::{self, File, Files, InputError};
use crate::report::{ArticleReport, Origin, Summary};
use crate::shard::{Facts, Finding, Header, Reports, Shard, VERSION, names, push_line};
use crate::sibling;

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
    let outputs = Outputs::of(&args.output, args.statistics)?;
    let mut files = input::collect(&args.input.request())?;
    args.source.open(&mut files)?;
    args.glossary.open(&mut files)?;
    outputs.spare(files.files.iter().map(|it| it.path.as_path()))?;
    let selection = args.selection.selection(&files)?;
    args.fixing.allows(&files)?;
    if reports.is_some_and(|it| it.files != names(&files.files)) {
        return Err(Failure::OtherFiles);
    }
    let filter = Filter::new(&args.filter, &files.files, &selection)?;
    let history = Pasts::of(args, &files.files, filter.changes())?;
    let (outputs, selection, filter) = (&outputs, &selection, &filter);
    let job = Job { outputs, selection, filter, history, args, reports };
    let header = job.header(&files)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.input.threads).build()?;
    let limit = args.limits.most_shown();
    let one = |at: usize, file: &File, round: Round| job.outcome(at, file, limit, round);
    let mut looked = pool.install(|| rounds::look(&files.files, job.compare(), one));
    let beyond = cut(&job, &files, &mut looked);
    let outcomes = looked.all;
    report(&job, &files, &outcomes, &header, beyond)
}

/// What is the same for every article.
pub(super) struct Job<'a> {
    outputs: &'a Outputs,
    selection: &'a Selection,
    filter: &'a Filter<'a>,
    history: Pasts,
    pub(super) args: &'a CheckArgs,
    /// What was found already.
    reports: Option<&'a Reports<CheckOptions>>,
}

/// What came of one file.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) told: Told,
    pub(super) summary: Summary,
    /// How many diagnostics are told.
    pub(super) shown: usize,
    pub(super) kept: Kept,
    /// How many diagnostics were fixed, or would be.
    pub(super) fixes: usize,
    /// The diff that was asked for.
    pub(super) diff: String,
    pub(super) error: Option<String>,
    /// For the report of a part.
    pub(super) findings: Findings,
    /// For its siblings.
    pub(super) facts: Option<sibling::Facts>,
}

impl Look for Outcome {
    fn facts(&self) -> Option<&sibling::Facts> {
        self.facts.as_ref()
    }

    fn look_again(&mut self, newer: Self) {
        *self = Self { fixes: self.fixes, ..newer };
    }
}

/// What the report of a part holds of a file beside its counts.
#[derive(Default)]
pub(super) struct Findings {
    digest: Option<String>,
    diagnostics: Vec<Finding>,
    silenced: Vec<Finding>,
    known: Option<Vec<Finding>>,
}

impl Job<'_> {
    fn shard(&self) -> Option<Shard> {
        self.args.sharding.shard
    }

    /// The first line of the report of a part; else nothing.
    fn header(&self, files: &Files) -> Result<String, Failure> {
        let mut line = String::new();
        if let Some(shard) = self.shard() {
            let options = CheckOptions::of(self.args)?;
            let bilint = env!("CARGO_PKG_VERSION").to_owned();
            let files = names(&files.files);
            let header = Header { version: VERSION, bilint, shard, files, options };
            push_line("shard", &header, &mut line);
        }
        Ok(line)
    }

    /// How far articles are compared: a part alone can only gather the facts.
    fn compare(&self) -> Compare {
        if self.args.selection.no_project || self.args.fixing.reports_nothing() {
            Compare::Nothing
        } else if self.shard().is_some() {
            Compare::Gather
        } else {
            Compare::Everything
        }
    }

    /// What comes of the file at `at`; no more than `most` diagnostics are told.
    fn outcome(&self, at: usize, file: &File, most: usize, round: Round) -> Outcome {
        let is_judged = matches!(round, Round::Judged(_));
        let facts = self.reports.filter(|_| !is_judged).and_then(|it| it.facts.get(at));
        if let Some(facts) = facts {
            return merge::outcome(self, facts, file, most);
        }
        match self.shard() {
            None => self.found(file, most, round),
            Some(shard) if !shard.holds(&file.below_root) => Outcome::default(),
            Some(_) => self.with_facts(at, self.found(file, most, round)),
        }
    }

    /// The same with a line for the report of a part.
    fn with_facts(&self, at: usize, mut outcome: Outcome) -> Outcome {
        let Findings { digest, diagnostics, silenced, known } =
            std::mem::take(&mut outcome.findings);
        let facts = Facts {
            at,
            digest,
            summary: outcome.summary.clone(),
            diagnostics,
            silenced,
            known,
            siblings: outcome.facts.clone(),
            seen: outcome.kept.seen.clone(),
            error: outcome.error.clone(),
        };
        push_line("facts", &facts, &mut outcome.told.facts);
        outcome
    }

    fn found(&self, file: &File, most: usize, round: Round) -> Outcome {
        let checked = guarded(file, |bytes| match round {
            // It was fixed in the first round.
            Round::Judged(_) => self.check(file, bytes, most, round),
            _ => self.fix_and_check(file, bytes, most, round),
        });
        checked.unwrap_or_else(|error| Outcome {
            summary: Summary { failed: 1, ..Summary::default() },
            error: Some(error.to_string()),
            ..Outcome::default()
        })
    }

    fn fix_and_check(
        &self,
        file: &File,
        bytes: Vec<u8>,
        most: usize,
        round: Round,
    ) -> Result<Outcome, InputError> {
        Ok(match self.args.fixing.step(file, bytes, self.selection, self.filter)? {
            Step::Check { bytes, fixes } => {
                Outcome { fixes, ..self.check(file, bytes, most, round)? }
            }
            Step::Done { diff, fixes } => {
                let summary = Summary { articles: 1, ..Summary::default() };
                Outcome { diff, summary, fixes, ..Outcome::default() }
            }
        })
    }

    fn check(
        &self,
        file: &File,
        bytes: Vec<u8>,
        most: usize,
        round: Round,
    ) -> Result<Outcome, InputError> {
        let digest = self.shard().map(|_| sha256(&bytes));
        let article = article::read(bytes);
        if !article.is_bilingual() {
            return Ok(Outcome {
                summary: Summary { not_articles: 1, ..Summary::default() },
                kept: self.filter.nothing_in(file),
                ..Outcome::default()
            });
        }
        let path = file.absolute();
        let (root, config) = (&file.below_root, &file.config);
        let past = self.history.past(file, &article)?;
        let around = Around { round, past: past.as_deref() };
        let mut checked =
            engine::check_among(&article, &path, root, config, self.selection, around);
        let mut kept = self.filter.apply(file, &article, &path, &mut checked);
        fixing::offer(&self.args.output.output_format, &article, file, &mut checked.diagnostics);
        let shown = checked.diagnostics.get(..most).unwrap_or(&checked.diagnostics);
        let known = kept.known.take();
        let told = self.tell(file, &article, shown, &checked.silenced, known.as_deref());
        let mut summary = summary(&article, &file.config, &checked);
        summary.in_baseline = kept.in_baseline;
        summary.unchanged = kept.unchanged;
        let shown = shown.len();
        let findings = digest.map_or_else(Findings::default, |digest| Findings {
            digest: Some(digest),
            diagnostics: checked.diagnostics.iter().map(Finding::from).collect(),
            silenced: checked.silenced.iter().map(Finding::from).collect(),
            known: known.map(|it| it.iter().map(Finding::from).collect()),
        });
        let facts = checked.facts;
        Ok(Outcome { told, summary, shown, kept, findings, facts, ..Outcome::default() })
    }

    /// Tells what was found in an article.
    pub(super) fn tell(
        &self,
        file: &File,
        article: &Article,
        shown: &[Diagnostic],
        silenced: &[Diagnostic],
        known: Option<&[Diagnostic]>,
    ) -> Told {
        if shown.is_empty() && silenced.is_empty() && known.is_none_or(<[_]>::is_empty) {
            return Told::default();
        }
        let report = ArticleReport {
            article,
            path: &file.shown,
            below_root: &file.below_root,
            lines: LineIndex::new(&article.text),
            diagnostics: shown,
        };
        self.outputs.tell(&report, silenced, known)
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
fn cut(job: &Job, files: &Files, looked: &mut Looked<Outcome>) -> usize {
    let mut room = job.args.limits.most_shown();
    let mut beyond = 0;
    for (at, file) in files.files.iter().enumerate() {
        let shown = looked.all.get(at).map_or(0, |it| it.shown);
        let cut = (shown > room).then(|| job.outcome(at, file, room, looked.round(at)));
        let Some(outcome) = looked.all.get_mut(at) else {
            continue;
        };
        let found = outcome.summary.diagnostic_count();
        if let Some(cut) = cut {
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
    header: &str,
    beyond_limit: usize,
) -> Result<u8, Failure> {
    // One part alone cannot tell what is gone, nor that a folder holds nothing.
    let is_part = job.shard().is_some();
    let gone = match is_part {
        true => BTreeSet::new(),
        false => job.filter.gone(outcomes.iter().map(|it| &it.kept)),
    };
    let mut summary =
        Summary { beyond_limit, gone_from_baseline: gone.len(), ..Summary::default() };
    for outcome in outcomes {
        summary.merge(&outcome.summary);
    }
    // A file that failed may well be an article.
    let is_article: Vec<bool> =
        outcomes.iter().map(|it| it.summary.articles + it.summary.failed > 0).collect();
    let failed = outcomes.iter().filter_map(|it| it.error.clone());
    let mut errors: Vec<String> =
        files.errors.iter().map(ToString::to_string).chain(failed).collect();
    if !is_part {
        errors.extend(files.without_articles(&is_article).map(|it| it.to_string()));
    }
    let written = match job.args.fixing.instead(outcomes.iter().map(|it| &*it.diff)) {
        Some(text) => output::print(&text),
        None => {
            let told = outcomes.iter().map(|it| &it.told).collect();
            job.outputs.write(&Telling { told, header, summary: &summary, errors: &errors })
        }
    };
    for error in &errors {
        output::error(error);
    }
    job.args.fixing.tell(outcomes.iter().map(|it| it.fixes));
    written?;
    job.filter.tell_or_prune(&gone)?;
    rounds::tell(&job.args.selection);
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
