//! `terminology:` of a configuration: glossaries, and terms of its own.

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::ConfigError;
use super::compile::Place;
use super::paths::shown;
use crate::terminology::yaml::TermEntry;
use crate::terminology::{Terminology, merged, read};
use crate::yaml::Step;

/// A glossary or a term, as it is written.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "the name of a glossary, or a term with `source` and `targets`")]
pub(super) enum TermSource {
    /// A file, from the folder of the configuration.
    Glossary(String),
    /// A term.
    Term(TermEntry),
}

/// The terms that a configuration whose folder is `root` names; later ones win over earlier ones.
pub(super) fn terminology(
    place: &Place,
    root: &Path,
    sources: &[TermSource],
) -> Result<Option<Arc<Terminology>>, ConfigError> {
    if sources.is_empty() {
        return Ok(None);
    }
    let mut glossaries = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let wrong =
            |message: &str| place.error(&[Step::Key("terminology")], Step::Item(at), message);
        glossaries.push(match source {
            TermSource::Glossary(file) if file.trim().is_empty() => {
                return Err(wrong("expected text, found nothing"));
            }
            TermSource::Glossary(file) => {
                read(&shown(&root.join(file))).map_err(|error| place.glossary(error))?
            }
            TermSource::Term(term) => vec![term.checked().map_err(|it| wrong(&it))?],
        });
    }
    Ok(Some(Arc::new(Terminology::new(merged(glossaries)))))
}
