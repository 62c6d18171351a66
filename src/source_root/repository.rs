//! A git repository of English files at one commit, with its history. Only objects are read: never
//! the work tree, whose line ends depend on the machine.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::{Read, SourceRootError};
use crate::changes::batch::{Answer, Batch, Object};
use crate::changes::git;
use crate::memo::Memo;

/// A number for each file, by its index.
pub(super) type Counts = HashMap<u32, u32>;

/// A repository at one commit.
#[derive(Debug)]
pub(super) struct Repository {
    root: PathBuf,
    /// The path of the root below the top of the repository: empty, or with a `/` at its end.
    prefix: Vec<u8>,
    commit: String,
    tree: OnceLock<Tree>,
    /// The processes that nobody waits for: as many as threads ever asked at once.
    idle: Mutex<Vec<Batch>>,
    /// How many commits behind a commit touched each file, by the commit and the file's index; none
    /// where the clone does not have all of them.
    pub(super) touched: Memo<String, Option<Arc<Counts>>>,
}

/// The files of a commit.
#[derive(Debug, Default)]
struct Tree {
    /// Their blobs, and their places in the list; no blob for links and submodules.
    files: HashMap<Vec<u8>, (u32, Option<String>)>,
    /// Their paths by the paths in small letters.
    folded: HashMap<String, String>,
}

impl Repository {
    /// Opens the repository in which a folder stands, or that it is.
    pub fn open(root: &Path, revision: &str) -> Result<Self, SourceRootError> {
        if revision.is_empty() || revision.starts_with('-') || revision.contains(char::is_control) {
            return Err(SourceRootError::NoName(revision.to_owned()));
        }
        let output = run(root, &["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            return Err(SourceRootError::NoRepository {
                root: root.to_owned(),
                said: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            });
        }
        let prefix = output.stdout.strip_suffix(b"\n").unwrap_or_default().to_vec();
        let name = format!("{revision}^{{commit}}");
        let output = run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name])?;
        if !output.status.success() {
            let (root, revision) = (root.to_owned(), revision.to_owned());
            return Err(SourceRootError::Unknown { root, revision });
        }
        Ok(Self {
            root: root.to_owned(),
            prefix,
            commit: String::from_utf8_lossy(&output.stdout).trim().to_owned(),
            tree: OnceLock::new(),
            idle: Mutex::default(),
            touched: Memo::default(),
        })
    }

    /// Lists the files, so that a repository that cannot be read is an error at the start.
    pub fn list(&self) -> Result<(), SourceRootError> {
        let arguments = ["ls-tree", "-r", "-z", "--full-tree", &self.commit];
        let output = run(&self.root, &arguments)?;
        if !output.status.success() {
            return Err(self.failure("ls-tree", &output));
        }
        let _ = self.tree.set(Tree::of(&output.stdout));
        Ok(())
    }

    fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| {
            let arguments = ["ls-tree", "-r", "-z", "--full-tree", &self.commit];
            let output = run(&self.root, &arguments).map(|it| it.stdout).unwrap_or_default();
            Tree::of(&output)
        })
    }

    /// A file at the commit.
    pub fn read(&self, path: &str) -> Read {
        match self.tree().files.get(&self.whole(path)) {
            None => Read::Missing,
            Some((_, None)) => Read::Unreadable,
            Some((_, Some(blob))) => match self.object(blob.as_bytes()) {
                Some(object) if object.kind == "blob" => Read::Found(object.bytes),
                _ => Read::Unreadable,
            },
        }
    }

    /// The path of a file that is written with other capital letters.
    pub fn other_case(&self, path: &str) -> Option<String> {
        let whole = String::from_utf8(self.whole(path)).ok()?;
        let found = self.tree().folded.get(&whole.to_lowercase())?;
        Some(found.get(self.prefix.len()..)?.to_owned())
    }

    /// The place of a file in the list.
    pub(super) fn index(&self, whole: &[u8]) -> Option<u32> {
        self.tree().files.get(whole).map(|it| it.0)
    }

    /// The path below the top of the repository.
    pub(super) fn whole(&self, path: &str) -> Vec<u8> {
        [&self.prefix, path.as_bytes()].concat()
    }

    /// An object by a name; `None` where there is none, as in a clone that is shallow or partial.
    pub(super) fn object(&self, name: &[u8]) -> Option<Object> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        // The lock is not held while git works.
        let known = idle().pop();
        let mut batch = known.or_else(|| Batch::start(&self.root).ok())?;
        let found = batch.object(name).ok()?;
        idle().push(batch);
        match found {
            Answer::Found(object) => Some(object),
            Answer::TooLarge | Answer::Missing => None,
        }
    }

    /// What a command prints, where it succeeds.
    pub(super) fn printed(&self, arguments: &[&str]) -> Option<Vec<u8>> {
        run(&self.root, arguments).ok().filter(|it| it.status.success()).map(|it| it.stdout)
    }

    /// The commit whose files count.
    pub(super) fn commit(&self) -> &str {
        &self.commit
    }

    fn failure(&self, command: &'static str, output: &Output) -> SourceRootError {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        SourceRootError::Git { root: self.root.clone(), command, said }
    }
}

impl Tree {
    fn of(listing: &[u8]) -> Self {
        let mut tree = Self::default();
        for (at, entry) in listing.split(|&it| it == 0).enumerate() {
            let (Some((path, blob)), Ok(at)) = (entry_of(entry), u32::try_from(at)) else {
                continue;
            };
            if let Ok(text) = std::str::from_utf8(path) {
                tree.folded.insert(text.to_lowercase(), text.to_owned());
            }
            tree.files.insert(path.to_vec(), (at, blob));
        }
        tree
    }
}

/// An entry of `ls-tree`: mode, kind, hash, a tab, path.
fn entry_of(entry: &[u8]) -> Option<(&[u8], Option<String>)> {
    let tab = memchr::memchr(b'\t', entry)?;
    let mut fields = std::str::from_utf8(entry.get(..tab)?).ok()?.split(' ');
    let is_file = fields.next()?.starts_with("100") && fields.next()? == "blob";
    let blob = fields.next().filter(|_| is_file).map(str::to_owned);
    Some((entry.get(tab + 1..)?, blob))
}

fn run(root: &Path, arguments: &[&str]) -> Result<Output, SourceRootError> {
    let no_git = |error: io::Error| SourceRootError::NoGit(Arc::new(error));
    git::command(root, arguments).output().map_err(no_git)
}
