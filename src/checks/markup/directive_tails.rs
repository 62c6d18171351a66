//! Punctuation that a translation added behind a directive on a line of its own.

use memchr::memmem;

use crate::article::ByteRange;
use crate::checks::{Context, Finding};
use crate::diagnostic::{Edit, Fix};

/// What ends a sentence, in any script.
const MARKS: &str = ".,;:!?。，、；：！？．؟،؛۔।";

/// No mark of a sentence has more bytes; a longer tail is no mark.
const LONGEST: usize = 8;

/// The line ends no further behind a directive than this (bytes), where only a mark follows it.
const FARTHEST: usize = 64;

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let text = cx.article.text.as_str();
    let mut behind = 0;
    for at in memmem::find_iter(text.as_bytes(), b":::") {
        if at < behind {
            continue;
        }
        behind = at + 3;
        let Some(end) = line_end(text, behind) else {
            continue;
        };
        let tail = ByteRange::new(behind, end).trimmed(text);
        if is_marks(cx.at(tail)) && ends_directive(text, at) && is_outside(cx, at) {
            findings.push(
                Finding::in_article("markup/directive-trailing-text", tail)
                    .with("text", cx.at(tail))
                    .mended_by(Fix::safe(vec![Edit::delete(ByteRange::new(behind, tail.end))])),
            );
        }
    }
}

/// The end of the line, where it is near.
fn line_end(text: &str, from: usize) -> Option<usize> {
    let near = &text.as_bytes()[from..text.len().min(from + FARTHEST)];
    match memchr::memchr(b'\n', near) {
        None if from + near.len() < text.len() => None,
        found => Some(found.map_or(text.len(), |it| from + it)),
    }
}

fn is_marks(tail: &str) -> bool {
    !tail.is_empty() && tail.len() <= LONGEST && tail.chars().all(|it| MARKS.contains(it))
}

/// Whether the colons at `at` end a directive that is all that stands before them on their line.
fn ends_directive(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let line = text[start..at].trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let line =
        line.trim_start_matches(|it: char| it.is_ascii_digit()).trim_start_matches(['.', ')']);
    line.trim_start().strip_prefix(":::").is_some_and(|it| {
        it.trim_start().starts_with(|it: char| it.is_ascii_alphabetic()) && !it.contains(":::")
    })
}

/// Whether no code and no segment stands at `at`.
fn is_outside(cx: &Context, at: usize) -> bool {
    let holds = |ranges: &[ByteRange]| {
        let next = ranges.partition_point(|it| it.end <= at);
        ranges.get(next).is_some_and(|it| it.start <= at)
    };
    let segments = &cx.article.segments;
    let next = segments.partition_point(|it| it.range.end <= at);
    let in_segment = segments.get(next).is_some_and(|it| it.range.start <= at);
    !in_segment && !holds(&cx.article.code_blocks) && !holds(&cx.article.comments)
}
