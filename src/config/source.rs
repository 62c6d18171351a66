//! `source:` of a configuration: where the English files are.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::ConfigError;
use super::compile::Place;
use super::paths::absolute;
use crate::source_root::{PathTemplate, SourceHandle, SourceSettings};
use crate::yaml::Step;

/// The section as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a map with the `root` of the English files")]
pub(super) struct SourceFile {
    root: Option<String>,
    revision: Option<String>,
    #[serde(default)]
    path: OneOrMany,
    #[serde(default)]
    strip: OneOrMany,
}

/// A text, or a list of texts.
#[derive(Debug, Default)]
struct OneOrMany {
    texts: Vec<String>,
    is_list: bool,
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextsVisitor)
    }
}

struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = OneOrMany;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OneOrMany, E> {
        Ok(OneOrMany { texts: vec![text.to_owned()], is_list: false })
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<OneOrMany, E> {
        Ok(OneOrMany::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMany, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = items.next_element()? {
            texts.push(text);
        }
        Ok(OneOrMany { texts, is_list: true })
    }
}

impl OneOrMany {
    /// The error at one of the texts.
    fn error(&self, place: &Place, key: &str, at: usize, message: &str) -> ConfigError {
        if self.is_list {
            return place.error(&[Step::Key("source"), Step::Key(key)], Step::Item(at), message);
        }
        place.error(&[Step::Key("source")], Step::Key(key), message)
    }
}

/// The source root of a configuration whose folder is `folder`. Nothing is opened yet. Without a
/// `root` there is only what `--source-root` may complete.
pub(super) fn source(
    place: &Place,
    folder: &Path,
    file: SourceFile,
) -> Result<Arc<SourceHandle>, ConfigError> {
    let way = [Step::Key("source")];
    for (key, text) in [("root", &file.root), ("revision", &file.revision)] {
        if text.as_ref().is_some_and(|it| it.trim().is_empty()) {
            return Err(place.error(&way, Step::Key(key), "expected text, found nothing"));
        }
    }
    if let Some(revision) = file.revision.as_ref().filter(|it| it.starts_with('-')) {
        let message =
            format!("`{revision}` is no name of a commit; write a branch, a tag or a hash");
        return Err(place.error(&way, Step::Key("revision"), &message));
    }
    let mut templates = Vec::new();
    for (at, text) in file.path.texts.iter().enumerate() {
        let template = PathTemplate::parse(text);
        templates.push(template.map_err(|it| file.path.error(place, "path", at, &it))?);
    }
    let strip = strip(place, &file.strip)?;
    let root = file.root.map(|it| absolute(&folder.join(it))).unwrap_or_default();
    Ok(SourceHandle::new(SourceSettings { root, revision: file.revision, templates, strip }))
}

fn strip(place: &Place, folders: &OneOrMany) -> Result<GlobSet, ConfigError> {
    let mut set = GlobSetBuilder::new();
    for (at, text) in folders.texts.iter().enumerate() {
        let bare = text.trim_end_matches('/');
        if bare.trim().is_empty() {
            return Err(folders.error(place, "strip", at, "expected text, found nothing"));
        }
        let glob = GlobBuilder::new(bare).literal_separator(true).build();
        set.add(glob.map_err(|error| {
            let message = format!("`{text}` is no glob pattern: {}", error.kind());
            folders.error(place, "strip", at, &message)
        })?);
    }
    set.build().map_err(|error| folders.error(place, "strip", 0, &error.to_string()))
}
