//! What a mutation is: a rule, and a way to break it in many places of a clean article.

use std::ops::Range;

use super::article::{Clean, Spot};
use super::text::char_at;

/// Bytes of a text that others take the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub at: Range<usize>,
    pub with: Vec<u8>,
}

/// The edits that make one defect of a text.
pub type Edits = Vec<Edit>;

/// Puts something in the place of a range.
pub fn replace(at: Range<usize>, with: impl Into<Vec<u8>>) -> Edit {
    Edit { at, with: with.into() }
}

/// Puts something in front of a byte.
pub fn insert(at: usize, with: impl Into<Vec<u8>>) -> Edit {
    replace(at..at, with)
}

/// Takes a range out.
pub fn cut(at: Range<usize>) -> Edit {
    replace(at, "")
}

/// Pulls one of these marks, where it stands at `end`, in to `inner`.
pub fn swallow(text: &str, inner: usize, end: usize, marks: &str) -> Option<Edits> {
    let at = char_at(text, end);
    let mark = &text[at.clone()];
    let is_one = !mark.is_empty() && marks.contains(mark);
    is_one.then(|| vec![insert(inner, mark), cut(at)])
}

/// One defect in an article.
#[derive(Debug, Clone, Default)]
pub struct Plant {
    /// What changes, at places of the article.
    pub edits: Edits,
    /// The ids of the segments that a diagnostic may belong to; any where there are none.
    pub segments: Vec<String>,
    /// The folder to put the article in, instead of the usual one.
    pub folder: Option<String>,
}

impl Plant {
    /// A defect that belongs to no segment.
    pub fn anywhere(edits: Edits) -> Self {
        Self { edits, ..Self::default() }
    }

    /// A defect of one segment or some.
    pub fn of(edits: Edits, segments: &[&str]) -> Self {
        let segments = segments.iter().map(|&it| it.to_owned()).collect();
        Self { edits, segments, ..Self::default() }
    }
}

/// A way to find places for a defect.
#[derive(Clone, Copy)]
pub enum Find {
    /// In the target of each segment.
    Target(fn(&Spot) -> Vec<Edits>),
    /// In the article.
    Article(fn(&Clean) -> Vec<Plant>),
}

/// A way to break a rule.
#[derive(Clone, Copy)]
pub struct Mutation {
    /// The rule that has to report it.
    pub rule: &'static str,
    /// What it does.
    pub name: &'static str,
    pub find: Find,
    /// Rules that say the same about the same place, so that one of them is enough.
    pub or: &'static [&'static str],
    /// Rules that may report something more: the defect is more than one fault.
    pub beside: &'static [&'static str],
}

impl Mutation {
    pub const fn target(
        rule: &'static str,
        name: &'static str,
        find: fn(&Spot) -> Vec<Edits>,
    ) -> Self {
        Self { rule, name, find: Find::Target(find), or: &[], beside: &[] }
    }

    pub const fn article(
        rule: &'static str,
        name: &'static str,
        find: fn(&Clean) -> Vec<Plant>,
    ) -> Self {
        Self { rule, name, find: Find::Article(find), or: &[], beside: &[] }
    }

    pub const fn or(self, or: &'static [&'static str]) -> Self {
        Self { or, ..self }
    }

    pub const fn beside(self, beside: &'static [&'static str]) -> Self {
        Self { beside, ..self }
    }

    /// Whether a diagnostic of this rule counts as finding the defect.
    pub fn accepts(&self, rule: &str) -> bool {
        self.rule == rule || self.or.contains(&rule)
    }

    /// All places for this defect in an article.
    pub fn plants(&self, article: &Clean) -> Vec<Plant> {
        match self.find {
            Find::Article(find) => find(article),
            Find::Target(find) => {
                let plant = |(id, start, edits): (&str, usize, Edits)| {
                    let shift = |it: Edit| replace(it.at.start + start..it.at.end + start, it.with);
                    Plant::of(edits.into_iter().map(shift).collect(), &[id])
                };
                article
                    .spots()
                    .flat_map(|(segment, spot)| {
                        let start = segment.target.start;
                        find(&spot).into_iter().map(move |it| (&*segment.id, start, it))
                    })
                    .map(plant)
                    .collect()
            }
        }
    }
}

/// Puts edits into a text. Gives the new bytes and the ranges that changed in them; what was taken
/// out leaves an empty range.
pub fn apply(text: &str, edits: &[Edit]) -> (Vec<u8>, Vec<Range<usize>>) {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|it| (it.at.start, it.at.end));
    let (mut bytes, mut changed, mut from) = (Vec::new(), Vec::new(), 0);
    for edit in edits {
        assert!(from <= edit.at.start, "edits overlap: {edit:?}");
        bytes.extend(&text.as_bytes()[from..edit.at.start]);
        changed.push(bytes.len()..bytes.len() + edit.with.len());
        bytes.extend(&edit.with);
        from = edit.at.end;
    }
    bytes.extend(&text.as_bytes()[from..]);
    (bytes, changed)
}
