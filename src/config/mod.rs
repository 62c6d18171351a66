//! `bilint.yaml`: which articles are checked, by which rules, at which level.
//!
//! The nearest file upwards from an article is the one that counts; it is not merged with others.
//! [`ConfigFinder`] finds it, [`Config`] is what it says, [`Config::levels`] is what this means
//! for one article. Whatever a configuration says that cannot be meant is an error that shows the
//! place: an unknown key or rule, a key that stands twice, a pattern that is none.

mod compile;
mod discovery;
mod error;
mod file;
mod json_schema;
mod levels;
mod paths;
mod patterns;
mod profile_schema;
mod profiles;
mod siblings;
mod source;
mod template;
mod terminology;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use discovery::{ConfigFinder, ConfigMode, FILE_NAME};
pub use error::ConfigError;
pub use json_schema::{config_schema, rule_schema};
pub use levels::{ArticleFacts, Selection};
pub use siblings::SiblingFolders;
pub use template::TEMPLATE;

use crate::locale::ProfileOverrides;
use crate::pages::Pages;
use crate::rules::{Level, Registry};
use crate::source_root::{SourceHandle, SourceRoot};
use crate::terminology::Terminology;
pub(crate) use paths::{absolute, below};

use levels::LevelTable;
use patterns::Patterns;

/// What a configuration says, read and checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder that patterns and rule folders start from.
    pub root: PathBuf,
    /// The rules that ship and those of `rules-folders`.
    pub registry: Arc<Registry>,
    /// Names that stay as they are in every language.
    pub untranslatable: Vec<String>,
    /// What is usual in each language: the profiles that ship, with the keys of `profiles`.
    pub profiles: Arc<ProfileOverrides>,
    /// Where the English files are.
    pub source: Option<Arc<SourceHandle>>,
    /// Where the folders of other locales are.
    pub siblings: Vec<SiblingFolders>,
    /// The files around the articles.
    pub pages: Arc<Pages>,
    /// The terms of the glossaries, where there are any.
    pub terminology: Option<Arc<Terminology>>,
    file: Option<PathBuf>,
    include: Patterns,
    exclude: Patterns,
    require_human: Patterns,
    levels: LevelTable,
}

impl Config {
    /// What holds without a configuration file: the rules that ship, at their own levels.
    pub fn empty(root: PathBuf) -> Self {
        Self {
            root,
            registry: Registry::shipped(),
            untranslatable: Vec::new(),
            profiles: Arc::default(),
            source: None,
            siblings: Vec::new(),
            pages: Arc::default(),
            terminology: None,
            file: None,
            include: Patterns::default(),
            exclude: Patterns::default(),
            require_human: Patterns::default(),
            levels: LevelTable::default(),
        }
    }

    /// Reads a file; the root is its folder, made absolute.
    ///
    /// # Errors
    /// Where the file or one of its rule folders cannot be read, or says what cannot be meant.
    pub fn load(file: &Path) -> Result<Self, ConfigError> {
        let text = compile::read(file)?;
        let config = Self::from_text(&text, &absolute(file));
        let config = config.map_err(|error| error.renamed(file))?;
        Ok(Self { file: Some(file.to_owned()), ..config })
    }

    /// Reads the text of a configuration that stands, or might stand, at `name`: messages say so,
    /// and its folder is the root. JSON is YAML, too.
    ///
    /// # Errors
    /// Where a rule folder cannot be read, or the text says what cannot be meant.
    pub fn from_text(text: &str, name: &Path) -> Result<Self, ConfigError> {
        compile::config(text, name)
    }

    /// The same configuration with other English files.
    pub fn with_source(&self, source: Option<Arc<SourceHandle>>) -> Self {
        Self { source, ..self.clone() }
    }

    /// The same configuration with other terms.
    pub fn with_terminology(&self, terminology: Option<Arc<Terminology>>) -> Self {
        Self { terminology, ..self.clone() }
    }

    /// The English files, where the configuration says where they are and they can be read.
    pub fn source_root(&self) -> Option<&SourceRoot> {
        self.source.as_ref()?.open().ok()
    }

    /// The file that was read, if any.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Where a file stands below the root, with `/`; below `argument_root` if it stands outside.
    pub fn below_root(&self, path: &Path, argument_root: &Path) -> String {
        below(path, &[&self.root, argument_root])
    }

    /// Whether `include` and `exclude` leave an article out.
    pub fn excludes(&self, below_root: &str) -> bool {
        let included = self.include.is_empty() || self.include.is_match(below_root);
        !included || self.exclude.is_match(below_root)
    }

    /// The pattern of `require-human` that an article matches, if any.
    pub fn human_required(&self, below_root: &str) -> Option<&str> {
        self.require_human.matching(below_root)
    }

    /// The level of every rule for one article, by its place in [`Registry::rules`]; `None` for
    /// a rule that is off. The names of the selection are taken as checked.
    pub fn levels(&self, article: &ArticleFacts<'_>, selection: &Selection) -> Vec<Option<Level>> {
        self.levels.levels(&self.registry, article, selection)
    }
}

#[cfg(test)]
mod tests;
