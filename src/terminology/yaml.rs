//! Glossaries as YAML, and terms that stand in `bilint.yaml` itself.

use serde::Deserialize;

use super::builder::Builder;
use super::{Case, Entry, Status, TargetTerm, language};
use crate::yaml::{Step, UniqueMap, YamlError, error_at, from_str};

/// A whole glossary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a map with `terms`")]
struct GlossaryFile {
    terms: Vec<TermEntry>,
}

/// A term as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a map with `source`")]
pub struct TermEntry {
    source: String,
    case: Option<Case>,
    #[serde(default)]
    untranslatable: bool,
    part_of_speech: Option<String>,
    note: Option<String>,
    #[serde(default)]
    targets: UniqueMap<Written>,
}

/// The translations in a locale: one, several of which the first is preferred, or by status.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a term, a list of terms, or a map from status to terms")]
enum Written {
    One(String),
    Many(Vec<String>),
    ByStatus(UniqueMap<OneOrMany>),
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a term or a list of terms")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// Reads a glossary.
///
/// # Errors
/// What is wrong, with the place.
pub fn read(text: &str) -> Result<Vec<Entry>, YamlError> {
    let file: GlossaryFile = from_str(text)?;
    let mut builder = Builder::default();
    for (at, term) in file.terms.iter().enumerate() {
        let added = term.entry().and_then(|it| builder.add(it));
        added.map_err(|it| error_at(text, &[Step::Key("terms"), Step::Item(at)], &it))?;
    }
    Ok(builder.finish())
}

impl TermEntry {
    /// What it says.
    ///
    /// # Errors
    /// What cannot be meant.
    pub fn entry(&self) -> Result<Entry, String> {
        let mut entry = Entry::new(&self.source);
        entry.case = self.case;
        entry.untranslatable = self.untranslatable;
        entry.part_of_speech.clone_from(&self.part_of_speech);
        entry.note.clone_from(&self.note);
        for (tag, written) in &self.targets.0 {
            let locale = language::locale(tag)?;
            for (status, text) in written.terms()? {
                let text = text.trim().to_owned();
                entry.targets.push(TargetTerm { locale: locale.clone(), text, status });
            }
        }
        Ok(entry)
    }

    /// The entry by itself, checked.
    ///
    /// # Errors
    /// What cannot be meant.
    pub fn checked(&self) -> Result<Entry, String> {
        let mut builder = Builder::default();
        builder.add(self.entry()?)?;
        builder.finish().pop().ok_or_else(|| "no term".to_owned())
    }
}

impl Written {
    fn terms(&self) -> Result<Vec<(Status, &str)>, String> {
        Ok(match self {
            Self::One(text) => vec![(Status::Preferred, text)],
            Self::Many(texts) => texts
                .iter()
                .enumerate()
                .map(|(at, it)| (Status::usual(at == 0), it.as_str()))
                .collect(),
            Self::ByStatus(map) => {
                let mut all = Vec::new();
                for (name, texts) in &map.0 {
                    let status = Status::parse(name)?;
                    match texts {
                        OneOrMany::One(text) => all.push((status, text.as_str())),
                        OneOrMany::Many(texts) => {
                            all.extend(texts.iter().map(|it| (status, it.as_str())));
                        }
                    }
                }
                all
            }
        })
    }
}
