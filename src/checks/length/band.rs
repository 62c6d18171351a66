//! How long a side is, and how long a target may be.

use crate::inline::{NodeKind, Tree};
use crate::locale::Length;

/// Sources shorter than this (characters) have no usual length of their targets.
const SHORTEST: usize = 25;

/// To this length of the source (characters) the figures for short ones hold.
const SHORT: f64 = 60.0;

/// From this length of the source (characters) on the figures for long ones hold.
const LONG: f64 = 150.0;

/// The characters of a side that a reader sees; code, which is the same on both sides, counts.
pub(super) fn visible(tree: &Tree) -> usize {
    let range = |it| tree.at(it).chars().count();
    let nodes = tree.nodes.iter().map(|node| match &node.kind {
        NodeKind::Text => range(node.range),
        NodeKind::Code | NodeKind::Escape => range(node.inner),
        NodeKind::Entity(_) => 1,
        _ => 0,
    });
    nodes.sum()
}

/// The shares of the source's length between which nearly all targets lie; `None` for sources that
/// are too short.
pub(super) fn band(length: Length, source: usize) -> Option<(f64, f64)> {
    if source < SHORTEST {
        return None;
    }
    let way = ((source as f64 - SHORT) / (LONG - SHORT)).clamp(0.0, 1.0);
    let between = |short: f64, long: f64| short + (long - short) * way;
    Some((between(length.short.0, length.long.0), between(length.short.1, length.long.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_narrow_with_the_length() {
        let length = Length { short: (0.5, 2.0), long: (0.9, 1.5) };
        assert_eq!(band(length, 24), None);
        assert_eq!(band(length, 25), Some((0.5, 2.0)));
        assert_eq!(band(length, 105), Some((0.7, 1.75)));
        assert_eq!(band(length, 1000), Some((0.9, 1.5)));
    }
}
