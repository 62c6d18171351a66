//! Edits put into a text.

use crate::article::ByteRange;
use crate::diagnostic::{Edit, Fix, Safety};

/// The text with the edits made. Of edits that overlap the first one counts.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|it| it.range);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let Some(kept) = text.get(at..edit.range.start) else { continue };
        if !text.is_char_boundary(edit.range.end) || edit.range.end < edit.range.start {
            continue;
        }
        out.push_str(kept);
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

impl Fix {
    /// Edits that leave the meaning as it is, whatever was meant.
    pub fn safe(edits: Vec<Edit>) -> Self {
        Self::new(Safety::Safe, edits)
    }

    /// Edits that a person should look at.
    pub fn to_look_at(edits: Vec<Edit>) -> Self {
        Self::new(Safety::Unsafe, edits)
    }

    /// Edits in any order, that do not overlap.
    pub fn new(safety: Safety, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|it| it.range);
        Self { safety, edits }
    }
}

impl Edit {
    /// Takes a range away.
    pub fn delete(range: ByteRange) -> Self {
        Self { range, text: String::new() }
    }

    /// Puts text in before the byte at `at`.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: ByteRange::new(at, at), text: text.into() }
    }

    /// Puts text in the place of a range.
    pub fn replace(range: ByteRange, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_go_in_by_place_and_the_first_of_two_counts() {
        let edits = [
            Edit::insert(5, "!"),
            Edit::delete(ByteRange::new(1, 3)),
            Edit::replace(ByteRange::new(2, 4), "lost"),
        ];
        assert_eq!(apply("abcde", &edits), "ade!");
        assert_eq!(apply("abc", &[Edit::delete(ByteRange::new(1, 9))]), "abc");
        assert_eq!(apply("äb", &[Edit::delete(ByteRange::new(0, 1))]), "äb");
    }
}
