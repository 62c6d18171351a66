//! Emphasis around nothing.

use super::Emphasis;
use crate::checks::{Finding, SegmentContext};

pub(super) fn check<'t>(
    cx: &'t SegmentContext,
    target: &'t [Emphasis],
    source: &'t [Emphasis],
) -> impl Iterator<Item = Finding<'static>> + 't {
    let is_empty = |it: &&Emphasis| it.phrase.text.trim().is_empty();
    let excused = source.iter().filter(is_empty).count();
    let empty = target.iter().filter(is_empty).skip(excused);
    empty.map(|it| Finding::in_target("markup/empty-emphasis", cx, it.node.range))
}
