//! One cause gives one diagnostic: what else it set off becomes further places of that one.

use std::collections::HashMap;

use super::Found;
use crate::rules::{Registry, Rule};

/// So many findings of a segment can outrank others.
const MOST_OUTRANKING: usize = 64;

/// Findings by segment, as indices; the key of those outside of all segments is `None`.
type BySegment = HashMap<Option<usize>, Vec<usize>>;

/// Makes consequences of findings that another one suppresses, anywhere in the same segment, or
/// outranks, at the same place. A finding that is one itself still has its own, so that the order
/// does not matter.
pub(super) fn fold(registry: &Registry, found: &mut Vec<Found>) {
    let rule = |it: &Found| &registry.rules()[it.rule];
    let has_any = |it: &Found| !rule(it).suppresses.is_empty() || !rule(it).outranks.is_empty();
    if found.len() < 2 || !found.iter().any(has_any) {
        return;
    }
    let suppressing = suppressing(registry, found);
    let outranking = outranking(registry, found);
    let above: Vec<Option<usize>> = (0..found.len())
        .map(|at| {
            let rule = rule(&found[at]);
            let names = |of: fn(&Rule) -> &[String], cause: usize| {
                found[cause].rule != found[at].rule
                    && of(&registry.rules()[found[cause].rule]).iter().any(|it| rule.answers_to(it))
            };
            let here = &found[at].finding.segment;
            let mut suppressing = suppressing.get(here).into_iter().flatten().copied();
            let mut outranking = outranking.get(here).into_iter().flatten().copied();
            suppressing.find(|&it| names(|rule| &rule.suppresses, it)).or_else(|| {
                outranking
                    .find(|&it| names(|rule| &rule.outranks, it) && overlap(&found[it], &found[at]))
            })
        })
        .collect();
    gather(found, &above);
}

/// The first finding of each rule that suppresses something: a second one suppresses nothing more.
fn suppressing(registry: &Registry, found: &[Found]) -> BySegment {
    let mut causes = BySegment::new();
    for (at, cause) in found.iter().enumerate() {
        if registry.rules()[cause.rule].suppresses.is_empty() {
            continue;
        }
        let also = cause.finding.covers.map(Some);
        for place in [Some(cause.finding.segment), also].into_iter().flatten() {
            let known = causes.entry(place).or_default();
            if !known.iter().any(|&it| found[it].rule == cause.rule) {
                known.push(at);
            }
        }
    }
    causes
}

fn outranking(registry: &Registry, found: &[Found]) -> BySegment {
    let mut causes = BySegment::new();
    for (at, cause) in found.iter().enumerate() {
        if !registry.rules()[cause.rule].outranks.is_empty() {
            let known = causes.entry(cause.finding.segment).or_default();
            if known.len() < MOST_OUTRANKING {
                known.push(at);
            }
        }
    }
    causes
}

/// Whether two findings lie on the same bytes.
fn overlap(cause: &Found, other: &Found) -> bool {
    let (cause, other) = (&cause.finding, &other.finding);
    let related = cause.related.iter().filter(|it| it.0 == cause.side);
    std::iter::once(&(cause.side, cause.range))
        .chain(related)
        .any(|it| it.0 == other.side && it.1.overlaps(other.range))
}

fn gather(found: &mut Vec<Found>, above: &[Option<usize>]) {
    let mut kept: Vec<Option<Found>> = std::mem::take(found).into_iter().map(Some).collect();
    for at in 0..kept.len() {
        let Some(root) = root(above, at) else {
            continue;
        };
        if let (Some(consequence), Some(cause)) = (kept[at].take(), kept[root].as_mut()) {
            cause.consequences.push(consequence);
        }
    }
    found.extend(kept.into_iter().flatten());
}

/// The finding that stands above the one at `at` and has none above itself; `None` where that is
/// the one at `at`, or two stand above each other.
fn root(above: &[Option<usize>], at: usize) -> Option<usize> {
    let mut root = above[at]?;
    for _ in 0..above.len() {
        match above[root] {
            Some(next) => root = next,
            None => return Some(root),
        }
    }
    None
}
