//! Where an article stands, as far as the place of its English file depends on it.

use std::path::{Component, Path};

use crate::config::Config;

/// The path of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticlePath {
    /// The path below the root, with `/`.
    below_root: String,
    /// The folders above the root, the nearest first. Empty where a configuration says what the root
    /// is: what stands above is not known to belong to the path otherwise.
    above: Vec<String>,
}

impl ArticlePath {
    /// The path of an article that stands at `path`, and at `below_root` below the root of `config`.
    pub fn new(below_root: &str, path: &Path, config: &Config) -> Self {
        let mut place = Self { below_root: below_root.to_owned(), above: Vec::new() };
        if config.file().is_some() {
            return place;
        }
        let names = path.components().filter_map(|it| match it {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        });
        let mut names: Vec<String> = names.collect();
        names.truncate(names.len().saturating_sub(below_root.split('/').count()));
        names.reverse();
        place.above = names;
        place
    }

    /// The path below the root, then with one more of the folders above it each time.
    pub(super) fn paths(&self) -> impl Iterator<Item = String> {
        let mut path = self.below_root.clone();
        let longer = self.above.iter().map(move |it| {
            path = format!("{it}/{path}");
            path.clone()
        });
        std::iter::once(self.below_root.clone()).chain(longer)
    }
}
