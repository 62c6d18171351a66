//! What stands around an article: the files that its links lead to, and the anchors in them.
//!
//! Nothing outside of the root is opened, whatever a link or a symbolic link says, but the files of
//! redirections in the folders above it, as far as the top of its repository. No network is asked. Each folder is listed once a run and each linked page read once.

mod above;
mod anchors;
mod destination;
mod listing;
mod other_locales;
mod slug;
mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

pub use anchors::Anchors;
pub use destination::{Destination, Start};

use crate::article::Article;
use crate::config::absolute;
use crate::memo::Memo;
use tree::Tree;

/// The files around the articles of a run.
#[derive(Debug, Default)]
pub struct Pages {
    is_closed: AtomicBool,
    trees: Memo<PathBuf, Option<Arc<Tree>>>,
    /// The files of an example.
    given: Option<Arc<Tree>>,
}

/// One article among the files around it.
#[derive(Debug)]
pub struct Surroundings {
    tree: Arc<Tree>,
    /// The names of the article's path below the root.
    path: Vec<String>,
    own_anchors: OnceLock<Option<Anchors>>,
    english: Memo<Vec<String>, Arc<English>>,
}

/// What is known of the English file beside a file.
#[derive(Debug)]
pub enum English {
    /// Nothing, or that there is none.
    Unknown,
    /// It is there.
    There {
        /// Its anchors, where they can be told.
        anchors: Option<Anchors>,
        /// Whether its names have the same capital letters.
        same_case: bool,
    },
}

/// What came of looking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// It is there.
    There,
    /// It is there with other capital letters: the names as they are, where only one file has them.
    OtherCase(Option<Vec<String>>),
    /// It is not there.
    Missing,
    /// It cannot be told.
    Unknown,
}

impl Pages {
    /// These files and no others, by their paths: for examples.
    pub fn given(files: BTreeMap<String, String>) -> Self {
        Self { given: Some(Arc::new(Tree::given(files))), ..Self::default() }
    }

    /// From now on nothing is looked for: each article is looked at alone.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
    }

    /// What stands around the article at `path`, which is at `below_root` below the root; `None`
    /// where the article itself does not stand there.
    pub fn around(&self, path: &Path, below_root: &str) -> Option<Surroundings> {
        if self.is_closed.load(Ordering::Relaxed) {
            return None;
        }
        let names: Vec<String> = below_root.split('/').map(str::to_owned).collect();
        let tree = match &self.given {
            Some(tree) => Arc::clone(tree),
            None => self.tree(&absolute(path), below_root, names.len())?,
        };
        let found = Surroundings {
            tree,
            path: names,
            own_anchors: OnceLock::new(),
            english: Memo::default(),
        };
        (found.look(&found.path) == Look::There).then_some(found)
    }

    /// The files below the folder that lies so many names above a path.
    fn tree(&self, path: &Path, below_root: &str, names: usize) -> Option<Arc<Tree>> {
        let root = path.ancestors().nth(names)?;
        // The root of the file system is none of a set of articles.
        let is_root = root.parent().is_some() && root.join(below_root) == path;
        let open = || Tree::open(root).map(Arc::new);
        is_root.then(|| self.trees.get(&root.to_owned(), open))?
    }
}

impl Surroundings {
    /// The names below the root of the file that a destination means; `None` where that cannot be
    /// told, or where it lies outside of the root.
    pub fn resolve(&self, destination: &Destination) -> Option<Vec<String>> {
        let mut names = match destination.start {
            Start::Here if destination.path.is_empty() => return Some(self.path.clone()),
            Start::Here => self.folder().to_vec(),
            Start::Docset => self.docset()?.to_vec(),
        };
        for name in destination.path.split('/') {
            match name {
                "" | "." => {}
                ".." => drop(names.pop()?),
                name => names.push(name.to_owned()),
            }
        }
        Some(names)
    }

    /// Looks for a file or folder by its names below the root.
    pub fn look(&self, names: &[String]) -> Look {
        self.tree.look(names)
    }

    /// Whether readers of a page are led elsewhere; `None` where a file that would say so cannot be
    /// read.
    pub fn is_redirected(&self, names: &[String]) -> Option<bool> {
        self.tree.is_redirected(names)
    }

    /// Whether a page has an anchor, where that can be told; `article` is the one all this stands
    /// around.
    pub fn has_anchor(&self, article: &Article, names: &[String], anchor: &str) -> Option<bool> {
        if names == self.path {
            let own = self.own_anchors.get_or_init(|| Anchors::of(article));
            return own.as_ref().map(|it| it.has(anchor));
        }
        self.tree.anchors(names).map(|it| it.has(anchor))
    }

    /// The locales beside that of a path whose folders hold the same path, if most do.
    pub fn locales_with(&self, names: &[String]) -> Option<Vec<String>> {
        other_locales::with(&self.tree, names)
    }

    /// The English file beside a file, looked for once.
    pub fn english(&self, names: &[String], find: impl FnOnce() -> English) -> Arc<English> {
        self.english.get(&names.to_vec(), || Arc::new(find()))
    }

    fn folder(&self) -> &[String] {
        self.path.split_last().map_or(&[], |it| it.1)
    }

    /// The nearest folder with a `docfx.json`.
    fn docset(&self) -> Option<&[String]> {
        let folder = self.folder();
        let mut above = (0..=folder.len()).rev().filter_map(|it| folder.get(..it));
        above.find(|it| self.tree.list(it).is_some_and(|it| it.has("docfx.json")))
    }
}

#[cfg(test)]
mod tests;
