//! Asks a repository for the versions of files at a merge base.

use std::collections::HashMap;
use std::path::PathBuf;

use memchr::memchr;

use super::version::Version;
use super::{ChangesError, git};

/// A repository, by the top folder of what is checked out.
pub(crate) struct Repository {
    top: PathBuf,
}

impl Repository {
    pub(crate) fn at(top: PathBuf) -> Self {
        Self { top }
    }

    /// The bytes of these files where HEAD and `revision` part; `None` for files that were not there.
    pub(super) fn versions(
        &self,
        revision: &str,
        files: &[Version],
    ) -> Result<Vec<Option<Vec<u8>>>, ChangesError> {
        let base = self.merge_base(revision)?;
        let blobs = self.blobs(&base)?;
        let renamed = self.renamed(&base)?;
        let blob = |file: &Version| blobs.get(file).or_else(|| blobs.get(renamed.get(file)?));
        let wanted: Vec<Option<&String>> = files.iter().map(blob).collect();
        let mut contents = self.contents(wanted.iter().copied().flatten())?.into_iter();
        Ok(wanted.iter().map(|it| it.and_then(|_| contents.next())).collect())
    }

    fn merge_base(&self, revision: &str) -> Result<String, ChangesError> {
        let commit = self.commit(revision)?;
        let arguments = ["merge-base", &commit, "HEAD"];
        let output = git::run(&self.top, &arguments)?;
        match output.status.code() {
            Some(0) => Ok(line(&output.stdout)),
            Some(1) if self.is_shallow()? => Err(ChangesError::Shallow(revision.to_owned())),
            Some(1) => Err(ChangesError::NothingInCommon(revision.to_owned())),
            _ => Err(git::failure(&arguments, &output)),
        }
    }

    fn commit(&self, revision: &str) -> Result<String, ChangesError> {
        let name = format!("{revision}^{{commit}}");
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", &name];
        let output = git::run(&self.top, &arguments)?;
        match output.status.code() {
            Some(0) => Ok(line(&output.stdout)),
            Some(1) if self.is_shallow()? => {
                Err(ChangesError::UnknownInShallow(revision.to_owned()))
            }
            Some(1) => Err(ChangesError::Unknown(revision.to_owned())),
            // A repository of somebody else, or a damaged one.
            _ => Err(git::failure(&arguments, &output)),
        }
    }

    /// Whether the clone lacks the beginning of the history.
    pub(crate) fn is_shallow(&self) -> Result<bool, ChangesError> {
        Ok(line(&git::read(&self.top, &["rev-parse", "--is-shallow-repository"])?) == "true")
    }

    /// The blobs of all files at a commit.
    fn blobs(&self, commit: &str) -> Result<HashMap<Version, String>, ChangesError> {
        let listing = git::read(&self.top, &["ls-tree", "-r", "-z", "--full-tree", commit])?;
        Ok(listing.split(|&it| it == 0).filter_map(blob).collect())
    }

    /// The former paths of files by their present ones: of files that were renamed in commits or
    /// in the index. The files themselves are not read, since that would run filters.
    pub(crate) fn renamed(&self, commit: &str) -> Result<HashMap<Version, Version>, ChangesError> {
        let arguments = [
            "diff-index",
            "--cached",
            "-r",
            "-M",
            "-l10000",
            "--diff-filter=R",
            "-z",
            "--raw",
            "--no-ext-diff",
            "--no-textconv",
            commit,
        ];
        let listing = git::read(&self.top, &arguments)?;
        let mut fields = listing.split(|&it| it == 0);
        let mut renamed = HashMap::new();
        while let (Some(_), Some(from), Some(to)) = (fields.next(), fields.next(), fields.next()) {
            renamed.insert(to.to_vec(), from.to_vec());
        }
        Ok(renamed)
    }

    /// The bytes of blobs, in their order.
    fn contents<'a>(
        &self,
        blobs: impl Iterator<Item = &'a String>,
    ) -> Result<Vec<Vec<u8>>, ChangesError> {
        let asked: Vec<&str> = blobs.map(String::as_str).collect();
        let input: String = asked.iter().flat_map(|it| [it, "\n"]).collect();
        let answer = git::read_with_input(&self.top, &["cat-file", "--batch"], input.as_bytes())?;
        let mut rest = answer.as_slice();
        let partial = || ChangesError::Partial(self.top.clone());
        asked.iter().map(|_| next_content(&mut rest).ok_or_else(partial)).collect()
    }
}

/// An entry of `ls-tree`: mode, kind, hash, a tab, path. Links and submodules are no articles.
fn blob(entry: &[u8]) -> Option<(Version, String)> {
    let (head, path) = entry.split_at_checked(memchr(b'\t', entry)?)?;
    let mut fields = std::str::from_utf8(head).ok()?.split(' ');
    let is_file = fields.next()?.starts_with("100") && fields.next()? == "blob";
    let hash = fields.next()?.to_owned();
    is_file.then_some((path.get(1..)?.to_vec(), hash))
}

/// An answer of `cat-file`: hash, kind and length on a line, the bytes, a line feed; or a line that
/// says what is missing.
fn next_content(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = memchr(b'\n', rest)?;
    let head = std::str::from_utf8(rest.get(..end)?).ok()?;
    let length: usize = head.split(' ').nth(2)?.parse().ok()?;
    let content = rest.get(end + 1..end + 1 + length)?.to_vec();
    *rest = rest.get(end + 2 + length..)?;
    Some(content)
}

fn line(output: &[u8]) -> String {
    String::from_utf8_lossy(output).trim().to_owned()
}
