//! How up to date the articles of each locale and folder are, and how many of them people
//! translated: small counts an article, added up.

mod markdown;
mod table;
mod weights;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::article::{Article, TranslationType};
use crate::config::Config;
use crate::freshness::{self, Freshness};
use crate::source_root::ArticlePath;

pub use weights::{Weights, WeightsError};

/// What one article adds, or the articles of a row together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Bilingual articles.
    pub articles: u64,
    /// Articles whose English file is the one that was translated.
    pub fresh: u64,
    /// Articles whose English file has changed since.
    pub stale: u64,
    /// Articles without an English file.
    pub gone: u64,
    /// Articles that do not say what they were translated from.
    pub without_hash: u64,
    /// Articles for which there is no source root, or whose English file cannot be read.
    pub not_compared: u64,
    /// Segments of all articles.
    pub segments: u64,
    /// Segments whose source is no longer in the English article.
    pub stale_segments: u64,
    /// Words of the sources of these.
    pub stale_words: u64,
    /// English sentences that have no segment in a stale article.
    pub missing_sentences: u64,
    /// Page views of all articles; 0 without weights.
    pub views: u64,
    /// Stale words, each as often as its page was viewed; 0 without weights.
    pub stale_words_viewed: u64,
    /// Articles by where they come from.
    pub articles_by: Origins,
    /// Words of the sources by where the articles come from.
    pub words_by: Origins,
}

/// A number by where translations come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Origins {
    /// Made by a machine.
    pub machine: u64,
    /// Made by people.
    pub human: u64,
    /// Not said.
    pub unknown: u64,
}

impl Origins {
    fn of(kind: TranslationType, number: u64) -> Self {
        match kind {
            TranslationType::Machine => Self { machine: number, ..Self::default() },
            TranslationType::Human => Self { human: number, ..Self::default() },
            TranslationType::Unknown => Self { unknown: number, ..Self::default() },
        }
    }

    fn add(&mut self, other: Self) {
        self.machine = self.machine.saturating_add(other.machine);
        self.human = self.human.saturating_add(other.human);
        self.unknown = self.unknown.saturating_add(other.unknown);
    }

    /// All together.
    pub fn total(self) -> u64 {
        self.machine.saturating_add(self.human).saturating_add(self.unknown)
    }
}

impl Counts {
    /// What an article adds that was viewed so often.
    pub fn of(article: &Article, place: &ArticlePath, config: &Config, views: u64) -> Self {
        let words: Vec<u64> =
            article.segments.iter().map(|it| words_in(article.at(it.source.text))).collect();
        let kind = article.translation_type();
        let mut counts = Self {
            articles: 1,
            segments: article.segments.len() as u64,
            views,
            articles_by: Origins::of(kind, 1),
            words_by: Origins::of(kind, words.iter().sum()),
            ..Self::default()
        };
        let root = config.source_root();
        match root.map_or(Freshness::Unknown, |it| freshness::freshness(article, place, it)) {
            Freshness::Fresh(_) => counts.fresh = 1,
            Freshness::Stale(english) => {
                counts.stale = 1;
                let found = freshness::difference(article, &english.bytes).unwrap_or_default();
                let stale = found.stale.iter().filter_map(|&it| words.get(it));
                counts.stale_segments = found.stale.len() as u64;
                counts.stale_words = stale.sum();
                counts.stale_words_viewed = counts.stale_words.saturating_mul(views);
                counts.missing_sentences = found.missing as u64;
            }
            Freshness::Gone { .. } => counts.gone = 1,
            Freshness::WithoutHash => counts.without_hash = 1,
            Freshness::Unknown => counts.not_compared = 1,
        }
        counts
    }

