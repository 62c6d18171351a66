//! What came of one file, and the counts of it.

use super::super::filter::Kept;
use super::super::outputs::Told;
use super::super::rounds::Look;
use super::part::Findings;
use crate::article::Article;
use crate::config::Config;
use crate::engine::Checked;
use crate::input::InputError;
use crate::looked::Looked;
use crate::report::{Origin, Summary};
use crate::shard::Facts;
use crate::sibling;

/// What came of one file.
#[derive(Default)]
pub(in crate::cli) struct Outcome {
    pub(super) told: Told,
    pub(super) summary: Summary,
    /// How many diagnostics are told.
    pub(super) shown: usize,
    /// What is told where none of the diagnostics may be shown.
    pub(super) held_back: Told,
    pub(super) kept: Kept,
    /// How many diagnostics were fixed, or would be.
    pub(super) fixes: usize,
    /// The diff that was asked for.
    pub(super) diff: String,
    pub(super) error: Option<String>,
    /// For the report of a part: the SHA-256 of the bytes, and what is found in them.
    pub(super) digest: Option<String>,
    pub(super) findings: Option<Findings>,
    /// For its siblings.
    pub(super) facts: Option<sibling::Facts>,
}

impl Outcome {
    /// The file cannot be read or checked.
    pub(super) fn failed(error: &InputError) -> Self {
        Self::default().failing(error)
    }

    /// The same for one of which something is known.
    pub(in crate::cli) fn failing(self, error: &InputError) -> Self {
        let summary = Summary { failed: 1, ..Summary::default() };
        Self { summary, error: Some(error.to_string()), ..self }
    }

    /// The same with what is told of the diagnostics.
    pub(in crate::cli) fn showing(self, told: Told, held_back: Told, shown: usize) -> Self {
        Self { told, held_back, shown, ..self }
    }

    /// The file is no article.
    pub(super) fn no_article(kept: Kept) -> Self {
        let summary = Summary { not_articles: 1, ..Summary::default() };
        Self { summary, kept, ..Self::default() }
    }

    /// What the report of a part says of the file; nothing is told yet.
    pub(in crate::cli) fn of_part(facts: &Facts) -> Self {
        Self {
            summary: facts.summary.clone(),
            kept: Kept { seen: facts.seen.clone(), ..Kept::default() },
            error: facts.error.clone(),
            facts: facts.siblings.clone(),
            ..Self::default()
        }
    }

    /// The article was fixed, or would be, and nothing more is asked.
    pub(super) fn fixed(diff: String, fixes: usize) -> Self {
        let summary = Summary { articles: 1, ..Summary::default() };
        Self { diff, summary, fixes, ..Self::default() }
    }
}

impl Look for Outcome {
    fn facts(&self) -> Option<&sibling::Facts> {
        self.facts.as_ref()
    }

    fn compared(&mut self, with: &Looked) {
        if let Some(seen) = &mut self.kept.seen {
            seen.looked.extend(with);
        }
    }

    fn look_again(&mut self, newer: Self) {
        // What failed at first stays failed, however the second look went.
        if self.error.is_none() {
            *self = Self { fixes: self.fixes, ..newer };
        }
    }
}

/// The counts of an article.
pub(super) fn summary(
    article: &Article,
    config: &Config,
    checked: &Checked,
    kept: &Kept,
) -> Summary {
    let mut summary = Summary {
        articles: 1,
        suppressed: checked.suppressed,
        advice_not_shown: checked.advice_not_shown,
        in_baseline: kept.in_baseline,
        unchanged: kept.unchanged,
        ..Summary::default()
    };
    let (locale, origin) = (article.locale().to_owned(), Origin::from(article.translation_type()));
    for diagnostic in &checked.diagnostics {
        *summary.levels.entry(diagnostic.level).or_default() += 1;
        let key = (diagnostic.rule.id.clone(), locale.clone());
        summary.rules.entry(key).or_default().add(origin, 1);
    }
    // That a locale is missing is a diagnostic of its own.
    if !locale.is_empty() && config.profiles.profile(&locale).is_none() {
        summary.without_profile.insert(locale.clone());
    }
    summary.segments.entry(locale).or_default().add(origin, article.segments.len());
    summary
}
