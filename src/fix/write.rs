//! Putting a mended text in the place of its file: all of it or nothing.

use std::io;
use std::path::Path;

use crate::replace::replace_if;

/// Why a file was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Somebody else wrote to it.
    #[error("the file changed while it was checked, nothing was fixed; run bilint again")]
    Changed,
    /// It only points at a file.
    #[error("the file is a symbolic link, nothing was fixed; name the file that it leads to")]
    Link,
    /// It may not be written.
    #[error("the file is read-only, nothing was fixed; allow writing, or leave it out")]
    ReadOnly,
    /// The system refuses.
    #[error("the file cannot be written, nothing was fixed: {0}")]
    Io(#[from] io::Error),
}

/// Puts `new` in the place of the file at `path`, which held `old` when it was read. The new content
/// is complete on the disk before it takes the place and the mode of the old one.
///
/// # Errors
/// Where the file holds anything else by now, is no plain file, or cannot be written.
pub fn replace(path: &Path, old: &[u8], new: &str) -> Result<(), WriteError> {
    let data = std::fs::symlink_metadata(path)?;
    if data.file_type().is_symlink() {
        return Err(WriteError::Link);
    }
    if data.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    replace_if(path, new.as_bytes(), || {
        if std::fs::read(path)? == old { Ok(()) } else { Err(WriteError::Changed) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_with_its_mode() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "old").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        }
        replace(&path, b"old", "new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "newer").unwrap();
        assert!(matches!(replace(&path, b"old", "new"), Err(WriteError::Changed)));
        assert_eq!(std::fs::read(&path).unwrap(), b"newer");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        std::fs::write(&path, "old").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(matches!(replace(&link, b"old", "new"), Err(WriteError::Link)));
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
    }
}
