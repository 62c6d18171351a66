//! What a configuration says of the source root, and the root that it opens once for all articles.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use globset::GlobSet;

use super::template::PathTemplate;
use super::{SourceRoot, SourceRootError};

/// Where the English files are.
#[derive(Debug, Clone, Default)]
pub struct SourceSettings {
    /// The folder or repository, as it can be opened.
    pub root: PathBuf,
    /// The commit whose files count; `None` for the files as they stand in the folder.
    pub revision: Option<String>,
    /// Where the English file of an article may stand, in the order in which they are tried; empty
    /// for the article's own path.
    pub templates: Vec<PathTemplate>,
    /// Folders that are taken off the front of the article's path.
    pub strip: GlobSet,
}

impl SourceSettings {
    /// The paths below the source root at which the English file of an article may stand.
    pub(super) fn candidates(&self, below_root: &str) -> Vec<String> {
        let path = self.stripped(below_root);
        if self.templates.is_empty() {
            return PathTemplate::default().path(path).into_iter().collect();
        }
        self.templates.iter().filter_map(|it| it.path(path)).collect()
    }

    /// The path without the folders at its front that `strip` names: the fewest that match.
    fn stripped<'p>(&self, below_root: &'p str) -> &'p str {
        if self.strip.is_empty() {
            return below_root;
        }
        let mut ends = below_root.match_indices('/').map(|it| it.0);
        let end = ends.find(|&end| self.strip.is_match(&below_root[..end]));
        end.map_or(below_root, |end| &below_root[end + 1..])
    }
}

/// A source root that is opened when it is first needed.
#[derive(Debug)]
pub struct SourceHandle {
    settings: SourceSettings,
    opened: OnceLock<Result<SourceRoot, SourceRootError>>,
}

impl SourceHandle {
    /// A root that is not opened yet.
    pub fn new(settings: SourceSettings) -> Arc<Self> {
        Arc::new(Self { settings, opened: OnceLock::new() })
    }

    /// A root that is open.
    pub fn opened(root: SourceRoot) -> Arc<Self> {
        let settings = root.settings.clone();
        Arc::new(Self { settings, opened: OnceLock::from(Ok(root)) })
    }

    /// What the configuration says.
    pub fn settings(&self) -> &SourceSettings {
        &self.settings
    }

    /// Opens the root, unless it is open.
    ///
    /// # Errors
    /// Where it cannot be opened: the same each time.
    pub fn open(&self) -> Result<&SourceRoot, SourceRootError> {
        let opened = self.opened.get_or_init(|| SourceRoot::open(self.settings.clone()));
        opened.as_ref().map_err(Clone::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use globset::{Glob, GlobSetBuilder};

    #[test]
    fn folders_are_taken_off_and_put_on() {
        let mut strip = GlobSetBuilder::new();
        strip.add(Glob::new("docs.*").unwrap()).add(Glob::new("locale/*").unwrap());
        let settings = SourceSettings {
            strip: strip.build().unwrap(),
            templates: ["{path}", "en/{path}"].map(|it| PathTemplate::parse(it).unwrap()).to_vec(),
            ..SourceSettings::default()
        };
        assert_eq!(settings.candidates("docs.ru-ru/a/b.md"), ["a/b.md", "en/a/b.md"]);
        assert_eq!(settings.candidates("locale/ru/b.md"), ["b.md", "en/b.md"]);
        assert_eq!(settings.candidates("a/b.md"), ["a/b.md", "en/a/b.md"]);
        assert_eq!(settings.candidates("docs.ru-ru/../../b.md"), Vec::<String>::new());
    }
}
