//! `--output` and `--force` of the commands that write one file of their own.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use clap::Args;

use super::output::{self, Failure};

/// Where a command writes.
#[derive(Debug, Clone, Args)]
pub struct FileArgs {
    /// Write to this file, which must not be there, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the whole file that --output names
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl FileArgs {
    /// Writes to standard output, or to a file that is not there yet unless it may be replaced.
    ///
    /// # Errors
    /// Where the file is there, or cannot be written.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        let Some(path) = &self.output else {
            return output::tell(text);
        };
        let mut options = OpenOptions::new();
        // `create_new`: a file that is there is never touched, even one that appears this very
        // moment.
        options.write(true).create(self.force).truncate(self.force).create_new(!self.force);
        let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Failure::WouldReplace(path.clone()),
            _ => Failure::Unwritable { path: path.clone(), reason: error },
        })
    }
}
