//! What the history of a git repository tells of articles: when their flag changed from machine to
//! human or back, and what they were before.
//!
//! One look at the commits finds the versions of all articles; blobs are read when an article is
//! checked, and only as many as it takes to find the newest change of its flag.

mod compare;
mod error;
mod log;
mod past;

pub use compare::{replaced, same_translation};
pub use error::HistoryError;
pub use past::{Change, Past, hash};

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::article::{self, Article, TranslationType};
use crate::changes::batch::{Answer, Batch};
use crate::changes::repository::Repository;
use crate::changes::version::{self, Version as Name};
use crate::changes::{Changes, ChangesError};
use crate::input::{self, File};
use log::Log;

/// The rules that need the history: where it is not looked at, nobody knows of them.
pub const FROM_HISTORY: [&str; 2] = ["provenance/relabelled", "provenance/human-overwritten"];

/// The histories of some articles.
#[derive(Debug, Default)]
pub struct History {
    repositories: Vec<Versions>,
    /// Where each article is, by [`File::path`].
    places: HashMap<PathBuf, Place>,
}

/// A place in [`History::repositories`], and the number of the article there.
type Place = (usize, usize);

/// The versions of the articles of one repository.
#[derive(Debug)]
struct Versions {
    top: PathBuf,
    log: Log,
    /// What came out, by article.
    pasts: Vec<OnceLock<Option<Arc<Past>>>>,
    /// Processes that wait for a question.
    idle: Mutex<Vec<Batch>>,
}

impl History {
    /// Looks at all commits that led to HEAD. With `changes`, only articles count whose flag is
    /// not what it was before them.
    ///
    /// # Errors
    /// Where a file stands outside of every repository, where the clone lacks commits, or where git
    /// cannot tell.
    pub fn of<'f>(
        files: impl Iterator<Item = &'f File>,
        changes: Option<&Changes>,
    ) -> Result<Self, HistoryError> {
        let mut tops: BTreeMap<PathBuf, Vec<(&File, Name)>> = BTreeMap::new();
        let mut known = HashMap::new();
        for file in files {
            let (top, name) = version::of(&file.path, &mut known)?;
            let of_top = tops.entry(top).or_default();
            if changes.is_none_or(|it| has_other_flag(file, it)) {
                of_top.push((file, name));
            }
        }
        let mut history = Self::default();
        for (top, files) in tops {
            if Repository::at(top.clone()).is_shallow()? {
                return Err(HistoryError::Shallow(top));
            }
            if !files.is_empty() {
                history.add(top, files)?;
            }
        }
        Ok(history)
    }

    fn add(&mut self, top: PathBuf, files: Vec<(&File, Name)>) -> Result<(), HistoryError> {
        let mut numbers: HashMap<Name, usize> = HashMap::new();
        let mut names = Vec::new();
        for (file, name) in files {
            let number = *numbers.entry(name).or_insert_with_key(|name| {
                names.push(name.clone());
                names.len() - 1
            });
            self.places.insert(file.path.clone(), (self.repositories.len(), number));
        }
        let log = log::read(&top, names)?;
        let pasts = log.versions.iter().map(|_| OnceLock::new()).collect();
        self.repositories.push(Versions { top, log, pasts, idle: Mutex::default() });
        Ok(())
    }

    /// The newest change of the flag of an article; `None` where it has always been what it is.
    ///
    /// # Errors
    /// Where the clone lacks a version, or git stops to answer.
    pub fn past(&self, file: &File, today: &Article) -> Result<Option<Arc<Past>>, HistoryError> {
        let Some(&(repository, article)) = self.places.get(&file.path) else {
            return Ok(None);
        };
        let versions = self.repositories.get(repository);
        versions.map_or(Ok(None), |it| it.past(article, today.translation_type()))
    }
}

/// Whether the flag of a file is not what it was before the changes. What is new has no history.
fn has_other_flag(file: &File, changes: &Changes) -> bool {
    let Some(before) = changes.before(file) else {
        return false;
    };
    // What cannot be read is told when it is checked.
    let now = input::read(file).map(|it| past::translation_type(&it));
    now.is_ok_and(|it| it != past::translation_type(before))
}

impl Versions {
    fn past(
        &self,
        article: usize,
        today: TranslationType,
    ) -> Result<Option<Arc<Past>>, HistoryError> {
        let Some(known) = self.pasts.get(article) else {
            return Ok(None);
        };
        if let Some(known) = known.get() {
            return Ok(known.clone());
        }
        let found = self.look(article, today)?.map(Arc::new);
        Ok(known.get_or_init(|| found).clone())
    }

    /// Goes back to the newest version with the other flag.
    fn look(&self, article: usize, today: TranslationType) -> Result<Option<Past>, HistoryError> {
        let other = match today {
            TranslationType::Human => TranslationType::Machine,
            TranslationType::Machine => TranslationType::Human,
            TranslationType::Unknown => return Ok(None),
        };
        let versions = self.log.versions.get(article).map_or(&[][..], Vec::as_slice);
        let mut newer = None;
        for (at, version) in versions.iter().enumerate() {
            let Some(bytes) = self.blob(&version.blob)? else {
                return Ok(None);
            };
            let kind = past::translation_type(&bytes);
            if kind == today {
                newer = Some((version.commit, bytes));
                continue;
            }
            if kind != other {
                return Ok(None);
            }
            let commit = newer.as_ref().and_then(|it| self.log.commits.get(it.0));
            let mut past = Past {
                change: Change::of(commit),
                before: article::read(bytes),
                after: newer.map(|it| article::read(it.1)),
                was_edited: false,
            };
            // Only of what is human today does it matter who worked on it before.
            if today == TranslationType::Human {
                self.dig(versions.get(at + 1..).unwrap_or_default(), &mut past)?;
            }
            return Ok(Some(past));
        }
        Ok(None)
    }

    fn dig(&self, older: &[log::Version], past: &mut Past) -> Result<(), HistoryError> {
        for version in older {
            let older = self.blob(&version.blob)?.map(article::read);
            if !older.is_some_and(|it| past.dig(&it)) {
                break;
            }
        }
        Ok(())
    }

    /// The bytes of a blob; `None` where it is too large for an article.
    fn blob(&self, hash: &str) -> Result<Option<Vec<u8>>, HistoryError> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let mut batch = match waiting {
            Some(batch) => batch,
            None => Batch::start(&self.top).map_err(HistoryError::NoGit)?,
        };
        let broken = |reason| HistoryError::Broken { top: self.top.clone(), reason };
        let answer = batch.object(hash.as_bytes()).map_err(broken)?;
        idle().push(batch);
        match answer {
            Answer::Found(object) => Ok(Some(object.bytes)),
            Answer::TooLarge => Ok(None),
            Answer::Missing => Err(HistoryError::from(ChangesError::Partial(self.top.clone()))),
        }
    }
}
