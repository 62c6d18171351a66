//! The words that are emphasized: the words of a label, no marks of the sentence around them, no
//! word of it, and not one half of a pair of brackets.

mod crossing;
mod empty;
mod punctuated;
mod scars;
mod words;

use crate::checks::phrase::Phrase;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Flat, Kind, Node, NodeKind, Tree};

/// No more is said of one segment by one rule.
const MOST_TOLD: usize = 4;

/// With more emphasis than this on one side, a segment is no prose.
const MOST_READ: usize = 256;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    const MARKS: Kind = Kind::STAR.or(Kind::LOW_LINE);
    if !cx.target.features.has(MARKS) && !cx.source.features.has(MARKS) || cx.is_plain() {
        return;
    }
    if cx.target.written() == cx.source.written() {
        return;
    }
    findings.extend(scars::check(cx));
    if !cx.target.features.has(MARKS) {
        return;
    }
    findings.extend(crossing::of_links(cx));
    let target = Emphasis::all(cx.target, cx.target_flat());
    if target.is_empty() {
        return;
    }
    let source = Emphasis::all(cx.source, cx.source_flat());
    findings.extend(empty::check(cx, &target, &source).take(MOST_TOLD));
    findings.extend(crossing::of_brackets(cx, &target, &source).take(MOST_TOLD));
    findings.extend(punctuated::check(cx, &target, &source).take(MOST_TOLD));
    findings.extend(words::check(cx, &target, &source).take(MOST_TOLD));
}

/// An emphasis of one side.
struct Emphasis<'t> {
    node: &'t Node,
    phrase: Phrase<'t>,
    /// Whether a link stands around it.
    in_link: bool,
}

impl<'t> Emphasis<'t> {
    /// All emphasis of a side; bold italic words count once.
    fn all(tree: &'t Tree, flat: &'t Flat) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let mut link_until = 0;
        for (index, node) in tree.nodes.iter().enumerate() {
            match node.kind {
                NodeKind::Link(_) => link_until = link_until.max(node.end),
                NodeKind::Strong | NodeKind::Emphasis if found.len() < MOST_READ => {
                    let phrase = Phrase::of(flat, node);
                    let is_same = |it: &Self| {
                        it.node.range.contains(node.range)
                            && (it.phrase.start, it.phrase.end) == (phrase.start, phrase.end)
                    };
                    if !found.last().is_some_and(is_same) {
                        found.push(Self { node, phrase, in_link: index < link_until });
                    }
                }
                _ => {}
            }
        }
        found
    }
}
