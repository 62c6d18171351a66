//! What a check gets to see, and how it says what it found.

use std::cell::OnceCell;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::verbatim::Facts;
use crate::article::{Article, ByteRange, Segment, Side};
use crate::config::Config;
use crate::diagnostic::Fix;
use crate::freshness::{self, EnglishTexts, Freshness};
use crate::history::Past;
use crate::inline::{Flat, Tree};
use crate::locale::{LanguageTag, Profile};
use crate::pages::Surroundings;
use crate::source_root::ArticlePath;

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
    /// What the git history tells of its flag, where that was asked for.
    pub past: Option<&'a Past>,
    /// What checks find out once for all segments.
    pub facts: Facts<'a>,
    /// How it stands to its English file, once that is asked for.
    pub freshness: OnceLock<Option<Freshness>>,
    /// The texts of the English file, once they are asked for.
    pub english: OnceLock<Option<EnglishTexts>>,
    /// What stands around the article, once it is asked for.
    pub around: OnceLock<Option<Surroundings>>,
}

impl<'a> Context<'a> {
    /// The text at a range of the article.
    pub fn at(&self, range: ByteRange) -> &'a str {
        range.of(&self.article.text)
    }

    /// The path by which the English file is found.
    pub fn place(&self) -> ArticlePath {
        ArticlePath::new(self.below_root, self.path, self.config)
    }

    /// How the article stands to its English file; `None` where nobody says where that is.
    pub fn freshness(&self) -> Option<&Freshness> {
        let find = || {
            let root = self.config.source_root()?;
            Some(freshness::freshness(self.article, &self.place(), root))
        };
        self.freshness.get_or_init(find).as_ref()
    }

    /// The texts of the English file that was translated, where it is at hand.
    pub fn english(&self) -> Option<&EnglishTexts> {
        let texts = self.english.get_or_init(|| {
            let root = self.config.source_root()?;
            let bytes = freshness::translated(self.article, self.freshness()?, root)?;
            Some(EnglishTexts::of(&bytes))
        });
        texts.as_ref()
    }

    /// What stands around the article, where that may be looked at.
    pub fn around(&self) -> Option<&Surroundings> {
        let find = || self.config.pages.around(self.path, self.below_root);
        self.around.get_or_init(find).as_ref()
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
    target_flat: OnceCell<Flat<'a>>,
    source_flat: OnceCell<Flat<'a>>,
}

impl<'c, 'a> SegmentContext<'c, 'a> {
    /// The segment at `index` with its trees.
    pub fn new(
        context: &'c Context<'a>,
        index: usize,
        segment: &'a Segment,
        (target, source): (&'c Tree<'a>, &'c Tree<'a>),
    ) -> Self {
        Self {
            context,
            index,
            segment,
            target,
            source,
            target_flat: OnceCell::new(),
            source_flat: OnceCell::new(),
        }
    }

    /// Whether neither side holds any markup.
    pub fn is_plain(&self) -> bool {
        self.target.is_plain() && self.source.is_plain()
    }

    /// What is usual in the language of the translation, where that is known.
    pub fn profile(&self) -> Option<&'c Profile> {
        self.context.profile.as_deref()
    }

    /// The prose of the translation.
    pub fn target_flat(&self) -> &Flat<'a> {
        self.target_flat.get_or_init(|| Flat::of(self.target))
    }

    /// The prose of the source.
    pub fn source_flat(&self) -> &Flat<'a> {
        self.source_flat.get_or_init(|| Flat::of(self.source))
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
    /// Places that belong to it, and the sides that they lie on.
    pub related: Vec<(Option<Side>, ByteRange)>,
    /// A further segment that it is about, in which it suppresses what it suppresses in its own.
    pub covers: Option<usize>,
    /// Of the findings of its rule that have the same text here, the first in the article is told.
    pub once: Option<String>,
    /// Where the source has the same fault, so that the translation only repeats it.
    pub in_source: Option<ByteRange>,
    /// What would mend it, if that is certain.
    pub fix: Option<Fix>,
    /// What to put in the place of the rule's placeholders.
    pub values: Vec<(&'static str, String)>,
}

impl<'r> Finding<'r> {
    /// A finding outside the segments.
    pub fn in_article(rule: &'r str, range: ByteRange) -> Self {
        Self {
            rule,
            segment: None,
            side: None,
            range,
            related: Vec::new(),
            covers: None,
            once: None,
            in_source: None,
            fix: None,
            values: Vec::new(),
        }
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

    /// With what would mend it.
    pub fn mended_by(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// With what would mend it, where the check knows.
    pub fn perhaps_mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// With a place on the source side that belongs to it.
    pub fn and_source(mut self, range: ByteRange) -> Self {
        self.related.push((Some(Side::Source), range));
        self
    }

    /// With another place on the target side that belongs to it.
    pub fn and_target(mut self, range: ByteRange) -> Self {
        self.related.push((Some(Side::Target), range));
        self
    }

    /// With a place outside the segments that belongs to it.
    pub fn and(mut self, range: ByteRange) -> Self {
        self.related.push((None, range));
        self
    }

    /// Told once in an article for all findings of its rule with this text.
    pub fn once_for(mut self, what: String) -> Self {
        self.once = Some(what);
        self
    }

    /// The source has the same fault at `range`: what is found is a fault of the source, which is
    /// told once, as advice, with the source's place first.
    pub fn in_source_too(mut self, range: ByteRange) -> Self {
        self.in_source = Some(range);
        self
    }

    /// As [`Self::in_source_too`], where the source has the fault at all.
    pub fn perhaps_in_source(mut self, range: Option<ByteRange>) -> Self {
        self.in_source = range;
        self
    }
}
