//! Whether a translation is up to date: the hash of the English file that it was made from against
//! the English file of today, and sentence by sentence where they differ.

mod compare;
mod digest;
mod sentences;
mod words;

pub use compare::{Changed, Difference, changed, difference};
pub use digest::SourceHash;
pub use sentences::{Sentence, sentences};
pub use words::words;

use crate::article::{Article, Entry};
use crate::source_root::{English, Lookup, SourceRoot};

/// The key with the hash of the English file.
pub const HASH: &str = "ms.openlocfilehash";

/// The key with the commit of the English file.
pub const COMMIT: &str = "ms.sourcegitcommit";

/// How an article stands to its English file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freshness {
    /// The article does not say what it was translated from.
    WithoutHash,
    /// The English file is the one that was translated.
    Fresh(English),
    /// The English file has changed since.
    Stale(English),
    /// There is no English file any more.
    Gone {
        /// Where it would stand below the source root.
        path: String,
        /// The page that readers are led to instead.
        redirect: Option<String>,
    },
    /// It cannot be told: the English file cannot be read.
    Unknown,
}

/// The hash that an article names, with its place; `None` where it names none or it is no hash.
pub fn source_hash(article: &Article) -> Option<(Entry, SourceHash)> {
    let front_matter = article.front_matter.as_ref()?;
    let entry = *front_matter.get(&article.text, HASH)?;
    Some((entry, SourceHash::parse(entry.plain_value(&article.text))?))
}

/// How an article that stands at `below_root` stands to its English file.
pub fn freshness(article: &Article, below_root: &str, root: &SourceRoot) -> Freshness {
    let Some((_, hash)) = source_hash(article) else {
        return Freshness::WithoutHash;
    };
    match root.english(below_root) {
        Lookup::Found(english) if hash.is_of(&english.bytes) => Freshness::Fresh(english),
        Lookup::Found(english) => Freshness::Stale(english),
        Lookup::Gone { path, redirect } => Freshness::Gone { path, redirect },
        Lookup::Unknown => Freshness::Unknown,
    }
}
