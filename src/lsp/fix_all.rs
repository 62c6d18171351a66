//! All safe fixes of a document, as edits of lines: so the cursor stays where it is.

use super::lines::Lines;
use super::protocol::TextEdit;
use super::{Checks, Seen};
use crate::article::ByteRange;
use crate::diagnostic::Safety;
use crate::fix::{self, Checker};
use crate::input::File;

/// What makes the document what `bilint check --fix` would make of it; nothing where that is the
/// same.
pub fn edits(checks: &dyn Checks, file: &File, seen: &Seen, lines: &Lines) -> Vec<TextEdit> {
    let path = file.absolute();
    let checker = Checker { path: &path, below_root: &file.below_root, config: &file.config };
    let text = &seen.article.text;
    let mended = fix::mend(text, &checker, checks.selection(), Safety::Safe);
    let edit = |(range, text): (ByteRange, &str)| TextEdit {
        range: lines.range(range),
        new_text: text.to_owned(),
    };
    mended.map(|it| changed(text, &it.text).into_iter().map(edit).collect()).unwrap_or_default()
}

/// What differs, line by line; fixes neither take nor bring a line end. Where the lines do not
/// match, it is the whole text.
fn changed<'n>(old: &str, new: &'n str) -> Vec<(ByteRange, &'n str)> {
    let (before, after) = (old.split_inclusive('\n'), new.split_inclusive('\n'));
    if before.clone().count() != after.clone().count() {
        return vec![(ByteRange::new(0, old.len()), new)];
    }
    let mut start = 0;
    let mut edits = Vec::new();
    for (old, new) in before.zip(after) {
        if old != new {
            let (range, text) = middle(old, new);
            edits.push((ByteRange::new(start + range.start, start + range.end), text));
        }
        start += old.len();
    }
    edits
}

/// A line without what both have at their beginnings and ends.
fn middle<'n>(old: &str, new: &'n str) -> (ByteRange, &'n str) {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = old.chars().zip(new.chars()).take_while(same).map(|it| it.0.len_utf8()).sum();
    let (old_rest, new_rest) =
        (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let ends = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same);
    let tail: usize = ends.map(|it| it.0.len_utf8()).sum();
    let text = new_rest.get(..new_rest.len() - tail).unwrap_or_default();
    (ByteRange::new(head, old.len() - tail), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Edit;

    #[test]
    fn the_edits_make_the_new_text() {
        let cases = [
            ("a\nb\n", "a\nb\n", 0),
            ("aä\nb\nc", "aö\nb\ncc", 2),
            ("aaa\n", "aa\n", 1),
            ("🚢漢\n", "漢\n", 1),
            ("a\nb", "a", 1),
        ];
        for (old, new, count) in cases {
            let edits = changed(old, new);
            assert_eq!(edits.len(), count, "{old:?}");
            let edits: Vec<Edit> = edits.into_iter().map(|it| Edit::replace(it.0, it.1)).collect();
            assert_eq!(fix::apply(old, &edits), new);
        }
    }
}
