//! `siblings:` of a configuration: where the folders of other locales are.

use std::path::{Path, PathBuf};

use super::ConfigError;
use super::compile::Place;
use super::paths::absolute;
use crate::locale::LanguageTag;
use crate::yaml::Step;

/// What stands for the locale.
const LOCALE: &str = "{locale}";

/// A folder of each locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiblingFolders {
    /// The folder in which the names differ.
    parent: PathBuf,
    /// What stands before the locale in such a name.
    before: String,
    /// What stands behind it.
    behind: String,
    /// What follows below the folder.
    rest: PathBuf,
}

impl SiblingFolders {
    /// The folders that are there, sorted; none where the folder above cannot be read.
    pub fn existing(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.parent).into_iter().flatten().flatten();
        let named = entries.filter(|it| it.file_name().to_str().is_some_and(|it| self.is_one(it)));
        let folders = named.map(|it| it.path().join(&self.rest)).filter(|it| it.is_dir());
        let mut folders: Vec<PathBuf> = folders.collect();
        folders.sort();
        folders
    }

    fn is_one(&self, name: &str) -> bool {
        let locale = name.strip_prefix(&self.before).and_then(|it| it.strip_suffix(&self.behind));
        locale.is_some_and(|it| LanguageTag::parse(it).is_some())
    }
}

/// The folders of a configuration whose own folder is `root`.
pub(super) fn siblings(
    place: &Place,
    root: &Path,
    texts: &[String],
) -> Result<Vec<SiblingFolders>, ConfigError> {
    let one = |(at, text): (usize, &String)| {
        read(root, text).ok_or_else(|| {
            let message = format!("`{text}` needs `{LOCALE}` once: \"../docs.{LOCALE}\"");
            place.error(&[Step::Key("siblings")], Step::Item(at), &message)
        })
    };
    texts.iter().enumerate().map(one).collect()
}

fn read(root: &Path, text: &str) -> Option<SiblingFolders> {
    let (front, back) = text.split_once(LOCALE)?;
    if back.contains(LOCALE) {
        return None;
    }
    let (parent, before) = front.rsplit_once('/').unwrap_or(("", front));
    let (behind, rest) = back.split_once('/').unwrap_or((back, ""));
    // `/` alone is the top of the file system.
    let parent = if front.starts_with('/') && parent.is_empty() { "/" } else { parent };
    Some(SiblingFolders {
        parent: absolute(&root.join(parent)),
        before: before.to_owned(),
        behind: behind.to_owned(),
        rest: PathBuf::from(rest),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_stands_once_anywhere() {
        let parts = |text: &str| {
            let it = read(Path::new("/r"), text)?;
            Some((it.before, it.behind, it.rest.to_string_lossy().into_owned()))
        };
        let some = |a: &str, b: &str, c: &str| Some((a.to_owned(), b.to_owned(), c.to_owned()));
        assert_eq!(parts("../docs.{locale}"), some("docs.", "", ""));
        assert_eq!(parts("../{locale}/docs/"), some("", "", "docs/"));
        assert_eq!(parts("{locale}-pages"), some("", "-pages", ""));
        assert_eq!(parts("../docs"), None);
        assert_eq!(parts("{locale}/{locale}"), None);
    }

    #[test]
    fn names_that_are_no_locale_are_left_out() {
        let folders = read(Path::new("/r"), "../docs.{locale}").unwrap();
        assert!(folders.is_one("docs.de-de") && folders.is_one("docs.zh-Hant-TW"));
        assert!(
            !folders.is_one("docs.archive") && !folders.is_one("docs.") && !folders.is_one("x")
        );
    }
}
