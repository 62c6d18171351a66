//! Finds the configuration of a file and reads each one once, for all threads.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::paths::{absolute, shown};
use super::{Config, ConfigError};

/// The name of a configuration file.
pub const FILE_NAME: &str = "bilint.yaml";

/// Where configuration comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ConfigMode {
    /// From the nearest `bilint.yaml`, from the file's folder upwards.
    #[default]
    Nearest,
    /// From this file, whatever lies beside the articles.
    File(PathBuf),
    /// From nowhere.
    None,
}

impl ConfigMode {
    /// What the options `--config` and `--no-config` mean.
    pub fn of(file: Option<&Path>, is_off: bool) -> Self {
        match file {
            Some(file) => Self::File(file.to_owned()),
            None if is_off => Self::None,
            None => Self::Nearest,
        }
    }
}

/// Finds configurations.
#[derive(Debug, Default)]
pub struct ConfigFinder {
    mode: ConfigMode,
    given: OnceLock<Loaded>,
    known: Mutex<Known>,
}

type Loaded = Result<Arc<Config>, ConfigError>;

#[derive(Debug, Default)]
struct Known {
    /// What holds in a folder that was asked for or passed on the way up.
    folders: HashMap<PathBuf, Option<Loaded>>,
    /// What holds without a configuration, by root.
    empty: HashMap<PathBuf, Arc<Config>>,
}

impl ConfigFinder {
    /// Nothing is read before a file asks for it.
    pub fn new(mode: ConfigMode) -> Self {
        Self { mode, ..Self::default() }
    }

    /// The configuration of the file at `path`, which need not exist; `argument_root` is the root
    /// where there is none.
    ///
    /// # Errors
    /// Where the configuration cannot be used: the same error for every file it is meant for.
    pub fn for_file(&self, path: &Path, argument_root: &Path) -> Result<Arc<Config>, ConfigError> {
        let found = match &self.mode {
            ConfigMode::None => None,
            ConfigMode::File(file) => Some(self.given.get_or_init(|| load(file)).clone()),
            ConfigMode::Nearest => {
                let path = absolute(path);
                path.parent().and_then(|folder| self.with_known(|known| known.nearest(folder)))
            }
        };
        found.unwrap_or_else(|| Ok(self.with_known(|known| known.empty(argument_root))))
    }

    fn with_known<T>(&self, ask: impl FnOnce(&mut Known) -> T) -> T {
        ask(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Known {
    fn nearest(&mut self, folder: &Path) -> Option<Loaded> {
        let mut passed = Vec::new();
        let mut found = None;
        for folder in folder.ancestors() {
            if let Some(known) = self.folders.get(folder) {
                found.clone_from(known);
                break;
            }
            passed.push(folder.to_owned());
            let file = folder.join(FILE_NAME);
            if stands(&file) {
                found = Some(load(&shown(&file)));
                break;
            }
        }
        self.folders.extend(passed.into_iter().map(|folder| (folder, found.clone())));
        found
    }

    fn empty(&mut self, root: &Path) -> Arc<Config> {
        if let Some(known) = self.empty.get(root) {
            return Arc::clone(known);
        }
        let config = Arc::new(Config::empty(root.to_owned()));
        self.empty.insert(root.to_owned(), Arc::clone(&config));
        config
    }
}

fn load(file: &Path) -> Loaded {
    Config::load(file).map(Arc::new)
}

/// Whether something stands there that must be read; whether it can be is seen then.
fn stands(file: &Path) -> bool {
    match file.symlink_metadata() {
        Ok(found) => !found.is_dir(),
        Err(error) => !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn the_nearest_file_counts_and_is_not_merged() {
        let top = folder(&[
            ("bilint.yaml", "untranslatable: [Harbor]"),
            ("docs/de/bilint.yaml", "exclude: [draft.md]"),
        ]);
        let finder = ConfigFinder::new(ConfigMode::Nearest);
        let config = |path: &str| finder.for_file(&top.path().join(path), top.path()).unwrap();
        assert_eq!(config("a.md").root, absolute(top.path()));
        assert_eq!(config("docs/fr/a.md").untranslatable, ["Harbor"]);
        let inner = config("docs/de/deep/er/a.md");
        assert_eq!(inner.root, absolute(&top.path().join("docs/de")));
        assert!(inner.untranslatable.is_empty() && inner.excludes("draft.md"));
        assert!(Arc::ptr_eq(&inner, &config("docs/de/../de/b.md")));
        assert!(Arc::ptr_eq(&config("x/y.md"), &config("z.md")));
    }

    #[test]
    fn without_a_file_the_argument_is_the_root() {
        let top = folder(&[("a/b.md", "")]);
        let finder = ConfigFinder::new(ConfigMode::Nearest);
        let root = top.path().join("a");
        let config = finder.for_file(&root.join("b.md"), &root).unwrap();
        assert_eq!((config.root.as_path(), config.file()), (root.as_path(), None));
        assert!(Arc::ptr_eq(&config, &finder.for_file(&root.join("c.md"), &root).unwrap()));
    }

    #[test]
    fn a_given_file_wins_and_no_file_is_read_on_demand() {
        let top = folder(&[("bilint.yaml", "rules: {lnk: off}"), ("ci/gate.yaml", "{}")]);
        let article = top.path().join("a.md");
        let given = top.path().join("ci/gate.yaml");
        let finder = ConfigFinder::new(ConfigMode::File(given.clone()));
        let config = finder.for_file(&article, top.path()).unwrap();
        assert_eq!(config.file(), Some(given.as_path()));
        assert_eq!(config.below_root(&article, top.path()), "a.md");
        assert!(ConfigFinder::new(ConfigMode::None).for_file(&article, top.path()).is_ok());
        assert!(ConfigFinder::default().for_file(&article, top.path()).is_err());
    }

    #[test]
    fn a_given_file_that_is_missing_is_an_error() {
        let finder = ConfigFinder::new(ConfigMode::File(PathBuf::from("no/such.yaml")));
        let error = finder.for_file(Path::new("a.md"), Path::new(".")).unwrap_err();
        let start = "no/such.yaml: cannot read the configuration: ";
        assert!(error.to_string().starts_with(start), "{error}");
    }

    #[test]
    fn many_threads_get_the_same_configuration_and_the_same_error() {
        let top = folder(&[("good/bilint.yaml", ""), ("bad/bilint.yaml", "rule: {}")]);
        let finder = ConfigFinder::new(ConfigMode::Nearest);
        let ask = |name: &str| finder.for_file(&top.path().join(name).join("a.md"), top.path());
        let (good, bad) = (ask("good").unwrap(), ask("bad").unwrap_err().to_string());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert!(Arc::ptr_eq(&good, &ask("good/x/y").unwrap())));
                scope.spawn(|| assert_eq!(bad, ask("bad/x").unwrap_err().to_string()));
            }
        });
    }

    #[test]
    fn a_folder_of_that_name_is_passed() {
        let top = folder(&[("bilint.yaml", ""), ("a/bilint.yaml/b.md", "")]);
        let finder = ConfigFinder::default();
        let config = finder.for_file(&top.path().join("a/b.md"), top.path()).unwrap();
        assert_eq!(config.root, absolute(top.path()));
    }

    #[cfg(unix)]
    #[test]
    fn a_broken_link_is_an_error() {
        let top = folder(&[("a.md", "")]);
        std::os::unix::fs::symlink("nowhere", top.path().join(FILE_NAME)).unwrap();
        let finder = ConfigFinder::default();
        assert!(finder.for_file(&top.path().join("a.md"), top.path()).is_err());
    }
}
