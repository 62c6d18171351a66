//! Whether a translation is up to date: the hash of the English file that it was made from against
//! the English file of today, and sentence by sentence where they differ.

mod compare;
mod digest;
mod sentences;
mod texts;
mod words;

pub use compare::{Changed, Difference, changed, difference};
pub use digest::SourceHash;
pub use sentences::{Sentence, sentences};
pub use texts::EnglishTexts;
pub use words::words;

use std::borrow::Cow;

use crate::article::{Article, ByteRange};
use crate::source_root::{ArticlePath, English, Lookup, SourceRoot};

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
    /// It cannot be told: the English file, or the commit that was translated, cannot be read.
    Unknown,
}

/// What an article says of the English file that it was translated from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The value that tells the version: the hash, or the commit where there is none.
    pub range: ByteRange,
    /// The hash.
    pub hash: Option<SourceHash>,
    /// The commit, as it is written.
    pub commit: Option<ByteRange>,
}

impl Origin {
    /// What an article says; `None` where it says nothing, or names a hash that is none.
    pub fn of(article: &Article) -> Option<Self> {
        let text = &article.text;
        let front_matter = article.front_matter.as_ref()?;
        if let Some(entry) = front_matter.get(text, HASH) {
            let hash = SourceHash::parse(entry.plain_value(text))?;
            let commit = front_matter.get(text, COMMIT).map(|it| it.value);
            return Some(Self { range: entry.value, hash: Some(hash), commit });
        }
        let commit = article.source_commit()?;
        Some(Self { range: commit, hash: None, commit: Some(commit) })
    }

    /// The name of the commit.
    pub fn commit_name<'a>(&self, article: &'a Article) -> Option<&'a str> {
        Some(article.at(self.commit?).trim_matches(['"', '\'']))
    }

    /// Whether the English file is the one that was translated; `None` where it cannot be told.
    fn is_of(&self, article: &Article, english: &English, root: &SourceRoot) -> Option<bool> {
        if let Some(hash) = &self.hash {
            return Some(hash.is_of(&english.bytes));
        }
        let before = root.at_commit(self.commit_name(article)?, &english.path)?;
        Some(same_text(&before, &english.bytes))
    }
}

/// Whether two files are the same but for line ends.
fn same_text(a: &[u8], b: &[u8]) -> bool {
    fn lines(it: &[u8]) -> impl Iterator<Item = &[u8]> {
        it.split(|it| *it == b'\n').map(|it| it.strip_suffix(b"\r").unwrap_or(it))
    }
    a == b || lines(a).eq(lines(b))
}

/// How an article stands to its English file.
pub fn freshness(article: &Article, place: &ArticlePath, root: &SourceRoot) -> Freshness {
    let Some(origin) = Origin::of(article) else {
        return Freshness::WithoutHash;
    };
    match root.english(place) {
        Lookup::Found(english) => match origin.is_of(article, &english, root) {
            Some(true) => Freshness::Fresh(english),
            Some(false) => Freshness::Stale(english),
            None => Freshness::Unknown,
        },
        Lookup::Gone { path, redirect } => Freshness::Gone { path, redirect },
        Lookup::Unknown => Freshness::Unknown,
    }
}

/// The English file as it was when it was translated: the one of today where the article is fresh,
/// else the one of its commit. `None` where neither is at hand.
pub fn translated<'f>(
    article: &Article,
    freshness: &'f Freshness,
    root: &SourceRoot,
) -> Option<Cow<'f, [u8]>> {
    match freshness {
        Freshness::Fresh(english) => Some(Cow::Borrowed(&english.bytes)),
        Freshness::Stale(English { path, .. }) | Freshness::Gone { path, .. } => {
            let origin = Origin::of(article)?;
            let bytes = root.at_commit(origin.commit_name(article)?, path)?;
            origin.hash.is_none_or(|it| it.is_of(&bytes)).then_some(Cow::Owned(bytes))
        }
        Freshness::WithoutHash | Freshness::Unknown => None,
    }
}
