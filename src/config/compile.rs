//! From the text of a configuration to a [`Config`]: everything in it is checked, and what cannot
//! be meant is an error at its place.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::file::{ConfigFile, OverrideEntry, RuleSettings};
use super::levels::{Change, LevelTable, Override};
use super::paths::shown;
use super::patterns::Patterns;
use super::profiles::profiles;
use super::siblings::siblings;
use super::source::source;
use super::terminology::terminology;
use super::{Config, ConfigError};
use crate::locale::LanguageTag;
use crate::rules::{Registry, Rule, RuleFileError, load_folder};
use crate::terminology::GlossaryError;
use crate::yaml::{Step, YamlError, error_at};

/// The text of a configuration file.
pub(super) fn read(file: &Path) -> Result<String, ConfigError> {
    let bytes = fs::read(file).map_err(|reason| ConfigError::Unreadable {
        file: file.to_owned(),
        reason: Arc::new(reason),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes());
        let message = "the file is not UTF-8 from here on; save it as UTF-8";
        let error = YamlError::at_byte(&text, byte, message);
        ConfigError::Malformed { file: file.to_owned(), error }
    })
}

/// What a text says that stands at `name`.
pub(super) fn config(text: &str, name: &Path) -> Result<Config, ConfigError> {
    let place = Place { text, name };
    let file = ConfigFile::read(text).map_err(|error| place.malformed(error))?;
    let root = name.parent().unwrap_or(Path::new(""));
    let registry = place.registry(root, &file.rules_folders)?;
    let overrides = file.overrides.iter().enumerate();
    place.filled(&[Step::Key("untranslatable")], &file.untranslatable)?;
    Ok(Config {
        root: root.to_owned(),
        file: Some(name.to_owned()),
        include: place.patterns(&[Step::Key("include")], &file.include)?,
        exclude: place.patterns(&[Step::Key("exclude")], &file.exclude)?,
        require_human: place.patterns(&[Step::Key("require-human")], &file.require_human)?,
        levels: LevelTable {
            base: place.changes(&[Step::Key("rules")], &file.rules, &registry)?,
            overrides: overrides
                .map(|(at, entry)| place.override_entry(at, entry, &registry))
                .collect::<Result<_, _>>()?,
        },
        profiles: Arc::new(profiles(&place, file.profiles)?),
        source: file.source.map(|it| source(&place, root, it)).transpose()?,
        siblings: siblings(&place, root, &file.siblings)?,
        pages: Arc::default(),
        terminology: terminology(&place, root, &file.terminology)?,
        untranslatable: file.untranslatable,
        registry,
    })
}

/// The text that is being read, to show places in.
pub(super) struct Place<'a> {
    text: &'a str,
    name: &'a Path,
}

