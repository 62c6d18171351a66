//! Where a comment goes that suppresses a diagnostic of a segment.
//!
//! A comment in the middle of a line is inline HTML and changes nothing around it. At the beginning
//! of a line, or behind the mark of a list item, it would turn the whole line into HTML, so there
//! it gets a line of its own. Where it interrupts a paragraph, it goes to the end of the line
//! before. Which of these leaves the article as it is, is tried.

use super::document::{Look, look};
use super::{Checks, Seen};
use crate::article::{Article, Segment};
use crate::diagnostic::{Diagnostic, Edit};
use crate::fix::apply;
use crate::input::File;

/// What stands where the reason belongs, for somebody to write over.
pub const REASON: &str = "say why here";

/// What puts the comment in; `None` where no place would do.
pub fn edit(checks: &dyn Checks, file: &File, seen: &Seen, it: &Diagnostic) -> Option<Edit> {
    let segment = seen.article.segments.get(it.segment?)?;
    let comment = format!("<!-- bilint-disable-next-segment {} {REASON} -->", it.rule.id);
    candidates(&seen.article, segment, &comment)
        .into_iter()
        .find(|edit| does(checks, file, seen, it, edit))
}

fn candidates(article: &Article, segment: &Segment, comment: &str) -> Vec<Edit> {
    let (text, at) = (article.text.as_str(), segment.range.start);
    let head = text.get(..at).unwrap_or_default();
    let start = head.rfind('\n').map_or(0, |it| it + 1);
    let prefix = head.get(start..).unwrap_or_default();
    let Some(next_line) = continuation(prefix) else {
        return vec![Edit::insert(at, comment)];
    };
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let own_line = Edit::insert(at, format!("{comment}{line_end}{next_line}"));
    let before = head.get(..start).unwrap_or_default().trim_end_matches(['\n', '\r']);
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let is_new = next_line != prefix || last_line.trim_matches([' ', '\t', '>', '\r']).is_empty();
    // A hard break stays at the end of its line.
    let end = before.trim_end_matches([' ', '\t', '\\']).len();
    let line_before = Edit::insert(end, format!(" {comment}"));
    let is_blank_between =
        head.get(before.len()..start).unwrap_or_default().matches('\n').count() > 1;
    if is_new || is_blank_between { vec![own_line] } else { vec![line_before, own_line] }
}

/// What the next line of the same block begins with, where `prefix` holds nothing but the marks of
/// quotes and list items.
fn continuation(prefix: &str) -> Option<String> {
    let mut out = String::with_capacity(prefix.len());
    let mut rest = prefix;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let length = match c {
            ' ' | '\t' | '>' => {
                out.push(c);
                1
            }
            '-' | '*' | '+' => mark(rest, 1)?,
            '0'..='9' if matches!(rest.as_bytes().get(digits), Some(b'.' | b')')) => {
                mark(rest, digits + 1)?
            }
            _ => return None,
        };
        if length > 1 || !matches!(c, ' ' | '\t' | '>') {
            out.push_str(&" ".repeat(length));
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    Some(out)
}

/// The length of a list mark, if blanks follow it.
fn mark(rest: &str, length: usize) -> Option<usize> {
    matches!(rest.as_bytes().get(length), Some(b' ' | b'\t')).then_some(length)
}

/// Whether an edit takes the diagnostic away, and nothing else changes.
fn does(checks: &dyn Checks, file: &File, seen: &Seen, it: &Diagnostic, edit: &Edit) -> bool {
    let text = apply(&seen.article.text, [edit]);
    let Look::Article(_, after) = look(checks, &file.path, &text) else {
        return false;
    };
    let is_it = |other: &&Diagnostic| other.rule.id == it.rule.id && other.segment == it.segment;
    let expected = seen.diagnostics.iter().filter(|it| !is_it(it)).count();
    has_same_form(&seen.article, &after.article)
        && after.article.comments.len() == seen.article.comments.len() + 1
        && after.diagnostics.iter().filter(is_it).count() == 0
        && after.diagnostics.len() == expected
}

/// Whether the segments are the same, in blocks of the same kinds.
fn has_same_form(old: &Article, new: &Article) -> bool {
    old.segments.len() == new.segments.len()
        && old.code_blocks.len() == new.code_blocks.len()
        && old
            .segments
            .iter()
            .zip(&new.segments)
            .all(|(a, b)| old.at(a.range) == new.at(b.range) && a.place == b.place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks_become_blanks_and_quotes_stay() {
        let next = |prefix| continuation(prefix);
        assert_eq!(next("").as_deref(), Some(""));
        assert_eq!(next("1.  ").as_deref(), Some("    "));
        assert_eq!(next("> - ").as_deref(), Some(">   "));
        assert_eq!(next("  * 12) ").as_deref(), Some("        "));
        for text in ["# ", "a ", "1.", "**", "| ", "12", "漢"] {
            assert_eq!(next(text), None, "{text}");
        }
    }
}
