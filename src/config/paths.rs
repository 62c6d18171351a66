//! Paths without a look at the file system: links are not followed.

use std::path::{Component, Path, PathBuf};

/// The absolute path, without `.` and `..`; an empty path is the current directory.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = PathBuf::new();
    for part in full.components() {
        match part {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    clean
}

/// The path below the first of the folders in which it stands, with `/`; below the top of the
/// file system if it stands in none.
pub(crate) fn below(path: &Path, folders: &[&Path]) -> String {
    let path = absolute(path);
    let within = |folder: &&Path| path.strip_prefix(absolute(folder)).ok().map(slashed);
    let found = folders.iter().find_map(|folder| within(folder).filter(|it| !it.is_empty()));
    found.unwrap_or_else(|| slashed(&path))
}

/// The path by which a user of the current directory knows a file.
pub(super) fn shown(path: &Path) -> PathBuf {
    let here = absolute(Path::new("."));
    match path.strip_prefix(here) {
        Ok(below) if !below.as_os_str().is_empty() => below.to_owned(),
        Ok(_) => PathBuf::from("."),
        Err(_) => path.to_owned(),
    }
}

fn slashed(path: &Path) -> String {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parent_folders_are_resolved() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(absolute(Path::new("a/../b/./c.md")), here.join("b/c.md"));
        assert_eq!(absolute(Path::new(".")), here);
    }

    #[test]
    fn a_path_below_a_folder_has_slashes() {
        let below = |path: &str, folders: &[&str]| {
            let folders: Vec<&Path> = folders.iter().map(|&it| Path::new(it)).collect();
            below(Path::new(path), &folders)
        };
        assert_eq!(below("docs/a/b.md", &["docs"]), "a/b.md");
        assert_eq!(below("docs/../docs/b.md", &["./docs/"]), "b.md");
        assert_eq!(below("docs/b.md", &["other", "."]), "docs/b.md");
        assert_eq!(below("docs2/b.md", &["docs", "docs2"]), "b.md");
        assert_eq!(below("b.md", &["", "b.md", "."]), "b.md");
    }

    #[cfg(unix)]
    #[test]
    fn outside_all_folders_the_whole_path_counts() {
        assert_eq!(below(Path::new("/a/b.md"), &[Path::new("/c")]), "a/b.md");
    }

    #[test]
    fn files_below_the_current_directory_are_shown_from_there() {
        assert_eq!(shown(&absolute(Path::new("a/bilint.yaml"))), Path::new("a/bilint.yaml"));
        assert_eq!(shown(&absolute(Path::new(""))), Path::new("."));
    }
}