    /// Adds what others counted.
    pub fn add(&mut self, other: &Self) {
        for (sum, more) in [
            (&mut self.articles, other.articles),
            (&mut self.fresh, other.fresh),
            (&mut self.stale, other.stale),
            (&mut self.gone, other.gone),
            (&mut self.without_hash, other.without_hash),
            (&mut self.not_compared, other.not_compared),
            (&mut self.segments, other.segments),
            (&mut self.stale_segments, other.stale_segments),
            (&mut self.stale_words, other.stale_words),
            (&mut self.missing_sentences, other.missing_sentences),
            (&mut self.views, other.views),
            (&mut self.stale_words_viewed, other.stale_words_viewed),
        ] {
            *sum = sum.saturating_add(more);
        }
        self.articles_by.add(other.articles_by);
        self.words_by.add(other.words_by);
    }
}

/// The words of a text. Scripts without blanks count by stretches, which sources never are.
fn words_in(text: &str) -> u64 {
    freshness::words(text).split_whitespace().count() as u64
}

/// The articles of one locale in one folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The locale as the articles have it; empty where it is missing.
    pub locale: String,
    /// The folder below the root; `.` for the root itself.
    pub folder: String,
    /// What its articles add up to.
    #[serde(flatten)]
    pub counts: Counts,
}

/// The state of all articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The version of this form.
    pub version: u32,
    /// Whether articles were compared with English files.
    pub compared: bool,
    /// Whether page views were given.
    pub weighted: bool,
    /// What matters most comes first.
    pub rows: Vec<Row>,
    /// All rows together.
    pub total: Counts,
}

impl Status {
    /// Adds up articles, each with its locale and folder.
    pub fn of(
        articles: impl IntoIterator<Item = (String, String, Counts)>,
        compared: bool,
        weighted: bool,
    ) -> Self {
        let mut sums: BTreeMap<(String, String), Counts> = BTreeMap::new();
        let mut total = Counts::default();
        for (locale, folder, counts) in articles {
            total.add(&counts);
            sums.entry((locale, folder)).or_default().add(&counts);
        }
        let rows =
            sums.into_iter().map(|((locale, folder), counts)| Row { locale, folder, counts });
        let mut rows: Vec<Row> = rows.collect();
        // The map is sorted by name, and the sort keeps that among equal ones.
        rows.sort_by_key(|it| {
            let it = &it.counts;
            let machine = it.words_by.machine;
            Reverse((it.stale_words_viewed, it.stale_words, it.stale, it.gone, machine))
        });
        Self { version: 1, compared, weighted, rows, total }
    }

    /// A table for a terminal.
    pub fn table(&self, ascii: bool) -> String {
        table::table(self, ascii)
    }

    /// A Markdown table.
    pub fn markdown(&self) -> String {
        markdown::markdown(self)
    }
}

/// The folder of a path with `/`, no more than `depth` folders deep; `.` for none.
pub fn folder(path: &str, depth: usize) -> String {
    let folders: Vec<&str> = path.split('/').collect();
    let folders = folders.split_last().map_or(&[][..], |it| it.1);
    match folders.get(..depth).unwrap_or(folders) {
        [] => ".".to_owned(),
        some => some.join("/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(stale_words: u64, views: u64) -> Counts {
        let stale_words_viewed = stale_words * views;
        Counts { articles: 1, stale_words, views, stale_words_viewed, ..Counts::default() }
    }

    #[test]
    fn what_matters_most_comes_first() {
        let articles = [("de", "a", 5, 1), ("de", "b", 7, 1), ("de", "a", 1, 1), ("fr", "c", 2, 9)];
        let article =
            |it: &(&str, &str, u64, u64)| (it.0.to_owned(), it.1.to_owned(), counts(it.2, it.3));
        let status = Status::of(articles.iter().map(article), true, true);
        let folders: Vec<&str> = status.rows.iter().map(|it| it.folder.as_str()).collect();
        assert_eq!(folders, ["c", "b", "a"]);
        assert_eq!((status.total.articles, status.total.stale_words), (4, 15));
    }

    #[test]
    fn folders_have_a_depth() {
        assert_eq!(folder("a/b/c/d.md", 2), "a/b");
        assert_eq!(folder("a/d.md", 2), "a");
        assert_eq!(folder("d.md", 2), ".");
        assert_eq!(folder("a/b/d.md", 0), ".");
    }
}
