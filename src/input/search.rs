//! From the paths on the command line to the files to read.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use super::InputError;
use super::files::{File, Files, Folder, Request, shown};
use crate::config::{Config, ConfigError, ConfigFinder};

/// Finds the files that a command line means: files by name, folders with all `*.md` in them that
/// git does not ignore and that are not hidden.
///
/// # Errors
/// Where a configuration is wrong. What cannot be reached is no error here but a part of the answer.
pub fn collect(request: &Request) -> Result<Files, ConfigError> {
    let finder = ConfigFinder::new(request.config.clone());
    let may_repeat = request.paths.len() > 1;
    let mut search = Search {
        finder,
        found: Files::default(),
        seen: BTreeMap::new(),
        may_repeat,
        near: None,
        no_ignore: request.no_ignore,
    };
    for path in &request.paths {
        if path.as_os_str() == "-" {
            search.standard_input(request)?;
            continue;
        }
        match std::fs::metadata(path) {
            Err(error) => search.found.errors.push(InputError::unreadable(path, &error)),
            Ok(data) if data.is_dir() => search.folder(path)?,
            Ok(_) => search.file(path.clone(), None, request.force_exclude)?,
        }
    }
    let mut found = search.found;
    found.files.sort_by(|a, b| a.shown.cmp(&b.shown));
    Ok(found)
}

struct Search {
    finder: ConfigFinder,
    found: Files,
    /// The files so far, by their real paths.
    seen: BTreeMap<PathBuf, usize>,
    /// Whether there is more than one argument.
    may_repeat: bool,
    /// The last file's folder: the next file is mostly in it, too.
    near: Option<Near>,
    /// Whether `.gitignore` files count for nothing.
    no_ignore: bool,
}

impl Search {
    fn folder(&mut self, folder: &Path) -> Result<(), ConfigError> {
        let index = self.found.folders.len();
        self.found.folders.push(Folder { path: folder.to_owned(), excluded: 0 });
        // What a user's own settings of git ignore must not decide what is checked.
        let mut walk = WalkBuilder::new(folder);
        walk.require_git(false).git_global(false).ignore(false);
        walk.git_ignore(!self.no_ignore).git_exclude(!self.no_ignore);
        for entry in walk.build() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let (path, reason) = (folder.to_owned(), error.to_string());
                    self.found.errors.push(InputError::Unreadable { path, reason });
                    continue;
                }
            };
            let is_file = entry.file_type().is_some_and(|it| it.is_file());
            let is_markdown =
                entry.path().extension().is_some_and(|it| it.eq_ignore_ascii_case("md"));
            if is_file && is_markdown {
                self.file(entry.into_path(), Some(index), true)?;
            }
        }
        Ok(())
    }

    /// Takes a file, of the folder at `folder` or named by hand.
    fn file(
        &mut self,
        path: PathBuf,
        folder: Option<usize>,
        may_be_excluded: bool,
    ) -> Result<(), ConfigError> {
        let file = self.describe(path, folder)?;
        if may_be_excluded && file.config.excludes(&file.below_root) {
            if let Some(folder) = folder {
                self.found.folders[folder].excluded += 1;
            }
            return Ok(());
        }
        let index = self.index(file);
        self.found.files[index].folders.extend(folder);
        Ok(())
    }

    /// The place of a file in the list; it is added unless it stands there under whatever name.
    fn index(&mut self, file: File) -> usize {
        let next = self.found.files.len();
        let mut index = next;
        // A single argument cannot mean a file twice, and asking costs.
        if self.may_repeat {
            let identity = file.path.canonicalize().unwrap_or_else(|_| file.path.clone());
            index = *self.seen.entry(identity).or_insert(next);
        }
        if index == next {
            self.found.files.push(file);
        }
        index
    }

    fn standard_input(&mut self, request: &Request) -> Result<(), ConfigError> {
        let mut file = self.describe(request.stdin_filename.clone(), None)?;
        let mut bytes = Vec::new();
        if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
            self.found.errors.push(InputError::unreadable(Path::new("-"), &error));
            return Ok(());
        }
        file.given = Some(bytes);
        let is_excluded = request.force_exclude && file.config.excludes(&file.below_root);
        if !is_excluded {
            self.index(file);
        }
        Ok(())
    }

    fn describe(&mut self, path: PathBuf, folder: Option<usize>) -> Result<File, ConfigError> {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let parent = path.parent().unwrap_or(Path::new(""));
        let near = self.near.take().filter(|it| it.parent == parent && it.folder == folder);
        let near = match near {
            Some(near) => near,
            None => self.look_around(&path, &name, folder)?,
        };
        let below_root = format!("{}{name}", near.below_root);
        let config = Arc::clone(&near.config);
        self.near = Some(near);
        Ok(File { shown: shown(&path), below_root, config, folders: Vec::new(), given: None, path })
    }

    fn look_around(
        &self,
        path: &Path,
        name: &str,
        folder: Option<usize>,
    ) -> Result<Near, ConfigError> {
        let parent = path.parent().unwrap_or(Path::new(""));
        let root = match folder {
            Some(index) => &*self.found.folders[index].path,
            None if parent.as_os_str().is_empty() => Path::new("."),
            None => parent,
        };
        let config = self.finder.for_file(path, root)?;
        let whole = config.below_root(path, root);
        let below_root = whole.strip_suffix(name).unwrap_or_default().to_owned();
        Ok(Near { parent: parent.to_owned(), folder, config, below_root })
    }
}

/// What all files of one folder have in common.
struct Near {
    parent: PathBuf,
    /// The folder of the command line that they were found in.
    folder: Option<usize>,
    config: Arc<Config>,
    /// The path of the folder below the root, with a `/` at its end.
    below_root: String,
}
