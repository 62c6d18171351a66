//! Which versions each article had: one look at all commits for all articles.
//!
//! The way goes along first parents, so that each version is followed by the one that it was made
//! from, and what a merge brings in counts as one change.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

use super::HistoryError;
use crate::changes::git;
use crate::changes::repository::Repository;
use crate::changes::version::Version as Name;

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Commit {
    pub hash: String,
    /// The day on which it was made, as `2024-05-01`.
    pub date: String,
}

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    /// The commit that made it, as an index of [`Log::commits`].
    pub commit: usize,
    /// The hash of its bytes.
    pub blob: String,
}

/// What the commits did to some articles.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// The newest first.
    pub commits: Vec<Commit>,
    /// The versions by the number of the article, the newest first. The first one is that of HEAD.
    pub versions: Vec<Vec<Version>>,
}

/// Which articles the way is about, by the name that they have at the commit it has come to.
struct Followed {
    names: HashMap<Name, usize>,
    versions: Vec<Vec<Version>>,
    /// The names from which the commit at hand took them; they hold from the next commit on.
    former: Vec<(Name, usize)>,
}

/// The versions of articles, by their names; no two have the same.
pub(super) fn read(top: &Path, articles: Vec<Name>) -> Result<Log, HistoryError> {
    let head = ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"];
    let answer = git::run(top, &head)?;
    match answer.status.code() {
        Some(0) => {}
        // Nothing was committed yet.
        Some(1) => {
            let versions = vec![Vec::new(); articles.len()];
            return Ok(Log { versions, ..Log::default() });
        }
        _ => return Err(git::failure(&head, &answer).into()),
    }
    let (commits, input) = commits(top)?;
    let mut followed = Followed::of(top, articles)?;
    follow(top, &commits, input.as_bytes(), &mut followed)?;
    Ok(Log { commits, versions: followed.versions })
}

/// The commits along first parents, and what to ask `diff-tree` about them.
fn commits(top: &Path) -> Result<(Vec<Commit>, String), HistoryError> {
    let arguments = [
        "log",
        "--first-parent",
        "--no-patch",
        "--no-show-signature",
        "--no-decorate",
        "--no-color",
        "--date=short",
        "--format=%cd %H %P",
        "HEAD",
    ];
    let listing = git::read(top, &arguments)?;
    let (mut commits, mut input) = (Vec::new(), String::new());
    for line in String::from_utf8_lossy(&listing).lines() {
        let mut fields = line.split(' ').filter(|it| !it.is_empty());
        let (Some(date), Some(hash)) = (fields.next(), fields.next()) else {
            continue;
        };
        commits.push(Commit { hash: hash.to_owned(), date: date.to_owned() });
        input.push_str(hash);
        if let Some(parent) = fields.next() {
            input.push(' ');
            input.push_str(parent);
        }
        input.push('\n');
    }
    Ok((commits, input))
}

/// Goes through what the commits changed. What has exactly one parent in `input` is compared with
/// that one, and what has none with nothing.
fn follow(
    top: &Path,
    commits: &[Commit],
    input: &[u8],
    followed: &mut Followed,
) -> Result<(), HistoryError> {
    let arguments = ["diff-tree", "--stdin", "-r", "--root", "-M", "-l1000", "--raw", "-z"];
    let broken = |reason| HistoryError::Broken { top: top.to_owned(), reason };
    let mut command = git::command(top, &arguments);
    let mut child = command.stdin(Stdio::piped()).spawn().map_err(HistoryError::NoGit)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let output = std::thread::scope(|scope| {
        // git answers while it is still asked: who only asks first, waits for ever.
        scope.spawn(move || stdin.map(|mut it| it.write_all(input)));
        let read = stdout.map_or(Ok(()), |it| changes(BufReader::new(it), commits, followed));
        read.and_then(|()| child.wait_with_output())
    });
    let output = output.map_err(broken)?;
    if output.status.success() { Ok(()) } else { Err(git::failure(&arguments, &output).into()) }
}

/// Reads `commit NUL (:modes hashes status NUL name NUL (name NUL)?)*` over and over.
fn changes(
    mut output: impl BufRead,
    commits: &[Commit],
    followed: &mut Followed,
) -> std::io::Result<()> {
    let places: HashMap<&[u8], usize> =
        commits.iter().enumerate().map(|(at, it)| (it.hash.as_bytes(), at)).collect();
    let mut at = 0;
    while let Some(field) = next(&mut output)? {
        let Some(entry) = field.strip_prefix(b":") else {
            followed.turn();
            at = places.get(field.as_slice()).copied().unwrap_or(at);
            continue;
        };
        let Some(first) = next(&mut output)? else {
            break;
        };
        let entry = Entry::of(entry);
        let is_moved = entry.as_ref().is_some_and(|it| matches!(it.status, b'R' | b'C'));
        let second = if is_moved { next(&mut output)? } else { None };
        let (from, to) = match second {
            Some(second) => (first, second),
            None => (first.clone(), first),
        };
        if let Some(entry) = entry {
            followed.change(&entry, at, from, &to);
        }
    }
    Ok(())
}

/// What stands before the next NUL.
fn next(output: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut field = Vec::new();
    output.read_until(0, &mut field)?;
    Ok((field.pop() == Some(0)).then_some(field))
}

/// `mode mode hash hash status`, before and after each.
#[derive(Debug, PartialEq, Eq)]
struct Entry<'a> {
    was_file: bool,
    is_file: bool,
    blob: &'a str,
    status: u8,
}

impl<'a> Entry<'a> {
    fn of(entry: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(entry).ok()?;
        let [before, after, _, blob, status] = *text.split(' ').collect::<Vec<_>>().as_slice()
        else {
            return None;
        };
        // Links and submodules are no articles.
        let is_file = |mode: &str| mode.starts_with("100");
        let status = *status.as_bytes().first()?;
        Some(Self { was_file: is_file(before), is_file: is_file(after), blob, status })
    }
}

impl Followed {
    fn of(top: &Path, articles: Vec<Name>) -> Result<Self, HistoryError> {
        let versions = vec![Vec::new(); articles.len()];
        // What was moved and not committed yet has its old name in every commit.
        let mut moved = Repository::at(top.to_owned()).renamed("HEAD")?;
        let now = |(at, name): (usize, Name)| (moved.remove(&name).unwrap_or(name), at);
        let names = articles.into_iter().enumerate().map(now).collect();
        Ok(Self { names, versions, former: Vec::new() })
    }

    /// Takes in what the commit at hand did to a file.
    fn change(&mut self, entry: &Entry, commit: usize, from: Name, to: &[u8]) {
        let Some(article) = self.names.remove(to).filter(|_| entry.is_file) else {
            return;
        };
        let version = Version { commit, blob: entry.blob.to_owned() };
        if let Some(versions) = self.versions.get_mut(article) {
            versions.push(version);
        }
        if entry.was_file && entry.status != b'C' {
            self.former.push((from, article));
        }
    }

    /// Goes to the next commit.
    fn turn(&mut self) {
        self.names.extend(self.former.drain(..));
    }
}

#[cfg(test)]
#[path = "log_tests.rs"]
mod tests;
