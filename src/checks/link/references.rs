//! Reference links whose label the article does not define.

use std::collections::HashSet;

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{NodeKind, Tree};

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.context.article.definitions.is_empty() {
        return;
    }
    // A label of the source that is defined reads as a link there, so whatever is left as text in
    // the source is the source's own fault.
    let in_source: HashSet<String> =
        labels(cx.source).into_iter().map(|it| cx.source.at(it).to_lowercase()).collect();
    let has_reference = has_reference(cx.source);
    for range in labels(cx.target) {
        let label = cx.target.at(range);
        if has_reference && !in_source.contains(&label.to_lowercase()) {
            findings.push(
                Finding::in_target("link/undefined-reference", cx, range).with("label", label),
            );
        }
    }
}

/// Whether a side holds a reference link that works.
fn has_reference(tree: &Tree) -> bool {
    tree.links().any(|(_, node, goal)| {
        let written = tree.at(node.range);
        written.ends_with(']') && goal.written.end <= node.range.end
    })
}

/// The labels of `[text][label]` that stand in a side as text.
fn labels(tree: &Tree) -> Vec<ByteRange> {
    let texts = tree.of_kind(&NodeKind::Text).map(|(_, node)| node.range);
    texts.flat_map(|range| labels_in(tree, range)).collect()
}

fn labels_in(tree: &Tree, range: ByteRange) -> Vec<ByteRange> {
    let text = tree.at(range);
    let mut found = Vec::new();
    let Some(first) = text.find('[') else {
        return found;
    };
    for (at, _) in text.match_indices("][").filter(|it| it.0 > first) {
        let start = at + 2;
        let Some(length) =
            text[start..].find([']', '[']).filter(|&it| text[start + it..].starts_with(']'))
        else {
            continue;
        };
        if length > 0 {
            found.push(ByteRange::new(range.start + start, range.start + start + length));
        }
    }
    found
}
