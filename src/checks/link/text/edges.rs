//! Blanks at the edges of a link's words, put outside.

use crate::article::ByteRange;
use crate::checks::SegmentContext;
use crate::checks::mend::is_blank;
use crate::diagnostic::{Edit, Fix};
use crate::inline::Node;

/// Moves the blanks at both edges out of a link, or takes them away where none is needed.
pub(super) fn without_blanks(cx: &SegmentContext, link: &Node) -> Option<Fix> {
    let words = link.inner.trimmed(cx.target.text);
    let start = ByteRange::new(link.inner.start, words.start);
    let end = ByteRange::new(words.end, link.inner.end);
    let is_plain = |it: ByteRange| cx.target.at(it).chars().all(is_blank);
    if words.is_empty() || !is_plain(start) || !is_plain(end) {
        return None;
    }
    let before = cx.target.at(ByteRange::new(cx.target.range.start, link.range.start));
    let behind = cx.target.at(ByteRange::new(link.range.end, cx.target.range.end));
    let (last, next) = (before.chars().next_back(), behind.chars().next());
    let mut edits = Vec::new();
    if !start.is_empty() {
        edits.extend(
            last.filter(|it| is_word(cx, *it)).map(|_| Edit::insert(link.range.start, " ")),
        );
        edits.push(Edit::delete(start));
    }
    if !end.is_empty() {
        edits.push(Edit::delete(end));
        edits.extend(next.filter(|it| is_word(cx, *it)).map(|_| Edit::insert(link.range.end, " ")));
    }
    Some(Fix::safe(edits))
}

/// Whether a blank belongs between a link and this character.
fn is_word(cx: &SegmentContext, character: char) -> bool {
    let parts_words = cx.profile().is_none_or(|it| it.word_spaces) || character.is_ascii();
    character.is_alphanumeric() && parts_words
}
