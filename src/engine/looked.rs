//! What was looked at for one article, and what of its suppressions nobody can judge therefore.

use super::{Found, Round};
use crate::checks::{Context, Finding};
use crate::freshness::Freshness;
use crate::looked::{Beside, Looked};
use crate::rules::Registry;
use crate::suppress::{Suppressions, Unused};

/// What was looked at beside the article of `cx`.
pub(super) fn looked(cx: &Context, looks_at_history: bool, round: Round) -> Looked {
    let is_compared = !matches!(cx.freshness(), None | Some(Freshness::Unknown));
    let is_read = || match cx.freshness() {
        Some(Freshness::Fresh(_) | Freshness::WithoutHash) => true,
        Some(Freshness::Stale(_) | Freshness::Gone { .. }) => cx.english().is_some(),
        Some(Freshness::Unknown) | None => false,
    };
    let all = [
        (Beside::Pages, cx.around().is_some()),
        (Beside::English, is_compared),
        (Beside::Translated, is_read()),
        (Beside::Glossary, cx.config.terminology.is_some()),
        (Beside::History, looks_at_history),
    ];
    let mut looked: Looked = all.into_iter().filter(|it| it.1).map(|it| it.0).collect();
    if let Round::Judged(said) = round {
        looked.extend(&said.compared);
    }
    looked
}

/// Findings about the suppressions that suppress nothing. Nobody knows what those are good for
/// whose rules were not looked for.
pub(super) fn unused<'r>(
    registry: &Registry,
    suppressions: &Suppressions,
    looked: &Looked,
) -> Vec<Found<'r>> {
    const RULE: &str = "structure/unused-suppression";
    let found = |it: Unused| {
        let finding = Finding::in_article(RULE, it.range);
        Found::of(registry, finding.with("rule", it.name).with("fault", it.fault))
    };
    let is_known = |it: &Unused| is_any(registry, it.name, |rule| looked.is_for(rule));
    suppressions.unused().filter(is_known).filter_map(found).collect()
}

/// Whether there are suppressions of which other articles may know what they are good for.
pub(super) fn asks(registry: &Registry, suppressions: &Suppressions, looked: &Looked) -> bool {
    let of_others =
        |rule: &str| matches!(Beside::of_rule(rule), Some(Beside::Siblings | Beside::Wordings));
    suppressions.unused().any(|it| {
        !is_any(registry, it.name, |rule| looked.is_for(rule))
            && is_any(registry, it.name, of_others)
    })
}

/// Whether this holds of any rule that a name means, or the name means none.
fn is_any(registry: &Registry, name: &str, holds: impl Fn(&str) -> bool) -> bool {
    let rules = registry.places(name);
    rules.is_empty() || rules.iter().any(|&it| holds(&registry.rules()[it].id))
}
