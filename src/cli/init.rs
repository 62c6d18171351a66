//! `bilint init`: a commented configuration to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use super::CLEAN;
use super::args::InitArgs;
use super::output::{self, Failure};
use crate::config::{FILE_NAME, TEMPLATE};

/// Runs the command.
///
/// # Errors
/// Where there is such a file already, or it cannot be written.
pub fn run(args: &InitArgs) -> Result<u8, Failure> {
    let path = args.folder.join(FILE_NAME);
    // `create_new`: a file that is there is never touched, even one that appears this very moment.
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let written = file.and_then(|mut file| file.write_all(TEMPLATE.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::Exists(path.clone()),
        _ => Failure::Unwritable { path: path.clone(), reason: error },
    })?;
    output::tell(&format!("wrote {}\n", path.display()))?;
    Ok(CLEAN)
}
