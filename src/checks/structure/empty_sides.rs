//! Sides that hold nothing that a reader could see.

use crate::article::Side;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{NodeKind, Tree};

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let empty = match (is_blank(cx.target), is_blank(cx.source)) {
        (true, false) => Side::Target,
        (false, true) => Side::Source,
        _ => return,
    };
    let ranges = cx.segment.side(empty);
    let range = if ranges.text.is_empty() { ranges.tag } else { ranges.text };
    let (rule, full, other, name) = match empty {
        Side::Target => ("structure/empty-target", Side::Source, cx.source, "source"),
        Side::Source => ("structure/empty-source", Side::Target, cx.target, "target"),
    };
    let finding = Finding::in_segment(rule, cx.index, empty, range);
    findings.push(Finding {
        related: vec![(Some(full), other.range)],
        ..finding.with(name, other.written().trim())
    });
}

fn is_blank(tree: &Tree) -> bool {
    tree.nodes.iter().all(|node| match &node.kind {
        NodeKind::Text => tree.at(node.range).chars().all(char::is_whitespace),
        NodeKind::Entity(character) => character.chars().all(char::is_whitespace),
        NodeKind::Emphasis | NodeKind::Strong => true,
        _ => false,
    })
}
