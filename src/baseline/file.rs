//! The file of a baseline: read whole, written whole.

use std::collections::{BTreeSet, HashSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{BaselineError, Entry, Key};
use crate::replace::replace;

/// A baseline that was read, or will be written.
#[derive(Debug, Default)]
pub struct Baseline {
    /// The file.
    path: PathBuf,
    /// The lines.
    entries: BTreeSet<Entry>,
    /// Their fingerprints.
    known: HashSet<String>,
}

impl Baseline {
    /// One with these entries, for the file at `path`.
    pub fn new(path: &Path, entries: BTreeSet<Entry>) -> Self {
        let known = entries.iter().map(|it| it.fingerprint.clone()).collect();
        Self { path: path.to_owned(), entries, known }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Where there is none, it cannot be read, or a line is no entry.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let unreadable = |reason: io::Error| match reason.kind() {
            ErrorKind::NotFound => BaselineError::Missing(path.to_owned()),
            _ => BaselineError::Unreadable { path: path.to_owned(), reason },
        };
        // A pipe or a device would never end.
        if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
            return Err(BaselineError::NoFile(path.to_owned()));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        Ok(Self::new(path, entries(path, &bytes)?))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The lines, sorted.
    pub fn entries(&self) -> &BTreeSet<Entry> {
        &self.entries
    }

    /// Whether it holds a diagnostic with this fingerprint.
    pub fn knows(&self, fingerprint: &str) -> bool {
        self.known.contains(fingerprint)
    }

    /// What its paths and fingerprints are made with.
    pub fn key(&self) -> Key {
        Key::of(&self.path)
    }

    /// Writes it. The old file stays whole until the new one is.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self) -> Result<(), BaselineError> {
        let mut text = String::new();
        for entry in &self.entries {
            entry.push(&mut text);
        }
        replace(&self.path, text.as_bytes())
            .map_err(|reason| BaselineError::Unwritable { path: self.path.clone(), reason })
    }
}

fn entries(path: &Path, bytes: &[u8]) -> Result<BTreeSet<Entry>, BaselineError> {
    let mut entries = BTreeSet::new();
    for (index, line) in bytes.split(|&it| it == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let damaged = || BaselineError::Damaged { path: path.to_owned(), line: index + 1 };
        entries.insert(Entry::from_line(line).ok_or_else(damaged)?);
    }
    Ok(entries)
}