impl Place<'_> {
    fn malformed(&self, error: YamlError) -> ConfigError {
        ConfigError::Malformed { file: self.name.to_owned(), error }
    }

    /// The error at the last step of a way.
    pub fn error(&self, way: &[Step<'_>], last: Step<'_>, message: &str) -> ConfigError {
        self.malformed(error_at(self.text, &[way, &[last]].concat(), message))
    }

    /// The error of a glossary that this configuration names.
    pub fn glossary(&self, error: GlossaryError) -> ConfigError {
        ConfigError::Glossary { file: self.name.to_owned(), error: Box::new(error) }
    }

    /// The rules that ship and those of the folders.
    fn registry(&self, root: &Path, folders: &[String]) -> Result<Arc<Registry>, ConfigError> {
        let way = [Step::Key("rules-folders")];
        self.filled(&way, folders)?;
        let mut rules: Vec<Rule> = Vec::new();
        let mut ids = HashSet::new();
        for (at, folder) in folders.iter().enumerate() {
            for rule in self.rules_of(root, at, folder)? {
                if !ids.insert(rule.id.clone()) {
                    let message = format!("a second rule has the id `{}`; rename one", rule.id);
                    return Err(self.error(&way, Step::Item(at), &message));
                }
                rules.push(rule);
            }
        }
        let shipped = Registry::shipped();
        Ok(if rules.is_empty() { shipped } else { Arc::new(shipped.with(rules)) })
    }

    fn rules_of(&self, root: &Path, at: usize, folder: &str) -> Result<Vec<Rule>, ConfigError> {
        let path = shown(&root.join(folder));
        load_folder(&path).map_err(|error| match error {
            RuleFileError::Unreadable { path: unreadable, source } if unreadable == path => {
                let message = format!(
                    "cannot read the folder `{folder}`: {source}; folders start from the folder of this file"
                );
                self.error(&[Step::Key("rules-folders")], Step::Item(at), &message)
            }
            error => ConfigError::Rule { file: self.name.to_owned(), error: Arc::new(error) },
        })
    }

    /// Whether no text of a list is blank.
    fn filled(&self, way: &[Step<'_>], texts: &[String]) -> Result<(), ConfigError> {
        match texts.iter().position(|text| text.trim().is_empty()) {
            Some(at) => Err(self.error(way, Step::Item(at), "expected text, found nothing")),
            None => Ok(()),
        }
    }

    fn patterns(&self, way: &[Step<'_>], texts: &[String]) -> Result<Patterns, ConfigError> {
        self.filled(way, texts)?;
        Patterns::new(texts).map_err(|bad| self.error(way, Step::Item(bad.index), &bad.message))
    }

    /// What is set for each rule: first for families, then for rules, which wins.
    fn changes(
        &self,
        way: &[Step<'_>],
        settings: &RuleSettings,
        registry: &Registry,
    ) -> Result<Vec<Change>, ConfigError> {
        let mut of_families = Vec::new();
        let mut of_rules = Vec::new();
        for (name, &setting) in &settings.0 {
            let found = registry
                .named(name)
                .map_err(|error| self.error(way, Step::Name(name), &error.to_string()))?;
            let changes =
                if registry.get(name).is_some() { &mut of_rules } else { &mut of_families };
            changes.extend(found.into_iter().map(|rule| (rule, setting)));
        }
        of_families.append(&mut of_rules);
        Ok(of_families)
    }

    fn override_entry(
        &self,
        at: usize,
        entry: &OverrideEntry,
        registry: &Registry,
    ) -> Result<Override, ConfigError> {
        let way = |key| [Step::Key("overrides"), Step::Item(at), Step::Key(key)];
        self.not_empty(at, "files", entry.files.as_deref())?;
        self.not_empty(at, "locales", entry.locales.as_deref())?;
        let locales = entry.locales.as_ref().map(|tags| self.locales(&way("locales"), tags));
        let files = entry.files.as_ref().map(|texts| self.patterns(&way("files"), texts));
        Ok(Override {
            files: files.transpose()?,
            locales: locales.transpose()?,
            translation_type: entry.translation_type,
            changes: self.changes(&way("rules"), &entry.rules, registry)?,
        })
    }

    /// Whether a condition of an override can be met at all.
    fn not_empty(&self, at: usize, key: &str, list: Option<&[String]>) -> Result<(), ConfigError> {
        if list.is_some_and(<[String]>::is_empty) {
            let message = "an empty list fits no article; fill it or take it out";
            let way = [Step::Key("overrides"), Step::Item(at)];
            return Err(self.error(&way, Step::Name(key), message));
        }
        Ok(())
    }

    /// The language tags of a list.
    fn locales(&self, way: &[Step<'_>], tags: &[String]) -> Result<Vec<LanguageTag>, ConfigError> {
        let tag = |(at, tag): (usize, &String)| {
            LanguageTag::parse(tag).ok_or_else(|| {
                let message = format!("`{tag}` is no language tag; write `de` or `de-DE`");
                self.error(way, Step::Item(at), &message)
            })
        };
        tags.iter().enumerate().map(tag).collect()
    }
}
