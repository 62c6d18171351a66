//! What a check gets to see, and how it says what it found.

use std::path::Path;
use std::sync::Arc;

use crate::article::{Article, ByteRange, Segment, Side};
use crate::config::Config;
use crate::inline::Tree;
use crate::locale::{LanguageTag, Profile};

/// One article and everything around it that checks may ask for.
#[derive(Debug)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// The path below the root, with `/`.
    pub below_root: &'a str,
    /// The whole path, to find the folder or repository that names a locale.
    pub path: &'a Path,
    /// The configuration in force.
    pub config: &'a Config,
    /// The declared locale, where it is a language tag.
    pub locale: Option<LanguageTag>,
    /// What is usual in it, where there is a profile.
    pub profile: Option<Arc<Profile>>,
}

impl<'a> Context<'a> {
    /// The text at a range of the article.
    pub fn at(&self, range: ByteRange) -> &'a str {
        range.of(&self.article.text)
    }

    /// Whether target and source are in one language, so that nothing need be translated.
    pub fn is_source_language(&self) -> bool {
        self.profile.as_ref().is_some_and(|it| it.tag == "en" || it.tag.starts_with("en-"))
    }
}

/// One segment with the trees of its sides.
#[derive(Debug)]
pub struct SegmentContext<'c, 'a> {
    /// The article around it.
    pub context: &'c Context<'a>,
    /// Its index in the article.
    pub index: usize,
    /// Its ranges.
    pub segment: &'a Segment,
    /// The tree of the translation.
    pub target: &'c Tree<'a>,
    /// The tree of the source.
    pub source: &'c Tree<'a>,
}

impl SegmentContext<'_, '_> {
    /// Whether neither side holds any markup.
    pub fn is_plain(&self) -> bool {
        self.target.is_plain() && self.source.is_plain()
    }
}

/// A thing that a check found, not yet put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'r> {
    /// The id of the rule that it breaks.
    pub rule: &'r str,
    /// The segment, as an index of the article's.
    pub segment: Option<usize>,
    /// The side that the range lies on.
    pub side: Option<Side>,
    /// The place.
    pub range: ByteRange,
    /// A place that belongs to it, and the side that it lies on.
    pub related: Option<(Option<Side>, ByteRange)>,
    /// What to put in the place of the rule's placeholders.
    pub values: Vec<(&'static str, String)>,
}

impl<'r> Finding<'r> {
    /// A finding outside the segments.
    pub fn in_article(rule: &'r str, range: ByteRange) -> Self {
        Self { rule, segment: None, side: None, range, related: None, values: Vec::new() }
    }

    /// A finding on one side of a segment.
    pub fn in_segment(rule: &'r str, segment: usize, side: Side, range: ByteRange) -> Self {
        Self { segment: Some(segment), side: Some(side), ..Self::in_article(rule, range) }
    }

    /// A finding on the target side of the segment of `cx`.
    pub fn in_target(rule: &'r str, cx: &SegmentContext, range: ByteRange) -> Self {
        Self::in_segment(rule, cx.index, Side::Target, range)
    }

    /// With a value for a placeholder.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// With a place on the source side that belongs to it.
    pub fn and_source(mut self, range: ByteRange) -> Self {
        self.related = Some((Some(Side::Source), range));
        self
    }

    /// With a place outside the segments that belongs to it.
    pub fn and(mut self, range: ByteRange) -> Self {
        self.related = Some((None, range));
        self
    }
}
