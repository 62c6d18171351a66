//! What a run looked at beside the text of an article. Where a rule needs more than was looked at,
//! nobody knows whether a suppression of it is useful, or whether what a baseline holds of it is gone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::history::FROM_HISTORY;

/// A thing beside the text of an article that rules need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beside {
    /// The files that links lead to.
    Pages,
    /// The English file of today.
    English,
    /// The English file that was translated.
    Translated,
    /// A glossary.
    Glossary,
    /// The git history.
    History,
    /// Siblings: as many as it takes to say something.
    Siblings,
    /// The same headings, labels and table heads in other places, as many as it takes.
    Wordings,
}

impl Beside {
    /// What the rule with this id needs; `None` where the article is enough.
    pub fn of_rule(id: &str) -> Option<Self> {
        match id {
            "link/dead-file" | "link/dead-anchor" | "link/case-differs" | "link/foreign-locale" => {
                Some(Self::Pages)
            }
            "terminology/missing"
            | "terminology/inflected"
            | "terminology/forbidden"
            | "terminology/deprecated" => Some(Self::Glossary),
            "terminology/title-heading" => Some(Self::Translated),
            "terminology/inconsistent" => Some(Self::Wordings),
            _ if FROM_HISTORY.contains(&id) => Some(Self::History),
            _ if id.starts_with("freshness/") => Some(Self::English),
            _ if id.starts_with("sibling/") => Some(Self::Siblings),
            _ => None,
        }
    }

    const ALL: [Self; 7] = [
        Self::Pages,
        Self::English,
        Self::Translated,
        Self::Glossary,
        Self::History,
        Self::Siblings,
        Self::Wordings,
    ];
}

/// What was looked at for one article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked(BTreeSet<Beside>);

impl Looked {
    /// Everything there is: nothing of the article is left to find.
    pub fn at_all() -> Self {
        Beside::ALL.into_iter().collect()
    }

    /// Takes in what was looked at as well.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// Takes away what was not looked at after all.
    pub fn forget(&mut self, it: Beside) {
        self.0.remove(&it);
    }

    /// Whether the rule with this id was looked for.
    pub fn is_for(&self, rule: &str) -> bool {
        Beside::of_rule(rule).is_none_or(|it| self.0.contains(&it))
    }
}

impl FromIterator<Beside> for Looked {
    fn from_iter<I: IntoIterator<Item = Beside>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Registry, Scope};

    #[test]
    fn every_rule_that_needs_more_than_its_article_says_what() {
        for rule in Registry::shipped().rules() {
            let needs_more = rule.scope == Scope::Project || rule.check == "glossary";
            assert_eq!(Beside::of_rule(&rule.id).is_some(), needs_more, "{}", rule.id);
            assert!(Looked::at_all().is_for(&rule.id));
            assert_eq!(Looked::default().is_for(&rule.id), !needs_more);
        }
    }
}
