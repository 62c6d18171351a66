//! The links of the translation beside those of the source that lead to the same place.

use std::collections::{HashMap, VecDeque};

use super::destinations::key;
use crate::checks::SegmentContext;
use crate::inline::{Node, Target, Tree};

/// A link of the translation and the one of the source that it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'t> {
    /// The index of the link in the tree of the translation.
    pub target_index: usize,
    /// The link of the translation.
    pub target: &'t Node,
    /// Where it leads.
    pub goal: &'t Target,
    /// The index of the link in the tree of the source.
    pub source_index: usize,
    /// The link of the source.
    pub source: &'t Node,
}

type Link<'t> = (usize, &'t Node, &'t Target);

/// All pairs, in the order of the translation. Two links that are left over stand for each other.
pub(super) fn pairs<'t>(cx: &'t SegmentContext) -> Vec<Pair<'t>> {
    let (target, source) = (links(cx.target), links(cx.source));
    if target.is_empty() || source.is_empty() {
        return Vec::new();
    }
    let same = |it: &(&Link, &Link)| it.0.2.destination == it.1.2.destination;
    if target.len() == source.len() && target.iter().zip(&source).all(|it| same(&it)) {
        return target.into_iter().zip(source).map(|(t, s)| pair(t, s)).collect();
    }
    let locale = cx.context.locale.as_ref();
    let mut by_key: HashMap<String, VecDeque<Link>> = HashMap::new();
    for link in source {
        by_key.entry(key(&link.2.destination, locale)).or_default().push_back(link);
    }
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for link in target {
        let partners = by_key.get_mut(&key(&link.2.destination, locale));
        match partners.and_then(VecDeque::pop_front) {
            Some(partner) => pairs.push(pair(link, partner)),
            None => left.push(link),
        }
    }
    let mut without: Vec<Link> = by_key.into_values().flatten().collect();
    if let ([only], Some(partner), true) = (left.as_slice(), without.pop(), without.is_empty()) {
        pairs.push(pair(*only, partner));
        pairs.sort_unstable_by_key(|it| it.target_index);
    }
    pairs
}

fn pair<'t>(target: Link<'t>, source: Link<'t>) -> Pair<'t> {
    Pair {
        target_index: target.0,
        target: target.1,
        goal: target.2,
        source_index: source.0,
        source: source.1,
    }
}

/// The links of a side that have a text of their own: no bare addresses.
fn links<'t>(tree: &'t Tree) -> Vec<Link<'t>> {
    tree.links().filter(|(_, node, _)| !tree.at(node.range).starts_with('<')).collect()
}
