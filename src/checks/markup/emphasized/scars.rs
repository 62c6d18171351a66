//! Two blanks in a row where a marker stood.

use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, NodeKind, Tree};

pub(super) fn check(cx: &SegmentContext) -> Option<Finding<'static>> {
    if !cx.target.features.has_behind_blank(Kind::BLANK) {
        return None;
    }
    let (wanted, found) = (markers(cx.source), markers(cx.target));
    if found >= wanted || !scars(cx.source).is_empty() {
        return None;
    }
    let scars = scars(cx.target);
    let (first, others) = scars.split_first()?;
    let mut finding = Finding::in_target("markup/dropped-marker-scar", cx, *first);
    for scar in others {
        finding = finding.and_target(*scar);
    }
    let lost = first_emphasis(cx.source)?;
    Some(finding.and_source(lost))
}

fn is_emphasis(kind: &NodeKind) -> bool {
    matches!(kind, NodeKind::Emphasis | NodeKind::Strong)
}

/// The number of emphases of a side.
fn markers(tree: &Tree) -> usize {
    tree.nodes.iter().filter(|it| is_emphasis(&it.kind)).count()
}

fn first_emphasis(tree: &Tree) -> Option<ByteRange> {
    tree.nodes.iter().find(|it| is_emphasis(&it.kind)).map(|it| it.range)
}

/// The places with two blanks in a row between words, up to a handful.
fn scars(tree: &Tree) -> Vec<ByteRange> {
    let texts = tree.nodes.iter().filter(|it| it.kind == NodeKind::Text);
    texts.flat_map(|it| in_text(tree, it.range)).take(super::MOST_TOLD).collect()
}

fn in_text(tree: &Tree, text: ByteRange) -> Vec<ByteRange> {
    let mut found = Vec::new();
    let mut at = text.start;
    let side = tree.range;
    while let Some(start) =
        memchr::memmem::find(tree.at(ByteRange::new(at, text.end)).as_bytes(), b"  ")
    {
        let start = at + start;
        let rest = tree.at(ByteRange::new(start, text.end));
        at = start + rest.len() - rest.trim_start_matches(' ').len();
        let is_line_end = |it: char| matches!(it, '\n' | '\r');
        let before = tree.at(ByteRange::new(side.start, start));
        let behind = tree.at(ByteRange::new(at, side.end));
        let is_inside = !before.is_empty()
            && !before.ends_with(is_line_end)
            && !behind.is_empty()
            && !behind.starts_with(is_line_end);
        if is_inside {
            found.push(ByteRange::new(start, at));
        }
    }
    found
}
