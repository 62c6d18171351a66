//! Marks of half and of full width.

use super::blanks::is_ideographic;
use super::{Aspect, Evidence};

/// Half width.
pub(super) const HALF: &str = "half";
/// Full width.
pub(super) const FULL: &str = "full";

/// The marks in half and in full width.
pub(super) const MARKS: [(char, char); 8] = [
    ('.', '。'),
    (',', '，'),
    (':', '：'),
    (';', '；'),
    ('?', '？'),
    ('!', '！'),
    ('(', '（'),
    (')', '）'),
];

/// Counts the widths of the marks beside ideographs and kana: beside Latin letters half width says
/// nothing.
pub(super) fn count(text: &str, evidence: &mut Evidence) {
    if !text.chars().any(is_ideographic) {
        return;
    }
    for (at, mark) in text.char_indices() {
        let Some(&(half, full)) = MARKS.iter().find(|it| it.0 == mark || it.1 == mark) else {
            continue;
        };
        let is_beside = touches(&text[..at], &text[at + mark.len_utf8()..], half);
        if mark == full {
            evidence.add(Aspect::Width(half), FULL);
        } else if is_beside {
            evidence.add(Aspect::Width(half), HALF);
        }
    }
}

/// Whether a mark stands at an ideograph, on either side for a bracket, with or without a blank.
fn touches(before: &str, behind: &str, half: char) -> bool {
    let before = before.trim_end().chars().next_back().is_some_and(is_ideographic);
    let behind = behind.trim_start().chars().next().is_some_and(is_ideographic);
    before || behind && matches!(half, '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_width_counts_beside_ideographs_only() {
        let mut evidence = Evidence::default();
        count("港口 (Port) 開放：是。Harbor (Desk), 碼頭:", &mut evidence);
        let of = |mark, width| evidence.tally(Aspect::Width(mark)).of(width);
        assert_eq!((of('(', HALF), of('(', FULL)), (1, 0));
        assert_eq!((of(')', HALF), of(',', HALF)), (1, 0));
        assert_eq!((of(':', HALF), of(':', FULL), of('.', FULL)), (1, 1, 1));
        let mut latin = Evidence::default();
        count("Der Hafen (Port): ja.", &mut latin);
        assert_eq!(latin, Evidence::default());
    }
}
