//! `bilint check --fix`, `--fix-only`, `--unsafe-fixes` and `--diff`.

use clap::{ArgGroup, Args};

use super::filter::Filter;
use super::output::{self, Failure};
use super::output_args::OutputRequest;
use crate::article::{self, Article};
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Safety};
use crate::fix::{self, Checker};
use crate::input::{File, Files, InputError};

/// What to do about what is found.
#[derive(Debug, Default, Args)]
#[command(group(ArgGroup::new("fixing").args(["fix", "fix_only", "diff"]).multiple(true)))]
pub struct FixArgs {
    /// Apply the safe fixes, and report what remains
    #[arg(long)]
    pub fix: bool,
    /// Apply the safe fixes, and report nothing
    #[arg(long)]
    pub fix_only: bool,
    /// Print as a unified diff what would be fixed, and change nothing
    #[arg(long)]
    pub diff: bool,
    /// Apply fixes as well that a person should look at
    #[arg(long, requires = "fixing")]
    pub unsafe_fixes: bool,
}

/// What is to be done with a file.
pub(super) enum Step {
    /// To check these bytes.
    Check { bytes: Vec<u8>, fixes: usize },
    /// Nothing more.
    Done { diff: String, fixes: usize },
}

impl FixArgs {
    /// Whether files are written.
    const fn writes(&self) -> bool {
        (self.fix || self.fix_only) && !self.diff
    }

    /// Whether fixing is all that is asked for.
    pub(super) const fn reports_nothing(&self) -> bool {
        self.diff || self.fix_only
    }

    /// Refuses to fix what has no file.
    ///
    /// # Errors
    /// Where standard input is to be fixed in place.
    pub(super) fn allows(&self, files: &Files) -> Result<(), Failure> {
        if self.writes() && files.files.iter().any(|it| it.given.is_some()) {
            return Err(Failure::FixesStandardInput);
        }
        Ok(())
    }

    /// Fixes a file, as far as that is asked for, before it is checked.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn step(
        &self,
        file: &File,
        bytes: Vec<u8>,
        selection: &Selection,
        filter: &Filter,
    ) -> Result<Step, InputError> {
        if !self.writes() && !self.diff {
            return Ok(Step::Check { bytes, fixes: 0 });
        }
        let safety = if self.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        // Where bytes are no UTF-8, offsets are still right but nothing is fixed.
        let text = std::str::from_utf8(&bytes).ok();
        let mended = text.and_then(|text| {
            let path = file.absolute();
            let checker =
                Checker { path: &path, below_root: &file.below_root, config: &file.config };
            fix::mend_some(text, &checker, selection, safety, |article, diagnostics| {
                filter.leave(file, article, diagnostics);
            })
        });
        let Some(mended) = mended else {
            return Ok(self.next(bytes, 0));
        };
        if self.diff {
            let diff = fix::unified(&file.shown, text.unwrap_or_default(), &mended.text);
            return Ok(Step::Done { diff, fixes: mended.fixes });
        }
        fix::replace(&file.path, &bytes, &mended.text).map_err(|error| InputError::NotFixed {
            path: file.path.clone(),
            reason: error.to_string(),
        })?;
        Ok(self.next(mended.text.into_bytes(), mended.fixes))
    }

    fn next(&self, bytes: Vec<u8>, fixes: usize) -> Step {
        if self.reports_nothing() {
            // What is no article is counted by the check alone.
            let is_article = || article::read(bytes.clone()).is_bilingual();
            return if fixes > 0 || is_article() {
                Step::Done { diff: String::new(), fixes }
            } else {
                Step::Check { bytes, fixes }
            };
        }
        Step::Check { bytes, fixes }
    }

    /// What is printed in the place of a report.
    pub(super) fn instead<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<String> {
        self.reports_nothing().then(|| texts.collect())
    }

    /// Says how much was fixed.
    pub(super) fn tell(&self, fixes: impl Iterator<Item = usize>) {
        let (count, files) = fixes.filter(|it| *it > 0).fold((0, 0), |it, n| (it.0 + n, it.1 + 1));
        if count > 0 {
            let done = if self.diff { "would be fixed" } else { "fixed" };
            let s = |count: usize| if count == 1 { "" } else { "s" };
            output::note(&format!(
                "{count} diagnostic{} {done} in {files} article{}",
                s(count),
                s(files)
            ));
        }
    }
}

/// Whether any of these outputs tells fixes.
pub(super) fn are_told(outputs: &[OutputRequest]) -> bool {
    outputs.iter().any(|it| it.format.tells_fixes)
}

/// Leaves the fixes that do what they should where the format tells them, else none.
pub(super) fn offer(
    outputs: &[OutputRequest],
    article: &Article,
    file: &File,
    diagnostics: &mut [Diagnostic],
) {
    if !are_told(outputs) {
        diagnostics.iter_mut().for_each(|it| it.fix = None);
        return;
    }
    let path = file.absolute();
    let checker = Checker { path: &path, below_root: &file.below_root, config: &file.config };
    fix::settle(article, &checker, diagnostics);
}
