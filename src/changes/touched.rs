//! Which diagnostics of an article touch something that changed.

use std::collections::HashMap;
use std::hash::Hash;

use crate::article::{Article, ByteRange, Entry, Segment};
use crate::diagnostic::Diagnostic;

/// Takes away the diagnostics that touch nothing that is new in `after`. The number is theirs.
/// `earlier` gives the diagnostics of `before`; it is called where only they can tell.
pub fn retain(
    before: &Article,
    after: &Article,
    diagnostics: &mut Vec<Diagnostic>,
    earlier: impl FnOnce() -> Vec<Diagnostic>,
) -> usize {
    if diagnostics.is_empty() {
        return 0;
    }
    let touched = Touched::between(before, after);
    let mut old: Option<Counts<Outside>> = None;
    let mut earlier = Some(earlier);
    let total = diagnostics.len();
    diagnostics.retain(|it| {
        if it.segment.is_some() || touched.covers(it) {
            return touched.covers(it);
        }
        // Loose text, and what is missing, which points at whatever is there: new is what the
        // earlier version did not set off.
        let old = old.get_or_insert_with(|| {
            let found = earlier.take().map(|it| it()).unwrap_or_default();
            counts(found.iter().map(|it| outside(before, it)))
        });
        !take(old, &outside(after, it))
    });
    total - diagnostics.len()
}

/// The targets of the segments and the entries of the front matter that are in `before` already.
pub fn unchanged(before: &Article, after: &Article) -> Vec<ByteRange> {
    let touched = Touched::between(before, after);
    let segments = after.segments.iter().map(|it| it.target.text).zip(&touched.segments);
    let entries = entries(after).iter().map(|it| it.value).zip(&touched.entries);
    segments.chain(entries).filter(|it| !it.1).map(|it| it.0).collect()
}

/// How many there are of each.
type Counts<K> = HashMap<K, usize>;

/// A diagnostic outside segments: rule, text and message.
type Outside = (String, String, String);

fn outside(article: &Article, it: &Diagnostic) -> Outside {
    (it.rule.id.clone(), plain(article.at(it.range)), it.message.clone())
}

/// What is not the same as before.
struct Touched<'a> {
    after: &'a Article,
    /// By segment.
    segments: Vec<bool>,
    /// By entry of the front matter.
    entries: Vec<bool>,
}

impl<'a> Touched<'a> {
    fn between(before: &Article, after: &'a Article) -> Self {
        Self { after, segments: new_segments(before, after), entries: new_entries(before, after) }
    }

    /// Whether the place of a diagnostic, or a further one of it, is new.
    fn covers(&self, it: &Diagnostic) -> bool {
        let at = |index: Option<usize>, of: &[bool]| {
            index.and_then(|it| of.get(it)).copied().unwrap_or(false)
        };
        at(it.segment, &self.segments)
            || std::iter::once(it.range).chain(it.related.iter().map(|it| it.range)).any(|range| {
                at(self.segment_of(range), &self.segments)
                    || at(self.entry_of(range), &self.entries)
            })
    }

    fn segment_of(&self, range: ByteRange) -> Option<usize> {
        let segments = &self.after.segments;
        let next = segments.partition_point(|it| it.range.start <= range.start);
        let index = next.checked_sub(1)?;
        segments.get(index).filter(|it| it.range.contains(range)).map(|_| index)
    }

    /// The entry on whose value something lies.
    fn entry_of(&self, range: ByteRange) -> Option<usize> {
        let entries = entries(self.after);
        let index = entries.partition_point(|it| it.key.start <= range.start).checked_sub(1)?;
        entries.get(index).filter(|it| it.value.overlaps(range)).map(|_| index)
    }
}

fn entries(article: &Article) -> &[Entry] {
    article.front_matter.as_ref().map_or(&[], |it| &it.entries)
}

/// What a segment says: both texts, and where a link around it leads.
type Texts = (String, String, String);

fn texts(article: &Article, segment: &Segment) -> Texts {
    let wrapper = segment.place.wrapper.and_then(|it| article.wrappers.get(it));
    let destination = wrapper.map_or("", |it| article.at(it.destination));
    let side = |range| plain(article.at(range));
    (side(segment.target.text), side(segment.source.text), destination.to_owned())
}

/// Which segments are new. Of several with the same texts those are old that kept their ids, then
/// the first ones: ids are renumbered where a sentence is put in.
fn new_segments(before: &Article, after: &Article) -> Vec<bool> {
    let with_id = |article: &Article, it: &Segment| (article.id(it).to_owned(), texts(article, it));
    let mut same = counts(before.segments.iter().map(|it| with_id(before, it)));
    let mut is_new: Vec<bool> =
        after.segments.iter().map(|it| !take(&mut same, &with_id(after, it))).collect();
    let mut moved: Counts<Texts> = HashMap::new();
    for ((_, texts), number) in same {
        *moved.entry(texts).or_default() += number;
    }
    for (segment, is_new) in after.segments.iter().zip(&mut is_new).filter(|it| *it.1) {
        *is_new = !take(&mut moved, &texts(after, segment));
    }
    is_new
}

fn new_entries(before: &Article, after: &Article) -> Vec<bool> {
    let pair = |article: &Article, it: &Entry| {
        (article.at(it.key).to_owned(), plain(article.at(it.value)))
    };
    let mut old = counts(entries(before).iter().map(|it| pair(before, it)));
    entries(after).iter().map(|it| !take(&mut old, &pair(after, it))).collect()
}

fn counts<K: Eq + Hash>(all: impl Iterator<Item = K>) -> Counts<K> {
    let mut counts = Counts::new();
    for it in all {
        *counts.entry(it).or_default() += 1;
    }
    counts
}

/// Takes one away, where one is left.
fn take<K: Eq + Hash>(counts: &mut Counts<K>, key: &K) -> bool {
    match counts.get_mut(key) {
        Some(number) if *number > 0 => {
            *number -= 1;
            true
        }
        _ => false,
    }
}

/// Line ends depend on how git checks out.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}
