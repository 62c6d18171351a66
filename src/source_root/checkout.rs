//! English files as they stand in a folder. Nothing outside of it is opened, whatever links say.

use std::fs;
use std::path::{Path, PathBuf};

use super::Read;

/// Larger files (bytes) are no articles.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Reads a file below a folder, which is given without links.
pub(super) fn read(root: &Path, path: &str) -> Read {
    let whole = root.join(path);
    let Ok(real) = whole.canonicalize() else {
        // A link that leads nowhere is there all the same.
        return if whole.is_symlink() { Read::Unreadable } else { Read::Missing };
    };
    // Neither what lies elsewhere nor what never ends, as a pipe, is an article.
    let is_file = |it: &PathBuf| {
        it.starts_with(root) && fs::metadata(it).is_ok_and(|it| it.is_file() && it.len() <= LARGEST)
    };
    match Some(real).filter(is_file).and_then(|it| fs::read(it).ok()) {
        Some(bytes) => Read::Found(bytes),
        None => Read::Unreadable,
    }
}

/// The path of a file that is written with other capital letters.
pub(super) fn other_case(root: &Path, path: &str) -> Option<String> {
    let mut found = String::new();
    for part in path.split('/') {
        let folder = root.join(&found).canonicalize().ok().filter(|it| it.starts_with(root))?;
        let names =
            fs::read_dir(folder).ok()?.filter_map(|it| it.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> =
            names.filter(|it| it.to_lowercase() == part.to_lowercase()).collect();
        names.sort();
        if !found.is_empty() {
            found.push('/');
        }
        found.push_str(names.first()?);
    }
    Some(found)
}
