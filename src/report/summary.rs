//! What a run counted.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::TranslationType;
use crate::rules::Level;

/// Where a translation comes from, as far as counting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Made by a machine.
    Machine,
    /// Made or revised by people.
    Human,
    /// Not said.
    Unknown,
}

impl From<TranslationType> for Origin {
    fn from(kind: TranslationType) -> Self {
        match kind {
            TranslationType::Machine => Self::Machine,
            TranslationType::Human => Self::Human,
            TranslationType::Unknown => Self::Unknown,
        }
    }
}

/// A number for each origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Count {
    /// In articles made by a machine.
    pub machine: usize,
    /// In articles made by people.
    pub human: usize,
    /// In articles that do not say.
    pub unknown: usize,
}

impl Count {
    /// Counts `number` more.
    pub fn add(&mut self, origin: Origin, number: usize) {
        match origin {
            Origin::Machine => self.machine += number,
            Origin::Human => self.human += number,
            Origin::Unknown => self.unknown += number,
        }
    }

    /// All together.
    pub fn total(self) -> usize {
        self.machine + self.human + self.unknown
    }
}

/// The counts of one run; sums of articles, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Bilingual articles that were checked.
    pub articles: usize,
    /// Files that are not bilingual articles: counted, never reported.
    pub not_articles: usize,
    /// Files that could not be read or checked.
    pub failed: usize,
    /// Diagnostics that comments and front matter of articles suppress.
    pub suppressed: usize,
    /// Diagnostics at level advice that were found and not asked for.
    pub advice_not_shown: usize,
    /// Diagnostics that are not told because a baseline holds them.
    pub in_baseline: usize,
    /// Diagnostics that are not told because they touch nothing that changed.
    pub unchanged: usize,
    /// Entries of the baseline that are gone.
    pub gone_from_baseline: usize,
    /// Diagnostics beyond the number that was asked for.
    pub beyond_limit: usize,
    /// Shown diagnostics by level.
    pub levels: BTreeMap<Level, usize>,
    /// Segments by locale.
    pub segments: BTreeMap<String, Count>,
    /// Shown diagnostics by rule and locale.
    #[serde(serialize_with = "as_list", deserialize_with = "of_list")]
    pub rules: BTreeMap<(String, String), Count>,
    /// Locales that articles name and of which nothing is known.
    pub without_profile: BTreeSet<String>,
}

impl Summary {
    /// All segments.
    pub fn segment_count(&self) -> usize {
        self.segments.values().map(|count| count.total()).sum()
    }

    /// All shown diagnostics.
    pub fn diagnostic_count(&self) -> usize {
        self.levels.values().sum()
    }

    /// Adds the counts of `other`.
    pub fn merge(&mut self, other: &Self) {
        self.articles += other.articles;
        self.not_articles += other.not_articles;
        self.failed += other.failed;
        self.suppressed += other.suppressed;
        self.advice_not_shown += other.advice_not_shown;
        self.in_baseline += other.in_baseline;
        self.unchanged += other.unchanged;
        self.gone_from_baseline += other.gone_from_baseline;
        self.beyond_limit += other.beyond_limit;
        for (level, number) in &other.levels {
            *self.levels.entry(*level).or_default() += number;
        }
        merge_counts(&mut self.segments, &other.segments);
        merge_counts(&mut self.rules, &other.rules);
        self.without_profile.extend(other.without_profile.iter().cloned());
    }
}

fn merge_counts<K: Ord + Clone>(into: &mut BTreeMap<K, Count>, from: &BTreeMap<K, Count>) {
    for (key, count) in from {
        let sum = into.entry(key.clone()).or_default();
        sum.machine += count.machine;
        sum.human += count.human;
        sum.unknown += count.unknown;
    }
}

/// Keys of two parts are no keys in JSON.
fn as_list<S: Serializer>(
    rules: &BTreeMap<(String, String), Count>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_seq(rules)
}

fn of_list<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<(String, String), Count>, D::Error> {
    Ok(Vec::deserialize(from)?.into_iter().collect())
}
