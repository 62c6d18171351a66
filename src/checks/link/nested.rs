//! Links inside links, which Markdown does not know: the outer one stays text.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{NodeKind, Tree};

/// No further than this (bytes) is the end of the outer address looked for.
const REACH: usize = 2048;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if cx.is_plain() || !cx.target.nodes.iter().any(|it| matches!(it.kind, NodeKind::Link(_))) {
        return;
    }
    let Some(found) = nested(cx.target).filter(|_| cx.target.written() != cx.source.written())
    else {
        return;
    };
    let finding = Finding::in_target("link/nested", cx, found).with("text", cx.target.at(found));
    findings.push(match nested(cx.source) {
        Some(it) => finding.in_source_too(it),
        None => finding,
    });
}

/// The first link around a link: text in brackets that holds a link, and an address behind it.
fn nested(tree: &Tree) -> Option<ByteRange> {
    // The brackets that are open, each with whether a link stands in it.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut until = 0;
    for (index, node) in tree.nodes.iter().enumerate() {
        match &node.kind {
            NodeKind::Link(_) if index >= until => {
                until = node.end;
                mark(&mut open);
            }
            NodeKind::Image(_) => until = until.max(node.end),
            NodeKind::Text if index >= until => {
                if let Some(range) = closed_in(tree, node.range, &mut open) {
                    return Some(range);
                }
            }
            _ => {}
        }
    }
    None
}

/// Notes that a link stands in all open brackets. The ones below a noted one are noted already.
fn mark(open: &mut [(usize, bool)]) {
    for bracket in open.iter_mut().rev().take_while(|it| !it.1) {
        bracket.1 = true;
    }
}

fn closed_in(tree: &Tree, text: ByteRange, open: &mut Vec<(usize, bool)>) -> Option<ByteRange> {
    for (at, byte) in tree.at(text).bytes().enumerate().filter(|it| matches!(it.1, b'[' | b']')) {
        let at = text.start + at;
        if byte == b'[' {
            open.push((at, false));
            continue;
        }
        let Some((start, holds_link)) = open.pop() else {
            continue;
        };
        let behind = &tree.text.as_bytes()[at + 1..tree.range.end.min(at + 1 + REACH)];
        if holds_link && behind.first() == Some(&b'(') {
            let length = memchr::memchr(b')', behind)?;
            return Some(ByteRange::new(start, at + 2 + length));
        }
    }
    None
}
