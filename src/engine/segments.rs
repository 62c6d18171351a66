//! Runs the checks of segments.

use rayon::prelude::*;

use super::siblings::Siblings;
use crate::article::Segment;
use crate::checks::{self, Context, Finding, SegmentContext};
use crate::inline::Parser;
use crate::rules::Registry;

/// So many segments are parsed at once: enough that starting costs nothing, few enough that what is
/// parsed stays at hand.
const AT_ONCE: usize = 64;

/// An article with fewer segments is one thread's work.
const FEWEST_FOR_THREADS: usize = 16 * AT_ONCE;

/// What checks find in segments, in their order.
#[derive(Default)]
pub(super) struct InSegments<'r> {
    /// The findings of checks that are code.
    pub known: Vec<Finding<'static>>,
    /// Those of checks that rules declare.
    pub declared: Vec<Finding<'r>>,
}

/// Looks at all segments of an article. Where nobody gathers what they say, several threads do.
pub(super) fn look<'a, 'r>(
    cx: &Context<'a>,
    registry: &'r Registry,
    siblings: &mut Siblings<'a>,
) -> InSegments<'r> {
    let segments = cx.article.segments.as_slice();
    let is_alone = matches!(siblings, Siblings::Alone);
    if !is_alone || segments.len() < FEWEST_FOR_THREADS {
        return part(cx, registry, 0, segments, |it| siblings.segment(it));
    }
    let size = (segments.len() / 8).next_multiple_of(AT_ONCE);
    let parts = segments.par_chunks(size).enumerate();
    let parts: Vec<InSegments> =
        parts.map(|(at, it)| part(cx, registry, at * size, it, |_| {})).collect();
    let mut all = InSegments::default();
    for mut it in parts {
        all.known.append(&mut it.known);
        all.declared.append(&mut it.declared);
    }
    all
}

/// Looks at some segments, the first of which has the index `first` in its article.
fn part<'a, 'r>(
    cx: &Context<'a>,
    registry: &'r Registry,
    first: usize,
    segments: &'a [Segment],
    mut also: impl FnMut(&SegmentContext<'_, 'a>),
) -> InSegments<'r> {
    let mut found = InSegments::default();
    let mut parser = Parser::new(cx.article);
    for (number, segments) in segments.chunks(AT_ONCE).enumerate() {
        let sides = segments.iter().flat_map(|it| [it.target.text, it.source.text]);
        let trees = parser.parse_all(sides);
        for (at, (segment, trees)) in segments.iter().zip(trees.chunks_exact(2)).enumerate() {
            let index = first + number * AT_ONCE + at;
            let cx = SegmentContext::new(cx, index, segment, (&trees[0], &trees[1]));
            check(&cx, registry, &mut found);
            also(&cx);
        }
    }
    found
}

fn check<'r>(cx: &SegmentContext, registry: &'r Registry, found: &mut InSegments<'r>) {
    for check in checks::all().filter_map(|it| it.segment) {
        check(cx, &mut found.known);
    }
    for (rule, declared) in registry.declared().filter(|it| it.1.looks_at_segments()) {
        declared.segment(rule, cx, &mut found.declared);
    }
}
