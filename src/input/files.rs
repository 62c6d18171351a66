//! What the command line asks for, and the files that it means.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::InputError;
use crate::config::{Config, ConfigMode};

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
