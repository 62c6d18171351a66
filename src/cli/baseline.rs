//! `bilint baseline`: writes down what is found now.

use std::collections::{BTreeSet, HashSet};

use super::baseline_args::BaselineArgs;
use super::output::{self, Failure};
use super::pasts::Pasts;
use super::rounds::{self, Compare, Look};
use super::{CLEAN, FAILED, one_file};
use crate::article;
use crate::baseline::{Baseline, BaselineError, Key, Seen, SeenArticle};
use crate::config::Selection;
use crate::engine::{Around, Round, SourceFaults};
use crate::input::{File, InputError};
use crate::looked::Looked;
use crate::sibling::Facts;

/// Runs the command. Where a file cannot be read nothing is written: a baseline of a part would let
/// the rest pass for new.
///
/// # Errors
/// Where the command line or a configuration is wrong, or the baseline cannot be read or written.
pub fn run(args: &BaselineArgs) -> Result<u8, Failure> {
    let old = old(args)?;
    let mut files = args.input.files()?;
    args.source.open(&mut files)?;
    args.glossary.open(&mut files)?;
    let selection = args.selection.selection(&files)?;
    let key = old.key();
    let pool = args.input.pool()?;
    let history = Pasts::all(args.selection.history, &files.files)?;
    let job = Job { key, selection: &selection, history };
    let one = |_: usize, file: &File, round: Round| job.seen(file, round);
    let compare =
        if args.selection.rules.no_project { Compare::Nothing } else { Compare::Everything };
    let all = pool.install(|| rounds::look(&files.files, compare, one)).all;
    let is_article: Vec<bool> = all.iter().map(|it| it.is_article).collect();
    let empty: Vec<InputError> = files.without_articles(&is_article).collect();
    let failed = all.iter().filter_map(|it| it.seen.as_ref().err());
    let errors: Vec<String> =
        files.errors.iter().chain(failed).chain(&empty).map(ToString::to_string).collect();
    if !errors.is_empty() {
        errors.iter().for_each(|it| output::error(it));
        return Ok(FAILED);
    }
    let seen: Vec<SeenArticle> = all.into_iter().filter_map(|it| it.seen.ok()).collect();
    write(&old, &seen, &selection)?;
    Ok(CLEAN)
}

/// The baseline that is there, or an empty one.
fn old(args: &BaselineArgs) -> Result<Baseline, BaselineError> {
    match Baseline::read(&args.file) {
        Err(BaselineError::Missing(_)) => Ok(Baseline::new(&args.file, BTreeSet::new())),
        found if args.update => found,
        _ => Err(BaselineError::Exists(args.file.clone())),
    }
}

/// What one file holds.
struct Found {
    seen: Result<SeenArticle, InputError>,
    /// Whether it is an article, or may well be one.
    is_article: bool,
    facts: Option<Facts>,
}

impl Look for Found {
    fn facts(&self) -> Option<&Facts> {
        self.facts.as_ref()
    }

    fn compared(&mut self, with: &Looked) {
        if let Ok(seen) = &mut self.seen {
            seen.looked.extend(with);
        }
    }
}

/// What is the same for every file.
struct Job<'a> {
    key: Key,
    selection: &'a Selection,
    history: Pasts,
}

impl Job<'_> {
    fn seen(&self, file: &File, round: Round) -> Found {
        match one_file::guarded(file, |bytes| self.seen_in(file, bytes, round)) {
            Ok(found) => found,
            Err(error) => Found { seen: Err(error), is_article: true, facts: None },
        }
    }

    fn seen_in(&self, file: &File, bytes: Vec<u8>, round: Round) -> Result<Found, InputError> {
        let article = article::read(bytes);
        if !article.is_bilingual() {
            let seen = Ok(self.key.nothing(file));
            return Ok(Found { seen, is_article: false, facts: None });
        }
        let past = self.history.past(file, &article)?;
        let around = Around { round, past: past.as_deref(), source_faults: SourceFaults::Each };
        let checked = one_file::check(file, &article, self.selection, around);
        let seen = self.key.entries(file, &article, &checked);
        Ok(Found { seen: Ok(seen), is_article: true, facts: checked.facts })
    }
}

fn write(old: &Baseline, seen: &[SeenArticle], selection: &Selection) -> Result<(), Failure> {
    let gone = old.gone(&seen.iter().collect::<Seen>(), selection);
    let kept = old.without(&gone);
    let found: BTreeSet<_> = seen.iter().flat_map(|it| &it.entries).cloned().collect();
    // The level may have changed: what is found now says it.
    let known: HashSet<&str> = found.iter().map(|it| it.fingerprint.as_str()).collect();
    let rest = kept.entries().iter().filter(|it| !known.contains(&*it.fingerprint)).cloned();
    let all: BTreeSet<_> = rest.chain(found.iter().cloned()).collect();
    let (number, path) = (all.len(), old.path().display().to_string());
    Baseline::new(old.path(), all).write()?;
    let diagnostics = if number == 1 { "diagnostic" } else { "diagnostics" };
    output::note(&format!("{path}: {number} {diagnostics}, {} gone", gone.len()));
    Ok(())
}
