//! What became of the flag of one article.

use super::compare::same_translation;
use super::log::Commit;
use crate::article::{self, Article, TranslationType};
use crate::freshness::HASH;

/// So many letters of a hash are shown.
const SHORT_HASH: usize = 10;

/// The newest change of an article's flag to its present value, from machine to human or back.
#[derive(Debug)]
pub struct Past {
    /// What changed it.
    pub change: Change,
    /// The last version before.
    pub before: Article,
    /// The first version after; `None` where that is the one at hand.
    pub after: Option<Article>,
    /// Whether the translation was worked on while the flag was the old one, and the English file
    /// the same.
    pub was_edited: bool,
}

/// What changed a flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A commit, by its short hash, and its day as `2024-05-01`.
    Commit {
        /// The hash.
        hash: String,
        /// The day.
        date: String,
    },
    /// What nobody committed yet.
    WorkTree,
}

impl Change {
    pub(super) fn of(commit: Option<&Commit>) -> Self {
        let short = |it: &Commit| it.hash.chars().take(SHORT_HASH).collect();
        commit.map_or(Self::WorkTree, |it| Self::Commit { hash: short(it), date: it.date.clone() })
    }
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Commit { hash, date } => write!(f, "commit {hash} of {date}"),
            Self::WorkTree => f.write_str("a change that is not committed yet"),
        }
    }
}

impl Past {
    /// The past of an article that had another version, as an example tells it.
    pub fn of_example(before: &str) -> Self {
        let (hash, date) = ("0f1e2d3c4b".to_owned(), "2026-01-15".to_owned());
        let before = article::read(before.as_bytes().to_vec());
        Self { change: Change::Commit { hash, date }, before, after: None, was_edited: false }
    }

    /// The same with a version that is older than `before`. Returns whether older ones matter.
    pub(super) fn dig(&mut self, older: &Article) -> bool {
        let (kind, hash) = (older.translation_type(), hash(older));
        if kind != self.before.translation_type() || hash != self::hash(&self.before) {
            return false;
        }
        self.was_edited |= !same_translation(older, &self.before);
        !self.was_edited
    }
}

/// The hash of the English file that an article was translated from.
pub fn hash(article: &Article) -> Option<&str> {
    let entry = article.front_matter.as_ref()?.get(&article.text, HASH)?;
    Some(entry.plain_value(&article.text)).filter(|it| !it.is_empty())
}

/// Where the translation of a version comes from; its front matter alone is read.
pub(super) fn translation_type(version: &[u8]) -> TranslationType {
    article::read(version.get(..head(version)).unwrap_or(version).to_vec()).translation_type()
}

/// How many bytes the front matter takes; all where it never ends.
fn head(version: &[u8]) -> usize {
    let mut end = 0;
    for (at, line) in version.split_inclusive(|&it| it == b'\n').enumerate() {
        end += line.len();
        if at > 0 && matches!(line.trim_ascii(), b"---" | b"...") {
            return end;
        }
    }
    version.len()
}
