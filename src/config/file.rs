//! The form of `bilint.yaml`, as it is written.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

use super::source::SourceFile;
use super::terminology::TermSource;
use crate::locale::ProfileFile;
use crate::rules::Level;
use crate::yaml::{UniqueMap, YamlError};

/// A whole `bilint.yaml`. What the keys mean stands in [`super::TEMPLATE`].
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default, expecting = "a map of settings")]
pub(super) struct ConfigFile {
    #[serde(deserialize_with = "or_empty")]
    pub include: Vec<String>,
    #[serde(deserialize_with = "or_empty")]
    pub exclude: Vec<String>,
    #[serde(deserialize_with = "or_empty")]
    pub rules: RuleSettings,
    #[serde(deserialize_with = "or_empty")]
    pub overrides: Vec<OverrideEntry>,
    #[serde(deserialize_with = "or_empty")]
    pub untranslatable: Vec<String>,
    #[serde(deserialize_with = "or_empty")]
    pub require_human: Vec<String>,
    #[serde(deserialize_with = "or_empty")]
    pub rules_folders: Vec<String>,
    pub source: Option<SourceFile>,
    #[serde(deserialize_with = "or_empty")]
    pub siblings: Vec<String>,
    #[serde(deserialize_with = "or_empty")]
    pub terminology: Vec<TermSource>,
    #[serde(deserialize_with = "or_empty")]
    pub profiles: UniqueMap<Option<ProfileFile>>,
}

/// How serde lists the keys that a profile of a configuration does not have: its tag stands above it.
const KEYS_OF_SHIPPED_PROFILES: &str = "`tag`, `name`, `inherits`, ";

impl ConfigFile {
    /// Reads the text of a configuration; an empty one is an empty configuration.
    pub fn read(text: &str) -> Result<Self, YamlError> {
        let read = crate::yaml::from_str::<Option<Self>>(text).map(Option::unwrap_or_default);
        read.map_err(|mut error| {
            error.message = error.message.replace(KEYS_OF_SHIPPED_PROFILES, "");
            error
        })
    }
}

/// What is set for rules and families, by name.
pub(super) type RuleSettings = UniqueMap<Setting>;

/// Other levels for some of the articles.
#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a map of conditions and rules"
)]
pub(super) struct OverrideEntry {
    pub files: Option<Vec<String>>,
    pub locales: Option<Vec<String>>,
    pub translation_type: Option<WantedType>,
    pub rules: RuleSettings,
}

/// The translation type that an override asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WantedType {
    Machine,
    Human,
}

/// What a configuration makes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    Off,
    On(Level),
}

/// The words for a [`Setting`].
pub(super) const SETTINGS: [&str; 4] = ["off", "advice", "warning", "error"];

impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SettingVisitor)
    }
}

struct SettingVisitor;

impl Visitor<'_> for SettingVisitor {
    type Value = Setting;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a level: `off`, `advice`, `warning` or `error`")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Setting, E> {
        if word == "off" {
            return Ok(Setting::Off);
        }
        let level = Level::ALL.into_iter().find(|level| level.name() == word);
        level.map(Setting::On).ok_or_else(|| E::custom(no_level(word)))
    }

    /// YAML 1.1 reads `off` as false, and some editors write it so.
    fn visit_bool<E: serde::de::Error>(self, on: bool) -> Result<Setting, E> {
        if on { Err(E::custom(no_level("true"))) } else { Ok(Setting::Off) }
    }
}

fn no_level(word: &str) -> String {
    format!("unknown level `{word}`, expected `off`, `advice`, `warning` or `error`")
}

/// A key with nothing behind it is an empty list or map: its items are often commented out.
fn or_empty<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
