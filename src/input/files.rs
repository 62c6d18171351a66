//! From the paths on the command line to the files to read.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use super::InputError;
use crate::config::{Config, ConfigError, ConfigFinder, ConfigMode};

/// A file to check.
#[derive(Debug, Clone)]
pub struct File {
    /// The path as it was given or found.
    pub path: PathBuf,
    /// The path as it is shown: with `/`, without `./`.
    pub shown: String,
    /// The path below the root of its configuration, with `/`.
    pub below_root: String,
    /// The configuration in force.
    pub config: Arc<Config>,
    /// The indexes in [`Files::folders`] of the folders that it was found in.
    pub folders: Vec<usize>,
    /// The bytes, where they came in by standard input.
    pub given: Option<Vec<u8>>,
}

impl File {
    /// The whole path, or the one given where the system does not know it.
    pub fn absolute(&self) -> PathBuf {
        std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone())
    }
}

/// What the command line asks for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Files, folders, or `-`.
    pub paths: Vec<PathBuf>,
    /// The name of what comes in by standard input.
    pub stdin_filename: PathBuf,
    /// Which configuration counts.
    pub config: ConfigMode,
    /// Whether what the configuration excludes is left out even if it is named.
    pub force_exclude: bool,
    /// Whether what `.gitignore` files hide is found, too.
    pub no_ignore: bool,
}

/// A folder that was searched.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder as it was given.
    pub path: PathBuf,
    /// How many Markdown files in it the configuration excludes.
    pub excluded: usize,
}

/// What the command line came to.
#[derive(Debug, Default)]
pub struct Files {
    /// The files, sorted by the path that is shown, each once.
    pub files: Vec<File>,
    /// What could not be reached.
    pub errors: Vec<InputError>,
    /// The folders that were searched.
    pub folders: Vec<Folder>,
}

impl Files {
    /// Gives the files other configurations. `other` is asked once for neighbours that have the same.
    ///
    /// # Errors
    /// Where `other` fails.
    pub fn configure<E>(
        &mut self,
        other: impl Fn(&Arc<Config>) -> Result<Arc<Config>, E>,
    ) -> Result<(), E> {
        let mut last: Option<(Arc<Config>, Arc<Config>)> = None;
        for file in &mut self.files {
            let done = last.as_ref().filter(|it| Arc::ptr_eq(&it.0, &file.config));
            let config = match done {
                Some((_, config)) => Arc::clone(config),
                None => other(&file.config)?,
            };
            let before = std::mem::replace(&mut file.config, Arc::clone(&config));
            last = Some((before, config));
        }
        Ok(())
    }

    /// The folders without any bilingual article, given which of the files are articles: whoever
    /// names such a folder meant another one. One whose files are all excluded is meant so.
    pub fn without_articles<'a>(
        &'a self,
        is_article: &'a [bool],
    ) -> impl Iterator<Item = InputError> + 'a {
        self.folders.iter().enumerate().filter_map(move |(index, folder)| {
            let here = |file: &&(&File, &bool)| file.0.folders.contains(&index);
            let files: Vec<_> = self.files.iter().zip(is_article).collect();
            let has_articles = files.iter().any(|it| here(&it) && *it.1);
            let markdown = files.iter().filter(here).count();
            let is_empty = !has_articles && folder.excluded == 0;
            is_empty.then(|| InputError::NoArticles { path: folder.path.clone(), markdown })
        })
    }
}

/// A path as it is shown: with `/`, without `./` and doubled slashes. One that begins like a command
/// to a CI runner keeps its `./`.
pub(crate) fn shown(path: &Path) -> String {
    let parts = path.components().filter(|it| *it != Component::CurDir);
    let parts: Vec<String> = parts
        .map(|it| match it {
            Component::RootDir => String::new(),
            other => other.as_os_str().to_string_lossy().into_owned(),
        })
        .collect();
    match parts.join("/") {
        empty if empty.is_empty() && path.has_root() => "/".to_owned(),
        empty if empty.is_empty() => ".".to_owned(),
        shown if shown.starts_with([':', '#']) => format!("./{shown}"),
        shown => shown,
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_paths_have_slashes_and_no_dot() {
        assert_eq!(shown(Path::new("./a/b.md")), "a/b.md");
        assert_eq!(shown(Path::new("././/a.md")), "a.md");
        assert_eq!(shown(Path::new(".")), ".");
        assert_eq!(shown(Path::new("../a//b/./c.md")), "../a/b/c.md");
        assert_eq!(shown(Path::new("/a/b.md")), "/a/b.md");
        assert_eq!(shown(Path::new("::a.md")), "./::a.md");
    }
}
