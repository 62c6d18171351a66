//! Where a file stands in a repository.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::ChangesError;

/// The path of a file below the top of its repository, in the bytes of git.
pub(crate) type Version = Vec<u8>;

/// The top of the repository of a file, and the path below it. `known` holds the tops of folders.
pub(crate) fn of(
    path: &Path,
    known: &mut HashMap<PathBuf, Option<PathBuf>>,
) -> Result<(PathBuf, Version), ChangesError> {
    let outside = || ChangesError::NoRepository(path.to_owned());
    let real = real(path).ok_or_else(outside)?;
    let folder = real.parent().ok_or_else(outside)?;
    let top = match known.get(folder) {
        Some(top) => top.clone(),
        None => {
            let top = folder.ancestors().find(|it| it.join(".git").exists()).map(Path::to_owned);
            known.insert(folder.to_owned(), top.clone());
            top
        }
    };
    let top = top.ok_or_else(outside)?;
    let below = real.strip_prefix(&top).map_err(|_| outside())?;
    let name = bytes(below);
    Ok((top, name))
}

/// The path without links. What comes in by standard input need not be there under its name.
fn real(path: &Path) -> Option<PathBuf> {
    if let Ok(real) = path.canonicalize() {
        return Some(real);
    }
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(parent.canonicalize().ok()?.join(path.file_name()?))
}

#[cfg(unix)]
fn bytes(path: &Path) -> Version {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> Version {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}
