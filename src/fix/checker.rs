//! How an article is checked before and after it is mended.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::article::Article;
use crate::config::{ArticleFacts, Config, Selection};
use crate::diagnostic::Diagnostic;
use crate::engine;

/// How an article is checked.
#[derive(Debug, Clone, Copy)]
pub struct Checker<'a> {
    /// The whole path.
    pub path: &'a Path,
    /// The path below the root.
    pub below_root: &'a str,
    /// The configuration in force.
    pub config: &'a Config,
}

impl Checker<'_> {
    /// The diagnostics of an article that a selection shows.
    pub fn check(&self, article: &Article, selection: &Selection) -> Vec<Diagnostic> {
        engine::check(article, self.path, self.below_root, self.config, selection).diagnostics
    }

    /// The diagnostics of all rules, of those that are off too.
    pub(super) fn check_all(&self, article: &Article) -> Vec<Diagnostic> {
        self.check(article, &self.everything())
    }

    /// Which of all diagnostics of an article a selection shows.
    pub(super) fn shown<'d>(
        &self,
        article: &Article,
        selection: &Selection,
        all: &'d [Diagnostic],
    ) -> impl Iterator<Item = &'d Diagnostic> {
        let facts = ArticleFacts {
            below_root: self.below_root,
            locale: article.locale(),
            translation_type: article.translation_type(),
        };
        let registry = Arc::clone(&self.config.registry);
        let (levels, advice) = (self.config.levels(&facts, selection), selection.advice);
        all.iter().filter(move |it| {
            let level = registry.position(&it.rule.id).and_then(|at| levels.get(at).copied()?);
            // Where the source has the fault too, it is advice whatever the rule.
            level.is_some_and(|level| level == it.level || advice)
        })
    }

    fn everything(&self) -> Selection {
        let families: BTreeSet<&str> =
            self.config.registry.rules().iter().map(|it| it.family()).collect();
        let select = families.into_iter().map(str::to_owned).collect();
        Selection { select, advice: true, ..Selection::default() }
    }

    /// How many diagnostics of each rule each segment has.
    pub(super) fn counts<'d>(
        &self,
        diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    ) -> Counts {
        let mut counts = Counts::new();
        for key in diagnostics.into_iter().filter_map(|it| self.key(it)) {
            *counts.entry(key).or_default() += 1;
        }
        counts
    }

    pub(super) fn key(&self, it: &Diagnostic) -> Option<(Option<usize>, usize)> {
        Some((it.segment, self.config.registry.position(&it.rule.id)?))
    }

    /// What a proof looks at: all that is on, advice included; and what is off, where a diagnostic
    /// to mend is of such a rule because the command line names it.
    pub(super) fn before(
        &self,
        article: &Article,
        waiting: &[&Diagnostic],
        all: &[Diagnostic],
    ) -> (Selection, Counts) {
        let on = Selection { advice: true, ..Selection::default() };
        let counts = self.counts(self.shown(article, &on, all));
        let is_on = |it: &&Diagnostic| self.key(it).is_some_and(|it| counts.contains_key(&it));
        if waiting.iter().all(is_on) {
            return (on, counts);
        }
        (self.everything(), self.counts(all))
    }
}

/// Diagnostics by segment and the rule's place in the registry.
pub(super) type Counts = BTreeMap<(Option<usize>, usize), usize>;
