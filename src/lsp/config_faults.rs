//! Configurations that cannot be used, shown as diagnostics of their own files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Trouble;
use super::document::{Document, Look};
use super::lines::Encoding;
use super::outgoing;
use super::protocol::{Position, Range};
use crate::config::{ConfigError, absolute};
use crate::rules::RuleFileError;
use crate::uri::uri_of;
use crate::yaml::YamlError;

/// What is wrong with files that are no articles, by URI.
pub type Faults = BTreeMap<String, Vec<Value>>;

/// What is wrong with the configurations that are open, which must have been looked at, and with those
/// of the open documents. An open one counts as it is in the editor.
pub fn faults<'d>(
    documents: &(impl Iterator<Item = &'d Document> + Clone),
    encoding: Encoding,
) -> Faults {
    let mut faults = Faults::new();
    let is_open = |path: &Path| documents.clone().find(|it| it.path == path && it.is_config());
    for document in documents.clone() {
        let error = match &document.look {
            Some(Look::Config(error)) => {
                faults.entry(document.uri.clone()).or_default();
                error.clone()
            }
            Some(Look::Trouble(Trouble::Config(error))) => Some(error.clone()),
            _ => None,
        };
        let Some(error) = error else { continue };
        let (path, fault) = place(&error, encoding);
        let uri = match is_open(&path) {
            Some(open) if open.uri != document.uri => continue,
            Some(open) => open.uri.clone(),
            None => uri_of(&path),
        };
        let known = faults.entry(uri).or_default();
        if !known.contains(&fault) {
            known.push(fault);
        }
    }
    faults
}

/// The file that an error is about, and the diagnostic for it.
fn place(error: &ConfigError, encoding: Encoding) -> (PathBuf, Value) {
    let (path, yaml) = match error {
        ConfigError::Malformed { file, error } => (file, Some(error)),
        ConfigError::Rule { file, error } => match &**error {
            RuleFileError::Malformed { path, error } => (path, Some(error)),
            _ => (file, None),
        },
        ConfigError::Glossary { error, .. } if error.error.line.is_some() => {
            (&error.file, Some(&error.error))
        }
        ConfigError::Unreadable { file, .. } | ConfigError::Glossary { file, .. } => (file, None),
    };
    let fault = match yaml {
        Some(yaml) => outgoing::fault(range(yaml, encoding), &yaml.message),
        None => outgoing::fault(Range::default(), &error.to_string()),
    };
    (absolute(path), fault)
}

/// The place of an error, up to the end of its line.
fn range(error: &YamlError, encoding: Encoding) -> Range {
    let Some(line) = error.line else {
        return Range::default();
    };
    let line = u32::try_from(line.saturating_sub(1)).unwrap_or(u32::MAX);
    let before: String = error.excerpt.chars().take(error.column.saturating_sub(1)).collect();
    let character = |text: &str| u32::try_from(encoding.units(text.as_bytes())).unwrap_or(u32::MAX);
    Range {
        start: Position { line, character: character(&before) },
        end: Position { line, character: character(&error.excerpt) },
    }
}
