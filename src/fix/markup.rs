//! What fixes may do to the markup of a translation: leave it, or bring back what the source has.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use crate::article::{Article, ByteRange};
use crate::inline::{NodeKind, Parser};

/// The kinds of markup of a side in their order.
type Kinds = Vec<Discriminant<NodeKind>>;

/// The markup of an article before and after fixes.
pub(super) struct Markup<'a> {
    old: (&'a Article, Parser<'a>),
    new: (&'a Article, Parser<'a>),
}

impl<'a> Markup<'a> {
    pub(super) fn of(old: &'a Article, new: &'a Article) -> Self {
        Self { old: (old, Parser::new(old)), new: (new, Parser::new(new)) }
    }

    /// Whether markup of a segment's translation goes, changes places, or comes without the source
    /// having it.
    pub(super) fn is_bad(&mut self, segment: usize) -> bool {
        let Some(sides) = self.old.0.segments.get(segment) else { return true };
        let Some(after) = self.new.0.segments.get(segment) else { return true };
        let before = kinds(&mut self.old.1, sides.target.text);
        let after = kinds(&mut self.new.1, after.target.text);
        if before == after {
            return false;
        }
        let source = counts(&kinds(&mut self.old.1, sides.source.text));
        let had = counts(&before);
        let is_beyond = |(kind, count): (&Discriminant<NodeKind>, &usize)| {
            let of = |it: &HashMap<_, usize>| it.get(kind).copied().unwrap_or_default();
            *count > of(&had).max(of(&source))
        };
        !is_within(&before, &after) || counts(&after).iter().any(is_beyond)
    }
}

fn kinds(parser: &mut Parser<'_>, side: ByteRange) -> Kinds {
    let is_text =
        |it: &NodeKind| matches!(it, NodeKind::Text | NodeKind::Escape | NodeKind::Entity(_));
    let tree = parser.parse(side);
    tree.nodes.iter().map(|it| &it.kind).filter(|it| !is_text(it)).map(discriminant).collect()
}

fn counts(kinds: &Kinds) -> HashMap<Discriminant<NodeKind>, usize> {
    let mut counts = HashMap::new();
    for it in kinds {
        *counts.entry(*it).or_default() += 1;
    }
    counts
}

/// Whether `all` holds everything of `few` in its order.
fn is_within(few: &Kinds, all: &Kinds) -> bool {
    let mut all = all.iter();
    few.iter().all(|it| all.any(|other| other == it))
}
