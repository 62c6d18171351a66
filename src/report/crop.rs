//! Cuts text to a number of terminal columns, never through a letter and its marks.

use std::str::Chars;
use std::sync::LazyLock;

use regex::Regex;

use super::visible::{columns, push};
use crate::article::ByteRange;

/// A letter with more marks than this is no letter, and may be cut apart.
const MOST_MARKS: usize = 32;

/// What stands where text was cut away.
pub const fn ellipsis(ascii: bool) -> &'static str {
    if ascii { "..." } else { "…" }
}

/// How many columns [`ellipsis`] takes.
pub const fn ellipsis_columns(ascii: bool) -> usize {
    if ascii { 3 } else { 1 }
}

/// Appends the start of `text`, made visible, in at most `room` columns.
pub fn push_head(text: &str, room: usize, ascii: bool, out: &mut String) {
    let kept = head(text, room, ascii);
    push(kept, ascii, out);
    if kept.len() < text.len() {
        out.push_str(ellipsis(ascii));
    }
}

/// Appends the end of `text`, made visible, in at most `room` columns.
pub fn push_tail(text: &str, room: usize, ascii: bool, out: &mut String) {
    let kept = tail(text, room, ascii);
    if kept.len() < text.len() {
        out.push_str(ellipsis(ascii));
    }
    push(kept, ascii, out);
}

/// The longest start of `text` that fits `room` columns, with an ellipsis where it is not all.
pub fn head(text: &str, room: usize, ascii: bool) -> &str {
    let mut fit = Fit::new(room, ascii);
    let mut at = 0;
    while at < text.len() {
        let end = at + first_cluster(&text[at..]);
        if !fit.takes(&text[at..end], ascii) {
            return &text[..fit.bytes];
        }
        at = end;
    }
    text
}

/// The longest end of `text` that fits `room` columns, with an ellipsis where it is not all.
fn tail(text: &str, room: usize, ascii: bool) -> &str {
    let mut fit = Fit::new(room, ascii);
    let mut at = text.len();
    while at > 0 {
        let start = at - last_cluster(&text[..at]);
        if !fit.takes(&text[start..at], ascii) {
            return &text[text.len() - fit.bytes..];
        }
        at = start;
    }
    text
}

/// `range` moved outwards to where no mark is torn from its letter.
pub fn whole_clusters(text: &str, range: ByteRange) -> ByteRange {
    let torn = text[range.start..].starts_with(is_mark);
    let start = if torn { last_cluster(&text[..range.start]) } else { 0 };
    let end = marks(text[range.end..].chars());
    ByteRange::new(range.start - start, range.end + end)
}

/// Bytes of the letter and its marks at the start of `text`.
pub fn first_cluster(text: &str) -> usize {
    let mut characters = text.chars();
    characters.next().map_or(0, char::len_utf8) + marks(characters)
}

/// Bytes of the marks that come first.
fn marks(characters: Chars) -> usize {
    characters.take(MOST_MARKS).take_while(|&c| is_mark(c)).map(char::len_utf8).sum()
}

/// Bytes of the letter and its marks at the end of `text`.
fn last_cluster(text: &str) -> usize {
    let mut bytes = 0;
    for c in text.chars().rev().take(MOST_MARKS) {
        bytes += c.len_utf8();
        if !is_mark(c) {
            break;
        }
    }
    bytes
}

/// Whether a character belongs to the letter before it: accents, vowel signs, variation selectors,
/// skin tones.
fn is_mark(c: char) -> bool {
    // No text here makes this pattern fail; the tests see that it does not.
    static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\p{M}").ok());
    if c < '\u{300}' {
        return false;
    }
    ('\u{1F3FB}'..='\u{1F3FF}').contains(&c)
        || MARK.as_ref().is_some_and(|mark| mark.is_match(c.encode_utf8(&mut [0; 4])))
}

/// Counts what fits.
struct Fit {
    room: usize,
    /// The room that is left where an ellipsis is needed, too.
    room_for_part: usize,
    used: usize,
    /// How many bytes fit together with an ellipsis.
    bytes: usize,
    seen: usize,
}

impl Fit {
    fn new(room: usize, ascii: bool) -> Self {
        let room_for_part = room.saturating_sub(ellipsis_columns(ascii));
        Self { room, room_for_part, used: 0, bytes: 0, seen: 0 }
    }

    /// Takes one cluster more; false where it does not fit.
    fn takes(&mut self, cluster: &str, ascii: bool) -> bool {
        // Nothing is free, or a line of nothing but marks would never end.
        self.used += columns(cluster, ascii).max(1);
        self.seen += cluster.len();
        if self.used <= self.room_for_part {
            self.bytes = self.seen;
        }
        self.used <= self.room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_fits_stays_whole() {
        assert_eq!(head("abcde", 5, false), "abcde");
        assert_eq!(tail("abcde", 5, false), "abcde");
        assert_eq!(head("", 0, false), "");
    }

    #[test]
    fn room_is_left_for_the_ellipsis() {
        assert_eq!(head("abcdef", 5, false), "abcd");
        assert_eq!(head("abcdef", 5, true), "ab");
        assert_eq!(tail("abcdef", 5, false), "cdef");
    }

    #[test]
    fn columns_are_counted_not_characters() {
        assert_eq!(head("漢字漢字", 6, false), "漢字");
        assert_eq!(tail("漢字漢字", 6, false), "漢字");
        assert_eq!(head("a\u{202E}bc", 9, false), "a");
    }

    #[test]
    fn marks_stay_with_their_letters() {
        let accents = "e\u{301}e\u{301}e\u{301}";
        assert_eq!(head(accents, 2, false), "e\u{301}");
        assert_eq!(tail(accents, 2, false), "e\u{301}");
        // A vowel sign of Devanagari takes a column of its own and still belongs to its letter.
        assert_eq!(first_cluster("की"), "की".len());
        assert_eq!(first_cluster("👋\u{1F3FD}x"), 8);
        assert_eq!(whole_clusters("ae\u{301}b", ByteRange::new(2, 4)), ByteRange::new(1, 4));
        assert_eq!(whole_clusters("ae\u{301}b", ByteRange::new(1, 2)), ByteRange::new(1, 4));
    }

    #[test]
    fn a_heap_of_marks_is_cut() {
        let heap = "\u{301}".repeat(100_000);
        assert!(head(&heap, 10, false).len() < 1_000);
        assert!(tail(&heap, 10, false).len() < 1_000);
    }
}
