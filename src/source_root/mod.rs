//! The English files that the articles were translated from: a folder, or a git repository at one
//! commit. An article's English file is found by its path; nothing outside of the root is opened.

mod checkout;
mod error;
mod history;
mod place;
mod repository;
mod settings;
mod template;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use error::SourceRootError;
pub use history::History;
pub use place::ArticlePath;
pub use settings::{SourceHandle, SourceSettings};
pub use template::PathTemplate;

use repository::Repository;

use crate::redirections::{FILE, Redirections};

/// A source root that is open.
#[derive(Debug)]
pub struct SourceRoot {
    settings: SourceSettings,
    files: Files,
    /// The repository that holds the files, where they are in one.
    repository: Option<Repository>,
    redirections: Redirections,
    /// What is odd about the root and keeps nothing from working.
    note: Option<String>,
}

/// Where the files come from.
#[derive(Debug)]
enum Files {
    /// A folder, without links in its path.
    Checkout(PathBuf),
    /// The commit of the repository.
    Commit,
    /// An example.
    Given(BTreeMap<String, String>),
}

/// What came of reading a file.
#[derive(Debug)]
enum Read {
    Found(Vec<u8>),
    /// There is no such file.
    Missing,
    /// There is something, and it cannot be read or must not be.
    Unreadable,
}

/// An English file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct English {
    /// The path below the source root.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What came of looking for the English file of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// Here it is.
    Found(English),
    /// There is none any more.
    Gone {
        /// Where it would stand.
        path: String,
        /// The page that readers are led to instead.
        redirect: Option<String>,
    },
    /// It cannot be told.
    Unknown,
}

impl SourceRoot {
    /// Opens a root.
    ///
    /// # Errors
    /// Where the folder, the repository or the revision is not there.
    pub fn open(settings: SourceSettings) -> Result<Self, SourceRootError> {
        let root = settings.root.canonicalize().map_err(|reason| SourceRootError::Missing {
            root: settings.root.clone(),
            reason: Arc::new(reason),
        })?;
        if !root.is_dir() {
            return Err(SourceRootError::NoFolder(settings.root));
        }
        let is_bare = root.join("HEAD").is_file() && root.join("objects").is_dir();
        let revision = settings.revision.clone().or_else(|| is_bare.then(|| "HEAD".to_owned()));
        let (files, repository) = match revision {
            Some(revision) => {
                let repository = Repository::open(&root, &revision)?;
                repository.list()?;
                (Files::Commit, Some(repository))
            }
            // The history of a folder helps where there is one.
            None => (Files::Checkout(root.clone()), Repository::open(&root, "HEAD").ok()),
        };
        let mut root =
            Self { settings, files, repository, redirections: Redirections::default(), note: None };
        root.read_redirections();
        Ok(root)
    }

    /// A root that holds these files, by their paths: for examples. `COMMIT:path` is a file as it
    /// was at a commit.
    pub fn given(files: BTreeMap<String, String>) -> Self {
        let mut root = Self {
            settings: SourceSettings::default(),
            files: Files::Given(files),
            repository: None,
            redirections: Redirections::default(),
            note: None,
        };
        root.read_redirections();
        root
    }

    fn read_redirections(&mut self) {
        let Read::Found(bytes) = self.read(FILE) else {
            return;
        };
        match Redirections::read(&bytes) {
            Ok(found) => self.redirections = found,
            Err(error) => {
                self.note = Some(format!(
                    "`{FILE}` of the source root cannot be read ({error}); redirected pages do not count as gone"
                ));
            }
        }
    }

    /// What is odd about the root, though it can be used.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The English file of an article.
    pub fn english(&self, place: &ArticlePath) -> Lookup {
        let paths = place.paths();
        let candidates: Vec<String> = paths.flat_map(|it| self.settings.candidates(&it)).collect();
        for path in &candidates {
            if let Some(to) = self.redirections.of(path) {
                let redirect = Some(to.to_owned()).filter(|it| !it.is_empty());
                return Lookup::Gone { path: path.clone(), redirect };
            }
            match self.read(path) {
                Read::Found(bytes) => return Lookup::Found(English { path: path.clone(), bytes }),
                Read::Unreadable => return Lookup::Unknown,
                Read::Missing => {}
            }
        }
        let other = candidates.iter().find_map(|it| self.other_case(it));
        match (other, candidates.into_iter().next()) {
            (Some(path), _) => match self.read(&path) {
                Read::Found(bytes) => Lookup::Found(English { path, bytes }),
                _ => Lookup::Unknown,
            },
            (None, Some(path)) => Lookup::Gone { path, redirect: None },
            (None, None) => Lookup::Unknown,
        }
    }

    fn read(&self, path: &str) -> Read {
        match &self.files {
            Files::Checkout(root) => checkout::read(root, path),
            Files::Commit => self.repository.as_ref().map_or(Read::Unreadable, |it| it.read(path)),
            Files::Given(files) => {
                files.get(path).map_or(Read::Missing, |it| Read::Found(it.clone().into_bytes()))
            }
        }
    }

    fn other_case(&self, path: &str) -> Option<String> {
        match &self.files {
            Files::Checkout(root) => checkout::other_case(root, path),
            Files::Commit => self.repository.as_ref()?.other_case(path),
            Files::Given(_) => None,
        }
    }

    /// An English file as it was at a commit; `None` where one of the two is not there.
    pub fn at_commit(&self, commit: &str, path: &str) -> Option<Vec<u8>> {
        match &self.files {
            Files::Given(files) => {
                files.get(&format!("{commit}:{path}")).map(|it| it.clone().into_bytes())
            }
            _ => self.repository.as_ref()?.at(commit, path),
        }
    }

    /// What happened to an English file since a commit; `None` where the commit is not there.
    pub fn history(&self, commit: &str, path: &str) -> Option<History> {
        self.repository.as_ref()?.history(commit, path)
    }
}
