//! Emphasis that begins inside a link or brackets and ends outside, or the other way round.

use super::Emphasis;
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{NodeKind, Tree};

const RULE: &str = "markup/emphasis-crosses-link";

/// Brackets and quotation marks that stand around a label.
const PAIRS: &[(char, char)] =
    &[('[', ']'), ('「', '」'), ('『', '』'), ('【', '】'), ('［', '］'), ('«', '»')];

/// Asterisks that stay text because a link begins or ends between them.
pub(super) fn of_links(cx: &SegmentContext) -> Option<Finding<'static>> {
    let (range, link) = first_torn(cx.target)?;
    let finding = Finding::in_target(RULE, cx, range).and_target(link);
    Some(match first_torn(cx.source) {
        Some((it, _)) => finding.in_source_too(it),
        None => finding,
    })
}

/// The first asterisks that stand as text in a link while the others stand outside of it; and the
/// link.
fn first_torn(tree: &Tree) -> Option<(ByteRange, ByteRange)> {
    tree.links().find_map(|(index, node, _)| {
        let inside = tree
            .inside(index)
            .iter()
            .filter(|it| it.kind == NodeKind::Text)
            .find_map(|it| run(tree, it.range))?;
        let around =
            |it: &&crate::inline::Node| it.kind == NodeKind::Text && !node.range.overlaps(it.range);
        let before = tree.nodes.get(..index)?.iter().rev().take(NEAR).filter(around);
        let behind = tree.nodes.get(node.end..)?.iter().take(NEAR).filter(around);
        let mut outside = before.chain(behind).filter_map(|it| run(tree, it.range));
        let is_half = |it: &ByteRange| it.len() == inside.len();
        outside.any(|it| is_half(&it)).then_some((inside, node.range))
    })
}

/// No more nodes than these are searched for the other half.
const NEAR: usize = 8;

/// The first run of asterisks in a text.
fn run(tree: &Tree, text: ByteRange) -> Option<ByteRange> {
    let written = tree.at(text);
    let start = memchr::memchr(b'*', written.as_bytes())?;
    let rest = &written[start..];
    let length = rest.len() - rest.trim_start_matches('*').len();
    Some(ByteRange::new(text.start + start, text.start + start + length))
}

/// Emphasis that holds one of two brackets while the other stands directly beside it.
pub(super) fn of_brackets<'t>(
    cx: &'t SegmentContext,
    target: &'t [Emphasis],
    source: &'t [Emphasis],
) -> impl Iterator<Item = Finding<'static>> + 't {
    let own = source.iter().find(|it| torn(it).is_some()).map(|it| it.node.range);
    target.iter().filter(|it| torn(it).is_some()).map(move |it| {
        let finding = Finding::in_target(RULE, cx, it.node.range);
        match own {
            Some(range) => finding.in_source_too(range),
            None => finding,
        }
    })
}

fn torn(emphasis: &Emphasis) -> Option<(char, char)> {
    let phrase = &emphasis.phrase;
    let inside = phrase.text.trim();
    let (before, behind) = (phrase.before.trim_end(), phrase.behind.trim_start());
    PAIRS.iter().copied().find(|&(open, close)| {
        let holds = |it: char| inside.contains(it);
        before.ends_with(open)
            && !holds(open)
            && inside.ends_with(close)
            && !behind.starts_with(close)
            || behind.starts_with(close)
                && !holds(close)
                && inside.starts_with(open)
                && !before.ends_with(open)
    })
}
