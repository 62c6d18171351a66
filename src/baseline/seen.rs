//! What a run has seen, and what of a baseline is gone therefore.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Baseline, Entry};
use crate::config::Selection;
use crate::looked::Looked;
use crate::rules::{Level, answers_to};

/// What was found in one article.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SeenArticle {
    /// The path, as the baseline has it.
    pub path: String,
    /// What was found, as the baseline would hold it, in the order of the diagnostics.
    pub entries: Vec<Entry>,
    /// What was looked at beside it.
    pub looked: Looked,
}

/// What was found in all articles that could be checked.
#[derive(Debug, Default)]
pub struct Seen {
    /// What was looked at beside each article, by its path.
    looked: HashMap<String, Looked>,
    fingerprints: HashSet<String>,
}

impl<'a> FromIterator<&'a SeenArticle> for Seen {
    fn from_iter<I: IntoIterator<Item = &'a SeenArticle>>(articles: I) -> Self {
        let mut seen = Self::default();
        for article in articles {
            seen.looked.insert(article.path.clone(), article.looked.clone());
            seen.fingerprints.extend(article.entries.iter().map(|it| it.fingerprint.clone()));
        }
        seen
    }
}

impl Baseline {
    /// The entries that are gone: the article was checked for the rule and has it no more, or the
    /// article itself is gone. What a run did not look at is never gone.
    pub fn gone(&self, seen: &Seen, selection: &Selection) -> BTreeSet<Entry> {
        let key = self.key();
        let is_gone = |it: &&Entry| match seen.looked.get(&it.path) {
            Some(looked) => {
                looked.is_for(&it.rule)
                    && is_wanted(selection, it)
                    && !seen.fingerprints.contains(&it.fingerprint)
            }
            None => !key.is_there(&it.path),
        };
        self.entries().iter().filter(is_gone).cloned().collect()
    }

    /// The same without these entries.
    #[must_use]
    pub fn without(&self, gone: &BTreeSet<Entry>) -> Self {
        Self::new(self.path(), self.entries().difference(gone).cloned().collect())
    }
}

/// Whether a run with this selection would have told the diagnostic.
fn is_wanted(selection: &Selection, entry: &Entry) -> bool {
    let named = |names: &[String]| names.iter().any(|it| answers_to(&entry.rule, it));
    let is_selected = selection.select.is_empty() || named(&selection.select);
    // Advice may have been asked for then and not now.
    is_selected && !named(&selection.ignore) && (entry.level != Level::Advice || selection.advice)
}
