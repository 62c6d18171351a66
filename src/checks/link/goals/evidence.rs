//! What makes it certain that a file is missing, and what the English files say.

use super::Way;
use crate::pages::{Anchors, English};
use crate::source_root::{ArticlePath, Lookup};

/// What makes it certain that a file is not there for the readers of the translation either: an
/// English file may stand in for what nobody translated.
pub(super) enum Evidence {
    /// The English files lack it too.
    NoEnglish,
    /// The source does not link to it.
    OwnLink,
    /// Other locales have it, these.
    Siblings(Vec<String>),
}

impl Evidence {
    /// What there is for a file that is not there.
    pub fn of(way: &Way) -> Option<Self> {
        if way.around.is_redirected(way.names) != Some(false) {
            return None;
        }
        if way.cx.config.source_root().is_some() {
            // A page that moved is a matter of the English files.
            let is_gone = matches!(lookup(way)?, Lookup::Gone { redirect: None, .. });
            return is_gone.then_some(Self::NoEnglish);
        }
        if way.goal.is_image || !way.destination.is_markdown() {
            return None;
        }
        if !way.goal.is_in_source() {
            return Some(Self::OwnLink);
        }
        way.around.locales_with(way.names).map(Self::Siblings)
    }

    /// What is said of it.
    pub fn words(&self) -> String {
        match self {
            Self::NoEnglish => "neither here nor among the English files".to_owned(),
            Self::OwnLink => "not there; the source does not link to it".to_owned(),
            Self::Siblings(having) => format!("not there; {} have it", having.join(", ")),
        }
    }
}

/// The English file beside the one that a link leads to.
pub(super) fn english(way: &Way) -> English {
    match lookup(way) {
        Some(Lookup::Found(it)) => {
            let same_case = same_case(&it.path, way.names);
            English::There { anchors: Anchors::of_english(it.bytes), same_case }
        }
        Some(Lookup::Gone { .. } | Lookup::Unknown) | None => English::Unknown,
    }
}

/// Whether the names of a path that are the same but for their capitals are the same with them.
fn same_case(path: &str, names: &[String]) -> bool {
    let mut pairs = path.rsplit('/').zip(names.iter().rev());
    pairs.all(|(a, b)| a == b || a.to_lowercase() != b.to_lowercase())
}

/// Looks for the English file, where the English files are known.
fn lookup(way: &Way) -> Option<Lookup> {
    let (cx, names) = (way.cx, way.names);
    let source = cx.config.source_root()?;
    let root = cx.path.ancestors().nth(cx.below_root.split('/').count())?;
    let path = names.iter().fold(root.to_owned(), |path, name| path.join(name));
    Some(source.english(&ArticlePath::new(&names.join("/"), &path, cx.config)))
}
