//! What comes of one file.

use super::super::check_args::{CheckArgs, CheckOptions};
use super::super::filter::Filter;
use super::super::fixing::{self, Step};
use super::super::outputs::{Outputs, Told};
use super::super::pasts::Pasts;
use super::super::rounds::Compare;
use super::super::{merge, one_file};
use super::outcome::{Outcome, summary};
use super::part::{self, Findings};
use crate::article::{self, Article, LineIndex};
use crate::config::Selection;
use crate::diagnostic::Diagnostic;
use crate::digest::sha256;
use crate::engine::{Around, Round};
use crate::input::{File, InputError};
use crate::report::ArticleReport;
use crate::shard::{Facts, Reports, Shard};

/// What is the same for every article.
pub(in crate::cli) struct Job<'a> {
    pub(in crate::cli) args: &'a CheckArgs,
    pub(super) outputs: &'a Outputs,
    pub(super) selection: &'a Selection,
    pub(super) filter: &'a Filter<'a>,
    pub(super) history: Pasts,
    /// What was found already.
    pub(super) reports: Option<&'a Reports<CheckOptions>>,
}

/// A file to look at.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Task<'a> {
    /// Its place among all files, from 0.
    pub(in crate::cli) at: usize,
    pub(in crate::cli) file: &'a File,
    /// What is known of other articles.
    pub(in crate::cli) round: Round<'a>,
    /// No more diagnostics are told.
    pub(in crate::cli) most: usize,
}

impl Job<'_> {
    pub(super) fn shard(&self) -> Option<Shard> {
        self.args.sharding.shard
    }

    /// How far articles are compared: a part alone can only gather the facts.
    pub(super) fn compare(&self) -> Compare {
        if self.args.options.selection.rules.no_project || self.args.fixing.reports_nothing() {
            Compare::Nothing
        } else if self.shard().is_some() {
            Compare::Gather
        } else {
            Compare::Everything
        }
    }

    /// What comes of a file.
    pub(super) fn outcome(&self, task: Task) -> Outcome {
        if let Some(facts) = self.reported(task) {
            return merge::outcome(self, facts, task);
        }
        match self.shard() {
            None => self.found(task),
            Some(shard) if !shard.holds(&task.file.below_root) => Outcome::default(),
            Some(_) => part::with_facts(task.at, self.found(task)),
        }
    }

    /// What comes of a file that was looked at, and fixed, in the same round already.
    pub(super) fn again(&self, task: Task) -> Outcome {
        if let Some(facts) = self.reported(task) {
            return merge::outcome(self, facts, task);
        }
        let checked = one_file::guarded(task.file, |bytes| self.check(task, bytes));
        checked.unwrap_or_else(|error| Outcome::failed(&error))
    }

    /// What the reports of parts say of a file; what its siblings say of it they do not.
    fn reported(&self, task: Task) -> Option<&Facts> {
        let is_judged = matches!(task.round, Round::Judged(_));
        self.reports.filter(|_| !is_judged).and_then(|it| it.facts.get(task.at))
    }

    fn found(&self, task: Task) -> Outcome {
        let checked = one_file::guarded(task.file, |bytes| match task.round {
            // It was fixed in the first round.
            Round::Judged(_) => self.check(task, bytes),
            _ => self.fix_and_check(task, bytes),
        });
        checked.unwrap_or_else(|error| Outcome::failed(&error))
    }

    fn fix_and_check(&self, task: Task, bytes: Vec<u8>) -> Result<Outcome, InputError> {
        Ok(match self.args.fixing.step(task.file, bytes, self.selection, self.filter)? {
            Step::Check { bytes, fixes } => Outcome { fixes, ..self.check(task, bytes)? },
            Step::Done { diff, fixes } => Outcome::fixed(diff, fixes),
        })
    }

    fn check(&self, task: Task, bytes: Vec<u8>) -> Result<Outcome, InputError> {
        let Task { file, round, most, .. } = task;
        let digest = self.shard().map(|_| sha256(&bytes));
        let article = article::read(bytes);
        if !article.is_bilingual() {
            return Ok(Outcome { digest, ..Outcome::no_article(self.filter.nothing_in(file)) });
        }
        let past = self.history.past(file, &article)?;
        let source_faults = self.filter.source_faults();
        let around = Around { round, past: past.as_deref(), source_faults };
        let mut checked = one_file::check(file, &article, self.selection, around);
        let mut kept = self.filter.apply(file, &article, &mut checked, round);
        let outputs = &self.args.telling.output.output_format;
        fixing::offer(outputs, &article, file, &mut checked.diagnostics);
        let shown = checked.diagnostics.get(..most).unwrap_or(&checked.diagnostics);
        let known = kept.known.take();
        let tell = |shown: &[Diagnostic]| {
            self.tell(file, &article, shown, &checked.silenced, known.as_deref())
        };
        let (told, held_back) = (tell(shown), self.held_back(tell));
        let summary = summary(&article, &file.config, &checked, &kept);
        let shown = shown.len();
        let findings = digest.as_ref().map(|_| Findings::of(&checked, known.as_deref()));
        let facts = checked.facts;
        let found = Outcome { told, held_back, summary, shown, kept, ..Outcome::default() };
        Ok(Outcome { digest, findings, facts, ..found })
    }

    /// What `tell` tells of an article when none of its diagnostics may be shown, where that may be.
    pub(in crate::cli) fn held_back(&self, tell: impl Fn(&[Diagnostic]) -> Told) -> Told {
        let may_be = self.args.telling.limits.max_diagnostics.is_some();
        if may_be { tell(&[]) } else { Told::default() }
    }

    /// Tells what was found in an article.
    pub(in crate::cli) fn tell(
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
