//! Reads the reports of all parts.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Facts, Header, VERSION};

/// The reports of all parts of a run.
#[derive(Debug)]
pub struct Reports<O> {
    /// What stands for the names of all files.
    pub files: String,
    /// What was asked for.
    pub options: O,
    /// What came of the files, in order.
    pub facts: Vec<Facts>,
}

/// Why reports cannot be joined.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A report cannot be read.
    #[error("{}: cannot be read: {reason}", .path.display())]
    Unreadable {
        /// The report.
        path: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// A line is none of a report.
    #[error("{}:{line}: is no line of a report: {reason}; name files that `bilint check --shard K/N --output-format jsonl` wrote", .path.display())]
    Malformed {
        /// The report.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: serde_json::Error,
    },
    /// The first line is missing.
    #[error("{}: does not begin with a line `{{\"shard\":…}}`; it must be written with `--shard K/N --output-format jsonl`", .0.display())]
    NoHeader(PathBuf),
    /// Another version of the program wrote it.
    #[error("{}: was written by bilint {version}, and this is {}; use the same version everywhere", .path.display(), env!("CARGO_PKG_VERSION"))]
    OtherVersion {
        /// The report.
        path: PathBuf,
        /// The version.
        version: String,
    },
    /// Two reports are not of one run.
    #[error("{} and {}: are not of one run: every part needs the same N in `--shard K/N`, the same files and the same options", .0.display(), .1.display())]
    OtherRun(PathBuf, PathBuf),
    /// A part comes twice.
    #[error("{} and {}: are both part {number}; name each part once", .first.display(), .second.display())]
    Twice {
        /// Which part, from 1.
        number: usize,
        /// A report of it.
        first: PathBuf,
        /// Another one.
        second: PathBuf,
    },
    /// Parts are missing.
    #[error("part {numbers} of {count} is missing; name the reports of all parts")]
    Missing {
        /// Which ones, from 1.
        numbers: String,
        /// How many there should be.
        count: usize,
    },
    /// A report lacks files.
    #[error("{} of the {count} files are in no report: a report was cut short; write it again", .missing)]
    CutShort {
        /// How many files are missing.
        missing: usize,
        /// How many there should be.
        count: usize,
    },
}

/// A line of a report. One with neither is a diagnostic, which is among the facts as well.
#[derive(Deserialize)]
#[serde(bound = "O: DeserializeOwned")]
struct Line<O> {
    shard: Option<Header<O>>,
    facts: Option<Facts>,
}

/// What the first line says of who wrote it, whatever else the form of another version holds.
#[derive(Deserialize)]
struct FirstLine {
    shard: Writer,
}

#[derive(Deserialize)]
struct Writer {
    version: u32,
    bilint: String,
}

impl<O: DeserializeOwned + PartialEq> Reports<O> {
    /// Reads them, in any order.
    ///
    /// # Errors
    /// Where one cannot be read or is none, or they are not all parts of one run.
    pub fn read(paths: &[PathBuf]) -> Result<Self, ReportError> {
        let mut headers: Vec<(&Path, Header<O>)> = Vec::new();
        let mut facts = Vec::new();
        for path in paths {
            let header = report(path, &mut facts)?;
            fits(&headers, path, &header)?;
            headers.push((path, header));
        }
        let count = headers.first().map_or(0, |it| it.1.shard.count);
        let missing: Vec<String> = (1..=count)
            .filter(|number| headers.iter().all(|it| it.1.shard.number != *number))
            .map(|it| it.to_string())
            .collect();
        if !missing.is_empty() {
            return Err(ReportError::Missing { numbers: missing.join(", "), count });
        }
        let Some((path, header)) = headers.into_iter().next() else {
            return Err(ReportError::NoHeader(PathBuf::new()));
        };
        let files = header.files.split(':').next().and_then(|it| it.parse().ok());
        let count = files.ok_or_else(|| ReportError::NoHeader(path.to_owned()))?;
        facts.sort_by_key(|it| it.at);
        facts.dedup_by_key(|it| it.at);
        facts.retain(|it| it.at < count);
        if facts.len() < count {
            return Err(ReportError::CutShort { missing: count - facts.len(), count });
        }
        Ok(Self { files: header.files, options: header.options, facts })
    }
}

/// Reads a report to its end.
fn report<O: DeserializeOwned>(
    path: &Path,
    facts: &mut Vec<Facts>,
) -> Result<Header<O>, ReportError> {
    let unreadable = |reason| ReportError::Unreadable { path: path.to_owned(), reason };
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let first = bytes.split(|it| *it == b'\n').next().unwrap_or_default();
    // What another version wrote may well look otherwise, so its lines are not read.
    if let Ok(FirstLine { shard: it }) = serde_json::from_slice(first)
        && (it.version != VERSION || it.bilint != env!("CARGO_PKG_VERSION"))
    {
        return Err(ReportError::OtherVersion { path: path.to_owned(), version: it.bilint });
    }
    let mut header = None;
    for (at, line) in bytes.split(|it| *it == b'\n').enumerate().filter(|it| !it.1.is_empty()) {
        let malformed =
            |reason| ReportError::Malformed { path: path.to_owned(), line: at + 1, reason };
        let line: Line<O> = serde_json::from_slice(line).map_err(malformed)?;
        if at == 0 {
            header = line.shard;
        }
        facts.extend(line.facts);
    }
    header.ok_or_else(|| ReportError::NoHeader(path.to_owned()))
}

/// Asserts that a report belongs to the others.
fn fits<O: PartialEq>(
    others: &[(&Path, Header<O>)],
    path: &Path,
    header: &Header<O>,
) -> Result<(), ReportError> {
    let Some((first, other)) = others.first() else {
        return Ok(());
    };
    let is_same_run = other.shard.count == header.shard.count
        && other.files == header.files
        && other.options == header.options;
    if !is_same_run {
        return Err(ReportError::OtherRun(first.to_path_buf(), path.to_owned()));
    }
    match others.iter().find(|it| it.1.shard.number == header.shard.number) {
        Some((first, _)) => Err(ReportError::Twice {
            number: header.shard.number,
            first: first.to_path_buf(),
            second: path.to_owned(),
        }),
        None => Ok(()),
    }
}
