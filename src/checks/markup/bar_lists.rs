//! Lists in one line whose items are parted by bars.

use crate::article::{Block, ByteRange};
use crate::checks::{Finding, SegmentContext};

/// A source with fewer bars is a pair or a title, which translations write with other marks.
const FEWEST_BARS: usize = 2;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if memchr::memchr(b'|', cx.source.written().as_bytes()).is_none()
        || cx.segment.place.block == Block::TableCell
    {
        return;
    }
    let (source, target) = (&cx.source_flat().text, &cx.target_flat().text);
    let (wanted, found) = (source.matches('|').count(), target.matches('|').count());
    if wanted < FEWEST_BARS || found == 0 || empty_item(source).is_some() {
        return;
    }
    let (range, fault) = match empty_item(target) {
        Some(range) => (cx.target_flat().range(range.start, range.end), "has an empty item"),
        None if found < wanted => (cx.target.range, "has fewer items than in the source"),
        None => return,
    };
    findings.push(Finding::in_target("markup/torn-bar-list", cx, range).with("fault", fault));
}

/// The first pair of bars with nothing between them; a bar at the end closes the list.
fn empty_item(text: &str) -> Option<ByteRange> {
    let mut previous: Option<usize> = None;
    for (at, _) in text.match_indices('|') {
        if let Some(start) = previous.filter(|&it| text[it + 1..at].trim().is_empty()) {
            return Some(ByteRange::new(start, at + 1));
        }
        previous = Some(at);
    }
    None
}
