//! `--history`: what the commands that check know of the history, if it was asked for.

use std::sync::Arc;

use super::check_args::CheckArgs;
use super::output::Failure;
use crate::article::Article;
use crate::changes::Changes;
use crate::history::{History, Past};
use crate::input::{File, InputError};

/// The history, where it is looked at.
pub(super) struct Pasts(Option<History>);

impl Pasts {
    /// The history of the files that a run checks.
    ///
    /// # Errors
    /// Where it was asked for and there is none, or the clone does not have all of it.
    pub fn of(
        args: &CheckArgs,
        files: &[File],
        changes: Option<&Changes>,
    ) -> Result<Self, Failure> {
        if !args.options.selection.history || args.fixing.reports_nothing() {
            return Ok(Self(None));
        }
        let shard = args.sharding.shard;
        let checked = |it: &&File| shard.is_none_or(|shard| shard.holds(&it.below_root));
        Ok(Self(Some(History::of(files.iter().filter(checked), changes)?)))
    }

    /// The same for all files, if `wanted`.
    ///
    /// # Errors
    /// As above.
    pub fn all(wanted: bool, files: &[File]) -> Result<Self, Failure> {
        Ok(Self(wanted.then(|| History::of(files.iter(), None)).transpose()?))
    }

    /// What the history tells of an article.
    ///
    /// # Errors
    /// Where the clone lacks a version, or git stops to answer.
    pub fn past(&self, file: &File, article: &Article) -> Result<Option<Arc<Past>>, InputError> {
        let told = |error: crate::history::HistoryError| InputError::NoHistory {
            path: file.path.clone(),
            reason: error.to_string(),
        };
        self.0.as_ref().map_or(Ok(None), |it| it.past(file, article).map_err(told))
    }
}
