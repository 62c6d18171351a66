//! A file whose bytes are at hand: a document in an editor.

use std::path::Path;

use super::File;
use super::files::shown;
use crate::config::{ConfigError, ConfigFinder};

/// The file at `path`, as if it had been named on the command line, with these bytes in it.
///
/// # Errors
/// Where its configuration cannot be used.
pub fn given(finder: &ConfigFinder, path: &Path, bytes: Vec<u8>) -> Result<File, ConfigError> {
    let root = path.parent().unwrap_or(Path::new("."));
    let config = finder.for_file(path, root)?;
    Ok(File {
        shown: shown(path),
        below_root: config.below_root(path, root),
        config,
        folders: Vec::new(),
        given: Some(bytes),
        path: path.to_owned(),
    })
}
