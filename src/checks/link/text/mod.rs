//! The words of a link: whole words, no marks of the sentence around them, no blank at the edge,
//! and a blank between them and the next word.

mod edges;
mod glue;
mod parked;
mod words;

use super::pairs::{Pair, pairs};
use crate::checks::phrase::Phrase;
use crate::checks::{Finding, SegmentContext};
use crate::inline::NodeKind;

/// No more is said of one segment.
const MOST_TOLD: usize = 8;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.is_plain() || !cx.target.nodes.iter().any(|it| matches!(it.kind, NodeKind::Link(_))) {
        return;
    }
    if cx.target.written() == cx.source.written() {
        return;
    }
    let links: Vec<Link> = pairs(cx).into_iter().map(|it| Link::of(cx, it)).collect();
    let first = findings.len();
    let parked = parked::check(cx, &links, findings);
    for link in &links[..links.len() - parked] {
        if findings.len() - first >= MOST_TOLD {
            return;
        }
        findings.extend(words::check(cx, link));
        findings.extend(glue::check(cx, link));
    }
}

/// A link on both sides.
struct Link<'t> {
    pair: Pair<'t>,
    /// The words in the translation.
    target: Phrase<'t>,
    /// The words in the source.
    source: Phrase<'t>,
}

impl<'t> Link<'t> {
    fn of(cx: &'t SegmentContext, pair: Pair<'t>) -> Self {
        Self {
            target: Phrase::of(cx.target_flat(), pair.target),
            source: Phrase::of(cx.source_flat(), pair.source),
            pair,
        }
    }
}
