//! The edits that more than one check proposes. They move or take away marks and blanks, and never
//! touch a word.

use super::SegmentContext;
use super::punctuation::Mark;
use crate::article::ByteRange;
use crate::diagnostic::{Edit, Fix};
use crate::inline::Node;
use crate::locale::Blank;

/// A blank that stands between words of a line.
pub(super) const fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// Takes away the blanks that a range begins or ends with, if the rest of it is `mark`.
pub(super) fn without_blanks(text: &str, range: ByteRange, mark: &str) -> Option<Edit> {
    let found = range.of(text);
    let blanks = if found.ends_with(mark) {
        ByteRange::new(range.start, range.end - mark.len())
    } else {
        ByteRange::new(range.start + mark.len(), range.end)
    };
    let is_sure = found.trim_matches(is_blank) == mark && !blanks.is_empty();
    is_sure.then(|| Edit::delete(blanks))
}

/// Moves marks at the end or the start of a link or an emphasis out of it, as they are written.
pub(super) fn moved_out(cx: &SegmentContext, node: &Node, marks: ByteRange) -> Option<Fix> {
    let tree = cx.target;
    let before = tree.at(ByteRange::new(node.inner.start, marks.start));
    let behind = tree.at(ByteRange::new(marks.end, node.inner.end));
    let edits = if before.chars().any(char::is_alphanumeric) && is_edge(behind) {
        moved_behind(cx, node, marks, before, behind)
    } else if is_edge(before) {
        moved_before(cx, node, marks, behind)
    } else {
        None
    };
    edits.map(Fix::safe)
}

/// Whether nothing but blanks and marks of emphasis stands between a mark and the edge.
fn is_edge(text: &str) -> bool {
    text.chars().all(|it| is_blank(it) || matches!(it, '*' | '_'))
}

fn moved_behind(
    cx: &SegmentContext,
    node: &Node,
    marks: ByteRange,
    before: &str,
    behind: &str,
) -> Option<Vec<Edit>> {
    let next = cx.target.at(ByteRange::new(node.range.end, cx.target.range.end));
    let mark = cx.target.at(marks);
    let first = mark.chars().next()?;
    // A blank before the mark belongs to it where the language has one there.
    let blanks = before.len() - before.trim_end_matches(is_blank).len();
    let has_blank = |profile: &crate::locale::Profile| {
        profile.blank_before.get(&first).is_some_and(|it| *it != Blank::None)
    };
    let keeps = cx.profile().is_some_and(has_blank);
    let blank = ByteRange::new(marks.start - blanks, marks.start);
    let trailing = behind.len() - behind.trim_start_matches(is_blank).len();
    if trailing < behind.len() && trailing > 0 {
        return None;
    }
    let gone = Edit::delete(ByteRange::new(blank.start, marks.end + trailing));
    if next.starts_with(mark) {
        return Some(vec![gone]);
    }
    // Two marks in a row would need a decision.
    if next.trim_start_matches(is_blank).chars().next().and_then(Mark::of).is_some() {
        return None;
    }
    if Mark::of(first).is_some_and(Mark::ends_sentence) && goes_on(next) {
        return None;
    }
    let mut moved = if keeps { cx.target.at(blank).to_owned() } else { String::new() };
    moved.push_str(mark);
    if trailing > 0 && next.starts_with(|it: char| it.is_alphanumeric() || "[*(`".contains(it)) {
        moved.push(' ');
    }
    Some(vec![gone, Edit::insert(node.range.end, moved)])
}

/// Whether the sentence goes on with this text: then its end is no place behind the link, and where
/// it is needs a reader.
pub(super) fn goes_on(text: &str) -> bool {
    let words = text.trim_start_matches(|it: char| is_blank(it) || is_closing(it));
    words.chars().next().is_some_and(|next| {
        let is_apart = text.starts_with(is_blank) && !next.is_lowercase();
        !is_apart
    })
}

const fn is_closing(character: char) -> bool {
    matches!(character, '*' | '_' | ')' | '）' | '"' | '“' | '”' | '»' | '」')
}

fn moved_before(
    cx: &SegmentContext,
    node: &Node,
    marks: ByteRange,
    behind: &str,
) -> Option<Vec<Edit>> {
    let before = cx.target.at(ByteRange::new(cx.target.range.start, node.range.start));
    let words = before.trim_end_matches(is_blank);
    // A mark needs a word to stand behind, and none that has a mark already.
    if !words.ends_with(|it: char| it.is_alphanumeric() || matches!(it, ')' | ']' | '`' | '*')) {
        return None;
    }
    let blanks = behind.len() - behind.trim_start_matches(is_blank).len();
    let has_blank = words.len() < before.len();
    let mut moved = cx.target.at(marks).to_owned();
    if !has_blank && blanks > 0 {
        moved.push(' ');
    }
    let at = node.range.start - (before.len() - words.len());
    let gone = ByteRange::new(marks.start, marks.end + blanks);
    Some(vec![Edit::insert(at, moved), Edit::delete(gone)])
}
