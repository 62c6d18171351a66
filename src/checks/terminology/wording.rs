//! Headings, labels and table heads, to be compared across all articles of a run.

use super::inconsistent::has_other_content;
use super::repeats::words;
use crate::article::Block;
use crate::checks::{Finding, SegmentContext};
use crate::digest::short;
use crate::inline::{NodeKind, OBJECT};
use crate::sibling::{Verdict, Wording};

/// A longer text (bytes) is a sentence.
const LONGEST: usize = 120;

/// The next line is not looked for farther away (bytes).
const LONGEST_LINE: usize = 8 * 1024;

/// How a segment is worded, where it is a heading, a label or a table head.
pub fn of(cx: &SegmentContext, number: u32) -> Option<Wording> {
    let written = cx.source.written();
    if written.len() > LONGEST || cx.context.is_source_language() || cx.context.locale.is_none() {
        return None;
    }
    let kind = kind(cx)?;
    let (source, target) = (words(&cx.source_flat().text), words(&cx.target_flat().text));
    // What is not translated is another rule's matter, and code is no wording.
    let is_text = source.bytes().any(|it| it.is_ascii_alphabetic()) && !target.is_empty();
    if !is_text || source == target || cx.source_flat().text.contains(OBJECT) {
        return None;
    }
    let text: String = cx.target_flat().text.trim().chars().take(LONGEST).collect();
    let source = short(format!("{kind}{source}").as_bytes());
    Some(Wording { number, source, target: short(target.as_bytes()), text })
}

/// A finding about a wording that nearly all others do not have, unless it is a form of theirs.
pub fn confirmed(cx: &SegmentContext, number: u32, verdict: &Verdict) -> Option<Finding<'static>> {
    let own = of(cx, number).filter(|it| it.target == verdict.claim.key)?;
    let usual = verdict.usual.as_deref()?;
    if !has_other_content(cx.profile()?, &words(&own.text), &words(usual)) {
        return None;
    }
    let target = cx.segment.target.text.trimmed(cx.target.text);
    let source = cx.segment.source.text.trimmed(cx.source.text);
    let finding = Finding::in_target("terminology/inconsistent", cx, target).and_source(source);
    let finding = finding.with("source", cx.source_flat().text.trim()).with("text", own.text);
    let finding = finding.with("usual", usual).with("count", verdict.agreeing.to_string());
    Some(finding.with("all", verdict.siblings.to_string()))
}

/// What a text is, as far as it is worded by what it is.
fn kind(cx: &SegmentContext) -> Option<char> {
    match cx.segment.place.block {
        Block::Heading => Some('h'),
        Block::TableCell if is_in_head(cx) => Some('t'),
        _ => is_label(cx).then_some('l'),
    }
}

/// Whether all of the source is in bold.
fn is_label(cx: &SegmentContext) -> bool {
    let whole = cx.segment.source.text.trimmed(cx.source.text);
    let first = cx.source.nodes.first();
    first.is_some_and(|it| it.kind == NodeKind::Strong && it.range.contains(whole))
}

/// Whether the line below the cell is the one that divides the head of a table from its body.
fn is_in_head(cx: &SegmentContext) -> bool {
    let bytes = cx.context.article.text.as_bytes();
    let mut rest = bytes.iter().skip(cx.segment.range.end).take(LONGEST_LINE);
    if !rest.any(|it| *it == b'\n') {
        return false;
    }
    let line: Vec<u8> = rest.copied().take_while(|it| *it != b'\n').collect();
    line.contains(&b'-') && line.iter().all(|it| b"|:- \t\r".contains(it))
}
