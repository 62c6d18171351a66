//! What the siblings of an article are told about it, and what they say.

mod gathered;
mod judged;

use std::collections::HashSet;

use gathered::Gathered;
use judged::Judged;

use super::Found;
use crate::article::{Article, ByteRange};
use crate::checks::SegmentContext;
use crate::rules::{Level, Registry, Scope};
use crate::sibling::{Claim, ClaimKind, Facts, Said};

/// What a run knows of other articles while it checks one.
#[derive(Debug, Clone, Copy, Default)]
pub enum Round<'a> {
    /// Nothing, nor will it.
    #[default]
    Alone,
    /// Nothing yet: facts are gathered.
    Gather,
    /// What the siblings of this article say.
    Judged(&'a Said),
}

/// Families whose findings in a segment say already what siblings would say.
const TOLD: &[&str] =
    &["structure", "link", "markup", "verbatim", "number", "untranslated", "length"];

/// Families whose faults may come from the source.
const CAUSED: &[&str] = &["link", "markup", "verbatim", "number"];

/// What comes of an article among its siblings.
pub(super) enum Siblings<'a> {
    Alone,
    Gathered(Gathered),
    Judged(Judged<'a>),
}

impl<'a> Siblings<'a> {
    pub(super) fn new(round: Round<'a>) -> Self {
        match round {
            Round::Alone => Self::Alone,
            Round::Gather => Self::Gathered(Gathered::default()),
            Round::Judged(said) => Self::Judged(Judged::new(&said.verdicts)),
        }
    }

    /// Takes in a segment.
    pub(super) fn segment(&mut self, cx: &SegmentContext<'_, 'a>) {
        let Some(number) = number(cx.context.article, cx.index) else {
            return;
        };
        match self {
            Self::Alone => {}
            Self::Gathered(it) => it.segment(cx, number),
            Self::Judged(it) => it.segment(cx, number),
        }
    }

    /// When all is found: adds what the siblings say, or gives what they are to know.
    /// `tells_source_fault` says whether anybody is told of the one fault that stands for many: in
    /// this run, or at an offset in a segment of this article.
    pub(super) fn end<'r>(
        self,
        article: &Article,
        registry: &'r Registry,
        found: &mut Vec<Found<'r>>,
        mut tells_source_fault: impl FnMut(Option<(usize, usize)>) -> bool,
    ) -> Option<Facts> {
        if matches!(self, Self::Alone) {
            return None;
        }
        let told = told(registry, found);
        match self {
            Self::Alone => None,
            Self::Gathered(it) => {
                let facts = it.facts(article, registry, &told, found)?;
                let silent = silent(article, registry, found, tells_source_fault);
                Some(Facts { silent, ..facts })
            }
            Self::Judged(it) => {
                it.join(article, registry, &told, &mut tells_source_fault, found);
                None
            }
        }
    }
}

/// The numbers of the segments with a fault of which may not be told that it comes from the source.
fn silent(
    article: &Article,
    registry: &Registry,
    found: &[Found],
    mut tells_source_fault: impl FnMut(Option<(usize, usize)>) -> bool,
) -> Vec<u32> {
    let number = |it: &Found| {
        let claim = fault(article, registry, it)?;
        let place = source_of(article, it)?;
        (!tells_source_fault(Some((place.0, place.1.start)))).then_some(claim.number)
    };
    let mut numbers: Vec<u32> = found.iter().filter_map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The segment of a finding, and the source in it.
fn source_of(article: &Article, it: &Found) -> Option<(usize, ByteRange)> {
    let at = it.finding.segment?;
    Some((at, article.segments.get(at)?.source.text.trimmed(&article.text)))
}

/// The number of a segment: what stands behind the last hyphen of its id.
fn number(article: &Article, index: usize) -> Option<u32> {
    let id = article.id(article.segments.get(index)?);
    id.rsplit_once('-')?.1.parse().ok()
}

/// The segments in which something was found that the siblings would say as well.
fn told(registry: &Registry, found: &[Found]) -> HashSet<usize> {
    // Where a link leads says nothing of the words.
    let says = |it: &&Found| {
        let rule = &registry.rules()[it.rule];
        TOLD.contains(&rule.family()) && rule.scope != Scope::Project
    };
    found.iter().filter(says).filter_map(|it| it.finding.segment).collect()
}

/// A fault that may come from the source, as a claim: told by default, and nothing mends it here.
fn fault(article: &Article, registry: &Registry, found: &Found) -> Option<Claim> {
    let rule = &registry.rules()[found.rule];
    let is_one = CAUSED.contains(&rule.family())
        && rule.level != Level::Advice
        && found.finding.in_source.is_none()
        && found.finding.fix.is_none();
    let number = number(article, found.finding.segment.filter(|_| is_one)?)?;
    Some(Claim::new(number, ClaimKind::Fault, &rule.id))
}
