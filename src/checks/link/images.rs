//! Images of both sides, compared by their paths.

use super::destinations::key;
use crate::checks::multiset::difference;
use crate::checks::{Finding, SegmentContext, place};

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.is_plain() {
        return;
    }
    let source: Vec<_> = cx.source.images().collect();
    if source.is_empty() {
        return;
    }
    let target: Vec<_> = cx.target.images().collect();
    let locale = cx.context.locale.as_ref();
    let source_keys: Vec<_> = source.iter().map(|it| key(&it.2.destination, locale)).collect();
    let target_keys: Vec<_> = target.iter().map(|it| key(&it.2.destination, locale)).collect();
    let mut difference = difference(&source_keys, &target_keys);
    let likeness = |s: usize, t: usize| strsim::jaro_winkler(&source_keys[s], &target_keys[t]);
    while let Some((s, t)) = difference.take_pair(likeness) {
        let (wanted, found) = (source[s].2, target[t].2);
        findings.push(
            Finding::in_target("link/changed-image", cx, found.written)
                .with("destination", &*wanted.destination)
                .with("found", &*found.destination)
                .and_source(wanted.written),
        );
    }
    for &index in &difference.missing {
        let (at, node, goal) = source[index];
        let range = place::of_lost(cx, &cx.source.visible_inside(at));
        findings.push(
            Finding::in_target("link/missing-image", cx, range)
                .with("destination", &*goal.destination)
                .and_source(node.range),
        );
    }
}
