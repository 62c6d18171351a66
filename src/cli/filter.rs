//! Between the check and the report: what is known already, and what nobody changed, is left out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::one_file;
use super::output::{self, Failure};
use crate::article::{self, Article};
use crate::baseline::{self, Baseline, Entry, FILE_NAME, Seen, SeenArticle};
use crate::changes::{self, Changes};
use crate::config::Selection;
use crate::diagnostic::Diagnostic;
use crate::engine::{Around, Checked, Round, SourceFaults};
use crate::fix::Held;
use crate::input::File;
use crate::looked::Beside;
use crate::report::what_it_is_about;

/// What of the diagnostics `bilint check` reports.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct FilterArgs {
    /// Report only what is not in this baseline [default FILE: bilint-baseline.jsonl]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = FILE_NAME)]
    pub baseline: Option<PathBuf>,
    /// Report only what touches segments and front matter that changed since this commit
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    pub changed_since: Option<String>,
}

/// What is left out.
pub struct Filter<'a> {
    baseline: Option<Baseline>,
    changes: Option<Changes>,
    selection: &'a Selection,
}

/// What was left out of one article, and what the baseline would hold of it.
#[derive(Default)]
pub struct Kept {
    /// How many the baseline holds.
    pub in_baseline: usize,
    /// How many touch nothing that changed.
    pub unchanged: usize,
    /// What the baseline holds, without fixes; `None` without a baseline.
    pub known: Option<Vec<Diagnostic>>,
    /// What the baseline would hold.
    pub seen: Option<SeenArticle>,
    /// What no fix may touch: a change would make what was left out look new.
    pub(super) held: Held,
}

impl<'a> Filter<'a> {
    /// Reads the baseline and the earlier versions of the files.
    ///
    /// # Errors
    /// Where the baseline cannot be used, or git cannot tell what changed.
    pub fn new(
        args: &FilterArgs,
        files: &[File],
        selection: &'a Selection,
    ) -> Result<Self, Failure> {
        let baseline = args.baseline.as_deref().map(Baseline::read).transpose()?;
        let changes = args.changed_since.as_deref().map(|it| Changes::since(it, files));
        Ok(Self { baseline, changes: changes.transpose()?, selection })
    }

    /// What changed, where only that counts.
    pub fn changes(&self) -> Option<&Changes> {
        self.changes.as_ref()
    }

    /// Where faults that come from the source are told: where some diagnostics are left out, none may
    /// stand for those of other articles.
    pub fn source_faults(&self) -> SourceFaults {
        match self.baseline.is_some() || self.changes.is_some() {
            true => SourceFaults::Each,
            false => SourceFaults::Once,
        }
    }

    /// Leaves out of an article what is not to be reported; `round` is that in which it was checked.
    pub fn apply(
        &self,
        file: &File,
        article: &Article,
        checked: &mut Checked,
        round: Round,
    ) -> Kept {
        let mut kept = Kept::default();
        if self.baseline.is_none() && self.changes.is_none() {
            return kept;
        }

        if let Some(baseline) = &self.baseline {
            let mut seen = baseline.key().entries(file, article, checked);
            if self.changes.is_some() {
                // Then the history counts only where the flag changed.
                seen.looked.forget(Beside::History);
            }
            baseline::number(article, &file.below_root, &mut checked.diagnostics);
            let mut entries = seen.entries.iter();
            let is_known = |it: &mut Diagnostic| {
                let is_known = entries.next().is_some_and(|it| baseline.knows(&it.fingerprint));
                if is_known {
                    kept.held.extend(what_it_is_about(article, it));
                }
                is_known
            };
            let mut known: Vec<_> = checked.diagnostics.extract_if(.., is_known).collect();
            // Nobody proves them.
            known.iter_mut().for_each(|it| it.fix = None);
            kept.in_baseline = known.len();
            kept.known = Some(known);
            kept.seen = Some(seen);
        }
        if let Some(bytes) = self.changes.as_ref().and_then(|it| it.before(file)) {
            let before = article::read(bytes.to_vec());
            // The same must be looked at, or what is old and was not looked for would be new.
            let around = Around { round, past: None, source_faults: self.source_faults() };
            let earlier = || one_file::check(file, &before, self.selection, around).diagnostics;
            if self.baseline.is_none() {
                baseline::number(article, &file.below_root, &mut checked.diagnostics);
            }
            kept.held.extend(changes::unchanged(&before, article));
            kept.unchanged = changes::retain(&before, article, &mut checked.diagnostics, earlier);
            if let Some(known) = &mut kept.known {
                changes::retain(&before, article, known, earlier);
            }
        }
        kept.held.settle();
        for it in &mut checked.diagnostics {
            it.fix = it.fix.take().filter(|fix| !kept.held.meets(fix));
        }
        kept
    }

    /// Leaves of the diagnostics of an article that is being fixed those that may be fixed.
    pub fn leave(&self, file: &File, article: &Article, diagnostics: &mut Vec<Diagnostic>) {
        let mut checked =
            Checked { diagnostics: std::mem::take(diagnostics), ..Checked::default() };
        self.apply(file, article, &mut checked, Round::Alone);
        *diagnostics = checked.diagnostics;
    }

    /// The same for a file that is no article: nothing of the baseline is in it.
    pub fn nothing_in(&self, file: &File) -> Kept {
        let seen = self.baseline.as_ref().map(|it| it.key().nothing(file));
        Kept { seen, ..Kept::default() }
    }

    /// What of the baseline is gone.
    pub fn gone<'k>(&self, kept: impl Iterator<Item = &'k Kept>) -> BTreeSet<Entry> {
        let seen: Seen = kept.filter_map(|it| it.seen.as_ref()).collect();
        self.baseline.as_ref().map(|it| it.gone(&seen, self.selection)).unwrap_or_default()
    }

    /// Says how many are gone; `prunes` takes them out of the baseline.
    ///
    /// # Errors
    /// Where the baseline cannot be written.
    pub fn tell_gone(&self, prunes: bool, gone: &BTreeSet<Entry>) -> Result<(), Failure> {
        let Some(baseline) = self.baseline.as_ref().filter(|_| !gone.is_empty()) else {
            return Ok(());
        };
        let (path, number) = (baseline.path().display(), gone.len());
        let are = if number == 1 { "diagnostic that is" } else { "diagnostics that are" };
        if prunes {
            baseline.without(gone).write()?;
            output::note(&format!("{path}: {number} {are} gone, taken out"));
        } else {
            output::note(&format!("{path}: holds {number} {are} gone; `--prune` takes them out"));
        }
        Ok(())
    }
}
