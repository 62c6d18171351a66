//! The files below one root, on disk or of an example.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::listing::{Listing, Named};
use super::{Anchors, Look, above};
use crate::article;
use crate::memo::Memo;
use crate::redirections::{FILE, Redirections};

/// Larger files (bytes) are no articles.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The files below one root. Paths are names joined with `/`.
#[derive(Debug)]
pub(super) struct Tree {
    files: Files,
    folders: Memo<String, Option<Arc<Listing>>>,
    anchors: Memo<String, Option<Arc<Anchors>>>,
    redirections: Memo<String, Option<Arc<Redirections>>>,
    /// Redirections that folders above the root have, with the path of the root from there.
    above: Option<Vec<(String, Redirections)>>,
}

/// Where the files are.
#[derive(Debug)]
enum Files {
    /// A folder, without symbolic links in its path.
    Disk(PathBuf),
    /// An example.
    Given(BTreeMap<String, String>),
}

impl Tree {
    /// The files below a folder; `None` where it is not there.
    pub fn open(root: &Path) -> Option<Self> {
        let root = root.canonicalize().ok().filter(|it| it.is_dir())?;
        let above = above::above(&root);
        Some(Self::new(Files::Disk(root), above))
    }

    /// The files of an example.
    pub fn given(files: BTreeMap<String, String>) -> Self {
        Self::new(Files::Given(files), Some(Vec::new()))
    }

    fn new(files: Files, above: Option<Vec<(String, Redirections)>>) -> Self {
        let (folders, anchors, redirections) = Default::default();
        Self { files, folders, anchors, redirections, above }
    }

    /// The names in a folder; `None` where it is none, or lies elsewhere. Each name of its path must
    /// have been seen in a listing.
    pub fn list(&self, names: &[String]) -> Option<Arc<Listing>> {
        let path = names.join("/");
        self.folders.get(&path, || self.files.list(&path).map(Arc::new))
    }

    /// Looks for a file or folder, name by name: no name is handed to the system that is not known
    /// to be there.
    pub fn look(&self, names: &[String]) -> Look {
        let mut real: Vec<String> = Vec::with_capacity(names.len());
        let (mut differs, mut is_unique) = (false, true);
        for name in names {
            let Some(listing) = self.list(&real) else {
                return Look::Unknown;
            };
            match listing.find(name) {
                Named::There => real.push(name.clone()),
                Named::OtherCase(it) => {
                    differs = true;
                    real.push(it.to_owned());
                }
                Named::OneOf(it) => {
                    (differs, is_unique) = (true, false);
                    real.push(it.to_owned());
                }
                Named::Missing => return Look::Missing,
            }
        }
        match differs {
            true => Look::OtherCase(Some(real).filter(|_| is_unique)),
            false => Look::There,
        }
    }

    /// The anchors of a page whose path was looked for.
    pub fn anchors(&self, names: &[String]) -> Option<Arc<Anchors>> {
        let path = names.join("/");
        self.anchors.get(&path, || {
            let article = article::read(self.files.read(&path)?);
            Anchors::of(&article).map(Arc::new)
        })
    }

    /// Whether a file of redirections in a folder of the path, or above the root, names the page;
    /// `None` where one of them cannot be read.
    pub fn is_redirected(&self, names: &[String]) -> Option<bool> {
        let path = names.join("/");
        for (below, redirections) in self.above.as_ref()? {
            if redirections.of(&format!("{below}/{path}")).is_some() {
                return Some(true);
            }
        }
        for length in 0..names.len() {
            let (folder, rest) = names.split_at_checked(length)?;
            let Some(listing) = self.list(folder) else { break };
            if listing.has(FILE) && self.redirections(folder)?.of(&rest.join("/")).is_some() {
                return Some(true);
            }
        }
        Some(false)
    }

    fn redirections(&self, folder: &[String]) -> Option<Arc<Redirections>> {
        let path: Vec<&str> = folder.iter().map(String::as_str).chain([FILE]).collect();
        let path = path.join("/");
        let read = || Redirections::read(&self.files.read(&path)?).ok().map(Arc::new);
        self.redirections.get(&path, read)
    }
}

impl Files {
    fn list(&self, folder: &str) -> Option<Listing> {
        match self {
            Self::Disk(root) => {
                let real = inside(root, folder)?;
                let names = fs::read_dir(real)
                    .ok()?
                    .filter_map(|it| it.ok()?.file_name().into_string().ok());
                Some(Listing::new(names))
            }
            Self::Given(files) => {
                let below = |it: &String| {
                    let rest = match folder {
                        "" => it.as_str(),
                        _ => it.strip_prefix(folder)?.strip_prefix('/')?,
                    };
                    Some(rest.split('/').next().unwrap_or(rest).to_owned())
                };
                let mut names = files.keys().filter_map(below).peekable();
                names.peek()?;
                Some(Listing::new(names))
            }
        }
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match self {
            Self::Disk(root) => read_file(&inside(root, path)?),
            Self::Given(files) => files.get(path).map(|it| it.clone().into_bytes()),
        }
    }
}

/// The real path of what stands below a root, where symbolic links do not lead out of it.
fn inside(root: &Path, path: &str) -> Option<PathBuf> {
    let real = if path.is_empty() { root.to_owned() } else { root.join(path) };
    real.canonicalize().ok().filter(|it| it.starts_with(root))
}

/// Reads a file of a fair size, nothing that never ends.
pub(super) fn read_file(path: &Path) -> Option<Vec<u8>> {
    let data = fs::symlink_metadata(path).ok()?;
    (data.is_file() && data.len() <= LARGEST).then(|| fs::read(path).ok())?
}
