//! What changed since a commit: the versions that git has of the articles, and which diagnostics
//! touch something that is not the same in them.

pub(crate) mod batch;
mod error;
pub(crate) mod git;
pub(crate) mod repository;
mod touched;
pub(crate) mod version;

pub use error::ChangesError;
pub use touched::{retain, unchanged};

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use crate::input::File;
use repository::Repository;
use version::Version;

/// The versions of articles at the merge base with a commit.
#[derive(Debug, Default)]
pub struct Changes {
    /// The bytes by [`File::path`]; articles that were not there are not here.
    before: HashMap<PathBuf, Vec<u8>>,
}

impl Changes {
    /// Reads the versions of all files. They may stand in several repositories; each has a commit
    /// of this name then.
    ///
    /// # Errors
    /// Where the name is none, a file stands outside of every repository, or git cannot tell.
    pub fn since(revision: &str, files: &[File]) -> Result<Self, ChangesError> {
        if revision.is_empty() || revision.starts_with('-') || revision.contains(char::is_control) {
            return Err(ChangesError::NoName(revision.to_owned()));
        }
        let mut places: BTreeMap<PathBuf, Vec<(&File, Version)>> = BTreeMap::new();
        let mut known = HashMap::new();
        for file in files {
            let (top, version) = version::of(&file.path, &mut known)?;
            places.entry(top).or_default().push((file, version));
        }
        let mut before = HashMap::new();
        for (top, files) in places {
            let versions: Vec<Version> = files.iter().map(|it| it.1.clone()).collect();
            let bytes = Repository::at(top).versions(revision, &versions)?;
            let found = files.iter().zip(bytes);
            before.extend(found.filter_map(|(it, bytes)| Some((it.0.path.clone(), bytes?))));
        }
        Ok(Self { before })
    }

    /// The bytes that an article had; `None` where it is new.
    pub fn before(&self, file: &File) -> Option<&[u8]> {
        self.before.get(&file.path).map(Vec::as_slice)
    }
}
